"""Who changed what, in order."""

from sqlalchemy import literal_column, select

from dialog_toolkit.domain.change import Change
from dialog_toolkit.ledger.log import load, load_where
from dialog_toolkit.ledger.project import Project
from dialog_toolkit.ledger.tables import CHANGE


def history_of(project: Project, entity: str, field: str | None = None) -> list[Change]:
    """The changes of a thing, or of one of its fields, oldest first by (depth, id). An erased text is None."""
    with project.reading() as connection:
        changes = load(connection, [entity]).get(entity, [])
    return [change for change in changes if field is None or change.field == field]


def change_of(project: Project, change_id: str) -> Change | None:
    """One change by its id, or None."""
    with project.reading() as connection:
        found = load_where(connection, CHANGE.c.id == change_id)
    return next((change for changes in found.values() for change in changes), None)


def latest_changes(project: Project, *, limit: int = 50, author: str | None = None) -> list[Change]:
    """The changes that came into this file last, newest first; only those of one author if given."""
    query = select(CHANGE.c.id).order_by(literal_column("change.rowid").desc()).limit(limit)
    query = query if author is None else query.where(CHANGE.c.author == author)
    with project.reading() as connection:
        ids = list(connection.execute(query).scalars())
        found = load_where(connection, CHANGE.c.id.in_(ids))
    by_id = {change.id: change for changes in found.values() for change in changes}
    return [by_id[change_id] for change_id in ids]
