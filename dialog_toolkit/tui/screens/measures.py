"""Measures: what could be done, drafted from the themes, to be written, checked and agreed."""

import asyncio
from collections.abc import Callable

from textual import on, work
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from dialog_toolkit.domain.measure import Measure, MeasureReport
from dialog_toolkit.domain.review import Overrule
from dialog_toolkit.errors import DialogError
from dialog_toolkit.i18n import N_, _
from dialog_toolkit.services import measure_acts, measure_board, measure_history, measures, writing_help
from dialog_toolkit.services.measure_acts import Undone
from dialog_toolkit.services.measure_board import Board, Ground
from dialog_toolkit.services.projects import Project
from dialog_toolkit.tui.base import Words
from dialog_toolkit.tui.drafting import history, listed
from dialog_toolkit.tui.drafting.words import flat
from dialog_toolkit.tui.modals.measure_evidence import EvidenceModal
from dialog_toolkit.tui.modals.text import AskModal, ReadModal
from dialog_toolkit.tui.screens.measures_help import HelpedScreen
from dialog_toolkit.tui.screens.measures_keys import ACTIONS as ACTIONS
from dialog_toolkit.tui.screens.measures_keys import OF_MEASURE, WRITES
from dialog_toolkit.tui.screens.measures_view import DraftingTable
from dialog_toolkit.tui.widgets.key_line import KeyLine
from dialog_toolkit.tui.widgets.top_line import TopLine
from dialog_toolkit.tui.widgets.virtual_table import VirtualTable

Looked = tuple[Measure, tuple[Overrule, ...], MeasureReport]
"""A measure and what people decided over its checks, with what the checks then found."""


