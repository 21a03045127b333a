"""Which texts say much the same as what is being typed: quick enough for every key, on any machine.

Words are compared by their letter triples, folded, so that endings, diacritics and slips of the finger matter little;
triples that many of the texts share count little.
"""

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from math import log, sqrt

from dialog_toolkit.language.cleaning import fold_quickly

AT_LEAST = 0.4
"""From this likeness on (0 to 1) a text is worth showing; see tests/benchmarks/RESULTS.md, "Personal data"."""

SHORTEST = 3
"""Words that must have been typed before anything is called alike."""

_WORD = re.compile(r"[^\W_]{2,40}")
_MAX_WORDS = 200


def like(texts: Sequence[str], typed: str, at_least: float = AT_LEAST) -> list[tuple[int, float]]:
    """Places of the texts that are like what was typed, with their likeness (0 to 1), most alike first.

    The likeness is the cosine of the weighted triples, so an idea that is typed only in part is found too, with less.
    """
    mine = _triples(typed)
    if len(_WORD.findall(typed)) < SHORTEST:
        return []
    weights = _weights(tuple(texts))
    default = log(1 + len(texts))
    own = sum(weights.get(triple, default) for triple in mine)
    found = []
    for place, text in enumerate(texts):
        theirs = _triples(text)
        shared = sum(weights.get(triple, default) for triple in mine & theirs)
        if shared < at_least * own * at_least:
            continue  # the cosine cannot reach `at_least`: it is at most the root of the shared part
        score = shared / sqrt(own * sum(weights[triple] for triple in theirs)) if shared else 0.0
        if score >= at_least:
            found.append((place, round(score, 4)))
    return sorted(found, key=lambda one: (-one[1], one[0]))


@lru_cache(maxsize=4096)
def _triples(text: str) -> frozenset[str]:
    words = _WORD.findall(fold_quickly(text))[:_MAX_WORDS]
    return frozenset(f"^{word}$"[start : start + 3] for word in words for start in range(len(word)))


@lru_cache(maxsize=4)
def _weights(texts: tuple[str, ...]) -> dict[str, float]:
    """How much each triple counts: the rarer among the texts, the more."""
    counts = Counter(triple for text in texts for triple in _triples(text))
    return {triple: log(1 + len(texts) / n) for triple, n in counts.items()}
