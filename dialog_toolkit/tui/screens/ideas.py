"""All ideas of all sessions: to search, filter, read and correct."""

from array import array
from collections.abc import Callable
from dataclasses import replace

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from dialog_toolkit.domain.session import Agreement, IdeaKind, Language
from dialog_toolkit.i18n import N_, _, ngettext
from dialog_toolkit.i18n.dates import number
from dialog_toolkit.language.cleaning import clean
from dialog_toolkit.services import idea_pages, recording
from dialog_toolkit.services.idea_pages import IdeaFilter, IdeaLine
from dialog_toolkit.services.projects import Project
from dialog_toolkit.services.recording import Undone
from dialog_toolkit.tui.actions import Action
from dialog_toolkit.tui.base import LocalizedScreen, Words
from dialog_toolkit.tui.fields import TextField
from dialog_toolkit.tui.modals.text import AskModal
from dialog_toolkit.tui.widgets.key_line import KeyLine
from dialog_toolkit.tui.widgets.top_line import TopLine
from dialog_toolkit.tui.widgets.virtual_table import Column, VirtualTable

_IDEAS = frozenset({"ideas"})

ACTIONS = (
    Action("ideas.search", N_("Search"), ("slash", "ctrl+f"), _IDEAS, help=N_("Type words; diacritics are not needed."),
           group="list", in_footer=True),
    Action("ideas.region", N_("Region"), ("r",), _IDEAS, "next('region')",
           N_("Only one region; again for the next one."), "list", in_footer=True),
    Action("ideas.kind", N_("Kind"), ("k",), _IDEAS, "next('kind')",
           N_("Only one kind; again for the next one."), "list", in_footer=True),
    Action("ideas.said_in", N_("Language"), ("l",), _IDEAS, "next('language')",
           N_("Only ideas in one language; again for the next one."), "list"),
    Action("ideas.agreement", N_("Agreement"), ("v",), _IDEAS, "next('agreement')",
           N_("Only ideas with one agreement in the room; again for the next one."), "list"),
    Action("ideas.all", N_("Show all"), ("x",), _IDEAS, help=N_("Take every filter away."), group="list",
           in_footer=True),
    Action("ideas.correct", N_("Correct"), ("e",), _IDEAS,
           help=N_("Correct the text. The earlier one stays in the history and can be brought back by undo."),
           group="edit", in_footer=True),
    Action("ideas.withdraw", N_("Withdraw"), ("d",), _IDEAS,
           help=N_("Take the idea out of the record. It stays in the history and can be brought back by undo."),
           group="edit"),
    Action("ideas.clear", N_("Back to list"), ("escape",), _IDEAS, "leave_search",
           N_("From the search line to the list; from the list home."), "list", in_palette=False),
)  # fmt: skip

COLUMNS = (
    Column(N_("Idea"), 16),
    Column(N_("Kind"), 11),
    Column(N_("Agreement"), 15, from_width=90),
    Column(N_("Text"), 0),
)

SIGNS = {"experience": "●", "concern": "▲", "idea": "◆", "question": "?", "value": "♥"}
"""A sign before each kind, so that colour alone tells nothing."""


