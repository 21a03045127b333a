"""The plan before this one: its commitments and measures, and what is known of how they went."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dialog_toolkit.domain.text import Bilingual


class EarlierStatus(StrEnum):
    """How far a measure of the previous plan got. Unknown unless a source says it of that very measure."""

    UNKNOWN = "unknown"
    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    COMPLETED_OR_SUBSTANTIAL = "completed_or_substantial"


@dataclass(frozen=True)
class SubItem:
    """A lettered part of a measure of the previous plan."""

    letter: str
    text: Bilingual


@dataclass(frozen=True)
class EarlierMeasure:
    """A measure of the previous plan. `status_note` is what was reported of it, restored; None where nothing was."""

    number: str
    name: Bilingual
    status: EarlierStatus
    status_note: Bilingual | None
    sub_items: tuple[SubItem, ...] = ()


@dataclass(frozen=True)
class Commitment:
    """A commitment of the previous plan with its measures; `direction` is the number of the plan's direction."""

    number: int
    name: Bilingual
    direction: int
    direction_confirmed: bool
    measures: tuple[EarlierMeasure, ...]


@dataclass(frozen=True)
class EarlierDirection:
    """A direction of the previous plan."""

    number: int
    name: Bilingual
    source: tuple[str, ...]


@dataclass(frozen=True)
class Tally:
    """How many measures of the previous plan got how far, as reported for all of them together."""

    not_started: int
    completed_or_substantial: int
    in_progress: int
    source: tuple[str, ...]

    @property
    def total(self) -> int:
        """All measures the tally speaks of."""
        return self.not_started + self.completed_or_substantial + self.in_progress


@dataclass(frozen=True)
class Stated:
    """How many there should be, to be checked by counting."""

    commitments: int
    measures: int
    leaf_actions: int


@dataclass(frozen=True)
class Fact:
    """A statement about the previous plan that a paper may repeat with its source."""

    id: str
    text: Bilingual
    source: tuple[str, ...]
    confirmed: bool


@dataclass(frozen=True)
class PreviousPlan:
    """The plan before this one: what it promised and what is known of how it went."""

    title: Bilingual
    number: int
    start: date
    end: date
    legal_reference: Bilingual
    directions: tuple[EarlierDirection, ...]
    commitments: tuple[Commitment, ...]
    tally: Tally
    stated: Stated
    facts: tuple[Fact, ...]

    @property
    def measures(self) -> tuple[EarlierMeasure, ...]:
        """The measures of all commitments in order."""
        return tuple(measure for commitment in self.commitments for measure in commitment.measures)
