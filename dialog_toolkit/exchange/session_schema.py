"""What a session file may hold: the model that checks it and the JSON Schema published beside the examples.

One source for both: the schema file in ``sessions/`` is written from this model and a test keeps them equal.
"""

import datetime as dt
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from dialog_toolkit.domain.session import Agreement, IdeaKind, Language

FORMAT = "dialog-session/1"
Slug = Annotated[str, Field(pattern=r"^[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?$")]
ShortText = Annotated[str, Field(max_length=500)]
Text = Annotated[str, Field(min_length=1, max_length=20_000, pattern=r"\S")]
Clock = Annotated[str, Field(pattern=r"^(?:(?:[01]?\d|2[0-3]):[0-5]\d)?$")]
Minutes = Annotated[int, Field(ge=0, le=24 * 60)]
People = Annotated[int, Field(ge=0, le=100_000)]
Count = Annotated[int, Field(ge=0, le=1_000_000)]
Place = Annotated[int, Field(ge=1, le=100_000)]
Moment = Annotated[str, Field(pattern=r"^(?:\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)?)?$")]
Day = Annotated[dt.date, Field(ge=dt.date(2000, 1, 1), le=dt.date(2099, 12, 31))]


def _none_if_blank(value: object) -> object:
    return None if value in ("", "null", "~") else value


GroupName = Annotated[str, Field(min_length=1, max_length=60)]


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)


class PlaceEntry(_Entry):
    """Where the session was held."""

    name: Annotated[ShortText, Field(min_length=1, description="Vieta · place")]
    region: Annotated[Slug, Field(description="Reģiona kods · region id of the plan profile")]
    municipality: ShortText = ""
    country: Annotated[str, Field(pattern=r"^[A-Z]{2}$")] = "LV"
    online: bool = False


class ParticipantsEntry(_Entry):
    """How many people were present; never who."""

    start: Annotated[People | None, BeforeValidator(_none_if_blank)] = None
    end: Annotated[People | None, BeforeValidator(_none_if_blank)] = None
    groups: Annotated[
        dict[GroupName, People], Field(max_length=100, description="Cik no kuras grupas · how many of which group")
    ] = {}


class EvaluationEntry(_Entry):
    """What the room answered to one question of the evaluation, on a scale from 1 to 5."""

    item: Annotated[ShortText, Field(min_length=1)]
    average: Annotated[float, Field(ge=1, le=5)]
    answers: Annotated[int, Field(ge=1, le=100_000)]


class SpeakingEntry(_Entry):
    """How evenly people spoke; never who spoke when."""

    chairs: People
    spoke: People
    max_share: Annotated[float, Field(ge=0, le=100_000)]
    gini: Annotated[float, Field(ge=0, le=1)]
    longest_silence: Minutes


class StageEntry(_Entry):
    """A stage of the method card and its minutes."""

    id: Slug
    planned: Minutes
    actual: Annotated[Minutes | None, BeforeValidator(_none_if_blank)] = None


class IdeaEntry(_Entry):
    """One contribution in people's own words."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9-]{1,20}$")]
    kind: IdeaKind = IdeaKind.IDEA
    agreement: Agreement = Agreement.SINGLE
    stage: ShortText = ""
    lang: Language = Language.LATVIAN
    text: Text
    quote: bool = False
    table: Annotated[str, Field(max_length=60)] = ""
    round: Annotated[int, Field(ge=0, le=100)] = 0
    approved: bool = False
    marked_return: bool = False
    votes: Annotated[Count | None, BeforeValidator(_none_if_blank)] = None
    rank: Annotated[Place | None, BeforeValidator(_none_if_blank)] = None


class PromiseEntry(_Entry):
    """What was promised to the room."""

    text: Text
    who: ShortText = ""
    by: Annotated[Day | None, BeforeValidator(_none_if_blank)] = None


class SessionEntry(_Entry):
    """One recorded session."""

    model_config = ConfigDict(title="dialog-toolkit session file")

    format: Literal["dialog-session/1"]
    id: Slug
    invented: Annotated[bool, Field(description="Izdomāts paraugs · an invented example")] = False
    title: Annotated[ShortText, Field(min_length=1)]
    method: Annotated[Slug, Field(description="Metodes kods mapē methods/ · id of a method card")]
    question: ShortText = ""
    date: Day
    start: Clock = ""
    end: Clock = ""
    place: PlaceEntry
    languages: Annotated[tuple[Language, ...], Field(min_length=1)] = (Language.LATVIAN,)
    organiser: ShortText = ""
    facilitators: Annotated[
        tuple[ShortText, ...], Field(max_length=20, description="Lomas, ne vārdi · roles, not names")
    ] = ()
    invited_by: ShortText = ""
    access: Annotated[tuple[ShortText, ...], Field(max_length=50)] = ()
    participants: ParticipantsEntry = ParticipantsEntry()
    rules_accepted: bool = False
    notice_read: bool = False
    stages: Annotated[tuple[StageEntry, ...], Field(max_length=100)] = ()
    ideas: Annotated[tuple[IdeaEntry, ...], Field(max_length=5_000)] = ()
    disagreements: Annotated[tuple[Text, ...], Field(max_length=200)] = ()
    promises: Annotated[tuple[PromiseEntry, ...], Field(max_length=200)] = ()
    approved: bool = False
    signed_off: Clock = ""
    chairs: Annotated[People | None, BeforeValidator(_none_if_blank)] = None
    evaluation: Annotated[tuple[EvaluationEntry, ...], Field(max_length=100)] = ()
    speaking: Annotated[SpeakingEntry | None, BeforeValidator(_none_if_blank)] = None
    closed: Annotated[Moment, Field(description="Kad pabeigta · when recording ended, ISO 8601")] = ""


def json_schema() -> dict[str, object]:
    """The JSON Schema (draft 2020-12) of a session file."""
    schema = SessionEntry.model_json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
