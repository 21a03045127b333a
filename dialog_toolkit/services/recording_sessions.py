"""Starting a session, its facts, and which sessions are being recorded."""

import datetime as dt
import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from dialog_toolkit.domain.method import Method
from dialog_toolkit.domain.session import Language, Place, Session, StageLog
from dialog_toolkit.errors import BadInput
from dialog_toolkit.exchange.session_files import faults_of
from dialog_toolkit.i18n import N_, current_language
from dialog_toolkit.language.cleaning import fold
from dialog_toolkit.ledger import numbers
from dialog_toolkit.ledger.fold import states
from dialog_toolkit.ledger.history import latest_changes
from dialog_toolkit.ledger.project import Project
from dialog_toolkit.ledger.records import IDEA, SESSION, session_entity, session_to_fields
from dialog_toolkit.ledger.write import Entry, record_many
from dialog_toolkit.services.projects import methods, profile_of, vocabulary
from dialog_toolkit.services.recording_acts import Verb, session_now, tidy, write_session_fields
from dialog_toolkit.services.sessions import SessionSummary, summaries

RECORDED = "recorded"
"""Field of a session that was begun in the recorder, not brought in from a file."""

_NOT_EDITED = {"id", "ideas", "invented", "closed"}
EDITABLE = tuple(field.name for field in fields(Session) if field.name not in _NOT_EDITED)
"""What `update_session` takes."""


@dataclass(frozen=True, kw_only=True)
class NewSession:
    """What is known when a session begins. `stages`: empty for those of the method card, with its minutes.

    `date`: today if None; `title`: the method and the place if "".
    """

    method: str
    place: Place
    title: str = ""
    question: str = ""
    date: dt.date | None = None
    languages: tuple[Language, ...] = (Language.LATVIAN,)
    organiser: str = ""
    facilitators: tuple[str, ...] = ()
    invited_by: str = ""
    access: tuple[str, ...] = ()
    chairs: int | None = None
    stages: tuple[StageLog, ...] = ()
    notice_read: bool = False
    rules_accepted: bool = False


def start_session(project: Project, new: NewSession) -> str:
    """Begin a session and return its id: the place and the date, and a number where that is taken.

    Raises BadInput for a method, region or stage that there is not, ProjectError, StorageError.
    """
    method = method_of(new.method)
    day = new.date or dt.date.today()
    given = {field.name: getattr(new, field.name) for field in fields(new) if field.name != "date"}
    session = Session(**_tidied(given), id=_new_id(project, new.place.name, day), date=day)
    if not session.title:
        name = method.name.in_language(current_language())
        session = replace(session, title=f"{name}, {session.place.name}" if session.place.name else name)
    session = replace(session, stages=session.stages or planned_stages(method))
    _check(project, session)
    entity = session_entity(session.id)
    told = session_to_fields(session)[entity] | {RECORDED: "true"}
    record_many(project, [Entry(entity, name, text) for name, text in told.items() if text])
    return session.id


def update_session(project: Project, session_id: str, **changed: Any) -> None:
    """Change facts of a session (`EDITABLE`), all in one act.

    Raises BadInput for a field there is not or a value that does not fit, and for another method once ideas
    were recorded in stages of the present one.
    """
    unknown = sorted(set(changed) - set(EDITABLE))
    if unknown:
        near = ", ".join(difflib.get_close_matches(unknown[0], EDITABLE, 3)) or ", ".join(EDITABLE)
        raise BadInput(N_("A session has no field “{field}”."), hint=N_("Nearest: {near}"), field=unknown[0], near=near)
    before = session_now(project, session_id)
    after = replace(before, **_tidied(changed))
    if after.method != before.method:
        if any(idea.stage for idea in before.ideas):
            raise BadInput(
                N_("The method cannot be changed: ideas are already recorded in its stages."),
                hint=N_("Begin another session with the other method."),
            )
        after = replace(after, stages=changed.get("stages") or planned_stages(method_of(after.method)))
    _check(project, replace(after, ideas=()))
    entity = session_entity(session_id)
    old, new = session_to_fields(replace(before, ideas=()))[entity], session_to_fields(replace(after, ideas=()))[entity]
    write_session_fields(
        project, session_id, Verb.SESSION, {name: text for name, text in new.items() if text != old[name]}
    )


def open_sessions(project: Project) -> list[SessionSummary]:
    """The sessions that were begun in the recorder and are not closed, by date."""
    found = {
        name.removeprefix(SESSION)
        for name, state in states(project, SESSION).items()
        if not state.deleted and _said(state.fields, RECORDED) and not _said(state.fields, "closed")
    }
    return sorted((row for row in summaries(project) if row.id in found), key=lambda row: (row.date, row.id))


def last_session(project: Project) -> str | None:
    """The session this author last wrote in by hand, if it is still there."""
    known = {row.id for row in summaries(project)}
    for change in latest_changes(project, limit=500, author=project.author):
        if change.device.startswith("import:") or not change.entity.startswith((SESSION, IDEA)):
            continue
        name = change.entity.removeprefix(SESSION).removeprefix(IDEA).partition("/")[0]
        if name in known:
            return name
    return None


def method_of(method_id: str) -> Method:
    """The method card. Raises BadInput that names the nearest."""
    known = methods()
    if method_id not in known:
        near = ", ".join(difflib.get_close_matches(method_id, known, 3, cutoff=0.3)) or ", ".join(sorted(known)[:8])
        raise BadInput(N_("There is no method “{id}”."), hint=N_("Nearest: {near}"), id=method_id, near=near)
    return known[method_id]


def planned_stages(method: Method) -> tuple[StageLog, ...]:
    """The stages of a card with its minutes, none of them begun."""
    return tuple(StageLog(stage.id, stage.minutes) for stage in method.stages)


def slug(text: str) -> str:
    """The text as part of an id: small letters a–z, digits, single hyphens; at most 40 characters."""
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")[:40].strip("-")


def _new_id(project: Project, place: str, day: dt.date) -> str:
    base = f"{slug(tidy(place)) or 'sesija'}-{day.isoformat()}"
    known = states(project, SESSION)  # ids of deleted sessions stay taken, so do those of ideas without a session
    names = (base, *(f"{base}-{number}" for number in range(2, 10_000)))
    return next(name for name in names if session_entity(name) not in known and not numbers.ideas_ever(project, name))


def _check(project: Project, session: Session) -> None:
    """Raise BadInput if the session could not be read back from its own file."""
    faults = faults_of(session, vocabulary(profile_of(project)))
    if faults:
        raise BadInput(faults[0].message, hint=N_("Field: {field}"), **{**faults[0].facts, "field": faults[0].field})


def _tidied(given: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _tidy(value) for name, value in given.items()}


def _tidy(value: Any) -> Any:
    if type(value) is str:
        return tidy(value)
    if isinstance(value, Place):
        return replace(value, name=tidy(value.name), municipality=tidy(value.municipality))
    if isinstance(value, tuple | list):
        return tuple(item for item in (_tidy(item) for item in value) if item != "")
    return value


def _said(known: Mapping[str, Any], name: str) -> bool:
    return name in known and known[name].value not in ("", "false")
