"""What people decided, shown at once on the last grouping a machine made. Nothing is worked out anew."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, repeat, zip_longest

from dialog_toolkit.domain.curated_places import places
from dialog_toolkit.domain.curated_proposals import still_open
from dialog_toolkit.domain.curation import Curation, KeptTheme
from dialog_toolkit.domain.evidence import evidence_of
from dialog_toolkit.domain.session import Idea
from dialog_toolkit.domain.theme import Placement, Standing, Theme, ThemeGroup, ThemeRun

MOST_TAGS = 6
"""Tags of a theme that is made of several; a theme of the machine's own keeps all its tags."""

_UNTOUCHED = KeptTheme("")


def curated(run: ThemeRun, curation: Curation, ideas: Sequence[Idea], region_of: Mapping[str, str]) -> ThemeRun:
    """`run` as people see it: their decisions first, every idea of `ideas` placed exactly once, evidence recounted.

    Ideas that are newer than the run are lone voices with `new`, unless a person put them somewhere; placements of
    ideas that are gone are left out. Themes that hold nothing any more are left out too. Titles and tags of themes
    that people made come from their members until the next run.
    """
    known = {idea.id: idea for idea in ideas}
    found = places(run, curation, known.keys())
    members: dict[str, list[str]] = defaultdict(list)
    for id, place in found.items():
        if place.standing is Standing.THEME:
            members[place.theme].append(id)
    wall = _Wall(run, curation, known, region_of, members.keys())
    themes = sorted(
        (wall.theme(id, own) for id, own in members.items()), key=lambda theme: (-len(theme.ideas), theme.id)
    )
    now = ThemeRun(
        themes=tuple(themes),
        placements=tuple(_with_themes_there(place, members.keys()) for place in found.values()),
        engine=run.engine,
        groups=_groups(run, themes),
    )
    return replace(now, proposals=still_open(run.proposals, curation, now, known))


def _with_themes_there(place: Placement, themes: Iterable[str]) -> Placement:
    there = tuple(theme for theme in place.also if theme in themes)
    return place if there == place.also else replace(place, also=there)


def _groups(run: ThemeRun, themes: Sequence[Theme]) -> tuple[ThemeGroup, ...]:
    """The upper level without what is gone, largest first."""
    sizes: dict[str, int] = defaultdict(int)
    inside: dict[str, list[str]] = defaultdict(list)
    for theme in themes:
        inside[theme.group].append(theme.id)
        sizes[theme.group] += len(theme.ideas)
    left = [replace(group, themes=tuple(inside[group.id])) for group in run.groups if inside[group.id]]
    return tuple(sorted(left, key=lambda group: (-sizes[group.id], group.id)))


@dataclass(frozen=True)
class _Origin:
    """Where an idea comes from: the run's theme and the weight it has there."""

    theme: Theme
    weight: float


class _Wall:
    """Everything that a theme is made up from, looked up once for all of them."""

    def __init__(
        self,
        run: ThemeRun,
        curation: Curation,
        known: Mapping[str, Idea],
        region_of: Mapping[str, str],
        there: Iterable[str],
    ) -> None:
        self._curation, self._known, self._region_of = curation, known, region_of
        self._there = frozenset(there)
        self._of_run = {theme.id: theme for theme in run.themes}
        self._group_of = {theme: group.id for group in run.groups for theme in group.themes}
        self._origin = {
            idea: _Origin(theme, weight)
            for theme in run.themes
            for idea, weight in zip(theme.ideas, chain(theme.weights, repeat(0.0)), strict=False)
        }
        self._one_a_session = tuple({idea.session: idea for idea in known.values()}.values())
        self._links = self._symmetric_links()

    def theme(self, id: str, members: Sequence[str]) -> Theme:
        """One theme as it now is, with `members` in it."""
        weights = {idea: self._weight(idea, id) for idea in members}
        own = sorted(members, key=lambda idea: (-weights[idea], idea))
        kept = self._curation.themes.get(id, _UNTOUCHED)
        theme = self._of_run.get(id, Theme(id, "", "", (), (), (), evidence_of((), (), {})))
        same = set(own) == set(theme.ideas)
        title, title_idea = self._title(theme, kept, own)
        gist = theme.gist if theme.gist_idea in weights else ""
        return Theme(
            id=id,
            title=title,
            title_idea=title_idea,
            tags=theme.tags if same else self._tags(id, own),
            ideas=tuple(own),
            weights=tuple(weights[idea] for idea in own),
            evidence=evidence_of([self._known[idea] for idea in own], self._one_a_session, self._region_of),
            confirmed=kept.confirmed,
            gist=gist,
            gist_idea=theme.gist_idea if gist else "",
            english="" if kept.title else theme.english,
            stability=theme.stability if same else None,
            group=self._group(id, own),
            note=kept.note,
            links=tuple(sorted(self._links[id])),
            decided_by=kept.by,
        )

    def _weight(self, idea: str, theme: str) -> float:
        """As in the run; 0 where a person moved the idea here from elsewhere or the run does not know it."""
        origin = self._origin.get(idea)
        if origin is None:
            return 0.0
        moved = idea in self._curation.decided and self._curation.theme_now(origin.theme.id) != theme
        return 0.0 if moved else origin.weight

    def _title(self, theme: Theme, kept: KeptTheme, own: Sequence[str]) -> tuple[str, str]:
        if kept.title:
            return kept.title, ""
        if theme.title and not theme.title_idea:
            return theme.title, ""
        spoken = theme.title_idea if theme.title_idea in own else own[0]
        return self._known[spoken].text, spoken

    def _origins(self, own: Sequence[str]) -> list[Theme]:
        """Themes of the run that the members come from, those that gave most first."""
        counts = Counter(self._origin[idea].theme.id for idea in own if idea in self._origin)
        return [self._of_run[id] for id, _n in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))]

    def _tags(self, id: str, own: Sequence[str]) -> tuple[str, ...]:
        """The tags of the theme itself, or of those its ideas come from; of several one from each in turn."""
        sources = [theme for theme in self._origins(own) if self._curation.theme_now(theme.id) == id]
        mine = self._of_run.get(id)
        if mine is not None and sources in ([], [mine]):
            return mine.tags
        rounds = zip_longest(*(theme.tags for theme in sources or self._origins(own)))
        return tuple(dict.fromkeys(tag for tags in rounds for tag in tags if tag))[:MOST_TAGS]

    def _group(self, id: str, own: Sequence[str]) -> str:
        groups = (self._group_of.get(theme) for theme in (id, *(theme.id for theme in self._origins(own))))
        return next((group for group in groups if group), "")

    def _symmetric_links(self) -> dict[str, set[str]]:
        links: dict[str, set[str]] = defaultdict(set)
        for kept in self._curation.themes.values():
            for other in kept.links:
                one, two = self._curation.theme_now(kept.id), self._curation.theme_now(other)
                if one != two and {one, two} <= self._there:
                    links[one].add(two)
                    links[two].add(one)
        return links
