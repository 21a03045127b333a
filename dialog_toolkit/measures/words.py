"""Words of a measure with their places, and cues found among them.

A cue is the beginning of a word ("publicē"), a whole word ("=lemj") or several in a row ("datu kop"). Cues and words
are compared without regard to case and diacritics.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from dialog_toolkit.language.cleaning import fold

_TOKEN = re.compile(r"\w+|%")
_SENTENCE_END = re.compile(r"[!?\n]|\.\s+(?=[^\W\da-zāčēģīķļņšūž])|;")
_CLAUSE_END = re.compile(r"[,:()–—„”\"]")

Part = tuple[str, bool]
"""Folded text of one word of a cue, and whether it is the whole word."""


@dataclass(frozen=True)
class Words:
    """A `text` cut into words: their `spans` in it, `folded`, and the `sentence` and `clause` each stands in."""

    text: str
    spans: tuple[tuple[int, int], ...]
    folded: tuple[str, ...]
    sentence: tuple[int, ...]
    clause: tuple[int, ...]

    def quote(self, place: int, length: int = 1) -> str:
        """The words at a place as written, with what stands between them."""
        return self.text[self.spans[place][0] : self.spans[place + length - 1][1]]


def split_words(text: str) -> Words:
    """Cut a text into words. A full stop ends a sentence only before a capital letter: "Nr. 639" does not."""
    spans, sentences, clauses = [], [], []
    sentence = clause = end = 0
    for match in _TOKEN.finditer(text):
        between = text[end : match.start() + 1]
        if _SENTENCE_END.search(between):
            sentence, clause = sentence + 1, clause + 1
        elif _CLAUSE_END.search(between):
            clause += 1
        spans.append(match.span())
        sentences.append(sentence)
        clauses.append(clause)
        end = match.end()
    folded = tuple(fold(text[start:stop]) for start, stop in spans)
    return Words(text, tuple(spans), folded, tuple(sentences), tuple(clauses))


@lru_cache(maxsize=1024)
def parse_cues(cues: tuple[str, ...]) -> tuple[tuple[Part, ...], ...]:
    """Cues as folded parts."""
    return tuple(tuple((fold(part.lstrip("=")), part.startswith("=")) for part in cue.split()) for cue in cues)


def find_cues(words: Words, cues: tuple[str, ...], start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Place and number of words of every cue met between two places, in order; the longest cue at a place."""
    parsed = parse_cues(cues)
    firsts = tuple({parts[0][0] for parts in parsed})
    found = []
    for place in range(start, len(words.folded) if end is None else min(end, len(words.folded))):
        if not words.folded[place].startswith(firsts):
            continue
        lengths = [len(parts) for parts in parsed if _meets(words.folded, place, parts)]
        if lengths:
            found.append((place, max(lengths)))
    return found


def near(words: Words, place: int, length: int, cues: tuple[str, ...], reach: int) -> bool:
    """Whether one of the cues stands in the same sentence, at most `reach` words before or after the place."""
    for at, size in find_cues(words, cues, max(0, place - reach), place + length + reach):
        apart = at + size <= place or at >= place + length
        if apart and words.sentence[at] == words.sentence[place]:
            return True
    return False


def _meets(folded: Sequence[str], place: int, parts: Sequence[Part]) -> bool:
    if place + len(parts) > len(folded):
        return False
    return all(
        folded[place + i] == text if whole else folded[place + i].startswith(text)
        for i, (text, whole) in enumerate(parts)
    )
