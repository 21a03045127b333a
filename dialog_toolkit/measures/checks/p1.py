"""P1: measures are ambitious and about transparency, participation or accountability."""

from collections.abc import Iterator

from dialog_toolkit.domain.measure import Finding, Measure, Verdict
from dialog_toolkit.domain.plan import PlanProfile
from dialog_toolkit.i18n import N_, current_language
from dialog_toolkit.measures.reading import Reading
from dialog_toolkit.measures.suggest import matching_words

RULE_VALUES = N_("P1; OGP commitment template: relevance to the values")
RULE_AMBITION = N_("P1; OGP independent reporting: potential for results")


def values(measure: Measure, reading: Reading, profile: PlanProfile) -> Iterator[Finding]:
    """Whether words of the measure point to a value of open government, and whether a person has said which."""
    if measure.values:
        message = N_("A person linked it to: {values}.")
        called = {value.id: value.name.in_language(current_language()) for value in profile.values}
        facts: dict[str, str | int | float] = {"values": ", ".join(called.get(id, id) for id in measure.values)}
        yield Finding("P1", "values", Verdict.MET, message, field="values", rule=RULE_VALUES, facts=facts)
        return
    if not reading.values:
        yield _unlinked(measure, profile)
        return
    for value, words in reading.values.items():
        name = {each.id: each.name.in_language(current_language()) for each in profile.values}[value]
        message = N_("Words point to the value “{value}”.")
        yield Finding("P1", "values", Verdict.MET, message, words[:5], "values", RULE_VALUES, {"value": name})


def _unlinked(measure: Measure, profile: PlanProfile) -> Finding:
    """No words of the measure point to a value; what people said may, and then a person is to judge."""
    names = {value.id: value.name.in_language(current_language()) for value in profile.values}
    suggested = [names[s.value] for s in measure.suggested.get("values", ()) if s.value in names]
    if suggested:
        message = N_("What people said suggests: {values}. Say in the measure how it serves them.")
        facts: dict[str, str | int | float] = {"values": ", ".join(suggested)}
        return Finding("P1", "values", Verdict.FOR_A_PERSON, message, (), "values", RULE_VALUES, facts)
    message = N_("No words link it to transparency, participation or accountability.")
    return Finding("P1", "values", Verdict.NOT_MET, message, field="values", rule=RULE_VALUES)


def ambition(measure: Measure, reading: Reading, profile: PlanProfile) -> Iterator[Finding]:
    """A hint at the potential for results. Only a person can say whether the rules truly change."""
    text = f"{measure.title}. {measure.solution}"
    existing = matching_words(text, profile.words.words("existing_practice"))
    binding = matching_words(text, profile.words.words("binding_instruments"))
    modest = matching_words(text, profile.words.words("modest_instruments"))
    if binding and not existing:
        message, words = N_("It names a binding instrument: the change could be substantial."), binding
    elif existing:
        message, words = N_("It continues what is done already: what changes is unclear."), existing
    elif modest:
        message, words = N_("It is a tool, a portal, training or a trial: the change is likely modest."), modest
    else:
        message, words = N_("Say what changes against today's practice."), ()
    yield Finding("P1", "ambition", Verdict.FOR_A_PERSON, message, words, "solution", RULE_AMBITION)
