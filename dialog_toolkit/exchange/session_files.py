"""Session files: read with every fault named by file, line and field, and written so that people can edit them."""

import difflib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

import yaml
from pydantic import ValidationError

from dialog_toolkit.domain.session import (
    Evaluation,
    GroupCount,
    Idea,
    Place,
    Promise,
    Session,
    SpeakingSummary,
    StageLog,
)
from dialog_toolkit.exchange.session_schema import FORMAT, IdeaEntry, SessionEntry
from dialog_toolkit.exchange.yaml_text import Fault, FaultyText, FieldPath, YamlText, dotted, parse_yaml, read_text
from dialog_toolkit.i18n import N_

INVENTED_NOTE = """\
# yaml-language-server: $schema=session.schema.json
# IZDOMĀTS PARAUGS – šāds aplis nav noticis, un šos vārdus neviens nav teicis.
# INVENTED EXAMPLE – no such circle took place and nobody said these words.
"""
SCHEMA_NOTE = "# yaml-language-server: $schema=session.schema.json\n"


@dataclass(frozen=True)
class Vocabulary:
    """What a session may refer to: region ids of the plan, and the stage ids of each method."""

    regions: Collection[str]
    stages: Mapping[str, Collection[str]]


@dataclass(frozen=True)
class SessionFile:
    """What reading one file gave: a session, or faults and no session."""

    path: str
    session: Session | None
    faults: tuple[Fault, ...] = ()


def read_session_files(paths: Collection[Path], vocabulary: Vocabulary) -> tuple[SessionFile, ...]:
    """Read files in order; the second file of a session id is a fault, so nothing is imported by halves."""
    seen: dict[str, str] = {}
    out = []
    for path in paths:
        result = read_session_file(path, vocabulary)
        if result.session and result.session.id in seen:
            facts: dict[str, object] = {"id": result.session.id, "other": seen[result.session.id]}
            fault = Fault(str(path), 1, "id", N_("The session “{id}” is also in {other}."), facts)
            result = SessionFile(str(path), None, (fault,))
        elif result.session:
            seen[result.session.id] = str(path)
        out.append(result)
    return tuple(out)


def read_session_file(path: Path, vocabulary: Vocabulary) -> SessionFile:
    """Read one file. Faults come back as data; OSError is a fault of the file as a whole."""
    name = str(path)
    try:
        document = parse_yaml(read_text(path))
    except FaultyText as fault:
        return SessionFile(name, None, (Fault(name, fault.line, fault.field, fault.message, fault.facts),))
    except OSError as fault:
        facts: dict[str, object] = {"why": fault.strerror or type(fault).__name__}
        return SessionFile(name, None, (Fault(name, 0, "", N_("The file cannot be read: {why}."), facts),))
    if not isinstance(document.values, dict):
        return SessionFile(name, None, (Fault(name, 1, "", N_("The file holds no session.")),))
    try:
        entry = SessionEntry.model_validate(document.values)
    except ValidationError as fault:
        return SessionFile(name, None, tuple(_schema_faults(name, document, fault)))
    faults = tuple(_reference_faults(name, document, entry, vocabulary))
    return SessionFile(name, None, faults) if faults else SessionFile(name, to_session(entry))


def to_session(entry: SessionEntry) -> Session:
    """The session that a checked file entry describes."""
    return Session(
        id=entry.id,
        title=entry.title,
        method=entry.method,
        question=entry.question,
        date=entry.date,
        place=Place(**entry.place.model_dump()),
        start=entry.start,
        end=entry.end,
        languages=entry.languages,
        organiser=entry.organiser,
        facilitators=entry.facilitators,
        invited_by=entry.invited_by,
        access=entry.access,
        participants_start=entry.participants.start,
        participants_end=entry.participants.end,
        rules_accepted=entry.rules_accepted,
        notice_read=entry.notice_read,
        stages=tuple(StageLog(s.id, s.planned, s.actual) for s in entry.stages),
        ideas=tuple(_to_idea(entry.id, idea) for idea in entry.ideas),
        disagreements=entry.disagreements,
        promises=tuple(Promise(p.text, p.who, p.by) for p in entry.promises),
        approved=entry.approved,
        signed_off=entry.signed_off,
        invented=entry.invented,
        chairs=entry.chairs,
        participant_groups=tuple(GroupCount(group, people) for group, people in entry.participants.groups.items()),
        evaluation=tuple(Evaluation(e.item, e.average, e.answers) for e in entry.evaluation),
        speaking=SpeakingSummary(**entry.speaking.model_dump()) if entry.speaking else None,
        closed=entry.closed,
    )


