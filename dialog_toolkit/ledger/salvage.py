"""What can still be read of a damaged project file: every change that proves itself by its id, wherever it lies.

Works on copies in a temporary folder; the damaged file is only read. A page that cannot be read costs the rows on it,
not those beside it; a change whose parents or text lie on a lost page does not verify and is left out.
"""

import json
import shutil
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver

from dialog_toolkit.ledger import log
from dialog_toolkit.ledger.drafts import Draft
from dialog_toolkit.ledger.engine import APPLICATION_ID, SCHEMA_VERSION, read_header, set_key
from dialog_toolkit.ledger.faults import told_as_dialog_errors
from dialog_toolkit.ledger.identity import BadRow, from_json
from dialog_toolkit.ledger.project import Project

_ENDINGS = ("", "-wal")
_MOST = 50_000  # row numbers tried one by one after a page that cannot be read


@dataclass(frozen=True)
class Salvaged:
    """Changes as `import_rows` takes them, by depth; what was being typed; whether every page could be read."""

    rows: tuple[dict[str, Any], ...] = ()
    drafts: tuple[Draft, ...] = ()
    whole: bool = False


def is_newer(path: Path) -> bool:
    """Whether the file says that a newer program made it."""
    with told_as_dialog_errors(path):
        header = read_header(path)
    return header.application_id == APPLICATION_ID and header.version > SCHEMA_VERSION


def lost_log(path: Path) -> bool:
    """Whether the program was stopped amid its work and the log of its last writes is no longer beside the file."""
    lock, log_of_writes = (path.with_name(path.name + ending) for ending in (".lock", "-wal"))
    return path.is_file() and lock.exists() and not log_of_writes.exists()


def salvage(path: Path, *, copy: Path | None = None, key: bytes | None = None) -> Salvaged:
    """Read what can be read of a damaged file and of the log of writes beside it.

    Parameters
    ----------
    copy: a good copy of the project; lends its first page and its end where those of the file are gone.

    Raises StorageError if there is no room for the copies that it works on.
    """
    rows: dict[str, dict[str, Any]] = {}
    drafts: dict[tuple[str, str, str], Draft] = {}
    whole = False
    with told_as_dialog_errors(path), tempfile.TemporaryDirectory(prefix="dialog-") as name:
        for number, graft in enumerate([None, copy] if copy and key is None else [None]):
            wreck = Path(name) / f"{number}.dialog"
            for ending in _ENDINGS:
                part = path.with_name(path.name + ending)
                if part.exists():
                    shutil.copyfile(part, wreck.with_name(wreck.name + ending))
            ends = _mend(wreck, graft) if graft else True
            if wreck.stat().st_size == 0:  # SQLite would throw away the log beside it
                continue
            with suppress(driver.Error), closing(_opened(wreck, key)) as connection:
                found, read = _rows(connection)
                whole |= read and ends
                for row in found:
                    known = rows.get(row["id"])
                    rows[row["id"]] = row if known is None or "text" not in known else known
                drafts |= {(draft.entity, draft.field, draft.author): draft for draft in _drafts(connection)}
    in_order = sorted(rows.values(), key=lambda row: (row["depth"], row["id"]))
    return Salvaged(tuple(in_order), tuple(drafts.values()), whole)


def _mend(wreck: Path, copy: Path) -> bool:
    """Give a wreck the first page and the end of a good copy, where its own are gone; whether the end is its own."""
    own, good = wreck.read_bytes() if wreck.exists() else b"", copy.read_bytes()
    page = int.from_bytes(good[16:18], "big") or 4096
    if not (len(own) >= page and read_header(wreck).application_id == APPLICATION_ID):
        own = good[:page] + own[page:]
    whole = bytearray(own + good[len(own) :])
    pages = len(whole) // page
    whole[28:32] = pages.to_bytes(4, "big")  # where an SQLite header says how many pages there are
    wreck.write_bytes(whole[: pages * page])
    return len(own) >= len(good)


