"""The workbench of themes: what the machine groups, and what people decide about it."""

from collections.abc import Mapping
from functools import partial

from textual import on, work
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input, Static

from dialog_toolkit.domain.difference import Difference
from dialog_toolkit.errors import DialogError
from dialog_toolkit.i18n import N_, _
from dialog_toolkit.services import theme_engine, theme_wall
from dialog_toolkit.services.theme_engine import Preview, Why
from dialog_toolkit.services.theme_wall import Wall
from dialog_toolkit.tui.base import Words
from dialog_toolkit.tui.fields import TextField
from dialog_toolkit.tui.modals.pick import Offer, PickModal
from dialog_toolkit.tui.modals.text import ReadModal
from dialog_toolkit.tui.modals.theme_compare import CompareModal
from dialog_toolkit.tui.modals.theme_conflicts import ConflictsModal
from dialog_toolkit.tui.modals.theme_inbox import InboxModal
from dialog_toolkit.tui.modals.theme_preview import PreviewModal
from dialog_toolkit.tui.screens.themes_keys import ACTIONS, OF_IDEAS, OF_THEME, WRITES
from dialog_toolkit.tui.screens.themes_settings import SettingsScreen
from dialog_toolkit.tui.screens.themes_view import Workbench
from dialog_toolkit.tui.screens.themes_work import WARM_AFTER, telling
from dialog_toolkit.tui.widgets.key_line import KeyLine
from dialog_toolkit.tui.widgets.top_line import TopLine
from dialog_toolkit.tui.workbench import compare, shelves, top
from dialog_toolkit.tui.workbench.compare import Side
from dialog_toolkit.tui.workbench.sheet import balance_text
from dialog_toolkit.tui.workbench.why import why_text

__all__ = ["ACTIONS", "ThemesScreen"]

NOTHING_AT_ALL = N_("There are no ideas yet. F2 goes home: there sessions are recorded or brought in.")
NO_THEMES = N_("There are no themes yet. r works them out; nothing is kept until you accept it.")


