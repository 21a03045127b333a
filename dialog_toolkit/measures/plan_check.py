"""The measures as one plan: how long it is, who carries how much, what it covers and what it leaves unanswered."""

import re
from collections.abc import Collection, Iterator, Sequence

from dialog_toolkit.domain.measure import Finding, Measure, PlanReport, Verdict
from dialog_toolkit.domain.plan import PlanProfile
from dialog_toolkit.i18n import N_
from dialog_toolkit.measures.decided import decided
from dialog_toolkit.measures.plan_load import load_of

NO_VALUE = N_("No measure serves the value “{name}”.")
NO_DIRECTION = N_("No measure belongs to the direction “{name}”.")
RULE = N_("P2 and P4; the plan's drafting principles")


def check_plan(measures: Sequence[Measure], profile: PlanProfile, large_themes: Collection[str]) -> PlanReport:
    """Check the plan as a whole.

    Where a person has not decided a field, the best suggestion stands in for it in the load and the coverage, and
    the findings say so. `large_themes` are the ids of themes that should find an answer.
    """
    load = load_of(measures, profile)
    values = {value.id: sum(value.id in decided(m, "values") for m in measures) for value in profile.values}
    directions = {d.id: sum(d.id in decided(m, "direction") for m in measures) for d in profile.directions}
    answered = {theme for measure in measures for theme in measure.themes}
    unanswered = tuple(theme for theme in large_themes if theme not in answered)
    words = sum(len(re.findall(r"\w+", f"{m.title} {m.solution} {m.result}")) for m in measures)
    findings = [
        *_length(measures, profile),
        *_too_much(load, profile),
        *_covered(values, {v.id: v.name.lv for v in profile.values}, NO_VALUE),
        *_covered(directions, {d.id: d.name.lv for d in profile.directions}, NO_DIRECTION),
        *_unanswered(unanswered),
        *_only_suggested(measures),
    ]
    return PlanReport(len(measures), words, load, values, directions, unanswered, tuple(findings))


def _length(measures: Sequence[Measure], profile: PlanProfile) -> Iterator[Finding]:
    limit = profile.limit("commitments")
    facts: dict[str, str | int | float] = {
        "count": len(measures),
        "least": limit.minimum or 0,
        "most": limit.maximum or 0,
    }
    if limit.maximum and len(measures) > limit.maximum:
        message = N_("{count} measures are many for a short plan; OGP's older advice is {least}–{most} commitments.")
        yield Finding("P2", "plan_length", Verdict.NOT_MET, message, (), "", RULE, facts)
    else:
        message = N_("{count} measures: the plan is short.")
        yield Finding("P2", "plan_length", Verdict.MET, message, (), "", RULE, facts)


def _too_much(load: dict[str, tuple[int, int]], profile: PlanProfile) -> Iterator[Finding]:
    lead_max = profile.limit("lead_max").maximum or 0
    involved_max = profile.limit("involved_max").maximum or 0
    names = {body.id: body.abbreviation or body.name.lv for body in profile.institutions}
    heavy = False
    for body, (leads, involved) in load.items():
        facts: dict[str, str | int | float] = {
            "body": names.get(body, body), "leads": leads, "involved": involved,
            "lead_max": lead_max, "involved_max": involved_max,
        }  # fmt: skip
        if leads > lead_max:
            heavy = True
            message = N_("{body} leads {leads} measures; {lead_max} are a few.")
            yield Finding("P4", "plan_load", Verdict.NOT_MET, message, (), "lead", RULE, facts)
        elif involved > involved_max:
            heavy = True
            message = N_("{body} is involved in {involved} measures; {involved_max} are a few.")
            yield Finding("P4", "plan_load", Verdict.NOT_MET, message, (), "lead", RULE, facts)
    if not heavy:
        yield Finding(
            "P4", "plan_load", Verdict.MET, N_("No institution has more than a few measures."), (), "lead", RULE
        )


def _covered(counts: dict[str, int], names: dict[str, str], message: str) -> Iterator[Finding]:
    for id, count in counts.items():
        if not count:
            yield Finding("plan", "plan_coverage", Verdict.FOR_A_PERSON, message, (), "", RULE, {"name": names[id]})


def _unanswered(themes: Sequence[str]) -> Iterator[Finding]:
    if themes:
        message = N_("{count} large themes have no measure: {themes}.")
        facts: dict[str, str | int | float] = {"count": len(themes), "themes": ", ".join(themes)}
        yield Finding("plan", "plan_unanswered", Verdict.FOR_A_PERSON, message, (), "", RULE, facts)


def _only_suggested(measures: Sequence[Measure]) -> Iterator[Finding]:
    open_leads = sum(not measure.lead for measure in measures)
    if open_leads:
        message = N_("In {count} measures the lead is only suggested; the load counts the suggestion.")
        yield Finding("P4", "plan_load", Verdict.FOR_A_PERSON, message, (), "lead", RULE, {"count": open_leads})
