"""Finding every fault of a plan profile: of its form, its references, its counts and its dates.

Recipe for a new profile: copy a folder, change its texts, run the validator until it finds nothing.
"""

import difflib
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, get_type_hints

from dialog_toolkit.domain.plan import PlanningRegion, PlanProfile, PreviousPlan
from dialog_toolkit.i18n import N_
from dialog_toolkit.plans.shape import Misfit, build, misfits, unknown_key
from dialog_toolkit.plans.yaml_file import Fault, YamlFile, read_yaml

FILES: dict[str, tuple[str, ...]] = {
    "plan.yaml": ("id", "title_pattern", "number", "country", "languages", "period", "limits"),
    "principles.yaml": ("principles",),
    "values.yaml": ("values", "meanings"),
    "directions.yaml": ("directions",),
    "schedule.yaml": ("schedule",),
    "regions.yaml": ("regions", "diaspora_region", "planning_regions", "municipalities", "places", "countries"),
    "institutions.yaml": ("institutions", "groups", "traps"),
    "previous.yaml": ("previous",),
    "process.yaml": ("process",),
    "checks.yaml": ("words",),
    "value_rules.yaml": ("value_rules",),
    "sources.yaml": ("sources",),
}
"""The files of a profile and the fields of `PlanProfile` each of them holds."""

REFERENCES: tuple[tuple[str, str], ...] = (
    (r".*\.source\[\]", "sources[].id"),
    (r"municipalities\[\]\.planning_region", "planning_regions[].id"),
    (r"(municipalities|places)\[\]\.region|diaspora_region", "regions[].id"),
    (r"places\[\]\.municipality", "municipalities[].id"),
    (r"(groups|traps)\[\]\.(institutions|elsewhere)\[\]", "institutions[].id"),
    (r"previous\.commitments\[\]\.direction", "previous.directions[].number"),
    (r"value_rules\[\]\.value", "values[].id"),
    (r"value_rules\[\]\.(words|beside|unless)_of\[\]", "words.lists[].id"),
    (r"words\.tiers\[\]\.stems\[\]\.with_thing", "words.tiers[].id"),
)
"""Fields (a pattern, indices left out) that must hold a value found in another field."""

UNIQUE = r".*\[\]\.(id|number|letter)|municipalities\[\]\.name|institutions\[\]\.abbreviation"
"""Fields whose values must differ within one list."""

NEEDED: dict[str, tuple[str, ...]] = {
    "limits[].id": ("commitments", "pages", "lead_max", "involved_max", "sub_items_max"),
    "values[].id": ("transparency", "participation", "accountability"),
    "words.tiers[].id": ("A", "B", "C"),
    "words.lists[].id": (
        *("not_deadlines", "weak_deadlines", "indicator_units", "evidence_phrases", "existing_practice"),
        *("binding_instruments", "modest_instruments", "result_words", "event_words", "any_events", "soft_outputs"),
        *("things", "hollow_objects", "disclosing_verbs", "empty_ways", "binding_ways"),
        *("trend_words", "activity_counts"),
    ),
}
"""Ids the checks look up, so that no profile may lack them."""

Leaf = tuple[str, str, Any]
"""File, field path, plain value."""


def validate_profile(folder: Path) -> list[Fault]:
    """Every fault of the profile in the folder, by file and line; an empty list if it can be used."""
    return examine(folder)[1]


def examine(folder: Path) -> tuple[dict[str, Any], list[Fault]]:
    """The plain values of all files by field of `PlanProfile`, and every fault."""
    files = {name: read_yaml(folder / name) for name in FILES}
    found = [(file, misfit) for file in files.values() for misfit in _misfits_of_file(file)]
    values = {key: file.values[key] for file in files.values() if isinstance(file.values, dict) for key in file.values}
    unfit = {re.split(r"[.\[]", field)[0] for _file, (field, _message, _facts) in found}
    home = {field: files[name] for name, fields in FILES.items() for field in fields}
    leaves = [leaf for file in files.values() for leaf in _leaves(file.name, "", file.values)]
    for field, message, facts in (*_references(leaves), *_repeats(leaves), *_lacking(leaves)):
        found.append((home.get(re.split(r"[.\[]", field)[0], files["plan.yaml"]), (field, message, facts)))
    kinds = get_type_hints(PlanProfile)
    for check, needs in _CHECKS:
        if all(need in values and need not in unfit for need in needs):
            parts = [_built(values[need], kinds[need]) for need in needs]
            found.extend((home[field.split(".")[0].split("[")[0]], (field, m, f)) for field, m, f in check(*parts))
    faults = [fault for file in files.values() for fault in file.faults]
    faults += [Fault(file.name, field, file.line(field), message, facts) for file, (field, message, facts) in found]
    order = list(FILES)
    return values, sorted(faults, key=lambda fault: (order.index(fault.file), fault.line, fault.field))


def _misfits_of_file(file: YamlFile) -> Iterator[Misfit]:
    if file.faults and not file.lines:  # it could not be read at all, which is said already
        return
    if not isinstance(file.values, dict):
        yield "", N_("named fields are needed here: {fields}"), {"fields": ", ".join(FILES[file.name])}
        return
    kinds = get_type_hints(PlanProfile)
    for key in file.values:
        if key not in FILES[file.name]:
            yield from unknown_key(str(key), list(FILES[file.name]), str(key))
    for field in FILES[file.name]:
        if field in file.values:
            yield from misfits(file.values[field], kinds[field], field)
        else:
            yield field, N_("“{field}” is missing"), {"field": field}