def _opened(wreck: Path, key: bytes | None) -> Any:
    connection = driver.connect(str(wreck), isolation_level=None)
    connection.text_factory = bytes  # a damaged text need not be UTF-8
    set_key(connection, key)
    for pragma in ("cell_size_check=OFF", "trusted_schema=OFF", "temp_store=MEMORY", "synchronous=OFF"):
        connection.execute(f"PRAGMA {pragma}").fetchall()
    return connection


def _rows(connection: Any) -> tuple[list[dict[str, Any]], bool]:
    """The changes that verify, as JSON objects, and whether all that should be there could be read."""
    parents: dict[str, set[str]] = defaultdict(set)
    for order, by in (("edge", "child"), ("edge INDEXED BY edge_of_parent", "parent")):  # each holds all of it
        for way in ("ASC", "DESC"):
            found, _whole = _until_fault(connection, f"SELECT child, parent FROM {order} ORDER BY {by} {way}")
            for child, parent in found:
                parents[child].add(parent)
    columns = "id, version, entity, field, author, device, wall, depth, value_hash, more"
    values, values_whole = _everywhere(connection, "value", "id, salt, text")
    changes, changes_whole = _everywhere(connection, "change", columns)
    texts = {id: (salt, text) for id, salt, text in values}
    rows = []
    for id, version, entity, field, author, device, wall, depth, value_hash, more in changes:
        row = {"v": version, "entity": entity, "field": field, "author": author, "device": device, "wall": wall}
        row |= {"depth": depth, "value_hash": value_hash, "id": id, "parents": sorted(parents.get(id, ()))}
        with suppress(BadRow, ValueError, TypeError, RecursionError):
            bare = {**json.loads(more), **row}
            from_json(bare)
            rows.append(_with_text(bare, texts.get(id)))
    return rows, values_whole and changes_whole and len(rows) == len(changes)


def _with_text(row: dict[str, Any], found: tuple[Any, Any] | None) -> dict[str, Any]:
    """The row with its text, if that proves itself too."""
    if found is None:
        return row
    whole = {**row, "salt": found[0], "text": found[1]}
    try:
        from_json(whole)
    except BadRow:
        return row
    return whole


def _drafts(connection: Any) -> Iterator[Draft]:
    for found in _everywhere(connection, "draft", "entity, field, text, author, wall")[0]:
        if all(isinstance(part, str) for part in found):
            yield Draft(*found)


def _everywhere(connection: Any, table: str, columns: str) -> tuple[list[tuple[Any, ...]], bool]:
    """The rows of a table from its beginning and its end up to where it breaks, and one by one between; whether it
    is whole."""
    query = f"SELECT rowid, {columns} FROM {table}"
    found, whole = _until_fault(connection, f"{query} ORDER BY rowid ASC")
    if not whole:
        first = found[-1][0] if found else 0
        end, _whole = _until_fault(connection, f"{query} ORDER BY rowid DESC")
        last = end[-1][0] if end else first + _MOST
        for number in range(first + 1, min(last, first + _MOST)):
            found += _until_fault(connection, f"{query} WHERE rowid = {number}")[0]
        found += end
    return [row[1:] for row in found], whole


def _until_fault(connection: Any, query: str) -> tuple[list[tuple[Any, ...]], bool]:
    """Rows of a query until the file breaks, and whether it did not."""
    found: list[tuple[Any, ...]] = []
    try:
        for row in connection.execute(query):
            found.append(tuple(_decoded(value) for value in row))  # noqa: PERF401 - what came before a fault counts
    except driver.Error:
        return found, False
    return found, True


def _decoded(value: Any) -> Any:
    return value.decode(errors="replace") if isinstance(value, bytes) else value


def lacks(project: Project, other: Project) -> bool:
    """Whether `other`, of the same project, holds changes that `project` does not."""
    with other.reading() as connection:
        theirs = log.heads(connection)
    with project.reading() as connection:
        return bool(set(theirs) - log.present(connection, theirs))