class ThemesScreen(SettingsScreen):
    """Themes left, their ideas right, and over them what there is and what the machine does."""

    CONTEXT = "themes"
    HELP = N_(
        "Themes on the left: ✓ confirmed, ◐ worked on, ○ suggested by the machine, ! looks like two. Tab goes to the "
        "ideas of the theme: there space marks, m moves, z says why one is here. r works the themes out anew, "
        "− and + make them coarser or finer."
    )
    AUTO_FOCUS = "#shelves"
    DEFAULT_CSS = """
    ThemesScreen #counts, ThemesScreen #machine { height: 1; padding: 0 1; }
    ThemesScreen #machine { color: $text-muted; }
    ThemesScreen #search { display: none; }
    ThemesScreen #search.open { display: block; }
    ThemesScreen #empty { display: none; height: 1fr; content-align: center middle; color: $text-muted; }
    ThemesScreen.-narrow #left { width: 100%; }
    ThemesScreen.-narrow #right { width: 100%; border-left: none; display: none; }
    ThemesScreen.-narrow #head { max-height: 6; }
    ThemesScreen.-narrow #said { height: 5; }
    ThemesScreen.-narrow .-ideas #left { display: none; }
    ThemesScreen.-narrow .-ideas #right { display: block; }
    """

    def __init__(self) -> None:
        super().__init__()
        self.words = ""

    def compose(self) -> ComposeResult:
        yield TopLine(N_("Themes"))
        yield Static(id="counts", markup=False)
        yield Static(id="machine", markup=False)
        yield TextField(hint=N_("Words to search for; Esc goes back to the list"), id="search")
        yield Workbench()
        yield Words(NOTHING_AT_ALL, id="empty")
        yield KeyLine()

    def on_screen_resume(self) -> None:
        """Look at the project anew each time the screen comes to the front."""
        if self.dialog.has_project and self.is_mounted:
            self.read_settings()
            self.material = theme_wall.material(self.dialog.project)
            self.look()
            if self.material.ideas and self._engine is None:
                self.set_timer(WARM_AFTER, self.get_warm)

    def look(self, to: str = "") -> None:
        """Show what people's decisions make of the themes now; `to`: the theme to go to."""
        self.wall: Wall = theme_wall.wall(self.dialog.project, self.material)
        bench, empty = self.bench, self.query_one("#empty", Words)
        bench.found = shelves.searched(self.wall, self.words)
        bench.show(self.wall, to)
        bench.display = self.wall.run is not None
        empty.display = not bench.display
        empty.say(NO_THEMES if self.material.ideas else NOTHING_AT_ALL)
        self.tell_machine()
        self.refresh_bindings()

    def retranslate(self) -> None:
        """Say the lines at the top in the current language."""
        self.tell_machine()

    def on_resize(self) -> None:
        """The lines at the top are as long as the screen is wide."""
        self.call_after_refresh(self.tell_machine)

    def tell_machine(self) -> None:
        """The two lines at the top."""
        if not self.is_mounted:
            return
        width = max(20, self.size.width - 2)
        self.query_one("#counts", Static).update(Content(top.counts(self.bench.wall, self.words, width)))
        line = (
            top.machine(self.bench.wall, self.settings, self.asked, width)
            if self.job is None
            else top.running(self.job, self.engine.seconds_left, width)
        )
        self.query_one("#machine", Static).update(Content(line))

    @on(Workbench.Turned)
    def _turned(self) -> None:
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys that would do nothing are not there."""
        if not self.dialog.has_project or not self.is_mounted:
            return False
        if action in WRITES and self.dialog.project.readonly_reason:
            return False
        bench = self.bench
        if action in OF_THEME:
            return bool(bench.theme)
        if action in OF_IDEAS:
            return bool(bench.ideas)
        if action in ("rerun", "finer", "settings"):
            return bool(self.material.ideas)
        if action == "conflicts":
            return bool(bench.wall.curation.conflicts)
        if action in ("note", "suggestions", "compare", "balance", "search", "pane"):
            return bench.wall.run is not None
        return True

    # -- finding -----------------------------------------------------------------------------------------------------

    def action_search(self) -> None:
        """To the search line."""
        field = self.query_one("#search", TextField)
        field.add_class("open")
        field.focus()

    def action_leave(self) -> None:
        """One step back: stop what runs, leave the search, take marks away, back to the themes, home."""
        field = self.query_one("#search", TextField)
        if self.job is not None:
            self.stop()
        elif field.has_focus:
            field.set_class(bool(field.value), "open")
            self.bench.turn_to(right=False)
        elif self.bench.chosen:
            self.bench.forget_marks()
        elif self.bench.right.has_focus:
            self.bench.turn_to(right=False)
        elif self.words:
            field.value = ""
            field.remove_class("open")
        else:
            self.run_worker(self.dialog.action_back())

    @on(Input.Changed, "#search")
    def _typed(self, event: Input.Changed) -> None:
        if event.value != self.words:
            self.words = event.value
            self.bench.find(shelves.searched(self.bench.wall, self.words))
            self.tell_machine()

    @on(Input.Submitted, "#search")
    def _entered(self) -> None:
        self.bench.turn_to(right=False)

    def action_pane(self) -> None:
        """To the other side."""
        self.bench.turn_to(right=self.bench.left.has_focus)

    # -- the machine -------------------------------------------------------------------------------------------------

    def action_finer(self, steps: int) -> None:
        """Ask for finer, or with a negative number coarser, themes of the next run."""
        self.asked = self.asked.at_step(self.asked.step + steps)
        if self.asked.step == self.settings.step:
            self.asked = self.settings
        self.tell_machine()

    def action_rerun(self) -> None:
        """Have the themes worked out anew and show what would change."""
        task = partial(self.engine.rerun, self.dialog.project, self.asked)
        self.work_out(top.Job(top.REGROUPING), task, self._show_preview)

    @work
    async def _show_preview(self, preview: Preview) -> None:
        if await self.app.push_screen_wait(PreviewModal(preview.difference, self.material.ideas)):
            self._accept(preview)
        else:
            self.app.notify(_("Nothing was changed."))

    def _accept(self, preview: Preview) -> None:
        try:
            theme_engine.accept(self.dialog.project, preview)
        except DialogError as fault:
            self.dialog.tell(fault)
            return
        self.settings = self.asked = preview.settings
        self.material = theme_wall.material(self.dialog.project)
        self.look()
        self.app.notify(_("The new themes hold. What people decided stayed."))

    def action_why(self) -> None:
        """Have the machine say why the idea is here."""
        idea = self.bench.idea
        if idea:
            task = partial(self.engine.why, self.dialog.project, idea)
            self.work_out(top.Job(top.ASKING), task, self._show_why)

    def _show_why(self, why: Why) -> None:
        self.app.push_screen(ReadModal(N_("Why here?"), lambda: why_text(why)))

    # -- to read -----------------------------------------------------------------------------------------------------

    @work
    @telling
    async def action_suggestions(self) -> None:
        """What the machine would change further."""
        await self.app.push_screen_wait(InboxModal())
        self.look()

    @work
    @telling
    async def action_conflicts(self) -> None:
        """Where two people decided differently."""
        await self.app.push_screen_wait(ConflictsModal(self.dialog.project))
        self.look()

    def action_balance(self) -> None:
        """Where every idea ended."""
        self.app.push_screen(ReadModal(N_("Balance sheet"), lambda: balance_text(self.bench.wall)))

    @work
    @telling
    async def action_compare(self) -> None:
        """Ask for two sides and show them."""
        sides = compare.sides(self.bench.wall)
        chosen: list[str] = []
        for question in (N_("Compare what?"), N_("With what?")):
            offers = [
                Offer(key, side.name, _(compare.SORTS[sort]))
                for key, (sort, side) in sides.items()
                if not chosen or (key not in chosen and sort == sides[chosen[0]][0])
            ]
            picked = await self.app.push_screen_wait(PickModal(question, offers))
            if picked is None:
                return
            chosen.append(picked.id)
        left, right = (sides[key][1] for key in chosen)
        task = partial(self.engine.between, self.dialog.project, left.sessions, right.sessions)
        self.work_out(top.Job(top.COMPARING), task, partial(self._show_compared, left, right))

    def _show_compared(self, left: Side, right: Side, found: Mapping[str, Difference]) -> None:
        self.app.push_screen(CompareModal(self.bench.wall, left, right, found))
