"""Measures as fields of ledger entities, and back. Pure: knows no database.

A measure is the entity ``measure:<id>``. A field holds what a person decided: plain text, or canonical JSON where
the value has parts. "" stands for nothing decided, so the machine's draft shows through; `EMPTIED` for a field that
a person made empty. The draft that was taken over stands in ``draft/<fingerprint>/<field>``. Words of participants
are kept as places in the idea they come from, never as words, so that an erased idea is erased here too.
"""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from dialog_toolkit.domain.measure import Indicator, Measure, Milestone, Quote, Suggestion
from dialog_toolkit.domain.review import State
from dialog_toolkit.language.cleaning import MAX_TEXT, clean
from dialog_toolkit.ledger.identity import canonical

MEASURE, COMMENT, COMMITMENT = "measure:", "comment:", "commitment:"
"""What the names of these entities begin with."""
DRAFT, MARK, OPINION, OVERRULE = "draft/", "mark/", "opinion/", "overrule/"
"""What the names of these fields of a measure begin with."""
EMPTIED = '""'

TEXTS = (
    "title", "number", "commitment", "problem_text", "baseline", "causes", "before", "solution", "result",
    "direction", "lead", "deadline", "funding", "evidence", "source", "earlier", "earlier_how",
)  # fmt: skip
LISTS = ("values", "supporting", "actors", "themes", "ideas", "submissions", "solution_ideas")
MAPS = ("value_how", "roles")
QUOTES = ("problem", "wishes")
PARTS = ("milestones", "indicators")
EDITABLE = (*TEXTS, *LISTS, *MAPS, *QUOTES, *PARTS)
"""What a person writes; the rest of a measure is state, lineage and what a machine proposed."""
_KEPT_APART = ("state", "state_reason", "merged_into", "made_from", "suggested", "suggested_fields", "machine_written")
FIELDS = (*EDITABLE, *_KEPT_APART)
_ID_LISTS = ("ideas", "solution_ideas")
_LEFT_OUT = "[…]"

Texts = Mapping[str, str]
"""Texts of ideas by id."""


def to_text(field: str, value: Any, texts: Texts) -> str:
    """The text a field is kept as; never "", which would mean that nothing was decided."""
    if field in MAPS:
        return canonical(dict(value))
    if field in QUOTES:
        return canonical([_quote_to_json(quote, texts) for quote in value])
    if field == "milestones":
        return canonical([{"output": m.output, "deadline": m.deadline, "who": m.who} for m in value])
    if field == "indicators":
        return canonical([{name: getattr(one, name) for name in _INDICATOR} for one in value])
    if field == "suggested":
        return canonical({name: [_suggestion_to_json(one) for one in found] for name, found in value.items()})
    if field in (*LISTS, "made_from", "suggested_fields", "machine_written"):
        return _list_to_text(field, tuple(value))
    return str(value) or EMPTIED


def from_text(field: str, text: str, texts: Texts) -> Any:
    """The value a field's text stands for. Whatever the text is, a value comes back; words stay visible."""
    if field in MAPS:
        told = _json(text)
        return {_safe(k): _word(v) for k, v in told.items()} if isinstance(told, dict) else {}
    if field in QUOTES:
        return tuple(_quote(one, texts) for one in _objects(text) if _word(one.get("idea")))
    if field == "milestones":
        return _parts(_milestone, text, lambda words: Milestone(words))
    if field == "indicators":
        return _parts(_indicator, text, lambda words: Indicator(words))
    if field == "suggested":
        return _suggested(text)
    if field in (*LISTS, "made_from", "suggested_fields", "machine_written"):
        return _list(text)
    if field == "state":
        return State(text) if text in set(State) else State.DRAFT
    return "" if text in ("", EMPTIED) else _safe(text)


def measure_to_fields(measure: Measure, texts: Texts) -> dict[str, str]:
    """The text of each field that says something."""
    return {
        name: to_text(name, getattr(measure, name), texts)
        for name in FIELDS
        if getattr(measure, name) and name != "state"
    }


def measure_from_fields(id: str, fields: Mapping[str, str], texts: Texts) -> Measure:
    """The measure that its fields describe."""
    values = {name: from_text(name, fields[name], texts) for name in FIELDS if fields.get(name)}
    return Measure(id, **{"title": "", **values})


def fingerprint(fields: Mapping[str, str]) -> str:
    """A short name of a machine's draft: the same draft has the same."""
    return hashlib.blake2b(canonical(dict(fields)).encode(), digest_size=5).hexdigest()


_INDICATOR = ("text", "baseline", "target", "unit", "kind")


