"""P4: only a few measures for one institution. Here: that it is clear whose a measure is; the load is the plan's."""

from collections.abc import Iterator

from dialog_toolkit.domain.measure import Finding, Measure, Verdict
from dialog_toolkit.domain.plan import PlanProfile, find_institutions
from dialog_toolkit.i18n import N_, current_language
from dialog_toolkit.measures.reading import Reading

RULE = N_("P4; the plan's drafting principles")


def lead(measure: Measure, reading: Reading, profile: PlanProfile) -> Iterator[Finding]:
    """Whether exactly one institution leads."""
    leads = [
        found for entry in find_institutions(profile, measure.lead) for found in entry.institutions or (entry.text,)
    ]
    if not leads:
        message = N_("No lead institution has been decided.")
        yield Finding("P4", "lead", Verdict.NOT_MET, message, (), "lead", RULE)
    elif len(set(leads)) > 1:
        message = N_("More than one institution leads: who answers for it?")
        yield Finding("P4", "lead", Verdict.NOT_MET, message, (measure.lead,), "lead", RULE)
    else:
        yield Finding("P4", "lead", Verdict.MET, N_("One institution leads."), (measure.lead,), "lead", RULE)


def institutions(measure: Measure, reading: Reading, profile: PlanProfile) -> Iterator[Finding]:
    """Whether the institutions named are known, and words that mislead."""
    for entry in find_institutions(profile, ", ".join((measure.lead, *measure.supporting))):
        if not entry.by:
            near = ", ".join(entry.nearest) or "–"
            message = N_("The institution is not known; nearest: {near}.")
            facts: dict[str, str | int | float] = {"near": near}
            yield Finding("P4", "institutions", Verdict.FOR_A_PERSON, message, (entry.text,), "lead", RULE, facts)
        for trap in entry.traps:
            facts = {"note": trap.note.in_language(current_language())}
            yield Finding("P4", "institutions", Verdict.FOR_A_PERSON, N_("{note}"), (entry.text,), "lead", RULE, facts)
