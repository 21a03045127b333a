"""Methods: how a session is run, stage by stage.

A method is data (a card in ``methods/``), so that the recorder runs it and people read it from the same source.
The closed sets below are the vocabulary of the cards; ``methods/README.md`` explains each word.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from dialog_toolkit.domain.text import Bilingual


class MethodKind(StrEnum):
    """What a method is for."""

    DIALOGUE = "dialogue"
    LARGE_GROUP = "large-group"
    DELIBERATION = "deliberation"
    EXPERT_PUBLIC = "expert-public"
    STAKEHOLDER = "stakeholder"
    PRIORITISING = "prioritising"
    LOCAL_BUDGET = "local-budget"
    VISION = "vision"


class Yield(StrEnum):
    """What a stage leaves behind for the record. `NOTHING` stands alone."""

    IDEAS = "ideas"
    EXPERIENCES = "experiences"
    QUESTIONS = "questions"
    THEMES = "themes"
    QUOTES = "quotes"
    OPTIONS = "options"
    VOTES = "votes"
    RANKINGS = "rankings"
    RECOMMENDATIONS = "recommendations"
    REPORTS = "reports"
    SURVEY = "survey"
    AGREEMENTS = "agreements"
    PROMISES = "promises"
    NOTHING = "nothing"


class Representative(StrEnum):
    """Whether the result may ever be called representative of the public."""

    NEVER = "never"
    POSSIBLE = "possible"


@dataclass(frozen=True)
class Span:
    """Smallest and largest number of people, both included."""

    min: int
    max: int


@dataclass(frozen=True)
class GroupSize:
    """People in the room, and people at one table where the method has tables of a set size."""

    min: int
    max: int
    tables: Span | None = None


@dataclass(frozen=True)
class Stage:
    """One step of a session.

    `minutes` is the whole length, all `rounds` together. `prompt` is what the facilitator says; it is empty only
    in breaks. `tables` says that people work at several tables or groups at the same time.
    """

    id: str
    name: Bilingual
    minutes: int
    yields: tuple[Yield, ...]
    prompt: Bilingual
    rounds: int = 1
    tables: bool = False


@dataclass(frozen=True)
class Role:
    """Who does what in a session; never a person's name."""

    id: str
    name: Bilingual
    does: Bilingual


@dataclass(frozen=True)
class Method:
    """How a session is run. `minutes` is the length of one runnable `unit` and the sum of its stages.

    `phases` is the whole course where the unit is a part of it (one day of an assembly). `text` is the card for
    people to read, in Markdown. `confirmed_name` is false where the Latvian name has no source behind it;
    `defaults_note` is true where the minutes are this toolkit's choice.
    """

    id: str
    code: str
    version: int
    name: Bilingual
    purpose: Bilingual
    kind: MethodKind
    representative: Representative
    group: GroupSize
    minutes: int
    unit: Bilingual
    stages: tuple[Stage, ...]
    roles: tuple[Role, ...]
    materials: tuple[Bilingual, ...]
    rules: tuple[Bilingual, ...]
    outputs: tuple[Bilingual, ...]
    not_for: Bilingual
    sources: tuple[str, ...]
    confirmed_name: bool
    defaults_note: bool
    text: Bilingual
    representative_conditions: tuple[Bilingual, ...] = ()
    phases: tuple[Bilingual, ...] = ()


def stage_ids(method: Method) -> tuple[str, ...]:
    """Ids of the stages in their order."""
    return tuple(stage.id for stage in method.stages)


def find_stage(method: Method, stage_id: str) -> Stage | None:
    """The stage with that id, or None."""
    return next((stage for stage in method.stages if stage.id == stage_id), None)


def stages_by_method(methods: Mapping[str, Method]) -> dict[str, tuple[str, ...]]:
    """Stage ids of each method by method id: what a session file may refer to."""
    return {method.id: stage_ids(method) for method in methods.values()}


def may_be_called_representative(
    method: Method, *, full_day: bool, random_stratified: bool, public_commissioner: bool
) -> bool:
    """Whether a course of this method may be called representative.

    Source: OECD criteria of a representative deliberative process (2020): at least one full day of deliberation,
    random stratified selection, commissioned by a public authority. All three, and a method that can hold them.
    """
    possible = method.representative is Representative.POSSIBLE
    return possible and full_day and random_stratified and public_commissioner
