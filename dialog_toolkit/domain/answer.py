"""Answers: what became of every comment and every recorded idea, and why.

Received is what came in; each must end with one decision. The sums of decisions equal what was received.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Channel(StrEnum):
    """How a submission came in."""

    TAP = "tap"
    LETTER = "letter"
    MEETING = "meeting"
    SURVEY = "survey"


class Decision(StrEnum):
    """What was decided: taken into account, partly, not, or passed on to whoever can."""

    TAKEN = "taken"
    PARTLY = "partly"
    NOT_TAKEN = "not_taken"
    FORWARDED = "forwarded"


LANDS = (Decision.TAKEN, Decision.PARTLY)
"""Decisions that must name the measure where the proposal landed."""


@dataclass(frozen=True)
class Submission:
    """A comment or proposal in people's own words. `organisation` is never a private person's name.

    `where` is the part of the draft it speaks to, `source` the file it was read from, `reference` its number there.
    """

    id: str
    channel: Channel
    text: str
    organisation: str = ""
    received: date | None = None
    where: str = ""
    reference: str = ""
    source: str = ""


@dataclass(frozen=True)
class Answer:
    """The decision on one submission or idea, `of` its id. `published` says where the answer can be read.

    `conflict`: two people answered unseen by each other, and both answers stay until one is chosen.
    """

    of: str
    decision: Decision
    reason: str = ""
    measure: str = ""
    forwarded_to: str = ""
    published: str = ""
    by: str = ""
    at: str = ""
    conflict: bool = False


@dataclass(frozen=True)
class Tally:
    """How many were received and how they were decided; `open` have no answer yet. `adds_up` must be true."""

    received: int
    by_decision: dict[str, int]
    open: int

    @property
    def adds_up(self) -> bool:
        """Whether every submission and idea received is accounted for."""
        return self.received == self.open + sum(self.by_decision.values())


@dataclass(frozen=True)
class AnswerFault:
    """Something wrong with an answer (`of` its id) or a measure (`measure`): an English message id with its facts."""

    message: str
    of: str = ""
    measure: str = ""
    facts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class AnswerSheet:
    """All answers: submissions and ideas apart, and what is wrong."""

    submissions: Tally
    ideas: Tally
    faults: tuple[AnswerFault, ...]
