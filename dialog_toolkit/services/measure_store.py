"""What the ledger holds of measures, read at once: what people decided, over the drafts they took over."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from dialog_toolkit.domain.change import Change, EntityState
from dialog_toolkit.domain.measure import Measure
from dialog_toolkit.domain.review import State
from dialog_toolkit.ledger.fold import Heads, fold_entity
from dialog_toolkit.ledger.log import load_under
from dialog_toolkit.ledger.project import Project
from dialog_toolkit.ledger.views import ideas
from dialog_toolkit.services.measure_records import (
    COMMENT,
    DRAFT,
    EDITABLE,
    FIELDS,
    MARK,
    MEASURE,
    Texts,
    measure_from_fields,
)

SUGGESTED, MODEL = "suggested", "model"
"""Words of a mark on a field: a machine wrote it and nobody kept it; a language model wrote it."""

_DRAFTED = (*EDITABLE, "suggested", "suggested_fields", "machine_written")
"""What a draft may say; state and lineage are never a machine's."""


@dataclass(frozen=True)
class Stored:
    """One measure as the ledger holds it.

    `own` is what people decided, `base` the draft under it, as texts by field; `changes` is everything ever written.
    `taken`: a person did something with it that stands, so it is no longer only a machine's.
    """

    measure: Measure
    state: EntityState
    changes: tuple[Change, ...]
    own: Mapping[str, str]
    base: Mapping[str, str]
    base_name: str
    base_heads: tuple[str, ...]
    taken: bool

    @property
    def deleted(self) -> bool:
        """Whether it was withdrawn, and nobody wrote to it unseen by that."""
        return self.state.deleted

    def heads(self, field: str) -> tuple[str, ...]:
        """The changes that a person sees who looks at the field now."""
        found = self.state.fields.get(field)
        return found.heads if found else ()

    def shown(self, field: str) -> str:
        """The text that counts: a person's, else the draft's."""
        return self.own.get(field) or self.base.get(field, "")


@dataclass(frozen=True)
class Everything:
    """All measures that the ledger knows, by id, and the texts of ideas by id, which quotes are read from."""

    measures: Mapping[str, Stored]
    texts: Texts
    comments: Mapping[str, Sequence[Change]]


def read_all(project: Project) -> Everything:
    """Read the measures, their comments and the texts of ideas; nothing in them makes reading fail."""
    with project.reading() as connection:
        written = load_under(connection, MEASURE)
        comments = load_under(connection, COMMENT)
    texts = {idea.id: idea.text for idea in ideas(project)}
    spoken = {measure_of_comment(name) for name, found in comments.items() if is_comment(name, found)}
    stored = {name.removeprefix(MEASURE): _stored(name, found, texts, spoken) for name, found in written.items()}
    return Everything(_settled(stored), texts, comments)


def measure_of_comment(entity: str) -> str:
    """The id of the measure that a comment is on."""
    return entity.removeprefix(COMMENT).rpartition("/")[0]


def is_comment(entity: str, changes: Sequence[Change]) -> bool:
    """Whether a comment says something that was not taken back."""
    state = fold_entity(entity, changes)
    return not state.deleted and "text" in state.fields and bool(state.fields["text"].value.strip())


def _stored(entity: str, changes: Sequence[Change], texts: Texts, spoken: set[str]) -> Stored:
    id = entity.removeprefix(MEASURE)
    state = fold_entity(entity, changes)
    own = {name: field.value for name, field in state.fields.items() if not name.startswith(DRAFT) and field.value}
    base_name, base, base_heads = _base(changes)
    fields = {name: own.get(name) or base.get(name, "") for name in FIELDS}
    measure = _with_marks(measure_from_fields(id, fields, texts), own, base)
    taken = bool(own) or any(field.others for field in state.fields.values()) or id in spoken
    return Stored(measure, state, tuple(changes), own, base, base_name, base_heads, taken)


def _base(changes: Sequence[Change]) -> tuple[str, dict[str, str], tuple[str, ...]]:
    """The draft taken over last: its name, texts by field, and heads; on two laptops the same."""
    drafts: dict[str, list[Change]] = defaultdict(list)
    for field, found in Heads(changes).fields.items():
        name = field.removeprefix(DRAFT).partition("/")[0]
        if field.startswith(DRAFT) and found[0].text:
            drafts[name].append(found[0])
    if not drafts:
        return "", {}, ()
    name = max(drafts, key=lambda each: (max(change.depth for change in drafts[each]), each))
    said = {change.field.removeprefix(f"{DRAFT}{name}/"): change.text or "" for change in drafts[name]}
    heads = tuple(change.id for found in drafts.values() for change in found)
    return name, {field: said[field] for field in said.keys() & set(_DRAFTED)}, heads


def _with_marks(measure: Measure, own: Mapping[str, str], base: Mapping[str, str]) -> Measure:
    """The measure with what is still a machine's: fields nobody kept, and proposals for fields nobody decided."""
    marks = {name.removeprefix(MARK): set(text.split()) for name, text in own.items() if name.startswith(MARK)}
    suggested = [name for name in measure.suggested_fields if name in EDITABLE and not own.get(name)]
    suggested += [name for name, words in marks.items() if SUGGESTED in words and name in EDITABLE]
    written = [name for name in measure.machine_written if name in EDITABLE and own.get(name) in (None, base.get(name))]
    written += [name for name, words in marks.items() if MODEL in words and name in EDITABLE]
    return replace(
        measure,
        suggested={name: found for name, found in measure.suggested.items() if not own.get(name)},
        suggested_fields=tuple(dict.fromkeys(suggested)),
        machine_written=tuple(dict.fromkeys(written)),
    )


def _settled(stored: Mapping[str, Stored]) -> dict[str, Stored]:
    """Merged measures that lead to none that stands, stand again, so that nothing merged can be lost.

    That is where the heir is not there (half of a bundle) or two laptops merged in a circle; of a circle the least
    id stands.
    """
    out = dict(stored)
    while lost := _lost(out):
        id = min(lost, key=lambda each: (bool(lost[each]), each))
        out[id] = replace(out[id], measure=replace(out[id].measure, state=State.DRAFT, merged_into=""))
    return out


def _lost(stored: Mapping[str, Stored]) -> dict[str, tuple[str, ...]]:
    """Merged measures from which no way leads to one that is not, with those they went into."""
    measures = [each.measure for each in stored.values() if each.taken]
    found = {measure.id for measure in measures if measure.state is not State.MERGED}
    merged = {m.id: heirs_of(m.id, measures) for m in measures if m.state is State.MERGED}
    while True:
        more = {id for id, heirs in merged.items() if id not in found and found.intersection(heirs)}
        if not more:
            there = {measure.id for measure in measures}
            return {id: tuple(there.intersection(heirs)) for id, heirs in merged.items() if id not in found}
        found |= more


def heirs_of(id: str, measures: Iterable[Measure]) -> tuple[str, ...]:
    """The measures that a merged one went into: the one it names, else those that say they were made from it."""
    listed = list(measures)
    named = next((measure.merged_into for measure in listed if measure.id == id), "")
    return (named,) if named else tuple(measure.id for measure in listed if id in measure.made_from)
