"""What the plan answers and what not: by region and group, what goes on from the earlier plan, what overlaps."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from math import log

from dialog_toolkit.domain.measure import Measure
from dialog_toolkit.domain.plan import PlanProfile
from dialog_toolkit.domain.plan_view import Continuity, Heard, Overlap
from dialog_toolkit.domain.theme import Theme
from dialog_toolkit.language.cleaning import fold
from dialog_toolkit.measures.deadlines import Strength, find_deadlines
from dialog_toolkit.measures.reading import read_measure

LEAST_HEARD = 2
"""A theme counts as heard in a region or group when so many of its ideas were said there, or all that were."""
ALIKE = 0.5
"""Share of ideas or cosine of words from which two measures are shown as overlapping."""
_WORD = re.compile(r"\w{4,}")
_STEM = 5


def heard_by(
    themes: Sequence[Theme], measures: Sequence[Measure], key_of: Mapping[str, Sequence[str]], least: int = LEAST_HEARD
) -> tuple[Heard, ...]:
    """For each region or group: its themes answered and unanswered. `key_of` maps session id → regions or groups."""
    answered_themes = {theme for measure in measures for theme in measure.themes}
    answered_ideas = {idea for measure in measures for idea in measure.ideas}
    found: dict[str, tuple[list[str], list[str], list[str]]] = {}
    for theme in themes:
        said: dict[str, list[str]] = {}
        for idea in theme.ideas:
            for key in key_of.get(idea.rpartition("/")[0], ()):
                said.setdefault(key, []).append(idea)
        for key, ideas in said.items():
            if len(ideas) < min(least, len(theme.ideas)):
                continue
            answered, unanswered, open_ideas = found.setdefault(key, ([], [], []))
            if theme.id in answered_themes:
                answered.append(theme.id)
            else:
                unanswered.append(theme.id)
                open_ideas += [idea for idea in ideas if idea not in answered_ideas]
    return tuple(Heard(key, *map(tuple, parts)) for key, parts in sorted(found.items()))


def continuity(
    measures: Sequence[Measure], profile: PlanProfile, dropped: Mapping[str, tuple[str, str]]
) -> tuple[Continuity, ...]:
    """What becomes of every measure of the earlier plan. `dropped` maps its number → (reason, who decided)."""
    rows = []
    for earlier in profile.previous.measures:
        taken = [m for m in measures if m.earlier == earlier.number]
        hows = [m.earlier_how or "continues" for m in taken]
        first = {m.id: m.suggested.get("earlier", ())[:1] for m in measures if not m.earlier}
        suggested = [id for id, best in first.items() if any(each.value == earlier.number for each in best)]
        if taken:
            how = "continues" if "continues" in hows else "changes"
            rows.append(Continuity(earlier.number, earlier.name.lv, how, tuple(m.id for m in taken)))
        elif earlier.number in dropped:
            reason, by = dropped[earlier.number]
            rows.append(Continuity(earlier.number, earlier.name.lv, "dropped", (), reason, by))
        elif suggested:
            rows.append(Continuity(earlier.number, earlier.name.lv, "suggested", tuple(suggested)))
        else:
            rows.append(Continuity(earlier.number, earlier.name.lv, "open"))
    return tuple(rows)


def overlaps(measures: Sequence[Measure]) -> tuple[Overlap, ...]:
    """Pairs of measures that answer the same ideas or say nearly the same, most alike first.

    The score is the larger of two: the share of the smaller one's ideas that both answer, and the cosine of the words
    of title, solution and result (stems weighted by rarity among these measures).
    """
    stems = {m.id: _stems(" ".join((m.title, m.solution, m.result))) for m in measures}
    spread = Counter(stem for words in stems.values() for stem in words)
    weight = {stem: log((1 + len(measures)) / (1 + times)) + 1 for stem, times in spread.items()}
    found = []
    for place, one in enumerate(measures):
        for other in measures[place + 1 :]:
            shared = tuple(sorted(set(one.ideas) & set(other.ideas)))
            by_ideas = len(shared) / max(1, min(len(set(one.ideas)), len(set(other.ideas))))
            both = stems[one.id].keys() & stems[other.id].keys()
            by_words = _cosine(stems[one.id], stems[other.id], weight) if len(both) >= 2 else 0.0
            if max(by_ideas, by_words) >= ALIKE:
                words = sorted(both, key=lambda stem: (-weight[stem], stem))[:5]
                named = tuple(stems[one.id][stem] for stem in words)
                found.append(Overlap(one.id, other.id, round(max(by_ideas, by_words), 3), shared, named))
    return tuple(sorted(found, key=lambda each: (-each.score, each.one, each.other)))


def _stems(text: str) -> dict[str, str]:
    return {fold(word)[:_STEM]: word.lower() for word in _WORD.findall(text)}


def _cosine(one: Mapping[str, str], other: Mapping[str, str], weight: Mapping[str, float]) -> float:
    def length(words: Mapping[str, str]) -> float:
        return float(sum(weight[stem] ** 2 for stem in words) ** 0.5)

    shared = sum(weight[stem] ** 2 for stem in one.keys() & other.keys())
    return shared / (length(one) * length(other)) if one and other else 0.0


def without_source(measures: Sequence[Measure]) -> tuple[str, ...]:
    """Measures that answer no theme, idea or submission and are not said to be an institution's own initiative."""
    return tuple(m.id for m in measures if not (m.themes or m.ideas or m.submissions or m.source == "institution"))


def weak_deadlines(measures: Sequence[Measure], profile: PlanProfile) -> tuple[str, ...]:
    """Measures without a deadline, with only a year, or with a date outside the plan."""
    return tuple(m.id for m in measures if not _binding(m, profile))


def _binding(measure: Measure, profile: PlanProfile) -> bool:
    years = (profile.period.start.year, profile.period.end.year)
    reading = read_measure(measure, profile)
    dated: Iterator[Strength] = (
        deadline.strength for deadline in (*reading.deadlines, *find_deadlines(measure.deadline, years))
        if deadline.day == reading.final
    )  # fmt: skip
    inside = reading.final is not None and profile.period.contains(reading.final)
    return inside and any(strength in (Strength.STRONG, Strength.MEDIUM) for strength in dated)
