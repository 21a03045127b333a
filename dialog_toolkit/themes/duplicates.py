"""Texts that say the same with other slips of the finger: found by their letters, never by their meaning.

Two texts are doubles when their letter triples are alike and no word in which they differ could change what is said:
another number, a negation, another known word in a word's place.
"""

import re
from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import cache

import numpy as np
from scipy.sparse import csr_matrix

from dialog_toolkit.language.cleaning import fold
from dialog_toolkit.language.lemmas import FORMS

ALIKE = 0.8
"""Cosine of letter triples from which two texts may be doubles. On the example circles no two different ideas reach
0.5; of doubles with two slips of the finger 98 % do (tests/benchmarks/THEMES-PARTITION.md)."""
SAME_WORD = 0.7
"""Likeness of two words from which one is a slip of the other, unless both are known words."""
RUN = 8
"""Doubles have at least so many letters in a row in common."""
MOST_SHARED = 100
"""A run of letters in more texts than this is a phrase in use and says nothing; equal texts come here only once."""
MOST_LETTERS = 2_000
"""Letters of a text that are compared."""

_WORD = re.compile(r"\w+")
_BLOCK = 8_192
_AGAINST = frozenset(
    ["nav", "nevis", "bez", "ne", "not", "never", "without", "nor", "nikad", "nekad", "не", "нет", "без"]
)


def representatives(texts: Sequence[str]) -> list[int]:
    """For each text the place of the one that stands for it: itself, or the fullest text that it doubles.

    No text stands for others and is a double itself. The order of `texts` decides only between equally full ones.
    """
    words = [_WORD.findall(fold(text[:MOST_LETTERS])) for text in texts]
    order = sorted(range(len(texts)), key=lambda place: (-len(texts[place]), place))
    rank = {place: number for number, place in enumerate(order)}
    likes: dict[int, list[int]] = {place: [] for place in order}
    for one, other in _alike(words):
        if same_said(words[one], words[other]):
            likes[one].append(other)
            likes[other].append(one)
    stands = list(range(len(texts)))
    for place in order:
        fuller = [other for other in likes[place] if rank[other] < rank[place] and stands[other] == other]
        if fuller:
            stands[place] = min(fuller, key=lambda other: rank[other])
    return stands


def same_said(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two texts, given as folded words, differ in nothing that could change what is said."""
    only_one = list((Counter(one) - Counter(other)).elements())
    left = list((Counter(other) - Counter(one)).elements())
    if any(word in _AGAINST or any(letter.isdigit() for letter in word) for word in (*only_one, *left)):
        return False
    unmatched = 0
    for word in only_one:
        match = next((each for each in left if _slip(word, each)), None)
        if match is None:
            unmatched += 1
        else:
            left.remove(match)
    return not (unmatched and left)


def _slip(one: str, other: str) -> bool:
    """Whether two words are forms of one word, or one of them is the other mistyped."""
    if one.removeprefix("ne") == other.removeprefix("ne"):
        return False  # said and denied
    shorter = min(len(one), len(other))
    if shorter > 3 and one[: max(3, shorter - 2)] == other[: max(3, shorter - 2)]:
        return True
    both_known = {one, other} <= _known()
    return not both_known and SequenceMatcher(None, one, other, autojunk=False).ratio() >= SAME_WORD


@cache
def _known() -> frozenset[str]:
    return frozenset(fold(line.partition("\t")[0]) for line in FORMS.read_text("utf-8").splitlines())


def _counted(items: Sequence[Counter[str]]) -> csr_matrix:
    """Counts as a matrix [texts, different items]."""
    number: dict[str, int] = {}
    indices = [number.setdefault(item, len(number)) for count in items for item in count]
    counts = np.array([times for count in items for times in count.values()], np.float64)
    starts = np.cumsum([0, *map(len, items)])
    return csr_matrix((counts, indices, starts), (len(items), max(1, len(number))))


def _alike(words: Sequence[Sequence[str]]) -> list[tuple[int, int]]:
    """Pairs of texts that share a run of letters and whose triples are alike (roots of counts, cosine)."""
    runs = [Counter(dict.fromkeys(_pieces(" ".join(text), RUN), 1)) for text in words]
    shared = _counted(runs)
    shared = csr_matrix(shared[:, np.asarray(shared.sum(axis=0)).ravel() <= MOST_SHARED])
    pairs = csr_matrix(shared @ shared.T).tocoo()
    upper = pairs.row < pairs.col
    one, other = pairs.row[upper], pairs.col[upper]
    triples = _counted([Counter(piece for word in text for piece in _pieces(f" {word} ", 3)) for text in words])
    triples.data = np.sqrt(triples.data)
    lengths = np.sqrt(np.asarray(triples.multiply(triples).sum(axis=1)).ravel())
    found: list[tuple[int, int]] = []
    for start in range(0, len(one), _BLOCK):  # in blocks: all pairs of 5,000 texts at once took 340 MB
        low, high = one[start : start + _BLOCK], other[start : start + _BLOCK]
        shared_weight = np.asarray(triples[low].multiply(triples[high]).sum(axis=1)).ravel()
        near = shared_weight / np.maximum(lengths[low] * lengths[high], 1e-9) >= ALIKE
        found += zip(low[near].tolist(), high[near].tolist(), strict=True)
    return sorted(found)


def _pieces(text: str, length: int) -> list[str]:
    return [text[at : at + length] for at in range(max(1, len(text) - length + 1))]
