"""What a person gives for a field of a measure, checked and brought into the form it is kept in.

Refused is only what cannot be: an unknown institution, a day that does not exist, words that nobody said. Whether a
deadline is vague or an indicator missing is the business of the checks.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from dialog_toolkit.domain.measure import EARLIER_HOW, INDICATOR_KINDS, SOURCES, Indicator, Milestone, Quote
from dialog_toolkit.domain.plan import PlanProfile, folded, nearest_names
from dialog_toolkit.errors import BadInput
from dialog_toolkit.i18n import N_, current_language
from dialog_toolkit.measures.deadlines import find_deadlines
from dialog_toolkit.services.measure_bodies import bodies, body
from dialog_toolkit.services.measure_known import Known, expect
from dialog_toolkit.services.measure_records import EDITABLE, LISTS, MAPS
from dialog_toolkit.services.recording_acts import tidy

_DAY_AND_MONTH = re.compile(r"(?<![\d.])(\d{1,2})\.\s?(\d{1,2})\.(?!\s?\d)")


def checked(name: str, value: Any, known: Known) -> dict[str, Any]:
    """The value to be kept, by field: one field, or two where an institution was named with its role.

    Raises BadInput for a field nobody may write, a value of the wrong kind, and what cannot be.
    """
    if name not in EDITABLE:
        near = ", ".join(nearest_names(name, EDITABLE)) or "–"
        raise BadInput(
            N_("“{field}” is no field of a measure that can be written."),
            hint=N_("Nearest: {near}"),
            field=name,
            near=near,
        )
    if name in ("lead", "supporting"):
        return bodies(name, value, known)
    given = _tidied(name, value)
    return {name: _CHECKS[name](given, known) if name in _CHECKS else given}


def _tidied(name: str, value: Any) -> Any:
    """The value with every text in it harmless and without blank ends; empty parts go."""
    if name in MAPS:
        expect(isinstance(value, Mapping), name)
        pairs = ((tidy(str(key)), tidy(str(said))) for key, said in value.items())
        return {key: said for key, said in pairs if key and said}
    if name in LISTS:
        expect(isinstance(value, list | tuple) and all(isinstance(one, str) for one in value), name)
        return tuple(dict.fromkeys(filter(None, map(tidy, value))))
    if name in _KINDS:
        expect(isinstance(value, list | tuple) and all(isinstance(one, _KINDS[name]) for one in value), name)
        return tuple(one for one in map(_tidy_part, value) if one is not None)
    expect(isinstance(value, str), name)
    return tidy(value)


_KINDS: Mapping[str, type] = {"problem": Quote, "wishes": Quote, "milestones": Milestone, "indicators": Indicator}


def _tidy_part(part: Any) -> Any:
    texts = {key: tidy(text) for key, text in vars(part).items() if isinstance(text, str)}
    return replace(part, **texts) if any(texts.values()) else None


def _title(text: str, known: Known) -> str:
    if not text:
        raise BadInput(N_("A measure needs a title."))
    return " ".join(text.split())


def _deadline(text: str, known: Known) -> str:
    words = impossible_date(text, known.profile)
    if words:
        raise BadInput(
            N_("There is no such date: “{words}”."),
            hint=N_(
                "Name a day, a month, a quarter or a half-year that exists: 30.06.2027 or 2027. gada 2. ceturksnis."
            ),
            words=words,
        )
    return text


def impossible_date(text: str, profile: PlanProfile) -> str:
    """The words of the first date in the text that no calendar has, or "". A vague date is not impossible."""
    for found in find_deadlines(text, (profile.period.start.year, profile.period.end.year)):
        if found.day is None:
            return found.words
    for match in _DAY_AND_MONTH.finditer(text):
        longest = {2: 29, 4: 30, 6: 30, 9: 30, 11: 30}.get(int(match[2]), 31)
        if not (1 <= int(match[2]) <= 12 and 1 <= int(match[1]) <= longest):
            return match[0]
    return ""


def _milestones(parts: tuple[Milestone, ...], known: Known) -> tuple[Milestone, ...]:
    for part in parts:
        _deadline(part.deadline, known)
    return parts


def _indicators(parts: tuple[Indicator, ...], known: Known) -> tuple[Indicator, ...]:
    for part in parts:
        _one_of(part.kind, INDICATOR_KINDS)
    return parts


def _values(ids: tuple[str, ...], known: Known) -> tuple[str, ...]:
    names = {value.id: (value.name.lv, value.name.en) for value in known.profile.values}
    return tuple(dict.fromkeys(_named(id, names, N_("There is no value “{given}” in the plan.")) for id in ids))


def _value_how(said: dict[str, str], known: Known) -> dict[str, str]:
    return dict(zip(_values(tuple(said), known), said.values(), strict=False))


def _direction(text: str, known: Known) -> str:
    names = {each.id: (str(each.number), each.name.lv, each.name.en) for each in known.profile.directions}
    return _named(text, names, N_("There is no direction “{given}” in the plan.")) if text else ""


def _earlier(text: str, known: Known) -> str:
    names = {each.number: (each.name.lv, each.name.en) for each in known.profile.previous.measures}
    asked = text.rstrip(".")
    return _named(asked, names, N_("There is no measure “{given}” in the previous plan.")) if text else ""


def _named(given: str, names: Mapping[str, tuple[str, ...]], message: str) -> str:
    """The id that is given, or that has the name given."""
    for id, called in names.items():
        if given == id or folded(given) in {folded(each) for each in (id, *called)}:
            return id
    language = 0 if current_language() == "lv" else 1
    near = nearest_names(given, [called[-2:][language] for called in names.values()])
    raise BadInput(message, hint=N_("Nearest: {near}"), given=given, near=", ".join(near) or ", ".join(names))


def _one_of(given: str, choices: tuple[str, ...]) -> str:
    if given and given not in choices:
        hint = N_("Choose one of: {choices}")
        raise BadInput(N_("“{given}” cannot be chosen here."), hint=hint, given=given, choices=", ".join(choices))
    return given


def _quotes(name: str) -> Callable[[tuple[Quote, ...], Known], tuple[Quote, ...]]:
    def check(quotes: tuple[Quote, ...], known: Known) -> tuple[Quote, ...]:
        had = {quote.idea for quote in getattr(known.before, name)}
        for quote in quotes:
            whole = known.texts.get(quote.idea)
            if whole is None and quote.idea not in had:
                raise _no_idea(quote.idea)
            parts = [part.strip() for part in quote.text.split("[…]")]
            if whole is not None and not all(part in whole for part in parts):
                raise BadInput(
                    N_("Idea {id} does not say that: a quote keeps to the words that were recorded."),
                    hint=N_("Leave words out with […], or write it as the problem in your own words."),
                    id=quote.idea,
                )
        return quotes

    return check


def _ideas(name: str) -> Callable[[tuple[str, ...], Known], tuple[str, ...]]:
    def check(ids: tuple[str, ...], known: Known) -> tuple[str, ...]:
        for id in ids:
            if id not in known.texts and id not in getattr(known.before, name):
                raise _no_idea(id)
        return ids

    return check


def _no_idea(id: str) -> BadInput:
    return BadInput(
        N_("There is no idea “{id}” in the project, or it is withdrawn."),
        hint=N_("An idea is named by its session and number: dobele/07."),
        id=id,
    )


def _themes(ids: tuple[str, ...], known: Known) -> tuple[str, ...]:
    for id in ids:
        if id not in known.themes and id not in known.before.themes:
            near = ", ".join(nearest_names(id, known.themes)) or "–"
            raise BadInput(N_("There is no theme “{id}”."), hint=N_("Nearest: {near}"), id=id, near=near)
    return ids


_CHECKS: Mapping[str, Callable[[Any, Known], Any]] = {
    "title": _title,
    "deadline": _deadline,
    "milestones": _milestones,
    "indicators": _indicators,
    "values": _values,
    "value_how": _value_how,
    "direction": _direction,
    "earlier": _earlier,
    "earlier_how": lambda given, _known: _one_of(given, EARLIER_HOW),
    "source": lambda given, _known: _one_of(given, SOURCES),
    "roles": lambda given, known: {body(name, known)[0]: role for name, role in given.items()},
    "problem": _quotes("problem"),
    "wishes": _quotes("wishes"),
    "ideas": _ideas("ideas"),
    "solution_ideas": _ideas("solution_ideas"),
    "themes": _themes,
}
