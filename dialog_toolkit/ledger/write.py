"""Writing to the ledger: recording, deleting, undoing, erasing. Nothing is ever overwritten."""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select
from sqlalchemy import delete as sql_delete

from dialog_toolkit.domain.change import DELETED, Change
from dialog_toolkit.errors import BadInput, ProjectError
from dialog_toolkit.i18n import N_
from dialog_toolkit.ledger.faults import told_as_dialog_errors
from dialog_toolkit.ledger.fold import KEPT, Heads, is_deletion
from dialog_toolkit.ledger.identity import ERASED, MAX_NAME, MAX_TEXT, Row, new_row, storable
from dialog_toolkit.ledger.log import add_rows, load, more_of
from dialog_toolkit.ledger.project import Project
from dialog_toolkit.ledger.tables import CHANGE, COMPUTED, DRAFT
from dialog_toolkit.ledger.views import refresh_views


@dataclass(frozen=True)
class Entry:
    """One thing to write. `parents`: the changes its author had seen, None for all that there is now.

    `device` and `author` are those of the project if None.
    """

    entity: str
    field: str
    text: str
    parents: tuple[str, ...] | None = None
    device: str | None = None
    author: str | None = None


def record(project: Project, entity: str, field: str, text: str, parents: Iterable[str] | None = None) -> str:
    """Write one field and return the id of the change. It is on the disk when this returns.

    Give the `heads` of the field's state as `parents` if the author saw it before: a change that came in between
    then stays as a second version instead of being replaced.

    Raises BadInput for a text that cannot be kept, ProjectError for a read-only project, StorageError.
    """
    seen = None if parents is None else tuple(parents)
    return record_many(project, [Entry(entity, field, text, seen)])[0]


def record_many(project: Project, entries: Iterable[Entry]) -> list[str]:
    """Write entries in order in one transaction: all of them, or with an error none."""
    listed = list(entries)
    for entry in listed:
        check_entry(entry)
    with project.writing() as connection:
        return append(connection, project, listed)


def delete(project: Project, entity: str) -> str:
    """Delete a thing as it now stands. Who edits it unseen by this keeps it alive; `undo` brings it back.

    Raises ProjectError if there is no such thing.
    """
    with project.writing() as connection:
        if entity not in load(connection, [entity]):
            raise _no_entity(entity)
        return append(connection, project, [Entry(entity, DELETED, "")])[0]


def undo(project: Project, change_id: str) -> list[str]:
    """Take a change back by writing what its author had seen; undoing that is the redo.

    Usually writes one change. Where the undone change had decided between two versions both come back, as two.
    A change that was itself replaced later is not taken away from under that later one: both versions show.

    Raises ProjectError for a change that is not there, and for erasures, which are final.
    """
    with project.writing() as connection:
        entity = connection.execute(select(CHANGE.c.entity).where(CHANGE.c.id == change_id)).scalar()
        heads = Heads(load(connection, [entity])[entity]) if entity is not None else Heads()
        change = heads.by_id.get(change_id)
        if change is None:
            raise ProjectError(N_("There is no change {id} in the project."), id=change_id)
        standing = [head.id for head in heads.of_field(change.field)]
        undoes = {name: more.get("undoes") for name, more in more_of(connection, [change_id, *standing]).items()}
        twins = {name for name in standing if undoes[name] and undoes[name] == undoes[change_id]} | {change_id}
        return append(connection, project, _undoing(heads, change, twins), more={"undoes": change_id})


def redact(project: Project, change_ids: Sequence[str]) -> list[str]:
    """Erase the texts of changes for good, here and in every ledger this one is joined with.

    Other changes of the same field that say the same (undo and redo repeat texts) are erased with them, and so
    are drafts of the field and all machine output, as they may repeat the words. Who wrote when remains. Copies
    made earlier (backups, bundles) keep the text until they are deleted. Raises ProjectError for unknown ids.
    """
    with project.writing() as connection:
        query = select(CHANGE.c.id, CHANGE.c.entity).where(CHANGE.c.id.in_(list(change_ids)))
        entity_of = {row.id: row.entity for row in connection.execute(query)}
        loaded = load(connection, entity_of.values())
        entries: dict[str, Entry] = {}
        for target in change_ids:
            alike = _saying_the_same(loaded.get(entity_of.get(target, ""), []), target)
            entries |= {c.id: Entry(c.entity, ERASED, c.id, parents=(c.id,)) for c in alike}
            for c in alike:
                here = (DRAFT.c.entity == c.entity) & (DRAFT.c.field == c.field)
                connection.execute(sql_delete(DRAFT).where(here))
        written = append(connection, project, list(entries.values()))
        connection.execute(sql_delete(COMPUTED))
    with told_as_dialog_errors(project.path):
        bare = project.engine.raw_connection()
        try:  # the write-ahead log still holds the text; a reader in another program may delay this
            bare.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        finally:
            bare.close()
    return written


