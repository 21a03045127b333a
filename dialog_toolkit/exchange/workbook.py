"""A workbook of tables: text is never a formula, every cell fits, nothing in it is hidden or harmful."""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from dialog_toolkit.i18n import _
from dialog_toolkit.language.cleaning import clean

MOST_IN_A_CELL = 16_000
"""Characters of one cell. Excel takes 32,767 units of UTF-16, of which a letter may need two."""

_FORMULA = ("=", "+", "-", "@")
"""What a formula may begin with. Text that does is marked as text, as if a person had typed ' before it."""

_SHEET_SIGNS = str.maketrans(dict.fromkeys("[]:*?/\\", " "))


@dataclass(frozen=True)
class Column:
    """A column: its heading, its width in letters, and how numbers in it are written ("" as they are)."""

    heading: str
    width: int
    number_format: str = ""


@dataclass(frozen=True)
class Sheet:
    """A table with a title; rows hold texts, numbers, dates or None, in the order of the columns.

    `hidden` sheets are for the program. `continued` stands in the first cell of a row that goes on with the one above;
    if "", it says in words of what it is the continuation.
    """

    title: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[object]]
    hidden: bool = False
    continued: str = ""


def xlsx_bytes(sheets: Sequence[Sheet]) -> bytes:
    """The sheets as an XLSX file; headings stay in sight, rows can be filtered.

    A text too long for a cell goes on in rows below.
    """
    from openpyxl import Workbook
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.properties import PageSetupProperties

    book = Workbook(write_only=True)
    for sheet in sheets:
        page = book.create_sheet(sheet.title.translate(_SHEET_SIGNS)[:31])
        for number, column in enumerate(sheet.columns, 1):
            page.column_dimensions[get_column_letter(number)].width = column.width
        page.sheet_state = "hidden" if sheet.hidden else "visible"
        page.freeze_panes = "A2"
        page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        page.page_setup.orientation, page.page_setup.fitToHeight = "landscape", 0
        page.print_title_rows = "1:1"
        lines = [part for row in sheet.rows for part in _fitting(row, sheet.continued)]
        last = get_column_letter(len(sheet.columns))
        page.auto_filter.ref = f"A1:{last}{len(lines) + 1}"
        page.append([_cell(page, column.heading, bold=True) for column in sheet.columns])
        for line in lines:
            page.append([_cell(page, value, col.number_format) for value, col in zip(line, sheet.columns, strict=True)])
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _fitting(row: Sequence[object], continued: str) -> Iterator[Sequence[object]]:
    """The row, and rows with what of its texts is too long for a cell."""
    texts = [clean(value, limit=2 * len(value) + 1) if isinstance(value, str) else value for value in row]
    pieces = max([1, *(-(-len(text) // MOST_IN_A_CELL) for text in texts if isinstance(text, str))])
    yield [text[:MOST_IN_A_CELL] if isinstance(text, str) else text for text in texts]
    for piece in range(1, pieces):
        start = piece * MOST_IN_A_CELL
        rest = [text[start : start + MOST_IN_A_CELL] if isinstance(text, str) else None for text in texts]
        of = _("{what} (continued, part {n} of {parts})").format(what=str(texts[0])[:100], n=piece + 1, parts=pieces)
        yield [continued or of, *rest[1:]]


def _cell(page: Any, value: object, number_format: str = "", *, bold: bool = False) -> Any:
    from openpyxl.cell import WriteOnlyCell

    cell = WriteOnlyCell(page)
    cell.alignment, cell.font = _looks(bold)
    if isinstance(value, str):
        cell.value = value or None
        cell.data_type = "s" if value else "n"
        if value.startswith(_FORMULA):
            cell.quotePrefix = True
    elif value is not None:
        cell.value = value  # type: ignore[assignment]
        if number_format and isinstance(value, int | float | date):
            cell.number_format = number_format
    return cell


@cache
def _looks(bold: bool) -> tuple[Any, Any]:
    from openpyxl.styles import Alignment, Font

    return Alignment(wrap_text=True, vertical="top"), Font(name="Calibri", size=11, bold=bold)
