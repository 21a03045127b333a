"""Tables from and for other programs: CSV and XLSX as rows of plain text.

A cell is text, whatever it looks like: formulas are read as they stand and never worked out, and what is written is
never one.
"""

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dialog_toolkit.errors import BadInput, StorageError
from dialog_toolkit.i18n import N_

if TYPE_CHECKING:
    from openpyxl import Workbook

MOST_ROWS = 100_000
CELL = 32_767
"""Characters that a cell of Excel holds."""
CONTINUED = "↳"
"""First cell of a row that goes on with the texts of the row above."""
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")

Rows = list[list[str]]


def read_sheet(path: Path, sheet: str = "") -> Rows:
    """The rows of a CSV file, or of a sheet of an XLSX file (the first if not named), without empty ones at the end.

    Raises BadInput when the file is not there, is no such table or is too large.
    """
    if not path.is_file():
        raise BadInput(N_("There is no file {path}."), path=str(path))
    if path.suffix.lower() == ".xlsx":
        rows = _xlsx(path, sheet)
    elif path.suffix.lower() in (".csv", ".tsv", ".txt"):
        rows = _csv(path)
    else:
        raise BadInput(N_("{path} is no table this program reads."), hint=N_("Save it as XLSX or CSV."), path=path.name)
    while rows and not any(rows[-1]):
        rows.pop()
    return rows


def _csv(path: Path) -> Rows:
    raw = path.read_bytes()
    text = _decoded(raw, path)
    head = text[:10_000].split("\n", 1)[0]
    separator = max(";,\t", key=head.count)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    except csv.Error:
        raise BadInput(N_("{path} is no table this program reads."), path=path.name) from None
    return [[_plain(cell) for cell in row] for row in rows[:MOST_ROWS]]


def _decoded(raw: bytes, path: Path) -> str:
    """UTF-8 and UTF-16 as they say themselves, else the Baltic page of Windows."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        tried = ("utf-16",)
    elif b"\x00" in raw:
        raise BadInput(N_("{path} is no table this program reads."), path=path.name)
    else:
        tried = ("utf-8-sig", "cp1257")  # type: ignore[assignment]
    for encoding in tried:
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise BadInput(N_("The letters of {path} cannot be read."), hint=N_("Save it as UTF-8."), path=path.name)


def _xlsx(path: Path, sheet: str) -> Rows:
    with opened_book(path) as book:
        page = book[sheet] if sheet in book.sheetnames else book.worksheets[0]
        rows = []
        for number, row in enumerate(page.iter_rows(values_only=True)):
            if number >= MOST_ROWS:
                break
            rows.append([cell_text(cell) for cell in row])
        return rows


@contextmanager
def opened_book(path: Path) -> Iterator["Workbook"]:
    """An XLSX file, formulas as they stand. Raises BadInput when it is none or not there."""
    import openpyxl
    from openpyxl.utils.exceptions import InvalidFileException

    if not path.is_file():
        raise BadInput(N_("There is no file {path}."), path=str(path))
    try:
        book = openpyxl.load_workbook(path, data_only=False)
        if not book.worksheets:
            raise ValueError
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, OSError, EOFError, TypeError, SyntaxError):
        raise BadInput(N_("{path} is no table this program reads."), path=path.name) from None
    try:
        yield book
    finally:
        book.close()


def cell_text(cell: object) -> str:
    """What a cell holds, as plain text; a date as 2027-06-30, a formula as it was typed."""
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == datetime.min.time() else cell.isoformat(" ", "minutes")
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return _plain(str(cell))


def _plain(text: str) -> str:
    return _CONTROL.sub(" ", text.replace("\r\n", "\n")).strip()


def write_sheets(
    path: Path,
    sheets: Iterable[tuple[str, Sequence[Sequence[object]]]],
    widths: Sequence[int] = (),
    hidden: Sequence[str] = (),
) -> None:
    """Write an XLSX file of several sheets; the first row of each is its heading. Text is never a formula.

    A text longer than a cell holds goes on in rows below, the first cell of which says "↳".
    """
    import openpyxl

    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets:
        page = book.create_sheet(title[:31])
        if title in hidden:
            page.sheet_state = "hidden"
        for line, part in enumerate((part for row in rows for part in _parts(row)), 1):
            for column, value in enumerate(part, 1):
                _put(page.cell(line, column), value, heading=line == 1)
        page.freeze_panes = "A2"
        for column, width in enumerate(widths, 1):
            page.column_dimensions[page.cell(1, column).column_letter].width = width
    try:
        book.save(path)
    except OSError as fault:
        raise StorageError(N_("{path} cannot be written."), path=str(path)) from fault


def _parts(row: Sequence[object]) -> list[Sequence[object]]:
    longest = max((len(cell) for cell in row if isinstance(cell, str)), default=0)
    if longest <= CELL:
        return [row]
    size = CELL - 1
    pieces = -(-longest // size)
    parts: list[Sequence[object]] = []
    for number in range(pieces):
        part = [
            cell[number * size : (number + 1) * size] if isinstance(cell, str) else (cell if number == 0 else None)
            for cell in row
        ]
        if number and not part[0]:
            part[0] = CONTINUED
        parts.append(part)
    return parts


def _put(cell: Any, value: object, *, heading: bool) -> None:
    from openpyxl.styles import Alignment, Font

    if isinstance(value, str):
        cell.value = _CONTROL.sub(" ", value)
        cell.data_type = "s"
        cell.quotePrefix = value[:1] in tuple("=+-@")
    else:
        cell.value = value
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    if heading:
        cell.font = Font(bold=True)
