"""How the command line speaks: data on standard output, narration on standard error.

``--json`` gives one JSON value, ``--plain`` tab-separated lines without headings or alignment (for scripts and
screen readers), otherwise aligned text for people.
"""

import json
import sys
import time
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, field, is_dataclass
from datetime import date
from typing import Any

import click

from dialog_toolkit.i18n import _
from dialog_toolkit.language.cleaning import clean

Row = Sequence[object]


@dataclass
class Output:
    """One command's voice. `as_json` and `plain` are what the person asked for."""

    as_json: bool = False
    plain: bool = False
    started: float = field(default_factory=time.monotonic)

    def value(self, value: object, people: Callable[[], None]) -> None:
        """Give `value`: as JSON when asked, else by calling `people`."""
        if self.as_json:
            click.echo(json.dumps(to_plain(value), ensure_ascii=False, indent=2))
        else:
            people()

    def table(self, value: object, headings: Row, rows: Iterable[Row], empty: str) -> None:
        """Give rows: JSON of `value`, tab-separated lines, or an aligned table; `empty` when there are none."""
        cells = [[_cell(cell) for cell in row] for row in rows]
        if self.as_json:
            click.echo(json.dumps(to_plain(value), ensure_ascii=False, indent=2))
        elif self.plain:
            for line in cells:
                click.echo("\t".join(line))
        elif not cells:
            click.echo(empty)
        else:
            for text in aligned([[_cell(h) for h in headings], *cells]):
                click.echo(text)

    def say(self, text: str) -> None:
        """A line for people; nothing with --json."""
        if not self.as_json:
            click.echo(safe(text))

    def note(self, text: str) -> None:
        """Narration: standard error, so that pipes get only data."""
        click.echo(safe(text), err=True)

    def progress(self, phase: str, done: int, total: int) -> None:
        """Show a running phase, once it has taken more than a moment."""
        if self.as_json or time.monotonic() - self.started < 1.0:
            return
        text = _(phase) + (f" {done}/{total}" if total else "")
        if sys.stderr.isatty() and not self.plain:
            click.echo(f"\r\x1b[K{text}", nl=False, err=True)
        elif text != self._last:
            click.echo(text, err=True)
        self._last = text

    _last: str = ""

    def progress_done(self) -> None:
        """Take the running line away."""
        if self._last and sys.stderr.isatty() and not self.plain:
            click.echo("\r\x1b[K", nl=False, err=True)
        self._last = ""


def to_plain(value: object) -> Any:
    """Dataclasses, tuples and dates as JSON knows them."""
    if is_dataclass(value) and not isinstance(value, type):
        return to_plain(asdict(value))
    if isinstance(value, dict):
        return {str(key): to_plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [to_plain(item) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    if value is None or isinstance(value, bool | int | float | str):
        return value
    return str(value)


def safe(text: str) -> str:
    """Text that a terminal only shows: nothing in it can move the cursor or change a title."""
    return clean(text, limit=max(1, 2 * len(text)))


def aligned(rows: Sequence[Sequence[str]], longest: int = 72) -> list[str]:
    """Rows with columns under each other; a long last column is left as it is."""
    shown = [
        [cell if place == len(row) - 1 else shorten(cell, longest) for place, cell in enumerate(row)] for row in rows
    ]
    widths = [max(map(width, column)) for column in zip(*shown, strict=True)]
    lines = []
    for row in shown:
        cells = [cell + " " * (size - width(cell)) for cell, size in zip(row, widths, strict=True)]
        lines.append("  ".join(cells).rstrip())
    return lines


def shorten(text: str, longest: int) -> str:
    """The text, cut with … where it is longer."""
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


def width(text: str) -> int:
    """Cells a text takes on a terminal."""
    return sum(0 if unicodedata.combining(ch) else 2 if unicodedata.east_asian_width(ch) in "WF" else 1 for ch in text)


def _cell(value: object) -> str:
    text = "" if value is None else value.isoformat() if isinstance(value, date) else str(value)
    return safe(" ".join(text.split()))
