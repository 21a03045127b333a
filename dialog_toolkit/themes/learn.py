"""Learning from people: what they put into themes shows where the rest belongs.

Each kept theme has a middle: that of the ideas people put there, drawn towards those that now seem to belong to it. On
the example circles, with 15 % of the ideas curated, the theme that is nearest by it is right for more of the rest than
the machine's own groups named by what was curated in them (tests/benchmarks/RESULTS.md, section "Learning").
"""

import numpy as np

from dialog_toolkit.language.concepts import unit
from dialog_toolkit.themes.replay import Held
from dialog_toolkit.themes.vectors import Floats

ROUNDS = 5
"""Rounds of drawing the middles towards what seems to belong; more change little."""
TRUST = 0.5
"""Weight of what only seems to belong against what people put there, before square roots of the numbers."""


def nearness(vectors: Floats, held: Held, kept: int) -> Floats:
    """Cosine of each idea to the middle of each kept theme, [ideas, kept]; zeros for a theme that holds no idea.

    `vectors` [ideas, d] have rows of length 1. The same input gives the same output, bit by bit.
    """
    taught = _taught(vectors, held, kept)
    middles = unit(taught)
    near = vectors @ middles.T
    if kept < 2:
        return _rounded(near)
    empty = np.abs(taught).sum(axis=1) == 0
    for _ in range(ROUNDS):
        near[:, empty] = -1
        seems = _rounded(near).argmax(axis=1)
        drawn = taught.copy()
        for theme in range(kept):
            mine = vectors[seems == theme]
            if len(mine) and not empty[theme]:
                drawn[theme] += TRUST * mine.sum(axis=0) / len(mine) ** 0.5
        near = vectors @ unit(drawn).T
    near[:, empty] = 0
    return _rounded(near)


def _taught(vectors: Floats, held: Held, kept: int) -> Floats:
    """Sum of the ideas put into each kept theme over the square root of their number, [kept, d]."""
    sums = np.zeros((kept, vectors.shape[1]), np.float32)
    counts = np.zeros(kept, np.float32)
    for place in sorted(held):
        sums[held[place]] += vectors[place]
        counts[held[place]] += 1
    middles: Floats = unit(sums) * np.sqrt(counts)[:, None]
    return middles


def _rounded(near: Floats) -> Floats:
    """Rounded to 5 digits, so that the order does not hang on the last bit."""
    return np.round(near, 5)
