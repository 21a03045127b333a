"""Which ideas might as well be elsewhere, and where."""

import numpy as np
import numpy.typing as npt

from dialog_toolkit.themes.centres import likeness, nearness
from dialog_toolkit.themes.partition import Labels
from dialog_toolkit.themes.vectors import Floats

SURE = 1.6
"""Below this an idea is unsure: then it is wrong twice as often as the others on drawn sentences, 1.8 times on circles
(tests/benchmarks/THEMES-PARTITION.md)."""
STEADY = 0.8
"""What steadiness counts beside nearness."""
ALSO = 2
"""Other themes named at most."""
NEARLY = 0.85
"""Share of the cosine to its own theme from which an idea speaks to another theme too."""

Figures = npt.NDArray[np.float64]


def unsure(labels: Labels, vectors: Floats, stability: Figures) -> npt.NDArray[np.bool_]:
    """Whether each idea might as well be in another group, [ideas]; never where its steadiness is not known (NaN).

    What speaks for its group: cosine to the middle of the others in it, how much less that to any other group is, both
    against what is usual here, and its steadiness.
    """
    grouped = labels >= 0
    if not grouped.any():
        return grouped
    own = nearness(labels, vectors).astype(np.float64)
    near = likeness(labels, vectors).astype(np.float64)
    near[np.flatnonzero(grouped), labels[grouped]] = -1
    margin = own - np.maximum(near.max(axis=1), 0)
    usual = max(float(own[grouped].mean()), 1e-6)
    with np.errstate(invalid="ignore"):
        return np.asarray(grouped & (np.round((own + margin) / usual + STEADY * stability, 6) < SURE))


def also(labels: Labels, vectors: Floats) -> tuple[tuple[int, ...], ...]:
    """For each idea the numbers of other groups that it speaks to, nearest first, at most `ALSO`.

    A lone voice (label below 0) has none: it speaks to no group.
    """
    if not len(labels) or labels.max() < 1:
        return ((),) * len(labels)
    near = likeness(labels, vectors)
    own = nearness(labels, vectors)
    named: list[tuple[int, ...]] = []
    for place, label in enumerate(labels.tolist()):
        if label < 0:
            named.append(())
            continue
        order = [int(other) for other in np.argsort(-near[place], kind="stable") if other != label]
        close = [other for other in order[:ALSO] if near[place, other] > max(0.0, NEARLY * float(own[place]))]
        named.append(tuple(close))
    return tuple(named)
