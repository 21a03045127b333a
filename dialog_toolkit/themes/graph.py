"""The graph of nearest neighbours between ideas."""

import numpy as np
import numpy.typing as npt

from dialog_toolkit.themes.vectors import Floats

Edges = list[tuple[int, int, float]]
"""Pairs of ideas (lower number first) with a weight over 0, sorted."""

_BLOCK = 1024


def neighbours(vectors: Floats, count: int) -> tuple[npt.NDArray[np.intp], Floats]:
    """The `count` nearest other ideas of each, nearest first, and their cosines: two arrays [ideas, count].

    Cosines are rounded to 5 digits and ties go to the lower number, so that the order does not hang on the last bit.
    """
    n = len(vectors)
    count = min(count, n - 1)
    nearest = np.zeros((n, count), np.intp)
    cosines = np.zeros((n, count), np.float32)
    for start in range(0, n, _BLOCK):
        block = np.round(vectors[start : start + _BLOCK] @ vectors.T, 5)
        own = np.arange(len(block))
        block[own, start + own] = -2
        order = np.argsort(-block, axis=1, kind="stable")[:, :count]
        nearest[start : start + len(block)] = order
        cosines[start : start + len(block)] = np.take_along_axis(block, order, axis=1)
    return nearest, cosines


def edges(nearest: npt.NDArray[np.intp], cosines: Floats) -> Edges:
    """One edge for each pair of which one is a neighbour of the other, weighted by their cosine."""
    weights: dict[tuple[int, int], float] = {}
    for idea, (others, near) in enumerate(zip(nearest.tolist(), cosines.tolist(), strict=True)):
        for other, cosine in zip(others, near, strict=True):
            weights[(min(idea, other), max(idea, other))] = max(1e-3, round(cosine, 5))
    return [(a, b, weight) for (a, b), weight in sorted(weights.items())]
