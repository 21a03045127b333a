"""The record of what people entered or decided: changes, and what is known of a thing from them.

A change is content-addressed and names the changes its author had seen (`parents`). A value disappears only when
somebody who had seen it replaced or deleted it.
"""

from dataclasses import dataclass

DELETED = "*"
"""The field a deletion is written to."""


@dataclass(frozen=True)
class Change:
    """One entry of the ledger. `wall` is a clock reading (ISO 8601 UTC), only information; `depth` orders display."""

    id: str
    entity: str
    field: str
    text: str | None
    author: str
    device: str
    wall: str
    depth: int
    parents: tuple[str, ...]


@dataclass(frozen=True)
class FieldState:
    """What a field now holds: `value`, and `others` where two people changed it unseen by each other."""

    value: str
    others: tuple[str, ...]
    heads: tuple[str, ...]


@dataclass(frozen=True)
class EntityState:
    """What is known of one thing. `deleted_vs_edited`: one side deleted it while another edited it; it stays."""

    entity: str
    fields: dict[str, FieldState]
    deleted: bool
    deleted_vs_edited: bool = False
