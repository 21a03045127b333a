"""Tables of other programs: CSV and XLSX read as rows of plain text; `workbook` writes.

A cell is text, whatever it looks like: formulas are read as they stand and never worked out.
"""

import csv
import io
import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from dialog_toolkit.errors import BadInput
from dialog_toolkit.i18n import N_

if TYPE_CHECKING:
    from openpyxl import Workbook

MOST_ROWS = 100_000
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


def cell_text(cell: object, *, ends: bool = False) -> str:
    """What a cell holds, as plain text; a date as 2027-06-30, a formula as it was typed. `ends`: with blank ends."""
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == datetime.min.time() else cell.isoformat(" ", "minutes")
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return _plain(str(cell), ends=ends)


def _plain(text: str, *, ends: bool = False) -> str:
    plain = _CONTROL.sub(" ", text.replace("\r\n", "\n"))
    return plain if ends else plain.strip()
