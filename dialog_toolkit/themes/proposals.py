"""What the machine would change about themes further, for people to take or dismiss.

The limits are set so that a proposal is worth reading; how often each kind is right on the example circles is in
tests/benchmarks/RESULTS.md, section "Proposals".
"""

import hashlib
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix

from dialog_toolkit.domain.theme import Proposal, ProposalKind
from dialog_toolkit.language.concepts import unit
from dialog_toolkit.themes.graph import Edges, matrix
from dialog_toolkit.themes.partition import Labels, partition_matrix
from dialog_toolkit.themes.vectors import Floats

LONE = -1
LEAST_TO_SPLIT = 12
"""Ideas a theme must have before a split is proposed."""
MOST_ALIKE_PARTS = 0.6
"""Cosine of the middles of two parts above which they are one theme."""
LEAST_PART = 0.2
"""Share of a theme that a part must have, and never fewer than four ideas."""
ALIKE_THEMES = 0.75
"""Cosine of the middles of two themes, each the other's nearest, from which a merger is proposed."""
CLOSER = 0.05
"""How much nearer (cosine) an idea must be to a theme taught by people than to its own for a move to be proposed."""
CLOSE_LONE = 0.5
"""Cosine from which lone voices are near enough to one another to make a theme together."""
MOST_OF_A_KIND = 12


@dataclass(frozen=True)
class Setting:
    """What there is to propose about, by place of the idea.

    `ids` of the ideas that say the same, for each place; `vectors` [places, d], rows of length 1; `labels` numbers
    into `themes` or `LONE`; `themes` ids; `decided` places that people decided and `fixed` numbers of themes they
    keep as they are; `near` [places, themes] cosine to the middle each theme was taught, 0 where nobody taught it;
    `apart` pairs of theme ids that people parted.
    """

    ids: Sequence[tuple[str, ...]]
    vectors: Floats
    labels: Labels
    themes: Sequence[str]
    edges: Edges
    decided: Collection[int]
    fixed: Collection[int]
    near: Floats
    apart: Collection[frozenset[str]]
    seed: int


def propose(setting: Setting, dismissed: Collection[str] = ()) -> tuple[Proposal, ...]:
    """Proposals, strongest first within a kind; those that were dismissed do not come again."""
    if not len(setting.vectors):
        return ()
    middles = _middles(setting)
    kinds = (_mergers(setting, middles), _splits(setting), _moves(setting, middles), _new(setting))
    found: list[Proposal] = []
    for kind in kinds:
        fresh = [proposal for proposal in kind if proposal.id not in dismissed]
        found += sorted(fresh, key=lambda p: (-p.score, p.id))[:MOST_OF_A_KIND]
    return tuple(found)


def proposal_id(kind: ProposalKind, *parts: str) -> str:
    """The same for the same kind and parts, so that an answer is remembered."""
    digest = hashlib.blake2b("\n".join((kind, *parts)).encode("utf-8", "backslashreplace"), digest_size=5)
    return f"{kind}-{digest.hexdigest()}"


def _middles(setting: Setting) -> Floats:
    rows = [setting.vectors[setting.labels == number].sum(axis=0) for number in range(len(setting.themes))]
    return unit(np.vstack(rows)) if rows else np.zeros((0, setting.vectors.shape[1]), np.float32)


def _mergers(setting: Setting, middles: Floats) -> Iterator[Proposal]:
    """Pairs of themes that are each other's nearest and nearly the same, at most one of them kept by people."""
    if len(middles) < 2:
        return
    alike = np.round(middles @ middles.T, 4)
    np.fill_diagonal(alike, -1)
    nearest = alike.argmax(axis=1)
    for one, other in enumerate(nearest.tolist()):
        pair = (setting.themes[one], setting.themes[other])
        mutual = one < other and nearest[other] == one and alike[one, other] >= ALIKE_THEMES
        if mutual and frozenset(pair) not in setting.apart and not {one, other} <= set(setting.fixed):
            score = float(alike[one, other])
            yield Proposal(proposal_id(ProposalKind.MERGE, *sorted(pair)), ProposalKind.MERGE, pair, score=score)


