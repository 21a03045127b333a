"""The first run asks only two things: a name to sign with, and a project."""

from pathlib import Path

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Button, Input

from dialog_toolkit.i18n import N_, _
from dialog_toolkit.tui.actions import Action
from dialog_toolkit.tui.base import LocalizedScreen, Words
from dialog_toolkit.tui.fields import TextField
from dialog_toolkit.tui.widgets.key_line import KeyLine
from dialog_toolkit.tui.widgets.top_line import TopLine

ACTIONS = (
    Action("start.begin", N_("Begin"), ("enter",), frozenset({"start"}), help=N_("Open or make the project."),
           in_footer=True, in_palette=False),
)  # fmt: skip

DEFAULT_NAME = "plan.dialog"


class NameField(TextField):
    """Who signs."""

    HELP = N_("Changes are signed with it, so that a joined project shows who entered what. A role will do: recorder.")


class ProjectField(TextField):
    """Which file."""

    HELP = N_("The file that holds the project. A file that is there is opened; else a new project is made.")


class StartScreen(LocalizedScreen[None]):
    """Name and project.

    Parameters
    ----------
    wanted: the project that was asked for, or None.
    """

    CONTEXT = "start"
    HELP = N_("Two things are needed to begin: a name to sign with, and a project file. Both can be changed later.")

    def __init__(self, wanted: Path | None = None) -> None:
        super().__init__()
        self.wanted = wanted

    def compose(self) -> ComposeResult:
        settings = self.dialog.settings
        yield TopLine("dialog-toolkit")
        with Vertical(id="form"):
            yield Words(N_("Who signs what is written on this computer? A name or a role."), classes="question")
            yield NameField(settings.name, hint=N_("for example: recorder in Dobele"), id="name")
            yield Words(N_("Which project?"), classes="question")
            yield ProjectField(str(self.wanted or settings.project or Path.cwd() / DEFAULT_NAME), id="project")
            yield Words("", id="will", classes="quiet")
            yield Button(id="begin", variant="primary")
            yield Words(N_("ctrl+l  latviski / in English   F10  end"), classes="quiet")
        yield KeyLine()

    def on_mount(self) -> None:
        """Begin at the first field that is empty."""
        self.retranslate()
        self.query_one("#project" if self.query_one(NameField).value else "#name").focus()

    def retranslate(self) -> None:
        """Say what would happen."""
        path = self._path()
        self.query_one("#begin", Button).label = _("Open") if path.exists() else _("Make a new project")
        text = N_("The file is there: it will be opened.") if path.exists() else N_("A new project will be made there.")
        self.query_one("#will", Words).say(text)

    def _path(self) -> Path:
        typed = self.query_one(ProjectField).value.strip()
        path = Path(typed or DEFAULT_NAME).expanduser()
        return path / DEFAULT_NAME if path.is_dir() else path

    @on(Input.Changed, "#project")
    def _typed(self) -> None:
        self.retranslate()

    @on(Input.Submitted, "#name")
    def _next(self) -> None:
        self.query_one(ProjectField).focus()

    @on(Input.Submitted, "#project")
    @on(Button.Pressed)
    def action_begin(self) -> None:
        """Open or make the project and show it."""
        name = self.query_one(NameField).value.strip()
        if not name:
            self.dialog.notify(_("Give a name or a role to sign with first."), severity="warning")
            self.query_one(NameField).focus()
            return
        path = self._path()
        self.dialog.sign_as(name)
        self.dialog.open_project(path, new=not path.exists())
        self.dismiss(None)
