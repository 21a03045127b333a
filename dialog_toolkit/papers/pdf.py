"""Writes a paper as a tagged PDF through Typst: PDF/UA-1 and PDF/A-2a, with fonts of its own.

The same paper gives the same bytes. Typst itself refuses a figure without alternative text, a missing title and a
skipped heading level.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from dialog_toolkit.errors import DialogError
from dialog_toolkit.i18n import N_
from dialog_toolkit.i18n.dates import long_date
from dialog_toolkit.papers.render import Paper
from dialog_toolkit.papers.typst_text import typst_body, typst_text

FONTS = Path(__file__).parent / "fonts"
STANDARDS = ["a-2a", "ua-1"]

_COMMON = re.compile("[\u0020-\u007e\u00a0-\u017f\u0400-\u045f\u2010-\u2015\u2018-\u201f\u2026\u20ac]*")
"""What the shipped fonts surely show: Latin, Cyrillic, punctuation."""


def write_pdf(paper: Paper) -> bytes:
    """The paper as PDF. Characters no font at hand can show are written by name: ⟨grinning face⟩.

    Raises DialogError if Typst refuses the paper.
    """
    source = (Path(__file__).parent / "templates" / "paper.typ").read_text("utf-8") + "\n" + typst_body(paper, shown)
    files = {"main.typ": source.encode()}
    files.update({f"{name}.svg": shown(svg).encode() for name, svg in paper.figures.items()})
    noon = _noon(paper.made_on)
    try:
        return _compiled(files, pdf_standards=STANDARDS, sys_inputs=_inputs(paper), timestamp=noon)
    except RuntimeError as fault:
        # Typst's message may hold words of the paper, so only that it failed is told.
        raise DialogError(
            N_("The PDF could not be made."),
            hint=N_("Write the paper as DOCX or HTML, and report the fault."),
        ) from fault


def _compiled(files: Mapping[str, bytes], **options: Any) -> bytes:
    import typst

    take_files: Any = typst.compile  # its stubs do not know of files given by name
    return bytes(take_files(dict(files), font_paths=[str(FONTS)], ignore_system_fonts=True, **options))


def picture(svg: str, dots_per_inch: int = 200, width_cm: float = 16) -> bytes:
    """A drawing as PNG, for documents that hold no SVG."""
    page = f'#set page(width: auto, height: auto, margin: 0pt)\n#image("figure.svg", width: {width_cm}cm)'
    files = {"main.typ": page.encode(), "figure.svg": svg.encode()}
    return _compiled(files, format="png", ppi=dots_per_inch)


def shown(text: str) -> str:
    """The text with every character that no font at hand can show written by its name."""
    if _COMMON.fullmatch(text):
        return text
    return "".join(c if _COMMON.fullmatch(c) or c in "\n\t" or _can_be_shown(c) else _name(c) for c in text)


def _name(character: str) -> str:
    if unicodedata.category(character) == "Cf" or "\ufe00" <= character <= "\ufe0f":
        return ""  # joins or varies a picture that is named already; nothing to see in itself
    return f"\u27e8{unicodedata.name(character, f'U+{ord(character):04X}').lower()}\u27e9"


@cache
def _can_be_shown(character: str) -> bool:
    head = '#set document(title: "T", date: datetime(year: 2000, month: 1, day: 1))\n#set text(font: "Noto Sans")\n'
    source = f"{head}x{typst_text(character)}x"
    try:
        _compiled({"main.typ": source.encode()}, pdf_standards=STANDARDS)
    except RuntimeError:
        return False
    return True


def _inputs(paper: Paper) -> Mapping[str, str]:
    day = paper.made_on
    return {
        "title": shown(paper.title),
        "author": shown(paper.author),
        "subject": shown(paper.subject),
        "notice": shown(paper.notice),
        "lang": paper.language,
        "region": "LV" if paper.language == "lv" else "GB",
        "made": ", ".join(part for part in (shown(paper.author), long_date(day, paper.language)) if part),
        "year": str(day.year),
        "month": str(day.month),
        "day": str(day.day),
        "figure": paper.words["figure"],
        "table": paper.words["table"],
        "compact": "yes" if paper.compact else "",
    }


def _noon(day: datetime.date) -> int:
    return int(datetime.datetime(day.year, day.month, day.day, 12, tzinfo=datetime.UTC).timestamp())
