"""The head of the recorder: where we are, which stage it is, the question, the chairs; and what comes next."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len

from dialog_toolkit.domain.method import Method, Stage, find_stage
from dialog_toolkit.domain.session import Session, StageLog
from dialog_toolkit.i18n import _, current_language, ngettext
from dialog_toolkit.i18n.dates import short_date
from dialog_toolkit.tui.recorder.clock import Phase, StageClock, bar, clock_text, warning
from dialog_toolkit.tui.recorder.log import fit, one_line, wrapped

WIDE = 110
"""Cells from which place and stage share one line."""


@dataclass(frozen=True)
class RunStage:
    """A stage as it is run in this session: its card, and the minutes planned here."""

    stage: Stage
    planned: int
    number: int
    of: int

    @property
    def title(self) -> str:
        """“5/13 Shared dialogue” in the current language."""
        return f"{self.number}/{self.of} {self.stage.name.in_language(current_language())}"


def run_stages(method: Method, logged: Sequence[StageLog]) -> tuple[RunStage, ...]:
    """The stages of a session in their order: those it keeps of the card, with its own minutes."""
    known = [(stage, each.planned) for each in logged if (stage := find_stage(method, each.stage))]
    known = known or [(stage, stage.minutes) for stage in method.stages]
    return tuple(RunStage(stage, minutes, place, len(known)) for place, (stage, minutes) in enumerate(known, 1))


def stage_at(stages: Sequence[RunStage], stage_id: str) -> RunStage | None:
    """The stage of that id, or None."""
    return next((each for each in stages if each.stage.id == stage_id), None)


def stage_after(stages: Sequence[RunStage], stage_id: str, logged: Sequence[StageLog] = ()) -> RunStage | None:
    """The stage that comes next; before the first one has begun, the first that has no minutes logged yet."""
    at = stage_at(stages, stage_id)
    if at:
        return stages[at.number] if at.number < len(stages) else None
    done = {each.stage for each in logged if each.actual is not None}
    last = max((each.number for each in stages if each.stage.id in done), default=0)
    return stages[last] if last < len(stages) else None


def place_text(session: Session, method: Method | None, region: str) -> str:
    """“Krimūnas · Zemgale · Dialogue circle · 10.03.2025.”"""
    language = current_language()
    name = method.name.in_language(language) if method else session.method
    where = session.place.name if session.place.name != region else ""
    return one_line(" · ".join(part for part in (where, region, name, short_date(session.date)) if part))


@dataclass(frozen=True)
class Head:
    """What the head of the recorder says. `stage` None: none is going on."""

    place: str
    question: str
    stage: RunStage | None
    clock: StageClock
    seats: str
    ended: bool = False


Line = tuple[tuple[str, str], ...]
"""Parts of a line, each a role and a text."""


def head_lines(head: Head, width: int) -> tuple[Line, ...]:
    """The head in lines of `width` cells: two where it is wide, else three, or four with chairs."""
    question = _("Question: {question}").format(question=one_line(head.question))
    stage = stage_parts(head, width >= WIDE)
    if width >= WIDE:
        return (
            _sides((("place", head.place),), stage, width),
            _sides((("question", question),), (("seats", head.seats),), width),
        )
    lines = [_sides((("place", head.place),), (), width), _sides(stage[:1], stage[1:], width)]
    lines.append(_sides((("question", question),), (), width))
    if head.seats:
        lines.append(_sides((("seats", head.seats),), (), width))
    return tuple(lines)


def stage_parts(head: Head, wide: bool = True) -> Line:
    """Title of the stage, time with its bar, and a gentle word near the end."""
    if head.stage is None:
        words = _("All stages are over. F8: read back.") if head.ended else _("Not begun. F8 begins the first stage.")
        return (("stage", words),)
    word = warning(head.clock)
    time = clock_text(head.clock)
    if head.clock.phase is not Phase.OVER:
        time += " " + bar(head.clock, 12 if wide else 8)
    title = ("stage", head.stage.title + ("   " if wide else ""))
    return (title, ("warning", f"{word}  "), ("time", time)) if word else (title, ("time", time))


def _sides(left: Line, right: Line, width: int) -> Line:
    taken = sum(cell_len(text) for _role, text in right)
    room = max(0, width - taken - (2 if taken else 0))
    role, text = left[0] if left else ("place", "")
    return ((role, fit(text, room)), ("place", "  " if taken else ""), *right)


def next_lines(now: RunStage | None, then: RunStage | None, width: int, *, lines: int, ended: bool) -> tuple[Line, ...]:
    """Next stage's name and what to ask then, in `lines` lines; the prompt of this stage above it if there is room."""
    language = current_language()
    said: list[Line] = []
    if lines >= 4 and now and now.stage.prompt.in_language(language):
        words = _("Now: {prompt}").format(prompt=one_line(now.stage.prompt.in_language(language)))
        said += [(("now", text),) for text in wrapped(words, width, 2)]
    if then is None:
        words = (
            _("No stage is left. F8 goes to reading back.") if now is None and ended else _("This is the last stage.")
        )
    else:
        minutes = ngettext("{n} minute", "{n} minutes", then.planned).format(n=then.planned)
        words = _("Next: {stage} ({minutes}).").format(stage=then.stage.name.in_language(language), minutes=minutes)
        if prompt := one_line(then.stage.prompt.in_language(language)):
            words += " " + _("Ask: {prompt}").format(prompt=prompt)
    said += [(("next", text),) for text in wrapped(words, width, 2)]
    return tuple(said)
