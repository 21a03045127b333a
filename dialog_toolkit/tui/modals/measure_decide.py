"""A decision with its reason: a state, an opinion, a verdict over a check's."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rich.text import Text
from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Static

from dialog_toolkit.errors import DialogError
from dialog_toolkit.i18n import N_, _
from dialog_toolkit.language.cleaning import clean
from dialog_toolkit.tui.base import LocalizedModal, Words
from dialog_toolkit.tui.drafting.words import PLAIN
from dialog_toolkit.tui.fields import TextField
from dialog_toolkit.tui.widgets.key_line import KeyLine
from dialog_toolkit.tui.widgets.virtual_table import Column, VirtualTable

KEYS = {"up": -1, "down": 1}
CHOSEN, NOT_CHOSEN = "●", "○"


@dataclass(frozen=True)
class Way:
    """Something that can be decided: its id and what it is called, as shown."""

    id: str
    name: str


@dataclass(frozen=True)
class Decided:
    """What was decided, why, and in whose name ("" is one's own)."""

    id: str
    reason: str = ""
    by: str = ""


class DecideModal(LocalizedModal[bool]):
    """Options and a reason. Arrows choose, Enter goes on and in the last field keeps it; Esc leaves all as it is.

    Parameters
    ----------
    title: message id of the question.
    about: what it is about, as shown; it may hold what people wrote.
    options: what there is to decide, the first chosen.
    keep: called with the decision; a DialogError it raises is shown and the window stays.
    by: whether it can be said in another's name.
    """

    HELP = N_("↑ and ↓ choose. Type the reason; Enter keeps the decision, Esc leaves everything as it is.")
    AUTO_FOCUS = "#reason"
    DEFAULT_CSS = """
    DecideModal VirtualTable { background: $surface; height: auto; max-height: 7; }
    DecideModal #refused { color: $text-warning; height: auto; }
    """

    def __init__(
        self, title: str, about: str, options: Sequence[Way], keep: Callable[[Decided], object], *, by: bool = False
    ) -> None:
        super().__init__()
        self.window_title = title
        self.about = about
        self.options = tuple(options)
        self.keep = keep
        self.by = by

    def compose(self) -> ComposeResult:
        with Vertical(classes="window"):
            yield Words(self.window_title, classes="heading")
            yield Words(PLAIN, {"text": self.about}, classes="quiet")
            table = VirtualTable([Column("", 1), Column(N_("↑ ↓ choose"), 0)])
            table.styles.height = len(self.options) + 1
            yield table
            yield TextField(hint=N_("Why"), id="reason")
            if self.by:
                yield TextField(hint=N_("Whose opinion, if not yours: an institution"), id="by")
            yield Static(id="refused", markup=False)
            yield KeyLine()

    def on_mount(self) -> None:
        """Show the options."""
        table = self.query_one(VirtualTable)
        table.show_rows(len(self.options), self._rows)

    def _rows(self, start: int, length: int) -> list[tuple[str, str]]:
        cursor = self.query_one(VirtualTable).cursor
        return [
            (CHOSEN if place == cursor else NOT_CHOSEN, option.name)
            for place, option in list(enumerate(self.options))[start : start + length]
        ]

    def on_key(self, event: events.Key) -> None:
        """Arrows choose while one types."""
        if event.key in KEYS and isinstance(self.focused, TextField):
            event.stop()
            self.query_one(VirtualTable).action_move(KEYS[event.key])

    @on(VirtualTable.Moved)
    def _moved(self) -> None:
        self.query_one(VirtualTable).retranslate()

    @on(VirtualTable.Chosen)
    def _chosen(self) -> None:
        self.query_one("#reason", TextField).focus()

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        if self.by and event.input.id == "reason":
            self.query_one("#by", TextField).focus()
            return
        by = self.query_one("#by", TextField).value if self.by else ""
        option = self.options[self.query_one(VirtualTable).cursor]
        decided = Decided(option.id, self.query_one("#reason", TextField).value.strip(), by.strip())
        try:
            self.keep(decided)
        except DialogError as fault:
            self.query_one("#refused", Static).update(Text(clean(_(fault.message).format(**fault.facts))))
            self.query_one("#reason", TextField).focus()
            return
        self.dismiss(True)