def _splits(setting: Setting) -> Iterator[Proposal]:
    """Themes that nobody confirmed and that fall into parts which are far from each other."""
    graph = matrix(setting.edges, len(setting.ids))
    for number, theme in enumerate(setting.themes):
        mine = np.flatnonzero(setting.labels == number)
        if number in setting.fixed or len(mine) < LEAST_TO_SPLIT:
            continue
        parts = _parts(setting, graph, mine)
        if len(parts) < 2:
            continue
        middles = unit(np.vstack([setting.vectors[part].sum(axis=0) for part in parts]))
        alike = float(np.round((middles @ middles.T)[np.triu_indices(len(parts), 1)].max(), 4))
        if alike < MOST_ALIKE_PARTS:
            named = tuple(tuple(id for place in part.tolist() for id in setting.ids[place]) for part in parts)
            id = proposal_id(ProposalKind.SPLIT, theme, *(min(part) for part in named))
            yield Proposal(id, ProposalKind.SPLIT, (theme,), parts=named, score=round(1 - alike, 4))


def _parts(setting: Setting, graph: csr_matrix, mine: npt.NDArray[np.intp]) -> list[npt.NDArray[np.intp]]:
    """The parts a theme falls into, largest first; what belongs to no part of some size goes to the nearest."""
    own = csr_matrix(graph[mine][:, mine])
    found = partition_matrix(own, resolution=1.0, random_state=setting.seed, trials=1, iterations=3)
    least = max(4.0, LEAST_PART * len(mine))
    large = [label for label, size in Counter(found.tolist()).most_common() if size >= least]
    if len(large) < 2:
        return []
    middles = unit(np.vstack([setting.vectors[mine[found == label]].sum(axis=0) for label in large]))
    nearest = np.round(setting.vectors[mine] @ middles.T, 5).argmax(axis=1)
    place_of = {label: number for number, label in enumerate(large)}
    number = np.array([place_of.get(int(label), int(nearest[k])) for k, label in enumerate(found)])
    return [mine[number == k] for k in range(len(large))]


def _moves(setting: Setting, middles: Floats) -> Iterator[Proposal]:
    """Ideas that are nearer to what people put into another theme than to their own."""
    if not setting.near.any():
        return
    best = setting.near.argmax(axis=1)
    for place, target in enumerate(best.tolist()):
        here = int(setting.labels[place])
        if place in setting.decided or here in (LONE, target) or setting.near[place, target] <= 0:
            continue
        own = max(float(setting.near[place, here]), float(np.round(setting.vectors[place] @ middles[here], 4)))
        gain = float(setting.near[place, target]) - own
        if gain >= CLOSER:
            idea, pair = setting.ids[place][0], (setting.themes[here], setting.themes[target])
            id = proposal_id(ProposalKind.MOVE, idea, setting.themes[target])
            yield Proposal(id, ProposalKind.MOVE, pair, setting.ids[place], score=round(min(1.0, gain * 4), 4))


def _new(setting: Setting) -> Iterator[Proposal]:
    """Lone voices, not left alone by people, three or more of which are near one another."""
    lone = [p for p in np.flatnonzero(setting.labels == LONE).tolist() if p not in setting.decided]
    if len(lone) < 3:
        return
    near: Mapping[int, set[int]] = _near_pairs(setting.vectors, lone)
    left = set(lone)
    for seed in sorted(lone, key=lambda p: (-len(near[p]), setting.ids[p][0])):
        group = sorted(({seed} | near[seed]) & left)
        if seed in left and len(group) >= 3:
            left -= set(group)
            ideas = tuple(id for place in group for id in setting.ids[place])
            mean = float(np.mean(setting.vectors[group] @ setting.vectors[group].T))
            id = proposal_id(ProposalKind.NEW, *sorted(ideas))
            yield Proposal(id, ProposalKind.NEW, ideas=ideas, score=round(min(1.0, max(0.0, mean)), 4))


def _near_pairs(vectors: Floats, lone: Sequence[int]) -> dict[int, set[int]]:
    close = np.round(vectors[lone] @ vectors[lone].T, 5) >= CLOSE_LONE
    return {
        place: {lone[other] for other in np.flatnonzero(close[k]).tolist() if other != k}
        for k, place in enumerate(lone)
    }
