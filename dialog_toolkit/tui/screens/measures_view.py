"""The panes of the drafting table: the list, or one measure with its fields and what the checks found in it."""

from collections.abc import Mapping

from textual import on
from textual.app import ComposeResult
from textual.containers import Container, Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from dialog_toolkit.domain.measure import Finding, Measure, MeasureReport
from dialog_toolkit.i18n import N_
from dialog_toolkit.language.cleaning import clean
from dialog_toolkit.services.measure_board import Board
from dialog_toolkit.tui.drafting import fields, findings, listed
from dialog_toolkit.tui.drafting.findings import Line
from dialog_toolkit.tui.widgets.virtual_table import Column, VirtualTable

LISTED = (
    Column("", 2), Column(N_("No."), 5), Column(N_("Title"), 0),
    *(Column(principle, 2) for principle in listed.PRINCIPLES),
    Column(N_("Lead"), 12), Column(N_("Deadline"), 12, from_width=70),
)  # fmt: skip
FIELDS = (Column(N_("Field"), 16), Column("", 10, from_width=50), Column(N_("Value"), 0))
SIGNS = 5
FOUND = (Column("", SIGNS), Column(N_("Principles"), 0))
PANES = ("list", "fields", "found")


class DraftingTable(Container):
    """The list of measures, or one of them. `is_one` says which; the list's cursor says which measure it is."""

    DEFAULT_CSS = """
    DraftingTable { layout: horizontal; height: 1fr; border-top: solid $border-blurred; }
    DraftingTable #left { width: 1fr; }
    DraftingTable #fields, DraftingTable #found { display: none; }
    DraftingTable #said { height: 5; padding: 0 1; border-top: solid $border-blurred; }
    DraftingTable.-one #list { display: none; }
    DraftingTable.-one #fields, DraftingTable.-one #found { display: block; }
    DraftingTable.-one #said { height: 9; }
    DraftingTable #found { width: 40%; height: 1fr; border-left: solid $border-blurred; }
    """

    class Turned(Message):
        """Another measure, or another pane, is in front."""

    def __init__(self) -> None:
        super().__init__()
        self.board: Board | None = None
        self.reports: Mapping[str, MeasureReport] = {}
        self.lines: tuple[Line, ...] = ()

    def compose(self) -> ComposeResult:
        with Vertical(id="left"):
            yield VirtualTable(LISTED, id="list")
            yield VirtualTable(FIELDS, id="fields")
            with VerticalScroll(id="said", can_focus=False):
                yield Static(id="whole", markup=False)
        yield VirtualTable(FOUND, id="found")

    def pane(self, name: str) -> VirtualTable:
        """One of `PANES`."""
        return self.query_one(f"#{name}", VirtualTable)

    @property
    def is_one(self) -> bool:
        """Whether one measure is shown, not the list."""
        return self.has_class("-one")

    @property
    def measure(self) -> Measure | None:
        """The measure under the cursor of the list, or shown."""
        place = self.pane("list").cursor
        return self.board.measures[place] if self.board and 0 <= place < len(self.board.measures) else None

    @property
    def report(self) -> MeasureReport | None:
        """What the checks found in it, None while that is not known."""
        return self.reports.get(self.measure.id) if self.measure else None

    @property
    def field(self) -> str:
        """The field under the cursor while fields have the focus; of a finding the one it is about; else ""."""
        measure = self.measure
        if measure is None or not self.is_one:
            return ""
        if self.pane("found").has_focus:
            return self.finding.field if self.finding else ""
        names = fields.fields_of(measure)
        place = self.pane("fields").cursor
        return names[place] if 0 <= place < len(names) else ""

    @property
    def finding(self) -> Finding | None:
        """The finding under the cursor; while the fields have the focus, the first not met of the field."""
        if not self.is_one or self.report is None:
            return None
        if self.pane("found").has_focus:
            line = self.line
            return line.item.finding if line else None
        of_field = [found for found in self.report.findings if found.field == self.field]
        return min(of_field, key=lambda found: ("not_met", "for_a_person", "met").index(found.stands), default=None)

    @property
    def line(self) -> Line | None:
        """The line under the cursor on the right side."""
        place = self.pane("found").cursor
        return self.lines[place] if 0 <= place < len(self.lines) else None

    def turn_to(self, pane: str) -> None:
        """Give the focus to a pane; the list closes the measure, the others open it."""
        opens = pane != "list" and not self.is_one
        self.set_class(pane != "list", "-one")
        if opens:
            self.show_measure(0)
            self.call_after_refresh(self.show_found)  # only now it is known how wide the right side is
        self.pane(pane).focus()
        self._tell()
        self.post_message(self.Turned())

    def turn(self, by: int) -> None:
        """Give the focus to the next pane, or the one before."""
        now = next((place for place, name in enumerate(PANES) if self.pane(name).has_focus), 0)
        self.turn_to(PANES[(now + by) % len(PANES)])

    def show(self, board: Board, reports: Mapping[str, MeasureReport], to: str = "") -> None:
        """Show the measures anew; the cursor stays on the same one, or goes to that of id `to`."""
        wanted = to or (self.measure.id if self.measure else "")
        before = self.pane("list").cursor
        self.board, self.reports = board, reports
        places = {measure.id: place for place, measure in enumerate(board.measures)}
        cursor = places.get(wanted, min(before, max(0, len(places) - 1)))
        self.pane("list").show_rows(len(places), self._rows, cursor)
        if self.is_one:
            self.show_measure(self.pane("fields").cursor if wanted in places else 0)
        self._tell()

    def show_measure(self, cursor: int) -> None:
        """Show the fields of the measure and what was found in it; the cursor on one of the fields."""
        measure, board = self.measure, self.board
        if measure is None or board is None:
            return
        rows = [fields.row(board, measure, name) for name in fields.fields_of(measure)]
        self.pane("fields").show_rows(
            len(rows), lambda start, length: rows[start : start + length], min(cursor, len(rows) - 1)
        )
        self.show_found()

    def show_found(self) -> None:
        """Show what was found; the cursor stays where it is if it can."""
        measure, board, table = self.measure, self.board, self.pane("found")
        if measure is None or board is None:
            return
        found = list(findings.items(board, measure, self.report))
        self.lines = findings.lines(found, table.size.width - SIGNS - 3)
        rows = [(line.sign, line.text) for line in self.lines]
        place = min(table.cursor, max(0, len(rows) - 1))
        table.show_rows(len(rows), lambda start, length: rows[start : start + length], place)

    def checked(self, id: str) -> None:
        """The checks looked at a measure: show it where it is seen."""
        self.pane("list").retranslate()
        if self.is_one and self.measure is not None and self.measure.id == id:
            self.show_found()

    def retranslate(self) -> None:
        """Say everything in the current language."""
        if self.board is not None:
            self.show(self.board, self.reports)

    def on_resize(self) -> None:
        """Lines on the right side are as long as it is wide."""
        if self.is_one:
            self.call_after_refresh(self.show_found)

    def _rows(self, start: int, length: int) -> list[tuple[str, ...]]:
        board = self.board
        if board is None:
            return []
        return [listed.row(board, measure, self.reports) for measure in board.measures[start : start + length]]

    @on(VirtualTable.Moved)
    def _moved(self, event: VirtualTable.Moved) -> None:
        event.stop()
        self._tell()
        self.post_message(self.Turned())

    def _tell(self) -> None:
        measure, board = self.measure, self.board
        text = ""
        if measure is not None and board is not None:
            if not self.is_one:
                text = "\n".join(listed.in_short(board, measure))
            elif self.pane("found").has_focus and self.line is not None:
                text = self.line.item.text
            else:
                text = fields.in_full(board, measure, self.field)
        self.query_one("#whole", Static).update(Content(clean(text, limit=60_000)))
        self.query_one("#said", VerticalScroll).scroll_home(animate=False)
