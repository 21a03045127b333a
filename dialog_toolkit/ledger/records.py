"""Sessions and ideas as fields of ledger entities, and back. Pure: knows no database.

A session is the entity ``session:<id>`` with one field an attribute; an idea is ``idea:<session>/<number>``.
Texts stay as they are; yes and no are ``true`` and ``false``; "" stands for nothing; what has parts is JSON.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from dialog_toolkit.domain.session import (
    Agreement,
    Idea,
    IdeaKind,
    Language,
    Place,
    Promise,
    Session,
    StageLog,
    idea_number,
)
from dialog_toolkit.ledger.identity import canonical

SESSION, IDEA = "session:", "idea:"
"""What the names of these entities begin with."""

Fields = Mapping[str, str]
_Word = TypeVar("_Word", bound=StrEnum)
_Part = TypeVar("_Part")

_TEXTS = ("title", "method", "question", "start", "end", "organiser", "invited_by", "signed_off")
_FLAGS = ("rules_accepted", "notice_read", "approved", "invented")
_COUNTS = ("participants_start", "participants_end")
_LISTS = ("facilitators", "access", "disagreements")


def session_entity(session_id: str) -> str:
    """``dobele`` → ``session:dobele``."""
    return SESSION + session_id


def idea_entity(idea_id: str) -> str:
    """``dobele/07`` → ``idea:dobele/07``."""
    return IDEA + idea_id


def session_to_fields(session: Session) -> dict[str, dict[str, str]]:
    """The entities that a session and its ideas are kept as, with the text of each field."""
    fields = {name: str(getattr(session, name)) for name in _TEXTS}
    fields |= {name: _flag(getattr(session, name)) for name in _FLAGS}
    fields |= {name: _count(getattr(session, name)) for name in _COUNTS}
    fields |= {name: canonical(list(getattr(session, name))) for name in _LISTS}
    fields["date"] = session.date.isoformat()
    fields["place"] = canonical(asdict(session.place))
    fields["languages"] = canonical([str(language) for language in session.languages])
    fields["stages"] = canonical([asdict(stage) for stage in session.stages])
    fields["promises"] = canonical([_promise_to_json(promise) for promise in session.promises])
    ideas = {idea_entity(idea.id): idea_to_fields(idea) for idea in session.ideas}
    return {session_entity(session.id): fields, **ideas}


def idea_to_fields(idea: Idea) -> dict[str, str]:
    """The text of each field of an idea."""
    return {
        "text": idea.text,
        "kind": str(idea.kind),
        "agreement": str(idea.agreement),
        "stage": idea.stage,
        "language": str(idea.language),
        "quotable": _flag(idea.quotable),
        "session": idea.session,
    }


def session_from_fields(session_id: str, fields: Fields, ideas: Sequence[Idea] = ()) -> Session | None:
    """The session that its fields describe, with its ideas in the order of their numbers.

    None while the date or the place is missing or cannot be read, as in half of a bundle; what else is missing
    or was written by a newer version in another way takes its default, so that the session stays visible.
    """
    day, place = _day(fields.get("date", "")), _place(fields.get("place", ""))
    if day is None or place is None:
        return None
    known = [str(language) for language in Language]
    values: dict[str, Any] = {name: fields.get(name, "") for name in _TEXTS}
    values |= {name: fields.get(name) == "true" for name in _FLAGS}
    values |= {name: _number(fields.get(name, "")) for name in _COUNTS}
    values |= {name: tuple(str(item) for item in _json_list(fields.get(name, ""))) for name in _LISTS}
    values["languages"] = tuple(Language(w) for w in _json_list(fields.get("languages", "")) if w in known)
    values["stages"] = _each(_stage, fields.get("stages", ""))
    values["promises"] = _each(_promise, fields.get("promises", ""))
    values["ideas"] = tuple(sorted(ideas, key=idea_order))
    return Session(id=session_id, date=day, place=place, **values)


def idea_from_fields(idea_id: str, fields: Fields) -> Idea | None:
    """The idea that its fields describe; None without a text, as after an erasure."""
    if not fields.get("text"):
        return None
    return Idea(
        id=idea_id,
        session=idea_id.rpartition("/")[0],
        text=fields["text"],
        kind=_word(IdeaKind, fields, "kind", IdeaKind.IDEA),
        agreement=_word(Agreement, fields, "agreement", Agreement.SINGLE),
        stage=fields.get("stage", ""),
        language=_word(Language, fields, "language", Language.LATVIAN),
        quotable=fields.get("quotable") == "true",
    )


def idea_order(idea: Idea) -> tuple[str, int, str]:
    """By session, then by number as people count: 9 before 10."""
    return idea.session, place_in_session(idea.id), idea.id


def place_in_session(idea_id: str) -> int:
    """The number of an idea as a number; one that is none comes last."""
    number = idea_number(idea_id)
    return int(number) if number.isascii() and number.isdigit() and len(number) < 10 else 10**9


def _flag(value: bool) -> str:
    return "true" if value else "false"


def _count(value: int | None) -> str:
    return "" if value is None else str(value)


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _word(kind: type[_Word], fields: Fields, name: str, default: _Word) -> _Word:
    try:
        return kind(fields.get(name, ""))
    except ValueError:
        return default


def _promise_to_json(promise: Promise) -> dict[str, str]:
    return {"text": promise.text, "who": promise.who, "by": promise.by.isoformat() if promise.by else ""}


def _place(text: str) -> Place | None:
    told = _json(text)
    if not isinstance(told, dict) or not {"name", "region"} <= told.keys():
        return None
    return Place(
        name=str(told["name"]),
        region=str(told["region"]),
        municipality=str(told.get("municipality", "")),
        country=str(told.get("country", "LV")),
        online=told.get("online") is True,
    )


def _stage(told: Mapping[str, object]) -> StageLog:
    planned, actual = told.get("planned"), told.get("actual")
    return StageLog(
        str(told.get("stage", "")),
        planned if type(planned) is int else 0,
        actual if type(actual) is int else None,
    )


def _promise(told: Mapping[str, object]) -> Promise:
    return Promise(str(told.get("text", "")), str(told.get("who", "")), _day(str(told.get("by", ""))))


def _each(make: Callable[[Mapping[str, object]], _Part], text: str) -> tuple[_Part, ...]:
    return tuple(make(item) for item in _json_list(text) if isinstance(item, dict))


def _json_list(text: str) -> list[object]:
    told = _json(text)
    return told if isinstance(told, list) else []


def _json(text: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None
