"""What is being typed: kept at every burst of keys, and turned into one change when the field is left.

A draft remembers what its author saw when typing began; these are the parents of the change it becomes, also
when it is sealed after a crash or after a bundle came in between.
"""

import json
from dataclasses import dataclass

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.sqlite import insert

from dialog_toolkit.domain.change import DELETED
from dialog_toolkit.ledger.fold import Heads
from dialog_toolkit.ledger.identity import now
from dialog_toolkit.ledger.log import load
from dialog_toolkit.ledger.project import Project
from dialog_toolkit.ledger.tables import DRAFT
from dialog_toolkit.ledger.write import Entry, append, check_entry


@dataclass(frozen=True)
class Draft:
    """A text that is not yet a change. `wall`: when it was last typed in, ISO 8601 UTC, only information."""

    entity: str
    field: str
    text: str
    author: str
    wall: str


def type_draft(project: Project, entity: str, field: str, text: str) -> None:
    """Keep what is typed so far; on the disk when this returns. Raises as `record` does."""
    check_entry(Entry(entity, field, text))
    with project.writing() as connection:
        heads = Heads(load(connection, [entity]).get(entity, ()))
        row = {
            "entity": entity,
            "field": field,
            "author": project.author,
            "text": text,
            "base": json.dumps(heads.seen_when_writing(field)),
            "wall": now(),
        }
        kept = {"text": text, "wall": row["wall"]}  # never the base: it is from when typing began
        connection.execute(
            insert(DRAFT).values(row).on_conflict_do_update(index_elements=["entity", "field", "author"], set_=kept)
        )


def list_drafts(project: Project) -> list[Draft]:
    """What was typed and not yet sealed, by everyone who used this file; to be announced after a crash."""
    query = select(DRAFT).order_by(DRAFT.c.entity, DRAFT.c.field, DRAFT.c.author)
    with project.reading() as connection:
        return [Draft(r.entity, r.field, r.text, r.author, r.wall) for r in connection.execute(query)]


def drop_draft(project: Project, entity: str, field: str) -> None:
    """Forget what this author typed in a field, as when they leave it with Escape."""
    mine = (DRAFT.c.entity == entity) & (DRAFT.c.field == field) & (DRAFT.c.author == project.author)
    with project.writing() as connection:
        connection.execute(delete(DRAFT).where(mine))


def seal_drafts(project: Project, entity: str | None = None, field: str | None = None) -> list[str]:
    """Turn drafts into changes, all of them or those of an entity or field; returns the ids of the changes.

    A draft goes in the transaction in which its change comes. One that says what was there already makes none.
    """
    with project.writing() as connection:
        return seal(connection, project, entity, field)


def seal(connection: Connection, project: Project, entity: str | None = None, field: str | None = None) -> list[str]:
    """`seal_drafts` inside the caller's transaction."""
    query = select(DRAFT).order_by(DRAFT.c.entity, DRAFT.c.field, DRAFT.c.author)
    query = query if entity is None else query.where(DRAFT.c.entity == entity)
    query = query if field is None else query.where(DRAFT.c.field == field)
    written: list[str] = []
    for row in connection.execute(query).all():
        base = tuple(json.loads(row.base))
        if not _says_nothing_new(connection, row.entity, row.text, base):
            entry = Entry(row.entity, row.field, row.text, base, author=row.author)
            written += append(connection, project, [entry])
        same = (DRAFT.c.entity == row.entity) & (DRAFT.c.field == row.field) & (DRAFT.c.author == row.author)
        connection.execute(delete(DRAFT).where(same))
    return written


def _says_nothing_new(connection: Connection, entity: str, text: str, base: tuple[str, ...]) -> bool:
    seen = [change for change in load(connection, [entity]).get(entity, ()) if change.id in base]
    return len(seen) == 1 and seen[0].field != DELETED and seen[0].text == text
