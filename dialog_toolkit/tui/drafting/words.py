"""Texts for a narrow screen: harmless, in lines of so many cells."""

import textwrap

from rich.cells import cell_len

from dialog_toolkit.domain.verdict import Verdict
from dialog_toolkit.i18n import _
from dialog_toolkit.language.cleaning import clean

SYMBOLS = {Verdict.MET: "✓", Verdict.NOT_MET: "✗", Verdict.FOR_A_PERSON: "?"}
"""A sign of each verdict, so that colour alone tells nothing."""

PLAIN = "{text}"
"""Message of a line that is only what people wrote."""


def flat(text: str, limit: int = 2_000) -> str:
    """The text on one line, with nothing in it that acts on a terminal."""
    return " ".join(clean(text, limit).split())


def quoted(text: str) -> str:
    """The text between quotation marks of the screen's language."""
    return _("“{text}”").format(text=flat(text))


def wrapped(text: str, width: int) -> list[str]:
    """The text in lines of at most `width` cells; at least one line."""
    lines = textwrap.wrap(flat(text), max(8, width)) or [""]
    out: list[str] = []
    for line in lines:
        while cell_len(line) > max(8, width):  # signs two cells wide
            cut = max(1, len(line) // 2)
            out.append(line[:cut])
            line = line[cut:]
        out.append(line)
    return out


def percent(share: float) -> str:
    """A share in per cent."""
    return _("{n} %").format(n=round(100 * share))
