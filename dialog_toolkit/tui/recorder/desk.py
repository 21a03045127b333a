"""The recorder's desk: one session being recorded, and every act on it. Each act is on the disk when it returns."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from dialog_toolkit.domain.method import Method
from dialog_toolkit.domain.session import Idea, IdeaKind, Session, idea_number
from dialog_toolkit.i18n import current_language
from dialog_toolkit.services import recording
from dialog_toolkit.services.projects import Project, methods, profile_of
from dialog_toolkit.services.recording import Live
from dialog_toolkit.services.recording_speaking import Speaking, begin_speaking, summary
from dialog_toolkit.tui.recorder.clock import StageClock
from dialog_toolkit.tui.recorder.days import read_day
from dialog_toolkit.tui.recorder.line import Line, LineKind, changes, new_line
from dialog_toolkit.tui.recorder.log import Row, rows_of
from dialog_toolkit.tui.recorder.room import Head, RunStage, place_text, run_stages, stage_after, stage_at
from dialog_toolkit.tui.recorder.seats import seats_text, turn_to

Mark = Literal["return", "quote"]
Clock = Callable[[], datetime]


def forward(now: Clock) -> Callable[[], float]:
    """Seconds of a clock that only runs forward. A clock given from outside, as in fast motion, is its own."""
    return time.monotonic if now == datetime.now else lambda: now().timestamp()


@dataclass
class Desk:
    """A session on the desk.

    `speaking` lives here only. `saved` is when something was last on the disk; `times` when ideas were kept since the
    session was opened here.
    """

    project: Project
    id: str
    now: Clock
    session: Session
    method: Method | None
    region: str
    stages: tuple[RunStage, ...] = ()
    live: Live = field(default_factory=Live)
    speaking: Speaking | None = None
    saved: datetime | None = None
    table: str = ""
    times: dict[str, str] = field(default_factory=dict)

    # -- what is seen ------------------------------------------------------------------------------------------------

    @property
    def rows(self) -> tuple[Row, ...]:
        """Rows of the log."""
        return rows_of(self.session.ideas, self.session.promises, self.times)

    @property
    def head(self) -> Head:
        """The head of the screen."""
        planned = self.stage.planned if self.stage else 0
        return Head(
            place_text(self.session, self.method, self.region),
            self.session.question,
            self.stage,
            StageClock(self.live.elapsed if self.stage else None, planned),
            seats_text(self.session.chairs or 0, self.speaking, self.seconds()),
            self.is_over,
        )

    @property
    def stage(self) -> RunStage | None:
        """The stage that is going on."""
        return stage_at(self.stages, self.live.stage)

    def seconds(self) -> float:
        """The forward clock now."""
        return forward(self.now)()

    @property
    def next_stage(self) -> RunStage | None:
        """The stage that F8 goes to."""
        return stage_after(self.stages, self.stage.stage.id if self.stage else "", self.session.stages)

    @property
    def is_over(self) -> bool:
        """Whether every stage has been."""
        return self.stage is None and self.next_stage is None

    def idea(self, idea_id: str) -> Idea | None:
        """The idea of that id."""
        return next((idea for idea in self.session.ideas if idea.id == idea_id), None)

    def next_number(self) -> str:
        """The number the next idea will likely have; the ledger gives it."""
        return f"{max((int(idea_number(i.id)) for i in self.session.ideas), default=0) + 1:02d}"

    def new_line(self) -> Line:
        """An empty line for this stage."""
        return new_line(self.stage.stage if self.stage else None, table=self.table, elapsed=self.live.elapsed)

    # -- acts --------------------------------------------------------------------------------------------------------

    def reload(self) -> None:
        """Read the session anew."""
        self.session = recording.session_now(self.project, self.id)
        self.stages = run_stages(self.method, self.session.stages) if self.method else ()
        self.live = recording.live(self.project, self.id, at=self.now(), monotonic=self.seconds())

    def tick(self) -> None:
        """Let the clock of the stage go on; asks nothing of the project."""
        self.live = recording.tick(self.live, at=self.now(), monotonic=self.seconds())

    def keep(self, line: Line, *, keep_typed: bool = False) -> str:
        """Keep a new line as an idea, or as a promise; returns the idea's id, "" for a promise."""
        if line.kind is LineKind.PROMISE:
            until = read_day(line.by, self.session.date)
            recording.add_promise(self.project, self.id, line.text, who=line.who, by=until)
            if not keep_typed:
                recording.forget_typed(self.project, self.id)
            self._saved()
            return ""
        made = recording.add_idea(
            self.project,
            self.id,
            line.text,
            kind=IdeaKind(line.kind.value),
            agreement=line.agreement,
            stage=self.stage.stage.id if self.stage else "",
            quotable=line.quotable,
            table=line.table,
            round=line.round,
            keep_typed=keep_typed,
        )
        if line.marked:
            recording.mark(self.project, made, "return", True)
        self.table = line.table
        self.times[made] = f"{self.now():%H:%M}"
        self._saved()
        return made

    def keep_notes(self, notes: list[str], line: Line) -> int:
        """Keep several notes as ideas of the line's kind; what is being typed stays as it is."""
        for note in notes:
            self.keep(Line(note, line.kind, table=line.table, round=line.round), keep_typed=True)
        return len(notes)

    def mend(self, line: Line) -> bool:
        """Keep what was changed in an idea; False if nothing was."""
        idea = self.idea(line.idea)
        if idea is None:
            return False
        changed = changes(idea, line)
        marked = changed.pop("marked_return", None)
        if changed:
            recording.edit_idea(self.project, idea.id, **changed)
        if marked is not None:
            recording.mark(self.project, idea.id, "return", bool(marked))
        if not changed:
            recording.forget_edit(self.project, idea.id)
        if changed or marked is not None:
            self._saved()
            return True
        return False

    def edit(self, idea_id: str, changed: dict[str, object]) -> bool:
        """Change some fields of an idea."""
        recording.edit_idea(self.project, idea_id, **changed)
        self._saved()
        return True

    def mark(self, idea_id: str, what: Mark, on: bool) -> bool:
        """Mark an idea to be quoted or come back to, or unmark it."""
        recording.mark(self.project, idea_id, what, on)
        self._saved()
        return True

    def withdraw(self, idea_id: str) -> bool:
        """Take an idea out; ctrl+z brings it back."""
        recording.withdraw_idea(self.project, idea_id)
        self._saved()
        return True

    def draft(self, line: Line) -> None:
        """Keep what is being typed."""
        if line.is_new:
            recording.type_idea(self.project, self.id, line.text)
        elif (idea := self.idea(line.idea)) and line.text != idea.text:
            recording.type_edit(self.project, line.idea, line.text)
        self.saved = self.now()

    def undo(self) -> str:
        """Take back the last act; what it was, in words, or ""."""
        undone = recording.undo(self.project, self.id)
        if undone:
            self._saved()
        return undone.text if undone else ""

    def redo(self) -> str:
        """Do again what was taken back last; what it was, in words, or ""."""
        done = recording.redo(self.project, self.id)
        if done:
            self._saved()
        return done.text if done else ""

    def go_on(self) -> str:
        """End the stage and begin the next one; its title in words, "" if none is left."""
        at, then = self.now(), self.next_stage
        if then:
            recording.enter_stage(self.project, self.id, then.stage.id, at, monotonic=self.seconds())
        elif self.stage:
            recording.leave_stage(self.project, self.id, at, monotonic=self.seconds())
        self._saved()
        return then.stage.name.in_language(current_language()) if then else ""

    def set_chairs(self, chairs: int) -> bool:
        """Keep how many chairs there are."""
        recording.update_session(self.project, self.id, chairs=chairs)
        self._saved()
        return True

    def turn_to(self, chair: int) -> None:
        """That chair speaks from now on; 0 for nobody. In memory only."""
        if self.session.chairs:
            speaking = self.speaking or begin_speaking(self.session.chairs, self.seconds())
            self.speaking = turn_to(speaking, chair, self.seconds())

    def keep_speaking(self) -> None:
        """Keep the figures of how evenly people spoke; which chair it was stays in memory."""
        if self.speaking and any(self.speaking.turns):
            found = summary(self.speaking, self.seconds())
            if found != self.session.speaking:
                recording.set_speaking(self.project, self.id, found)

    def _saved(self) -> None:
        self.saved = self.now()
        self.reload()


def open_desk(project: Project, session_id: str, now: Clock) -> Desk:
    """Put a session on the desk. Raises BadInput if there is none of that id."""
    session = recording.session_now(project, session_id)
    desk = Desk(project, session_id, now, session, methods().get(session.method), region_name(project, session))
    desk.reload()
    return desk


def region_name(project: Project, session: Session) -> str:
    """The name of the session's region in the current language."""
    names = {region.id: region.name.in_language(current_language()) for region in profile_of(project).regions}
    return names.get(session.place.region, session.place.region)


def session_to_record(project: Project, wanted: str) -> str:
    """The session to record: the one wanted, else the one written in last if still open, else the last open one."""
    if wanted:
        return wanted
    still_open = [summary.id for summary in recording.open_sessions(project)]
    last = recording.last_session(project)
    return last if last in still_open else (still_open[-1] if still_open else "")
