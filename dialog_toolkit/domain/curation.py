"""Curation: what people decided about themes, apart from what a machine worked out.

A decision stands whatever the next grouping says: it is replayed on every run.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from dialog_toolkit.domain.theme import Standing


@dataclass(frozen=True)
class KeptTheme:
    """A theme that a person touched.

    `title` is "" while the machine's stays. `members` are the ideas it had when it was last touched. `fixed`: these
    stay together under it (confirmed, merged or split by a person); else they only tell which group of a new run is
    meant. `apart` are ids of themes it was split from. `merged_into` is the theme that took it over ("" while it
    stands). `examples` are texts that show what belongs here (a codebook theme may have nothing but a title).
    `origin` is "machine", "person" or "codebook". `by` and `at` (ISO 8601) say who touched it last.
    """

    id: str
    title: str = ""
    members: tuple[str, ...] = ()
    fixed: bool = False
    confirmed: bool = False
    note: str = ""
    links: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    merged_into: str = ""
    examples: tuple[str, ...] = ()
    origin: str = "machine"
    by: str = ""
    at: str = ""


@dataclass(frozen=True)
class Decided:
    """Where a person put one idea: in `theme`, alone, aside (`because`), or as a duplicate `of` another.

    Also used when a person pins an idea where the machine had put it.
    """

    idea: str
    standing: Standing
    theme: str = ""
    of: str = ""
    because: str = ""
    by: str = ""
    at: str = ""


@dataclass(frozen=True)
class Curation:
    """All decisions: by theme id, by idea id; ids of proposals that were dismissed; notes on ideas.

    `conflicts` are entities of the ledger where two people decided unseen by each other; both versions stay until a
    person settles it, and the one shown first is used meanwhile.
    """

    themes: Mapping[str, KeptTheme] = field(default_factory=dict)
    decided: Mapping[str, Decided] = field(default_factory=dict)
    dismissed: frozenset[str] = frozenset()
    notes: Mapping[str, str] = field(default_factory=dict)
    conflicts: tuple[str, ...] = ()

    def theme_now(self, id: str) -> str:
        """The theme that stands for `id` after mergers; a circle of mergers ends at its least id."""
        seen: list[str] = []
        while id not in seen:
            seen.append(id)
            kept = self.themes.get(id)
            if kept is None or not kept.merged_into:
                return id
            id = kept.merged_into
        return min(seen[seen.index(id) :])

    def home_of(self) -> dict[str, str]:
        """The theme each idea is held in by people: decided one by one, or as a member of a fixed theme.

        An idea claimed by two fixed themes goes to the one of the least id.
        """
        homes: dict[str, str] = {}
        for id in sorted(self.themes, reverse=True):
            kept = self.themes[id]
            if kept.fixed and self.theme_now(id) == id:  # in a circle of mergers one theme stands for all
                homes.update(dict.fromkeys(kept.members, id))
        for idea, decided in self.decided.items():
            homes.pop(idea, None)
            if decided.standing is Standing.THEME:
                homes[idea] = self.theme_now(decided.theme)
        return homes
