"""Measures: candidate commitments of the plan, what supports them, and what the checks found.

What a machine proposed is a `Suggestion` until a person keeps it. Blank stays blank: nothing is invented.
"""

from dataclasses import dataclass
from dataclasses import field as made_by

from dialog_toolkit.domain.review import Overrule, State
from dialog_toolkit.domain.verdict import Verdict

__all__ = [
    "EARLIER_HOW",
    "INDICATOR_KINDS",
    "SOURCES",
    "Finding",
    "Indicator",
    "Measure",
    "MeasureReport",
    "Milestone",
    "Part",
    "PlanReport",
    "Quote",
    "Suggestion",
    "Verdict",
]

SOURCES = ("themes", "submissions", "institution")
"""Where a measure comes from: themes of the circles, submissions, or the institution's own initiative."""

EARLIER_HOW = ("continues", "changes")
"""How a measure relates to the earlier measure it names."""

INDICATOR_KINDS = ("output", "outcome")
"""What an indicator counts: what is made, or what changes by it."""


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
    """How success is seen: from `baseline` to `target` in `unit`. Blank where not known.

    `kind` is one of `INDICATOR_KINDS`, or "".
    """

    text: str
    baseline: str = ""
    target: str = ""
    unit: str = ""
    kind: str = ""


@dataclass(frozen=True)
class Measure:
    """A candidate commitment.

    `problem` and `wishes` are quotes of ideas; `problem_text`, `baseline`, `causes` and `before` (what was done so
    far) are a person's words. `solution` is the action in the infinitive. `values`, `direction`, `lead` and `earlier`
    hold what a person decided (ids of the plan profile); what a machine proposes for them is in `suggested`, by field
    name. `value_how` says how a value is served, `roles` what an institution does, `actors` who else takes part.
    `number` is as shown ("2.3"), `commitment` an id or a title. `source` is one of `SOURCES`, `earlier_how` of
    `EARLIER_HOW`, or "". `suggested_fields` names the fields a machine wrote and nobody kept yet, `machine_written`
    those that a language model wrote. `themes`, `ideas` and `submissions` are what the measure answers.
    `merged_into` is the measure that took it over, `made_from` are those it was made from by merging or splitting.
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
    number: str = ""
    commitment: str = ""
    problem_text: str = ""
    baseline: str = ""
    causes: str = ""
    before: str = ""
    value_how: dict[str, str] = made_by(default_factory=dict)
    roles: dict[str, str] = made_by(default_factory=dict)
    actors: tuple[str, ...] = ()
    evidence: str = ""
    source: str = ""
    submissions: tuple[str, ...] = ()
    earlier_how: str = ""
    state: State = State.DRAFT
    state_reason: str = ""
    merged_into: str = ""
    made_from: tuple[str, ...] = ()
    machine_written: tuple[str, ...] = ()


@dataclass(frozen=True)
class Part:
    """What one of the measures made by splitting is given; the rest it shares with the measure that is split.

    Without `ideas` it gets those that no part names; without `themes` all of them; without `solution` the same one.
    """

    title: str
    ideas: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    solution: str = ""


@dataclass(frozen=True)
class Finding:
    """What one check found.

    `principle` is P1–P4 or "plan"; `check` the registered name; `words` the words of the measure it rests on
    (verbatim, may be empty when something is missing); `message` an English message id with `facts` for its
    places; `rule` where the rule comes from. `verdict` is the machine's; `overruled` is a person's in its place.
    """

    principle: str
    check: str
    verdict: Verdict
    message: str
    words: tuple[str, ...] = ()
    field: str = ""
    rule: str = ""
    facts: dict[str, str | int | float] = made_by(default_factory=dict)
    overruled: Overrule | None = None

    @property
    def stands(self) -> Verdict:
        """The verdict that counts: a person's if there is one, else the machine's."""
        return self.overruled.verdict if self.overruled else self.verdict


@dataclass(frozen=True)
class MeasureReport:
    """All findings of one measure."""

    measure: str
    findings: tuple[Finding, ...]

    def verdict_of(self, principle: str) -> Verdict:
        """The verdict on a whole principle: not met if any check is not met, else for a person if any is, else met.

        A person's verdict counts before the machine's.
        """
        verdicts = {f.stands for f in self.findings if f.principle == principle}
        for worst in (Verdict.NOT_MET, Verdict.FOR_A_PERSON):
            if worst in verdicts:
                return worst
        return Verdict.MET if verdicts else Verdict.FOR_A_PERSON

    def overruled(self, principle: str) -> tuple[Overrule, ...]:
        """What people decided otherwise than the checks of a principle, each once."""
        found = (f.overruled for f in self.findings if f.principle == principle and f.overruled)
        return tuple(dict.fromkeys(found))


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
