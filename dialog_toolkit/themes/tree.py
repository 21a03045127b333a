"""The upper level: kin themes put together, so that many can be looked over."""

import math

import numpy as np
from scipy.cluster.hierarchy import fcluster, linkage

from dialog_toolkit.themes.centres import centres
from dialog_toolkit.themes.partition import Labels
from dialog_toolkit.themes.vectors import Floats

FEWEST = 6
"""Below this many themes there is no upper level."""


def kin(labels: Labels, vectors: Floats) -> tuple[tuple[int, ...], ...]:
    """Groups of kin themes, each the numbers of its themes, the one with most ideas first; () below `FEWEST` themes.

    `labels` are the themes of ideas (below 0: none), `vectors` [ideas, d] have length 1. Ward's linkage of the
    middles less their common middle, cut at the square root of the number of themes: that agreed best with topic
    groups drawn by hand among the ways that leave no theme by itself (tests/benchmarks/THEMES-PARTITION.md).
    """
    numbers = np.unique(labels[labels >= 0])
    if len(numbers) < FEWEST:
        return ()
    middles = centres(labels, vectors)[numbers].astype(np.float64)
    tree = linkage(np.round(middles - middles.mean(axis=0), 6), "ward")
    found = fcluster(tree, round(math.sqrt(len(numbers))), "maxclust")
    sizes = {int(label): int((labels == label).sum()) for label in numbers}
    groups = [tuple(numbers[found == group].tolist()) for group in np.unique(found)]
    ordered = [tuple(sorted(group, key=lambda label: (-sizes[label], label))) for group in groups]
    return tuple(sorted(ordered, key=lambda group: (-sum(sizes[label] for label in group), group)))
