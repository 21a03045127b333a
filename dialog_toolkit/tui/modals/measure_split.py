"""A measure made into several: their titles, and which idea goes to which."""

from collections.abc import Callable, Mapping, Sequence

from rich.text import Text
from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from dialog_toolkit.domain.measure import Part
from dialog_toolkit.errors import DialogError
from dialog_toolkit.i18n import N_, _
from dialog_toolkit.language.cleaning import clean
from dialog_toolkit.tui.base import LocalizedModal, Words
from dialog_toolkit.tui.fields import TextBox
from dialog_toolkit.tui.modals.measure_edit import ACTIONS as ACTIONS  # ctrl+g keeps here too
from dialog_toolkit.tui.widgets.key_line import KeyLine
from dialog_toolkit.tui.widgets.virtual_table import Column, VirtualTable

DIGITS = "123456789"


class SplitModal(LocalizedModal[bool]):
    """Titles of the parts, one a line; below the ideas: a digit gives the one under the cursor to that part.

    Enter among the ideas, or ctrl+g, splits. Ideas that nobody gave away go to the first part.

    Parameters
    ----------
    ideas: texts of the measure's ideas by id.
    split: called with the parts; a DialogError it raises is shown and the window stays.
    """

    HELP = N_(
        "Write the titles of the parts, one a line; Tab goes to the ideas. There 1 to 9 give the idea under the cursor "
        "to a part, and Enter splits the measure; so does ctrl+g. The whole one stays as merged; undo brings it back."
    )
    AUTO_FOCUS = "TextBox"
    DEFAULT_CSS = """
    SplitModal TextBox { height: 6; }
    SplitModal VirtualTable { background: $surface; height: 1fr; }
    SplitModal #refused { color: $text-warning; height: auto; }
    """

    def __init__(self, title: str, ideas: Mapping[str, str], split: Callable[[Sequence[Part]], object]) -> None:
        super().__init__()
        self.measure_title = title
        self.ideas = tuple(ideas.items())
        self.split = split
        self.part_of = dict.fromkeys(ideas, 1)

    def compose(self) -> ComposeResult:
        with Vertical(classes="window tall wide"):
            yield Words(N_("Titles of the parts, one a line"), classes="heading")
            yield TextBox(self.measure_title + "\n")
            yield Words(N_("1 to 9 give the idea under the cursor to a part; Enter there splits."), classes="quiet")
            yield VirtualTable([Column(N_("Part"), 6), Column(N_("Idea"), 16), Column(N_("Text"), 0)])
            yield Static(id="refused", markup=False)
            yield KeyLine()

    def on_mount(self) -> None:
        """Show the ideas; the cursor goes to the line of the second title."""
        box = self.query_one(TextBox)
        box.move_cursor(box.document.end)
        self.query_one(VirtualTable).show_rows(len(self.ideas), self._rows)

    def _rows(self, start: int, length: int) -> list[tuple[str, ...]]:
        return [(str(self.part_of[id]), id, text) for id, text in self.ideas[start : start + length]]

    @property
    def titles(self) -> list[str]:
        """The titles that are written."""
        return [line.strip() for line in self.query_one(TextBox).text.splitlines() if line.strip()]

    def on_key(self, event: events.Key) -> None:
        """A digit gives the idea under the cursor to a part, and the cursor goes on."""
        table = self.query_one(VirtualTable)
        if table.has_focus and event.key in DIGITS[: len(self.titles)] and self.ideas:
            event.stop()
            self.part_of[self.ideas[table.cursor][0]] = int(event.key)
            table.retranslate()
            table.action_move(1)

    @on(VirtualTable.Chosen)
    def _chosen(self, event: VirtualTable.Chosen) -> None:
        event.stop()
        self.action_keep()

    def action_keep(self) -> None:
        """Split; a refusal is told here and nothing typed is lost."""
        parts = [
            Part(title, tuple(id for id, _text in self.ideas if self.part_of[id] == number))
            for number, title in enumerate(self.titles, 1)
        ]
        try:
            self.split(parts)
        except DialogError as fault:
            self.query_one("#refused", Static).update(Text(clean(_(fault.message).format(**fault.facts))))
            return
        self.dismiss(True)
