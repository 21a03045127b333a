"""What the text of a measure says, read once for all checks: acts, dates, quantities, values, results.

Reading is matching of word beginnings from the plan profile's lists, without regard to case and diacritics. Each
thing found keeps the words it was found by.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dialog_toolkit.domain.measure import Measure
from dialog_toolkit.domain.plan import CheckWords, PlanProfile
from dialog_toolkit.language.cleaning import fold
from dialog_toolkit.measures.acts import Act, find_acts, find_ways
from dialog_toolkit.measures.deadlines import Deadline, Strength, find_deadlines
from dialog_toolkit.measures.indicators import Quantity, find_quantities, names_change
from dialog_toolkit.measures.outcomes import find_outcomes
from dialog_toolkit.measures.suggest import matching_words
from dialog_toolkit.measures.values import read_served
from dialog_toolkit.measures.words import Words, find_cues, split_words

_LOCATIVE = re.compile(r"\w{3,}(?:ā|ē|ī|ās|ēs|īs|os)$")
"""Endings of the locative, as written: without diacritics they are those of other cases."""

SOME = 3
"""Words that a description needs at least to say anything of what will be done."""


@dataclass(frozen=True)
class Reading:
    """All that was read in one measure. `final` is the last day of its deadlines, None if there is none."""

    acts: tuple[Act, ...]
    lead: Act | None
    deadlines: tuple[Deadline, ...]
    final: date | None
    not_deadlines: tuple[str, ...]
    quantities: tuple[Quantity, ...]
    change: bool
    indicated: bool
    values: dict[str, tuple[str, ...]]
    results: tuple[str, ...]
    outcomes: tuple[str, ...]
    events: tuple[str, ...]
    soft: tuple[str, ...]
    binding: tuple[str, ...]
    vague: tuple[str, ...]
    ways: tuple[Act, ...]
    says_something: bool

    def acts_of(self, tier: str) -> tuple[Act, ...]:
        """Acts of one tier with an object that is more than a direction."""
        return tuple(act for act in self.acts if act.tier == tier and act.has_object and not act.hollow)


def read_measure(measure: Measure, profile: PlanProfile) -> Reading:
    """Read a measure by the lists of its plan profile."""
    words = profile.words
    body = ". ".join(part for part in (measure.title, measure.solution, measure.result) if part)
    indicator = "; ".join(
        part for i in measure.indicators for part in (i.text, _span(i.baseline, i.target, i.unit)) if part
    )
    outputs = "; ".join(milestone.output for milestone in measure.milestones)
    plan = split_words(". ".join(part for part in (measure.solution or measure.title, measure.result) if part))
    acts = find_acts(plan, words, heading=not measure.solution)
    deadlines = _deadlines(measure, body, profile)
    days = [deadline.day for deadline in deadlines if deadline.day and deadline.strength is not Strength.NONE]
    seen = indicator or ". ".join(part for part in (measure.result, outputs) if part)
    counted = tuple(find_quantities(f"{indicator}; {outputs}"))
    return Reading(
        acts=acts,
        lead=acts[0] if acts else None,
        deadlines=deadlines,
        final=max(days) if days else None,
        not_deadlines=matching_words(measure.deadline, words.words("not_deadlines")),
        quantities=counted or tuple(_body_quantities(body)),
        change=names_change(indicator) or names_change(body),
        indicated=bool(counted) or names_change(indicator),
        values=read_served(measure.title, measure.solution, ". ".join((measure.result, indicator, outputs)), profile),
        results=matching_words(seen or body, words.words("result_words")),
        outcomes=find_outcomes(seen, body, words),
        events=_events(plan, words) or (() if acts else _named_events(measure.title, words)),
        soft=_met(plan, words.words("soft_outputs")),
        binding=_met(plan, words.words("binding_ways")),
        vague=tuple(act.word for act in acts if act.tier == "C" or act.hollow),
        ways=find_ways(split_words(body), words),
        says_something=len(plan.folded) >= SOME,
    )


def _met(words: Words, cues: tuple[str, ...]) -> tuple[str, ...]:
    """Words of the text that meet one of the cues, as written."""
    return tuple(words.quote(place, length) for place, length in find_cues(words, cues))


def _events(words: Words, lists: CheckWords) -> tuple[str, ...]:
    """Events named, but not where something is done: "sadala naudu sanāksmē" is not a meeting for its own sake."""
    met = _met(words, lists.words("event_words"))
    return tuple(event for event in met if not _LOCATIVE.search(event.lower()))


def _named_events(title: str, words: CheckWords) -> tuple[str, ...]:
    """Events of a title that say which ("mācības"): what is done if the description has no verb that is known."""
    return tuple(e for e in _events(split_words(title), words) if not matching_words(e, words.words("any_events")))


def _deadlines(measure: Measure, body: str, profile: PlanProfile) -> tuple[Deadline, ...]:
    """Dates of the deadline field and milestones; only if there are none, dates in the text that are cued as one."""
    years = (profile.period.start.year, profile.period.end.year)
    own = [*find_deadlines(measure.deadline, years)]
    for milestone in measure.milestones:
        own += find_deadlines(milestone.deadline, years)
    if any(deadline.strength is not Strength.NONE for deadline in own):
        return tuple(own)
    elsewhere = ". ".join([body, *(indicator.text for indicator in measure.indicators)])
    cued = [d for d in find_deadlines(elsewhere, years) if d.cued or _locative_deadline(d, elsewhere, profile)]
    return (*own, *cued)


def _locative_deadline(deadline: Deadline, text: str, profile: PlanProfile) -> bool:
    """Whether a date in running text that no "by" introduces still says when: "2027. gada 1. ceturksnī"."""
    place = text.find(deadline.words)
    before = fold(text[max(0, place - 12) : place])
    future = deadline.day is not None and deadline.day >= profile.period.start
    reference = re.search(r"(?:\bno|\bkops|\bpec|\bpirms|\bpar|nr\.?)\s*$", before)
    return future and not reference and deadline.strength in (Strength.STRONG, Strength.MEDIUM)


def _body_quantities(body: str) -> Sequence[Quantity]:
    """Quantities in the running text; a bare "one" or "each" there is more often an article than a target."""
    return [q for q in find_quantities(body) if not fold(q.words).startswith(("vien", "katr", "ikvien"))]


def _span(baseline: str, target: str, unit: str) -> str:
    if not target:
        return ""
    return f"no {baseline} {unit} līdz {target} {unit}" if baseline else f"{target} {unit}"
