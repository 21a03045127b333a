"""What became of every comment and every idea: the list, the words, the decision, the sums."""

from collections.abc import Callable
from pathlib import Path

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from dialog_toolkit.domain.answer import Channel, Decision
from dialog_toolkit.errors import DialogError
from dialog_toolkit.i18n import N_, _, ngettext
from dialog_toolkit.i18n.dates import number
from dialog_toolkit.language.cleaning import clean, fold
from dialog_toolkit.services import answers, idea_pages
from dialog_toolkit.services.answers import DECISION_NAMES, AnswerLine, Undone
from dialog_toolkit.services.projects import Project
from dialog_toolkit.tui.actions import Action
from dialog_toolkit.tui.base import LocalizedScreen, Words
from dialog_toolkit.tui.fields import TextField
from dialog_toolkit.tui.modals.answer import AnswerModal, Given
from dialog_toolkit.tui.modals.text import AskModal, ReadModal
from dialog_toolkit.tui.widgets.key_line import KeyLine
from dialog_toolkit.tui.widgets.top_line import TopLine
from dialog_toolkit.tui.widgets.virtual_table import Column, VirtualTable

_ANSWERS = frozenset({"answers"})

ACTIONS = (
    Action("answers.taken", N_("Taken"), ("t",), _ANSWERS, "give('taken')",
           N_("Taken into account: name the measure where it landed."), "edit", in_footer=True),
    Action("answers.partly", N_("Partly"), ("p",), _ANSWERS, "give('partly')",
           N_("Partly taken into account: the measure, and why not all."), "edit", in_footer=True),
    Action("answers.not_taken", N_("Not taken"), ("n",), _ANSWERS, "give('not_taken')",
           N_("Not taken into account: why not."), "edit", in_footer=True),
    Action("answers.forward", N_("Pass on"), ("f",), _ANSWERS, "give('forwarded')",
           N_("Passed on to an institution that can."), "edit"),
    Action("answers.mark", N_("Mark"), ("space",), _ANSWERS, help=N_("Mark several for one answer."), group="list",
           in_footer=True),
    Action("answers.show", N_("Show"), ("s",), _ANSWERS, "next_filter",
           N_("Only open ones, only comments, only ideas, all."), "list", in_footer=True),
    Action("answers.search", N_("Search"), ("slash", "ctrl+f"), _ANSWERS,
           help=N_("Type words; diacritics are not needed."), group="list"),
    Action("answers.reopen", N_("Open again"), ("o",), _ANSWERS, help=N_("Take the answer back."), group="edit"),
    Action("answers.publish", N_("Published"), ("w",), _ANSWERS, help=N_("Say where the answer can be read."),
           group="edit"),
    Action("answers.settle", N_("Two answers"), ("v",), _ANSWERS,
           help=N_("Choose between two answers that were given unseen by each other."), group="edit"),
    Action("answers.bring_in", N_("Bring in"), ("i",), _ANSWERS,
           help=N_("Bring in comments from a CSV or XLSX file. Twice changes nothing."), group="edit"),
    Action("answers.write_down", N_("Write down"), ("c",), _ANSWERS,
           help=N_("Write down a comment from a letter or a meeting."), group="edit"),
    Action("answers.faults", N_("Faults"), ("k",), _ANSWERS, help=N_("What is wrong with the answers, and the sums."),
           group="list"),
    Action("answers.leave_search", N_("Back to list"), ("escape",), _ANSWERS,
           help=N_("From the search line to the list; from the list home."), group="list", in_palette=False),
)  # fmt: skip

FILTERS: tuple[tuple[str, dict[str, bool]], ...] = (
    (N_("all"), {}),
    (N_("open"), {"only_open": True}),
    (N_("comments"), {"ideas": False}),
    (N_("ideas"), {"ideas": True}),
)


