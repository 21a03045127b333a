"""What screens and papers read: sessions and ideas as they now stand, derived from the log.

The views are kept up in the transaction of each change and can be rebuilt at any time.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select

from dialog_toolkit.domain.change import Change, EntityState
from dialog_toolkit.domain.session import Agreement, Idea, IdeaKind, Language, Session
from dialog_toolkit.ledger.fold import conflict_count, fold_entity
from dialog_toolkit.ledger.identity import canonical
from dialog_toolkit.ledger.log import load, load_under
from dialog_toolkit.ledger.project import Project
from dialog_toolkit.ledger.records import (
    IDEA,
    RARE_FIELDS,
    SESSION,
    idea_from_fields,
    place_in_session,
    rare_values,
    session_from_fields,
)
from dialog_toolkit.ledger.tables import IDEA_VIEW, SESSION_VIEW

_ViewRow = dict[str, Any]
_AT_ONCE = 500


def sessions(project: Project, *, with_ideas: bool = True) -> list[Session]:
    """All sessions, by date and id, with their ideas unless told otherwise."""
    with project.reading() as connection:
        rows = _session_rows(connection, project)
        idea_rows = _idea_rows(connection, project, None) if with_ideas else []
    ideas: dict[str, list[Idea]] = defaultdict(list)
    for row in idea_rows:
        ideas[row["session"]].append(_to_idea(row))
    found = (session_from_fields(row["id"], json.loads(row["fields"]), ideas[row["id"]]) for row in rows)
    return [session for session in found if session is not None]


def session_of(project: Project, session_id: str, *, with_ideas: bool = True) -> Session | None:
    """One session, with its ideas in the order of their numbers unless told otherwise; None if there is none."""
    with project.reading() as connection:
        rows = [row for row in _session_rows(connection, project, session_id) if row["id"] == session_id]
        idea_rows = _idea_rows(connection, project, session_id) if rows and with_ideas else []
    if not rows:
        return None
    return session_from_fields(session_id, json.loads(rows[0]["fields"]), [_to_idea(row) for row in idea_rows])


def ideas(project: Project, *, session: str | None = None) -> list[Idea]:
    """The ideas of all sessions or of one, by session and number; not those whose session is not shown."""
    with project.reading() as connection:
        shown = {row["id"] for row in _session_rows(connection, project)}
        rows = _idea_rows(connection, project, session)
    return [_to_idea(row) for row in rows if row["session"] in shown]


def idea_counts(project: Project) -> dict[str, int]:
    """How many ideas each session has; sessions without any are left out."""
    if project.newer:  # a newer program may keep other views
        return Counter(idea.session for idea in ideas(project))
    query = select(IDEA_VIEW.c.session, func.count()).group_by(IDEA_VIEW.c.session)
    with project.reading() as connection:
        return {row[0]: row[1] for row in connection.execute(query)}


def ideas_without_session(project: Project) -> list[str]:
    """Ids of ideas whose session never arrived or was deleted; they are in the ledger and not shown."""
    with project.reading() as connection:
        shown = {row["id"] for row in _session_rows(connection, project)}
        return [row["id"] for row in _idea_rows(connection, project, None) if row["session"] not in shown]


def conflicts_of_ideas(project: Project) -> dict[str, int]:
    """How many decisions each idea waits for; ideas that wait for none are left out."""
    if project.newer:
        with project.reading() as connection:
            return {r["id"]: r["conflicts"] for r in _idea_rows(connection, project, None) if r["conflicts"]}
    query = select(IDEA_VIEW.c.id, IDEA_VIEW.c.conflicts).where(IDEA_VIEW.c.conflicts > 0)
    with project.reading() as connection:
        return {row[0]: row[1] for row in connection.execute(query)}


def rebuild_views(project: Project) -> None:
    """Throw the views away and derive them anew from the log."""
    with project.writing() as connection:
        _rebuild(connection)


def _rebuild(connection: Connection) -> None:
    session_rows, idea_rows = _derive(load(connection))
    connection.execute(delete(SESSION_VIEW))
    connection.execute(delete(IDEA_VIEW))
    _insert(connection, session_rows, idea_rows)


def verify_views(project: Project) -> list[str]:
    """Names of the entities whose view differs from a fresh fold of the log; empty when all is well."""
    with project.reading() as connection:
        session_rows, idea_rows = _derive(load(connection))
        held_sessions = connection.execute(select(SESSION_VIEW)).mappings().all()
        held_ideas = connection.execute(select(IDEA_VIEW)).mappings().all()
    wrong = _differing(SESSION, session_rows, held_sessions) + _differing(IDEA, idea_rows, held_ideas)
    return sorted(wrong)


def refresh_views(connection: Connection, entities: Iterable[str]) -> None:
    """Bring the views of these entities up to date, inside the caller's transaction."""
    shown = [name for name in entities if name.startswith((SESSION, IDEA))]
    if not shown:
        return
    session_rows, idea_rows = _derive(load(connection, shown))
    for table, prefix in ((SESSION_VIEW, SESSION), (IDEA_VIEW, IDEA)):
        ids = sorted(name.removeprefix(prefix) for name in shown if name.startswith(prefix))
        for start in range(0, len(ids), _AT_ONCE):
            connection.execute(delete(table).where(table.c.id.in_(ids[start : start + _AT_ONCE])))
    _insert(connection, session_rows, idea_rows)


