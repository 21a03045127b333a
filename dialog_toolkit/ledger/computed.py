"""What a machine worked out (a partition, vectors, suggestions): kept apart from the log, replaceable, never joined."""

from dataclasses import dataclass

from sqlalchemy import delete, select
from sqlalchemy.dialects.sqlite import insert

from dialog_toolkit.ledger.identity import now
from dialog_toolkit.ledger.project import Project
from dialog_toolkit.ledger.tables import COMPUTED


@dataclass(frozen=True)
class Computed:
    """One result. `fingerprint` names the input and settings it came from: another one means it is stale."""

    kind: str
    key: str
    fingerprint: str
    payload: str
    created: str


def put_computed(project: Project, kind: str, key: str, fingerprint: str, payload: str) -> None:
    """Keep a result as JSON text; the one of the same kind and key is replaced."""
    row = {"kind": kind, "key": key, "fingerprint": fingerprint, "payload": payload, "created": now()}
    rest = {name: row[name] for name in ("fingerprint", "payload", "created")}
    with project.writing() as connection:
        connection.execute(
            insert(COMPUTED).values(row).on_conflict_do_update(index_elements=["kind", "key"], set_=rest)
        )


def get_computed(project: Project, kind: str, key: str) -> Computed | None:
    """The result of that kind and key, or None."""
    query = select(COMPUTED).where((COMPUTED.c.kind == kind) & (COMPUTED.c.key == key))
    with project.reading() as connection:
        row = connection.execute(query).one_or_none()
    return Computed(**row._mapping) if row is not None else None


def list_computed(project: Project, kind: str) -> list[Computed]:
    """The results of a kind, by key."""
    query = select(COMPUTED).where(COMPUTED.c.kind == kind).order_by(COMPUTED.c.key)
    with project.reading() as connection:
        return [Computed(**row._mapping) for row in connection.execute(query)]


def drop_computed(project: Project, kind: str, key: str | None = None) -> None:
    """Throw away one result, or all of a kind."""
    query = delete(COMPUTED).where(COMPUTED.c.kind == kind)
    query = query if key is None else query.where(COMPUTED.c.key == key)
    with project.writing() as connection:
        connection.execute(query)
