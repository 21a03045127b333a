"""Joining ledgers: the union of their changes. Any order, any repetition, any part gives the same in the end.

A row is checked before it is believed; one that fails is set aside and the others come in.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from dialog_toolkit.ledger import log
from dialog_toolkit.ledger.drafts import seal
from dialog_toolkit.ledger.identity import BadRow, Row, check_word, from_json, to_json
from dialog_toolkit.ledger.project import Project
from dialog_toolkit.ledger.views import refresh_views


@dataclass(frozen=True)
class Quarantined:
    """A row that was not taken: its place in what was given, from 1, and why (an English message id)."""

    line: int
    reason: str


@dataclass(frozen=True)
class JoinReport:
    """What joining brought: changes that were new and that were there already, rows set aside, and how many
    changes the ledger now refers to without having them (a bundle handed in earlier is missing)."""

    new: int
    already: int
    quarantined: tuple[Quarantined, ...]
    missing_parents: int


def export_rows(project: Project) -> list[dict[str, Any]]:
    """The whole log as JSON objects, in order (depth, id): always everything, so nothing can be left behind.

    What is being typed is sealed first, where the project can be written to.
    """
    if project.readonly_reason is None:
        with project.writing() as connection:
            seal(connection, project)
            return [to_json(row) for row in log.load_rows(connection)]
    with project.reading() as connection:
        return [to_json(row) for row in log.load_rows(connection)]


def import_rows(project: Project, rows: Iterable[object]) -> JoinReport:
    """Take in the rows of another ledger in one transaction. Repeating it changes nothing."""
    good: dict[str, Row] = {}
    quarantined = []
    for line, item in enumerate(rows, start=1):
        try:
            row = from_json(item)
        except BadRow as fault:
            quarantined.append(Quarantined(line, str(fault)))
            continue
        known = good.get(row.change.id)
        if known is None or known.salt is None:
            good[row.change.id] = row
    with project.writing() as connection:
        had = log.present(connection, good)
        refresh_views(connection, log.add_rows(connection, list(good.values())))
        missing = log.missing_parents(connection)
    return JoinReport(len(good) - len(had), len(had), tuple(quarantined), missing)


def check_word_of(project: Project) -> str:
    """Six letters that are the same on two screens exactly when both ledgers hold the same changes."""
    with project.reading() as connection:
        return check_word(log.heads(connection))
