"""Holding plain values to the shape of a dataclass, and building the dataclass from them.

The dataclasses of `dialog_toolkit.domain` are the schema: a field without a default is required, its type says what
may stand there. So a profile's form is written down once.
"""

import difflib
import types
from collections.abc import Iterator
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from dialog_toolkit.domain.text import Bilingual
from dialog_toolkit.i18n import N_

T = TypeVar("T")

Misfit = tuple[str, str, dict[str, str | int]]
"""Field path, English message id, facts."""

_WANTED = {
    str: N_("text is needed here, in quotes if it looks like a number, date or yes/no"),
    int: N_("a whole number is needed here"),
    bool: N_("true or false is needed here"),
    date: N_("a date is needed here, as 2026-01-31"),
}
_LANGUAGE_MISSING = {"lv": N_("the Latvian text is missing"), "en": N_("the English text is missing")}


def misfits(value: Any, kind: Any, field: str) -> Iterator[Misfit]:
    """Every way in which the value is not of the kind: a type, a dataclass, a tuple of them, or one or None."""
    if get_origin(kind) in (Union, types.UnionType):
        if value is not None:
            yield from misfits(value, _without_none(kind), field)
    elif get_origin(kind) is tuple:
        if not isinstance(value, list):
            yield field, N_("a list is needed here"), {}
            return
        for i, item in enumerate(value):
            yield from misfits(item, get_args(kind)[0], f"{field}[{i}]")
    elif is_dataclass(kind):
        yield from _misfits_of_table(value, kind, field)
    else:
        yield from _misfits_of_scalar(value, kind, field)


def _misfits_of_scalar(value: Any, kind: Any, field: str) -> Iterator[Misfit]:
    if issubclass(kind, StrEnum):
        if value not in list(kind):
            yield field, N_("one of these is needed here: {choices}"), {"choices": ", ".join(kind)}
    elif not _is(value, kind):
        yield field, _WANTED[kind], {}
    elif kind is str and not value.strip():
        yield field, N_("the text is empty"), {}


def _misfits_of_table(value: Any, kind: Any, field: str) -> Iterator[Misfit]:
    if not isinstance(value, dict):
        if kind is Bilingual:
            yield field, N_("the text is needed in both languages: lv and en"), {}
        else:
            yield field, N_("named fields are needed here: {fields}"), {"fields": ", ".join(_kinds(kind))}
        return
    kinds = _kinds(kind)
    for key in value:
        if key not in kinds:
            yield from unknown_key(str(key), list(kinds), _join(field, str(key)))
    for each in fields(kind):
        inner = _join(field, each.name)
        if each.name in value:
            if value[each.name] != "" or each.default != "":  # a text that is empty by default may be left so
                yield from misfits(value[each.name], kinds[each.name], inner)
        elif each.default is MISSING:
            missing = N_("“{field}” is missing")
            message = _LANGUAGE_MISSING[each.name] if kind is Bilingual else missing
            yield inner, message, {} if kind is Bilingual else {"field": each.name}


def unknown_key(key: str, known: list[str], field: str) -> Iterator[Misfit]:
    """That a key is not known there, with the known one it looks most like."""
    near = difflib.get_close_matches(key, known, n=1)
    if near:
        yield field, N_("“{key}” is not known here; did you mean “{nearest}”?"), {"key": key, "nearest": near[0]}
    else:
        yield field, N_("“{key}” is not known here; known are: {known}"), {"key": key, "known": ", ".join(known)}


def build(value: Any, kind: type[T]) -> T:
    """The dataclass of values that fit it. What does not fit raises TypeError or KeyError: look for misfits first."""
    built: T = _build(value, kind)
    return built


def _build(value: Any, kind: Any) -> Any:
    if get_origin(kind) in (Union, types.UnionType):
        return None if value is None else _build(value, _without_none(kind))
    if get_origin(kind) is tuple:
        return tuple(_build(item, get_args(kind)[0]) for item in value)
    if is_dataclass(kind) and isinstance(kind, type):
        kinds = _kinds(kind)
        return kind(**{key: _build(each, kinds[key]) for key, each in value.items()})
    return kind(value) if issubclass(kind, StrEnum) else value


@cache
def _kinds(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)


def _without_none(kind: Any) -> Any:
    return next(each for each in get_args(kind) if each is not type(None))


def _join(field: str, key: str) -> str:
    return f"{field}.{key}" if field else key


def _is(value: Any, kind: type) -> bool:
    if kind is int:
        return isinstance(value, int) and not isinstance(value, bool)
    if kind is date:
        return isinstance(value, date) and not isinstance(value, datetime)
    return isinstance(value, kind)
