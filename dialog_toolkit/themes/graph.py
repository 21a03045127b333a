"""The graph of nearest neighbours between ideas."""

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix

from dialog_toolkit.themes.vectors import Floats

Edges = list[tuple[int, int, float]]
"""Pairs of ideas (lower number first; twice the same: a loop) with a weight over 0, sorted."""

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


def adjacency(
    nearest: npt.NDArray[np.intp], cosines: Floats, present: npt.NDArray[np.bool_] | None = None
) -> csr_matrix:
    """The graph as a symmetric matrix [ideas, ideas]: an edge where one idea is a neighbour of the other.

    Edges weigh their cosine. With `present` [ideas], only edges between ideas that are present are there.
    """
    n = len(nearest)
    rows = np.repeat(np.arange(n), nearest.shape[1])
    columns = nearest.ravel()
    weights = np.maximum(np.round(cosines.astype(np.float64).ravel(), 5), 1e-3)
    if present is not None:
        both = present[rows] & present[columns]
        rows, columns, weights = rows[both], columns[both], weights[both]
    one_way = csr_matrix((weights, (rows, columns)), (n, n))
    both_ways = csr_matrix(one_way.maximum(one_way.T))
    both_ways.sort_indices()
    return both_ways


def edges(nearest: npt.NDArray[np.intp], cosines: Floats) -> Edges:
    """One edge for each pair of which one is a neighbour of the other, weighted by their cosine."""
    graph = adjacency(nearest, cosines).tocoo()
    upper = graph.row < graph.col
    pairs = zip(graph.row[upper].tolist(), graph.col[upper].tolist(), graph.data[upper].tolist(), strict=True)
    return sorted(pairs)


def matrix(pairs: Edges, n: int) -> csr_matrix:
    """The symmetric matrix of `pairs` between `n` ideas; a loop stands once on the diagonal."""
    if not pairs:
        return csr_matrix((n, n))
    low, high, weight = (np.array(column) for column in zip(*pairs, strict=True))
    other = low != high
    rows, columns = np.r_[low, high[other]], np.r_[high, low[other]]
    both_ways = csr_matrix((np.r_[weight, weight[other]], (rows, columns)), (n, n))
    both_ways.sort_indices()
    return both_ways