def _derive(changes: Mapping[str, Sequence[Change]]) -> tuple[list[_ViewRow], list[_ViewRow]]:
    session_rows: list[_ViewRow] = []
    idea_rows: list[_ViewRow] = []
    for name in sorted(changes):
        if not name.startswith((SESSION, IDEA)):
            continue
        state = fold_entity(name, changes[name])
        if state.deleted:
            continue
        row = _session_row(state) if name.startswith(SESSION) else _idea_row(state)
        if row is not None:
            (session_rows if name.startswith(SESSION) else idea_rows).append(row)
    return session_rows, idea_rows


def _session_row(state: EntityState) -> _ViewRow | None:
    fields = {name: field.value for name, field in state.fields.items()}
    session = session_from_fields(state.entity.removeprefix(SESSION), fields)
    if session is None:
        return None
    return {
        "id": session.id,
        "date": session.date.isoformat(),
        "region": session.place.region,
        "title": session.title,
        "fields": canonical(fields),
        "conflicts": conflict_count(state),
    }


def _idea_row(state: EntityState) -> _ViewRow | None:
    fields = {name: field.value for name, field in state.fields.items()}
    idea = idea_from_fields(state.entity.removeprefix(IDEA), fields)
    if idea is None:
        return None
    return {
        "id": idea.id,
        "session": idea.session,
        "place": place_in_session(idea.id),
        "text": idea.text,
        "kind": str(idea.kind),
        "agreement": str(idea.agreement),
        "stage": idea.stage,
        "language": str(idea.language),
        "quotable": int(idea.quotable),
        "conflicts": conflict_count(state),
        "more": _more(fields),
    }


def _more(fields: Mapping[str, str]) -> str:
    told = {name: fields[name] for name in RARE_FIELDS if fields.get(name)}
    return canonical(told) if told else ""


def _to_idea(row: _ViewRow) -> Idea:
    idea = Idea(
        row["id"],
        row["session"],
        row["text"],
        IdeaKind(row["kind"]),
        Agreement(row["agreement"]),
        row["stage"],
        Language(row["language"]),
        bool(row["quotable"]),
    )
    return replace(idea, **rare_values(json.loads(row["more"]))) if row["more"] else idea


def complete_views(project: Project) -> None:
    """Give a file of an earlier version what its views lack; the log is never touched."""
    with project.reading() as connection:
        complete = _is_complete(connection)
    if not complete:
        with project.writing() as connection:
            if not _is_complete(connection):
                connection.exec_driver_sql("ALTER TABLE idea_view ADD COLUMN more TEXT NOT NULL DEFAULT ''")
                _rebuild(connection)


def _is_complete(connection: Connection) -> bool:
    asked = "SELECT 1 FROM pragma_table_info('idea_view') WHERE name = 'more'"
    return connection.exec_driver_sql(asked).scalar() is not None


def _session_rows(connection: Connection, project: Project, session: str | None = None) -> list[_ViewRow]:
    if project.newer:  # a newer program may keep other views; the log is read instead
        rows = _derive(load_under(connection, SESSION))[0]
        return sorted(rows, key=lambda row: (row["date"], row["id"]))
    query = select(SESSION_VIEW).order_by(SESSION_VIEW.c.date, SESSION_VIEW.c.id)
    query = query if session is None else query.where(SESSION_VIEW.c.id == session)
    return [dict(row) for row in connection.execute(query).mappings()]


def _idea_rows(connection: Connection, project: Project, session: str | None) -> list[_ViewRow]:
    if project.newer or not _is_complete(connection):
        rows = _derive(load_under(connection, IDEA if session is None else f"{IDEA}{session}/"))[1]
        return sorted(rows, key=lambda row: (row["session"], row["place"], row["id"]))
    query = select(IDEA_VIEW).order_by(IDEA_VIEW.c.session, IDEA_VIEW.c.place, IDEA_VIEW.c.id)
    query = query if session is None else query.where(IDEA_VIEW.c.session == session)
    return [dict(row) for row in connection.execute(query).mappings()]


def _insert(connection: Connection, session_rows: Sequence[_ViewRow], idea_rows: Sequence[_ViewRow]) -> None:
    if session_rows:
        connection.execute(insert(SESSION_VIEW), session_rows)
    if idea_rows:
        connection.execute(insert(IDEA_VIEW), idea_rows)


def _differing(prefix: str, derived: Sequence[_ViewRow], held: Iterable[Mapping[Any, Any]]) -> list[str]:
    one, other = {row["id"]: row for row in derived}, {row["id"]: dict(row) for row in held}
    return [prefix + name for name in one.keys() | other.keys() if one.get(name) != other.get(name)]
