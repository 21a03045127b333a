"""Measures: candidate commitments of the plan, what supports them, and what the checks found.

What a machine proposed is a `Suggestion` until a person keeps it. Blank stays blank: nothing is invented.
"""

from dataclasses import dataclass
from dataclasses import field as made_by
from enum import StrEnum


class Verdict(StrEnum):
    """What a check says."""

    MET = "met"
    NOT_MET = "not_met"
    FOR_A_PERSON = "for_a_person"


@dataclass(frozen=True)
class Quote:
    """Words of an idea: `text` is verbatim; `shortened` says that parts were left out, each marked with […]."""

    idea: str
    text: str
    shortened: bool = False


@dataclass(frozen=True)
class Suggestion:
    """A machine's proposal for a field: the `value` (an id or text), a score in 0–1 and the words it rests on."""

    value: str
    score: float
    because: tuple[str, ...] = ()


@dataclass(frozen=True)
class Milestone:
    """A step of a measure: what comes out, until when (as written), and who does it."""

    output: str
    deadline: str = ""
    who: str = ""


@dataclass(frozen=True)
class Indicator:
    """How success is seen: from `baseline` to `target` in `unit`; output or outcome. Blank where not known."""

    text: str
    baseline: str = ""
    target: str = ""
    unit: str = ""


@dataclass(frozen=True)
class Measure:
    """A candidate commitment.

    `problem` and `wishes` are quotes of ideas; `solution` is the action in the infinitive. `values`, `direction`,
    `lead` and `earlier` hold what a person decided (ids of the plan profile); what a machine proposes for them is
    in `suggested`, by field name. `suggested_fields` names the text fields a machine wrote. `themes` and `ideas`
    are what the measure answers.
    """

    id: str
    title: str
    problem: tuple[Quote, ...] = ()
    wishes: tuple[Quote, ...] = ()
    solution: str = ""
    solution_ideas: tuple[str, ...] = ()
    result: str = ""
    values: tuple[str, ...] = ()
    direction: str = ""
    lead: str = ""
    supporting: tuple[str, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    deadline: str = ""
    funding: str = ""
    earlier: str = ""
    themes: tuple[str, ...] = ()
    ideas: tuple[str, ...] = ()
    suggested: dict[str, tuple[Suggestion, ...]] = made_by(default_factory=dict)
    suggested_fields: tuple[str, ...] = ()


@dataclass(frozen=True)
class Finding:
    """What one check found.

    `principle` is P1–P4 or "plan"; `check` the registered name; `words` the words of the measure it rests on
    (verbatim, may be empty when something is missing); `message` an English message id with `facts` for its
    places; `rule` where the rule comes from.
    """

    principle: str
    check: str
    verdict: Verdict
    message: str
    words: tuple[str, ...] = ()
    field: str = ""
    rule: str = ""
    facts: dict[str, str | int | float] = made_by(default_factory=dict)


@dataclass(frozen=True)
class MeasureReport:
    """All findings of one measure."""

    measure: str
    findings: tuple[Finding, ...]

    def verdict_of(self, principle: str) -> Verdict:
        """The verdict on a whole principle: not met if any check is not met, else for a person if any is, else met."""
        verdicts = {f.verdict for f in self.findings if f.principle == principle}
        for worst in (Verdict.NOT_MET, Verdict.FOR_A_PERSON):
            if worst in verdicts:
                return worst
        return Verdict.MET if verdicts else Verdict.FOR_A_PERSON


@dataclass(frozen=True)
class PlanReport:
    """The plan as a whole: counts, load per institution (lead, involved), coverage, plan-wide findings."""

    measures: int
    words: int
    load: dict[str, tuple[int, int]]
    values: dict[str, int]
    directions: dict[str, int]
    unanswered_themes: tuple[str, ...]
    findings: tuple[Finding, ...]
