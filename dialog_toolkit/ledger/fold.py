"""What a thing now is, worked out from its changes; no clock and no order of arrival decides anything.

Where two people changed a field without having seen each other's change both texts stay; equal texts are no
conflict. The text shown first is that of the deepest change, then of the greatest id. A deletion that had not
seen an edit does not remove it.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from dialog_toolkit.domain.change import DELETED, Change, EntityState, FieldState
from dialog_toolkit.ledger.identity import ERASED
from dialog_toolkit.ledger.log import load, load_under
from dialog_toolkit.ledger.project import Project

KEPT = "kept"
"""Text of a change on the field of deletions that takes a deletion back; a deletion has the text ""."""


class Heads:
    """The changes of one entity that nothing has replaced, kept up while more changes are added.

    `fields`: the heads of each field. `marks`: deletions, and deletions taken back, that nobody has answered.
    `live`: heads that no deletion has seen.
    """

    def __init__(self, changes: Iterable[Change] = ()) -> None:
        self.by_id: dict[str, Change] = {}
        self._named: dict[str, list[Change]] = defaultdict(list)
        for change in changes:
            self.add(change)

    def add(self, change: Change) -> None:
        """Take in one more change of the entity; the order does not matter."""
        self.by_id[change.id] = change
        for parent in change.parents if change.field != ERASED else ():  # erasing replaces nothing
            self._named[parent].append(change)

    @property
    def fields(self) -> dict[str, list[Change]]:
        """The heads of each field, the one shown first in front."""
        out: dict[str, list[Change]] = defaultdict(list)
        for change in self.by_id.values():
            if not _is_mark(change) and not self._is_replaced(change):
                out[change.field].append(change)
        return {name: sorted(found, key=_first_shown, reverse=True) for name, found in out.items()}

    @property
    def marks(self) -> list[Change]:
        """Deletions, and deletions taken back, that no later change of the entity names."""
        found = [c for c in self.by_id.values() if c.field == DELETED and not self._named.get(c.id)]
        return sorted(found, key=_order)

    def of_field(self, field: str) -> list[Change]:
        """The heads of one field, the one shown first in front."""
        found = [c for c in self.by_id.values() if c.field == field and not self._is_replaced(c)]
        return sorted(found, key=_first_shown, reverse=True)

    def seen_when_writing(self, field: str) -> tuple[str, ...]:
        """What an author who sees all of this now replaces by writing to `field`; a deletion replaces everything."""
        written = [c for found in self.fields.values() for c in found] if field == DELETED else self.of_field(field)
        return tuple(sorted(change.id for change in (*written, *self.marks)))

    def depth_after(self, parents: Iterable[str]) -> int:
        """One more than the deepest of the parents."""
        return 1 + max((self.by_id[parent].depth for parent in parents if parent in self.by_id), default=0)

    def is_live(self) -> bool:
        """Whether anything stands that no deletion has seen."""
        return any(
            not any(is_deletion(child) for child in self._named.get(change.id, ()))
            for found in (*self.fields.values(), [mark for mark in self.marks if not is_deletion(mark)])
            for change in found
        )

    def _is_replaced(self, change: Change) -> bool:
        return any(child.field == change.field for child in self._named.get(change.id, ()))


def fold_entity(entity: str, changes: Sequence[Change]) -> EntityState:
    """What the entity is after these changes, in whatever order they are given. An erased text shows as ""."""
    heads = Heads(changes)
    deleted, live = any(is_deletion(mark) for mark in heads.marks), heads.is_live()
    fields = {name: _field_state(found) for name, found in sorted(heads.fields.items())}
    return EntityState(entity, fields, deleted and not live, deleted and live)


def state_of(project: Project, entity: str) -> EntityState:
    """What one entity now is; without fields if there is none of that name."""
    with project.reading() as connection:
        return fold_entity(entity, load(connection, [entity]).get(entity, []))


def states(project: Project, prefix: str) -> dict[str, EntityState]:
    """What each entity whose name begins with `prefix` (``theme:``) now is, the deleted ones too."""
    with project.reading() as connection:
        return {name: fold_entity(name, changes) for name, changes in sorted(load_under(connection, prefix).items())}


def conflicts(project: Project, prefix: str = "") -> list[EntityState]:
    """The entities of which two versions wait for a person, or that one side deleted and another edited."""
    with project.reading() as connection:
        loaded = load_under(connection, prefix) if prefix else load(connection)
    folded = (fold_entity(name, changes) for name, changes in sorted(loaded.items()))
    return [state for state in folded if conflict_count(state)]


def conflict_count(state: EntityState) -> int:
    """How many decisions an entity waits for."""
    if state.deleted:
        return 0
    return sum(bool(field.others) for field in state.fields.values()) + state.deleted_vs_edited


def is_deletion(change: Change) -> bool:
    """Whether the change deletes its entity, not takes a deletion back."""
    return change.field == DELETED and change.text != KEPT


def _field_state(heads: Sequence[Change]) -> FieldState:
    texts = list(dict.fromkeys(head.text for head in heads if head.text is not None)) or [""]
    return FieldState(texts[0], tuple(texts[1:]), tuple(sorted(head.id for head in heads)))


def _is_mark(change: Change) -> bool:
    return change.field in (DELETED, ERASED)


def _order(change: Change) -> tuple[int, str]:
    return change.depth, change.id


def _first_shown(change: Change) -> tuple[bool, int, str]:
    return change.text is not None, change.depth, change.id
