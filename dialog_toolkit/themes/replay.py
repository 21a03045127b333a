"""Groups that obey people: what they put together stays together, what they parted stays apart.

Ideas held in one theme by people become one node of the graph, with all their edges, before it is partitioned: the
modularity of what is left to decide is the same as without, only the decided part is not up for decision.
"""

from collections import defaultdict
from collections.abc import Mapping
from types import MappingProxyType

import numpy as np

from dialog_toolkit.language.concepts import unit
from dialog_toolkit.themes.graph import Edges
from dialog_toolkit.themes.partition import Labels, partition, renumbered
from dialog_toolkit.themes.vectors import Floats

Held = Mapping[int, int]
"""Place of an idea → number of the kept theme that people hold it in, numbered from 0."""
NOTHING_HELD: Held = MappingProxyType({})


def partition_around(edges: Edges, vectors: Floats, held: Held, *, resolution: float, random_state: int) -> Labels:
    """Group numbers of ideas, [ideas]; group k < number of kept themes is the kept theme k, higher ones are new.

    `vectors` [ideas, d] have rows of length 1. A group found around several kept themes is shared out: each idea that
    nobody decided goes to the kept theme whose middle is nearest.
    """
    n = len(vectors)
    if not held:
        return partition(edges, n, resolution=resolution, random_state=random_state)
    kept = 1 + max(held.values())
    node = _nodes(n, held, kept)
    found = partition(_contracted(edges, node), int(node.max()) + 1, resolution=resolution, random_state=random_state)
    of_node = found[node]
    homes: dict[int, list[int]] = defaultdict(list)
    for theme in sorted(set(held.values())):
        homes[int(found[theme])].append(theme)
    middles = _middles(vectors, held, kept)
    labels = of_node + kept
    for community, themes in homes.items():
        inside = np.flatnonzero(of_node == community)
        nearest = np.round(vectors[inside] @ middles[themes].T, 5).argmax(axis=1)
        labels[inside] = np.array(themes)[nearest]
    for place, theme in held.items():
        labels[place] = theme
    labels[labels >= kept] = renumbered(labels[labels >= kept]) + kept
    return labels


def _nodes(n: int, held: Held, kept: int) -> Labels:
    """Node of each idea: a kept theme is one node (the first `kept` ones), every other idea its own."""
    node = np.full(n, -1, np.int64)
    for place, theme in held.items():
        node[place] = theme
    free = np.flatnonzero(node < 0)
    node[free] = kept + np.arange(len(free))
    return node


def _contracted(edges: Edges, node: Labels) -> Edges:
    """Edges between nodes, their weights added up; those within a node are loops."""
    weights: dict[tuple[int, int], float] = defaultdict(float)
    numbers = node.tolist()
    for a, b, weight in edges:
        low, high = sorted((numbers[a], numbers[b]))
        weights[low, high] += weight
    return [(a, b, round(weight, 5)) for (a, b), weight in sorted(weights.items())]


def _middles(vectors: Floats, held: Held, kept: int) -> Floats:
    """The middle of each kept theme, [kept, d], rows of length 1."""
    sums = np.zeros((kept, vectors.shape[1]), np.float32)
    for place in sorted(held):
        sums[held[place]] += vectors[place]
    return unit(sums)
