"""P4: only a few measures for one institution. Here: that it is clear whose a measure is; the load is the plan's."""

from collections.abc import Iterator

from dialog_toolkit.domain.measure import Finding, Measure, Verdict
from dialog_toolkit.domain.plan import InstitutionFinding, PlanProfile, find_institutions
from dialog_toolkit.i18n import N_, current_language
from dialog_toolkit.measures.reading import Reading
from dialog_toolkit.measures.suggest import matching_words

RULE = N_("P4; the plan's drafting principles")


def lead(measure: Measure, reading: Reading, profile: PlanProfile) -> Iterator[Finding]:
    """Whether exactly one institution leads."""
    leads = [found for entry in _entries((measure.lead,), profile) for found in entry.institutions or (entry.text,)]
    if not leads:
        message = N_("No lead institution has been decided.")
        yield Finding("P4", "lead", Verdict.NOT_MET, message, (), "lead", RULE)
    elif len(set(leads)) > 1:
        message = N_("More than one institution leads: who answers for it?")
        yield Finding("P4", "lead", Verdict.NOT_MET, message, (measure.lead,), "lead", RULE)
    else:
        known = {
            body.id: body.abbreviation or body.name.in_language(current_language()) for body in profile.institutions
        }
        name = known.get(measure.lead, measure.lead)
        yield Finding("P4", "lead", Verdict.MET, N_("One institution leads."), (name,), "lead", RULE)


def institutions(measure: Measure, reading: Reading, profile: PlanProfile) -> Iterator[Finding]:
    """Whether the institutions named are known, and words that mislead."""
    for entry in _entries((measure.lead, *measure.supporting), profile):
        if not entry.by:
            near = ", ".join(entry.nearest) or "–"
            message = N_("The institution is not known; nearest: {near}.")
            facts: dict[str, str | int | float] = {"near": near}
            yield Finding("P4", "institutions", Verdict.FOR_A_PERSON, message, (entry.text,), "lead", RULE, facts)
        for trap in entry.traps:
            facts = {"note": trap.note.in_language(current_language())}
            yield Finding("P4", "institutions", Verdict.FOR_A_PERSON, N_("{note}"), (entry.text,), "lead", RULE, facts)


def resources(measure: Measure, reading: Reading, profile: PlanProfile) -> Iterator[Finding]:
    """Whether it says with what money and people: P4 asks that an institution can give it due resources."""
    words: tuple[str, ...] = (measure.funding.strip(),) if measure.funding.strip() else ()
    words = words or matching_words(f"{measure.solution}. {measure.result}", profile.words.words("funding_phrases"))
    if words:
        yield Finding("P4", "resources", Verdict.MET, N_("It says what it is paid from."), words[:3], "funding", RULE)
    else:
        message = N_("It does not say what it is paid from.")
        yield Finding("P4", "resources", Verdict.FOR_A_PERSON, message, (), "funding", RULE)


def _entries(texts: tuple[str, ...], profile: PlanProfile) -> tuple[InstitutionFinding, ...]:
    """What each entry means; the id of an institution means that one."""
    ids = {body.id for body in profile.institutions}
    found: list[InstitutionFinding] = []
    for text in filter(None, texts):
        found += [InstitutionFinding(text, (text,), "id")] if text in ids else find_institutions(profile, text)
    return tuple(found)
