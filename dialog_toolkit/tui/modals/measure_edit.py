"""A field of a measure to write, with what the checks say of it while one types."""

from collections.abc import Callable, Sequence

from rich.text import Text
from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Input, Static, TextArea

from dialog_toolkit.errors import DialogError
from dialog_toolkit.i18n import N_, _
from dialog_toolkit.language.cleaning import clean
from dialog_toolkit.tui.actions import MODAL, Action
from dialog_toolkit.tui.base import LocalizedModal, Words
from dialog_toolkit.tui.drafting.words import PLAIN
from dialog_toolkit.tui.fields import TextBox, TextField
from dialog_toolkit.tui.widgets.key_line import KeyLine

PAUSE = 0.2
"""Seconds without a key after which the checks look at the text."""

ACTIONS = (
    Action("modal.keep", N_("Keep"), ("ctrl+g",), frozenset({MODAL}), in_footer=True, in_palette=False,
           help=N_("Keep what is written in the field.")),
)  # fmt: skip


class Prose(TextBox):
    """Several lines to type in; where a text is one whole, Enter keeps it.

    Parameters
    ----------
    enter_keeps: False where each line is a part of its own.
    """

    DEFAULT_CSS = """
    Prose, Prose:focus { height: 8; border: tall $border; background: $surface; padding: 0 1; }
    """

    class Entered(Message):
        """Enter."""

    def __init__(self, text: str, *, enter_keeps: bool) -> None:
        super().__init__(text)
        self.enter_keeps = enter_keeps

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "enter" and self.enter_keeps:
            event.stop()
            event.prevent_default()
            self.post_message(self.Entered())


class EditModal(LocalizedModal[bool]):
    """One field. Enter, or ctrl+g where each line is a part, keeps it and gives True; Esc leaves it as it was.

    Parameters
    ----------
    title, hint: message ids of the field's name and of how it is written.
    text: what stands in the field.
    line, parts: whether it is one line; whether each line is a part.
    judge: what to say under the field about a text, in lines; called when the typing pauses.
    keep: called with the text to keep; a DialogError it raises is shown and the window stays.
    """

    HELP = N_(
        "Write the field; below stands what the checks say of it as it is now. Enter keeps it; where each line is a "
        "part, Enter begins a new line and ctrl+g keeps all. Esc closes; what was typed is there when you come back."
    )
    AUTO_FOCUS = "TextField, Prose"
    DEFAULT_CSS = """
    EditModal #found { height: auto; max-height: 8; margin-top: 1; }
    """

    def __init__(
        self, title: str, text: str, *, hint: str = "", line: bool = False, parts: bool = False,
        judge: Callable[[str], Sequence[str]], keep: Callable[[str], object],
    ) -> None:  # fmt: skip
        super().__init__()
        self.window_title = title
        self.hint = hint
        self.text = text
        self.line = line
        self.parts = parts
        self.judge = judge
        self.keep = keep
        self._soon: Timer | None = None

    def compose(self) -> ComposeResult:
        with Vertical(classes="window wide"):
            yield Words(self.window_title, classes="heading")
            if self.hint:
                yield Words(self.hint, classes="quiet")
            yield TextField(self.text) if self.line else Prose(self.text, enter_keeps=not self.parts)
            yield Static(id="found", markup=False)
            yield KeyLine()

    def on_mount(self) -> None:
        """Say at once what the checks found; the cursor goes to the end."""
        for field in self.query(Prose):
            field.move_cursor(field.document.end)
        self.look()

    def retranslate(self) -> None:
        """Say it in the current language."""
        self.look()

    @on(Input.Changed)
    def _typed_line(self, event: Input.Changed) -> None:
        event.stop()
        self._typed(event.value)

    @on(TextArea.Changed)
    def _typed_text(self, event: TextArea.Changed) -> None:
        event.stop()
        self._typed(event.text_area.text)

    def _typed(self, text: str) -> None:
        if text == self.text:
            return
        self.text = text
        if self._soon is not None:
            self._soon.stop()
        self._soon = self.set_timer(PAUSE, self.look)

    def look(self) -> None:
        """Have the text looked at, and say what was found."""
        self._say(self.judge(self.text))

    def _say(self, lines: Sequence[str]) -> None:
        self.query_one("#found", Static).update(Text(clean("\n".join(lines), limit=6_000)))

    @on(Input.Submitted)
    @on(Prose.Entered)
    def _entered(self, event: Message) -> None:
        event.stop()
        self.action_keep()

    def action_keep(self) -> None:
        """Keep it; a refusal is told here and nothing typed is lost."""
        for field in self.query(TextField):
            self.text = field.value
        for box in self.query(Prose):
            self.text = box.text
        try:
            self.keep(self.text)
        except DialogError as fault:
            hint = _(fault.hint).format(**fault.facts) if fault.hint else ""
            self._say(["⚠ " + _(fault.message).format(**fault.facts), hint])
            return
        self.dismiss(True)


class WordingModal(LocalizedModal[str]):
    """A wording that a check suggests. Enter gives it back, to be finished in the field; Esc gives None.

    Parameters
    ----------
    found: what the check found.
    wording: the text; … stands where only a person can say.
    takes: whether it can go into a field; else it is advice.
    """

    HELP = N_("A wording to start from. … stands where only you can say. Enter takes it into the field to be finished.")
    AUTO_FOCUS = "TakeIt"

    def __init__(self, found: str, wording: str, *, takes: bool) -> None:
        super().__init__()
        self.found = found
        self.wording = wording
        self.takes = takes

    def compose(self) -> ComposeResult:
        with Vertical(classes="window wide"):
            yield Words(N_("Suggested wording"), classes="heading")
            yield Words(PLAIN, {"text": self.found}, classes="quiet")
            yield TakeIt(self.wording)
            yield Words(N_("Enter takes it into the field.") if self.takes else N_("Advice only: Esc closes."))
            yield KeyLine()

    def on_key(self, event: events.Key) -> None:
        """Enter takes it."""
        if event.key == "enter" and self.takes:
            event.stop()
            self.dismiss(self.wording)


class TakeIt(Static, can_focus=True):
    """The wording, where Enter is pressed."""

    DEFAULT_CSS = """
    TakeIt { height: auto; margin: 1 0; padding: 0 1; background: $panel; }
    """

    def __init__(self, wording: str) -> None:
        super().__init__("", markup=False)
        self.wording = wording

    def on_mount(self) -> None:
        """Show it."""
        self.update(Text(clean(self.wording)))
