"""Voices that stand alone: far from all others, and not held to any group."""

import numpy as np
import numpy.typing as npt

from dialog_toolkit.themes.centres import nearness
from dialog_toolkit.themes.partition import Labels
from dialog_toolkit.themes.vectors import Floats

LONE = -1
"""Group number of a lone voice."""

FEW = 30
"""Below this many ideas there is no crowd to compare an idea's distance with."""
LEAST_COSINE = 0.28
"""Among few ideas: cosine to the nearest other below which an idea stands alone. One in ten ideas of a single example
circle has no other one nearer."""

NEIGHBOURS, CENTRE, STEADY = 0.6, 0.4, 0.3
"""Weights of the three signs, each in standard deviations: mean cosine to the nearest ideas, cosine to the middle of
the own group without the idea, steadiness in it. The first two by logistic regression on drawn sentences with planted
lone ones; the third finds no more of them, but spares the ideas that are surely where they belong
(tests/benchmarks/THEMES-PARTITION.md)."""
FAR = 1.6
"""How far below the mean the weighted sum lies for an idea to stand alone."""
MOST = 0.06
"""Never more than this share of many ideas stands alone for these signs."""

Figures = npt.NDArray[np.float64]


def alone(labels: Labels, vectors: Floats, cosines: Floats, stability: Figures) -> npt.NDArray[np.intp]:
    """Places of the ideas that stand alone, the farthest first.

    `labels` are groups, `vectors` [ideas, d] have length 1, `cosines` [ideas, neighbours] those to the nearest ideas,
    `stability` [ideas] is in 0–1 or NaN where not known (then it does not count).
    """
    if len(cosines) < FEW:
        return np.flatnonzero(cosines[:, 0] < LEAST_COSINE)
    found = loneliness(labels, vectors, cosines, stability)
    far = np.flatnonzero(found > FAR)
    return far[np.argsort(-found[far], kind="stable")][: int(MOST * len(found))]


def loneliness(labels: Labels, vectors: Floats, cosines: Floats, stability: Figures) -> Figures:
    """How much each idea stands alone, [ideas]: 0 is usual, higher is lonelier."""
    near = _deviations(cosines.astype(np.float64).mean(axis=1))
    held = _deviations(nearness(labels, vectors).astype(np.float64))
    known = np.where(np.isnan(stability), np.nanmean(stability), stability) if not np.isnan(stability).all() else None
    steady = _deviations(known) if known is not None else 0.0
    return np.round(-(NEIGHBOURS * near + CENTRE * held + STEADY * steady), 4)


def _deviations(values: Figures) -> Figures:
    spread = values.std()
    return np.zeros_like(values) if spread < 1e-9 else (values - values.mean()) / spread
