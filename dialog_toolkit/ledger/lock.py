"""One writer a project file: a lock of the operating system on ``<project>.lock``, which says who holds it.

The lock goes with the process, so a crash leaves nothing to clean up by hand.
"""

import json
import os
import platform
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from dialog_toolkit.ledger.identity import now

_FAR = 1 << 30  # the locked byte on Windows; far off, so that others can read who holds the lock


@dataclass(frozen=True)
class Holder:
    """Who writes to a project: the author's name, the computer, and since when (ISO 8601 UTC); "" if unknown."""

    author: str = ""
    host: str = ""
    since: str = ""


@dataclass
class Lock:
    """A lock that is held until `release`."""

    path: Path
    handle: int
    held: bool = True

    def release(self) -> None:
        """Let others write; a second call does nothing. The file goes first, where the system allows it."""
        if not self.held:
            return
        self.held = False
        if sys.platform == "win32":
            os.close(self.handle)
            _remove(self.path)
        else:
            _remove(self.path)
            os.close(self.handle)


def take_lock(project: Path, author: str) -> Lock | Holder:
    """Hold the lock of a project, or say who does. Raises OSError where the folder cannot be written to."""
    path = project.with_name(project.name + ".lock")
    while True:
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            _lock(handle)
        except OSError:
            os.close(handle)
            return _holder(path)
        if _is_still(path, handle):
            break
        os.close(handle)  # its last holder removed the file between our opening and our locking it
    told = {"author": author, "host": platform.node(), "since": now()}
    with suppress(OSError):  # on a full disk the lock holds, only its holder stays unnamed
        os.ftruncate(handle, 0)
        os.write(handle, json.dumps(told, ensure_ascii=False).encode())
    return Lock(path, handle)


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        os.lseek(handle, _FAR, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        finally:
            os.lseek(handle, 0, os.SEEK_SET)

else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _is_still(path: Path, handle: int) -> bool:
    try:
        return os.path.samestat(path.stat(), os.fstat(handle))
    except FileNotFoundError:
        return False


def _holder(path: Path) -> Holder:
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        return Holder(str(told["author"]), str(told["host"]), str(told["since"]))
    except (OSError, ValueError, KeyError, TypeError):
        return Holder()


def _remove(path: Path) -> None:
    with suppress(OSError):  # another program has it open; the next holder removes it
        path.unlink(missing_ok=True)