def _leaves(file: str, field: str, value: Any) -> Iterator[Leaf]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _leaves(file, f"{field}.{key}" if field else str(key), inner)
    elif isinstance(value, list):
        for i, inner in enumerate(value):
            yield from _leaves(file, f"{field}[{i}]", inner)
    else:
        yield file, field, value


@cache
def _pattern(field: str) -> str:
    return re.sub(r"\[\d+\]", "[]", field)


def _references(leaves: list[Leaf]) -> Iterator[Misfit]:
    by_pattern: dict[str, set[Any]] = {}
    for _file, field, value in leaves:
        by_pattern.setdefault(_pattern(field), set()).add(value)
    for _file, field, value in leaves:
        for source, target in REFERENCES:
            known = by_pattern.get(target, set())
            # where the other list could not be read at all, that is the fault, not every mention of it
            if known and value is not None and value not in known and re.fullmatch(source, _pattern(field)):
                yield field, *_unknown(value, known)


def _unknown(value: Any, known: set[Any]) -> tuple[str, dict[str, str | int]]:
    near = difflib.get_close_matches(str(value), [str(each) for each in known], n=1)
    if near:
        return N_("there is no “{value}”; did you mean “{nearest}”?"), {"value": str(value), "nearest": near[0]}
    return N_("there is no “{value}”"), {"value": str(value)}


def _repeats(leaves: list[Leaf]) -> Iterator[Misfit]:
    seen: dict[tuple[str, str, Any], str] = {}
    for _file, field, value in leaves:
        if value is None or not re.fullmatch(UNIQUE, _pattern(field)):
            continue
        within, name = field[: field.rindex("[")], field[field.rindex(".") :]
        first = seen.setdefault((within, name, value), field)
        if first != field:
            yield field, N_("“{value}” is already used by {first}"), {"value": str(value), "first": first}


def _lacking(leaves: list[Leaf]) -> Iterator[Misfit]:
    for pattern, ids in NEEDED.items():
        there = {value for _file, field, value in leaves if _pattern(field) == pattern}
        for id in ids:
            if there and id not in there:
                yield pattern.split("[]")[0], N_("the entry “{id}” is needed here"), {"id": id}


def _built(value: Any, kind: Any) -> Any:
    return build(value, kind)


def _check_title(title_pattern: Any) -> Iterator[Misfit]:
    for language in ("lv", "en"):
        try:
            getattr(title_pattern, language).format(start=2026, end=2029)
        except (KeyError, ValueError, IndexError):
            yield f"title_pattern.{language}", N_("only the places {{start}} and {{end}} are filled in here"), {}


def _check_period(period: Any) -> Iterator[Misfit]:
    if period.end < period.start:
        yield "period.end", N_("the end is before the start"), {}


def _check_limits(limits: Any) -> Iterator[Misfit]:
    for i, limit in enumerate(limits):
        if limit.minimum is None and limit.maximum is None:
            yield f"limits[{i}]", N_("a minimum or a maximum is needed here"), {}
        elif limit.minimum is not None and limit.maximum is not None and limit.maximum < limit.minimum:
            yield f"limits[{i}].maximum", N_("the maximum is below the minimum"), {}


def _check_schedule(schedule: Any) -> Iterator[Misfit]:
    for i, step in enumerate(schedule):
        if step.end < step.start:
            yield f"schedule[{i}].end", N_("the end is before the start"), {}
        if i and step.start < schedule[i - 1].start:
            yield f"schedule[{i}].start", N_("this step starts before the one above it"), {}


def _check_municipalities(planning_regions: tuple[PlanningRegion, ...], municipalities: Any) -> Iterator[Misfit]:
    for i, region in enumerate(planning_regions):
        counted = sum(each.planning_region == region.id for each in municipalities)
        if counted != region.count:
            yield f"planning_regions[{i}].count", *_miscounted(region.count, counted)


def _check_previous(previous: PreviousPlan) -> Iterator[Misfit]:
    if previous.end < previous.start:
        yield "previous.end", N_("the end is before the start"), {}
    leaves = sum(len(measure.sub_items) or 1 for measure in previous.measures)
    counts = {"commitments": len(previous.commitments), "measures": len(previous.measures), "leaf_actions": leaves}
    for name, counted in counts.items():
        if getattr(previous.stated, name) != counted:
            yield f"previous.stated.{name}", *_miscounted(getattr(previous.stated, name), counted)
    if previous.tally.total != previous.stated.measures:
        message = N_("the tally adds up to {total}, but {measures} measures are stated")
        yield "previous.tally", message, {"total": previous.tally.total, "measures": previous.stated.measures}
    for i, commitment in enumerate(previous.commitments):
        for j, measure in enumerate(commitment.measures):
            if not measure.number.startswith(f"{commitment.number}."):
                message = N_("measure {number} is listed under commitment {commitment}")
                facts: dict[str, str | int] = {"number": measure.number, "commitment": commitment.number}
                yield f"previous.commitments[{i}].measures[{j}].number", message, facts


def _miscounted(stated: int, counted: int) -> tuple[str, dict[str, str | int]]:
    return N_("{stated} are stated, but {counted} are listed"), {"stated": stated, "counted": counted}


_CHECKS: tuple[tuple[Any, tuple[str, ...]], ...] = (
    (_check_title, ("title_pattern",)),
    (_check_period, ("period",)),
    (_check_limits, ("limits",)),
    (_check_schedule, ("schedule",)),
    (_check_municipalities, ("planning_regions", "municipalities")),
    (_check_previous, ("previous",)),
)
"""Checks of meaning, each with the parts it needs; they run only on parts whose form is right."""
