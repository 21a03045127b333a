"""From a graph to groups: Leiden by modularity, the best of several runs."""

from collections.abc import Callable

import numpy as np
import numpy.typing as npt
from graspologic_native import leiden_csr
from scipy.sparse import csr_matrix

from dialog_toolkit.themes.graph import Edges, matrix

Labels = npt.NDArray[np.int64]


TRIALS = 5
"""Runs of which the one of the highest modularity is taken; fewer make the result hang more on the seed."""

FINEST = 12.0
COARSEST = 0.05
"""Resolutions between which a wished number of groups is looked for."""
STEPS = 12
"""Halvings of that span; the resolution is then known to within 0.2 %."""


def partition(edges: Edges, n: int, *, resolution: float, random_state: int) -> Labels:
    """Group numbers of `n` ideas by Leiden at `resolution`; an idea without edges is a group of its own."""
    return partition_matrix(matrix(edges, n), resolution=resolution, random_state=random_state)


def partition_matrix(
    graph: csr_matrix, *, resolution: float, random_state: int, trials: int = TRIALS, iterations: int = 5
) -> Labels:
    """As `partition`, for a symmetric matrix [ideas, ideas] of weights (a loop stands once on the diagonal)."""
    n = graph.shape[0]
    if not graph.nnz:
        return np.arange(n)
    _, found = leiden_csr(
        graph.indptr.astype(np.int64), graph.indices.astype(np.int32), graph.data.astype(np.float64), n,
        resolution=resolution, seed=random_state, iterations=iterations, trials=trials, use_modularity=True,
    )  # fmt: skip
    return renumbered(np.array([found.get(idea, -1 - idea) for idea in range(n)], np.int64))


def partition_about(at: Callable[[float], Labels], wished: int, *, least: int) -> tuple[Labels, float]:
    """Groups whose number is as near `wished` as was found by halving, and the resolution that gave them.

    `at` gives the groups of a resolution; those of fewer than `least` ideas do not count. Of equally near ones the
    coarser is taken.
    """
    low, high = np.log(COARSEST), np.log(FINEST)
    tried: list[tuple[int, float, Labels]] = []
    for _ in range(STEPS):
        resolution = float(np.round(np.exp((low + high) / 2), 6))
        labels = at(resolution)
        sizes = np.unique(labels, return_counts=True)[1]
        count = int((sizes >= least).sum())
        tried.append((abs(count - wished), resolution, labels))
        if count == wished:
            break
        # Past the finest useful resolution groups fall below `least` and are counted less: then coarser again.
        finer = count < wished and len(sizes) <= 2 * count
        low, high = ((low + high) / 2, high) if finer else (low, (low + high) / 2)
    _, resolution, labels = min(tried, key=lambda each: each[:2])
    return labels, resolution


def renumbered(labels: Labels) -> Labels:
    """The same groups numbered from 0 by their first member."""
    first: dict[int, int] = {}
    return np.array([first.setdefault(int(label), len(first)) for label in labels], np.int64)
