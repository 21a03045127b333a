"""Copies of a project file, made while it is in use, each checked before it counts."""

import os
import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver

from dialog_toolkit.errors import DialogError, ProjectError
from dialog_toolkit.i18n import N_
from dialog_toolkit.ledger.engine import set_key
from dialog_toolkit.ledger.faults import damaged, from_database, told_as_dialog_errors
from dialog_toolkit.ledger.lock import Holder, take_lock
from dialog_toolkit.ledger.project import Project

KEPT_COPIES = 10
_STAMP = "%Y%m%dT%H%M%S%fZ"


def back_up(project: Project, folder: Path | None = None, *, keep: int = KEPT_COPIES) -> Path:
    """Write a checked copy, encrypted as the project is, and remove copies beyond the newest `keep`.

    Parameters
    ----------
    folder: where to, by default the folder of copies beside the project; made if it is not there.

    Raises ProjectError if the project is damaged (older copies then stay), StorageError if the disk refuses.
    """
    stamp = _next_stamp(next(iter(copies(project.path, folder)), None))
    target = (folder or copies_folder(project.path)) / f"{project.path.stem}-{stamp}{project.path.suffix}"
    unfinished = target.with_name(target.name + ".part")
    with told_as_dialog_errors(target), _driver_faults(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            _copy(project, unfinished)
            _sync(unfinished)
            unfinished.replace(target)
        finally:
            unfinished.unlink(missing_ok=True)
        for old in copies(project.path, folder)[keep:]:
            old.unlink(missing_ok=True)
    return target


def copies_folder(project_path: Path) -> Path:
    """Where the copies of a project lie unless told otherwise."""
    return project_path.with_name(f"{project_path.stem}-copies")


def copies(project_path: Path, folder: Path | None = None) -> list[Path]:
    """The copies of a project, newest first."""
    pattern = f"{project_path.stem}-????????T????????????Z{project_path.suffix}"
    return sorted((folder or copies_folder(project_path)).glob(pattern), reverse=True)


def is_good(copy: Path, key: bytes | None = None) -> bool:
    """Whether a copy reads as a whole project file."""
    try:
        with told_as_dialog_errors(copy), _driver_faults(copy):
            _check_copy(copy, key)
    except DialogError:
        return False
    return True


def restore(project_path: Path, copy: Path, *, author: str, key: bytes | None = None) -> Path:
    """Put a copy in the place of a project file; what was there is moved aside, never deleted.

    Returns where the former file now lies. Join the bundles made since, and nothing of them is lost.
    Raises ProjectError if someone has the project open or the copy itself is damaged.
    """
    with told_as_dialog_errors(project_path), _driver_faults(copy):
        _check_copy(copy, key)
        return put_in_place(project_path, copy_to_part(project_path, copy), author=author)


def part_of(project_path: Path) -> Path:
    """The name under which a file is made ready to take the place of a project file."""
    return project_path.with_name(project_path.name + ".part")


def copy_to_part(project_path: Path, copy: Path) -> Path:
    """A copy of a copy, on the disk beside the project file. Raises StorageError."""
    clear_part(project_path)
    unfinished = part_of(project_path)
    with told_as_dialog_errors(project_path):
        try:
            shutil.copyfile(copy, unfinished)
            _sync(unfinished)
        except OSError:
            unfinished.unlink(missing_ok=True)
            raise
    return unfinished


def clear_part(project_path: Path) -> None:
    """Remove what an earlier try that was cut short left under the name of `part_of`. Raises StorageError."""
    part = part_of(project_path)
    with told_as_dialog_errors(project_path):
        for ending in ("", "-wal", "-shm"):
            part.with_name(part.name + ending).unlink(missing_ok=True)


def put_in_place(project_path: Path, whole: Path, *, author: str) -> Path:
    """Move a project file and what lies beside it aside, and a whole file in its place; returns the former's new name.

    Raises ProjectError if someone has the project open, StorageError if the disk refuses.
    """
    with told_as_dialog_errors(project_path):
        taken = take_lock(project_path, author)
        if isinstance(taken, Holder):
            raise ProjectError(
                N_("{author} has the project open on the computer {host}."), author=taken.author, host=taken.host
            )
        try:
            aside = _move_aside(project_path)
            whole.replace(project_path)
        finally:
            taken.release()
    return aside


def finish_restore(project_path: Path) -> None:
    """End what a power cut left undone in the middle of `put_in_place`. Raises StorageError."""
    with told_as_dialog_errors(project_path):
        if not project_path.exists() and part_of(project_path).exists():
            _move_aside(project_path)  # an old log beside a new file would be taken for its own
            part_of(project_path).replace(project_path)


def _move_aside(project_path: Path) -> Path:
    aside = project_path.with_name(f"{project_path.name}.damaged-{_stamp()}")
    for ending in ("", "-wal", "-shm"):
        part = project_path.with_name(project_path.name + ending)
        if part.exists():
            part.replace(aside.with_name(aside.name + ending))
    return aside


def moment_of(copy: Path) -> datetime | None:
    """When a copy was made, by its name, in UTC; None for a name that does not say."""
    try:
        return datetime.strptime(copy.stem[-len(_stamp()) :], _STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None


def _next_stamp(newest: Path | None) -> str:
    """The moment as copies are named by it; right after the newest copy where the clock went back behind that.

    So the newest copy is always the last by name, and never the first to be removed.
    """
    latest = moment_of(newest) if newest else None
    now = datetime.now(UTC)
    return (now if latest is None or latest < now else latest + timedelta(microseconds=1)).strftime(_STAMP)


def _copy(project: Project, target: Path) -> None:
    borrowed = project.engine.raw_connection()
    try:
        with closing(driver.connect(str(target))) as copy:
            set_key(copy, project.key)
            borrowed.driver_connection.backup(copy)  # type: ignore[union-attr]
    finally:
        borrowed.close()
    _check_copy(target, project.key)


def _check_copy(copy: Path, key: bytes | None) -> None:
    uri = f"{copy.absolute().as_uri()}?mode=ro&immutable=1"
    with closing(driver.connect(uri, uri=True)) as connection:
        set_key(connection, key)
        said: list[tuple[Any, ...]] = connection.execute("PRAGMA quick_check").fetchall()
    if said != [("ok",)]:
        raise damaged(copy)


@contextmanager
def _driver_faults(path: Path) -> Iterator[None]:
    try:
        yield
    except driver.DatabaseError as fault:
        raise from_database(path, fault) from None


def _sync(path: Path) -> None:
    with path.open("rb+") as stream:
        os.fsync(stream.fileno())


def _stamp() -> str:
    return datetime.now(UTC).strftime(_STAMP)
