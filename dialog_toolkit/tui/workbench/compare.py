"""Two regions or two kinds of session side by side: how many sessions of each raised each theme."""

from collections.abc import Collection
from dataclasses import dataclass

from dialog_toolkit.domain.difference import Verdict
from dialog_toolkit.i18n import N_, _, current_language, ngettext
from dialog_toolkit.i18n.dates import number
from dialog_toolkit.services.theme_wall import Wall

BAR = 10
"""Cells of a bar that stands for every session."""

REGION, KIND = "region", "kind"
SORTS = {REGION: N_("region"), KIND: N_("kind of session")}


@dataclass(frozen=True)
class Side:
    """One side: its name and its sessions."""

    name: str
    sessions: frozenset[str]


@dataclass(frozen=True)
class Share:
    """A theme on both sides: sessions that raised it and ideas they gave to it, left and right."""

    theme: str
    title: str
    sessions: tuple[int, int]
    ideas: tuple[int, int]


def sides(wall: Wall) -> dict[str, tuple[str, Side]]:
    """What can be compared, by key: what sort it is, and the side; only those with a session."""
    found: dict[str, tuple[str, Side]] = {}
    sessions = wall.material.sessions.values()
    for sort, names, of in (
        (REGION, wall.material.regions, {session.id: session.place.region for session in sessions}),
        (KIND, wall.material.kinds, {session.id: session.method for session in sessions}),
    ):
        for id, name in names.items():
            own = frozenset(session for session, value in of.items() if value == id)
            if own:
                found[f"{sort}:{id}"] = (sort, Side(name.in_language(current_language()), own))
    return found


def shares(wall: Wall, left: Side, right: Side) -> tuple[Share, ...]:
    """Every theme that either side raised, those with the largest difference of shares first."""
    rows = []
    for theme in wall.run.themes if wall.run else ():
        of_session = [wall.material.ideas[idea].session for idea in theme.ideas]
        raised = tuple(len(side.sessions.intersection(of_session)) for side in (left, right))
        ideas = tuple(sum(session in side.sessions for session in of_session) for side in (left, right))
        if any(raised):
            rows.append(Share(theme.id, theme.title, (raised[0], raised[1]), (ideas[0], ideas[1])))
    return tuple(sorted(rows, key=lambda row: (-abs(difference(row, left, right)), -sum(row.sessions), row.theme)))


def difference(row: Share, left: Side, right: Side) -> float:
    """How much larger the left share of sessions is, −1 to 1."""
    return row.sessions[0] / max(1, len(left.sessions)) - row.sessions[1] / max(1, len(right.sessions))


def cells(row: Share, left: Side, right: Side, verdict: Verdict) -> tuple[str, ...]:
    """A row of the table: mark of what may be said, title, then bar, sessions and ideas of each side."""
    found = [MARKS[verdict], row.title]
    for raised, side, ideas in zip(row.sessions, (left, right), row.ideas, strict=True):
        bar = "▓" * round(BAR * raised / max(1, len(side.sessions)))
        found.append(f"{bar:<{BAR}} {raised}/{len(side.sessions)} · {number(ideas)}")
    return tuple(found)


MARKS = {Verdict.MORE: "◀", Verdict.LESS: "▶", Verdict.NOTHING: "·", Verdict.TOO_FEW: "?"}
"""On which side a theme weighs more than chance makes; ·: chance may have made it, ?: too few sessions to say."""


def heading(side: Side, among: Collection[str]) -> str:
    """A side with the number of its sessions and ideas. `among`: the session of each idea there is."""
    n = len(side.sessions)
    sessions = ngettext("{n} session", "{n} sessions", n).format(n=number(n))
    n = sum(session in side.sessions for session in among)
    return f"{side.name}: {sessions}, " + ngettext("{n} idea", "{n} ideas", n).format(n=number(n))


def caution(verdicts: Collection[Verdict]) -> str:
    """What may be said of the differences shown."""
    if not set(verdicts) - {Verdict.TOO_FEW}:
        return _("Too few sessions to say whether a difference is more than chance: read the ideas.")
    if not set(verdicts) & {Verdict.MORE, Verdict.LESS}:
        return _("Chance alone makes differences as large as these; whole sessions were dealt out anew to find out.")
    return _("◀ ▶: more of what that side said than chance makes in any theme (5 %). The rest may be chance.")