class MeasuresScreen(HelpedScreen):
    """The drafting table: a list of measures, and one measure with its fields, checks and opinions."""

    CONTEXT = "measures"
    HELP = N_(
        "Candidate measures. ~ suggested by the machine, ○ a draft, ◐ in review, ● agreed, ⇒ merged, × rejected; "
        "P1–P4: ✓ met, ✗ not met, ? for a person to judge, * a person decided. In brackets: only suggested. Enter "
        "opens a measure and edits a field; Tab goes on to what the checks found."
    )
    AUTO_FOCUS = "#list"
    DEFAULT_CSS = """
    MeasuresScreen #state { height: auto; max-height: 2; padding: 0 1; color: $text-muted; }
    MeasuresScreen #empty { display: none; height: 1fr; content-align: center middle; color: $text-muted; }
    MeasuresScreen.-narrow DraftingTable { layout: vertical; }
    MeasuresScreen.-narrow #left { width: 100%; height: 1fr; }
    MeasuresScreen.-narrow .-one #said { height: 4; }
    MeasuresScreen.-narrow #found {
        width: 100%; height: 7; border-left: none; border-top: solid $border-blurred;
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self.ground: Ground | None = None
        self.board: Board | None = None
        self.looked: dict[str, Looked] = {}
        self.wish = ""

    def compose(self) -> ComposeResult:
        yield TopLine(N_("Measures"))
        yield Static(id="state", markup=False)
        yield DraftingTable()
        yield Words(N_("There are no measures yet. d drafts them from the themes, n writes one by hand."), id="empty")
        yield KeyLine()

    @property
    def table(self) -> DraftingTable:
        """The panes."""
        return self.query_one(DraftingTable)

    @property
    def in_hand(self) -> tuple[Board, Measure] | None:
        """What was read, and the measure under the cursor."""
        measure = self.table.measure if self.is_mounted else None
        return (self.board, measure) if self.board is not None and measure is not None else None

    # -- showing -----------------------------------------------------------------------------------------------------

    def on_screen_resume(self) -> None:
        """Look at the project anew each time the screen comes to the front."""
        if self.dialog.has_project:
            self.ground = measure_board.ground(self.dialog.project)
            self.changed(self.wish)
            self.wish = ""

    def show_measure(self, id: str) -> None:
        """Put the cursor on a measure."""
        self.wish = id
        if self.is_attached and self.ground is not None:
            self.changed(id)
            self.wish = ""

    def changed(self, to: str = "") -> None:
        """Read the measures anew and show them; the checks look at those that changed."""
        if self.ground is None:
            return
        self.board = measure_board.board(self.dialog.project, self.ground)
        old = self.looked
        self.looked = {
            m.id: old[m.id]
            for m in self.board.measures
            if m.id in old and old[m.id][:2] == (m, self.board.review(m.id).overrules)
        }
        nothing = not self.board.measures
        self.query_one("#empty").display = nothing
        self.table.display = not nothing
        shown = self.table.measure.id if self.table.is_one and self.table.measure else ""
        self._look(to or shown)
        self.table.show(self.board, self.reports, to)
        if nothing and self.table.is_one:
            self.table.turn_to("list")
        self.tell()
        self.look_at_all()

    @property
    def reports(self) -> dict[str, MeasureReport]:
        """What the checks found, by measure, of those they looked at."""
        return {id: looked[2] for id, looked in self.looked.items()}

    def _look(self, id: str) -> None:
        measure = next((m for m in self.board.measures if m.id == id), None) if self.board else None
        if measure is not None and self.board is not None and id not in self.looked:
            report = measure_board.report(self.board, measure)
            self.looked[id] = (measure, self.board.review(id).overrules, report)

    @work(exclusive=True, group="checks")
    async def look_at_all(self) -> None:
        """Let the checks look at every measure, between keys, the first ones first."""
        for measure in self.board.measures if self.board else ():
            if measure.id not in self.looked:
                self._look(measure.id)
                self.table.reports = self.reports
                self.table.checked(measure.id)
                await asyncio.sleep(0)
        self.tell()

    def retranslate(self) -> None:
        """Say the checks' words and the lines above in the current language."""
        self.looked = {}
        self.changed()

    def tell(self) -> None:
        """The two lines above the panes."""
        top, line = self.query_one(TopLine), self.query_one("#state", Static)
        measure = self.table.measure
        if self.board is None or not self.board.measures:
            top.say(N_("Measures"))
            line.update("")
        elif measure is not None and self.table.is_one:
            number = f"{flat(measure.number)} · " if measure.number else ""
            top.say(f"{_('MEASURE')} {number}{flat(measure.title)}")
            line.update(Content(listed.state_line(self.board, measure)))
        else:
            top.say(N_("Measures"))
            line.update(Content(listed.sum_line(self.board, self.reports)))
        self.refresh_bindings()

    @on(DraftingTable.Turned)
    def _turned(self) -> None:
        measure = self.table.measure
        if measure is not None and self.table.is_one and measure.id not in self.looked:
            self._look(measure.id)
            self.table.reports = self.reports
            self.table.show_found()
        self.tell()

    @on(VirtualTable.Chosen)
    def _chosen(self, event: VirtualTable.Chosen) -> None:
        if event.table.id == "list":
            self.table.turn_to("fields")
        elif event.table.id == "found" and self.table.line is not None and self.table.line.item.comment:
            self.remark("")
        elif self.table.field:
            self.write(self.table.field)

    # -- actions -----------------------------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys that would do nothing are not there."""
        if not self.is_mounted or not self.dialog.has_project:
            return action not in OF_MEASURE | WRITES
        if action in WRITES and self.dialog.project.readonly_reason:
            return False
        if action in OF_MEASURE and self.in_hand is None:
            return False
        if action in ("wording", "overrule"):
            return self.table.finding is not None
        if action == "help":
            return self.table.field in writing_help.HELPED
        if action == "versions":
            return self.board is not None and any(review.conflicts for review in self.board.reviews.values())
        return True

    def action_pane(self, by: int) -> None:
        """To the next pane, or the one before."""
        if self.in_hand is not None:
            self.table.turn(by)

    def action_leave(self) -> None:
        """From the measure to the list, from there home."""
        if self.table.is_one:
            self.table.turn_to("list")
        else:
            self.run_worker(self.dialog.action_back())

    def action_step(self, by: int) -> None:
        """The next measure, or the one before."""
        self.table.pane("list").action_move(by)
        if self.table.is_one:
            self.table.show_measure(self.table.pane("fields").cursor)

    def action_keep(self) -> None:
        """Keep what is suggested."""
        self.take_suggestion(self.table.field)

    def action_wording(self) -> None:
        """A wording to start from."""
        if self.table.finding is not None:
            self.word(self.table.finding)

    def action_overrule(self) -> None:
        """Decide otherwise than the check."""
        if self.table.finding is not None:
            self.decide_finding(self.table.finding)

    def action_help(self) -> None:
        """Have a model word the field."""
        self.have_worded(self.table.field)

    def action_comment(self) -> None:
        """Remarks."""
        self.remark(self.table.field)

    def action_evidence(self) -> None:
        """The ideas."""
        if self.in_hand is not None:
            self.app.push_screen(EvidenceModal(*self.in_hand), self._to_idea)

    async def _to_idea(self, id: str | None) -> None:
        if id:
            await self.dialog.open_idea(id)

    def action_new(self) -> None:
        """Write a measure by hand."""
        title = AskModal(N_("Title of the new measure"))
        self.app.push_screen(title, self.then(self._write_new))

    def _write_new(self, title: str) -> None:
        self.changed(measure_acts.new(self.dialog.project, title))
        self.table.turn_to("fields")

    def action_withdraw(self) -> None:
        """Take the measure out of the plan."""
        if self.in_hand is not None:
            measure_acts.withdraw(self.dialog.project, self.in_hand[1].id)
            self.app.notify(_("Withdrawn. ctrl+z brings it back."))
            self.changed()

    def action_history(self) -> None:
        """Who changed what."""
        if self.in_hand is not None:
            steps = measure_history.history(self.dialog.project, self.in_hand[1].id)
            self.app.push_screen(ReadModal(N_("History of the measure"), lambda: history.text_of(steps)))

    async def action_whole(self) -> None:
        """The whole plan."""
        await self.dialog.action_go("plan")

    def action_draft(self) -> None:
        """Have drafts made from the themes anew; one at a time."""
        if any(worker.group == "draft" and worker.is_running for worker in self.workers):
            return
        self.app.notify(_("Drafting from the themes …"))
        self._draft(self.dialog.project)

    @work(thread=True, exclusive=True, group="draft", exit_on_error=False)
    def _draft(self, project: Project) -> None:
        try:
            made = len(measures.draft(project))
        except DialogError as fault:
            self.app.call_from_thread(self.dialog.tell, fault)
            return
        self.app.call_from_thread(self._drafted, made)

    def _drafted(self, made: int) -> None:
        self.app.notify(_("Drafts made from the themes: {n}.").format(n=made))
        self.on_screen_resume()

    def action_undo(self) -> None:
        """Take back the last act on measures."""
        self._step(measure_acts.undo)

    def action_redo(self) -> None:
        """Do it again."""
        self._step(measure_acts.redo)

    def _step(self, step: Callable[[Project], Undone | None]) -> None:
        done = step(self.dialog.project)
        self.app.notify(done.text if done else _("There is nothing to take back here."))
        self.changed()
