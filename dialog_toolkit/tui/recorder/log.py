"""Rows of the recorder's log: one idea a row, wrapped, each with its number, time, kind, marks and agreement."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rich.cells import cell_len, chop_cells

from dialog_toolkit.domain.session import Agreement, Idea, Promise, idea_number
from dialog_toolkit.i18n import _, current_language
from dialog_toolkit.i18n.dates import short_date
from dialog_toolkit.language.cleaning import clean, fold
from dialog_toolkit.tui.recorder.line import AGREEMENT_SHORT, KIND_SIGNS, Line, LineKind

MOST_LINES = 3
"""Lines a row takes at the most unless it is being mended."""


@dataclass(frozen=True)
class Row:
    """One row of the log. `idea` is its id, "" for a promise; `tail` is what the room thinks, or who and when."""

    idea: str
    number: str
    time: str
    kind: LineKind
    text: str
    tail: str
    marks: str = ""


def rows_of(ideas: Sequence[Idea], promises: Sequence[Promise], times: Mapping[str, str]) -> tuple[Row, ...]:
    """All rows: ideas in the order of their numbers, then promises. `times` says when each idea was kept."""
    language = current_language()
    return (
        *(_idea_row(idea, times.get(idea.id, ""), language) for idea in ideas),
        *(promise_row(each) for each in promises),
    )


def idea_row(idea: Idea, time: str = "") -> Row:
    """The row of an idea, in the current language."""
    return _idea_row(idea, time, current_language())


@lru_cache(maxsize=2048)  # of two hundred ideas one has changed, and cleaning the others again would be felt
def _idea_row(idea: Idea, time: str, _language: str) -> Row:
    return Row(
        idea.id,
        idea_number(idea.id),
        time,
        LineKind(idea.kind.value),
        one_line(idea.text),
        _stance(idea.agreement),
        marks_of(idea),
    )


def typed_row(line: Line, row: Row) -> Row:
    """The row as it is while its idea is being mended."""
    return Row(row.idea, row.number, row.time, line.kind, one_line(line.text), _stance(line.agreement),
               _marks(line.quotable, line.marked, False, line.table, line.round, line.votes, line.rank))  # fmt: skip


def promise_row(promise: Promise) -> Row:
    """The row of what was promised."""
    tail = " · ".join(part for part in (promise.who, short_date(promise.by) if promise.by else "") if part)
    return Row("", "", "", LineKind.PROMISE, one_line(promise.text), one_line(tail))


def marks_of(idea: Idea) -> str:
    """Signs after the text: may be quoted „”, come back ↩, approved ✓, table, round, votes, rank."""
    return _marks(idea.quotable, idea.marked_return, idea.approved, idea.table, idea.round, idea.votes, idea.rank)


def _marks(
    quotable: bool, marked: bool, approved: bool, table: str, round_: int, votes: int | None, rank: int | None
) -> str:
    parts = [
        "„”" if quotable else "",
        "↩" if marked else "",
        "✓" if approved else "",
        _("table {table}").format(table=one_line(table)) if table else "",
        _("round {round}").format(round=round_) if round_ else "",
        _("votes {votes}").format(votes=votes) if votes is not None else "",
        _("rank {rank}").format(rank=rank) if rank is not None else "",
    ]
    return " ".join(part for part in parts if part)


def _stance(agreement: Agreement) -> str:
    """How the room stands to it; one voice is what most ideas are, so nothing is said of it."""
    return "" if agreement is Agreement.SINGLE else _(AGREEMENT_SHORT[agreement])


def found(rows: Sequence[Row], words: str) -> tuple[Row, ...]:
    """The rows that hold every word, compared without diacritics; all rows if there is no word."""
    wanted = fold(clean(words)).split()
    return tuple(row for row in rows if all(word in fold(f"{row.number} {row.text}") for word in wanted))


def kind_text(kind: LineKind) -> str:
    """Sign and word of a kind."""
    sign, word = KIND_SIGNS[kind]
    return f"{sign} {_(word)}"


def one_line(text: str) -> str:
    """The text without line breaks and tabs, cleaned of what acts on a terminal."""
    return " ".join(clean(text).split())


@lru_cache(maxsize=4096)
def wrapped(text: str, width: int, most: int = MOST_LINES) -> tuple[str, ...]:
    """The text in lines of at most `width` cells, at word ends where there are any; an ellipsis tells of more."""
    width = max(4, width)
    lines: list[str] = []
    rest = text[: width * (most + 1) * 2] if most else text
    current = ""
    for word in rest.split(" "):
        pieces = [word] if cell_len(word) <= width else chop_cells(word, width)
        for number, piece in enumerate(pieces):
            glue = " " if current and number == 0 else ""
            if current and cell_len(current) + len(glue) + cell_len(piece) > width:
                lines.append(current)
                current = piece
            else:
                current += glue + piece
    lines.append(current)
    if most and (len(lines) > most or len(rest) < len(text)):
        last = lines[:most][-1]
        while last and cell_len(last) >= width:
            last = last[:-1]
        return (*lines[: most - 1], last.rstrip() + "…")
    return tuple(lines)


@dataclass(frozen=True)
class Columns:
    """Widths in cells of what stands beside the text of a row; a narrow log leaves the time out."""

    time: int
    text: int

    NUMBER = 5
    KIND = 12
    TAIL = 9


def columns(width: int) -> Columns:
    """How a row of that width is divided."""
    time = 6 if width >= 100 else 0
    return Columns(time, max(10, width - Columns.NUMBER - time - Columns.KIND - Columns.TAIL))


Part = tuple[str, str]
"""A role and a text: what a piece of a row is, for its style."""


def lines_of(row: Row, width: int, *, mending: bool = False) -> tuple[tuple[Part, ...], ...]:
    """The row as lines of parts: number, time, kind, text, marks, tail. All of the text shows while it is mended."""
    wide = columns(width)
    texts = wrapped(row.text, wide.text, 0 if mending else MOST_LINES)
    head: tuple[Part, ...] = (
        ("number", f"{'›' if mending else ' '}{row.number:>3} "),
        ("time", f"{row.time:<6}" if wide.time else ""),
        ("kind", fit(kind_text(row.kind), Columns.KIND)),
    )
    blank = " " * (Columns.NUMBER + wide.time + Columns.KIND)
    lines = [
        (*(head if number == 0 else (("number", blank),)), ("text", fit(text, wide.text)))
        for number, text in enumerate(texts)
    ]
    lines[0] = (*lines[0], ("tail", " " + row.tail))
    if row.marks:
        room = wide.text - cell_len(texts[-1]) - 2
        if cell_len(row.marks) <= room:
            before = lines[-1]
            cut = len(before) - (2 if len(lines) == 1 else 1)
            joined: tuple[Part, ...] = (("text", texts[-1] + "  "), ("marks", fit(row.marks, room)))
            lines[-1] = (*before[:cut], *joined, *before[cut + 1 :])
        else:
            lines.append((("number", blank), ("marks", fit(row.marks, wide.text))))
    return tuple(lines)


def fit(text: str, width: int) -> str:
    """The text in exactly `width` cells, with an ellipsis where it is cut."""
    if cell_len(text) <= width:
        return text + " " * (width - cell_len(text))
    kept = text
    while kept and cell_len(kept) > width - 1:
        kept = kept[:-1]
    return fit(kept + "…", width) if width > 0 else ""
