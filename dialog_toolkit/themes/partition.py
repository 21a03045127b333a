"""From a graph to groups: Leiden by modularity, the best of several runs."""

import numpy as np
import numpy.typing as npt
from graspologic_native import leiden

from dialog_toolkit.themes.graph import Edges

Labels = npt.NDArray[np.int64]


TRIALS = 5
"""Runs of which the one of the highest modularity is taken; fewer make the result hang more on the seed."""


def partition(edges: Edges, n: int, *, resolution: float, random_state: int) -> Labels:
    """Group numbers of `n` ideas by Leiden at `resolution`; an idea without edges is a group of its own."""
    named = [(str(a), str(b), weight) for a, b, weight in edges]
    _, found = leiden(named, resolution=resolution, seed=random_state, iterations=5, trials=TRIALS, use_modularity=True)
    return renumbered(np.array([found.get(str(idea), -1 - idea) for idea in range(n)], np.int64))


def renumbered(labels: Labels) -> Labels:
    """The same groups numbered from 0 by their first member."""
    first: dict[int, int] = {}
    return np.array([first.setdefault(int(label), len(first)) for label in labels], np.int64)