def _list_to_text(field: str, items: tuple[str, ...]) -> str:
    """JSON; very long lists of ideas by session, in order of session and number, so that they find room."""
    plain = canonical(list(items))
    if len(plain) <= MAX_TEXT or field not in _ID_LISTS:
        return plain
    by_session: dict[str, list[str]] = {}
    for item in items:
        session, _slash, number = item.rpartition("/")
        by_session.setdefault(session, []).append(number)
    return canonical({session: " ".join(numbers) for session, numbers in by_session.items()})


def _list(text: str) -> tuple[str, ...]:
    told = _json(text)
    if isinstance(told, dict):
        return tuple(f"{_safe(s)}/{number}" for s, numbers in told.items() for number in _word(numbers).split())
    if isinstance(told, list):
        return tuple(dict.fromkeys(filter(None, map(_word, told))))
    words = "" if text == EMPTIED else _safe(text).strip()
    return (words,) if words else ()


def _quote_to_json(quote: Quote, texts: Texts) -> dict[str, object]:
    """The places of the quoted words in the idea; without places the whole idea is quoted."""
    whole = texts.get(quote.idea, "")
    places: list[list[int]] = []
    at = 0
    for part in map(str.strip, quote.text.split(_LEFT_OUT)):
        at = whole.find(part, at) if part else at
        if at < 0:
            return {"idea": quote.idea}
        if part:
            places.append([at, at + len(part)])
            at += len(part)
    if not places or places == [[0, len(whole)]]:
        return {"idea": quote.idea}
    return {"idea": quote.idea, "places": places, "of": _check(whole)}


def _quote(told: Mapping[str, object], texts: Texts) -> Quote:
    """The words as they now stand in the idea; all of it where it was changed since, none where it is gone."""
    idea = _word(told.get("idea"))
    whole = texts.get(idea, "")
    places = told.get("places")
    if not isinstance(places, list) or told.get("of") != _check(whole):
        return Quote(idea, whole)
    spans = [p for p in places if isinstance(p, list) and len(p) == 2 and all(type(n) is int and n >= 0 for n in p)]
    parts = [part for start, end in spans if (part := whole[start:end].strip())]
    if not parts:
        return Quote(idea, whole)
    before = f"{_LEFT_OUT} " if spans[0][0] > 0 else ""
    after = f" {_LEFT_OUT}" if spans[-1][1] < len(whole) else ""
    return Quote(idea, before + f" {_LEFT_OUT} ".join(parts) + after, shortened=True)


def _check(text: str) -> str:
    return hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=4).hexdigest()


def _suggestion_to_json(one: Suggestion) -> dict[str, object]:
    return {"value": one.value, "score": one.score, "because": list(one.because)}


def _suggested(text: str) -> dict[str, tuple[Suggestion, ...]]:
    told = _json(text)
    if not isinstance(told, dict):
        return {}
    found = {
        _safe(name): tuple(_suggestion(one) for one in ones if isinstance(one, dict))
        for name, ones in told.items()
        if isinstance(ones, list) and name in EDITABLE
    }
    return {name: ones for name, ones in found.items() if ones}


def _suggestion(told: Mapping[str, object]) -> Suggestion:
    score, because = told.get("score"), told.get("because")
    real = isinstance(score, int | float) and not isinstance(score, bool) and 0 <= score <= 1
    words = tuple(map(_word, because)) if isinstance(because, list) else ()
    return Suggestion(_word(told.get("value")), float(score) if real else 0.0, words)  # type: ignore[arg-type]


def _milestone(told: Mapping[str, object]) -> Milestone:
    return Milestone(*(_word(told.get(name)) for name in ("output", "deadline", "who")))


def _indicator(told: Mapping[str, object]) -> Indicator:
    return Indicator(*(_word(told.get(name)) for name in _INDICATOR))


def _parts(make: Callable[[Mapping[str, object]], Any], text: str, from_words: Callable[[str], Any]) -> Any:
    """Each part; text that is no JSON, as another program may write, is one part in its own words."""
    told = _json(text)
    if isinstance(told, list):
        return tuple(make(one) if isinstance(one, dict) else from_words(_word(one)) for one in told if one)
    words = "" if text == EMPTIED else _safe(text).strip()
    return (from_words(words),) if words else ()


def _objects(text: str) -> Sequence[Mapping[str, object]]:
    told = _json(text)
    return [one for one in told if isinstance(one, dict)] if isinstance(told, list) else []


def _json(text: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _word(told: object) -> str:
    """A text as it is; a number as written; nothing for what is no text."""
    if isinstance(told, bool) or told is None:
        return ""
    return _safe(told) if isinstance(told, str) else str(told) if isinstance(told, int | float) else ""


def _safe(text: str) -> str:
    """The text, harmless: JSON can spell characters that no screen and no file takes."""
    return text if text.isprintable() else clean(text)
