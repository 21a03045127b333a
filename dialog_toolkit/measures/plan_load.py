"""Who carries how much, and when: load per institution and quarter, and what would change if …"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from dialog_toolkit.domain.measure import Measure
from dialog_toolkit.domain.plan import PlanProfile
from dialog_toolkit.domain.plan_view import LoadChange, QuarterLoad, WhatIf
from dialog_toolkit.measures.deadlines import Strength, find_deadlines
from dialog_toolkit.measures.decided import bodies_of
from dialog_toolkit.measures.reading import read_measure

NO_DATE = ""
Load = dict[str, tuple[int, int]]


def load_of(measures: Sequence[Measure], profile: PlanProfile) -> Load:
    """Per institution: measures it leads, and all it is involved in; most loaded first."""
    leads: Counter[str] = Counter()
    involved: Counter[str] = Counter()
    for measure in measures:
        lead, others = bodies_of(measure, profile)
        leads.update(lead)
        involved.update(lead | others)
    return {
        body: (leads[body], involved[body]) for body in sorted(involved, key=lambda b: (-leads[b], -involved[b], b))
    }


def quarters_of(measure: Measure, profile: PlanProfile) -> tuple[str, ...]:
    """Quarters in which something of the measure falls due: its deadline and those of its milestones."""
    years = (profile.period.start.year, profile.period.end.year)
    texts = [measure.deadline, *(milestone.deadline for milestone in measure.milestones)]
    days = [d.day for text in texts for d in find_deadlines(text, years) if d.day and d.strength is not Strength.NONE]
    if not days:
        final = read_measure(measure, profile).final
        days = [final] if final else []
    return tuple(sorted({quarter(day) for day in days})) or (NO_DATE,)


def quarter(day: date) -> str:
    """The quarter of a day: "2027-Q1"."""
    return f"{day.year}-Q{(day.month + 2) // 3}"


def load_by_quarter(measures: Sequence[Measure], profile: PlanProfile) -> tuple[QuarterLoad, ...]:
    """What falls due for each institution in each quarter, by institution and quarter; undated ones last."""
    leads: dict[tuple[str, str], list[str]] = defaultdict(list)
    joins: dict[tuple[str, str], list[str]] = defaultdict(list)
    for measure in measures:
        lead, others = bodies_of(measure, profile)
        for when in quarters_of(measure, profile):
            for body in lead:
                leads[body, when].append(measure.id)
            for body in others:
                joins[body, when].append(measure.id)
    keys = sorted(leads.keys() | joins.keys(), key=lambda key: (key[0], key[1] == NO_DATE, key[1]))
    return tuple(QuarterLoad(*key, tuple(leads[key]), tuple(joins[key])) for key in keys)


def what_if(
    measures: Sequence[Measure], profile: PlanProfile, drop: Sequence[str] = (), lead: Mapping[str, str] | None = None
) -> WhatIf:
    """How the load would move if measures were dropped, or led by others: `lead` maps measure id → institution id."""
    lead = lead or {}
    after = [replace(m, lead=lead.get(m.id, m.lead)) for m in measures if m.id not in set(drop)]
    old, new = load_of(measures, profile), load_of(after, profile)
    lead_max = profile.limit("lead_max").maximum or 0
    changed = [body for body in {**old, **new} if old.get(body, (0, 0)) != new.get(body, (0, 0))]
    answered = {theme for m in after for theme in m.themes}
    lost = tuple(dict.fromkeys(t for m in measures for t in m.themes if t not in answered))
    changes = [LoadChange(b, old.get(b, (0, 0)), new.get(b, (0, 0)), new.get(b, (0, 0))[0] > lead_max) for b in changed]
    return WhatIf(tuple(changes), len(measures), len(after), lost)
