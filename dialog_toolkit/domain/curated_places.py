"""Where each idea stands after what people decided: first their word, then what the machine had worked out."""

from collections.abc import Collection
from dataclasses import replace

from dialog_toolkit.domain.curation import Curation, Decided
from dialog_toolkit.domain.theme import Placement, Standing, ThemeRun

# English message ids; this room knows no translation, whoever shows them translates.
NEWER = "It came in after the themes were worked out."
RETURNED = "It was taken back in after the themes were worked out."
NO_REPEAT = "It no longer repeats another idea."
LEFT_ALONE = "A person decided that it stands alone."
BY_PEOPLE = "People decided where it belongs."
"""The reason a grouping gives for an idea it left to people; without their decision any more the idea has no place."""
REASONS = (NEWER, RETURNED, NO_REPEAT, LEFT_ALONE)


def places(run: ThemeRun, curation: Curation, ids: Collection[str]) -> dict[str, Placement]:
    """A placement for each of `ids`, in their sorted order; placements of other ideas are left out."""
    desk = _Desk(run, curation, frozenset(ids))
    found = {id: desk.place(id) for id in sorted(desk.ids)}
    for id in _breakers(found, curation):
        found[id] = desk.own_place(id)
    return found


class _Desk:
    """What decides about one idea, looked up once for all of them."""

    def __init__(self, run: ThemeRun, curation: Curation, ids: frozenset[str]) -> None:
        self.ids = ids
        self._curation = curation
        self._machine = {placement.idea: placement for placement in run.placements}
        self._homes = curation.home_of()

    def place(self, id: str) -> Placement:
        """People's decision on the idea, else the theme they hold together, else the machine's place."""
        decided = self._curation.decided.get(id)
        home = self._homes.get(id, "")
        if decided is not None and self._holds(decided, home):
            return self._decided(decided, home)
        if home:
            kept = self._curation.themes.get(home)
            return self._in_theme(id, home, kept.by if kept else "")
        found = self._machine.get(id)
        repeats = found is not None and found.standing is Standing.DUPLICATE and not found.decided_by
        return found if found is not None and repeats and found.of in self.ids else self.own_place(id)

    def own_place(self, id: str) -> Placement:
        """Where the machine put the idea, or what it repeats: in a theme or alone."""
        found = self._machine.get(id)
        if found is None:
            return Placement(id, Standing.LONE_VOICE, because=NEWER, new=True)
        original, seen = found, {id}
        while original.standing is Standing.DUPLICATE and original.of in self._machine and original.of not in seen:
            seen.add(original.of)
            original = self._machine[original.of]
        if original.standing is Standing.THEME:
            return self._in_theme(id, self._curation.theme_now(original.theme), "")
        if found.standing is Standing.LONE_VOICE and not found.decided_by and found.because != BY_PEOPLE:
            return found
        because = NO_REPEAT if found.standing is Standing.DUPLICATE else RETURNED
        return Placement(id, Standing.LONE_VOICE, because=because, new=found.new)

    def _holds(self, decided: Decided, home: str) -> bool:
        """A decision that points nowhere, as after a withdrawal, leaves the machine's place."""
        if decided.standing is Standing.THEME:
            return bool(home)
        return decided.standing is not Standing.DUPLICATE or decided.of in self.ids - {decided.idea}

    def _decided(self, decided: Decided, home: str) -> Placement:
        id, by = decided.idea, decided.by
        if decided.standing is Standing.THEME:
            return self._in_theme(id, home, by)
        machine = self._machine.get(id)
        placed = Placement(id, decided.standing, decided_by=by, new=machine is None or machine.new)
        if decided.standing is Standing.DUPLICATE:
            return replace(placed, of=decided.of)
        return replace(
            placed, because=decided.because or (LEFT_ALONE if placed.standing is Standing.LONE_VOICE else "")
        )

    def _in_theme(self, id: str, theme: str, by: str) -> Placement:
        """In `theme`; what the machine measured is kept where the place is the same."""
        machine = self._machine.get(id)
        if machine is None:
            return Placement(id, Standing.THEME, theme=theme, decided_by=by, new=True)
        same = machine.standing is Standing.THEME and self._curation.theme_now(machine.theme) == theme
        also = dict.fromkeys(map(self._curation.theme_now, machine.also))
        return Placement(
            id,
            Standing.THEME,
            theme=theme,
            because=machine.because if same and not by else "",
            stability=machine.stability if same else None,
            unsure=machine.unsure and same and not by,
            also=tuple(other for other in also if other != theme),
            decided_by=by,
            new=machine.new,
        )


def _breakers(found: dict[str, Placement], curation: Curation) -> list[str]:
    """One idea of each circle of duplicates that is to stand for the others: one that no person put there, if any."""
    repeats = {id: placed.of for id, placed in found.items() if placed.standing is Standing.DUPLICATE}
    done: set[str] = set()
    breakers = []
    for start in repeats:
        path: list[str] = []
        id = start
        while id in repeats and id not in done:
            done.add(id)
            path.append(id)
            id = repeats[id]
        if id in path:
            circle = path[path.index(id) :]
            breakers.append(min(circle, key=lambda one: (one in curation.decided, one)))
    return breakers
