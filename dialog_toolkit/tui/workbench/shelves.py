"""The left side: themes under their groups, then the shelves of what is in no theme."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from dialog_toolkit.domain.theme import ProposalKind, Standing, Theme
from dialog_toolkit.i18n import N_, _
from dialog_toolkit.i18n.dates import number
from dialog_toolkit.language.cleaning import fold_quickly
from dialog_toolkit.services.theme_wall import Wall

CONFIRMED, TOUCHED, SUGGESTED = "✓", "◐", "○"
"""Before a theme: a person confirmed it, a person worked on it, the machine suggests it."""

SHELVES: Mapping[Standing, str] = {
    Standing.LONE_VOICE: N_("lone voices"),
    Standing.DUPLICATE: N_("duplicates"),
    Standing.SET_ASIDE: N_("put aside"),
}
"""Message ids of the shelves below the themes, in their order."""


@dataclass(frozen=True)
class Shelf:
    """A line of the left side. `kind`: "group", "theme" or a standing; `id`: of the group or theme, else ""."""

    kind: str
    id: str = ""

    @property
    def is_theme(self) -> bool:
        """Whether it is a theme."""
        return self.kind == "theme"


def shelves(wall: Wall, found: Collection[str] | None = None, folded: Collection[str] = ()) -> tuple[Shelf, ...]:
    """The lines from top to bottom; of those that hold an idea of `found` only, unless that is None.

    `folded` are ids of groups whose themes are not shown.
    """
    if wall.run is None:
        return ()
    shown = [theme for theme in wall.run.themes if found is None or not set(theme.ideas).isdisjoint(found)]
    lines = _themes(wall, shown, folded)
    used = {place.standing for place in wall.placements.values() if found is None or place.idea in found}
    return (*lines, *(Shelf(str(standing)) for standing in SHELVES if standing in used))


def _themes(wall: Wall, shown: Iterable[Theme], folded: Collection[str]) -> Iterator[Shelf]:
    there = {theme.id: theme for theme in shown}
    grouped: set[str] = set()
    for group in wall.run.groups if wall.run else ():
        inside = [id for id in group.themes if id in there]
        grouped.update(inside)
        if inside:
            yield Shelf("group", group.id)
            yield from (Shelf("theme", id) for id in inside if group.id not in folded)
    yield from (Shelf("theme", id) for id in there if id not in grouped)


def members(wall: Wall, shelf: Shelf | None, found: Collection[str] | None = None) -> tuple[str, ...]:
    """Ids of the ideas on a line, those of `found` only unless that is None: the most central of a theme first."""
    if shelf is None or wall.run is None:
        return ()
    if shelf.kind == "group":
        ids = [
            i for group in wall.run.groups if group.id == shelf.id for t in group.themes for i in wall.themes[t].ideas
        ]
    elif shelf.is_theme:
        ids = list(wall.themes[shelf.id].ideas) if shelf.id in wall.themes else []
    else:
        ids = [place.idea for place in wall.run.placements if place.standing == shelf.kind]
    return tuple(id for id in ids if found is None or id in found)


def searched(wall: Wall, words: str) -> frozenset[str] | None:
    """Ids of ideas that hold all the words, or whose theme's title and tags do; None without words."""
    wanted = fold_quickly(words).split()
    if not wanted:
        return None
    of_theme = {
        idea
        for theme in wall.themes.values()
        if _holds(" ".join((theme.title, *theme.tags)), wanted)
        for idea in theme.ideas
    }
    return frozenset(of_theme | {id for id, idea in wall.material.ideas.items() if _holds(idea.text, wanted)})


def _holds(text: str, words: Iterable[str]) -> bool:
    folded = fold_quickly(text)
    return all(word in folded for word in words)


def mark(wall: Wall, theme: Theme) -> str:
    """Whether a person confirmed or touched it; ⚠ where two versions wait for a person."""
    if f"theme:{theme.id}" in wall.curation.conflicts:
        return "⚠"
    return CONFIRMED if theme.confirmed else TOUCHED if theme.id in wall.curation.themes else SUGGESTED


def row(
    wall: Wall, shelf: Shelf, found: Collection[str] | None = None, folded: Collection[str] = ()
) -> tuple[str, ...]:
    """The cells of a line: name, ideas, sessions, regions, steadiness."""
    ids = members(wall, shelf, found)
    if shelf.kind == "group":
        title = next(group.title for group in wall.run.groups if group.id == shelf.id) if wall.run else ""
        return (f"{'▸' if shelf.id in folded else '▾'} {title}", number(len(ids)), "", "", "")
    if not shelf.is_theme:
        return (f"· {_(SHELVES[Standing(shelf.kind)])}", number(len(ids)), "", "", "")
    theme = wall.themes[shelf.id]
    heard = theme.evidence
    return (
        f"{'├ ' if theme.group else ''}{mark(wall, theme)} {'! ' if seems_two(wall, theme.id) else ''}{theme.title}",
        number(len(ids)),
        str(len(heard.sessions)),
        str(len(heard.regions)),
        percent(theme.stability),
    )


def seems_two(wall: Wall, theme_id: str) -> bool:
    """Whether the machine proposes to split it."""
    proposals = wall.run.proposals if wall.run else ()
    return any(one.kind is ProposalKind.SPLIT and one.themes == (theme_id,) for one in proposals)


def percent(share: float | None) -> str:
    """A share in per cent, "" where it was not measured."""
    return "" if share is None else _("{n} %").format(n=round(100 * share))


def slider(step: int, steps: int) -> str:
    """The control from coarser to finer, its knob `step` places from the middle of `steps` to each side."""
    cells = ["━"] * (2 * steps + 1)
    cells[step + steps] = "●"
    return f"{_('coarser')} ◂{''.join(cells)}▸ {_('finer')}"
