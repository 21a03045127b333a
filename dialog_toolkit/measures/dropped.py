"""What a rewording leaves out that people asked for, and where they asked for it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dialog_toolkit.domain.session import Idea
from dialog_toolkit.language.cleaning import fold
from dialog_toolkit.language.stopwords import STOP_WORDS

_WORD = re.compile(r"\w{4,}")


@dataclass(frozen=True)
class DroppedPart:
    """A word of the old text that the new one has no form of: who asked for it, by region and idea."""

    word: str
    regions: tuple[str, ...]
    ideas: tuple[str, ...]


def dropped_parts(
    before: str, after: str, ideas: Sequence[Idea], region_of: Mapping[str, str]
) -> tuple[DroppedPart, ...]:
    """Words that `before` says and `after` does not, and that ideas of the measure asked for.

    `region_of` maps session ids to regions. Words that nobody among `ideas` used are the drafter's own and may go.
    """
    kept = [fold(word) for word in _WORD.findall(after)]
    said = {idea.id: [fold(word) for word in _WORD.findall(idea.text)] for idea in ideas}
    parts = []
    seen: list[str] = []
    for word in _WORD.findall(before):
        folded = fold(word)
        if folded in STOP_WORDS or any(_same_word(folded, other) for other in (*kept, *seen)):
            continue
        seen.append(folded)
        asked = [idea for idea in ideas if any(_same_word(folded, other) for other in said[idea.id])]
        if asked:
            regions = sorted({region_of.get(idea.session, "") for idea in asked} - {""})
            parts.append(DroppedPart(word, tuple(regions), tuple(idea.id for idea in asked)))
    return tuple(parts)


def _same_word(one: str, other: str) -> bool:
    """Whether two folded words are forms of one: they differ in no more than their endings (two letters or so)."""
    shorter = min(len(one), len(other))
    common = next((k for k in range(shorter) if one[k] != other[k]), shorter)
    return common >= min(4, shorter - 1) and common >= shorter - 2
