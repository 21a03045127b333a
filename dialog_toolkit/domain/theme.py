"""Themes: groups of ideas that say related things, with the evidence for each and the balance of all.

Sessions, not single remarks, are the unit of evidence: people in one room hear each other.
"""

from dataclasses import dataclass
from enum import StrEnum


class Standing(StrEnum):
    """Where an idea ended on the balance sheet."""

    THEME = "theme"
    LONE_VOICE = "lone_voice"
    DUPLICATE = "duplicate"
    SET_ASIDE = "set_aside"


@dataclass(frozen=True)
class Evidence:
    """How widely a theme was heard.

    `sessions` and `regions` are sorted ids; `of_sessions` and `of_regions` are how many there are in all.
    `agreement` counts ideas by agreement in the room, `kinds` by kind, `by_region` by region id.
    """

    ideas: int
    sessions: tuple[str, ...]
    regions: tuple[str, ...]
    of_sessions: int
    of_regions: int
    agreement: dict[str, int]
    kinds: dict[str, int]
    by_region: dict[str, int]


@dataclass(frozen=True)
class Theme:
    """A group of ideas.

    `id` is stable for the same members, and kept from the run before where most members are the same. `title` is the
    text of `title_idea`, a representative idea, or else the name of a topic or a person's wording (`title_idea` is
    then ""); `tags` are words or
    phrases in dictionary form; `ideas` holds member ids, most central first. `weights` are the centralities in 0–1,
    in the same order. `gist` is one line said by `gist_idea`; `english` a title in English, where asked for.
    `stability` is how steady the theme is when whole circles are left out and chance is drawn anew (0–1, None: not
    measured). `group` is the id of the upper-level group it belongs to. `note`, `links` (ids of related themes),
    `confirmed` and `decided_by` come from people.
    """

    id: str
    title: str
    title_idea: str
    tags: tuple[str, ...]
    ideas: tuple[str, ...]
    weights: tuple[float, ...]
    evidence: Evidence
    confirmed: bool = False
    gist: str = ""
    gist_idea: str = ""
    english: str = ""
    stability: float | None = None
    group: str = ""
    note: str = ""
    links: tuple[str, ...] = ()
    decided_by: str = ""


@dataclass(frozen=True)
class ThemeGroup:
    """An upper-level group of kin themes: `title` names it, `themes` are ids, largest first."""

    id: str
    title: str
    themes: tuple[str, ...]


@dataclass(frozen=True)
class Placement:
    """Where one idea ended and why: `theme` is a theme id, `of` the idea it repeats, `because` the reason.

    `stability` is the share of resampled runs in which the idea was with the most of this theme (None: not measured);
    `unsure` marks an idea that might as well be elsewhere; `also` names other themes it speaks to, nearest first.
    `decided_by` is the person who put it there ("" when the machine did), `new` that it came in since the run before.
    """

    idea: str
    standing: Standing
    theme: str = ""
    of: str = ""
    because: str = ""
    stability: float | None = None
    unsure: bool = False
    also: tuple[str, ...] = ()
    decided_by: str = ""
    new: bool = False


class ProposalKind(StrEnum):
    """What a machine may propose about themes; a person answers."""

    MERGE = "merge"
    SPLIT = "split"
    MOVE = "move"
    NEW = "new"
    SPLIT_IDEA = "split_idea"
    DUPLICATE = "duplicate"


@dataclass(frozen=True)
class Proposal:
    """A proposal about themes, stable by `id` so that a dismissed one does not come again.

    merge: `themes` (two ids). split: `themes` (one) into `parts` of idea ids. move: `ideas` (one), `themes` (from, to).
    new: `ideas` that would make a theme. split_idea: `ideas` (one) whose text falls into `parts` of text.
    duplicate: `ideas` (the later, the earlier). `score` is in 0–1, `because` words or idea ids it rests on.
    """

    id: str
    kind: ProposalKind
    themes: tuple[str, ...] = ()
    ideas: tuple[str, ...] = ()
    parts: tuple[tuple[str, ...], ...] = ()
    score: float = 0.0
    because: tuple[str, ...] = ()


@dataclass(frozen=True)
class EngineNote:
    """What made a partition: names, versions, settings and seed, printed in papers."""

    name: str
    fingerprint: str
    seed: int
    settings: dict[str, str | int | float]


@dataclass(frozen=True)
class ThemeRun:
    """One grouping of all ideas: the themes, largest first, and a placement for every idea given.

    `groups` is the upper level of the tree (empty when there are few themes); `proposals` are what the machine would
    change further, strongest first.
    """

    themes: tuple[Theme, ...]
    placements: tuple[Placement, ...]
    engine: EngineNote
    groups: tuple[ThemeGroup, ...] = ()
    proposals: tuple[Proposal, ...] = ()


@dataclass(frozen=True)
class BalanceRow:
    """Ideas of one session, region or the whole, and where they ended. The four parts add up to `ideas`."""

    key: str
    ideas: int
    in_themes: int
    lone_voices: int
    duplicates: int
    set_aside: int

    @property
    def adds_up(self) -> bool:
        """Whether every idea is accounted for."""
        return self.ideas == self.in_themes + self.lone_voices + self.duplicates + self.set_aside


@dataclass(frozen=True)
class Balance:
    """The balance sheet: in all, by session and by region; `unplaced` and `unknown` ids must be empty."""

    total: BalanceRow
    by_session: tuple[BalanceRow, ...]
    by_region: tuple[BalanceRow, ...]
    unplaced: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()

    @property
    def adds_up(self) -> bool:
        """Whether every row adds up and no idea is missing, doubled or made up."""
        rows = (self.total, *self.by_session, *self.by_region)
        sums = all(sum(r.ideas for r in part) == self.total.ideas for part in (self.by_session, self.by_region))
        return not self.unplaced and not self.unknown and sums and all(r.adds_up for r in rows)
