"""Method cards: two Markdown files a method, read into a `Method` with every fault named by file, line and field.

``<id>.lv.md`` carries the front matter in both languages and the Latvian text; ``<id>.en.md`` the English text.
"""

import difflib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from dialog_toolkit.domain.method import GroupSize, Method, Representative, Role, Span, Stage, Yield
from dialog_toolkit.domain.text import Bilingual
from dialog_toolkit.errors import BadInput
from dialog_toolkit.exchange.method_schema import (
    CardEntry,
    EnglishEntry,
    ListEntry,
    PromptEntry,
    SpanEntry,
    TextEntry,
)
from dialog_toolkit.exchange.yaml_text import Fault, FaultyText, FieldPath, YamlText, dotted, parse_yaml, read_text
from dialog_toolkit.i18n import N_, _

LATVIAN, ENGLISH = ".lv.md", ".en.md"

Entry = TypeVar("Entry", bound=BaseModel)


@dataclass(frozen=True)
class _Page:
    """One file: its front matter and the text under it."""

    file: str
    front: YamlText
    body: str

    def fault(self, path: FieldPath, message: str, **facts: object) -> Fault:
        """A fault of the field at `path`."""
        return Fault(self.file, self.front.line_of(path), dotted(path), message, facts)


def load_method(path: Path) -> Method:
    """The method of the card ``<id>.lv.md`` and its English text beside it.

    Raises BadInput that tells the first fault; ``facts["faults"]`` holds all of them as `Fault`.
    """
    method, faults = _read_card(path)
    if method is None or faults:
        raise _bad_card(faults)
    return method


def load_methods(folder: Path) -> dict[str, Method]:
    """All methods of a folder by id, in the order of their codes. Raises BadInput with the faults of all cards."""
    cards = [(path, *_read_card(path)) for path in sorted(folder.glob("*" + LATVIAN))]
    faults = [fault for _path, _method, found in cards for fault in found]
    if not cards:
        faults.append(Fault(str(folder), 0, "", N_("There are no method cards in this folder.")))
    alone = {path.name.removesuffix(ENGLISH) for path in folder.glob("*" + ENGLISH)}
    alone -= {path.name.removesuffix(LATVIAN) for path, _method, _faults in cards}
    message = N_("There is no {name} beside this card.")
    faults += [Fault(str(folder / (id + ENGLISH)), 0, "", message, {"name": id + LATVIAN}) for id in sorted(alone)]
    seen: dict[str, str] = {}
    for path, method, _found in cards:
        if method and seen.setdefault(method.code, path.name) != path.name:
            facts: dict[str, object] = {"code": method.code, "other": seen[method.code]}
            faults.append(Fault(str(path), 1, "code", N_("The code {code} is also in {other}."), facts))
    if faults:
        raise _bad_card(faults)
    methods = sorted((method for _path, method, _faults in cards if method), key=lambda m: int(m.code[1:]))
    return {method.id: method for method in methods}


def _read_card(path: Path) -> tuple[Method | None, list[Fault]]:
    faults: list[Fault] = []
    page = _read_page(path, faults)
    english = _read_page(path.with_name(path.name.removesuffix(LATVIAN) + ENGLISH), faults)
    entry = _checked(page, CardEntry, faults) if page else None
    english_entry = _checked(english, EnglishEntry, faults) if english else None
    if page and entry:
        faults += _card_faults(page, entry)
    if english and english_entry and english_entry.id != path.name.removesuffix(LATVIAN):
        faults.append(
            english.fault(("id",), N_("The id must be the name of the file: {name}."), name=Path(english.file).name)
        )
    if faults or not (page and entry and english):
        return None, faults
    return _to_method(entry, Bilingual(page.body, english.body)), []


