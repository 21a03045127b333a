"""Acts: what a person did in one go in a session or a realm, and taking it back step by step.

Every change of an act carries the act's name and its place in the order of acts, so that undoing works across
restarts and after the log was joined or rebuilt. An act is taken back by writing what stood before, an undoing by
writing what stood after; nothing is overwritten. What others wrote since is not taken away from under them.
"""

import json
import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, or_, select

from dialog_toolkit.domain.change import DELETED, Change
from dialog_toolkit.ledger.fold import KEPT, Heads, is_deletion
from dialog_toolkit.ledger.log import load
from dialog_toolkit.ledger.numbers import bases, drop, next_names, typed_entity
from dialog_toolkit.ledger.project import Project
from dialog_toolkit.ledger.records import IDEA, SESSION
from dialog_toolkit.ledger.tables import CHANGE
from dialog_toolkit.ledger.write import Entry, append, check_entry

UNDO, REDO = "undo", "redo"
REALMS: dict[str, tuple[str, ...]] = {
    "@curation": ("theme:", "curation:", "proposal:"),
    "@measures": ("measure:", "comment:", "commitment:", "earlier:", "process:", "help:"),
    "@answers": ("submission:", "answer:"),
}
"""Rooms of work that are no session, and the prefixes of their entities. Undo goes by session or realm."""
_MAX_PLACE = 2**53


@dataclass(frozen=True)
class Act:
    """What was done: `verb` as the service named it, the entities it touched, ids of ideas it made."""

    verb: str
    entities: tuple[str, ...]
    made: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Told:
    """An act as the log tells it. `of` is the act that an undoing or redoing speaks of."""

    name: str
    verb: str
    of: str
    made: tuple[str, ...]
    changes: list[str] = field(default_factory=list)
    entities: list[str] = field(default_factory=list)


def delete_entry(entity: str) -> Entry:
    """The entry that deletes a thing as it now stands."""
    return Entry(entity, DELETED, "")


def keep_entry(entity: str) -> Entry:
    """The entry that takes a deletion back."""
    return Entry(entity, DELETED, KEPT)


def perform(
    project: Project,
    room: str,
    verb: str,
    entries: Iterable[Entry] = (),
    new_ideas: Sequence[Mapping[str, str]] = (),
    *,
    uses_draft: bool = False,
) -> Act | None:
    """Write one act in one transaction; it is on the disk when this returns. None if it would change nothing.

    Parameters
    ----------
    room: a session id or one of `REALMS`.
    entries: of the session and its ideas, or of the realm; those that say what already stands are left out.
    new_ideas: fields of ideas to be made. Each gets the next number of the session; numbers are never used again.
    uses_draft: the first new idea is the one that this author was typing: it takes its number, and the draft goes.

    Raises BadInput, ProjectError, StorageError as `record` does.
    """
    given = list(entries)
    with project.writing() as connection:
        typed = typed_entity(connection, project, room) if uses_draft and new_ideas else None
        made = next_names(connection, room, len(new_ideas), typed)
        given += [
            Entry(name, column, text)
            for name, fields in zip(made, new_ideas, strict=True)
            for column, text in fields.items()
            if text
        ]
        _check(given)
        typing = bases(connection, project)
        written = _needed(connection, [_as_seen(entry, typing) for entry in given])
        for entity, column in typing.keys() & {(entry.entity, entry.field) for entry in given}:
            drop(connection, project, entity, column)
        if not written:
            return None
        more = _more(connection, room, verb, made=made)
        append(connection, project, written, more)
    touched = tuple(dict.fromkeys(entry.entity for entry in written))
    return Act(verb, touched, tuple(name.removeprefix(IDEA) for name in made))


def take_back(project: Project, room: str) -> Act | None:
    """Undo the last act of this author on this machine in a session or realm; None when there is none left."""
    return _turn(project, room, UNDO)


def do_again(project: Project, room: str) -> Act | None:
    """Redo what was undone last; None when there is none, or when something new was done since."""
    return _turn(project, room, REDO)


def coming(project: Project, room: str, way: str) -> Act | None:
    """What `take_back` (`way` is UNDO) or `do_again` (REDO) would turn next; nothing is written."""
    with project.reading() as connection:
        found = _next(connection, project, room, way)
    return found[2] if found else None


def _turn(project: Project, room: str, way: str) -> Act | None:
    with project.writing() as connection:
        found = _next(connection, project, room, way)
        if found is None:
            return None
        name, act, turned = found
        more = _more(connection, room, way, of=name)
        fields, marks = _inverse(project, load(connection, act.entities), act)
        append(connection, project, fields, more)
        loaded = load(connection, act.entities)
        append(connection, project, [_mark(project, loaded[entity], entity, text) for entity, text in marks], more)
    return turned


def _next(connection: Connection, project: Project, room: str, way: str) -> tuple[str, _Told, Act] | None:
    """The act to turn next: its name, the changes to invert, and what it was."""
    acts = _acts(connection, project, room)
    done, undone = _stacks(acts)
    stack = done if way == UNDO else undone
    if not stack:
        return None
    name, act = stack[-1]
    first = next((told for told in acts if told.name == name), act)
    return name, act, Act(first.verb, tuple(dict.fromkeys(act.entities)), first.made)


def _stacks(acts: Iterable[_Told]) -> tuple[list[tuple[str, _Told]], list[tuple[str, _Told]]]:
    """What can be undone and what can be redone, last first to go: the act's name and the changes to invert."""
    done: list[tuple[str, _Told]] = []
    undone: list[tuple[str, _Told]] = []
    for act in acts:
        if act.verb == UNDO:
            done = [pair for pair in done if pair[0] != act.of]
            undone.append((act.of, act))
        elif act.verb == REDO:
            undone = [pair for pair in undone if pair[0] != act.of]
            done.append((act.of, act))
        else:
            done.append((act.name, act))
            undone = []
    return done, undone


