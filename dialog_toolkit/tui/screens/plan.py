"""The measures as one plan: who carries what and when, what is answered, what overlaps, what goes on."""

from collections.abc import Callable

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.content import Content
from textual.widgets import Static

from dialog_toolkit.errors import DialogError
from dialog_toolkit.i18n import N_, _, current_language
from dialog_toolkit.language.cleaning import clean
from dialog_toolkit.services import measure_acts, plan_whole, process
from dialog_toolkit.services.plan_whole import Names
from dialog_toolkit.services.projects import Project
from dialog_toolkit.tui.actions import Action
from dialog_toolkit.tui.base import LocalizedScreen, Words
from dialog_toolkit.tui.modals.text import AskModal, ReadModal
from dialog_toolkit.tui.planning.sections import PlanRow, Section, sections, short_plan_text, what_if_text
from dialog_toolkit.tui.widgets.key_line import KeyLine
from dialog_toolkit.tui.widgets.top_line import TopLine
from dialog_toolkit.tui.widgets.virtual_table import Column, VirtualTable

_PLAN = frozenset({"plan"})

ACTIONS = (
    Action("plan.switch", N_("Other pane"), ("tab",), _PLAN, help=N_("Between the parts of the plan and their rows."),
           group="list", in_footer=True, in_palette=False),
    Action("plan.drop", N_("Without it"), ("x",), _PLAN, help=N_("What if this measure were dropped? Changes nothing."),
           group="edit", in_footer=True),
    Action("plan.lead", N_("Other lead"), ("l",), _PLAN,
           help=N_("What if another institution led this measure? Changes nothing."), group="edit", in_footer=True),
    Action("plan.short", N_("Short plan"), ("z",), _PLAN,
           help=N_("Which few measures answer most themes while no institution leads too many."), group="edit",
           in_footer=True),
    Action("plan.decide", N_("Decide"), ("d",), _PLAN,
           help=N_("An earlier measure does not go on, because …; “-” opens it again."), group="edit",
           in_footer=True),
    Action("plan.tick", N_("Tick off"), ("t",), _PLAN,
           help=N_("Where it can be seen that this requirement of the process is met."), group="edit"),
)  # fmt: skip


