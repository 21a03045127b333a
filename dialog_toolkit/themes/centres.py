"""The middles of groups, and how near ideas are to them."""

import numpy as np
import numpy.typing as npt

from dialog_toolkit.language.concepts import unit
from dialog_toolkit.themes.partition import Labels
from dialog_toolkit.themes.vectors import Floats


def sums(labels: Labels, vectors: Floats) -> Floats:
    """Sum of the vectors of each group, [groups, d]; labels run from 0, those below 0 are left out."""
    grouped = labels >= 0
    count = int(labels.max(initial=-1)) + 1
    return np.vstack([vectors[grouped & (labels == label)].sum(axis=0) for label in range(count)] or [vectors[:0]])


def centres(labels: Labels, vectors: Floats) -> Floats:
    """The middle of each group, [groups, d], rows of length 1 (0 for a number without members)."""
    return unit(sums(labels, vectors))


def nearness(labels: Labels, vectors: Floats) -> Floats:
    """Cosine of each idea to the middle of the others in its group, [ideas]; 0 where there are no others."""
    result = np.zeros(len(labels), np.float32)
    grouped = np.flatnonzero(labels >= 0)
    others = unit(sums(labels, vectors)[labels[grouped]] - vectors[grouped])
    result[grouped] = np.round((vectors[grouped] * others).sum(axis=1), 5)
    return result


def likeness(labels: Labels, vectors: Floats) -> npt.NDArray[np.float32]:
    """Cosine of each idea to the middle of each group, [ideas, groups]."""
    return np.round(vectors @ centres(labels, vectors).T, 5)