def _read_page(path: Path, faults: list[Fault]) -> _Page | None:
    name = str(path)
    try:
        front, body = _split(read_text(path))
        # The opening dashes are line 1, so the front matter is read with an empty line before it.
        page = _Page(name, parse_yaml("\n" + front), body)
    except FaultyText as fault:
        faults.append(Fault(name, fault.line, fault.field, fault.message, fault.facts))
        return None
    except OSError as fault:
        why = fault.strerror or type(fault).__name__
        faults.append(Fault(name, 0, "", N_("The card cannot be read: {why}."), {"why": why}))
        return None
    if not page.body:
        faults.append(Fault(name, 0, "", N_("There is no text under the front matter.")))
    return page


def _split(text: str) -> tuple[str, str]:
    lines = text.replace("\r\n", "\n").split("\n")
    if lines[0].rstrip() != "---":
        raise FaultyText(1, N_("A card begins with front matter between two lines of three hyphens."))
    ends = [number for number, line in enumerate(lines[1:], 1) if line.rstrip() == "---"]
    if not ends:
        raise FaultyText(1, N_("The front matter has no closing line of three hyphens."))
    return "\n".join(lines[1 : ends[0]]) + "\n", "\n".join(lines[ends[0] + 1 :]).strip()


def _checked(page: _Page, model: type[Entry], faults: list[Fault]) -> Entry | None:
    try:
        return model.model_validate(page.front.values)
    except ValidationError as error:
        for item in error.errors(include_url=False, include_input=False):
            path: FieldPath = tuple(item["loc"])
            message, facts = _shape_message(item["type"], path, str(item.get("ctx", {}).get("expected", "")), model)
            faults.append(page.fault(path, message, **facts))
        return None


def _shape_message(kind: str, path: FieldPath, expected: str, model: type[BaseModel]) -> tuple[str, dict[str, object]]:
    if kind == "extra_forbidden":
        known = _known_fields(path, model)
        near = difflib.get_close_matches(str(path[-1]), known, 1, cutoff=0.4) or [", ".join(known)]
        return N_("A card has no such field here; the nearest is “{near}”."), {"near": near[0]}
    if kind == "missing":
        return N_("This field of the card is missing."), {}
    if kind in ("enum", "literal_error"):
        return N_("Only these values are allowed: {values}."), {"values": expected.replace("'", "")}
    if kind.startswith(("int", "greater", "less")):
        return N_("A whole number of at least 1 is needed here."), {}
    if kind.startswith("bool"):
        return N_("Only true or false is allowed here."), {}
    if kind in ("tuple_type", "list_type", "too_short"):
        return N_("A list with at least one item is needed here."), {}
    if kind == "string_pattern_mismatch" and path[-1] in ("id", "code"):
        return N_("An id has small letters a–z, digits and hyphens; a code is M and a number."), {}
    if kind == "string_pattern_mismatch":
        return N_("The text must not be empty."), {}
    return N_("This value does not fit the card."), {}


def _known_fields(path: FieldPath, model: type[BaseModel]) -> list[str]:
    here: object = model
    for part in path[:-1]:
        if isinstance(part, str):
            field = getattr(here, "model_fields", {})[part]
            inner = getattr(field.annotation, "__args__", ())
            here = inner[0] if inner else field.annotation
    return list(getattr(here, "model_fields", {}))


def _card_faults(page: _Page, entry: CardEntry) -> Iterator[Fault]:
    if Path(page.file).name != entry.id + LATVIAN:
        yield page.fault(("id",), N_("The id must be the name of the file: {name}."), name=Path(page.file).name)
    total = sum(stage.minutes for stage in entry.stages)
    if total != entry.minutes:
        message = N_("The stages add up to {sum} minutes, but the card says {minutes}.")
        yield page.fault(("minutes",), message, sum=total, minutes=entry.minutes)
    if (entry.representative is Representative.POSSIBLE) != (entry.representative_conditions is not None):
        message = N_("Conditions belong to “representative: possible”, and only to it.")
        yield page.fault(("representative_conditions",), message)
    yield from _span_faults(page, ("group",), entry.group)
    if entry.group.tables:
        yield from _span_faults(page, ("group", "tables"), entry.group.tables)
    yield from _repeated(page, "stages", [stage.id for stage in entry.stages])
    yield from _repeated(page, "roles", [role.id for role in entry.roles])
    for place, _stage in enumerate(entry.stages):
        yield from _stage_faults(page, place, entry)
    for name in ("representative_conditions", "phases", "materials", "rules", "outputs"):
        both: ListEntry | None = getattr(entry, name)
        if both and len(both.lv) != len(both.en):
            message = N_("The list has {lv} items in Latvian and {en} in English.")
            yield page.fault((name,), message, lv=len(both.lv), en=len(both.en))


