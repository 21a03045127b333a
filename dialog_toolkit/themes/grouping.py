"""Which ideas go together: vectors, graph, groups, and the voices that stand alone."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from dialog_toolkit.domain.session import Language
from dialog_toolkit.i18n import N_
from dialog_toolkit.language.concepts import ConceptSpace, unit
from dialog_toolkit.themes.graph import edges, neighbours
from dialog_toolkit.themes.meaning import Step, silent, vectors_of
from dialog_toolkit.themes.partition import Labels, partition
from dialog_toolkit.themes.settings import BASE_RESOLUTION, ThemeSettings
from dialog_toolkit.themes.vectors import Floats

LONE = -1
"""Group number of a lone voice."""

FEW = 30
"""Below this many ideas there is no crowd to compare an idea's distance with."""
MANY = 300
"""From this many ideas on the resolution is the usual one."""
LEAST_COSINE = 0.35
"""Among few ideas: cosine to the nearest other below which an idea stands alone."""
ISOLATION = 1.3
"""Among many: how far below the median, in robust standard deviations, the mean cosine to the nearest lies for an
idea to stand alone. Distance told lone voices best of twelve signs tried, stability of the groups less well
(tests/benchmarks/RESULTS.md, section Themes)."""
MOST_LONE = 0.05
"""Never more than this share of many ideas stands alone for its distance."""


@dataclass(frozen=True)
class Grouping:
    """`labels` is the group of each text or `LONE`; `vectors` [texts, d] have length 1; `centrality` is in 0–1."""

    labels: Labels
    vectors: Floats
    centrality: npt.NDArray[np.float64]


def group(
    texts: Sequence[str],
    languages: Sequence[Language],
    settings: ThemeSettings,
    step: Step = silent,
    space: ConceptSpace | None = None,
) -> Grouping:
    """Group `texts`. The same texts in the same order and the same settings give the same groups."""
    n = len(texts)
    if n < 2:
        return Grouping(np.full(n, LONE), np.zeros((n, 1), np.float32), np.ones(n))
    vectors = vectors_of(texts, languages, settings, step, space)
    step(N_("Grouping ideas"), 0, 0)
    nearest, cosines = neighbours(vectors, min(settings.neighbours, max(2, n // 3)))
    # Few ideas make few themes: the resolution grows with them up to its usual value.
    usual = 1 + (BASE_RESOLUTION - 1) * min(1.0, n / MANY)
    resolution = usual * settings.resolution
    labels = partition(edges(nearest, cosines), n, resolution=resolution, random_state=settings.seed)
    labels[_lone(cosines)] = LONE
    return Grouping(_without_small(labels, 3 if n >= FEW else 2), vectors, _centrality(labels, vectors))


def _lone(cosines: Floats) -> npt.NDArray[np.intp]:
    """Places of the ideas that are far from all others, by their cosines to the nearest, [ideas, neighbours]."""
    if len(cosines) < FEW:
        return np.flatnonzero(cosines[:, 0] < LEAST_COSINE)
    near = np.round(cosines.astype(np.float64).mean(axis=1), 5)
    median = np.median(near)
    spread = 1.4826 * np.median(np.abs(near - median))
    far = np.flatnonzero(near < median - ISOLATION * spread)
    return far[np.argsort(near[far], kind="stable")][: int(MOST_LONE * len(near))]


def _without_small(labels: Labels, least: int) -> Labels:
    """`labels` in which groups of fewer than `least` are lone voices."""
    sizes = {label: int((labels == label).sum()) for label in set(labels.tolist())}
    return np.array([label if sizes[int(label)] >= least else LONE for label in labels], np.int64)


def _centrality(labels: Labels, vectors: Floats) -> npt.NDArray[np.float64]:
    """Cosine of each idea to the middle of its group, at least 0."""
    result = np.zeros(len(labels))
    for label in np.unique(labels):
        mine = labels == label
        middle = unit(vectors[mine].mean(axis=0, keepdims=True))
        result[mine] = np.clip(np.round(vectors[mine] @ middle[0], 4), 0, 1)
    return result
