"""The measures as a workbook for colleagues, and what they changed in it.

Sheet "Pasākumi": a row a measure, a column a field, found again by their headings and ids, in any order. A hidden sheet
keeps what each cell said when it was written, so that only what somebody changed comes back.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from dialog_toolkit.errors import BadInput
from dialog_toolkit.exchange.sheets import cell_text, opened_book
from dialog_toolkit.exchange.workbook import Column, Sheet, xlsx_bytes
from dialog_toolkit.i18n import N_

ID = "ID"
BASE = "_base"
CONTINUED = "↳"
"""First cell of a row that goes on with the texts of the row above."""
MOST_ROWS = 5_000


@dataclass(frozen=True)
class BaseCell:
    """What a cell said when the workbook was written, and the changes its writer had seen."""

    text: str
    heads: tuple[str, ...] = ()


@dataclass(frozen=True)
class SheetRow:
    """One row that came back: `number` as Excel shows it, `cells` text by heading, `formulas` headings of formulas."""

    number: int
    id: str
    cells: dict[str, str]
    formulas: tuple[str, ...] = ()


@dataclass(frozen=True)
class MeasureSheet:
    """What a workbook holds. `base` is by (id, field); empty if the hidden sheet is gone."""

    headings: tuple[str, ...]
    rows: tuple[SheetRow, ...]
    base: dict[tuple[str, str], BaseCell]


def measure_workbook(
    title: str,
    headings: Sequence[str],
    rows: Sequence[Sequence[str]],
    base: Mapping[tuple[str, str], BaseCell],
    about: Sequence[tuple[str, str]],
    about_title: str,
) -> bytes:
    """The workbook. `rows` begin with the id; `about` are facts for the sheet that explains it."""
    kept = [(id, field, cell.text, " ".join(cell.heads)) for (id, field), cell in base.items()]
    hidden = [Column(name, 12) for name in ("id", "field", "text", "heads")]
    return xlsx_bytes(
        [
            Sheet(title, [Column(ID, 12), *(Column(name, 32) for name in headings)], rows, continued=CONTINUED),
            Sheet(about_title, [Column("", 24), Column("", 90)], about),
            Sheet(BASE, hidden, kept, hidden=True, continued=CONTINUED),
        ]
    )


def read_measure_sheet(path: Path) -> MeasureSheet:
    """Read a workbook that came back. Raises BadInput when it is none of ours, naming what its headings are."""
    with opened_book(path) as book:
        for page in book.worksheets:
            lines = _lines(page)
            place = next((n for n, line in enumerate(lines[:10]) if any(text.strip() == ID for text, _ in line)), None)
            if place is not None and page.title != BASE:
                base = _base(book[BASE]) if BASE in book.sheetnames else {}
                return _read(lines, place, base)
        seen = [text for text, _ in _lines(book.worksheets[0])[0]] if book.worksheets[0].max_row else []
    raise BadInput(
        N_("{path} is no table of measures: it has no column “ID”. Nothing was brought in."),
        hint=N_("Its headings are: {seen}."), path=path.name, seen=", ".join(filter(None, seen[:12])) or "–",
    )  # fmt: skip


def _lines(page: object) -> list[list[tuple[str, bool]]]:
    """Cells of a sheet as (text, is a formula), blank ends kept: a text may go on below."""
    found = []
    for number, row in enumerate(page.iter_rows()):  # type: ignore[attr-defined]
        if number > MOST_ROWS:
            break
        found.append([(cell_text(cell.value, ends=True), cell.data_type == "f") for cell in row])
    return found


def _read(lines: list[list[tuple[str, bool]]], place: int, base: dict[tuple[str, str], BaseCell]) -> MeasureSheet:
    headings = [text.strip() for text, _formula in lines[place]]
    column = headings.index(ID)
    rows: list[SheetRow] = []
    for number, line in enumerate(lines[place + 1 :], place + 2):
        texts = {h: line[k][0] for k, h in enumerate(headings) if h and k < len(line)}
        formulas = tuple(h for k, h in enumerate(headings) if h and k < len(line) and line[k][1])
        id = line[column][0].strip() if column < len(line) else ""
        if id == CONTINUED and rows:
            last = rows[-1]
            joined = {h: last.cells.get(h, "") + texts.get(h, "") for h in {**last.cells, **texts} if h != ID}
            rows[-1] = SheetRow(last.number, last.id, joined, (*last.formulas, *formulas))
        elif id or any(text.strip() for text in texts.values()):
            rows.append(SheetRow(number, id, {h: text for h, text in texts.items() if h != ID}, formulas))
    return MeasureSheet(tuple(h for h in headings if h and h != ID), tuple(rows), base)


def _base(page: object) -> dict[tuple[str, str], BaseCell]:
    found: dict[tuple[str, str], BaseCell] = {}
    last: tuple[str, str] | None = None
    for line in _lines(page)[1:]:
        id, field, text, heads = ([cell for cell, _ in line] + [""] * 4)[:4]
        if id == CONTINUED and last:
            found[last] = BaseCell(found[last].text + text, found[last].heads)
        elif id and field:
            last = (id, field)
            found[last] = BaseCell(text, tuple(heads.split()))
    return found
