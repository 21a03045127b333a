"""Fields of a measure as text in a cell, and back."""

from collections.abc import Mapping
from typing import Any

from dialog_toolkit.domain.measure import Indicator, Measure, Milestone
from dialog_toolkit.domain.plan import PlanProfile, folded
from dialog_toolkit.i18n import _
from dialog_toolkit.services.measure_records import LISTS, MAPS
from dialog_toolkit.services.measure_words import KIND_NAMES, names_of

COLUMNS = (
    "title", "problem_text", "baseline", "causes", "before", "solution", "result", "values", "value_how", "direction",
    "commitment", "lead", "supporting", "roles", "actors", "milestones", "indicators", "deadline", "funding",
    "evidence", "source", "earlier", "earlier_how",
)  # fmt: skip
"""Fields that colleagues may write in a table; what people said (quotes) is not among them."""
_BAR = " | "


def cell_of(field: str, measure: Measure, profile: PlanProfile) -> str:
    """The field as text: parts of a list joined by “; ”, steps, indicators and pairs one a line, divided by “|”."""
    value = getattr(measure, field)
    names = names_of(field, profile)
    if field == "milestones":
        return "\n".join(_barred(m.output, m.deadline, m.who) for m in value)
    if field == "indicators":
        return "\n".join(_barred(i.text, i.baseline, i.target, i.unit, _kind(i.kind)) for i in value)
    if field in MAPS:
        return "\n".join(f"{names.get(key, key)}: {said}" for key, said in value.items())
    if field in LISTS:
        return "; ".join(names.get(one, one) for one in value)
    if field == "earlier":
        return str(value)
    return names.get(str(value), str(value))


def value_of(field: str, text: str, profile: PlanProfile) -> Any:
    """What a cell says, as `services.measure_acts.edit` takes it; what it means is checked there."""
    names = names_of(field, profile)
    if field == "milestones":
        return tuple(Milestone(*_parts(line, 3)) for line in text.splitlines() if line.strip())
    if field == "indicators":
        return tuple(_indicator(_parts(line, 5)) for line in text.splitlines() if line.strip())
    if field in MAPS:
        pairs = (line.partition(":") for line in text.splitlines() if line.strip())
        return {_id(key.strip(), names): said.strip() for key, _colon, said in pairs}
    if field in LISTS:
        return tuple(_id(one.strip(), names) for one in text.split(";") if one.strip())
    return _id(text.strip(), names)


def _barred(*parts: str) -> str:
    kept = list(parts)
    while len(kept) > 1 and not kept[-1]:
        kept.pop()
    return _BAR.join(part.replace("|", "/").replace("\n", " ") for part in kept)


def _parts(line: str, count: int) -> list[str]:
    found = [part.strip() for part in line.split("|", count - 1)]
    return found + [""] * (count - len(found))


def _indicator(parts: list[str]) -> Indicator:
    kinds = {folded(_(name)): id for id, name in KIND_NAMES.items()}
    text, baseline, target, unit, kind = parts
    return Indicator(text, baseline, target, unit, kinds.get(folded(kind), kind))


def _kind(kind: str) -> str:
    return _(KIND_NAMES[kind]) if kind in KIND_NAMES else kind


def _id(text: str, names: Mapping[str, str]) -> str:
    """The id of what has that name; anything else as it is."""
    return next((id for id, name in names.items() if folded(name) == folded(text)), text)
