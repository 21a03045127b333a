"""What measures say when they are put together or taken apart. Pure: knows no database.

Nothing is weighed against anything: texts stand side by side, each with the measure it comes from.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from dialog_toolkit.domain.measure import Measure, Part, Suggestion
from dialog_toolkit.services.measure_records import EDITABLE, LISTS, MAPS, PARTS, QUOTES, TEXTS
from dialog_toolkit.services.measure_words import SUGGESTED

_FIRST = ("number", "commitment", "source", "earlier_how")
"""Of these the first one counts: a measure has one place in the plan."""
_CHOICES = ("direction", "lead", "earlier")
"""Of these a measure has one; where two differ a person chooses."""
_SHORT = ("deadline", "funding")


def joined(measures: Sequence[Measure], title: str = "", *, into: bool = False) -> Measure:
    """The measures as one, the first's id kept. `into`: the first takes the others in, so its choices stand.

    Leads of those taken in go on as supporting institutions. Differing choices of equals become proposals.
    """
    first = measures[0]
    values: dict[str, Any] = {name: _joined_text(name, measures) for name in TEXTS if name not in (*_FIRST, *_CHOICES)}
    values |= {name: next(filter(None, (getattr(m, name) for m in measures)), "") for name in _FIRST}
    values |= {name: _union(getattr(m, name) for m in measures) for name in (*LISTS, *QUOTES, *PARTS)}
    values |= {name: _joined_map([getattr(m, name) for m in measures]) for name in MAPS}
    values |= {name: _choice(name, measures, into) for name in _CHOICES}
    if not into:
        values["number"] = ""
    values["title"] = title or (first.title if into else " / ".join(_distinct(m.title for m in measures)))
    if into:
        others = (m.lead for m in measures if m.lead and m.lead != values["lead"])
        values["supporting"] = _union([values["supporting"], tuple(others)])
    return replace(
        first,
        **values,
        suggested=_proposals(measures, values),
        suggested_fields=_marked(measures, values, "suggested_fields", title),
        machine_written=_marked(measures, values, "machine_written", title),
    )


def parted(measure: Measure, parts: Sequence[Part]) -> list[Measure]:
    """The measure in parts, each with an empty id. Together they have all its ideas.

    Ideas that no part names go to the parts that name none, or where there are none such, to the first.
    """
    named = {idea for part in parts for idea in part.ideas}
    rest = tuple(idea for idea in measure.ideas if idea not in named)
    takes_rest = [part for part in parts if not part.ideas] or list(parts[:1])
    return [_part(measure, part, rest if any(part is one for one in takes_rest) else ()) for part in parts]


def _part(measure: Measure, part: Part, rest: tuple[str, ...]) -> Measure:
    mine = {*part.ideas, *rest}
    away = set(measure.ideas) - mine
    given = {"title", *(("solution",) if part.solution else ())}
    return replace(
        measure,
        id="",
        number="",
        title=part.title,
        ideas=tuple(idea for idea in measure.ideas if idea in mine),
        themes=part.themes or measure.themes,
        solution=part.solution or measure.solution,
        solution_ideas=tuple(idea for idea in measure.solution_ideas if idea not in away),
        problem=tuple(quote for quote in measure.problem if quote.idea not in away),
        wishes=tuple(quote for quote in measure.wishes if quote.idea not in away),
        suggested_fields=tuple(name for name in measure.suggested_fields if name not in given),
        machine_written=tuple(name for name in measure.machine_written if name not in given),
        made_from=(measure.id,),
        merged_into="",
        state_reason="",
    )


def _joined_text(name: str, measures: Sequence[Measure]) -> str:
    said: dict[str, list[str]] = {}
    for measure in measures:
        text = getattr(measure, name).strip()
        if text:
            said.setdefault(text, []).append(measure.id)
    if len(said) < 2:
        return next(iter(said), "")
    between = " / " if name in _SHORT else "\n\n"
    return between.join(f"{text} [{', '.join(ids)}]" for text, ids in said.items())


def _choice(name: str, measures: Sequence[Measure], into: bool) -> str:
    first = getattr(measures[0], name) if into else ""
    found = _distinct(getattr(measure, name) for measure in measures)
    return first or (found[0] if len(found) == 1 else "")


def _proposals(measures: Sequence[Measure], values: Mapping[str, Any]) -> dict[str, tuple[Suggestion, ...]]:
    """Choices that differ, as proposals that name who chose so; and what machines proposed and nobody decided."""
    out: dict[str, tuple[Suggestion, ...]] = {}
    for name in SUGGESTED:
        if values[name] and name != "solution":
            continue
        found: dict[str, Suggestion] = {}
        for choice in _distinct(getattr(m, name) for m in measures) if name in _CHOICES else ():
            by = tuple(measure.id for measure in measures if getattr(measure, name) == choice)
            found[choice] = Suggestion(choice, round(len(by) / len(measures), 3), by)
        for one in (one for measure in measures for one in measure.suggested.get(name, ())):
            found.setdefault(one.value, one)
        if found:
            out[name] = tuple(found.values())
    return out


def _marked(measures: Sequence[Measure], values: Mapping[str, Any], mark: str, title: str) -> tuple[str, ...]:
    """Fields in which anything is still a machine's."""
    marked = {name for measure in measures for name in getattr(measure, mark) if getattr(measure, name)}
    return tuple(name for name in EDITABLE if name in marked and values[name] and not (name == "title" and title))


def _joined_map(maps: Sequence[Mapping[str, str]]) -> dict[str, str]:
    return {key: " / ".join(_distinct(each.get(key, "") for each in maps)) for key in _union(map(tuple, maps))}


def _union(lists: Iterable[Iterable[Any]]) -> tuple[Any, ...]:
    return tuple(dict.fromkeys(item for items in lists for item in items))


def _distinct(texts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(filter(None, (text.strip() for text in texts))))
