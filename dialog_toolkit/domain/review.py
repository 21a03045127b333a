"""Review: the states of a measure, what people say of it, and where they decide otherwise than a check.

Nothing said is lost: dissent stays visible beside an agreement, an overruled verdict beside the person's.
"""

from dataclasses import dataclass
from enum import StrEnum

from dialog_toolkit.domain.verdict import Verdict


class State(StrEnum):
    """Where a measure stands. Merged: another measure, or the parts it was split into, took it over."""

    DRAFT = "draft"
    REVIEW = "review"
    AGREED = "agreed"
    MERGED = "merged"
    REJECTED = "rejected"


@dataclass(frozen=True)
class Transition:
    """A step a measure may take, and whether a person must say why."""

    before: State
    after: State
    needs_reason: bool = False


TRANSITIONS = (
    Transition(State.DRAFT, State.REVIEW),
    Transition(State.DRAFT, State.REJECTED, needs_reason=True),
    Transition(State.DRAFT, State.MERGED),
    Transition(State.REVIEW, State.DRAFT, needs_reason=True),
    Transition(State.REVIEW, State.AGREED),
    Transition(State.REVIEW, State.REJECTED, needs_reason=True),
    Transition(State.REVIEW, State.MERGED),
    Transition(State.AGREED, State.REVIEW, needs_reason=True),
    Transition(State.AGREED, State.REJECTED, needs_reason=True),
    Transition(State.AGREED, State.MERGED),
    Transition(State.MERGED, State.DRAFT, needs_reason=True),
    Transition(State.REJECTED, State.DRAFT, needs_reason=True),
)
"""Every step there is. A measure becomes merged only by merging or splitting, never by naming the state."""

STANDING = (State.DRAFT, State.REVIEW, State.AGREED)
"""States of measures that are in the plan being made."""


def transition(before: State, after: State) -> Transition | None:
    """The step from one state to another; None if there is no such step."""
    return next((step for step in TRANSITIONS if (step.before, step.after) == (before, after)), None)


class Stance(StrEnum):
    """How somebody stands to a measure."""

    AGREE = "agree"
    CHANGE = "change"
    REJECT = "reject"


@dataclass(frozen=True)
class Comment:
    """A remark on a measure, or on one of its fields ("" for the whole). `at` is ISO 8601 UTC."""

    id: str
    measure: str
    text: str
    field: str = ""
    by: str = ""
    at: str = ""
    resolved: bool = False


@dataclass(frozen=True)
class Opinion:
    """How one person or institution stands to a measure. `entered_by` is who wrote it down, `at` ISO 8601 UTC."""

    measure: str
    by: str
    verdict: Stance
    reason: str = ""
    at: str = ""
    entered_by: str = ""


@dataclass(frozen=True)
class Overrule:
    """A person's verdict in place of that of a check, with the reason. The machine's verdict stays visible."""

    measure: str
    check: str
    verdict: Verdict
    reason: str
    by: str = ""
    at: str = ""


@dataclass(frozen=True)
class Review:
    """All that people said of one measure: oldest first; `conflicts` are fields of which two versions wait."""

    measure: str
    state: State = State.DRAFT
    reason: str = ""
    comments: tuple[Comment, ...] = ()
    opinions: tuple[Opinion, ...] = ()
    overrules: tuple[Overrule, ...] = ()
    conflicts: tuple[str, ...] = ()

    @property
    def open_comments(self) -> tuple[Comment, ...]:
        """Remarks that nobody has marked as dealt with."""
        return tuple(comment for comment in self.comments if not comment.resolved)

    @property
    def dissent(self) -> tuple[Opinion, ...]:
        """Opinions that ask for a change or reject."""
        return tuple(opinion for opinion in self.opinions if opinion.verdict is not Stance.AGREE)
