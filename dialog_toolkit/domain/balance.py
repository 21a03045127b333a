"""The balance sheet: every idea accounted for, in all, by session and by region."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from dialog_toolkit.domain.session import Idea
from dialog_toolkit.domain.theme import Balance, BalanceRow, Standing, ThemeRun


def balance(ideas: Sequence[Idea], region_of: Mapping[str, str], run: ThemeRun) -> Balance:
    """Where every idea ended. `region_of` gives the region id of each session.

    An idea without a place, placed twice, placed in a theme that does not hold it, or held by a theme without being
    placed there, is named in `unplaced`; a placement of an idea that nobody entered is named in `unknown`.
    """
    known = {idea.id: idea for idea in ideas}
    placed = Counter(placement.idea for placement in run.placements)
    held = {(theme.id, idea) for theme in run.themes for idea in theme.ideas}
    claimed = {(p.theme, p.idea) for p in run.placements if p.standing is Standing.THEME}
    wrong = {idea for _, idea in held ^ claimed}
    unplaced = tuple(sorted(id for id in known if placed[id] != 1 or id in wrong))
    unknown = tuple(sorted({id for id in (*placed, *(idea for _, idea in held)) if id not in known}))
    by_session: dict[str, list[Standing]] = defaultdict(list)
    by_region: dict[str, list[Standing]] = defaultdict(list)
    standings = {p.idea: p.standing for p in run.placements if p.idea in known}
    for id, idea in known.items():
        if id in standings:
            by_session[idea.session].append(standings[id])
            by_region[region_of.get(idea.session, "")].append(standings[id])
    return Balance(
        total=_row("", standings.values()),
        by_session=tuple(_row(key, by_session[key]) for key in sorted(by_session)),
        by_region=tuple(_row(key, by_region[key]) for key in sorted(by_region)),
        unplaced=unplaced,
        unknown=unknown,
    )


def _row(key: str, standings: Iterable[Standing]) -> BalanceRow:
    counts = Counter(standings)
    return BalanceRow(
        key,
        counts.total(),
        counts[Standing.THEME],
        counts[Standing.LONE_VOICE],
        counts[Standing.DUPLICATE],
        counts[Standing.SET_ASIDE],
    )