class IdeasScreen(LocalizedScreen[None]):
    """The list, the line to search in, and the whole of the idea under the cursor."""

    CONTEXT = "ideas"
    HELP = N_("All ideas of all sessions. Letters filter, / searches, e corrects the idea under the cursor.")
    AUTO_FOCUS = "VirtualTable"
    DEFAULT_CSS = """
    IdeasScreen #filter { height: 1; padding: 0 1; color: $text-muted; }
    IdeasScreen #search { display: none; }
    IdeasScreen #search.open { display: block; }
    IdeasScreen #body { layout: horizontal; height: 1fr; border-top: solid $border-blurred; }
    IdeasScreen #detail { width: 44; padding: 0 1; border-left: solid $border-blurred; }
    IdeasScreen #empty { display: none; height: 1fr; content-align: center middle; color: $text-muted; }
    IdeasScreen.-narrow #body, IdeasScreen.-medium #body { layout: vertical; }
    IdeasScreen.-narrow #detail, IdeasScreen.-medium #detail {
        width: 100%; height: 7; border-left: none; border-top: solid $border-blurred;
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self.wanted = IdeaFilter()
        self.keys = array("q")
        self._choices: dict[str, tuple[tuple[str, str], ...]] = {}
        self._wish = ""
        self._invented: frozenset[str] = frozenset()

    def compose(self) -> ComposeResult:
        yield TopLine(N_("Ideas"))
        yield Static(id="filter", markup=False)
        yield TextField(hint=N_("Words to search for; Esc goes back to the list"), id="search")
        with Container(id="body"):
            yield VirtualTable(COLUMNS, id="ideas")
            yield Words(
                N_("There are no ideas yet. F2 goes home: there sessions are recorded or brought in."), id="empty"
            )
            with VerticalScroll(id="detail", can_focus=False):
                yield Static(id="whole", markup=False)
        yield KeyLine()

    @property
    def table(self) -> VirtualTable:
        """The list."""
        return self.query_one(VirtualTable)

    def on_screen_resume(self) -> None:
        """Look at the project anew each time the screen comes to the front."""
        if self.dialog.has_project:
            self._invented = idea_pages.invented_sessions(self.dialog.project)
            self._choices = {
                **idea_pages.choices(self.dialog.project),
                "kind": tuple((str(kind), "") for kind in IdeaKind),
                "agreement": tuple((str(agreement), "") for agreement in Agreement),
                "language": tuple((str(language), "") for language in Language),
            }
            self._find(keep=self.table.cursor)

    def show_idea(self, idea_id: str) -> None:
        """Put the cursor on an idea, without any filter."""
        self.wanted = IdeaFilter()
        self._wish = idea_id
        if self.is_attached and self.dialog.has_project:
            self._find()

    def retranslate(self) -> None:
        """Say the filter and the idea in the current language."""
        self._tell_filter()
        self._tell_idea(self._line_at(self.table.cursor))

    # -- finding -----------------------------------------------------------------------------------------------------

    def _find(self, keep: int = 0) -> None:
        project = self.dialog.project
        self.keys = idea_pages.keys(project, self.wanted)
        if self._wish:
            keep, self._wish = idea_pages.place_of(project, self.keys, self._wish) or 0, ""
        self.table.show_rows(len(self.keys), self._rows, min(keep, max(0, len(self.keys) - 1)))
        nothing = not self.keys and self.wanted == IdeaFilter()
        self.query_one("#empty").display = nothing
        self.table.display = not nothing
        self.retranslate()
        self.refresh_bindings()

    def _rows(self, start: int, length: int) -> list[tuple[str, ...]]:
        lines = idea_pages.lines(self.dialog.project, self.keys[start : start + length])
        return [
            (
                line.id + (" ⚠" if line.conflicts else ""),
                f"{SIGNS[line.kind]} {_(f'kind {line.kind}')}",
                _(f"agreement {line.agreement}"),
                line.text,
            )
            for line in lines
        ]

    def _line_at(self, place: int) -> IdeaLine | None:
        if not 0 <= place < len(self.keys):
            return None
        found = idea_pages.lines(self.dialog.project, [self.keys[place]])
        return found[0] if found else None

    def _tell_filter(self) -> None:
        n = len(self.keys)
        parts = [ngettext("{n} idea", "{n} ideas", n).format(n=number(n))]
        if self._invented:
            parts.append("⚠ " + _("invented examples"))
        parts += [f"{_(name)}: {self._named(field, getattr(self.wanted, field))}" for field, name in FILTERS.items()
                  if getattr(self.wanted, field)]  # fmt: skip
        if self.wanted.words:
            parts.append(f"{_('Words')}: {self.wanted.words}")
        if not n and self.wanted != IdeaFilter():
            parts.append(_("nothing fits – x shows all"))
        self.query_one("#filter", Static).update(Content(clean(" · ".join(parts))))

    def _named(self, field: str, value: str) -> str:
        if field == "kind":
            return _(f"kind {value}")
        if field == "agreement":
            return _(f"agreement {value}")
        return dict(self._choices.get(field, ())).get(value) or value

    @on(VirtualTable.Moved)
    def _moved(self, event: VirtualTable.Moved) -> None:
        self._tell_idea(self._line_at(event.place))

    def _tell_idea(self, line: IdeaLine | None) -> None:
        shown = self.query_one("#whole", Static)
        if line is None:
            shown.update("")
            return
        facts = [
            f"{line.id} · {self._named('region', line.region)} · {line.language}",
            f"{SIGNS[line.kind]} {_(f'kind {line.kind}')} · {_(f'agreement {line.agreement}')}",
            _("may be quoted") if line.quotable else _("not to be quoted"),
        ]
        if line.session in self._invented:
            facts.append("⚠ " + _("invented example: nobody said these words"))
        if line.conflicts:
            facts.append(_("⚠ two versions: both are kept until a person decides"))
        shown.update(Content(clean(line.text) + "\n\n" + "\n".join(facts)))

    # -- actions -----------------------------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys that would do nothing are not there."""
        if action in ("correct", "withdraw"):
            return bool(self.keys) and not self.dialog.project.readonly_reason if self.dialog.has_project else False
        if action == "all":
            return self.wanted != IdeaFilter()
        return True

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
        if event.value != self.wanted.words:
            self.wanted = replace(self.wanted, words=event.value)
            self._find()

    @on(Input.Submitted, "#search")
    def _entered(self) -> None:
        self.table.focus()

    def action_next(self, field: str) -> None:
        """The next value of a filter, then none."""
        values = ["", *(value for value, _name in self._choices.get(field, ()))]
        now = getattr(self.wanted, field)
        following = values[(values.index(now) + 1) % len(values)] if now in values else ""
        self.wanted = replace(self.wanted, **{field: following})
        self._find()

    def action_all(self) -> None:
        """No filter."""
        self.wanted = IdeaFilter()
        field = self.query_one("#search", TextField)
        field.value = ""
        field.remove_class("open")
        self._find()

    @on(VirtualTable.Chosen)
    def _chosen(self) -> None:
        self.action_correct()

    @work
    async def action_correct(self) -> None:
        """Ask for the right text and keep it."""
        line = self._line_at(self.table.cursor)
        if line is None:
            return
        text = await self.app.push_screen_wait(AskModal(N_("The text, corrected"), value=line.text))
        if text and text != line.text:
            recording.edit_idea(self.dialog.project, line.id, text=text)
            self._find(keep=self.table.cursor)
            self.app.notify(_("Kept: {id}").format(id=line.id))

    def action_withdraw(self) -> None:
        """Take the idea out of the record."""
        line = self._line_at(self.table.cursor)
        if line is not None:
            recording.withdraw_idea(self.dialog.project, line.id)
            self._find(keep=self.table.cursor)
            self.app.notify(_("Withdrawn: {id}. ctrl+z brings it back.").format(id=line.id))

    def action_undo(self) -> None:
        """Take back the last act in the session of the idea under the cursor."""
        self._step(recording.undo)

    def action_redo(self) -> None:
        """Do it again."""
        self._step(recording.redo)

    def _step(self, step: Callable[[Project, str], Undone | None]) -> None:
        session = self._last_session
        done = step(self.dialog.project, session) if session else None
        self.app.notify(done.text if done else _("There is nothing to take back here."))
        self._find(keep=self.table.cursor)

    @property
    def _last_session(self) -> str:
        line = self._line_at(self.table.cursor)
        return line.session if line else ""


FILTERS = {"region": N_("Region"), "kind": N_("Kind"), "language": N_("Language"), "agreement": N_("Agreement")}
"""Filters and the message ids of their names."""
