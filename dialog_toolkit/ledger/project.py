"""A project file: made, opened, closed. The file holds the ledger of one project on this machine."""

import hashlib
import os
import platform
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from sqlalchemy import Connection, Engine, insert, select

from dialog_toolkit.errors import ProjectError
from dialog_toolkit.i18n import N_
from dialog_toolkit.ledger.engine import BEGIN, SCHEMA_VERSION, Access, make_engine
from dialog_toolkit.ledger.faults import no_folder, told_as_dialog_errors
from dialog_toolkit.ledger.identity import now
from dialog_toolkit.ledger.lock import Lock
from dialog_toolkit.ledger.opening import (
    Reason,
    check_author,
    check_readable,
    check_whole,
    connect,
    recognise,
    settle_access,
)
from dialog_toolkit.ledger.tables import META, create_tables

PROJECT = "project"
"""The entity that holds the title and the plan profile of a project."""


@dataclass(frozen=True)
class Project:
    """An open project file. `author` signs what is written; `readonly_reason` is None when writing is possible.

    `newer`: the file was made by a newer program. `device` tells the changes of this machine apart, for people.
    """

    path: Path
    author: str
    device: str
    engine: Engine
    readonly_reason: Reason | None = None
    newer: bool = False
    key: bytes | None = field(default=None, repr=False)
    lock: Lock | None = field(default=None, repr=False)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_fault: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the connections and let others write. A second call does nothing."""
        self.engine.dispose()
        if self.lock is not None:
            self.lock.release()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One consistent view of the file; never waits for a writer."""
        with told_as_dialog_errors(self.path), self.engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction: everything in it is on the disk when the block ends, or nothing is."""
        self.require_writable()
        writer = self.engine.execution_options(**{BEGIN: "IMMEDIATE"})
        with told_as_dialog_errors(self.path), writer.begin() as connection:
            yield connection

    def require_writable(self) -> None:
        """Raise ProjectError with the reason if this project cannot be changed."""
        if self.lock is not None and not self.lock.held:  # another may be writing by now
            raise ProjectError(N_("The project {path} is closed."), path=str(self.path))
        if self.readonly_reason is not None:
            reason = self.readonly_reason
            raise ProjectError(reason.message, hint=N_("The project can only be read."), **reason.facts)


def create_project(path: Path, *, title: str, plan: str, author: str, key: bytes | None = None) -> Project:
    """Make a project file and open it. It appears under its name only when it is whole.

    Parameters
    ----------
    plan: id of the plan profile, a folder of ``plans/``.
    key: 32 random bytes to encrypt the file with, or None.

    Raises ProjectError if there is a file already, StorageError if the folder is missing, read-only or full.
    """
    from dialog_toolkit.ledger.write import Entry, record_many  # write knows projects, so it is asked for late

    path = Path(path).absolute()
    check_author(author)
    if path.exists():
        raise _exists(path)
    if not path.parent.is_dir():
        raise no_folder(path)
    unfinished = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    engine = make_engine(unfinished, Access.WRITE, key=key)
    try:
        draft = Project(path, author, "", engine)
        with told_as_dialog_errors(path):
            unfinished.touch(exist_ok=False)
            with draft, draft.writing() as connection:
                create_tables(connection)
                connection.execute(insert(META), [{"key": "created", "value": now()}])
            with Project(path, author, _device(draft), engine) as made:
                record_many(made, [Entry(PROJECT, "title", title), Entry(PROJECT, "plan", plan)])
            _put_in_place(unfinished, path)
    finally:
        engine.dispose()
        for left in unfinished.parent.glob(unfinished.name + "*"):
            left.unlink(missing_ok=True)
    return open_project(path, author=author, key=key)


def open_project(
    path: Path, *, author: str, readonly: bool = False, key: bytes | None = None, lock: bool = True
) -> Project:
    """Open a project file. A file that is no project is never written to.

    Opens read-only, and says why in `readonly_reason`, when asked to, when the file was made by a newer program,
    when it or its folder cannot be written to, and when another program is writing to it.

    Parameters
    ----------
    lock: False lets several writers share the file; they wait for each other and lose nothing.

    Raises ProjectError (no project, damaged, wrong key) or StorageError (no such file or folder).
    """
    path = Path(path).absolute()
    check_author(author)
    with told_as_dialog_errors(path):
        header = recognise(path, key)
        reason, taken = settle_access(path, header, author, readonly=readonly, lock=lock)
        engine = connect(path, key, reason)
    from dialog_toolkit.ledger.views import complete_views  # views know projects, so they are asked for late

    project = Project(path, author, "", engine, reason, header.version > SCHEMA_VERSION, key, taken)
    try:
        with told_as_dialog_errors(path):
            check_whole(engine, path, key)
            if project.newer:
                check_readable(engine, path)
        device = _device(project) if reason is None else ""
        if reason is None:
            complete_views(project)
    except BaseException:
        project.close()
        raise
    return Project(path, author, device, engine, reason, project.newer, key, taken)


def _device(project: Project) -> str:
    """The id of this machine in this file; made up when the machine first opens it, so it tells of no hardware."""
    name = "device:" + hashlib.blake2b(platform.node().encode(), digest_size=8).hexdigest()
    known = select(META.c.value).where(META.c.key == name)
    with project.reading() as connection:
        found = connection.execute(known).scalar()
    if found is not None:
        return str(found)
    with project.writing() as connection:
        found = connection.execute(known).scalar()
        if found is None:
            found = secrets.token_hex(8)
            connection.execute(insert(META), [{"key": name, "value": found}])
    return str(found)


def _put_in_place(unfinished: Path, path: Path) -> None:
    """Give the finished file its name without ever replacing a file of someone else, also on a memory stick."""
    with unfinished.open("rb+") as stream:
        os.fsync(stream.fileno())
    try:
        path.touch(exist_ok=False)
    except FileExistsError:
        raise _exists(path) from None
    unfinished.replace(path)
    if hasattr(os, "O_DIRECTORY"):
        folder = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _exists(path: Path) -> ProjectError:
    return ProjectError(
        N_("There is already a file {path}."),
        hint=N_("Choose another name. Nothing was overwritten."),
        path=str(path),
    )
