"""Comments of a public consultation from CSV or XLSX, as the legislation portal or an institution exports them.

Columns are found by their headings, in any order. Names of private persons are not taken over: of the submitter only an
organisation is kept.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dialog_toolkit.domain.answer import Channel, Submission
from dialog_toolkit.errors import BadInput
from dialog_toolkit.exchange.sheets import read_sheet
from dialog_toolkit.i18n import N_
from dialog_toolkit.language.cleaning import clean, fold

MOST_TEXT = 20_000
HEADINGS: Mapping[str, tuple[str, ...]] = {
    "text": ("komentar", "viedokl", "priekslikum", "iebildum", "ierosinajum", "teksts", "saturs", "comment", "text"),
    "submitter": ("iesniedz", "autors", "organizacij", "iestade", "vards", "submitter", "author", "organi"),
    "received": ("datums", "sanemts", "iesniegts", "laiks", "date", "received"),
    "where": ("punkts", "sadala", "pasakum", "dokumenta", "par ko", "section", "paragraph"),
    "reference": ("nr", "numurs", "id", "number"),
}
"""Beginnings of headings, folded, by what the column holds."""
_ORGANISATION = re.compile(
    r"biedrib|nodibinajum|fonds|sia\b|\bas\b|padome|asociacij|savieniba|ministrij|pasvaldib|novad|dome\b|universitat"
    r"|augstskol|skola|centrs|kamera|federacij|konfederacij|agentur|birojs|kancelej|institut|forums|partij|ngo\b|\bltd"
)
_DAY = re.compile(r"(?P<d>\d{1,2})[./-](?P<m>\d{1,2})[./-](?P<y>20\d\d)")
_ISO = re.compile(r"(?P<y>20\d\d)-(?P<m>\d{1,2})-(?P<d>\d{1,2})")


@dataclass(frozen=True)
class RowFault:
    """A row that was not taken, or something odd in it: an English message id with its facts."""

    row: int
    message: str
    facts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class ReadSubmissions:
    """What a file held. `faults` name rows that were not taken and why."""

    submissions: tuple[Submission, ...]
    faults: tuple[RowFault, ...]


def read_submissions(path: Path, channel: Channel = Channel.TAP) -> ReadSubmissions:
    """Read comments. The same file gives the same ids, so that bringing it in twice changes nothing.

    Raises BadInput when it is no table or has no column of comments, naming the headings it has.
    """
    rows = read_sheet(path)
    heading, columns = _headings(rows)
    if "text" not in columns:
        seen = ", ".join(clean(cell) for cell in (rows[heading] if rows else [])[:12] if cell) or "–"
        raise BadInput(
            N_("{path} has no column of comments. Nothing was brought in."),
            hint=N_("Its headings are: {seen}. Call the column “Komentārs”."), path=path.name, seen=seen,
        )  # fmt: skip
    found: list[Submission] = []
    faults: list[RowFault] = []
    times: Counter[str] = Counter()
    for number, row in enumerate(rows[heading + 1 :], heading + 2):
        cells = {name: row[place] if place < len(row) else "" for name, place in columns.items()}
        if not any(row):
            continue
        fault = _fault(cells)
        if fault:
            faults.append(RowFault(number, *fault))
            continue
        received = _date(cells.get("received", ""))
        if cells.get("received") and received is None:
            faults.append(RowFault(number, N_("there is no such day; the comment is taken without a date"), ()))
        key = "\n".join((channel, cells.get("reference", ""), cells["text"]))
        times[key] += 1
        found.append(_submission(cells, channel, f"{key}\n{times[key]}", path.name, received))
    return ReadSubmissions(tuple(found), tuple(faults))


def _headings(rows: Sequence[Sequence[str]]) -> tuple[int, dict[str, int]]:
    """The row of headings (among the first ten) and the place of each column.

    Below the first row that says anything, two columns must be named: one cell alone may be somebody's words.
    """
    best: tuple[int, dict[str, int]] = (0, {})
    first = next((number for number, row in enumerate(rows) if any(row)), 0)
    for number, row in enumerate(rows[:10]):
        columns: dict[str, int] = {}
        for name, beginnings in HEADINGS.items():
            for place, cell in enumerate(row):
                if place not in columns.values() and len(cell) < 60 and _named(cell, beginnings):
                    columns.setdefault(name, place)
        enough = len(columns) >= (1 if number == first else 2)
        if "text" in columns and enough and len(columns) > len(best[1]):
            best = (number, columns)
    return best


def _named(cell: str, beginnings: Sequence[str]) -> bool:
    words = re.findall(r"[a-z]+", fold(cell))
    return any(
        (word == beginning if len(beginning) < 4 else word.startswith(beginning))
        for word in words
        for beginning in beginnings
    )


def _fault(cells: Mapping[str, str]) -> tuple[str, tuple[tuple[str, str], ...]] | None:
    if not cells["text"]:
        return N_("there is no comment in it"), ()
    if len(cells["text"]) > MOST_TEXT:
        return N_("the comment is longer than {most} characters; split it"), (("most", str(MOST_TEXT)),)
    return None


def _submission(cells: Mapping[str, str], channel: Channel, key: str, source: str, received: date | None) -> Submission:
    digest = hashlib.blake2b(key.encode("utf-8", "surrogatepass"), digest_size=5).hexdigest()
    submitter = cells.get("submitter", "")
    return Submission(
        id=f"{channel}-{digest}",
        channel=channel,
        text=cells["text"],
        organisation=submitter if _ORGANISATION.search(fold(submitter)) else "",
        received=received,
        where=cells.get("where", ""),
        reference=cells.get("reference", ""),
        source=source,
    )


def _date(text: str) -> date | None:
    match = _ISO.search(text) or _DAY.search(text)
    try:
        return date(int(match["y"]), int(match["m"]), int(match["d"])) if match else None
    except ValueError:
        return None
