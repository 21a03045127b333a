"""A text to read, and a line to type."""

from collections.abc import Callable

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Input, Static

from dialog_toolkit.i18n import N_
from dialog_toolkit.language.cleaning import clean
from dialog_toolkit.tui.base import LocalizedModal, Words
from dialog_toolkit.tui.fields import TextField
from dialog_toolkit.tui.widgets.key_line import KeyLine


class ReadModal(LocalizedModal[None]):
    """A text to read and scroll.

    Parameters
    ----------
    title: message id.
    text: makes the text in the current language; it may hold what participants said and is never markup.
    """

    HELP = N_("A text to read: arrows and PgUp, PgDn scroll it, Esc closes it.")

    def __init__(self, title: str, text: Callable[[], str]) -> None:
        super().__init__()
        self.window_title = title
        self.text = text

    def compose(self) -> ComposeResult:
        with Vertical(classes="window tall"):
            yield Words(self.window_title, classes="heading")
            with VerticalScroll():
                yield Static(id="text", markup=False)
            yield KeyLine()

    def on_mount(self) -> None:
        """Show the text."""
        self.retranslate()

    def retranslate(self) -> None:
        """Show the text in the current language."""
        self.query_one("#text", Static).update(Text(clean(self.text(), limit=200_000)))


class AskModal(LocalizedModal[str]):
    """A line to type. Enter gives it back without blanks around it, Esc gives None.

    Parameters
    ----------
    title, hint: message ids of the question and of what the empty field shows.
    blank: whether an empty line is an answer too ("").
    """

    HELP = N_("Type and press Enter, or Esc to leave everything as it is.")

    def __init__(self, title: str, *, hint: str = "", value: str = "", blank: bool = False) -> None:
        super().__init__()
        self.window_title = title
        self.hint = hint
        self.value = value
        self.blank = blank

    def compose(self) -> ComposeResult:
        with Vertical(classes="window"):
            yield Words(self.window_title, classes="heading")
            yield TextField(self.value, hint=self.hint)
            yield KeyLine()

    @on(Input.Submitted)
    def _answer(self, event: Input.Submitted) -> None:
        event.stop()
        if event.value.strip() or self.blank:
            self.dismiss(event.value.strip())
