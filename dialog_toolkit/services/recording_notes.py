"""Notes turned into ideas, and ideas that say much the same, while someone types."""

import re
from collections.abc import Sequence

from dialog_toolkit.domain.session import Idea
from dialog_toolkit.language.likeness import like
from dialog_toolkit.ledger import views
from dialog_toolkit.ledger.project import Project

_BULLET = re.compile(r"^\s*(?:[-–—•*·◦▪►>]|\(?\d{1,3}[.)]|[a-zA-Z]\))\s+")
_INLINE_NUMBER = re.compile(r"(?:^|\s)\(?(\d{1,2})[.)]\s")


def split_notes(text: str) -> list[str]:
    """The single notes of a pasted or typed text: by bullets or numbers, else by lines, else by semicolons.

    With bullets a line without one goes on with the note above it. Nothing of the text is left out but the
    bullets; parts are stripped of blanks.
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if len(lines) == 1:
        return _parts_of_line(lines[0])
    if any(_BULLET.match(line) for line in lines):
        notes: list[str] = []
        for line in lines:
            if _BULLET.match(line) or not notes:
                notes.append(_BULLET.sub("", line, count=1).strip())
            else:
                notes[-1] = f"{notes[-1]} {line}".strip()
        return [note for note in notes if note]
    return lines


def _parts_of_line(line: str) -> list[str]:
    starts = [found for number, found in enumerate(_INLINE_NUMBER.finditer(line), 1) if int(found[1]) == number]
    if len(starts) >= 2 and not line[: starts[0].start()].strip():
        ends = [*(found.start() for found in starts[1:]), len(line)]
        parts = [line[found.end() : end].strip(" ;") for found, end in zip(starts, ends, strict=True)]
        return [part for part in parts if part]
    parts = [part.strip() for part in _BULLET.sub("", line, count=1).split(";")]
    return [part for part in parts if part]


def similar(project: Project, session_id: str, text: str, limit: int = 3) -> list[Idea]:
    """Ideas of the session that may already say this, most alike first; a hint, never a decision."""
    return most_alike(text, views.ideas(project, session=session_id), limit)


def most_alike(text: str, ideas: Sequence[Idea], limit: int = 3) -> list[Idea]:
    """Those of the ideas that are like the text, most alike first."""
    return [ideas[place] for place, _likeness in like([idea.text for idea in ideas], text)[:limit]]
