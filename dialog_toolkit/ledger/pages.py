"""Windows on all ideas: the keys of those that are wanted, in order, and the lines of a few of them.

A list on a screen holds one number an idea and asks for the lines it shows; so a hundred thousand ideas cost it no
more than a hundred.
"""

import json
from array import array
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, func, literal_column, select

from dialog_toolkit.ledger.project import Project
from dialog_toolkit.ledger.tables import IDEA_VIEW, SESSION_VIEW

_KEY: ColumnElement[int] = literal_column("idea_view.rowid")

Fold = Callable[[str], str]
"""Makes texts that differ only in case and diacritics equal."""


@dataclass(frozen=True)
class IdeaFilter:
    """Which ideas are wanted; "" asks for all. `words` are compared without diacritics, all must be there."""

    session: str = ""
    region: str = ""
    kind: str = ""
    agreement: str = ""
    language: str = ""
    words: str = ""
    only: Collection[str] | None = None


@dataclass(frozen=True)
class IdeaLine:
    """An idea in a list. `conflicts` counts its fields with two versions."""

    key: int
    id: str
    session: str
    region: str
    kind: str
    agreement: str
    language: str
    quotable: bool
    text: str
    conflicts: int


def idea_keys(project: Project, wanted: IdeaFilter, fold: Fold = str.lower) -> "array[int]":
    """Keys of the ideas that fit, by date of the session, session and number. `fold` compares the words."""
    query = (
        select(_KEY)
        .join_from(IDEA_VIEW, SESSION_VIEW, IDEA_VIEW.c.session == SESSION_VIEW.c.id)
        .where(*_conditions(wanted, fold))
        .order_by(SESSION_VIEW.c.date, SESSION_VIEW.c.id, IDEA_VIEW.c.place, IDEA_VIEW.c.id)
    )
    with project.reading() as connection:
        if wanted.words:
            _teach_folding(connection, fold)
        return array("q", connection.execute(query).scalars())


def idea_lines(project: Project, keys: Sequence[int]) -> list[IdeaLine]:
    """The lines of some keys, in their order; an idea that is gone since is left out."""
    if not keys:
        return []
    columns = (
        _KEY.label("key"),
        IDEA_VIEW.c.id,
        IDEA_VIEW.c.session,
        SESSION_VIEW.c.region,
        *(IDEA_VIEW.c[name] for name in ("kind", "agreement", "language", "quotable", "text", "conflicts")),
    )
    query = select(*columns).join_from(IDEA_VIEW, SESSION_VIEW, IDEA_VIEW.c.session == SESSION_VIEW.c.id)
    with project.reading() as connection:
        rows = connection.execute(query.where(_KEY.in_(list(keys)))).mappings().all()
    found = {row["key"]: IdeaLine(**{**row, "quotable": bool(row["quotable"])}) for row in rows}
    return [found[key] for key in keys if key in found]


def key_of(project: Project, idea_id: str) -> int | None:
    """The key of an idea, or None."""
    with project.reading() as connection:
        return connection.execute(select(_KEY).select_from(IDEA_VIEW).where(IDEA_VIEW.c.id == idea_id)).scalar()


def _conditions(wanted: IdeaFilter, fold: Fold) -> list[ColumnElement[bool]]:
    pairs = (
        (IDEA_VIEW.c.session, wanted.session),
        (SESSION_VIEW.c.region, wanted.region),
        (IDEA_VIEW.c.kind, wanted.kind),
        (IDEA_VIEW.c.agreement, wanted.agreement),
        (IDEA_VIEW.c.language, wanted.language),
    )
    conditions: list[ColumnElement[bool]] = [column == value for column, value in pairs if value]
    conditions += [func.instr(func.folded(IDEA_VIEW.c.text), word) > 0 for word in fold(wanted.words).split()]
    if wanted.only is not None:
        listed = func.json_each(json.dumps(list(wanted.only))).table_valued("value")
        conditions.append(IDEA_VIEW.c.id.in_(select(listed.c.value)))
    return conditions


def _teach_folding(connection: Connection, fold: Fold) -> None:
    driver = connection.connection.driver_connection
    assert driver is not None
    driver.create_function("folded", 1, fold, deterministic=True)
