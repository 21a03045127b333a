"""What is looked at before a project file is opened: is it one, may it be written to, is it whole."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError, OperationalError

from dialog_toolkit.errors import BadInput, ProjectError, StorageError
from dialog_toolkit.i18n import N_, _
from dialog_toolkit.ledger.engine import APPLICATION_ID, SCHEMA_VERSION, Access, Header, make_engine, read_header
from dialog_toolkit.ledger.faults import damaged, no_folder
from dialog_toolkit.ledger.identity import MAX_NAME, storable
from dialog_toolkit.ledger.lock import Holder, Lock, take_lock
from dialog_toolkit.ledger.tables import CHANGE, EDGE, REDACTED, VALUE

CHECKED_AT_OPENING = 64 * 2**20
"""Files up to this size (bytes) are checked whole when they are opened: 160 ms for 6 MB on a busy laptop."""


@dataclass(frozen=True)
class Reason:
    """Why a project cannot be changed. `str()` gives it in the language of the screen."""

    message: str
    facts: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return _(self.message).format(**self.facts)


def check_author(author: str) -> None:
    """Raise BadInput for a name that cannot sign a change."""
    if not author.strip() or len(author) > MAX_NAME or not storable(author):
        raise BadInput(
            N_("The name of the author is empty, too long or holds characters that cannot be kept."),
            hint=N_("Give a name or a role of at most {limit} characters."),
            limit=MAX_NAME,
        )


def recognise(path: Path, key: bytes | None) -> Header:
    """The header of a project file. Only reads bytes, so that a foreign file stays as it is."""
    if not path.parent.is_dir():
        raise no_folder(path)
    if not path.exists():
        raise StorageError(
            N_("There is no project file {path}."), hint=N_("Check the name, or create a project."), path=str(path)
        )
    header = read_header(path) if path.is_file() else Header(plain=False)
    if not header.plain and key is not None and path.is_file():
        header = _encrypted_header(path, key)
    if header.application_id != APPLICATION_ID:
        raise ProjectError(
            N_("{path} is no project of this program, or it is encrypted with another passphrase."),
            hint=N_("The file was left as it is. Choose another file or give its passphrase."),
            path=str(path),
        )
    if header.plain and key is not None:
        raise ProjectError(
            N_("The project {path} is not encrypted."), hint=N_("Open it without a passphrase."), path=str(path)
        )
    return header


def settle_access(
    path: Path, header: Header, author: str, *, readonly: bool, lock: bool
) -> tuple[Reason | None, Lock | None]:
    """Why the file can only be read, or the lock that lets it be written (None without locking)."""
    if readonly:
        return Reason(N_("The project was opened for reading only.")), None
    if header.version > SCHEMA_VERSION:
        return Reason(N_("The project was made by a newer version of this program. Update the program.")), None
    if not can_be_written(path):
        return Reason(N_("The project file or its folder is read-only.")), None
    if not lock:
        return None, None
    try:
        taken = take_lock(path, author)
    except PermissionError:
        return Reason(N_("The project file or its folder is read-only.")), None
    if isinstance(taken, Holder):
        facts = {"author": taken.author or "?", "host": taken.host or "?", "since": _local(taken.since)}
        return Reason(N_("{author} has the project open on the computer {host} since {since}."), facts), None
    return None, taken


def connect(path: Path, key: bytes | None, reason: Reason | None) -> Engine:
    """The engine for a file that may be written (`reason` is None) or only read."""
    if reason is None:
        return make_engine(path, Access.WRITE, key=key)
    if can_be_written(path):  # a writer that SQLite forbids to write leaves no helper files behind, a reader does
        return make_engine(path, Access.WRITE, key=key, query_only=True)
    return make_engine(path, Access.READ if _has_log(path) else Access.FROZEN, key=key, query_only=True)


def can_be_written(path: Path) -> bool:
    """Whether the system lets us write to the file and make files beside it."""
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def check_readable(engine: Engine, path: Path) -> None:
    """Raise ProjectError for a file of a newer program whose log this one cannot read."""
    try:
        with engine.connect() as connection:
            for table in (CHANGE, EDGE, VALUE, REDACTED):
                connection.execute(table.select().limit(1)).all()
    except OperationalError:
        raise ProjectError(
            N_("The project {path} was made by a newer version of this program and cannot be read by this one."),
            hint=N_("Update the program. The file was left as it is."),
            path=str(path),
        ) from None


def check_whole(engine: Engine, path: Path, key: bytes | None = None) -> None:
    """Raise ProjectError for a damaged file. Big files are left to `verify`, which takes its time.

    Where a log of writes was left beside the file a connection that only reads looks: a writer would, on leaving, mix
    the log into what is damaged.
    """
    if path.stat().st_size > CHECKED_AT_OPENING:
        return
    logged = can_be_written(path) and _has_log(path)
    reader = make_engine(path, Access.READ, key=key, query_only=True) if logged else engine
    try:
        with reader.connect() as connection:
            if connection.exec_driver_sql("PRAGMA quick_check(1)").scalar() != "ok":
                raise damaged(path)
    finally:
        if reader is not engine:
            reader.dispose()


def _has_log(path: Path) -> bool:
    log = path.with_name(path.name + "-wal")
    return log.exists() and log.stat().st_size > 0


def _local(moment: str) -> str:
    """A moment in UTC as date and time of this computer's zone."""
    try:
        return datetime.fromisoformat(moment).astimezone().strftime("%Y-%m-%d %H:%M")
    except ValueError:
        return "?"


def _encrypted_header(path: Path, key: bytes) -> Header:
    engine = make_engine(path, Access.FROZEN, key=key, query_only=True)
    try:
        with engine.connect() as connection:
            marks = [
                connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in ("application_id", "user_version")
            ]
    except DBAPIError:
        return Header(plain=False)
    finally:
        engine.dispose()
    return Header(plain=False, application_id=int(marks[0] or 0), version=int(marks[1] or 0))