def _acts(connection: Connection, project: Project, room: str) -> list[_Told]:
    """The acts of this author on this machine in a session, in order."""
    mine = (CHANGE.c.author == project.author) & (CHANGE.c.device == project.device)
    query = select(CHANGE.c.id, CHANGE.c.entity, CHANGE.c.more).where(_within(room) & mine)
    found: dict[str, tuple[int, _Told]] = {}
    for row in connection.execute(query.order_by(CHANGE.c.depth, CHANGE.c.id)):
        more = json.loads(row.more)
        if not isinstance(more.get("act"), str) or type(more.get("n")) is not int:
            continue
        made = more.get("made") if isinstance(more.get("made"), list) else []
        told = _Told(more["act"], str(more.get("verb", "")), str(more.get("of", "")), tuple(map(str, made)))
        _place, act = found.setdefault(more["act"], (more["n"], told))
        act.changes.append(row.id)
        act.entities.append(row.entity)
    return [act for _place, act in sorted(found.values(), key=lambda pair: (pair[0], pair[1].name))]


def _inverse(
    project: Project, loaded: Mapping[str, Sequence[Change]], act: _Told
) -> tuple[list[Entry], list[tuple[str, str]]]:
    """What takes an act back: entries of fields, and entities with the mark to write on their deletion field."""
    fields: list[Entry] = []
    marks: list[tuple[str, str]] = []
    ours = set(act.changes)
    for entity in dict.fromkeys(act.entities):
        heads = Heads(loaded[entity])
        changes = [change for change in loaded[entity] if change.id in ours]
        if entity.removeprefix(IDEA) in act.made:
            marks.append((entity, ""))
            continue
        for change in changes:
            if change.field == DELETED:
                marks.append((entity, KEPT if is_deletion(change) else ""))
            else:
                fields += _back(project, heads, change)
    return fields, marks


def _back(project: Project, heads: Heads, change: Change) -> list[Entry]:
    """What stood in the field before the change; nothing of it where that was erased."""
    seen = [heads.by_id[parent] for parent in change.parents if parent in heads.by_id]
    before = [parent for parent in seen if parent.field == change.field]
    texts = list(dict.fromkeys(parent.text for parent in before if parent.text is not None))
    standing = heads.of_field(change.field)
    mine = [head.id for head in standing if head.author == project.author and head.device == project.device]
    if before and not texts:  # erased: what stands stays, the act counts as taken back
        texts = [head.text for head in standing if head.text is not None][:1]
    return [Entry(change.entity, change.field, text, tuple(mine or [change.id])) for text in texts or [""]]


def _mark(project: Project, changes: Sequence[Change], entity: str, text: str) -> Entry:
    """A deletion by someone who saw only their own changes, so that others' keep the thing alive; or its end."""
    heads = Heads(changes)
    seen = {mark.id for mark in heads.marks}
    if text != KEPT:
        standing = [head for found in heads.fields.values() for head in found]
        seen |= {head.id for head in standing if head.author == project.author and head.device == project.device}
    return Entry(entity, DELETED, text, tuple(sorted(seen)))


def _check(entries: Iterable[Entry]) -> None:
    for entry in entries:
        if entry.field != DELETED:
            check_entry(entry)


def _as_seen(entry: Entry, typing: Mapping[tuple[str, str], str]) -> Entry:
    """The entry with what its author saw when they began to type it, where they were typing it."""
    base = typing.get((entry.entity, entry.field))
    return entry if base is None or entry.parents is not None else replace(entry, parents=tuple(json.loads(base)))


def _needed(connection: Connection, entries: Sequence[Entry]) -> list[Entry]:
    loaded = load(connection, {entry.entity for entry in entries})
    heads = {name: Heads(changes) for name, changes in loaded.items()}
    return [entry for entry in entries if not (entry.entity in heads and _stands(heads[entry.entity], entry))]


def _stands(heads: Heads, entry: Entry) -> bool:
    if entry.field == DELETED:
        marked = any(is_deletion(mark) for mark in heads.marks)
        return not marked if entry.text == KEPT else marked and not heads.is_live()
    standing = heads.of_field(entry.field)
    return [head.text for head in standing] == [entry.text] or (not standing and not entry.text)


def _more(connection: Connection, room: str, verb: str, *, of: str = "", made: Sequence[str] = ()) -> dict[str, Any]:
    place = func.json_extract(CHANGE.c.more, "$.n")
    true_one = (func.json_type(CHANGE.c.more, "$.n") == "integer") & (place < _MAX_PLACE)  # a bundle may say anything
    last = connection.execute(select(func.max(place)).where(_within(room) & true_one)).scalar()
    more: dict[str, Any] = {"act": secrets.token_hex(6), "n": int(last or 0) + 1, "verb": verb}
    if of:
        more["of"] = of
    if made:
        more["made"] = [name.removeprefix(IDEA) for name in made]
    return more


def _within(room: str) -> ColumnElement[bool]:
    """Changes of a session and of its ideas, or of a realm. ``0`` comes after ``/``, ``;`` after ``:``."""
    if room in REALMS:
        return or_(*((CHANGE.c.entity >= name) & (CHANGE.c.entity < f"{name[:-1]};") for name in REALMS[room]))
    ideas = (CHANGE.c.entity >= f"{IDEA}{room}/") & (CHANGE.c.entity < f"{IDEA}{room}0")
    return (CHANGE.c.entity == SESSION + room) | ideas
