"""What a measure answers: the ideas, with the circle and the region each was said in."""

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Static

from dialog_toolkit.domain.measure import Measure
from dialog_toolkit.i18n import N_
from dialog_toolkit.language.cleaning import clean
from dialog_toolkit.services.measure_board import Board
from dialog_toolkit.tui.base import LocalizedModal, Words
from dialog_toolkit.tui.drafting import evidence
from dialog_toolkit.tui.drafting.listed import answers
from dialog_toolkit.tui.drafting.words import PLAIN, flat
from dialog_toolkit.tui.widgets.key_line import KeyLine
from dialog_toolkit.tui.widgets.virtual_table import Column, VirtualTable


class EvidenceModal(LocalizedModal[str]):
    """Every idea of the measure on a line; the one under the cursor in full. Enter gives its id, to go to it."""

    HELP = N_("The ideas this measure answers. Arrows move, Enter goes to the idea among all ideas, Esc closes.")
    AUTO_FOCUS = "VirtualTable"
    DEFAULT_CSS = """
    EvidenceModal VirtualTable { background: $surface; }
    EvidenceModal #said { height: 7; border-top: solid $border-blurred; }
    """

    def __init__(self, board: Board, measure: Measure) -> None:
        super().__init__()
        self.board = board
        self.measure = measure
        self.ideas = evidence.ideas_of(measure)

    def compose(self) -> ComposeResult:
        with Vertical(classes="window tall wide"):
            yield Words(PLAIN, {"text": flat(self.measure.title)}, classes="heading")
            yield Words("", id="counts", classes="quiet")
            yield VirtualTable([Column("", 2), Column(N_("Idea"), 20), Column(N_("Region"), 10, from_width=70),
                                Column(N_("Text"), 0)])  # fmt: skip
            with VerticalScroll(id="said", can_focus=False):
                yield Static(id="whole", markup=False)
            yield KeyLine()

    def on_mount(self) -> None:
        """Show the ideas."""
        self.query_one(VirtualTable).show_rows(len(self.ideas), self._rows)
        self.retranslate()

    def retranslate(self) -> None:
        """Say it in the current language."""
        self.query_one("#counts", Words).say(PLAIN, text=answers(self.board, self.measure))
        self._tell(self.query_one(VirtualTable).cursor)

    def _rows(self, start: int, length: int) -> list[tuple[str, ...]]:
        return [evidence.row(self.board, self.measure, id) for id in self.ideas[start : start + length]]

    @on(VirtualTable.Moved)
    def _moved(self, event: VirtualTable.Moved) -> None:
        event.stop()
        self._tell(event.place)

    @on(VirtualTable.Chosen)
    def _chosen(self, event: VirtualTable.Chosen) -> None:
        event.stop()
        self.dismiss(self.ideas[event.place])

    def _tell(self, place: int) -> None:
        told = evidence.in_full(self.board, self.ideas[place]) if 0 <= place < len(self.ideas) else ""
        self.query_one("#whole", Static).update(Text(clean(told, limit=30_000)))
