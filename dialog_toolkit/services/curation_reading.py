"""People's decisions about themes, read from the ledger.

What another machine handed in may hold anything: a field that is not what it should be counts as blank, and never
stops the others from being read.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeGuard

from dialog_toolkit.domain.change import Change, EntityState
from dialog_toolkit.domain.curation import Curation, Decided, KeptTheme
from dialog_toolkit.domain.theme import Standing
from dialog_toolkit.language.cleaning import clean
from dialog_toolkit.ledger.fold import fold_entity
from dialog_toolkit.ledger.log import load_under
from dialog_toolkit.ledger.project import Project

THEME, CURATION, PROPOSAL = "theme:", "curation:", "proposal:"
TRUE = "true"
ANSWERS = ("dismissed", "accepted")
ORIGINS = ("machine", "person", "codebook")
MEMBERS = "members"
"""The members go on in fields ``members.2``, ``members.3`` … where they are too long for one."""

MOST_OF_A_LIST = 15_000
"""Characters of one list; a field takes 20,000."""

_MAX_NAME = 150
_MAX_PARTS = 1_000


@dataclass(frozen=True)
class Touched:
    """One entity of the ledger as it now is, with the change of each version that stands, the one shown first in front.

    `state.fields[name]` and `versions[name]` speak of the same field.
    """

    state: EntityState
    versions: Mapping[str, tuple[Change, ...]]

    def text(self, field: str) -> str:
        """The text of a field, cleaned; "" if there is none."""
        found = self.state.fields.get(field)
        return clean(found.value).strip() if found else ""

    @property
    def last(self) -> Change | None:
        """The change made last, as far as depth tells."""
        every = [change for changes in self.versions.values() for change in changes]
        return max(every, key=lambda change: (change.depth, change.id), default=None)


def touched(project: Project) -> dict[str, Touched]:
    """Everything of the realm of curation that is not deleted, by entity."""
    with project.reading() as connection:
        loaded = {
            name: changes
            for prefix in (THEME, CURATION, PROPOSAL)
            for name, changes in load_under(connection, prefix).items()
        }
    found = {name: _touched(name, changes) for name, changes in sorted(loaded.items())}
    return {name: one for name, one in found.items() if not one.state.deleted}


def read_curation(project: Project) -> Curation:
    """All decisions as they now stand. Themes and ideas of which everything was taken back are left out."""
    return curation_of(touched(project))


def curation_of(entities: Mapping[str, Touched]) -> Curation:
    """The decisions that these entities hold."""
    themes = {id: _kept(id, one) for id, one in _under(entities, THEME)}
    decided = {id: _decided(id, one) for id, one in _under(entities, CURATION)}
    notes = {id: one.text("note") for id, one in _under(entities, CURATION)}
    answers = {id: one.text("answer") for id, one in _under(entities, PROPOSAL)}
    return Curation(
        themes={id: kept for id, kept in themes.items() if kept is not None},
        decided={id: one for id, one in decided.items() if one is not None},
        dismissed=frozenset(id for id, answer in answers.items() if answer in ANSWERS),
        notes={id: note for id, note in notes.items() if note},
        conflicts=tuple(name for name, one in entities.items() if in_doubt(one)),
    )


def in_doubt(one: Touched) -> list[str]:
    """The fields of which two versions wait for a person."""
    return [name for name, field in one.state.fields.items() if field.others]


def read_names(text: str) -> tuple[str, ...]:
    """Ids out of a JSON list, each once; () for anything else."""
    return tuple(dict.fromkeys(item for item in _list(text) if is_name(item)))


def is_name(value: object) -> TypeGuard[str]:
    """Whether a value may be the id of a theme or an idea: short, on one line, with nothing hidden in it."""
    return isinstance(value, str) and 0 < len(value) <= _MAX_NAME and value == clean(value) and "\n" not in value


def names_to_fields(field: str, ids: Sequence[str], before: Iterable[str] = ()) -> dict[str, str]:
    """The list as one field, or as several where it is long; those of `before` that are no longer needed get ""."""
    parts: list[list[str]] = [[]]
    for id in ids:
        if len(to_json([*parts[-1], id])) > MOST_OF_A_LIST:
            parts.append([])
        parts[-1].append(id)
    texts = {name: to_json(part) if part else "" for name, part in zip(_names(field), parts, strict=False)}
    spare = {name: "" for name in before if name not in texts and (name == field or name.startswith(f"{field}."))}
    return texts | spare


def to_json(value: object) -> str:
    """JSON in one form, so that equal values are equal texts."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def place_to_text(decided: Decided) -> str:
    """A decision as its field holds it; who decided and when the ledger knows itself."""
    told = {"standing": str(decided.standing), "theme": decided.theme, "of": decided.of, "because": decided.because}
    return to_json({name: value for name, value in told.items() if value})


