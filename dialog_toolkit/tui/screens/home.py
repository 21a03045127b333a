"""Home: sessions by region, what to go on with, where the ideas ended, what waits for a decision."""

from pathlib import Path

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.content import Content
from textual.widgets import Static, Tree

from dialog_toolkit.errors import DialogError
from dialog_toolkit.i18n import N_, _
from dialog_toolkit.paths import sessions_folder
from dialog_toolkit.services import overview, sessions
from dialog_toolkit.services.overview import Overview
from dialog_toolkit.tui import glance
from dialog_toolkit.tui.actions import Action
from dialog_toolkit.tui.base import LocalizedScreen, Words
from dialog_toolkit.tui.modals.text import AskModal
from dialog_toolkit.tui.widgets.key_line import KeyLine
from dialog_toolkit.tui.widgets.region_tree import OPEN, RegionTree
from dialog_toolkit.tui.widgets.top_line import TopLine

_HOME = frozenset({"home"})

ACTIONS = (
    Action("home.new_session", N_("New session"), ("n",), _HOME, help=N_("Prepare a circle or another session."),
           group="session", in_footer=True, needs="new_session"),
    Action("home.go_on", N_("Go on"), ("g",), _HOME, help=N_("Go on with the session that is not signed off yet."),
           group="session", in_footer=True, needs="recorder"),
    OPEN,
    Action("home.bring_in", N_("Bring in"), ("i",), _HOME,
           help=N_("Bring session files of other recorders into the project. Doing it twice changes nothing."),
           group="session", in_footer=True),
    Action("home.examples", N_("Examples"), ("e",), _HOME,
           help=N_("Put the invented example sessions into this empty project, to look around."),
           group="session", in_footer=True),
    Action("home.other_project", N_("Project"), ("o",), _HOME, help=N_("Open another project, or make a new one."),
           group="app", in_footer=True),
    Action("home.leave", N_("Quit"), ("q",), _HOME, "app.quit", N_("End the program. Everything is kept."), "app",
           in_palette=False),
)  # fmt: skip


class HomeScreen(LocalizedScreen[None]):
    """The project at a glance."""

    CONTEXT = "home"
    HELP = N_("The project at a glance: sessions by region on the left, where the ideas ended and what waits for you.")

    seen: Overview | None = None

    def compose(self) -> ComposeResult:
        yield TopLine(N_("Home"))
        yield Static(id="path", markup=False)
        with Container(id="body"):
            with Vertical(id="left"):
                yield Words(N_("SESSIONS BY REGION"), classes="heading")
                yield RegionTree()
                yield Words(
                    N_("There is no session in this project yet.\n\nn  new session\ni  bring in session files\n"
                       "e  put in the invented examples, to look around"),
                    id="empty",
                )  # fmt: skip
            with Vertical(id="right"):
                yield Static(id="going_on", markup=False)
                yield Static(id="balance", markup=False)
                yield Static(id="waiting", markup=False)
        yield KeyLine()

    def on_screen_resume(self) -> None:
        """Look at the project anew each time the screen comes to the front."""
        self.reload()

    def reload(self) -> None:
        """Read the project and show it."""
        if self.dialog.has_project:
            self.seen = overview.overview(self.dialog.project)
            self.retranslate()
            self.refresh_bindings()

    def retranslate(self) -> None:
        """Show what was read in the current language."""
        seen = self.seen
        if seen is None:
            return
        self.query_one(TopLine).say(glance.title(seen))
        self.query_one("#path", Static).update(Content(glance.path(seen)))
        self._show("#going_on", _("GO ON WITH"), glance.going_on(seen))
        self._show("#balance", _("BALANCE"), glance.balance(seen))
        self._show("#waiting", _("WAITS FOR YOU"), glance.waiting(seen))
        tree = self.query_one(RegionTree)
        tree.fill(seen)
        tree.display = bool(seen.sessions)
        self.query_one("#empty").display = not seen.sessions

    def _show(self, selector: str, heading: str, lines: list[str]) -> None:
        part = self.query_one(selector, Static)
        part.display = bool(lines)
        part.update(Content(f"{heading}\n").stylize("bold $text-primary") + Content("\n".join(lines)))

    # -- actions -----------------------------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys that would do nothing are not there."""
        seen = self.seen
        if seen is None:
            return action not in ("new_session", "go_on", "bring_in", "examples", "open_marked")
        if action == "examples":
            return not seen.sessions
        if action == "go_on":
            return bool(seen.unfinished)
        if action == "open_marked":
            return bool(seen.sessions)
        return True

    def action_new_session(self) -> None:
        """Prepare a session."""
        self.dialog.open_screen("new_session")

    async def action_go_on(self) -> None:
        """Go on with the newest session that is not signed off."""
        if self.seen and self.seen.unfinished:
            await self.dialog.open_session(self.seen.unfinished[0].id)

    def action_open_marked(self) -> None:
        """Open what the tree marks."""
        self.query_one(RegionTree).action_open_marked()

    @on(Tree.NodeSelected)
    async def _open(self, event: Tree.NodeSelected[str]) -> None:
        if event.node.data and event.node.parent is not event.node.tree.root:
            await self.dialog.open_session(event.node.data)

    def action_other_project(self) -> None:
        """Another project."""
        self.dialog.open_screen("start")

    @work
    async def action_bring_in(self) -> None:
        """Ask which files, then bring them in."""
        asked = AskModal(N_("Which session file or folder?"), hint=N_("Path of a .yaml file or of a folder of them"))
        path = await self.app.push_screen_wait(asked)
        if path:
            self._import(Path(path).expanduser())

    def action_examples(self) -> None:
        """Put the invented examples in."""
        self._import(sessions_folder())

    @work(thread=True, exclusive=True, group="import", exit_on_error=False)
    def _import(self, path: Path) -> None:
        """Bring files in off the event loop; what came of it is told on it."""
        try:
            outcome = sessions.import_files(self.dialog.project, [path])
        except DialogError as fault:
            self.app.call_from_thread(self.dialog.tell, fault)
            return
        self.app.call_from_thread(self._imported, outcome)

    def _imported(self, outcome: sessions.ImportOutcome) -> None:
        text, good = glance.imported(outcome)
        self.app.notify(text, severity="information" if good else "error", timeout=8)
        self.reload()
