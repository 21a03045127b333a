"""A question before what cannot be undone. Everything else is done at once and can be taken back."""

from collections.abc import Mapping

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Button, Static

from dialog_toolkit.i18n import N_, _
from dialog_toolkit.language.cleaning import clean
from dialog_toolkit.tui.base import LocalizedModal, Words
from dialog_toolkit.tui.widgets.key_line import KeyLine


class YesNoModal(LocalizedModal[bool]):
    """Something shown over two buttons: `act` (message id) goes on, the other one and Esc leave all as it is."""

    act = ""

    def buttons(self) -> ComposeResult:
        """The two buttons and the line of keys."""
        with Horizontal(classes="buttons"):
            yield Button(id="yes", variant="warning")
            yield Button(id="no")
        yield KeyLine()

    def on_mount(self) -> None:
        """Name the buttons."""
        self.retranslate()

    def retranslate(self) -> None:
        """Name the buttons in the current language."""
        self.query_one("#yes", Button).label = _(self.act)
        self.query_one("#no", Button).label = _("Leave as it is")

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Give the answer."""
        self.dismiss(event.button.id == "yes")


class ShownModal(YesNoModal):
    """A text to read before one says yes; Esc is no.

    Parameters
    ----------
    title, act: message ids of the heading and of the button that goes on.
    text: what is read, never markup.
    """

    HELP = N_("Arrows scroll the text; Tab goes from button to button, Enter presses one. Esc changes nothing.")
    AUTO_FOCUS = "VerticalScroll"

    def __init__(self, title: str, act: str, text: str) -> None:
        super().__init__()
        self.window_title = title
        self.act = act
        self.text = text

    def compose(self) -> ComposeResult:
        with Vertical(classes="window tall"):
            yield Words(self.window_title, classes="heading")
            with VerticalScroll():
                yield Static(Text(clean(self.text, limit=200_000)), id="text", markup=False)
            yield from self.buttons()


class ConfirmModal(YesNoModal):
    """Yes or no; Esc is no. The question names the thing, the button names the act.

    Parameters
    ----------
    question: message id with ``{named}`` places, filled from `facts`.
    act: message id of the button that goes on.
    """

    HELP = N_("Tab goes from button to button, Enter presses one. Esc leaves everything as it is.")
    AUTO_FOCUS = "#no"

    def __init__(self, question: str, act: str, facts: Mapping[str, object] | None = None) -> None:
        super().__init__()
        self.question = question
        self.act = act
        self.facts = facts

    def compose(self) -> ComposeResult:
        with Vertical(classes="window"):
            yield Words(self.question, self.facts)
            yield from self.buttons()
