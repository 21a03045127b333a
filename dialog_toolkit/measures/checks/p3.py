"""P3: purposeful and oriented to a concrete result."""

from collections.abc import Iterator

from dialog_toolkit.domain.measure import Finding, Measure, Verdict
from dialog_toolkit.domain.plan import PlanProfile
from dialog_toolkit.i18n import N_
from dialog_toolkit.measures.reading import Reading
from dialog_toolkit.measures.suggest import matching_words

RULE = N_("P3; the plan's drafting principles")


def result(measure: Measure, reading: Reading, profile: PlanProfile) -> Iterator[Finding]:
    """Whether it aims at a result, not at an activity for its own sake."""
    if is_result(reading):
        acts = (act.word for act in (*reading.acts_of("A"), *reading.ways))
        words = tuple(dict.fromkeys((*reading.outcomes, *reading.results, *reading.binding)))[:4]
        words = words or tuple(dict.fromkeys(acts))[:3]
        yield Finding("P3", "result", Verdict.MET, N_("It aims at a result."), words, "result", RULE)
    elif reading.events or reading.acts_of("B"):
        words = reading.events or tuple(act.word for act in reading.acts_of("B"))
        message = N_("It is an activity: what will be different because of it?")
        yield Finding("P3", "result", Verdict.NOT_MET, message, words[:4], "result", RULE)
    elif reading.vague:
        message = N_("It gives a direction; say what result it aims at.")
        yield Finding("P3", "result", Verdict.NOT_MET, message, reading.vague[:3], "result", RULE)
    else:
        message = N_("What result does it aim at?")
        yield Finding("P3", "result", Verdict.FOR_A_PERSON, message, (), "result", RULE)


def is_result(reading: Reading) -> bool:
    """A change that can be seen, a deliverable that is more than an event, or an event with binding consequences."""
    if reading.outcomes:
        return True
    lead = reading.lead
    if lead is None:
        return reading.says_something and not (reading.events or reading.soft)
    if lead.tier == "C" or lead.hollow:
        return any(act.tier != "B" and not act.soft for act in (*reading.acts_of("A"), *reading.ways))
    if lead.tier == "B" or lead.soft:
        return bool(reading.binding)
    return True


def evidence(measure: Measure, reading: Reading, profile: PlanProfile) -> Iterator[Finding]:
    """Whether it says where the result can be seen."""
    fields = [
        measure.solution,
        measure.result,
        *(i.text for i in measure.indicators),
        *(m.output for m in measure.milestones),
    ]
    words = matching_words(". ".join(fields), profile.words.words("evidence_phrases"))
    if words:
        message = N_("It says where the result can be seen.")
        yield Finding("P3", "evidence", Verdict.MET, message, words[:3], "result", RULE)
    else:
        message = N_("Say where the result can be seen: published where, in force since when.")
        yield Finding("P3", "evidence", Verdict.FOR_A_PERSON, message, (), "result", RULE)
