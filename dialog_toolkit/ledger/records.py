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
    Evaluation,
    GroupCount,
    Idea,
    IdeaKind,
    Language,
    Place,
    Promise,
    Session,
    SpeakingSummary,
    StageLog,
    idea_number,
)
from dialog_toolkit.ledger.identity import canonical

SESSION, IDEA = "session:", "idea:"
"""What the names of these entities begin with."""

RARE_FIELDS = ("table", "round", "approved", "marked_return", "votes", "rank")
"""Fields that most ideas do not have; they are written only where they say something."""

Fields = Mapping[str, str]
_Word = TypeVar("_Word", bound=StrEnum)
_Part = TypeVar("_Part")

_TEXTS = ("title", "method", "question", "start", "end", "organiser", "invited_by", "signed_off", "closed")
_FLAGS = ("rules_accepted", "notice_read", "approved", "invented")
_COUNTS = ("participants_start", "participants_end", "chairs")
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
    fields["participant_groups"] = _parts([asdict(count) for count in session.participant_groups])
    fields["evaluation"] = _parts([asdict(answer) for answer in session.evaluation])
    fields["speaking"] = canonical(asdict(session.speaking)) if session.speaking else ""
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
        "table": idea.table,
        "round": _count(idea.round or None),
        "approved": "true" if idea.approved else "",
        "marked_return": "true" if idea.marked_return else "",
        "votes": _count(idea.votes),
        "rank": _count(idea.rank),
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
    values["participant_groups"] = _each(_group, fields.get("participant_groups", ""))
    values["evaluation"] = _each(_evaluation, fields.get("evaluation", ""))
    values["speaking"] = _speaking(fields.get("speaking", ""))
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
        **rare_values(fields),
    )


def rare_values(fields: Fields) -> dict[str, Any]:
    """The attributes of an idea that most ideas leave at their default, by name (`RARE_FIELDS`)."""
    return {
        "table": fields.get("table", ""),
        "round": _number(fields.get("round", "")) or 0,
        "approved": fields.get("approved") == "true",
        "marked_return": fields.get("marked_return") == "true",
        "votes": _number(fields.get("votes", "")),
        "rank": _number(fields.get("rank", "")),
    }


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


def _group(told: Mapping[str, object]) -> GroupCount:
    return GroupCount(str(told.get("group", "")), _whole(told.get("people")))


def _evaluation(told: Mapping[str, object]) -> Evaluation:
    return Evaluation(str(told.get("item", "")), _real(told.get("average")), _whole(told.get("answers")))


def _speaking(text: str) -> SpeakingSummary | None:
    told = _json(text)
    if not isinstance(told, dict):
        return None
    chairs, spoke, silence = (_whole(told.get(name)) for name in ("chairs", "spoke", "longest_silence"))
    return SpeakingSummary(chairs, spoke, _real(told.get("max_share")), _real(told.get("gini")), silence)


def _whole(told: object) -> int:
    return told if type(told) is int else 0


def _real(told: object) -> float:
    return float(told) if isinstance(told, int | float) and not isinstance(told, bool) and abs(told) < 1e9 else 0.0


def _parts(parts: list[dict[str, Any]]) -> str:
    return canonical(parts) if parts else ""


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
