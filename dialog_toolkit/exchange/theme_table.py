"""Themes for other programs: every theme, every idea with its place, and the balance, as tables or as JSON."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, is_dataclass
from datetime import date, datetime
from typing import Any

from dialog_toolkit.domain.curation import Curation
from dialog_toolkit.domain.session import Idea, Session
from dialog_toolkit.domain.theme import Balance, BalanceRow, Placement, Standing, Theme, ThemeRun
from dialog_toolkit.exchange.workbook import Column, Sheet
from dialog_toolkit.i18n import N_, _, ngettext

SCHEMA_VERSION = 1
"""Of the JSON form. It grows by new names only; a change of meaning would raise it."""

STANDINGS = {
    Standing.THEME: N_("in a theme"),
    Standing.LONE_VOICE: N_("lone voice"),
    Standing.DUPLICATE: N_("duplicate"),
    Standing.SET_ASIDE: N_("set aside"),
}
INVENTED = N_("INVENTED EXAMPLES: these circles did not take place, and nobody said these words.")


@dataclass(frozen=True)
class ThemeTable:
    """What is written: the themes as people see them and all they rest on.

    `regions` gives the name of each region id; `made_at` is the time of writing, `version` that of the program.
    """

    title: str
    run: ThemeRun
    curation: Curation
    balance: Balance
    sessions: Sequence[Session]
    regions: Mapping[str, str]
    made_at: datetime
    version: str

    @property
    def ideas(self) -> dict[str, Idea]:
        """All ideas by id."""
        return {idea.id: idea for session in self.sessions for idea in session.ideas}

    @property
    def invented(self) -> int:
        """How many of the sessions are invented examples."""
        return sum(session.invented for session in self.sessions)


def sheets_of(table: ThemeTable) -> tuple[Sheet, ...]:
    """The sheets of a workbook, in the current language."""
    return (_themes(table), _ideas(table), _balance(table), _about(table))


def json_of(table: ThemeTable) -> str:
    """Everything as one JSON value with a ``schema_version``; ids and codes are the same in every language."""
    region_of = {session.id: session.place.region for session in table.sessions}
    ideas = table.ideas
    value = {
        "schema_version": SCHEMA_VERSION,
        "title": table.title,
        "made_at": table.made_at.isoformat(timespec="seconds"),
        "program": f"dialog-toolkit {table.version}",
        "invented_sessions": table.invented,
        "engine": table.run.engine,
        "counts": table.balance.total,
        "balance_adds_up": table.balance.adds_up,
        "regions": dict(table.regions),
        "sessions": [{**_plain(session), "ideas": [idea.id for idea in session.ideas]} for session in table.sessions],
        "themes": table.run.themes,
        "groups": table.run.groups,
        "ideas": [
            {**_plain(ideas[place.idea]), "region": region_of.get(ideas[place.idea].session, ""), "place": place}
            for place in table.run.placements
        ],
        "balance": table.balance,
        "decisions": table.curation,
        "proposals": table.run.proposals,
    }
    return json.dumps(_plain(value), ensure_ascii=False, indent=1) + "\n"


def _plain(value: object) -> Any:
    """Plain JSON values; letters that no file can hold are replaced."""
    if is_dataclass(value) and not isinstance(value, type):
        return _plain(asdict(value))
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, set | frozenset):
        return sorted(map(str, value))
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value


def _themes(table: ThemeTable) -> Sheet:
    columns = (
        Column(_("No."), 6),
        Column(_("Theme id"), 13),
        Column(_("Title"), 60),
        Column(_("Group"), 28),
        Column(_("Tags"), 36),
        Column(_("Ideas"), 8),
        Column(_("Sessions"), 9),
        Column(_("Of sessions"), 9),
        Column(_("Regions"), 9),
        Column(_("Of regions"), 9),
        Column(_("Shared by the room"), 11),
        Column(_("The room was divided"), 11),
        Column(_("Single voice"), 11),
        Column(_("Stability, share"), 10, "0%"),
        Column(_("Confirmed"), 13),
        Column(_("Decided by"), 18),
        Column(_("Note"), 40),
        Column(_("Related themes"), 30),
    )
    groups = {group.id: group.title for group in table.run.groups}
    titles = {theme.id: theme.title for theme in table.run.themes}
    rows = [_theme_row(number, theme, groups, titles) for number, theme in enumerate(table.run.themes, 1)]
    return Sheet(_("Themes"), columns, rows)


def _theme_row(number: int, theme: Theme, groups: Mapping[str, str], titles: Mapping[str, str]) -> Sequence[object]:
    evidence = theme.evidence
    agreement = [evidence.agreement.get(name, 0) for name in ("shared", "mixed", "single")]
    return (
        number,
        theme.id,
        theme.title,
        groups.get(theme.group, ""),
        " · ".join(theme.tags),
        evidence.ideas,
        len(evidence.sessions),
        evidence.of_sessions,
        len(evidence.regions),
        evidence.of_regions,
        *agreement,
        theme.stability,
        _yes(theme.confirmed),
        theme.decided_by,
        theme.note,
        "; ".join(titles[id] for id in theme.links if id in titles),
    )


def _ideas(table: ThemeTable) -> Sheet:
    columns = (
        Column(_("Idea"), 22),
        Column(_("Session"), 28),
        Column(_("Region"), 14),
        Column(_("Date"), 11, "yyyy-mm-dd"),
        Column(_("Theme"), 44),
        Column(_("Theme id"), 13),
        Column(_("Place"), 14),
        Column(_("Because"), 34),
        Column(_("Repeats the idea"), 18),
        Column(_("Decided by"), 16),
        Column(_("Stability, share"), 10, "0%"),
        Column(_("Unsure"), 9),
        Column(_("New"), 7),
        Column(_("Kind"), 12),
        Column(_("Agreement"), 14),
        Column(_("Language"), 9),
        Column(_("May be quoted"), 9),
        Column(_("Text"), 90),
        Column(_("Note"), 30),
    )
    sessions = {session.id: session for session in table.sessions}
    ideas = table.ideas
    titles = {theme.id: theme.title for theme in table.run.themes}
    rows = [_idea_row(table, place, ideas[place.idea], sessions, titles) for place in table.run.placements]
    return Sheet(_("Ideas"), columns, rows)


def _idea_row(
    table: ThemeTable, place: Placement, idea: Idea, sessions: Mapping[str, Session], titles: Mapping[str, str]
) -> Sequence[object]:
    session = sessions[idea.session]
    return (
        idea.id,
        session.title or session.id,
        table.regions.get(session.place.region, session.place.region),
        session.date,
        titles.get(place.theme, ""),
        place.theme,
        _(STANDINGS[place.standing]),
        place.because if place.standing is Standing.SET_ASIDE else _(place.because),
        place.of,
        place.decided_by,
        place.stability,
        _yes(place.unsure),
        _yes(place.new),
        _(f"kind {idea.kind}"),
        _(f"agreement {idea.agreement}"),
        str(idea.language),
        _yes(idea.quotable),
        idea.text,
        table.curation.notes.get(idea.id, ""),
    )


def _balance(table: ThemeTable) -> Sheet:
    columns = (
        Column(_("Level"), 12),
        Column(_("Session or region"), 40),
        Column(_("Ideas"), 9),
        Column(_("of these in themes"), 10),
        Column(_("of these lone voices"), 12),
        Column(_("of these duplicates"), 12),
        Column(_("of these set aside"), 12),
        Column(_("The sums agree"), 12),
    )
    sessions = {session.id: session.title or session.id for session in table.sessions}
    rows = [
        _balance_row(_("in all"), "", table.balance.total),
        *(_balance_row(_("region"), table.regions.get(row.key, row.key), row) for row in table.balance.by_region),
        *(_balance_row(_("session"), sessions.get(row.key, row.key), row) for row in table.balance.by_session),
    ]
    return Sheet(_("Balance"), columns, rows)


def _balance_row(level: str, name: str, row: BalanceRow) -> Sequence[object]:
    agrees = _("yes") if row.adds_up else _("NO")
    return (level, name, row.ideas, row.in_themes, row.lone_voices, row.duplicates, row.set_aside, agrees)


def _about(table: ThemeTable) -> Sheet:
    return Sheet(_("About this file"), (Column(_("Fact"), 34), Column(_("Value"), 100)), list(_facts(table)))


def _facts(table: ThemeTable) -> Iterator[Sequence[object]]:
    run, total = table.run, table.balance.total
    if table.invented:
        yield (_("Notice"), _(INVENTED))
        of_all = ngettext("{invented} of {n} session", "{invented} of {n} sessions", len(table.sessions))
        yield (_("Invented sessions"), of_all.format(invented=table.invented, n=len(table.sessions)))
    yield (_("Project"), table.title)
    yield (_("Written"), table.made_at.isoformat(" ", "minutes"))
    yield (_("Program"), f"dialog-toolkit {table.version}")
    yield (_("Themes"), len(run.themes))
    yield (_("Ideas"), total.ideas)
    yield (_("Sessions"), len(table.sessions))
    yield (_("The sums agree"), _("yes") if table.balance.adds_up else _("NO"))
    yield (_("Confirmed themes"), sum(theme.confirmed for theme in run.themes))
    yield (_("Ideas placed by people"), sum(bool(place.decided_by) for place in run.placements))
    yield (_("Ideas newer than the grouping"), sum(place.new for place in run.placements))
    yield (_("Grouped by"), run.engine.name)
    yield (_("Fingerprint of the grouping"), run.engine.fingerprint)
    yield (_("Seed"), run.engine.seed)
    for name, value in sorted(run.engine.settings.items()):
        yield (_("Setting {name}").format(name=name), value)
    yield (_("How to read it"), _("Sessions, not single remarks, are the unit of evidence."))


def _yes(value: bool) -> str:
    return _("yes") if value else ""
