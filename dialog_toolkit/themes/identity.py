"""Which group of a new run is which theme of before: names and ids follow the ideas, not their order."""

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence

from dialog_toolkit.domain.curation import Curation
from dialog_toolkit.domain.theme import ThemeRun

LEAST_KEPT = 0.5
"""Share of a renamed theme's ideas that a group must hold to carry its name on."""
LEAST_ALIKE = 1 / 3
"""Jaccard index from which a group carries the id of a theme of the run before."""


def theme_id(members: Iterable[str]) -> str:
    """The id of a theme that was not there before: the same for the same members."""
    digest = hashlib.blake2b("\n".join(sorted(members)).encode("utf-8", "backslashreplace"), digest_size=4)
    return f"t-{digest.hexdigest()}"


def carried_ids(
    groups: Sequence[Collection[str]], curation: Curation, previous: ThemeRun | None, taken: Collection[str]
) -> list[str]:
    """An id for each group of idea ids: of the touched or earlier theme that most of it was in, else a new one.

    `taken` are ids that are given already. Themes people touched go first; no id is given twice, and none that people
    merged into another theme comes back.
    """
    touched = {
        id: set(kept.members)
        for id, kept in curation.themes.items()
        if not kept.fixed and not kept.merged_into and kept.members
    }
    earlier = {} if previous is None else {theme.id: set(theme.ideas) for theme in previous.themes}
    free = {id: members for id, members in earlier.items() if id not in curation.themes}
    given: dict[int, str] = {}
    used = set(taken)
    for known, least, share in ((touched, LEAST_KEPT, _share), (free, LEAST_ALIKE, _jaccard)):
        scored = [
            (-share(set(group), members), id, number)
            for number, group in enumerate(groups)
            for id, members in known.items()
        ]
        for minus, id, number in sorted(scored):
            if -minus >= least and number not in given and id not in used:
                given[number] = id
                used.add(id)
    return [given.get(number) or _fresh(group, used | set(curation.themes)) for number, group in enumerate(groups)]


def _share(group: set[str], members: set[str]) -> float:
    return len(group & members) / len(members) if members else 0.0


def _jaccard(group: set[str], members: set[str]) -> float:
    return len(group & members) / len(group | members) if group | members else 0.0


def _fresh(group: Collection[str], used: Collection[str]) -> str:
    """A new id; should it be one that people used for other members, it is made to differ."""
    id, extra = theme_id(group), 0
    while id in used:
        extra += 1
        id = theme_id([*group, f"#{extra}"])
    return id


def homes(curation: Curation, ideas: Mapping[str, object] | Collection[str]) -> tuple[list[str], dict[str, int]]:
    """The themes that people hold ideas in, sorted, and for each such idea the number of its theme in that list."""
    found = {idea: theme for idea, theme in curation.home_of().items() if idea in ideas}
    taught = {id for id, kept in curation.themes.items() if kept.examples or kept.origin == "codebook"}
    standing = {id for id in taught if not curation.themes[id].merged_into}
    kept = sorted(set(found.values()) | standing)
    number = {id: place for place, id in enumerate(kept)}
    return kept, {idea: number[theme] for idea, theme in found.items()}
