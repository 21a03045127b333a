"""What the app holds for its screens: the open project, the settings, the language, the clock."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from textual.signal import Signal

from dialog_toolkit.config import Settings, save_settings
from dialog_toolkit.errors import DialogError, ProjectError
from dialog_toolkit.i18n import N_, _, set_language
from dialog_toolkit.services import projects, recording
from dialog_toolkit.services.projects import Project
from dialog_toolkit.services.safekeeping import Opened, open_for_recording
from dialog_toolkit.tui.kept import KeptApp


class Desk(KeptApp, inherit_bindings=False):
    """The app without its keys and screens.

    Parameters
    ----------
    settings: what the person chose before; changes are kept in their file.
    clock: gives the local time.
    """

    def __init__(self, settings: Settings, clock: Callable[[], datetime], **options: Any) -> None:
        super().__init__(**options)
        self.settings = settings
        self.now = clock
        self.current_session = ""
        """Id of the session that the recorder shows, "" for none."""
        self.language_changed: Signal[str] = Signal(self, "language")
        self._project: Project | None = None

    @property
    def project(self) -> Project:
        """The open project. Raises ProjectError if there is none."""
        if self._project is None:
            raise ProjectError(N_("No project is open."), hint=N_("Press F2 and open one, or make a new one."))
        return self._project

    @property
    def has_project(self) -> bool:
        """Whether a project is open."""
        return self._project is not None

    def open_project(self, path: Path, *, new: bool = False) -> None:
        """Open a project, or make one, in the place of the one open now. Raises what the services raise."""
        path = path.expanduser().absolute()
        if self._project is not None and self._project.path == path:
            return
        author = self.settings.name
        opened = Opened(projects.create(path, author=author)) if new else open_for_recording(path, author, now=self.now)
        self.close_project()
        self._project, self.current_session = self.keep(opened), ""
        self.save(replace(self.settings, project=str(path)))

    def session_going_on(self) -> str:
        """The session this person was recording when the program ended, and whose stage still runs; "" for none."""
        if not self.has_project or self.project.readonly_reason:
            return ""
        last = recording.last_session(self.project) or ""
        going_on = last in {row.id for row in recording.open_sessions(self.project)}
        return last if going_on and recording.live(self.project, last, at=self.now()).stage else ""

    def close_project(self) -> None:
        """Let go of the project, with a copy made; others may write to it."""
        self.let_go()
        if self._project is not None:
            self._project.close()
        self._project = None

    def sign_as(self, name: str) -> None:
        """Sign what is written from here on with this name or role."""
        self.save(replace(self.settings, name=name))
        if self._project:
            self._project = replace(self._project, author=name or projects.NOBODY)

    def save(self, settings: Settings) -> None:
        """Keep other settings, here and in the file. What the disk refuses is told; the settings hold meanwhile."""
        self.settings = settings
        try:
            save_settings(settings)
        except DialogError as fault:
            self.notify(_(fault.message).format(**fault.facts), severity="warning")

    def speak(self, language: str) -> None:
        """Switch the language of every screen; what is typed and what has the focus stay."""
        set_language(language)
        self.save(replace(self.settings, language=language))
        self.language_changed.publish(language)

    def wear(self, theme: str) -> None:
        """Switch the colours."""
        self.theme = theme
        self.save(replace(self.settings, theme=theme))
