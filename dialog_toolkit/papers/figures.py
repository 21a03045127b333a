"""Drawings of a paper as SVG. Every number is printed on them and stands in a table of the paper too.

Colours are told apart by lightness and never carry meaning alone: text on each of them has a contrast of at least
4.5 : 1 and marks of at least 3 : 1 on the ground (WCAG 2.2, 1.4.3 and 1.4.11; the palette is tested for it).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from dialog_toolkit.papers.quotes import short_label, visible

GROUND = "#ffffff"
INK = "#1a1a1a"
LINE = "#767676"
MARK = "#1f5a96"

SHADES = ("#ffffff", "#e3eefa", "#c6dcf2", "#a3c8e8", "#3272ab", "#1f5a96", "#123f6e")
"""From no ideas to most. Ink on the first four, white on the last three."""

MOST_ROWS = 30
"""Rows a heatmap shows, so that it fits a page; the table beside it has all."""

LABEL = 43
"""Characters of a name beside a row: what 330 units hold at this size of type, a number and marks before it."""


@dataclass(frozen=True)
class HeatRow:
    """A row of the heatmap: its name, short enough to stand beside it (`LABEL`), and a count per column."""

    name: str
    counts: tuple[int, ...]


def shade(count: int, most: int) -> tuple[str, str]:
    """Fill and ink for a count where `most` is the largest: 0 is the ground itself, any other count is not."""
    step = 0 if not count else max(1, round(count / max(most, 1) * (len(SHADES) - 1)))
    return SHADES[step], INK if step < 4 else GROUND


def heatmap(
    id: str, title: str, description: str, columns: Sequence[str], rows: Sequence[HeatRow], language: str
) -> str:
    """Counts as numbers on shades, one row a theme and one column a region; at most `MOST_ROWS` rows."""
    shown = rows[:MOST_ROWS]
    most = max((n for row in shown for n in row.counts), default=0)
    left, top, cell = 340, 40, 68
    width = left + cell * len(columns) + 6
    return _draw(
        "heatmap.svg.j2",
        id=id,
        title=title,
        description=description,
        language=language,
        width=width,
        height=top + 28 * len(shown) + 6,
        left=left,
        top=top,
        cell_width=cell,
        columns=[{"x": left + cell * i + cell // 2 - 1, "name": visible(name)} for i, name in enumerate(columns)],
        rows=[
            {
                "y": top + 28 * place,
                "name": visible(row.name),
                "cells": [
                    {"x": left + cell * i, "n": n, "fill": shade(n, most)[0], "ink": shade(n, most)[1]}
                    for i, n in enumerate(row.counts)
                ],
            }
            for place, row in enumerate(shown)
        ],
    )


def bars(id: str, title: str, description: str, rows: Sequence[tuple[str, int]], language: str) -> str:
    """One bar a name, its count beside it."""
    most = max((n for _name, n in rows), default=0)
    left, room = 150, 520
    return _draw(
        "bars.svg.j2",
        id=id,
        title=title,
        description=description,
        language=language,
        width=left + room + 60,
        height=32 * len(rows) + 12,
        left=left,
        mark=MARK,
        bars=[
            {
                "name": short_label(name, LABEL),
                "n": n,
                "y": 8 + 32 * place,
                "length": round(room * n / most) if most else 0,
            }
            for place, (name, n) in enumerate(rows)
        ],
    )


def strip(id: str, title: str, description: str, columns: Sequence[tuple[str, int]], most: int, language: str) -> str:
    """A low row of upright bars, one a region with its count above it; `most` is the count of the highest bar there is
    room for, so that several strips can be compared."""
    room, top = 34, 19
    width = 90
    return _draw(
        "strip.svg.j2",
        id=id,
        title=title,
        description=description,
        language=language,
        width=width * max(1, len(columns)),
        height=top + room + 24,
        foot=top + room,
        mark=MARK,
        bars=[
            {
                "name": short_label(name, 12),
                "n": n,
                "x": width * place + width // 2,
                "height": max(1, round(room * n / most)) if n else 0,
            }
            for place, (name, n) in enumerate(columns)
        ],
    )


def _draw(template: str, **data: object) -> str:
    return str(_environment().get_template(template).render(ground=GROUND, ink=INK, line=LINE, **data))


@cache
def _environment() -> Any:
    from jinja2 import PackageLoader, StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    return ImmutableSandboxedEnvironment(
        loader=PackageLoader("dialog_toolkit.papers"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
