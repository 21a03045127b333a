"""Which ideas might as well be elsewhere, and where."""

import numpy as np
import numpy.typing as npt

from dialog_toolkit.themes.centres import likeness, nearness
from dialog_toolkit.themes.partition import Labels
from dialog_toolkit.themes.vectors import Floats

UNSTEADY = 0.6
"""Steadiness below which an idea is unsure (tests/benchmarks/THEMES-PARTITION.md)."""
ALSO = 2
"""Other themes named at most."""
NEARLY = 0.85
"""Share of the cosine to its own theme from which an idea speaks to another theme too."""

Figures = npt.NDArray[np.float64]


def unsure(labels: Labels, stability: Figures) -> npt.NDArray[np.bool_]:
    """Whether each idea might as well be in another group, [ideas]."""
    with np.errstate(invalid="ignore"):
        return np.asarray((labels >= 0) & (stability < UNSTEADY))


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
