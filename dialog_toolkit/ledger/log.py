"""The log in the database: rows put in, changes taken out. Everything else is built on these."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, delete, exists, select
from sqlalchemy.dialects.sqlite import insert

from dialog_toolkit.domain.change import Change
from dialog_toolkit.ledger.identity import ERASED, Row, canonical
from dialog_toolkit.ledger.tables import CHANGE, EDGE, REDACTED, VALUE

_AT_ONCE = 500  # names in one query; SQLite takes 32,766 at most


def add_rows(connection: Connection, rows: Sequence[Row]) -> set[str]:
    """Put rows in that are not there yet, with their texts; returns the entities of which anything changed.

    What is erased stays erased, whichever of the two came first.
    """
    ids = [row.change.id for row in rows]
    had, had_text = present(connection, ids), _with_text(connection, ids)
    fresh = [row for row in rows if row.change.id not in had]
    texts = [row for row in rows if row.salt is not None and row.change.id not in had_text]
    erased = {row.change.text for row in rows if row.change.field == ERASED and row.change.text is not None}
    _put(connection, CHANGE, [_columns(row) for row in fresh])
    _put(connection, EDGE, [{"child": r.change.id, "parent": parent} for r in fresh for parent in r.change.parents])
    _put(connection, VALUE, [{"id": r.change.id, "salt": r.salt, "text": r.change.text} for r in texts])
    _put(connection, REDACTED, [{"target": target} for target in sorted(erased)])
    connection.execute(delete(VALUE).where(VALUE.c.id.in_(select(REDACTED.c.target))))
    touched = {row.change.entity for row in (*fresh, *texts)}
    return touched | _entities_of(connection, sorted(erased))


def present(connection: Connection, ids: Iterable[str]) -> set[str]:
    """Those of the ids that the ledger has."""
    return {
        found
        for part in _parts(ids)
        for found in connection.execute(select(CHANGE.c.id).where(CHANGE.c.id.in_(part))).scalars()
    }


def load(connection: Connection, entities: Iterable[str] | None = None) -> dict[str, list[Change]]:
    """The changes of each entity, in order (depth, id); of all entities for None."""
    if entities is None:
        return load_where(connection, None)
    out: dict[str, list[Change]] = {}
    for part in _parts(entities):
        out |= load_where(connection, CHANGE.c.entity.in_(part))
    return out


def load_under(connection: Connection, prefix: str) -> dict[str, list[Change]]:
    """The changes of each entity whose name begins with `prefix`, such as ``idea:dobele/``."""
    after = prefix[:-1] + chr(ord(prefix[-1]) + 1)
    return load_where(connection, (CHANGE.c.entity >= prefix) & (CHANGE.c.entity < after))


def load_where(connection: Connection, condition: ColumnElement[bool] | None) -> dict[str, list[Change]]:
    """The changes that meet a condition on the table `change`, by entity, in order (depth, id)."""
    parents = _parents(connection, condition)
    query = select(CHANGE, VALUE.c.text).join_from(CHANGE, VALUE, CHANGE.c.id == VALUE.c.id, isouter=True)
    query = query if condition is None else query.where(condition)
    out: dict[str, list[Change]] = defaultdict(list)
    for row in connection.execute(query.order_by(CHANGE.c.depth, CHANGE.c.id)):
        out[row.entity].append(_change(row, parents))
    return dict(out)


def load_rows(connection: Connection) -> Iterator[Row]:
    """The whole log with its proofs, in order (depth, id)."""
    parents = _parents(connection, None)
    query = select(CHANGE, VALUE.c.text, VALUE.c.salt).join_from(CHANGE, VALUE, CHANGE.c.id == VALUE.c.id, isouter=True)
    for row in connection.execute(query.order_by(CHANGE.c.depth, CHANGE.c.id)):
        yield Row(_change(row, parents), row.value_hash, row.salt, row.version, json.loads(row.more))


def more_of(connection: Connection, ids: Iterable[str]) -> dict[str, dict[str, Any]]:
    """What changes say beyond the fields every change has, by id: where an import came from, what an undo undoes."""
    return {
        found.id: json.loads(found.more)
        for part in _parts(ids)
        for found in connection.execute(select(CHANGE.c.id, CHANGE.c.more).where(CHANGE.c.id.in_(part)))
    }


def heads(connection: Connection) -> list[str]:
    """Ids of the changes that no other change names as seen: two ledgers with equal heads are equal."""
    seen = exists().where(EDGE.c.parent == CHANGE.c.id)
    return sorted(connection.execute(select(CHANGE.c.id).where(~seen)).scalars())


def missing_parents(connection: Connection) -> int:
    """How many changes are named as seen but never arrived."""
    had = exists().where(CHANGE.c.id == EDGE.c.parent)
    return len(set(connection.execute(select(EDGE.c.parent).where(~had)).scalars()))


def _change(row: Any, parents: dict[str, tuple[str, ...]]) -> Change:
    seen = parents.get(row.id, ())
    return Change(row.id, row.entity, row.field, row.text, row.author, row.device, row.wall, row.depth, seen)


def _parents(connection: Connection, condition: ColumnElement[bool] | None) -> dict[str, tuple[str, ...]]:
    query = select(EDGE.c.child, EDGE.c.parent).join_from(EDGE, CHANGE, EDGE.c.child == CHANGE.c.id)
    query = query if condition is None else query.where(condition)
    found: dict[str, list[str]] = defaultdict(list)
    for child, parent in connection.execute(query):
        found[child].append(parent)
    return {child: tuple(sorted(parents)) for child, parents in found.items()}


def _columns(row: Row) -> dict[str, object]:
    change = row.change
    return {
        "id": change.id,
        "version": row.version,
        "entity": change.entity,
        "field": change.field,
        "author": change.author,
        "device": change.device,
        "wall": change.wall,
        "depth": change.depth,
        "value_hash": row.value_hash,
        "more": canonical(dict(row.more)),
    }


def _put(connection: Connection, table: Table, rows: Sequence[dict[str, object]]) -> None:
    if rows:
        connection.execute(insert(table).on_conflict_do_nothing(), rows)


def _with_text(connection: Connection, ids: Iterable[str]) -> set[str]:
    return {
        found
        for part in _parts(ids)
        for found in connection.execute(select(VALUE.c.id).where(VALUE.c.id.in_(part))).scalars()
    }


def _entities_of(connection: Connection, ids: Iterable[str]) -> set[str]:
    return {
        found
        for part in _parts(ids)
        for found in connection.execute(select(CHANGE.c.entity).where(CHANGE.c.id.in_(part))).scalars()
    }


def _parts(names: Iterable[str]) -> Iterator[list[str]]:
    listed = sorted(set(names))
    for start in range(0, len(listed), _AT_ONCE):
        yield listed[start : start + _AT_ONCE]
