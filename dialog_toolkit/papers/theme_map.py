"""The map of themes: all themes by group with their evidence, what stands outside them, and what made them.

Themes have the numbers that they have in the briefing: the most widely heard is T1.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from dialog_toolkit.domain.measure import Quote
from dialog_toolkit.domain.plan import PlanProfile
from dialog_toolkit.domain.session import Idea, Session
from dialog_toolkit.domain.text import Bilingual
from dialog_toolkit.domain.theme import Balance, BalanceRow, Standing, Theme, ThemeGroup, ThemeRun
from dialog_toolkit.i18n import pgettext, using_language
from dialog_toolkit.i18n.dates import long_date
from dialog_toolkit.papers.figures import strip
from dialog_toolkit.papers.quotes import folded, quote
from dialog_toolkit.papers.theme_views import QUOTE_LIMIT, TITLE_LIMIT, theme_views
from dialog_toolkit.papers.views import BalanceView, ThemeView
from dialog_toolkit.papers.whole import (
    aside_views,
    balance_row,
    balance_rows,
    engine_view,
    gathered_view,
    region_names,
    regions_of,
    said,
    voice_views,
)


@dataclass(frozen=True)
class MapInput:
    """Everything the map is made of.

    `run` holds the themes as people see them; `methods` names each method by id (an unknown one is shown by its id);
    `author` is the organisation that hands the paper out.
    """

    profile: PlanProfile
    sessions: Sequence[Session]
    ideas: Sequence[Idea]
    run: ThemeRun
    balance: Balance
    made_on: date
    language: str = "lv"
    tool_version: str = ""
    methods: Mapping[str, Bilingual] = field(default_factory=dict)
    author: str = ""

    @property
    def by_id(self) -> dict[str, Idea]:
        """The ideas by id."""
        return {idea.id: idea for idea in self.ideas}


@dataclass(frozen=True)
class MapThemeView:
    """A theme on the map.

    `stability` is a whole number of per cent, None where it is not known; `english` a title in English, only in an
    English paper; `quote` one line that may be quoted; `figure` names the drawing of its regions, `alt` stands for it.
    """

    theme: ThemeView
    stability: int | None
    english: str
    quote: Quote | None
    figure: str
    alt: str


@dataclass(frozen=True)
class GroupView:
    """An upper group: `name`, or `title` where that quotes an idea; both empty for themes of no group.

    `sessions` and `regions` count each once, whichever themes it was heard in.
    """

    name: str
    title: Quote | None
    themes: tuple[MapThemeView, ...]
    ideas: int
    sessions: int
    of_sessions: int
    regions: int
    of_regions: int
    confirmed: int


@dataclass(frozen=True)
class CircleView:
    """A circle's row of the balance sheet."""

    id: str
    invented: bool
    row: BalanceView


def map_context(data: MapInput) -> dict[str, object]:
    """What `map.md.j2` is given, in the paper's language. A pure function of the input."""
    with using_language(data.language):
        groups = map_groups(data)
        themes = sorted((view for group in groups for view in group.themes), key=lambda view: view.theme.number)
        voices = voice_views(data)
        return {
            "plan_title": said(data.profile.title),
            "made_on": long_date(data.made_on),
            "author": data.author,
            "tool_version": data.tool_version,
            "gathered": gathered_view(data),
            "engine": engine_view(data.run),
            "groups": groups,
            "regions": tuple(name for _id, name in regions_of(data)),
            "grouped": bool(data.run.groups),
            "themes": tuple(themes),
            "confirmed": sum(view.theme.confirmed for view in themes),
            "measured": any(view.stability is not None for view in themes),
            "by_people": sum(bool(placement.decided_by) for placement in data.run.placements),
            "new_ideas": sum(placement.new for placement in data.run.placements),
            "lone_voices": tuple(voice for voice in voices if voice.words),
            "silent_voices": sum(voice.words is None for voice in voices),
            "set_aside": aside_views(data, Standing.SET_ASIDE),
            "balance": balance_row(data.balance.total, ""),
            "balance_regions": balance_rows(data.balance.by_region, dict(region_names(data))),
            "circles": _circles(data),
        }


