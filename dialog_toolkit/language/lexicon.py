"""The lexicon of star stems: which words are evidence for which civic topic.

A stem such as ``neatbild*`` matches every word that begins so, ``ņem* vērā`` two words in a row. Words are compared
folded (lower case, no diacritics) and without the debitive prefix. Each language is matched with its own stems.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from dialog_toolkit.domain.session import Language
from dialog_toolkit.language.cleaning import fold
from dialog_toolkit.language.debitive import strip_debitives

_TOKEN = re.compile(r"\w+")
_STEM_TOKEN = re.compile(r"\w+\*?")

STEMS_OF: Mapping[Language, tuple[str, ...]] = {
    Language.LATVIAN: ("lv", "ltg"),
    Language.LATGALIAN: ("ltg", "lv"),
    Language.RUSSIAN: ("ru",),
    Language.ENGLISH: ("en",),
}
"""Which parts of the lexicon a text in a language is matched with."""

Stem = tuple[str, ...]


def folded(text: str) -> str:
    """`text` as it is compared: without debitive prefixes, lower case, no diacritics."""
    return fold(strip_debitives(text))


def stem_of(written: str) -> Stem:
    """The folded words of a stem as written in the lexicon; those that match a beginning keep their star."""
    return tuple(_STEM_TOKEN.findall(folded(written)))


@dataclass(frozen=True)
class Hit:
    """A place in a text where a stem matches: its `number`, and `words` as they stand in the folded text."""

    number: int
    words: str


class StemIndex:
    """Finds stems of one language in folded text.

    Parameters
    ----------
    stems: pairs of a stem and its number.
    """

    def __init__(self, stems: Iterable[tuple[Stem, int]]) -> None:
        self._exact: dict[str, list[tuple[Stem, int]]] = {}
        self._prefix: dict[str, list[tuple[Stem, int]]] = {}
        self._shortest = 99
        for stem, number in stems:
            first, rest = stem[0], stem[1:]
            if first.endswith("*"):
                self._prefix.setdefault(first[:-1], []).append((rest, number))
                self._shortest = min(self._shortest, len(first) - 1)
            else:
                self._exact.setdefault(first, []).append((rest, number))

    def hits(self, text: str) -> Iterator[Hit]:
        """All places of folded `text` where a stem matches, from left to right."""
        tokens = _TOKEN.findall(text)
        for place, token in enumerate(tokens):
            for rest, number in self._exact.get(token, ()):
                yield from _matched(tokens, place, rest, number)
            for end in range(self._shortest, len(token) + 1):
                for rest, number in self._prefix.get(token[:end], ()):
                    yield from _matched(tokens, place, rest, number)


def _matched(tokens: list[str], place: int, rest: Stem, number: int) -> Iterator[Hit]:
    following = tokens[place + 1 : place + 1 + len(rest)]
    if len(following) == len(rest) and all(map(_fits, following, rest)):
        yield Hit(number, " ".join(tokens[place : place + 1 + len(rest)]))


def _fits(token: str, pattern: str) -> bool:
    return token.startswith(pattern[:-1]) if pattern.endswith("*") else token == pattern
