"""Sessions and what people said in them.

A session is one recorded event held by one method at one place and date. An idea is one contribution in
people's own words; it never carries a name. Regions are tags of a place.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class IdeaKind(StrEnum):
    """What sort of contribution an idea is."""

    EXPERIENCE = "experience"
    CONCERN = "concern"
    IDEA = "idea"
    QUESTION = "question"
    VALUE = "value"


class Agreement(StrEnum):
    """How the room stood to an idea when it was read back."""

    SHARED = "shared"
    MIXED = "mixed"
    SINGLE = "single"


class Language(StrEnum):
    """Languages ideas come in."""

    LATVIAN = "lv"
    LATGALIAN = "ltg"
    RUSSIAN = "ru"
    ENGLISH = "en"


@dataclass(frozen=True)
class Place:
    """Where a session was held. `region` is the id of a region of the plan profile, a tag of the place."""

    name: str
    region: str
    municipality: str = ""
    country: str = "LV"
    online: bool = False


@dataclass(frozen=True)
class StageLog:
    """How long a stage was planned to take and took, in minutes."""

    stage: str
    planned: int
    actual: int | None = None


@dataclass(frozen=True)
class Promise:
    """What was promised to the room: by whom (a role) and until when."""

    text: str
    who: str = ""
    by: date | None = None


@dataclass(frozen=True)
class GroupCount:
    """How many people of a group were present, such as young people or people from the countryside; never who."""

    group: str
    people: int


@dataclass(frozen=True)
class Evaluation:
    """What the room answered to one question of the evaluation: the average on a scale from 1 to 5."""

    item: str
    average: float
    answers: int


@dataclass(frozen=True)
class SpeakingSummary:
    """How evenly people spoke; all that is kept of it. Which chair spoke when is never written down.

    `max_share`: the longest-speaking chair's time over an equal share (1.0 is even, more than 2 is a warning).
    `gini`: of speaking time over all chairs, 0 to 1. `longest_silence`: minutes that some chair was silent in a row.
    """

    chairs: int
    spoke: int
    max_share: float
    gini: float
    longest_silence: int


@dataclass(frozen=True)
class Idea:
    """One contribution in people's own words.

    `id` is unique in the project: ``<session>/<number>``. `text` is exactly what was recorded. `quotable` says
    whether the room allowed it to be quoted, `approved` whether it was read back and the room said yes to it.
    `table` and `round` say where it was said when a method has tables and rounds (0: none). `marked_return`: to be
    come back to. `votes` and `rank` (1 is first) are the last count of the room.
    """

    id: str
    session: str
    text: str
    kind: IdeaKind = IdeaKind.IDEA
    agreement: Agreement = Agreement.SINGLE
    stage: str = ""
    language: Language = Language.LATVIAN
    quotable: bool = False
    table: str = ""
    round: int = 0
    approved: bool = False
    marked_return: bool = False
    votes: int | None = None
    rank: int | None = None


@dataclass(frozen=True)
class Session:
    """One recorded event. Times are local, ``HH:MM`` or ""; counts are people in the room at start and end.

    `approved`: the room approved the record. `closed`: when recording ended, an ISO 8601 date and time, or "".
    """

    id: str
    title: str
    method: str
    question: str
    date: date
    place: Place
    start: str = ""
    end: str = ""
    languages: tuple[Language, ...] = (Language.LATVIAN,)
    organiser: str = ""
    facilitators: tuple[str, ...] = ()
    invited_by: str = ""
    access: tuple[str, ...] = ()
    participants_start: int | None = None
    participants_end: int | None = None
    rules_accepted: bool = False
    notice_read: bool = False
    stages: tuple[StageLog, ...] = ()
    ideas: tuple[Idea, ...] = ()
    disagreements: tuple[str, ...] = ()
    promises: tuple[Promise, ...] = ()
    approved: bool = False
    signed_off: str = ""
    invented: bool = False
    chairs: int | None = None
    participant_groups: tuple[GroupCount, ...] = ()
    evaluation: tuple[Evaluation, ...] = ()
    speaking: SpeakingSummary | None = None
    closed: str = ""


def idea_number(idea_id: str) -> str:
    """The part of an idea's id that is its number in the session: ``dobele/07`` → ``07``."""
    return idea_id.rpartition("/")[2]