def faults_of(session: Session, vocabulary: Vocabulary) -> tuple[Fault, ...]:
    """What would be refused if the session came from a file; line numbers are without meaning."""
    try:
        plain = _to_plain(session)
        entry = SessionEntry.model_validate(plain)
    except ValidationError as fault:
        return tuple(_schema_faults("", YamlText({}, {}), fault))
    return tuple(_reference_faults("", YamlText({}, {}), entry, vocabulary))


def write_session(session: Session) -> str:
    """The session as the text of a session file; reading it back gives the same session."""
    body = yaml.safe_dump(_to_plain(session), allow_unicode=True, sort_keys=False, width=110)
    return (INVENTED_NOTE if session.invented else SCHEMA_NOTE) + body


def _to_idea(session_id: str, entry: IdeaEntry) -> Idea:
    return Idea(
        id=f"{session_id}/{entry.id}",
        session=session_id,
        text=entry.text,
        kind=entry.kind,
        agreement=entry.agreement,
        stage=entry.stage,
        language=entry.lang,
        quotable=entry.quote,
        table=entry.table,
        round=entry.round,
        approved=entry.approved,
        marked_return=entry.marked_return,
        votes=entry.votes,
        rank=entry.rank,
    )


def _to_plain(session: Session) -> dict[str, object]:
    place = session.place
    people: dict[str, object] = {"start": session.participants_start, "end": session.participants_end}
    groups = {count.group: count.people for count in session.participant_groups}
    plain = {
        "format": FORMAT,
        "id": session.id,
        "invented": session.invented,
        "title": session.title,
        "method": session.method,
        "question": session.question,
        "date": session.date,
        "start": session.start,
        "end": session.end,
        "place": {
            "name": place.name,
            "municipality": place.municipality,
            "region": place.region,
            "country": place.country,
            "online": place.online,
        },
        "languages": [str(language) for language in session.languages],
        "organiser": session.organiser,
        "facilitators": list(session.facilitators),
        "invited_by": session.invited_by,
        "access": list(session.access),
        "participants": {**people, "groups": groups} if groups else people,
        "rules_accepted": session.rules_accepted,
        "notice_read": session.notice_read,
        "stages": [{"id": s.stage, "planned": s.planned, "actual": s.actual} for s in session.stages],
        "ideas": [_idea_to_plain(idea) for idea in session.ideas],
        "disagreements": list(session.disagreements),
        "promises": [{"text": p.text, "who": p.who, "by": p.by} for p in session.promises],
        "approved": session.approved,
        "signed_off": session.signed_off,
    }
    later: dict[str, object] = {
        "chairs": session.chairs,
        "evaluation": [asdict(answer) for answer in session.evaluation],
        "speaking": asdict(session.speaking) if session.speaking else None,
        "closed": session.closed,
    }
    return plain | {name: value for name, value in later.items() if value not in (None, "", [])}


def _idea_to_plain(idea: Idea) -> dict[str, object]:
    plain = {
        "id": idea.id.rpartition("/")[2],
        "kind": str(idea.kind),
        "agreement": str(idea.agreement),
        "stage": idea.stage,
        "lang": str(idea.language),
        "text": idea.text,
        "quote": idea.quotable,
    }
    later: dict[str, object] = {
        "table": idea.table,
        "round": idea.round or None,
        "approved": idea.approved or None,
        "marked_return": idea.marked_return or None,
        "votes": idea.votes,
        "rank": idea.rank,
    }
    return plain | {name: value for name, value in later.items() if value not in (None, "")}


_TIME = N_("This is no time of the form 17:30.")
_PATTERN_MESSAGES = {
    "text": N_("The text is empty."),
    "start": _TIME,
    "end": _TIME,
    "signed_off": _TIME,
    "closed": N_("This is no date and time of the form 2025-03-10T19:30."),
    "country": N_("The country must be two capital letters, such as LV or IE."),
}
"""What to say of a text that does not have the form of its field."""


