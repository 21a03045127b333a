"""The balance sheet as a table of text."""

from collections.abc import Iterable, Mapping

from rich.cells import cell_len, set_cell_size

from dialog_toolkit.domain.theme import Balance, BalanceRow
from dialog_toolkit.i18n import _, current_language
from dialog_toolkit.i18n.dates import number
from dialog_toolkit.services.theme_wall import Wall
from dialog_toolkit.tui.workbench.members import one_line

NAME = 18
"""Cells of the first column; with the five others the sheet fits a window on 80 columns."""
FIGURE = 8


def balance_text(wall: Wall) -> str:
    """Where every idea ended: in all, by region, by session; nothing where there are no themes."""
    sheet = wall.balance
    if sheet is None:
        return _("There are no themes yet.")
    heads = (_("ideas"), _("themes"), _("alone"), _("repeats"), _("aside"))
    lines = [
        _line("", heads),
        _row(_("IN ALL"), sheet.total),
        "",
        _("BY REGION"),
        *_part(sheet.by_region, _regions(wall)),
    ]
    lines += ["", _("BY SESSION"), *_part(sheet.by_session, _sessions(wall)), "", verdict(sheet)]
    return "\n".join(lines)


def verdict(sheet: Balance) -> str:
    """Whether every idea is accounted for."""
    return _("✓ The sums agree: every idea is accounted for.") if sheet.adds_up else _("⚠ THE SUMS DO NOT AGREE")


def _part(rows: Iterable[BalanceRow], names: Mapping[str, str]) -> list[str]:
    return [_row(names.get(row.key, row.key) or "–", row) for row in rows]


def _row(name: str, row: BalanceRow) -> str:
    figures = (row.ideas, row.in_themes, row.lone_voices, row.duplicates, row.set_aside)
    return _line(name, map(number, figures))


def _line(name: str, cells: Iterable[str]) -> str:
    padded = (" " * max(0, FIGURE - cell_len(cell)) + cell for cell in cells)
    return (set_cell_size(one_line(name, NAME), NAME) + "".join(padded)).rstrip()


def _regions(wall: Wall) -> dict[str, str]:
    return {id: name.in_language(current_language()) for id, name in wall.material.regions.items()}


def _sessions(wall: Wall) -> dict[str, str]:
    return {id: session.place.name or session.title for id, session in wall.material.sessions.items()}
