"""What the text of a measure says, read once for all checks: acts, dates, quantities, values, results.

Reading is matching of word beginnings from the plan profile's lists, without regard to case and diacritics. Each
thing found keeps the words it was found by.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from dialog_toolkit.domain.measure import Measure
from dialog_toolkit.domain.plan import CheckWords, PlanProfile
from dialog_toolkit.language.cleaning import fold
from dialog_toolkit.measures.deadlines import Deadline, Strength, find_deadlines
from dialog_toolkit.measures.indicators import Quantity, find_quantities, names_change
from dialog_toolkit.measures.suggest import matching_words

_WORD = re.compile(r"\w+|%")
_INFINITIVE = re.compile(r"^\w{2,}(?:[aeiou]t|[bcdfgklmnprst]t|ties)$")

WEAK_CUES = 2
"""Different weaker cues that together point to a value."""

_NEAR = 6
"""Words on either side in which a companion of a verb is looked for."""


@dataclass(frozen=True)
class Act:
    """A head verb or verbal noun: the `word` as written and its tier (A deliverable, B activity, C vague)."""

    word: str
    tier: str
    has_object: bool


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
    values: dict[str, tuple[str, ...]]
    results: tuple[str, ...]
    outcomes: tuple[str, ...]
    events: tuple[str, ...]
    vague: tuple[str, ...]
    ways: tuple[str, ...]

    def acts_of(self, tier: str) -> tuple[Act, ...]:
        """Acts of one tier, with an object."""
        return tuple(act for act in self.acts if act.tier == tier and act.has_object)


def read_measure(measure: Measure, profile: PlanProfile) -> Reading:
    """Read a measure by the lists of its plan profile."""
    words = profile.words
    body = ". ".join(part for part in (measure.title, measure.solution, measure.result) if part)
    indicator = "; ".join(
        part for i in measure.indicators for part in (i.text, _span(i.baseline, i.target, i.unit)) if part
    )
    outputs = "; ".join(milestone.output for milestone in measure.milestones)
    acts = find_acts(body, words)
    deadlines = _deadlines(measure, body, profile)
    days = [deadline.day for deadline in deadlines if deadline.day and deadline.strength is not Strength.NONE]
    seen = indicator or ". ".join(part for part in (measure.result, outputs) if part)
    return Reading(
        acts=acts,
        lead=lead_act(measure.solution or measure.title, words),
        deadlines=deadlines,
        final=max(days) if days else None,
        not_deadlines=matching_words(measure.deadline, words.words("not_deadlines")),
        quantities=tuple(find_quantities(indicator)) or tuple(_body_quantities(body)),
        change=names_change(indicator) or names_change(body),
        values=read_values(". ".join((body, indicator, outputs)), profile),
        results=matching_words(seen or body, words.words("result_words")),
        outcomes=matching_words(f"{seen}. {body}", words.words("outcome_words")),
        events=matching_words(seen or body, words.words("event_words")),
        vague=tuple(act.word for act in acts if act.tier == "C"),
        ways=matching_words(body, words.words("concrete_ways")),
    )


def find_acts(text: str, words: CheckWords) -> tuple[Act, ...]:
    """Head verbs and verbal nouns of `text`, in order; the longest matching stem decides the tier."""
    tokens = _WORD.findall(text)
    folded = [fold(token) for token in tokens]
    stems = _stems(words)
    acts = []
    for place, token in enumerate(folded):
        for stem, tier, beside, needs_object in stems:
            if not token.startswith(stem):
                continue
            near = folded[max(0, place - _NEAR) : place] + folded[place + 1 : place + 1 + _NEAR]
            if beside and not any(_begins(near, companion) for companion in beside):
                continue
            has_object = not needs_object or sum(len(word) > 3 for word in near[-_NEAR:]) >= 1
            acts.append(Act(tokens[place], tier, has_object))
            break
    return tuple(acts)


def lead_act(text: str, words: CheckWords) -> Act | None:
    """The act a measure begins with; tier "" for an infinitive that no list knows ("Salabot tiltu")."""
    first = _WORD.search(text)
    acts = find_acts(text, words)
    if first and _INFINITIVE.search(fold(first.group())) and (not acts or acts[0].word != first.group()):
        return Act(first.group(), "", True)
    return acts[0] if acts else None


def read_values(text: str, profile: PlanProfile) -> dict[str, tuple[str, ...]]:
    """Values of open government that the words point to: one telling cue, or two weaker ones."""
    found: dict[str, tuple[str, ...]] = {}
    for value in profile.values:
        strong = matching_words(text, profile.words.words(f"strong_{value.id}"))
        weak = tuple(w for w in matching_words(text, value.cues) if w not in strong)
        if strong or len({fold(word)[:6] for word in weak}) >= WEAK_CUES:
            found[value.id] = (*strong, *weak)
    return found


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
    """Quantities in the running text that measure something: with a unit that can be a target."""
    return [q for q in find_quantities(body) if q.unit.startswith(("%", "procent")) or names_change(body)]


def _span(baseline: str, target: str, unit: str) -> str:
    if not target:
        return ""
    return f"no {baseline} {unit} līdz {target} {unit}" if baseline else f"{target} {unit}"


def _begins(words: Sequence[str], companion: str) -> bool:
    first, *rest = companion.split()
    return any(
        word.startswith(first) and all(p < len(words) and words[p].startswith(r) for p, r in enumerate(rest, place + 1))
        for place, word in enumerate(words)
    )


@lru_cache(maxsize=8)
def _stems(words: CheckWords) -> list[tuple[str, str, tuple[str, ...], bool]]:
    """Every stem, folded, longest first."""
    stems = [
        (fold(each.stem), tier.id, tuple(fold(companion) for companion in each.beside), each.needs_object)
        for tier in words.tiers
        for each in tier.stems
    ]
    return sorted(stems, key=lambda item: (-len(item[0]), item[0]))
