"""What the app does so that nothing is lost: copies in the background, and a line that stays while the disk refuses."""

from functools import partial
from typing import Any

from textual.app import App

from dialog_toolkit.errors import DialogError
from dialog_toolkit.i18n import _
from dialog_toolkit.services.keeping import RETRY
from dialog_toolkit.services.projects import Project
from dialog_toolkit.services.safekeeping import Disk, Keeper, Opened, free_ballast, try_again

LOOK = 10.0
"""Seconds between looks at whether a copy is due and how much room is left."""


class KeptApp(App[None], inherit_bindings=False):
    """An app that looks after its project."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.disk = Disk()
        self._keeper: Keeper | None = None

    def on_mount(self) -> None:
        """Look after the project from now on."""
        self.set_interval(LOOK, self._look_after)
        self.set_interval(RETRY, self._try_again)

    def keep(self, opened: Opened) -> Project:
        """Look after a project that was just opened, and say what was recovered."""
        self._keeper = Keeper(opened.project)
        self.took()
        for sentence in opened.recovered:
            self.notify(sentence, timeout=20, markup=False)
        if opened.readonly_reason:
            self.notify(opened.readonly_reason, severity="warning", timeout=10, markup=False)
        return opened.project

    def let_go(self) -> None:
        """Make the last copy of the project, which is about to be closed."""
        if self._keeper is not None:
            self._keeper.finish()
        self._keeper = None

    def refused(self, fault: DialogError) -> None:
        """The disk may not have taken what was written: show it, and give back the room kept for that."""
        ours = self._keeper is not None and fault.facts.get("path") == str(self._keeper.project.path)
        if not ours or not self.disk.refused(fault):
            return
        if self._keeper and free_ballast(self._keeper.project.path):
            self.notify(
                _("The disk is full. 5 MB kept for this were given back: make room now."), severity="error", timeout=30
            )
        self._show_disk()

    def took(self) -> None:
        """The disk took what was written."""
        if self.disk.succeeded():
            self._show_disk()

    def _look_after(self) -> None:
        if self._keeper is not None:
            self.run_worker(partial(self._look, self._keeper), thread=True, group="keeper", exit_on_error=False)

    def _look(self, keeper: Keeper) -> None:
        told = keeper.tick()
        if told:
            self.call_from_thread(self._say, told)

    def _say(self, told: tuple[str, ...]) -> None:
        for sentence in told:
            self.notify(sentence, severity="warning", timeout=20, markup=False)

    def _try_again(self) -> None:
        if self._keeper is None or self.disk.fault is None:
            return
        try:
            try_again(self._keeper.project)
        except DialogError:
            return
        self.took()
        save_typing = getattr(self.screen, "save_typing", None)
        if save_typing:
            save_typing()

    def _show_disk(self) -> None:
        for screen in self.screen_stack if self._running else ():
            for line in screen.query("TopLine"):
                line.refresh()
