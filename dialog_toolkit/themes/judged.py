"""What can be said of finished themes: how steady they are, who might as well be elsewhere, which are kin."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from dialog_toolkit.domain.session import Idea
from dialog_toolkit.domain.theme import Placement, Standing, Theme, ThemeGroup
from dialog_toolkit.language.concepts import ConceptSpace
from dialog_toolkit.themes.doubt import also, unsure
from dialog_toolkit.themes.grouping import Grouping
from dialog_toolkit.themes.labels import topic_tags
from dialog_toolkit.themes.stability import steadiness
from dialog_toolkit.themes.tree import kin

Judged = tuple[tuple[Theme, ...], tuple[Placement, ...], tuple[ThemeGroup, ...]]


def judged(
    themes: Sequence[Theme],
    placements: Sequence[Placement],
    material: Sequence[Sequence[Idea]],
    texts: Sequence[str],
    grouping: Grouping,
    space: ConceptSpace,
    settled: frozenset[str] = frozenset(),
) -> Judged:
    """`themes` and `placements` with their steadiness, doubts and kin, and the upper level.

    `material` holds the ideas of each text of `grouping`, in its order, `texts` these texts. Ideas in `settled` were
    decided by people, so there is no doubt about them. Works on any themes of these ideas, also curated ones.
    """
    place_of = {idea.id: place for place, same in enumerate(material) for idea in same}
    members = [(idea, number) for number, theme in enumerate(themes) for idea in theme.ideas if idea in place_of]
    places = np.array([place_of[idea] for idea, _ in members], np.intp)
    labels = np.array([number for _, number in members], np.int64)
    vectors = grouping.vectors[places]
    stability, groups = steadiness(labels, grouping.rounds[:, places])
    doubt = unsure(labels, vectors, stability)
    others = also(labels, vectors)
    row = {idea: number for number, (idea, _) in enumerate(members)}
    ids = [theme.id for theme in themes]
    done = []
    for placement in placements:
        number = row.get(placement.idea)
        if number is not None and placement.standing is Standing.THEME:
            placement = replace(
                placement,
                stability=_known(stability[number]),
                unsure=bool(doubt[number]) and placement.idea not in settled,
                also=tuple(ids[other] for other in others[number]),
            )
        done.append(placement)
    upper = _groups(
        themes, kin(labels, vectors), {n: [texts[p] for p in places[labels == n]] for n in set(labels.tolist())}, space
    )
    group_of = {theme: group.id for group in upper for theme in group.themes}
    steady = [
        replace(theme, stability=_known(groups.get(number)), group=group_of.get(theme.id, ""))
        for number, theme in enumerate(themes)
    ]
    return tuple(steady), tuple(done), upper


def _known(share: float | None) -> float | None:
    return None if share is None or np.isnan(share) else float(share)


def _groups(
    themes: Sequence[Theme], parts: Sequence[Sequence[int]], texts: Mapping[int, Sequence[str]], space: ConceptSpace
) -> tuple[ThemeGroup, ...]:
    """Upper groups, named by the topic that most of their texts share, else by the first tag of each large theme."""
    names = topic_tags([[text for number in part for text in texts[number]] for part in parts], space)
    groups = []
    for part, name in zip(parts, names, strict=True):
        own = [themes[number] for number in part]
        digest = hashlib.blake2b("\n".join(sorted(theme.id for theme in own)).encode(), digest_size=4).hexdigest()
        tags = list(dict.fromkeys(theme.tags[0] for theme in own if theme.tags))[:2]
        groups.append(ThemeGroup(f"g-{digest}", name or ", ".join(tags) or own[0].title, tuple(t.id for t in own)))
    return tuple(groups)
