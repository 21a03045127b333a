"""Which ideas go together: vectors, graph, groups, and the voices that stand alone."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from dialog_toolkit.domain.session import Language
from dialog_toolkit.errors import BadInput
from dialog_toolkit.i18n import N_
from dialog_toolkit.language.concepts import ConceptSpace, unit
from dialog_toolkit.themes.graph import Edges, edges, neighbours
from dialog_toolkit.themes.lone import FEW, LONE, alone
from dialog_toolkit.themes.meaning import Step, silent, vectors_of
from dialog_toolkit.themes.partition import Labels, partition_about
from dialog_toolkit.themes.replay import NOTHING_HELD, Held, partition_around
from dialog_toolkit.themes.settings import BASE_RESOLUTION, ThemeSettings
from dialog_toolkit.themes.stability import FEWEST, presence, resampled, steadiness
from dialog_toolkit.themes.vectors import Floats

__all__ = ["LONE", "Grouping", "group"]

MANY = 300
"""From this many ideas on the resolution is the usual one."""


@dataclass(frozen=True)
class Grouping:
    """`labels` is the group of each text or `LONE`; `vectors` [texts, d] have length 1; `centrality` is in 0–1.

    `edges` are the neighbours the groups were made from, `resolution` what they were made with. `rounds`
    [rounds, texts] are the groups of the same texts without some sessions (`stability.resampled`).
    """

    labels: Labels
    vectors: Floats
    centrality: npt.NDArray[np.float64]
    edges: Edges = field(default_factory=list)
    resolution: float = 1.0
    rounds: Labels = field(default_factory=lambda: np.zeros((0, 0), np.int64))


def group(
    texts: Sequence[str],
    languages: Sequence[Language],
    settings: ThemeSettings,
    step: Step = silent,
    space: ConceptSpace | None = None,
    held: Held = NOTHING_HELD,
    sessions: Sequence[Sequence[str]] = (),
) -> Grouping:
    """Group `texts`. The same texts in the same order and the same settings give the same groups.

    `held` maps places of texts to the number of the theme people hold them in: these stay, and groups of that number
    are these themes. Numbers from the largest of them on are new groups. `sessions` are those each text was said in
    (by default each text is a session of its own); without some of them the grouping is tried again.
    Raises BadInput if the vectors hold what is not a number.
    """
    n = len(texts)
    if n < 2:
        only = np.array([held.get(place, LONE) for place in range(n)], np.int64)
        return Grouping(only, np.zeros((n, 1), np.float32), np.ones(n), rounds=np.zeros((0, n), np.int64))
    vectors = vectors_of(texts, languages, settings, step, space)
    if not np.isfinite(vectors).all():
        raise BadInput(
            N_("The ideas could not be compared: some of their figures are not numbers."),
            hint=N_("Group them without the embedder, or choose another one."),
        )
    step(N_("Grouping ideas"), 0, 0)
    nearest, cosines = neighbours(vectors, min(settings.neighbours, max(2, n // 3)))
    graph = edges(nearest, cosines)
    least = 3 if n >= FEW else 2
    labels, resolution = _groups(graph, vectors, held, settings, least)
    rounds = np.zeros((0, n), np.int64)
    if settings.rounds > 0 and n >= FEWEST:
        step(N_("Trying the themes without some circles"), 0, 0)
        own = sessions or [(str(place),) for place in range(n)]
        present = presence(own, settings.rounds, random_state=settings.seed)
        rounds = resampled(nearest, cosines, present, resolution=resolution, random_state=settings.seed)
    far = alone(labels, vectors, cosines, steadiness(labels, rounds)[0])
    labels[np.setdiff1d(far, list(held))] = LONE
    labels = _without_small(labels, least, set(held.values()))
    return Grouping(labels, vectors, _centrality(labels, vectors), graph, resolution, rounds)


def _groups(graph: Edges, vectors: Floats, held: Held, settings: ThemeSettings, least: int) -> tuple[Labels, float]:
    """Groups and the resolution that made them."""

    def at(resolution: float) -> Labels:
        return partition_around(graph, vectors, held, resolution=resolution, random_state=settings.seed)

    if settings.about > 0:
        return partition_about(at, settings.about, least=least)
    # Few ideas make few themes: the resolution grows with them up to its usual value.
    usual = 1 + (BASE_RESOLUTION - 1) * min(1.0, len(vectors) / MANY)
    return at(usual * settings.resolution), usual * settings.resolution


def _without_small(labels: Labels, least: int, kept: Collection[int] = ()) -> Labels:
    """`labels` in which groups of fewer than `least` are lone voices, but for those in `kept`."""
    sizes = {label: int((labels == label).sum()) for label in set(labels.tolist())}
    stays = {label for label, size in sizes.items() if size >= least or label in kept}
    return np.array([label if int(label) in stays else LONE for label in labels], np.int64)


def _centrality(labels: Labels, vectors: Floats) -> npt.NDArray[np.float64]:
    """Cosine of each idea to the middle of its group, at least 0."""
    result = np.zeros(len(labels))
    for label in np.unique(labels):
        mine = labels == label
        middle = unit(vectors[mine].mean(axis=0, keepdims=True))
        result[mine] = np.clip(np.round((vectors[mine] @ middle[0]).astype(np.float64), 4), 0, 1)
    return result
