"""What the front matter of a method card may hold.

The shape (fields, types, closed sets) is checked here; what the fields must be together, in `method_cards`.
"""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from dialog_toolkit.domain.method import MethodKind, Representative, Yield

Slug = Annotated[str, Field(pattern=r"^[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?$")]
Words = Annotated[str, Field(pattern=r"\S")]
Minutes = Annotated[int, Field(ge=1, le=24 * 60)]
People = Annotated[int, Field(ge=1, le=100_000)]


class CardPart(BaseModel):
    """Base of all parts: no unknown fields, and no card text in error messages."""

    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)


class TextEntry(CardPart):
    """A text in both languages."""

    lv: Words
    en: Words


class PromptEntry(CardPart):
    """What the facilitator says; may be empty in both languages."""

    lv: str
    en: str


class ListEntry(CardPart):
    """The same list in both languages, item by item."""

    lv: Annotated[tuple[Words, ...], Field(min_length=1)]
    en: Annotated[tuple[Words, ...], Field(min_length=1)]


class SpanEntry(CardPart):
    """Smallest and largest number."""

    min: People
    max: People


class GroupEntry(SpanEntry):
    """People in the room and at one table."""

    tables: SpanEntry | None = None


class StageEntry(CardPart):
    """One stage."""

    id: Slug
    name: TextEntry
    minutes: Minutes
    yields: Annotated[tuple[Yield, ...], Field(min_length=1)]
    prompt: PromptEntry
    rounds: Annotated[int, Field(ge=1, le=100)] = 1
    tables: bool = False


class RoleEntry(CardPart):
    """One role."""

    id: Slug
    name: TextEntry
    does: TextEntry


class CardEntry(CardPart):
    """Front matter of ``<id>.lv.md``."""

    id: Slug
    code: Annotated[str, Field(pattern=r"^M[1-9][0-9]?$")]
    version: Annotated[int, Field(ge=1, le=1000)]
    name: TextEntry
    purpose: TextEntry
    kind: MethodKind
    representative: Representative
    representative_conditions: ListEntry | None = None
    group: GroupEntry
    minutes: Minutes
    unit: TextEntry
    phases: ListEntry | None = None
    stages: Annotated[tuple[StageEntry, ...], Field(min_length=1)]
    roles: Annotated[tuple[RoleEntry, ...], Field(min_length=1)]
    materials: ListEntry
    rules: ListEntry
    outputs: ListEntry
    not_for: TextEntry
    sources: Annotated[tuple[Words, ...], Field(min_length=1)]
    confirmed_name: bool
    defaults_note: bool


class EnglishEntry(CardPart):
    """Front matter of ``<id>.en.md``."""

    id: Slug
    lang: Literal["en"]
