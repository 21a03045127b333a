"""The end of a session: disagreements, promises, people, evaluation, what is still missing, sign-off."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from dialog_toolkit.domain.session import (
    Evaluation,
    GroupCount,
    Promise,
    SpeakingSummary,
)
from dialog_toolkit.errors import BadInput
from dialog_toolkit.exchange.session_files import faults_of
from dialog_toolkit.i18n import N_
from dialog_toolkit.ledger.project import Project
from dialog_toolkit.ledger.records import session_entity, session_to_fields
from dialog_toolkit.services.projects import profile_of, vocabulary
from dialog_toolkit.services.recording_acts import Verb, session_now, tidy, write_session_fields
from dialog_toolkit.services.recording_ideas import add_idea, typed_idea
from dialog_toolkit.services.recording_stages import leave_stage, live

EVALUATION_ITEMS: Mapping[str, str] = {
    "purpose": N_("It was clear to me what this conversation is for"),
    "neutral": N_("The facilitator was neutral"),
    "equal-chance": N_("Everyone had an equal chance to speak"),
    "respect": N_("People treated each other with respect"),
    "understood": N_("I understood others better"),
    "free": N_("I could say what I think"),
    "privacy": N_("My privacy was respected"),
    "next": N_("I know what happens next"),
}
"""Eight statements, answered 1 (not at all) to 5 (fully) without a name; message ids. Item families: OECD evaluation
guidelines for representative deliberative processes (2021)."""

PARTICIPANT_GROUPS: Mapping[str, str] = {
    "age-0-15": N_("up to 15 years"),
    "age-16-17": N_("16–17 years"),
    "age-18-24": N_("18–24 years"),
    "age-25-34": N_("25–34 years"),
    "age-35-44": N_("35–44 years"),
    "age-45-54": N_("45–54 years"),
    "age-55-63": N_("55–63 years"),
    "age-64-74": N_("64–74 years"),
    "age-75": N_("75 years and older"),
    "women": N_("women"),
    "men": N_("men"),
    "other-sex": N_("another sex or not told"),
    "riga": N_("from Rīga"),
    "state-city": N_("from another state city"),
    "town": N_("from a municipality's town"),
    "countryside": N_("from the countryside"),
    "abroad": N_("from abroad"),
    "ngo": N_("from non-governmental organisations"),
    "business": N_("from business and professional associations"),
    "youth": N_("young people"),
    "seniors": N_("seniors"),
}
"""Groups that people may be counted in from anonymous cards; message ids. Health, ethnicity, religion, party, union
and orientation are left out on purpose (Regulation (EU) 2016/679, Article 9)."""


def add_promise(project: Project, session_id: str, text: str, *, who: str = "", by: date | None = None) -> int:
    """Keep what was promised to the room: by whom (a role) and until when. Returns its place, from 1."""
    promises = session_now(project, session_id, with_ideas=False).promises
    _write(project, session_id, Verb.PROMISE, promises=(*promises, Promise(_worded(text), tidy(who), by)))
    return len(promises) + 1


def edit_promise(project: Project, session_id: str, place: int, **changed: Any) -> None:
    """Change `text`, `who` or `by` of the promise at a place, from 1."""
    promises = session_now(project, session_id, with_ideas=False).promises
    old = _at(promises, place)
    values = {name: tidy(value) if isinstance(value, str) else value for name, value in changed.items()}
    if set(values) - {"text", "who", "by"}:
        raise BadInput(N_("A promise has a text, who gave it and by when."))
    new = replace(old, **values)
    _write(project, session_id, Verb.PROMISE, promises=_with(promises, place, replace(new, text=_worded(new.text))))


def remove_promise(project: Project, session_id: str, place: int) -> None:
    """Take the promise at a place, from 1, out of the record; undo brings it back."""
    promises = session_now(project, session_id, with_ideas=False).promises
    _at(promises, place)
    _write(project, session_id, Verb.PROMISE, promises=_without(promises, place))


def add_disagreement(project: Project, session_id: str, text: str) -> int:
    """Keep where the room stayed of different minds. Returns its place, from 1."""
    known = session_now(project, session_id, with_ideas=False).disagreements
    _write(project, session_id, Verb.DISAGREEMENT, disagreements=(*known, _worded(text)))
    return len(known) + 1


def edit_disagreement(project: Project, session_id: str, place: int, text: str) -> None:
    """Word the disagreement at a place, from 1, anew."""
    known = session_now(project, session_id, with_ideas=False).disagreements
    _at(known, place)
    _write(project, session_id, Verb.DISAGREEMENT, disagreements=_with(known, place, _worded(text)))


def remove_disagreement(project: Project, session_id: str, place: int) -> None:
    """Take the disagreement at a place, from 1, out of the record; undo brings it back."""
    known = session_now(project, session_id, with_ideas=False).disagreements
    _at(known, place)
    _write(project, session_id, Verb.DISAGREEMENT, disagreements=_without(known, place))


def set_participants(
    project: Project,
    session_id: str,
    start: int | None,
    end: int | None,
    groups: Mapping[str, int] | None = None,
) -> None:
    """How many people were present at the start and at the end, and how many of which group; never who.

    `groups` None leaves the groups as they are. Raises BadInput where a group is larger than the room.
    """
    before = session_now(project, session_id, with_ideas=False)
    counts = (
        before.participant_groups
        if groups is None
        else tuple(GroupCount(tidy(group), people) for group, people in groups.items() if people)
    )
    present = max((people for people in (start, end) if people is not None), default=None)
    if present is not None and any(count.people > present for count in counts):
        raise BadInput(N_("A group cannot be larger than the number of people present."))
    _write(
        project,
        session_id,
        Verb.PARTICIPANTS,
        participants_start=start,
        participants_end=end,
        participant_groups=counts,
    )


def set_evaluation(project: Project, session_id: str, answers: Mapping[str, tuple[float, int]]) -> None:
    """The room's answers: item (of `EVALUATION_ITEMS`, or a statement of one's own) → average 1–5, how many answers."""
    found = tuple(Evaluation(tidy(item), round(float(average), 2), n) for item, (average, n) in answers.items())
    _write(project, session_id, Verb.EVALUATION, evaluation=found)


def set_speaking(project: Project, session_id: str, speaking: SpeakingSummary) -> None:
    """Keep the figures of the speaking balance."""
    _write(project, session_id, Verb.SPEAKING, speaking=speaking)


def sign_off(project: Project, session_id: str, time: str = "", *, approved: bool | None = None) -> None:
    """Sign the record off at a time (``HH:MM``; now if "").

    `approved`: whether the room approved the record; by default yes if every idea was approved one by one.
    """
    session = session_now(project, session_id)
    if approved is None:
        approved = session.approved or (bool(session.ideas) and all(idea.approved for idea in session.ideas))
    _write(project, session_id, Verb.SIGN_OFF, signed_off=time or f"{datetime.now():%H:%M}", approved=approved)


def close_session(project: Project, session_id: str, at: datetime | None = None) -> None:
    """End the recording. What is still being typed becomes an idea, the running stage ends, nothing is lost.

    A closed session leaves the list of open ones; `undo` opens it again. Closing it twice changes nothing.
    """
    session = session_now(project, session_id, with_ideas=False)
    if session.closed:
        return
    now = at or datetime.now().astimezone()
    typed = typed_idea(project, session_id)
    if typed.strip():
        add_idea(project, session_id, typed, stage=live(project, session_id).stage)
    leave_stage(project, session_id, now)
    session = session_now(project, session_id, with_ideas=False)
    closed = now.isoformat(timespec="seconds")
    _write(project, session_id, Verb.CLOSE, closed=closed, end=session.end or f"{now:%H:%M}")


def _write(project: Project, session_id: str, verb: Verb, **changed: Any) -> None:
    before = session_now(project, session_id, with_ideas=False)
    after = replace(before, **changed)
    faults = faults_of(after, vocabulary(profile_of(project)))
    if faults:
        raise BadInput(faults[0].message, hint=N_("Field: {field}"), **{**faults[0].facts, "field": faults[0].field})
    entity = session_entity(session_id)
    old, new = session_to_fields(before)[entity], session_to_fields(after)[entity]
    write_session_fields(project, session_id, verb, {name: text for name, text in new.items() if text != old[name]})


def _worded(text: str) -> str:
    found = tidy(text)
    if not found:
        raise BadInput(N_("The text is empty."), hint=N_("Type what was said."))
    return found


def _at(items: Sequence[Any], place: int) -> Any:
    if not 1 <= place <= len(items):
        raise BadInput(N_("There is no number {place}; there are {n}."), place=place, n=len(items))
    return items[place - 1]


def _with(items: Sequence[Any], place: int, item: Any) -> tuple[Any, ...]:
    return (*items[: place - 1], item, *items[place:])


def _without(items: Sequence[Any], place: int) -> tuple[Any, ...]:
    return (*items[: place - 1], *items[place:])
