"""Sessions from files into the ledger. Importing again changes nothing; a corrected file becomes a change.

An import writes as the device ``import:<session id>``, its channel. A field of the file is compared with what
this channel wrote last, so what a person corrected in the meantime stays, and where the file was corrected too
both versions show.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from dialog_toolkit.domain.change import Change
from dialog_toolkit.domain.session import Session
from dialog_toolkit.errors import BadInput
from dialog_toolkit.i18n import N_
from dialog_toolkit.ledger.fold import Heads, fold_entity
from dialog_toolkit.ledger.log import load, load_under
from dialog_toolkit.ledger.project import Project
from dialog_toolkit.ledger.records import IDEA, idea_entity, session_entity, session_to_fields
from dialog_toolkit.ledger.write import Entry, append, check_entry


@dataclass(frozen=True)
class ImportReport:
    """What an import did: ids of sessions that are new, changed and unchanged; ids of ideas that the file no
    longer has and that stay; (entity, field) pairs where the file and a person now say different things; pairs
    that were erased and that no import brings back."""

    new_sessions: tuple[str, ...]
    changed: tuple[str, ...]
    unchanged: tuple[str, ...]
    kept: tuple[str, ...]
    conflicts: tuple[tuple[str, str], ...]
    erased: tuple[tuple[str, str], ...]


def import_sessions(project: Project, sessions: Sequence[Session], source: str) -> ImportReport:
    """Take in sessions, all in one transaction.

    Parameters
    ----------
    source: where they come from, such as a file name; written down with each change.

    Raises BadInput for a text that cannot be kept and for a session given twice; then nothing is taken in.
    """
    twice = [session_id for session_id, times in Counter(s.id for s in sessions).items() if times > 1]
    if twice:
        raise BadInput(N_("The session {id} is given twice."), hint=N_("Leave one of the two out."), id=twice[0])
    with project.writing() as connection:
        known = _known(connection, sessions)
        entries: dict[str, list[Entry]] = {s.id: _entries(s, known) for s in sessions}
        written = [entry for of_session in entries.values() for entry in of_session]
        for entry in written:
            check_entry(entry)
        append(connection, project, written, more={"source": source})
        conflicts = _conflicts(connection, written)
    new = [s.id for s in sessions if session_entity(s.id) not in known]
    changed = [s.id for s in sessions if entries[s.id] and s.id not in new]
    unchanged = [s.id for s in sessions if not entries[s.id]]
    kept = [name for s in sessions for name in _kept(s, known)]
    erased = [pair for s in sessions for pair in _erased(s, known)]
    return ImportReport(tuple(new), tuple(changed), tuple(unchanged), tuple(kept), conflicts, tuple(erased))


def channel(session_id: str) -> str:
    """The device name that imports of a session write as."""
    return f"import:{session_id}"


def _known(connection: Connection, sessions: Sequence[Session]) -> dict[str, list[Change]]:
    known = load(connection, [session_entity(session.id) for session in sessions])
    for session in sessions:
        known |= load_under(connection, f"{IDEA}{session.id}/")
    return known


def _entries(session: Session, known: Mapping[str, Sequence[Change]]) -> list[Entry]:
    device = channel(session.id)
    out = []
    for entity, fields in session_to_fields(session).items():
        changes = known.get(entity, ())
        everything = Heads(changes)
        ours = Heads(change for change in changes if change.device == device)
        for field, text in fields.items():
            standing, written = everything.of_field(field), ours.of_field(field)
            if not text and not written:
                continue  # the file says nothing of it and never did
            if any(head.text in (text, None) for head in written or standing):
                continue  # said already, or erased: what was erased is not brought back
            seen = {head.id for head in written}
            if all(head.device == device for head in standing):
                seen |= {head.id for head in standing}
            out.append(Entry(entity, field, text, tuple(sorted(seen)), device))
    return out


def _kept(session: Session, known: Mapping[str, Sequence[Change]]) -> list[str]:
    in_file = {idea_entity(idea.id) for idea in session.ideas}
    return [
        name.removeprefix(IDEA)
        for name, changes in sorted(known.items())
        if name.startswith(f"{IDEA}{session.id}/")
        and name not in in_file
        and any(change.device == channel(session.id) for change in changes)
        and not fold_entity(name, changes).deleted
    ]


def _erased(session: Session, known: Mapping[str, Sequence[Change]]) -> list[tuple[str, str]]:
    device = channel(session.id)
    out = []
    for entity, fields in session_to_fields(session).items():
        ours = Heads(change for change in known.get(entity, ()) if change.device == device)
        out += [(entity, field) for field in fields if any(head.text is None for head in ours.of_field(field))]
    return out


def _conflicts(connection: Connection, written: Sequence[Entry]) -> tuple[tuple[str, str], ...]:
    loaded = load(connection, {entry.entity for entry in written})
    folded = {name: fold_entity(name, changes) for name, changes in loaded.items()}
    pairs = {(e.entity, e.field) for e in written if folded[e.entity].fields[e.field].others}
    return tuple(sorted(pairs))