class AnswersScreen(LocalizedScreen[None]):
    """The list, the words of the marked one and its answer, the sums above."""

    CONTEXT = "answers"
    HELP = N_("Every comment and idea with what became of it. Letters decide, space marks several, / searches.")
    AUTO_FOCUS = "#lines"
    DEFAULT_CSS = """
    AnswersScreen #sums { height: auto; max-height: 3; padding: 0 1; color: $text-muted; }
    AnswersScreen #search { display: none; }
    AnswersScreen #search.open { display: block; }
    AnswersScreen #body { layout: horizontal; height: 1fr; border-top: solid $border-blurred; }
    AnswersScreen #detail { width: 46; padding: 0 1; border-left: solid $border-blurred; }
    AnswersScreen #empty { display: none; height: 1fr; content-align: center middle; color: $text-muted; }
    AnswersScreen.-narrow #body, AnswersScreen.-medium #body { layout: vertical; }
    AnswersScreen.-narrow #detail, AnswersScreen.-medium #detail {
        width: 100%; height: 8; border-left: none; border-top: solid $border-blurred;
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self.every: tuple[AnswerLine, ...] = ()
        self.rows: tuple[AnswerLine, ...] = ()
        self.marked: set[str] = set()
        self.filter = 0
        self.words = ""
        self._invented: frozenset[str] = frozenset()

    def compose(self) -> ComposeResult:
        yield TopLine(N_("Answers"))
        yield Static(id="sums", markup=False)
        yield TextField(hint=N_("Words to search for; Esc goes back to the list"), id="search")
        with Container(id="body"):
            yield VirtualTable(
                (Column("", 2), Column(N_("Decision"), 16), Column(N_("Id"), 16, from_width=70), Column(N_("Text"), 0)),
                id="lines",
            )
            with VerticalScroll(id="detail", can_focus=False):
                yield Static(id="whole", markup=False)
        yield Words(N_("Nothing was received yet. i brings comments in, c writes one down."), id="empty")
        yield KeyLine()

    @property
    def table(self) -> VirtualTable:
        """The list."""
        return self.query_one("#lines", VirtualTable)

    def on_screen_resume(self) -> None:
        """Look at the project anew each time the screen comes to the front."""
        if self.dialog.has_project:
            self._invented = idea_pages.invented_sessions(self.dialog.project)
            self.reload()

    def reload(self) -> None:
        """Read what was received and show it, the cursor where it was."""
        project, chosen = self.dialog.project, FILTERS[self.filter][1]
        self.every = answers.lines(project, only_open=chosen.get("only_open", False), ideas=chosen.get("ideas"))
        wanted = fold(self.words).split()
        self.rows = tuple(row for row in self.every if all(word in fold(f"{row.id} {row.text}") for word in wanted))
        self.marked &= {row.id for row in self.every}
        sheet = answers.sheet(project)
        parts = answers.short_tally(sheet)
        n = len(sheet.faults)
        about = [_("Showing: {what}").format(what=_(FILTERS[self.filter][0])), number(len(self.rows))]
        if n:
            about.append(ngettext("! {n} fault: k", "! {n} faults: k", n).format(n=number(n)))
        if self._invented:
            about.append("⚠ " + _("invented examples"))
        self.query_one("#sums", Static).update(Content(clean("\n".join((*parts, " · ".join(about))))))
        nothing = not self.every and not self.filter
        self.query_one("#body").display = not nothing
        self.query_one("#empty").display = nothing
        self.table.show_rows(len(self.rows), self._window, max(0, min(self.table.cursor, len(self.rows) - 1)))
        self._tell()
        self.refresh_bindings()

    def retranslate(self) -> None:
        """Say everything in the current language."""
        if self.dialog.has_project:
            self.reload()

    def _window(self, start: int, length: int) -> list[tuple[str, ...]]:
        return [
            (
                ("•" if row.id in self.marked else " ") + ("⚠" if row.answer and row.answer.conflict else ""),
                _(DECISION_NAMES[row.answer.decision]) if row.answer else "–",
                row.id,
                clean(row.text),
            )
            for row in self.rows[start : start + length]
        ]

    @property
    def row(self) -> AnswerLine | None:
        """The one under the cursor."""
        place = self.table.cursor
        return self.rows[place] if 0 <= place < len(self.rows) else None

    def _tell(self) -> None:
        row = self.row
        lines: list[str] = []
        if row is not None:
            lines = [clean(row.text), "", " · ".join(filter(None, (row.id, row.where)))]
            if row.is_idea and row.id.rpartition("/")[0] in self._invented:
                lines.append("⚠ " + _("invented example: nobody said these words"))
            if row.answer:
                given = row.answer
                lines += ["", _(DECISION_NAMES[given.decision]), given.reason]
                lines += [f"→ {part}" for part in (given.measure, given.forwarded_to) if part]
                lines += [_("Published: {where}").format(where=given.published)] if given.published else []
                lines.append(f"{given.by} {given.at[:16].replace('T', ' ')}")
                lines += [_("⚠ two answers: v chooses")] if given.conflict else []
        self.query_one("#whole", Static).update(Content(clean("\n".join(lines), limit=25_000)))

    @on(VirtualTable.Moved)
    def _moved(self) -> None:
        self._tell()
        self.refresh_bindings()

    # -- finding -----------------------------------------------------------------------------------------------------

    def action_next_filter(self) -> None:
        """The next of: all, open, comments, ideas."""
        self.filter = (self.filter + 1) % len(FILTERS)
        self.reload()

    def action_search(self) -> None:
        """To the search line."""
        field = self.query_one("#search", TextField)
        field.add_class("open")
        field.focus()

    def action_leave_search(self) -> None:
        """From the search line to the list; from there home."""
        field = self.query_one("#search", TextField)
        if field.has_focus:
            field.set_class(bool(field.value), "open")
            self.table.focus()
        else:
            self.run_worker(self.dialog.action_back())

    @on(Input.Changed, "#search")
    def _typed(self, event: Input.Changed) -> None:
        if event.value != self.words:
            self.words = event.value
            self.reload()

    @on(Input.Submitted, "#search")
    def _entered(self) -> None:
        self.table.focus()

    def action_mark(self) -> None:
        """Mark the one under the cursor, or take its mark away."""
        if self.row:
            self.marked ^= {self.row.id}
            self.table.show_rows(len(self.rows), self._window, min(self.table.cursor + 1, len(self.rows) - 1))

    # -- deciding ----------------------------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys that would do nothing are not there."""
        may_write = self.dialog.has_project and not self.dialog.project.readonly_reason
        if action in ("give", "bring_in", "write_down"):
            return may_write and (action != "give" or bool(self.rows))
        if action in ("reopen", "publish"):
            return may_write and bool(self.row and self.row.answer)
        if action == "settle":
            return may_write and bool(self.row and self.row.answer and self.row.answer.conflict)
        return True

    def _chosen(self) -> list[str]:
        return sorted(self.marked) or ([self.row.id] if self.row else [])

    @work
    async def action_give(self, decision: str) -> None:
        """Ask what is needed for a decision and keep it for all marked ones."""
        ids, choice, project = self._chosen(), Decision(decision), self.dialog.project

        def keep(given: Given) -> None:
            answers.decide(project, ids, choice, reason=given.reason, measure=given.measure,
                           forwarded_to=given.forwarded_to)  # fmt: skip

        named = [(m.id, f"{m.number} {m.title}".strip()) for m in answers.measures_to_name(project)]
        if not ids:
            return
        kept = await self.app.push_screen_wait(AnswerModal(choice, named, keep))
        if kept:
            n = len(ids)
            self.marked.clear()
            self.app.notify(ngettext("{n} answer kept.", "{n} answers kept.", n).format(n=n))
            self.reload()

    def action_reopen(self) -> None:
        """Take the answer back."""
        if self.row:
            answers.take_away(self.dialog.project, [self.row.id])
            self.reload()

    @work
    async def action_publish(self) -> None:
        """Say where the answer can be read."""
        row = self.row
        where = await self.app.push_screen_wait(AskModal(N_("Where can the answer be read?")))
        if row and where:
            answers.publish(self.dialog.project, [row.id], where)
            self.reload()

    @work
    async def action_settle(self) -> None:
        """Choose between two answers."""
        row = self.row
        if row is None:
            return
        found = answers.versions(self.dialog.project, row.id)
        told = "\n".join(f"{place}. {text}" for place, text in enumerate(found, 1))
        self.query_one("#whole", Static).update(Content(clean(told, limit=25_000)))
        choice = await self.app.push_screen_wait(AskModal(N_("Which answer stands? Type its number.")))
        if choice and choice.isdigit():
            self._do(lambda project: answers.settle(project, row.id, int(choice)))

    @work
    async def action_bring_in(self) -> None:
        """Ask for the file and bring it in."""
        asked = AskModal(N_("Which file of comments?"), hint=N_("Path of a CSV or XLSX file"))
        path = await self.app.push_screen_wait(asked)
        if not path:
            return
        try:
            brought = answers.bring_in(self.dialog.project, Path(path).expanduser())
        except DialogError as fault:
            self.dialog.tell(fault)
            return
        n = len(brought.new)
        told = ngettext("{n} new comment.", "{n} new comments.", n).format(n=n)
        rows = [answers.row_fault_text(fault) for fault in brought.faults]
        self.app.notify(clean(" ".join((told, *rows[:5])), limit=500), timeout=8)
        self.reload()

    @work
    async def action_write_down(self) -> None:
        """Write down one comment."""
        text = await self.app.push_screen_wait(AskModal(N_("The comment, in its own words")))
        if text:
            self._do(lambda project: answers.add(project, text, Channel.MEETING))

    def action_faults(self) -> None:
        """What is wrong, and the sums."""
        sheet = answers.sheet(self.dialog.project)

        def text() -> str:
            faults = [f"✗ {answers.fault_text(fault)}" for fault in sheet.faults]
            return "\n".join((*answers.tally_lines(sheet), "", *(faults or [_("Nothing is wrong.")])))

        self.app.push_screen(ReadModal(N_("Answers checked"), text))

    def _do(self, act: Callable[[Project], object]) -> None:
        try:
            act(self.dialog.project)
        except DialogError as fault:
            self.dialog.tell(fault)
        self.reload()

    def action_undo(self) -> None:
        """Take back the last act on answers."""
        self._step(answers.undo)

    def action_redo(self) -> None:
        """Do it again."""
        self._step(answers.redo)

    def _step(self, step: Callable[[Project], Undone | None]) -> None:
        done = step(self.dialog.project)
        self.app.notify(done.text if done else _("There is nothing to take back here."))
        self.reload()
