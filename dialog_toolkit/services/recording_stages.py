"""Stages of a running session: which one it is and since when.

Minutes are measured with a clock that only runs forward, so a jump of the computer's clock (or sleep) never makes
them negative or absurd; the clock on the wall is only information. After a restart the wall clock is all there is:
then a reading that cannot be true counts as nothing, and `Live.jumped` says so.
"""

import difflib
import json
import time
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from dialog_toolkit.domain.method import find_stage
from dialog_toolkit.domain.session import Session, StageLog
from dialog_toolkit.errors import BadInput
from dialog_toolkit.i18n import N_, _
from dialog_toolkit.language.cleaning import fold
from dialog_toolkit.ledger.fold import state_of
from dialog_toolkit.ledger.identity import canonical
from dialog_toolkit.ledger.project import Project
from dialog_toolkit.ledger.records import session_entity, session_to_fields
from dialog_toolkit.services.recording_acts import Verb, session_now, write_session_fields
from dialog_toolkit.services.recording_sessions import method_of

LIVE = "live"
"""Field of a session: the stage that runs and when it began, JSON, or "" while none runs."""

TIMES_PLANNED, AND_ALSO = 3, timedelta(minutes=30)
"""A stage that across a restart seems to have run longer than three times its plan and half an hour more is taken
for a wrong clock."""

NOTICED = timedelta(minutes=1)
"""From this difference on the two clocks are said to have parted."""

MAX_MINUTES = 24 * 60

NEXT_WORDS = ("next", "nakamais", "talak")
"""What stands for the stage after the one that runs, without diacritics."""


@dataclass(frozen=True)
class Mark:
    """A moment this run of the program saw itself: reading of the forward clock, the wall clock then, and how long
    the stage had run. `doubted`: how far off the wall clock seemed to be, which was then not believed."""

    monotonic: float
    wall: datetime
    ran: timedelta = timedelta(0)
    doubted: timedelta | None = None


_marks: dict[tuple[Path, str, str, str], Mark] = {}
"""By project, session, stage and when it began."""


@dataclass(frozen=True)
class Live:
    """The stage that runs (`stage` is "" while none does).

    `started`: the clock on the wall when it began, only information. `planned` and `elapsed` in minutes; time of the
    stage before it was left and entered again counts. `jumped`: how far the wall clock went away from the running
    time, None if it did not; forward also after the computer slept.
    """

    stage: str = ""
    started: datetime | None = None
    elapsed: float = 0.0
    planned: int = 0
    jumped: timedelta | None = None
    before: float = 0.0
    mark: Mark | None = None


def enter_stage(
    project: Project, session_id: str, stage_id: str, at: datetime, *, monotonic: float | None = None
) -> None:
    """Begin a stage; the one that ran ends. Entering one again goes on counting its minutes.

    Parameters
    ----------
    at: the clock on the wall, written down as information.
    monotonic: reading of the forward clock in seconds; now if None.

    Raises BadInput for a stage the method does not have.
    """
    session = session_now(project, session_id, with_ideas=False)
    known = {stage.stage for stage in session.stages}
    card = find_stage(method_of(session.method), stage_id)
    if stage_id not in known and card is None:
        near = ", ".join(sorted(known))
        raise BadInput(N_("The method has no stage “{id}”; nearest: {near}."), id=stage_id, near=near)
    reading = time.monotonic() if monotonic is None else monotonic
    now = live(project, session_id, at=at, monotonic=reading)
    if now.stage == stage_id:
        return
    session = _ended(session, now)
    if stage_id not in known:
        session = replace(session, stages=(*session.stages, StageLog(stage_id, card.minutes if card else 0)))
    told = _began(project, session_id, stage_id, at, reading)
    _write(project, session, told, start=session.start or f"{at:%H:%M}")


def find_stage_id(session: Session, running: str, wanted: str) -> str:
    """The stage a person means: an id, the beginning of one, its number from 1, or "next" ("nākamais").

    Raises BadInput that names the nearest.
    """
    known = [log.stage for log in session.stages]
    word = fold(wanted.strip())
    if word in NEXT_WORDS:
        place = known.index(running) + 1 if running in known else 0
        if place < len(known):
            return known[place]
        raise BadInput(N_("The last stage is already running."))
    if word.isdigit() and 1 <= int(word) <= len(known):
        return known[int(word) - 1]
    found = [stage for stage in known if stage == word] or [stage for stage in known if stage.startswith(word)]
    if len(found) == 1:
        return found[0]
    near = ", ".join(found or difflib.get_close_matches(word, known, 3, cutoff=0.3) or known)
    raise BadInput(N_("The method has no stage “{id}”; nearest: {near}."), id=wanted, near=near)


def leave_stage(project: Project, session_id: str, at: datetime, *, monotonic: float | None = None) -> None:
    """End the stage that runs, if one does, and keep its minutes."""
    session = session_now(project, session_id, with_ideas=False)
    now = live(project, session_id, at=at, monotonic=monotonic)
    if now.stage:
        _write(project, _ended(session, now), "", start=session.start)


