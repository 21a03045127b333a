"""Numbers of ideas: the next one of a session, never one that was used, and the one that is being typed."""

from sqlalchemy import Connection, delete, select

from dialog_toolkit.ledger.log import load
from dialog_toolkit.ledger.project import Project
from dialog_toolkit.ledger.records import IDEA
from dialog_toolkit.ledger.tables import CHANGE, DRAFT


def next_idea(project: Project, session_id: str) -> str:
    """The id the next idea gets: the one this author is typing, else one more than any number ever used."""
    with project.reading() as connection:
        typed = typed_entity(connection, project, session_id)
        return (typed or next_names(connection, session_id, 1)[0]).removeprefix(IDEA)


def ideas_ever(project: Project, session_id: str) -> list[str]:
    """Ids of all ideas a session ever had, also withdrawn ones."""
    with project.reading() as connection:
        return [name.removeprefix(IDEA) for name in ever(connection, session_id)]


def ever(connection: Connection, session_id: str) -> list[str]:
    """Names of all ideas a session ever had."""
    prefix = f"{IDEA}{session_id}/"
    query = select(CHANGE.c.entity).where((CHANGE.c.entity >= prefix) & (CHANGE.c.entity < f"{IDEA}{session_id}0"))
    return list(connection.execute(query.distinct()).scalars())


def next_names(connection: Connection, session_id: str, count: int, typed: str | None = None) -> list[str]:
    """Names of the next ideas of a session; numbers that others are typing in are passed over."""
    prefix = f"{IDEA}{session_id}/"
    drafts = connection.execute(
        select(DRAFT.c.entity).where((DRAFT.c.entity >= prefix) & (DRAFT.c.entity < f"{IDEA}{session_id}0"))
    ).scalars()
    numbers = [name.removeprefix(prefix) for name in (*ever(connection, session_id), *drafts)]
    top = max(
        (int(number) for number in numbers if number.isascii() and number.isdigit() and len(number) < 10), default=0
    )
    first = [typed] if typed and count else []
    return first + [f"{prefix}{top + place:02}" for place in range(1, count - len(first) + 1)]


def typed_entity(connection: Connection, project: Project, session_id: str) -> str | None:
    """The idea that this author is typing and that is not yet recorded."""
    prefix = f"{IDEA}{session_id}/"
    query = select(DRAFT.c.entity).where(
        (DRAFT.c.entity >= prefix)
        & (DRAFT.c.entity < f"{IDEA}{session_id}0")
        & (DRAFT.c.author == project.author)
        & (DRAFT.c.field == "text")
    )
    typed = list(connection.execute(query.order_by(DRAFT.c.entity)).scalars())
    recorded = load(connection, typed)
    return next((name for name in typed if name not in recorded), None)


def bases(connection: Connection, project: Project) -> dict[tuple[str, str], str]:
    """What this author is typing, by entity and field: JSON list of the changes seen when typing began."""
    query = select(DRAFT.c.entity, DRAFT.c.field, DRAFT.c.base).where(DRAFT.c.author == project.author)
    return {(row.entity, row.field): row.base for row in connection.execute(query)}


def drop(connection: Connection, project: Project, entity: str, column: str) -> None:
    """Forget what this author is typing in a field, inside the caller's transaction."""
    here = (DRAFT.c.entity == entity) & (DRAFT.c.field == column) & (DRAFT.c.author == project.author)
    connection.execute(delete(DRAFT).where(here))
