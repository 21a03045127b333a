"""While recording goes on: copies every ten minutes, an eye on the room that is left, words for a full disk."""

import os
import shutil
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from dialog_toolkit.errors import DialogError, StorageError
from dialog_toolkit.i18n import _
from dialog_toolkit.ledger import backup, computed, drafts, join
from dialog_toolkit.ledger.faults import DiskFull
from dialog_toolkit.ledger.project import Project

EVERY = 600.0
"""Seconds between copies."""

AGAIN = 60.0
"""Seconds until a copy that failed is tried again."""

LOW = 200 * 10**6
"""Bytes of free room under which the person is told."""

BALLAST = 5 * 10**6
"""Bytes kept among the copies to be given back when the disk is full: room for some thousand ideas."""

RETRY = 2.0
"""Seconds between tries to write to a disk that refused."""


@dataclass
class Disk:
    """Whether the disk takes what is written. Pure: `refused` and `succeeded` are told what happened.

    While it does not, `banner` is a line in the language of the screen that should stay in sight, and a try is due
    every `RETRY` seconds; what is typed stays on the screen. True is returned where the state changed.
    """

    fault: StorageError | None = None

    def refused(self, fault: DialogError) -> bool:
        """A write failed. Faults that are not the disk's change nothing."""
        if not isinstance(fault, StorageError):
            return False
        changed = type(self.fault) is not type(fault)
        self.fault = fault
        return changed

    def succeeded(self) -> bool:
        """A write came through."""
        changed = self.fault is not None
        self.fault = None
        return changed

    @property
    def banner(self) -> str:
        """The line to show, "" while all is well."""
        if self.fault is None:
            return ""
        if isinstance(self.fault, DiskFull):
            return _("✗ The disk is full. What you type stays here; saving is tried every 2 s.")
        return _("✗ The disk refuses to save. What you type stays here; saving is tried every 2 s.")


class Keeper:
    """Makes the copies of one open project. All methods may be called from any thread.

    Parameters
    ----------
    clock: seconds that only run forward; set back or forward it only makes a copy come sooner.
    free: bytes of free room in a folder.
    """

    def __init__(
        self,
        project: Project,
        clock: Callable[[], float] = time.monotonic,
        *,
        free: Callable[[Path], int] = lambda folder: shutil.disk_usage(folder).free,
    ) -> None:
        self.project = project
        self._clock, self._free = clock, free
        self._one = threading.Lock()
        self._began = clock()
        self._wait = EVERY if backup.copies(project.path) else 0.0
        self._copied: object = None
        self._failing = self._low = self._finished = False
        self._untold: list[str] = []

    def due(self) -> bool:
        """Whether it is time for a copy."""
        return not 0 <= self._clock() - self._began < self._wait

    def run(self) -> Path | None:
        """Make a checked copy now; None if nothing changed since the last, and if it failed, which `news` says once."""
        if self.project.readonly_reason is not None:
            return None
        with self._one:
            if self._finished:
                return None
            try:
                made = self._copy()
            except DialogError as fault:
                if not self._failing:
                    why = _(fault.message).format(**fault.facts)
                    self._untold.append(_("No copy of the project could be made: {why}").format(why=why))
                self._failing, self._wait, self._began = True, AGAIN, self._clock()
                return None
            self._failing, self._wait, self._began = False, EVERY, self._clock()
            return made

    def finish(self) -> Path | None:
        """Make the last copy, before the project is closed; later calls of anything do nothing."""
        made = self.run()
        with self._one:
            self._finished = True
        return made

    def tick(self) -> tuple[str, ...]:
        """Look after everything, to be called every few seconds off the screen's thread; returns what is to be told."""
        self._look_at_room()
        if self.due():
            self.run()
        told, self._untold = tuple(self._untold), []
        return told

    def _copy(self) -> Path | None:
        now = (join.check_word_of(self.project), tuple(drafts.list_drafts(self.project)))
        if now == self._copied:
            return None
        made = backup.back_up(self.project)
        self._copied = now
        return made

    def _look_at_room(self) -> None:
        try:
            free = self._free(self.project.path.parent)
        except OSError:
            return
        if free >= LOW + BALLAST:
            self._low = False
            if self.project.readonly_reason is None:
                lay_ballast(self.project.path)
        elif free < LOW and not self._low:
            self._low = True
            self._untold.append(
                _("Only {n} MB are free on the disk. Make room soon; everything so far is saved.").format(
                    n=free // 10**6
                )
            )


def ballast_of(project_path: Path) -> Path:
    """The file that only keeps room."""
    return backup.copies_folder(project_path) / "ballast"


def lay_ballast(project_path: Path) -> None:
    """Keep some room for the day the disk is full. Without enough of it nothing is kept, and no fault is made of it."""
    ballast = ballast_of(project_path)
    with suppress(OSError):
        if not ballast.exists():
            ballast.parent.mkdir(parents=True, exist_ok=True)
            ballast.write_bytes(os.urandom(BALLAST))  # zeros would take no room where files are packed


def free_ballast(project_path: Path) -> bool:
    """Give the kept room back; whether there was any."""
    try:
        ballast_of(project_path).unlink()
    except OSError:
        return False
    return True


def try_again(project: Project) -> None:
    """Find out whether the disk takes writes again, by a small one. Raises StorageError if not."""
    computed.put_computed(project, "disk", "try", "", "{}")
