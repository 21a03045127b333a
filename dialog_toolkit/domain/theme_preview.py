"""What a new grouping would change, compared with the themes there are: pure, nothing is worked out anew."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from dialog_toolkit.domain.theme import Placement, Standing, Theme, ThemeRun


@dataclass(frozen=True)
class Passage:
    """An idea that comes from, or goes to, `theme` (an id, "" for none); `new`: entered since the run before."""

    idea: str
    theme: str = ""
    new: bool = False


@dataclass(frozen=True)
class ThemeShift:
    """A theme of both runs whose ideas or title change.

    `stays` are the ideas that are in it in both; `held` those of them that stay because a person decided. `title` is
    that of the new run, `before` that of the old one.
    """

    id: str
    title: str
    before: str
    joins: tuple[Passage, ...]
    leaves: tuple[Passage, ...]
    stays: tuple[str, ...]
    held: tuple[str, ...]


@dataclass(frozen=True)
class ThemeCome:
    """A theme that was not there: its ideas and where they come from ("" for none), most first."""

    id: str
    title: str
    ideas: tuple[str, ...]
    out_of: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class ThemeGone:
    """A theme that is there no more: its ideas and where they go ("" for none), most first."""

    id: str
    title: str
    ideas: tuple[str, ...]
    into: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class RunDifference:
    """How two runs differ, in the order of the new run's themes; vanished themes in the order of the old one's.

    `same` counts themes that change in nothing, `held` ideas that are where a person put them in both, `moved` those
    known to both runs that are elsewhere now. `lone` are lone voices before and after. `titles` names the themes of
    both runs by id, the new run's names first.
    """

    shifts: tuple[ThemeShift, ...]
    new: tuple[ThemeCome, ...]
    vanished: tuple[ThemeGone, ...]
    same: int
    held: int
    moved: int
    lone: tuple[int, int]
    titles: Mapping[str, str]

    @property
    def changes_nothing(self) -> bool:
        """Whether every idea known before is where it was and no theme comes, goes or is called otherwise."""
        return not self.shifts and not self.new and not self.vanished and not self.moved


def compare_runs(old: ThemeRun | None, new: ThemeRun) -> RunDifference:
    """What `new` changes in `old` (None: there were no themes). Themes are the same when their ids are.

    Both should be given as people see them (`domain.curated.curated`), so that decisions taken since the old run do not
    count as changes of the new one.
    """
    there = _Sides(old or ThemeRun((), (), new.engine), new)
    before = {theme.id: theme for theme in there.old.themes}
    after = {theme.id: theme for theme in new.themes}
    both = [(before[theme.id], theme) for theme in new.themes if theme.id in before]
    shifts = [there.shift(one, other) for one, other in both]
    changed = tuple(shift for shift in shifts if shift.joins or shift.leaves or shift.title != shift.before)
    return RunDifference(
        shifts=changed,
        new=tuple(there.come(theme) for theme in new.themes if theme.id not in before),
        vanished=tuple(there.gone(theme) for theme in there.old.themes if theme.id not in after),
        same=len(shifts) - len(changed),
        held=there.held,
        moved=there.moved,
        lone=(_lone(there.old), _lone(new)),
        titles={theme.id: theme.title for theme in (*there.old.themes, *new.themes)},
    )


class _Sides:
    """Both runs, with the place of each idea looked up once."""

    def __init__(self, old: ThemeRun, new: ThemeRun) -> None:
        self.old, self.new = old, new
        self._was = {placement.idea: placement for placement in old.placements}
        self._is = {placement.idea: placement for placement in new.placements}

    @property
    def held(self) -> int:
        """Ideas that stay where a person put them."""
        return sum(bool(place.decided_by) and self._same(place.idea) for place in self.new.placements)

    @property
    def moved(self) -> int:
        """Ideas of both runs that are elsewhere now."""
        return sum(place.idea in self._was and not self._same(place.idea) for place in self.new.placements)

    def shift(self, before: Theme, after: Theme) -> ThemeShift:
        """One theme of both runs."""
        was, now = set(before.ideas), set(after.ideas)
        stays = tuple(idea for idea in after.ideas if idea in was)
        return ThemeShift(
            id=after.id,
            title=after.title,
            before=before.title,
            joins=tuple(self._from(idea) for idea in after.ideas if idea not in was),
            leaves=tuple(Passage(idea, _theme(self._is.get(idea))) for idea in before.ideas if idea not in now),
            stays=stays,
            held=tuple(idea for idea in stays if idea in self._is and self._is[idea].decided_by),
        )

    def come(self, theme: Theme) -> ThemeCome:
        """A theme of the new run only."""
        out_of = Counter(_theme(self._was.get(idea)) for idea in theme.ideas)
        return ThemeCome(theme.id, theme.title, theme.ideas, _most_first(out_of))

    def gone(self, theme: Theme) -> ThemeGone:
        """A theme of the old run only."""
        into = Counter(_theme(self._is.get(idea)) for idea in theme.ideas)
        return ThemeGone(theme.id, theme.title, theme.ideas, _most_first(into))

    def _from(self, idea: str) -> Passage:
        return Passage(idea, _theme(self._was.get(idea)), new=idea not in self._was or self._was[idea].new)

    def _same(self, idea: str) -> bool:
        was, now = self._was.get(idea), self._is[idea]
        return was is not None and (was.standing, was.theme, was.of) == (now.standing, now.theme, now.of)


def _theme(place: Placement | None) -> str:
    return place.theme if place is not None and place.standing is Standing.THEME else ""


def _lone(run: ThemeRun) -> int:
    return sum(place.standing is Standing.LONE_VOICE for place in run.placements)


def _most_first(counts: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))
