"""The plan as a whole, as people look at it: who carries what and when, what is answered, what overlaps, what goes on.

Everything is counted from the measures that stand; where nobody has decided a field yet, the best suggestion stands in
for it and is marked so.
"""

from dataclasses import dataclass

from dialog_toolkit.domain.measure import PlanReport


@dataclass(frozen=True)
class QuarterLoad:
    """What falls due for an institution in a quarter ("2027-Q1"; "" where no date is set), by measure id.

    `leads` are measures it leads, `joins` those in which it takes part.
    """

    body: str
    quarter: str
    leads: tuple[str, ...]
    joins: tuple[str, ...]


@dataclass(frozen=True)
class Overlap:
    """Two measures that may be one: `shared` idea ids both answer, `words` both use, `score` in 0–1."""

    one: str
    other: str
    score: float
    shared: tuple[str, ...]
    words: tuple[str, ...]


@dataclass(frozen=True)
class Continuity:
    """What becomes of an earlier measure: "continues", "changes", "dropped" (`reason`), "suggested" or "open".

    `measures` are those that take it up; for "suggested" nobody has decided it yet.
    """

    number: str
    name: str
    how: str
    measures: tuple[str, ...] = ()
    reason: str = ""
    by: str = ""


@dataclass(frozen=True)
class Heard:
    """Themes that were heard in a region, or where a group took part: answered by a measure, and not.

    `ideas` are the ids of the ideas said there that no measure answers.
    """

    key: str
    answered: tuple[str, ...]
    unanswered: tuple[str, ...]
    ideas: tuple[str, ...]


@dataclass(frozen=True)
class PlanView:
    """The whole plan. `without_source` and `weak_deadlines` are measure ids; `suggested_leads` how many leads are only
    suggested."""

    report: PlanReport
    quarters: tuple[QuarterLoad, ...]
    overlaps: tuple[Overlap, ...]
    continuity: tuple[Continuity, ...]
    regions: tuple[Heard, ...]
    groups: tuple[Heard, ...]
    without_source: tuple[str, ...]
    weak_deadlines: tuple[str, ...]
    suggested_leads: int


@dataclass(frozen=True)
class LoadChange:
    """How many measures an institution leads and is involved in, before and after a supposed change."""

    body: str
    before: tuple[int, int]
    after: tuple[int, int]
    over: bool


@dataclass(frozen=True)
class WhatIf:
    """What would follow if measures were dropped or given to another lead. Nothing is changed by asking."""

    load: tuple[LoadChange, ...]
    measures_before: int
    measures_after: int
    no_longer_answered: tuple[str, ...]


@dataclass(frozen=True)
class ShortPlan:
    """The set of at most `asked` measures that answers most themes within the limits.

    `weight` is the number of ideas in the themes answered, of `weight_all`. `left_out` are the other measures.
    `possible` is false when no set keeps the limits; `exact` whether the solver proved that there is no better one.
    """

    asked: int
    chosen: tuple[str, ...]
    left_out: tuple[str, ...]
    themes: tuple[str, ...]
    unanswered: tuple[str, ...]
    weight: int
    weight_all: int
    lead_max: int
    possible: bool = True
    exact: bool = True