def place_of_text(idea: str, text: str, by: str = "", at: str = "") -> Decided | None:
    """The decision that a field holds; None if it holds none that can be followed."""
    value = _parsed(text)
    told = value if isinstance(value, dict) else {}
    given = {name: told.get(name, "") for name in ("theme", "of")}
    because = told.get("because", "")
    try:
        standing = Standing(told.get("standing", ""))
    except ValueError:
        return None
    needed = {Standing.THEME: "theme", Standing.DUPLICATE: "of"}.get(standing)
    if needed and not is_name(given[needed]):
        return None
    names = {name: one if is_name(one) else "" for name, one in given.items()}
    reason = clean(because).strip() if isinstance(because, str) else ""
    return Decided(idea, standing, **names, because=reason, by=by, at=at)


def _touched(name: str, changes: Sequence[Change]) -> Touched:
    state = fold_entity(name, changes)
    by_id = {change.id: change for change in changes}
    shown = {
        field: tuple(
            sorted(
                (by_id[head] for head in known.heads if head in by_id),
                key=lambda change: (change.text is not None, change.depth, change.id),
                reverse=True,
            )
        )
        for field, known in state.fields.items()
    }
    return Touched(state, shown)


def _under(entities: Mapping[str, Touched], prefix: str) -> Iterable[tuple[str, Touched]]:
    for name, one in entities.items():
        id = name.removeprefix(prefix)
        if name.startswith(prefix) and is_name(id):
            yield id, one


def _kept(id: str, one: Touched) -> KeptTheme | None:
    if not any(field.value for field in one.state.fields.values()):
        return None
    last = one.last
    merged_into = one.text("merged_into")
    return KeptTheme(
        id,
        title=" ".join(one.text("title").split()),
        members=tuple(dict.fromkeys(id for field in _names(MEMBERS, one) for id in read_names(one.text(field)))),
        fixed=one.text("fixed") == TRUE,
        confirmed=one.text("confirmed") == TRUE,
        note=one.text("note"),
        links=read_names(one.text("links")),
        apart=read_names(one.text("apart")),
        merged_into=merged_into if is_name(merged_into) and merged_into != id else "",
        examples=tuple(item for item in _list(one.text("examples")) if isinstance(item, str) and item.strip()),
        origin=one.text("origin") if one.text("origin") in ORIGINS else ORIGINS[0],
        by=clean(last.author) if last else "",
        at=clean(last.wall) if last else "",
    )


def _decided(id: str, one: Touched) -> Decided | None:
    versions = one.versions.get("place")
    if not versions:
        return None
    return place_of_text(id, one.text("place"), clean(versions[0].author), clean(versions[0].wall))


def _names(field: str, one: Touched | None = None) -> Iterable[str]:
    """``members``, ``members.2``, ``members.3`` …; only those that there are, if an entity is given."""
    names = (field, *(f"{field}.{number}" for number in range(2, _MAX_PARTS)))
    return (name for name in names if one is None or name in one.state.fields)


def _list(text: str) -> list[object]:
    value = _parsed(text)
    return value if isinstance(value, list) else []


def _parsed(text: str) -> object:
    try:
        return json.loads(text) if text else None
    except (ValueError, RecursionError):
        return None
