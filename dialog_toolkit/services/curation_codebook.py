"""The team's own list of themes among the themes of the project."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from dialog_toolkit.errors import BadInput
from dialog_toolkit.exchange.codebook import CodebookRow
from dialog_toolkit.language.cleaning import fold
from dialog_toolkit.ledger.project import Project
from dialog_toolkit.ledger.write import Entry
from dialog_toolkit.services.curation_acts import Verb, now, one_line, perform
from dialog_toolkit.services.curation_reading import THEME
from dialog_toolkit.services.curation_themes import LONGEST_TITLE, NO_TITLE, TOO_LONG, list_text
from dialog_toolkit.services.recording_acts import tidy


@dataclass(frozen=True)
class CodebookReport:
    """Ids of the themes that a codebook brought, and of those that were there already and stay as they are."""

    new: tuple[str, ...]
    already: tuple[str, ...]


def add_codebook(project: Project, rows: Sequence[CodebookRow]) -> CodebookReport:
    """Take in the team's own list of themes in one act. The same list again changes nothing.

    A theme that came from the list before is found again by its title there, and what people did to it stays.
    """
    stands = now(project)
    entries: list[Entry] = []
    new: list[str] = []
    already: list[str] = []
    for row in rows:
        title = one_line(row.title, LONGEST_TITLE, TOO_LONG)
        if not title:
            raise BadInput(NO_TITLE)
        id = f"c-{hashlib.blake2b(fold(title).encode('utf-8', 'backslashreplace'), digest_size=4).hexdigest()}"
        if id in stands.curation.themes:
            already.append(id)
        elif id not in new:
            new.append(id)
            fields = {"title": title, "origin": "codebook", "note": tidy(row.description)}
            examples = list_text(text for text in map(tidy, row.examples) if text)
            entries += [Entry(THEME + id, name, text) for name, text in (fields | {"examples": examples}).items()]
    perform(project, Verb.CODEBOOK, entries)
    return CodebookReport(tuple(new), tuple(dict.fromkeys(already)))
