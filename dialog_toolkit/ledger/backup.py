"""Copies of a project file, made while it is in use, each checked before it counts."""

import os
import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver

from dialog_toolkit.errors import ProjectError
from dialog_toolkit.i18n import N_
from dialog_toolkit.ledger.engine import set_key
from dialog_toolkit.ledger.faults import damaged, from_database, told_as_dialog_errors
from dialog_toolkit.ledger.lock import Holder, take_lock
from dialog_toolkit.ledger.project import Project

KEPT_COPIES = 10


def back_up(project: Project, folder: Path | None = None, *, keep: int = KEPT_COPIES) -> Path:
    """Write a checked copy, encrypted as the project is, and remove copies beyond the newest `keep`.

    Parameters
    ----------
    folder: where to, by default the folder of copies beside the project; made if it is not there.

    Raises ProjectError if the project is damaged (older copies then stay), StorageError if the disk refuses.
    """
    target = (folder or copies_folder(project.path)) / f"{project.path.stem}-{_stamp()}{project.path.suffix}"
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


def restore(project_path: Path, copy: Path, *, author: str, key: bytes | None = None) -> Path:
    """Put a copy in the place of a project file; what was there is moved aside, never deleted.

    Returns where the former file now lies. Join the bundles made since, and nothing of them is lost.
    Raises ProjectError if someone has the project open or the copy itself is damaged.
    """
    with told_as_dialog_errors(project_path), _driver_faults(copy):
        _check_copy(copy, key)
        taken = take_lock(project_path, author)
        if isinstance(taken, Holder):
            raise ProjectError(
                N_("{author} has the project open on the computer {host}."), author=taken.author, host=taken.host
            )
        try:
            aside = project_path.with_name(f"{project_path.name}.damaged-{_stamp()}")
            for ending in ("", "-wal", "-shm"):
                part = project_path.with_name(project_path.name + ending)
                if part.exists():
                    part.replace(aside.with_name(aside.name + ending))
            unfinished = project_path.with_name(project_path.name + ".part")
            shutil.copyfile(copy, unfinished)
            _sync(unfinished)
            unfinished.replace(project_path)
        finally:
            taken.release()
    return aside


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
    return datetime.now(UTC).strftime("%Y%m%dT%H%M%S%fZ")