def _stage_faults(page: _Page, place: int, entry: CardEntry) -> Iterator[Fault]:
    stage = entry.stages[place]
    path: FieldPath = ("stages", place)
    if Yield.NOTHING in stage.yields and len(stage.yields) > 1:
        yield page.fault((*path, "yields"), N_("“nothing” stands alone."))
    if len(set(stage.yields)) < len(stage.yields):
        yield page.fault((*path, "yields"), N_("The same word stands twice."))
    if stage.minutes % stage.rounds:
        message = N_("{minutes} minutes cannot be divided into {rounds} equal rounds.")
        yield page.fault((*path, "rounds"), message, minutes=stage.minutes, rounds=stage.rounds)
    empty = [lang for lang in ("lv", "en") if not getattr(stage.prompt, lang).strip()]
    if len(empty) == 1 or (empty and stage.yields != (Yield.NOTHING,)):
        message = N_("Only a stage that yields nothing may have no prompt, and then in neither language.")
        yield page.fault((*path, "prompt", empty[0]), message)


def _span_faults(page: _Page, path: FieldPath, span: SpanEntry) -> Iterator[Fault]:
    if span.min > span.max:
        yield page.fault((*path, "max"), N_("The largest number is smaller than the smallest."))


def _repeated(page: _Page, name: str, ids: list[str]) -> Iterator[Fault]:
    counts = Counter(ids)
    for place, id in enumerate(ids):
        if counts[id] > 1 and id in ids[:place]:
            yield page.fault((name, place, "id"), N_("The id “{id}” stands twice in the card."), id=id)


def _to_method(entry: CardEntry, text: Bilingual) -> Method:
    group = entry.group
    tables = Span(group.tables.min, group.tables.max) if group.tables else None
    return Method(
        id=entry.id,
        code=entry.code,
        version=entry.version,
        name=_both(entry.name),
        purpose=_both(entry.purpose),
        kind=entry.kind,
        representative=entry.representative,
        group=GroupSize(group.min, group.max, tables),
        minutes=entry.minutes,
        unit=_both(entry.unit),
        stages=tuple(
            Stage(s.id, _both(s.name), s.minutes, s.yields, _both(s.prompt), s.rounds, s.tables) for s in entry.stages
        ),
        roles=tuple(Role(role.id, _both(role.name), _both(role.does)) for role in entry.roles),
        materials=_items(entry.materials),
        rules=_items(entry.rules),
        outputs=_items(entry.outputs),
        not_for=_both(entry.not_for),
        sources=entry.sources,
        confirmed_name=entry.confirmed_name,
        defaults_note=entry.defaults_note,
        text=text,
        representative_conditions=_items(entry.representative_conditions),
        phases=_items(entry.phases),
    )


def _both(entry: TextEntry | PromptEntry) -> Bilingual:
    return Bilingual(entry.lv, entry.en)


def _items(entry: ListEntry | None) -> tuple[Bilingual, ...]:
    return tuple(Bilingual(lv, en) for lv, en in zip(entry.lv, entry.en, strict=True)) if entry else ()


def _bad_card(faults: Iterable[Fault]) -> BadInput:
    found = tuple(faults)
    first = found[0]
    facts: dict[str, object] = {"file": Path(first.file).name, "line": first.line, "field": first.field}
    facts["what"] = _(first.message).format(**first.facts)
    if first.field:
        message = N_("The method card {file} has a fault in line {line}, field “{field}”: {what}")
    elif first.line:
        message = N_("The method card {file} has a fault in line {line}: {what}")
    else:
        message = N_("The method card {file} has a fault: {what}")
    return BadInput(message, hint=N_("Correct the card and try again."), faults=found, **facts)
