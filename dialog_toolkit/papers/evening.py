"""The plan of an evening on one page: what happens when, what to say, who does what, what to bring."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dialog_toolkit.domain.method import Method, Stage
from dialog_toolkit.domain.session import Session
from dialog_toolkit.i18n import pgettext, using_language
from dialog_toolkit.i18n.dates import long_date

_DAY = 24 * 60


@dataclass(frozen=True)
class EveningInput:
    """Everything the plan is made of. The session's own stages and minutes go before those of the card."""

    session: Session
    method: Method
    made_on: date
    language: str = "lv"
    tool_version: str = ""


@dataclass(frozen=True)
class StepView:
    """A stage with its hours ("18:10–18:40", or from the start "0:10–0:40"), minutes and what to say."""

    hours: str
    name: str
    minutes: int
    notes: tuple[str, ...]
    prompt: str


@dataclass(frozen=True)
class RoleView:
    """Who does what."""

    name: str
    does: str


def evening_context(data: EveningInput) -> dict[str, object]:
    """What `evening.md.j2` is given. A pure function of the input."""
    with using_language(data.language):
        session, method = data.session, data.method
        planned = _planned(session, method)
        total = sum(minutes for _stage, _name, minutes in planned)
        place = session.place
        online = pgettext("paper", "online") if place.online else ""
        return {
            "heading": plan_title(session),
            "title": session.title,
            "question": session.question,
            "invented": session.invented,
            "method": method.name.in_language(data.language),
            "date": long_date(session.date),
            "place": ", ".join(part for part in (online, place.name, place.municipality) if part),
            "start": session.start,
            "end": clock(session.start, total) if session.start else "",
            "total": total,
            "chairs": session.chairs,
            "smallest": method.group.min,
            "largest": method.group.max,
            "steps": _steps(session.start, planned, data.language),
            "roles": tuple(
                RoleView(role.name.in_language(data.language), role.does.in_language(data.language))
                for role in method.roles
            ),
            "rules": tuple(rule.in_language(data.language) for rule in method.rules),
            "materials": tuple(one.in_language(data.language) for one in method.materials),
            "access": session.access,
            "tool_version": data.tool_version,
        }


def plan_title(session: Session) -> str:
    """What the plan is called, in the current language: one that begins before three o'clock is of a day."""
    early = bool(session.start) and session.start < "15:00"
    return pgettext("paper", "Plan of the day") if early else pgettext("paper", "Plan of the evening")


def clock(start: str, minutes: int) -> str:
    """The time that many minutes after `start` ("HH:MM"); from nought where the start is not known: "1:05"."""
    if not start:
        return f"{minutes // 60}:{minutes % 60:02}"
    hour, minute = start.split(":")[:2]
    at = (int(hour) * 60 + int(minute) + minutes) % _DAY
    return f"{at // 60:02}:{at % 60:02}"


def _planned(session: Session, method: Method) -> list[tuple[Stage | None, str, int]]:
    """Stages with their names' ids and minutes, as the session has them or else as the card does."""
    known = {stage.id: stage for stage in method.stages}
    if session.stages:
        return [(known.get(log.stage), log.stage, log.planned) for log in session.stages]
    return [(stage, stage.id, stage.minutes) for stage in method.stages]


def _steps(start: str, planned: Sequence[tuple[Stage | None, str, int]], language: str) -> tuple[StepView, ...]:
    found, passed = [], 0
    for stage, id, minutes in planned:
        if not minutes:
            continue  # left out of this evening
        hours = f"{clock(start, passed)}–{clock(start, passed + minutes)}"
        passed += minutes
        name = stage.name.in_language(language) if stage else id
        prompt = stage.prompt.in_language(language) if stage else ""
        found.append(StepView(hours, name, minutes, _notes(stage, minutes), prompt))
    return tuple(found)


def _notes(stage: Stage | None, minutes: int) -> tuple[str, ...]:
    if stage is None:
        return ()
    notes = []
    if stage.rounds > 1:
        each = pgettext("paper", "{n} rounds of {minutes} min each")
        notes.append(each.format(n=stage.rounds, minutes=round(minutes / stage.rounds)))
    if stage.tables:
        notes.append(pgettext("paper", "at tables"))
    return tuple(notes)