def _schema_faults(file: str, document: YamlText, error: ValidationError) -> Iterator[Fault]:
    for item in error.errors(include_url=False, include_input=False):
        path: FieldPath = tuple(item["loc"])
        message, facts = _schema_message(item["type"], path, item.get("ctx", {}), document)
        yield Fault(file, document.line_of(path), dotted(path), message, facts)


def _schema_message(
    kind: str, path: FieldPath, context: Mapping[str, object], document: YamlText
) -> tuple[str, dict[str, object]]:
    if kind == "extra_forbidden":
        near = difflib.get_close_matches(str(path[-1]), _known_fields(path), 1)
        if near:
            return N_("There is no such field; did you mean “{near}”?"), {"near": near[0]}
        return N_("There is no such field."), {}
    if kind == "missing":
        return N_("The field is missing."), {}
    if kind in ("enum", "literal_error"):
        return N_("The value must be one of: {values}."), {"values": str(context.get("expected", "")).replace("'", "")}
    if kind.startswith(("date", "greater", "less")) and (path[-1:] in (("date",), ("by",))):
        return N_("This is no date of the form 2025-03-31."), {}
    if kind.startswith("float") or path[-1:] in (("average",), ("gini",), ("max_share",)):
        return N_("The value must be a number in the right range, such as 4.5."), {}
    if kind.startswith(("int", "greater", "less")):
        return N_("The value must be a whole number that is not negative and not too large."), {}
    if kind.startswith("bool"):
        return N_("The value must be true or false."), {}
    return _text_message(kind, path, context)


def _text_message(kind: str, path: FieldPath, context: Mapping[str, object]) -> tuple[str, dict[str, object]]:
    if kind == "string_too_long":
        return N_("The text is longer than {limit} characters."), {"limit": context.get("max_length", 0)}
    if kind == "string_too_short":
        return N_("The text is empty."), {}
    if kind == "string_pattern_mismatch":
        return _PATTERN_MESSAGES.get(
            str(path[-1]), N_("Only small letters a–z, digits and hyphens are allowed here.")
        ), {}
    if kind in ("tuple_type", "list_type"):
        return N_("A list is expected here."), {}
    if kind in ("dict_type", "model_type"):
        return N_("Fields with values are expected here."), {}
    if kind in ("too_long", "too_short"):
        return N_("The list is too long or too short."), {}
    return N_("The value does not fit this field."), {}


def _known_fields(path: FieldPath) -> list[str]:
    model: object = SessionEntry
    for part in path[:-1]:
        if isinstance(part, int):
            continue
        field = getattr(model, "model_fields", {}).get(part)
        arguments = getattr(field.annotation, "__args__", ()) if field else ()
        model = arguments[0] if arguments else field.annotation if field else None
    return list(getattr(model, "model_fields", {}))


def _reference_faults(file: str, document: YamlText, entry: SessionEntry, known: Vocabulary) -> Iterator[Fault]:
    def fault(path: FieldPath, message: str, **facts: object) -> Fault:
        return Fault(file, document.line_of(path), dotted(path), message, facts)

    if entry.place.region not in known.regions:
        near = _nearest(entry.place.region, known.regions)
        yield fault(
            ("place", "region"), N_("There is no region “{id}”; nearest: {near}."), id=entry.place.region, near=near
        )
    if entry.method not in known.stages:
        near = _nearest(entry.method, known.stages)
        yield fault(("method",), N_("There is no method “{id}”; nearest: {near}."), id=entry.method, near=near)
        return
    stages = known.stages[entry.method]
    used = [(("stages", place, "id"), stage.id) for place, stage in enumerate(entry.stages)]
    used += [(("ideas", place, "stage"), idea.stage) for place, idea in enumerate(entry.ideas) if idea.stage]
    for path, stage in used:
        if stage not in stages:
            near = _nearest(stage, stages)
            yield fault(path, N_("The method has no stage “{id}”; nearest: {near}."), id=stage, near=near)
    seen: set[str] = set()
    for place, idea in enumerate(entry.ideas):
        if idea.id in seen:
            yield fault(("ideas", place, "id"), N_("The idea number “{id}” stands twice."), id=idea.id)
        seen.add(idea.id)


def _nearest(word: str, known: Collection[str]) -> str:
    return ", ".join(difflib.get_close_matches(word, list(known), 3, cutoff=0.3) or sorted(known)[:8])