def set_stage_minutes(project: Project, session_id: str, stage_id: str, minutes: int) -> None:
    """Correct by hand how long a stage took. Raises BadInput for a stage there is not or impossible minutes."""
    session = session_now(project, session_id, with_ideas=False)
    known = [log.stage for log in session.stages]
    if stage_id not in known:
        raise BadInput(N_("The method has no stage “{id}”; nearest: {near}."), id=stage_id, near=", ".join(known))
    if not 0 <= minutes <= MAX_MINUTES:
        raise BadInput(N_("The value must be a whole number that is not negative and not too large."))
    stages = tuple(replace(log, actual=minutes) if log.stage == stage_id else log for log in session.stages)
    after = replace(session, stages=stages)
    if live(project, session_id).stage != stage_id:
        _write(project, after, None, start=session.start)
        return
    wall = datetime.now().astimezone()  # the stage that runs goes on from the minutes given
    _write(project, after, _began(project, session_id, stage_id, wall, time.monotonic()), start=session.start)


def live(project: Project, session_id: str, *, at: datetime | None = None, monotonic: float | None = None) -> Live:
    """The stage that runs, as of now; give `at` and `monotonic` to ask for another moment. See `tick`."""
    session = session_now(project, session_id, with_ideas=False)
    state = state_of(project, session_entity(session_id)).fields.get(LIVE)
    told = _read(state.value if state else "")
    if told is None:
        return Live()
    stage, began = told
    log = next((log for log in session.stages if log.stage == stage), StageLog(stage, 0))
    wall = at or datetime.now(began.tzinfo)
    reading = time.monotonic() if monotonic is None else monotonic
    name = (project.path, session_id, stage, began.isoformat())
    mark = _marks.setdefault(name, _resumed(log, began, wall, reading))
    return tick(
        Live(stage, began, planned=log.planned, before=float(log.actual or 0), mark=mark), at=wall, monotonic=reading
    )


def tick(running: Live, *, at: datetime | None = None, monotonic: float | None = None) -> Live:
    """The same stage a moment later, without asking the project: for the clock on the screen."""
    mark = running.mark
    if running.started is None or mark is None:
        return running
    passed = timedelta(seconds=max(0.0, (time.monotonic() if monotonic is None else monotonic) - mark.monotonic))
    apart = _between(mark.wall, at or datetime.now(running.started.tzinfo)) - passed
    minutes = min(running.before + (mark.ran + passed).total_seconds() / 60, float(MAX_MINUTES))
    return replace(running, elapsed=minutes, jumped=apart if abs(apart) >= NOTICED else mark.doubted)


def jump_in_words(running: Live) -> str:
    """What to tell the person when the clock jumped, or ""."""
    if running.jumped is None:
        return ""
    minutes = round(abs(running.jumped).total_seconds() / 60)
    if running.mark is not None and running.jumped == running.mark.doubted:
        text = _("The computer's clock cannot be right; the minutes of this stage count from now on.")
    elif running.jumped > timedelta(0):
        text = _(
            "The computer's clock went {minutes} min forward, or the computer slept; the stage does not count them."
        )
    else:
        text = _("The computer's clock was set {minutes} min back; the minutes of the stage are not affected.")
    return text.format(minutes=minutes)


def _resumed(log: StageLog, began: datetime, wall: datetime, reading: float) -> Mark:
    """A stage that an earlier run of the program began: the wall clock is believed where that can be true."""
    ran = _between(began, wall)
    longest = timedelta(minutes=TIMES_PLANNED * log.planned) + AND_ALSO
    if timedelta(0) <= ran <= longest:
        return Mark(reading, wall, ran)
    return Mark(reading, wall, doubted=ran)


def _between(first: datetime, last: datetime) -> timedelta:
    if (first.tzinfo is None) != (last.tzinfo is None):
        first, last = first.replace(tzinfo=None), last.replace(tzinfo=None)
    return last - first


def _ended(session: Session, running: Live) -> Session:
    stages = tuple(
        replace(log, actual=round(running.elapsed)) if running.stage and log.stage == running.stage else log
        for log in session.stages
    )
    return replace(session, stages=stages)


def _began(project: Project, session_id: str, stage_id: str, at: datetime, reading: float) -> str:
    """Remember when a stage begins, and the text that says so in the ledger."""
    began = at.isoformat()
    _marks[(project.path, session_id, stage_id, began)] = Mark(reading, at)
    return canonical({"stage": stage_id, "began": began})


def _write(project: Project, session: Session, running: str | None, *, start: str) -> None:
    fields = {"stages": session_to_fields(session)[session_entity(session.id)]["stages"]}
    told = {} if running is None else {LIVE: running}
    write_session_fields(project, session.id, Verb.STAGE, {**fields, **told, "start": start})


def _read(text: str) -> tuple[str, datetime] | None:
    try:
        told = json.loads(text)
        return str(told["stage"]), datetime.fromisoformat(told["began"])
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
