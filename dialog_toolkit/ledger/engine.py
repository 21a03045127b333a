"""Connections to a project file: SQLCipher's SQLite with the settings that lose nothing at a power cut.

Write-ahead log with `synchronous=FULL`: an acknowledged change survives a power cut (`NORMAL` does not).
Writers begin IMMEDIATE, so two of them wait for each other instead of failing. `fullfsync` matters on macOS.
"""

import struct
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver
from sqlalchemy import Connection, Engine, QueuePool, create_engine, event

APPLICATION_ID = 0x44544C31
"""Marks a file as a project of this program (“DTL1”), in bytes 68–71 of an SQLite header."""

SCHEMA_VERSION = 1
"""Version of the tables, kept as SQLite's `user_version`. A greater one was made by a newer program."""

KEY_BYTES = 32

PRAGMAS = (
    "busy_timeout=5000",
    "synchronous=FULL",
    "foreign_keys=ON",
    "recursive_triggers=ON",  # else INSERT OR REPLACE would slip past the triggers that forbid deletion
    "fullfsync=ON",
    "checkpoint_fullfsync=ON",
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "secure_delete=ON",  # what is erased leaves no bytes behind
    "temp_store=MEMORY",
)

BEGIN = "ledger_begin"
_SQLITE_MAGIC = b"SQLite format 3\0"


class Access(StrEnum):
    """How a file is opened. `FROZEN` needs a folder nobody can write to: no lock and no log file is made."""

    WRITE = "mode=rw"
    READ = "mode=ro"
    FROZEN = "mode=ro&immutable=1"


@dataclass(frozen=True)
class Header:
    """The first bytes of a file: whether it is plain SQLite, and if so its application id and version."""

    plain: bool
    application_id: int = 0
    version: int = 0


def read_header(path: Path) -> Header:
    """Read the header without SQLite, so that a foreign file is not touched. Raises OSError."""
    with path.open("rb") as stream:
        head = stream.read(100)
    if len(head) < 100 or not head.startswith(_SQLITE_MAGIC):
        return Header(plain=False)
    version, application_id = struct.unpack(">I4xI", head[60:72])
    return Header(plain=True, application_id=application_id, version=version)


def make_engine(path: Path, access: Access, *, key: bytes | None = None, query_only: bool = False) -> Engine:
    """An engine for one project file. Nothing is opened before the first connection.

    Parameters
    ----------
    key: 32 random bytes that the file is encrypted with, or None for a plain file. ValueError otherwise.
    query_only: SQLite refuses every write of these connections.
    """
    if key is not None and len(key) != KEY_BYTES:
        raise ValueError(f"a key has {KEY_BYTES} bytes")
    uri = f"{path.absolute().as_uri()}?{access}"

    def connect() -> Any:
        return driver.connect(uri, uri=True, check_same_thread=False)

    # hide_parameters: what people said must not reach an error message or a log
    engine = create_engine("sqlite://", module=driver, creator=connect, poolclass=QueuePool, hide_parameters=True)

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _record: object) -> None:
        connection.isolation_level = None  # we say BEGIN ourselves
        set_key(connection, key)
        journal = ("journal_mode=WAL",) if access is Access.WRITE and not query_only else ()
        for pragma in (*PRAGMAS, *journal, f"query_only={'ON' if query_only else 'OFF'}"):
            connection.execute(f"PRAGMA {pragma}").fetchall()

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql(f"BEGIN {connection.get_execution_options().get(BEGIN, 'DEFERRED')}")

    return engine


def set_key(connection: Any, key: bytes | None) -> None:
    """Silence SQLCipher's own log, which would write over the screen, and give the key, if any."""
    connection.execute("PRAGMA cipher_log_level=NONE").fetchall()
    if key is not None:
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"").fetchall()