def append(
    connection: Connection, project: Project, entries: Sequence[Entry], more: Mapping[str, Any] | None = None
) -> list[str]:
    """Write checked entries inside the caller's transaction, with the views; returns the ids in order."""
    names = list(dict.fromkeys(entry.entity for entry in entries))
    loaded = load(connection, names)
    heads = {name: Heads(loaded.get(name, ())) for name in names}
    rows = []
    for entry in entries:
        row = _row(project, heads[entry.entity], entry, more)
        heads[entry.entity].add(row.change)
        rows.append(row)
    refresh_views(connection, add_rows(connection, rows))
    return [row.change.id for row in rows]


def check_entry(entry: Entry) -> None:
    """Raise BadInput for an entry that cannot be kept as it is. The error never repeats the text."""
    for name in (entry.entity, entry.field):
        if not name or len(name) > MAX_NAME or not storable(name) or any(ord(letter) < 32 for letter in name):
            raise BadInput(N_("A name of a thing or a field is empty, too long or holds control characters."))
    if entry.field == DELETED or entry.field.startswith("!"):
        raise BadInput(N_("The field {field} is kept for the program itself."), field=entry.field)
    if len(entry.text) > MAX_TEXT:
        raise BadInput(
            N_("The text is longer than {limit} characters."),
            hint=N_("Shorten it or record it as several entries."),
            limit=MAX_TEXT,
        )
    if not storable(entry.text):
        raise BadInput(
            N_("The text holds characters that cannot be kept."),
            hint=N_("Delete the characters that show as boxes and try again."),
        )


def _row(project: Project, heads: Heads, entry: Entry, more: Mapping[str, Any] | None) -> Row:
    parents = heads.seen_when_writing(entry.field) if entry.parents is None else entry.parents
    unknown = [parent for parent in parents if parent not in heads.by_id]
    if unknown:
        raise BadInput(N_("There is no change {id} in the history of this thing."), id=unknown[0])
    return new_row(
        entry.entity,
        entry.field,
        entry.text,
        parents=parents,
        depth=heads.depth_after(parents),
        author=entry.author or project.author,
        device=entry.device or project.device,
        more=more,
    )


def _undoing(heads: Heads, change: Change, twins: Set[str]) -> list[Entry]:
    """What undoing writes. `twins`: the change, and the others that the same undoing wrote with it."""
    if change.field == ERASED:
        raise ProjectError(N_("An erasure is final and cannot be undone."))
    if change.field == DELETED:
        if change.text == KEPT:
            return [Entry(change.entity, DELETED, "")]
        seen = tuple(mark.id for mark in heads.marks) or (change.id,)
        return [Entry(change.entity, DELETED, KEPT, parents=seen)]
    standing = heads.of_field(change.field)
    seen_then = [heads.by_id[parent] for parent in change.parents if parent in heads.by_id]
    others = [head for head in standing if head.id not in twins]
    back = [seen for seen in seen_then if seen.field == change.field]
    parents = {change.id} if change not in standing else set(twins)
    if change in standing and others:  # without this change the other versions would stand
        back, parents = others, {head.id for head in standing}
    texts = list(dict.fromkeys(seen.text for seen in back if seen.text is not None))
    if back and not texts:
        raise ProjectError(N_("What was there before is erased and cannot be brought back."))
    entries = [Entry(change.entity, change.field, text, tuple(parents)) for text in texts or [""]]
    if any(is_deletion(seen) for seen in seen_then):  # the change had brought a deleted thing back
        entries.append(Entry(change.entity, DELETED, ""))
    return entries


def _saying_the_same(changes: Sequence[Change], target: str) -> list[Change]:
    found = next((change for change in changes if change.id == target), None)
    if found is None or found.text is None or found.field in (DELETED, ERASED):
        raise ProjectError(N_("There is no text to erase in the change {id}."), id=target)
    return [change for change in changes if change.field == found.field and change.text == found.text]


def _no_entity(entity: str) -> ProjectError:
    return ProjectError(N_("There is no {entity} in the project."), entity=entity)