def map_groups(data: MapInput) -> tuple[GroupView, ...]:
    """The groups, largest first, with their themes in the order of the paper; themes of no group come last."""
    regions = regions_of(data)
    by_id = {theme.id: theme for theme in data.run.themes}
    views = {
        view.id: _on_map(view, by_id[view.id], data, [name for _id, name in regions])
        for view in theme_views(data.run, data.by_id, (), regions)
    }
    left = dict(views)
    found = []
    for group in data.run.groups:
        inside = {id: left.pop(id) for id in group.themes if id in left}
        if inside:
            found.append(_group(*_group_name(group, data), inside, by_id))
    if left:
        found.append(_group("", None, left, by_id))
    return tuple(found)


def _group(
    name: str, title: Quote | None, inside: Mapping[str, MapThemeView], themes: Mapping[str, Theme]
) -> GroupView:
    heard = [themes[id].evidence for id in inside]
    return GroupView(
        name=name,
        title=title,
        themes=tuple(sorted(inside.values(), key=lambda view: view.theme.number)),
        ideas=sum(evidence.ideas for evidence in heard),
        sessions=len({session for evidence in heard for session in evidence.sessions}),
        of_sessions=heard[0].of_sessions,
        regions=len({region for evidence in heard for region in evidence.regions}),
        of_regions=heard[0].of_regions,
        confirmed=sum(view.theme.confirmed for view in inside.values()),
    )


def _group_name(group: ThemeGroup, data: MapInput) -> tuple[str, Quote | None]:
    """A plain name or somebody's words; tags where those may not be quoted."""
    name = folded(group.title)
    theirs = [idea for idea in data.ideas if folded(idea.text) == name]
    if not theirs:
        return name[:1].upper() + name[1:], None
    quotable = next((idea for idea in theirs if idea.quotable), None)
    if quotable:
        return "", quote(quotable, TITLE_LIMIT)
    tags = [theme.tags[0] for theme in data.run.themes if theme.id in group.themes and theme.tags]
    return " · ".join(dict.fromkeys(tags[:4])), None


def _on_map(view: ThemeView, theme: Theme, data: MapInput, regions: Sequence[str]) -> MapThemeView:
    counts = ", ".join(f"{name} {n}" for name, n in zip(regions, view.by_region, strict=True))
    return MapThemeView(
        theme=view,
        stability=None if theme.stability is None else round(100 * theme.stability),
        english=folded(theme.english) if data.language == "en" else "",
        quote=_one_quote(view, theme, data.by_id),
        figure=f"theme-{view.number}",
        alt=pgettext("paper", "Ideas of theme T{n} by region: {counts}.").format(n=view.number, counts=counts),
    )


def _one_quote(view: ThemeView, theme: Theme, ideas: Mapping[str, Idea]) -> Quote | None:
    """The theme's gist if it may be quoted, else another central idea that may."""
    gist = ideas.get(theme.gist_idea) if theme.gist_idea in theme.ideas else None
    heading = folded(ideas[view.title.idea].text) if view.title else view.name
    if gist and gist.quotable and folded(gist.text) != heading:
        return quote(gist, QUOTE_LIMIT)
    return view.quotes[0] if view.quotes else None


def map_figures(context: Mapping[str, object], language: str) -> dict[str, str]:
    """A strip of regions for each theme, all to one scale, by the names the template uses."""
    from typing import cast

    views = cast("tuple[MapThemeView, ...]", context["themes"])
    regions = cast("Sequence[str]", context["regions"])
    most = max((n for view in views for n in view.theme.by_region), default=0)
    title = pgettext("paper", "Theme T{n} by region")
    return {
        view.figure: strip(
            view.figure,
            title.format(n=view.theme.number),
            view.alt,
            list(zip(regions, view.theme.by_region, strict=True)),
            most,
            language,
        )
        for view in views
    }


def _circles(data: MapInput) -> tuple[CircleView, ...]:
    """Rows of the balance sheet by circle, in the order in which the circles were held."""
    held = sorted(data.sessions, key=lambda session: (session.date, session.id))
    rows = {row.key: row for row in data.balance.by_session}
    silent = BalanceRow("", 0, 0, 0, 0, 0)
    return tuple(
        CircleView(session.id, session.invented, balance_row(rows.get(session.id, silent), session.title))
        for session in held
    )
