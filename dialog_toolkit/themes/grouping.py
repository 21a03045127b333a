"""Which ideas go together: vectors, graph, groups, and the voices that stand alone."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from dialog_toolkit.domain.session import Language
from dialog_toolkit.i18n import N_
from dialog_toolkit.language.concepts import concept_space
from dialog_toolkit.themes.graph import edges, neighbours
from dialog_toolkit.themes.partition import Labels, partition
from dialog_toolkit.themes.sentences import sentence_vectors
from dialog_toolkit.themes.settings import BASE_RESOLUTION, ThemeSettings
from dialog_toolkit.themes.vectors import CharacterVectors, ConceptVectors, Floats, mixed, unit

Step = Callable[[str, int, int], None]

LONE = -1
"""Group number of a lone voice."""

LEAST_AFFINITY = 0.3
"""Mean cosine to the three nearest of its group below which an idea stands alone."""
MOST_LONE = 0.08
"""Never more than this share of the ideas stands alone for want of affinity."""
SENTENCE_SHARE = 0.25
"""Share of sentence vectors, where they are asked for."""


@dataclass(frozen=True)
class Grouping:
    """`labels` is the group of each text or `LONE`; `vectors` [texts, d] have length 1; `centrality` is in 0–1."""

    labels: Labels
    vectors: Floats
    centrality: npt.NDArray[np.float64]


def vectors_of(
    texts: Sequence[str], languages: Sequence[Language], settings: ThemeSettings, step: Step
) -> Floats:
    """The final vectors, [texts, d], rows of length 1."""
    step(N_("Placing ideas among civic topics"), 0, 0)
    parts = [(ConceptVectors(concept_space()).fit_transform(texts, languages), 1 - settings.characters)]
    step(N_("Comparing the wording of ideas"), 0, 0)
    characters = CharacterVectors(random_state=settings.seed).fit_transform(texts, languages)
    parts.append((characters, settings.characters))
    if settings.sentence_model:
        sentences = sentence_vectors(settings.sentence_model, texts, languages, step)
        parts = [(part, share * (1 - SENTENCE_SHARE)) for part, share in parts] + [(sentences, SENTENCE_SHARE)]
    return mixed(parts)


def group(texts: Sequence[str], languages: Sequence[Language], settings: ThemeSettings, step: Step) -> Grouping:
    """Group `texts`. The same texts in the same order and the same settings give the same groups."""
    n = len(texts)
    if n < 2:
        return Grouping(np.full(n, LONE), np.zeros((n, 1), np.float32), np.ones(n))
    vectors = vectors_of(texts, languages, settings, step)
    step(N_("Grouping ideas"), 0, 0)
    nearest, cosines = neighbours(vectors, min(settings.neighbours, max(1, n // 4)))
    labels = partition(
        edges(nearest, cosines), n, resolution=BASE_RESOLUTION * settings.resolution, random_state=settings.seed
    )
    labels = _without_lone(labels, vectors, 3 if n >= 30 else 2)
    return Grouping(labels, vectors, _centrality(labels, vectors))


def _without_lone(labels: Labels, vectors: Floats, least: int) -> Labels:
    """`labels` with `LONE` for ideas that little ties to their group, and for groups of fewer than `least`."""
    affinity = affinities(labels, vectors)
    far = np.flatnonzero(affinity < LEAST_AFFINITY)
    most = int(MOST_LONE * len(labels)) if len(labels) >= 30 else len(labels)
    result = labels.copy()
    result[far[np.argsort(affinity[far], kind="stable")][:most]] = LONE
    for label in set(result.tolist()) - {LONE}:
        if (result == label).sum() < least:
            result[result == label] = LONE
    return result


def affinities(labels: Labels, vectors: Floats) -> npt.NDArray[np.float64]:
    """Mean cosine of each idea to the three nearest others of its group; -1 where it has no company."""
    result = np.full(len(labels), -1.0)
    for label in np.unique(labels):
        mine = np.flatnonzero(labels == label)
        if len(mine) < 2:
            continue
        cosines = np.round(vectors[mine] @ vectors[mine].T, 5)
        np.fill_diagonal(cosines, -2)
        near = min(3, len(mine) - 1)
        result[mine] = -np.sort(-cosines, axis=1)[:, :near].mean(axis=1)
    return result


def _centrality(labels: Labels, vectors: Floats) -> npt.NDArray[np.float64]:
    """Cosine of each idea to the middle of its group, at least 0."""
    result = np.zeros(len(labels))
    for label in np.unique(labels):
        mine = labels == label
        middle = unit(vectors[mine].mean(axis=0, keepdims=True))
        result[mine] = np.clip(np.round(vectors[mine] @ middle[0], 4), 0, 1)
    return result