class PlanScreen(LocalizedScreen[None]):
    """Parts of the plan on the left, the rows of the chosen part on the right."""

    CONTEXT = "plan"
    HELP = N_("The measures as one plan. Left: its parts, ! where something is missing. Right: the rows of a part.")
    AUTO_FOCUS = "#parts"
    DEFAULT_CSS = """
    PlanScreen #body { layout: horizontal; height: 1fr; border-top: solid $border-blurred; }
    PlanScreen #parts { width: 30; }
    PlanScreen #right { border-left: solid $border-blurred; padding: 0 1; }
    PlanScreen #sum { height: auto; max-height: 3; color: $text-muted; }
    PlanScreen #whole { height: 4; border-top: solid $border-blurred; }
    PlanScreen #empty { display: none; height: 1fr; content-align: center middle; color: $text-muted; }
    PlanScreen.-narrow #body { layout: vertical; }
    PlanScreen.-narrow #parts { width: 100%; height: 9; }
    PlanScreen.-narrow #right { border-left: none; border-top: solid $border-blurred; padding: 0; }
    """

    def __init__(self) -> None:
        super().__init__()
        self.parts: tuple[Section, ...] = ()
        self.names = Names({}, {}, {}, {}, {}, {})

    def compose(self) -> ComposeResult:
        yield TopLine(N_("Plan"))
        with Container(id="body"):
            yield VirtualTable((Column(N_("Part"), 0),), id="parts")
            with Vertical(id="right"):
                yield Static(id="sum", markup=False)
                yield VirtualTable((Column("", 22), Column("", 24), Column("", 0)), id="rows")
                yield Static(id="whole", markup=False)
        yield Words(N_("There are no measures yet. F6 drafts them from the themes."), id="empty")
        yield KeyLine()

    @property
    def part_list(self) -> VirtualTable:
        """The parts."""
        return self.query_one("#parts", VirtualTable)

    @property
    def row_list(self) -> VirtualTable:
        """The rows of the chosen part."""
        return self.query_one("#rows", VirtualTable)

    def on_screen_resume(self) -> None:
        """Look at the plan anew each time the screen comes to the front."""
        self.reload()

    def reload(self) -> None:
        """Read the plan and show it; without measures say what to do."""
        self.parts = ()
        if self.dialog.has_project:
            try:
                view = plan_whole.whole(self.dialog.project)
            except DialogError:
                view = None
            if view is not None and view.report.measures:
                self.names = plan_whole.names(self.dialog.project, current_language())
                self.parts = sections(view, self.names, process.checklist(self.dialog.project))
        self.query_one("#body").display = bool(self.parts)
        self.query_one("#empty").display = not self.parts
        self.part_list.show_rows(len(self.parts), self._part_rows, max(0, self.part_list.cursor))
        self._show_part()
        self.refresh_bindings()

    def retranslate(self) -> None:
        """Say everything in the current language."""
        self.reload()

    def _part_rows(self, start: int, length: int) -> list[tuple[str, ...]]:
        return [
            (f"{part.mark} {part.title}  {len(part.rows) or ''}",) for part in self.parts[start : start + length]
        ]  # fmt: skip

    @property
    def part(self) -> Section | None:
        """The part under the cursor."""
        place = self.part_list.cursor
        return self.parts[place] if 0 <= place < len(self.parts) else None

    @property
    def row(self) -> PlanRow | None:
        """The row under the cursor."""
        part, place = self.part, self.row_list.cursor
        return part.rows[place] if part and 0 <= place < len(part.rows) else None

    def _show_part(self) -> None:
        part = self.part
        rows = part.rows if part else ()
        self.query_one("#sum", Static).update(Content(clean(part.sum_up) if part else ""))

        def window(start: int, length: int) -> list[tuple[str, ...]]:
            return [tuple(clean(cell) for cell in row.cells) for row in rows[start : start + length]]

        self.row_list.show_rows(len(rows), window)
        self._tell_row()

    def _tell_row(self) -> None:
        text = " · ".join(filter(None, self.row.cells)) if self.row else ""
        self.query_one("#whole", Static).update(Content(clean(text, limit=2_000)))
        self.refresh_bindings()

    @on(VirtualTable.Moved)
    def _moved(self, event: VirtualTable.Moved) -> None:
        if self.part_list.has_focus:
            self._show_part()
        else:
            self._tell_row()

    @on(VirtualTable.Chosen)
    async def _chosen(self) -> None:
        if self.part_list.has_focus:
            self.row_list.focus()
        elif self.row and self.row.kind == "measure":
            await self.dialog.action_go("measures")
            show = getattr(self.app.screen, "show_measure", None)
            if show is not None:
                show(self.row.id)
        elif self.row and self.row.kind == "themes":
            await self.dialog.action_go("themes")

    # -- actions -----------------------------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys that would do nothing are not there."""
        kind = self.row.kind if self.row else ""
        may_write = self.dialog.has_project and not self.dialog.project.readonly_reason
        wanted = {"drop": kind == "measure", "lead": kind == "measure", "decide": kind == "earlier" and may_write,
                  "tick": kind == "process" and may_write, "short": bool(self.parts)}  # fmt: skip
        return wanted.get(action, True)

    def action_switch(self) -> None:
        """To the other pane."""
        (self.row_list if self.part_list.has_focus else self.part_list).focus()

    def action_drop(self) -> None:
        """What would follow if this measure were dropped."""
        if self.row:
            found = plan_whole.suppose(self.dialog.project, drop=[self.row.id])
            self._read(N_("If it were dropped"), what_if_text(found, self.names))

    @work
    async def action_lead(self) -> None:
        """What would follow if another institution led this measure."""
        row = self.row
        if row is None:
            return
        body = await self.app.push_screen_wait(AskModal(N_("Which institution would lead it?")))
        if body:
            try:
                found = plan_whole.suppose(self.dialog.project, lead={row.id: body})
            except DialogError as fault:
                self.dialog.tell(fault)
                return
            self._read(N_("If another led it"), what_if_text(found, self.names))

    def _read(self, title: str, text: str) -> None:
        self.app.push_screen(ReadModal(title, lambda: text))

    @work
    async def action_short(self) -> None:
        """Ask how many, then work the short plan out beside the screen."""
        number = await self.app.push_screen_wait(AskModal(N_("A plan of how many measures?"), value="10"))
        if number and number.isdigit():
            self.app.notify(_("Working out the short plan …"))
            self._choose(int(number))

    @work(thread=True, exclusive=True, group="choose", exit_on_error=False)
    def _choose(self, most: int) -> None:
        try:
            short = plan_whole.choose(self.dialog.project, most)
        except DialogError as fault:
            self.app.call_from_thread(self.dialog.tell, fault)
            return
        self.app.call_from_thread(self._read, N_("The short plan"), short_plan_text(short, self.names))

    @work
    async def action_decide(self) -> None:
        """An earlier measure does not go on, because …"""
        row = self.row
        if row is None:
            return
        hint = N_("Why it does not go on; “-” opens it again")
        reason = await self.app.push_screen_wait(
            AskModal(N_("The earlier measure does not go on, because …"), hint=hint)
        )
        if reason == "-":
            plan_whole.reopen_earlier(self.dialog.project, row.id)
        elif reason:
            plan_whole.drop_earlier(self.dialog.project, row.id, reason)
        self._again()

    @work
    async def action_tick(self) -> None:
        """Say where it can be seen that a requirement is met."""
        row = self.row
        if row is None:
            return
        hint = N_("An address or a document; “-” opens it again")
        evidence = await self.app.push_screen_wait(AskModal(N_("Where can it be seen?"), hint=hint))
        if evidence:
            process.tick(self.dialog.project, row.id, "" if evidence == "-" else evidence)
        self._again()

    def action_undo(self) -> None:
        """Take back the last act on measures and the plan."""
        self._step(measure_acts.undo)

    def action_redo(self) -> None:
        """Do it again."""
        self._step(measure_acts.redo)

    def _step(self, step: Callable[[Project], measure_acts.Undone | None]) -> None:
        done = step(self.dialog.project)
        self.app.notify(done.text if done else _("There is nothing to take back here."))
        self._again()

    def _again(self) -> None:
        place = self.row_list.cursor
        self.reload()
        self.row_list.cursor = place
