"""How steady themes are: the same grouping again without some circles, and with other chance.

Whole sessions are left out, never single remarks: people in one room hear each other. Vectors and neighbours stay as
they are; only the graph of those present is partitioned anew. Of a theme: the mean Jaccard likeness of its best match
in each round (C. Hennig, "Cluster-wise assessment of cluster stability", 2007).
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from dialog_toolkit.themes.graph import adjacency
from dialog_toolkit.themes.partition import Labels, partition_matrix
from dialog_toolkit.themes.vectors import Floats

LEFT_OUT = 0.2
"""Share of sessions that a round does without."""
FEWEST = 10
"""Below this many ideas nothing is said of steadiness."""
ABSENT = -2
"""Group number, in a round, of an idea that was left out."""

Bools = npt.NDArray[np.bool_]
Shares = npt.NDArray[np.float64]


def presence(sessions: Sequence[Sequence[str]], rounds: int, *, random_state: int) -> Bools:
    """Which ideas are there in each round, [rounds, ideas]; `sessions` are those in which each was said
    (none: always there).

    Sessions take turns at being left out, so that each misses about as many rounds. With fewer than three sessions
    the ideas themselves take turns.
    """
    units = sorted({session for own in sessions for session in own})
    if len(units) < 3:
        sessions = [(str(place),) for place in range(len(sessions))]
        units = sorted(own[0] for own in sessions)
    number = {unit: place for place, unit in enumerate(units)}
    chance = np.random.default_rng(random_state)
    out = max(1, round(LEFT_OUT * len(units)))
    turns = [chance.permutation(len(units)) for _ in range(-(-out * rounds // len(units)))]
    queue = np.concatenate([*turns, np.zeros(0, np.int64)])
    present = np.ones((rounds, len(sessions)), np.bool_)
    for round_ in range(rounds):
        missing = set(queue[round_ * out : (round_ + 1) * out].tolist())
        present[round_] = [not own or any(number[session] not in missing for session in own) for own in sessions]
    return present


def resampled(
    nearest: npt.NDArray[np.intp], cosines: Floats, present: Bools, *, resolution: float, random_state: int
) -> Labels:
    """Group numbers in each round, [rounds, ideas]; `ABSENT` for those left out."""
    rounds = np.full(present.shape, ABSENT, np.int64)
    for number, here in enumerate(present):
        graph = adjacency(nearest, cosines, here)
        found = partition_matrix(
            graph, resolution=resolution, random_state=random_state + 1 + number, trials=1, iterations=2
        )
        rounds[number, here] = found[here]
    return rounds


def steadiness(labels: Labels, rounds: Labels) -> tuple[Shares, dict[int, float]]:
    """How steady each idea is in its group, [ideas], and each group, both in 0–1; NaN: never there together.

    `labels` are the groups (below 0: none), `rounds` as `resampled` gives them. An idea's share is of the rounds with
    it in which it sat where most of its group sat; it alone is no group.
    """
    together, there = np.zeros(len(labels)), np.zeros(len(labels))
    likeness: dict[int, list[float]] = {int(label): [] for label in np.unique(labels) if label >= 0}
    for found in rounds:
        sizes = np.bincount(found[found >= 0], minlength=1)
        for label, likenesses in likeness.items():
            members = np.flatnonzero((labels == label) & (found >= 0))
            if len(members) < 2:
                continue
            counts = np.bincount(found[members], minlength=len(sizes))
            together[members] += found[members] == counts.argmax()
            there[members] += 1
            likenesses.append(float((counts / np.maximum(len(members) + sizes - counts, 1)).max()))
    shares = np.divide(together, there, out=np.full(len(labels), np.nan), where=there > 0)
    groups = {label: float(np.mean(found)) if found else float("nan") for label, found in likeness.items()}
    return np.round(shares, 4), {label: round(value, 4) for label, value in groups.items()}
