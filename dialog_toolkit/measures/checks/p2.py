"""P2: concrete and measurable actions with set deadlines."""

import re
from collections.abc import Iterator

from dialog_toolkit.domain.measure import Finding, Measure, Verdict
from dialog_toolkit.domain.plan import PlanProfile
from dialog_toolkit.i18n import N_
from dialog_toolkit.measures.deadlines import Strength
from dialog_toolkit.measures.reading import Reading

RULE = N_("P2; the plan's drafting principles")
RULE_VERIFIABLE = N_("P2; OGP independent reporting: verifiable")
_PART = re.compile(r"(?:^|[\s;:(])(?:\d{1,2}|[a-zāčēģīķļņšūž])\)\s")


def deadline(measure: Measure, reading: Reading, profile: PlanProfile) -> Iterator[Finding]:
    """Whether there is a deadline, how precise it is, and whether it lies within the plan."""

    def finding(verdict: Verdict, message: str, *words: str) -> Finding:
        facts: dict[str, str | int | float] = {
            "start": profile.period.start.isoformat(),
            "end": profile.period.end.isoformat(),
        }
        return Finding("P2", "deadline", verdict, message, words, "deadline", RULE, facts)

    dated = [each for each in reading.deadlines if each.strength is not Strength.NONE]
    impossible = [each for each in dated if each.day is None]
    if impossible:
        yield finding(Verdict.NOT_MET, N_("There is no such day."), *(each.words for each in impossible))
    if reading.final is None:
        if reading.not_deadlines or reading.deadlines:
            words = reading.not_deadlines or tuple(each.words for each in reading.deadlines)
            yield finding(Verdict.NOT_MET, N_("This is no deadline."), *words)
        elif measure.deadline.strip():
            yield finding(Verdict.NOT_MET, N_("This is no deadline."), measure.deadline.strip())
        else:
            yield finding(Verdict.NOT_MET, N_("There is no deadline."))
        return
    last = next(each for each in dated if each.day == reading.final)
    if not profile.period.contains(reading.final):
        yield finding(Verdict.NOT_MET, N_("The deadline is outside the plan ({start} – {end})."), last.words)
    elif last.strength is Strength.WEAK:
        yield finding(Verdict.FOR_A_PERSON, N_("The deadline is only a year: name a month or a day."), last.words)
    else:
        yield finding(Verdict.MET, N_("The deadline is set and lies within the plan."), last.words)


def indicator(measure: Measure, reading: Reading, profile: PlanProfile) -> Iterator[Finding]:
    """Whether something can be measured: a number with what it counts; from where to where."""
    if reading.quantities or reading.change:
        words = tuple(quantity.words for quantity in reading.quantities[:4])
        if reading.indicated:
            yield Finding("P2", "indicator", Verdict.MET, N_("It can be measured."), words, "indicators", RULE)
        else:
            message = N_("The text names what can be measured: make it the indicator.")
            yield Finding("P2", "indicator", Verdict.FOR_A_PERSON, message, words, "indicators", RULE)
        if not reading.change:
            message = N_("It does not say where things stand now (the baseline).")
            yield Finding("P2", "indicator", Verdict.FOR_A_PERSON, message, (), "indicators", RULE_VERIFIABLE)
        return
    text = "; ".join(each.text for each in measure.indicators if each.text)
    if text:
        message = N_("The indicator has no number with what it counts.")
        yield Finding("P2", "indicator", Verdict.NOT_MET, message, (text,), "indicators", RULE)
    else:
        yield Finding("P2", "indicator", Verdict.NOT_MET, N_("There is no indicator."), (), "indicators", RULE)


def concrete(measure: Measure, reading: Reading, profile: PlanProfile) -> Iterator[Finding]:
    """Whether it says what exactly will be done, so that one can check that it was."""
    if is_concrete(reading):
        acts = [act for tier in ("A", "B", "") for act in reading.acts_of(tier)]
        words = tuple(dict.fromkeys(act.word for act in (*acts, *reading.ways)))[:3]
        message = N_("It says what will be made or changed.")
        yield Finding("P2", "concrete", Verdict.MET, message, words, "solution", RULE_VERIFIABLE)
    elif reading.vague:
        message = N_("It gives a direction, not an act whose end can be seen.")
        yield Finding("P2", "concrete", Verdict.NOT_MET, message, reading.vague[:3], "solution", RULE_VERIFIABLE)
    else:
        message = N_("Is it clear what exactly will be done?")
        yield Finding("P2", "concrete", Verdict.FOR_A_PERSON, message, (), "solution", RULE_VERIFIABLE)


def is_concrete(reading: Reading) -> bool:
    """Not merely a direction: some act has an object one can check, or it says in what way the direction is followed.

    Where no verb was recognised, it is concrete if it says anything at all: what is known is what is vague.
    """
    if not reading.acts:
        return reading.says_something
    vague = reading.acts[0].tier == "C"
    return bool(reading.acts_of("A") or reading.ways) or (
        not vague and bool(reading.acts_of("B") or reading.acts_of(""))
    )


def parts(measure: Measure, reading: Reading, profile: PlanProfile) -> Iterator[Finding]:
    """Whether one measure is really several."""
    most = profile.limit("sub_items_max").maximum or 3
    count = max(len(_PART.findall(measure.solution)), len(measure.milestones))
    if count > most:
        facts: dict[str, str | int | float] = {"count": count, "most": most}
        message = N_("It has {count} parts; more than {most} are hard to follow. Split it or shorten it.")
        yield Finding("P2", "parts", Verdict.NOT_MET, message, (), "solution", RULE, facts)
