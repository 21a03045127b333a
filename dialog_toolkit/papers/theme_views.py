"""Themes as a paper shows them: most widely heard first, with words the rooms allowed to be quoted."""

from collections.abc import Mapping, Sequence

from dialog_toolkit.domain.measure import Measure, Quote
from dialog_toolkit.domain.session import Agreement, Idea, idea_number
from dialog_toolkit.domain.theme import Theme, ThemeRun
from dialog_toolkit.papers.quotes import folded, quote
from dialog_toolkit.papers.views import ThemeView, TraceView

TITLE_LIMIT = 90
"""Characters of an idea that stands for a theme in a heading."""

SHORT_LIMIT = 44
"""The same in a table and a drawing."""

QUOTE_LIMIT = 200
"""Characters of a quote in the body."""

QUOTES = 2
"""Quotes a theme has in the body, beside the one in its heading."""


def breadth(theme: Theme) -> tuple[int, int, int, str]:
    """The key to sort themes by: sessions are the unit of evidence, then regions, then ideas."""
    evidence = theme.evidence
    return (-len(evidence.sessions), -len(evidence.regions), -evidence.ideas, theme.id)


def theme_views(
    run: ThemeRun, ideas: Mapping[str, Idea], measures: Sequence[Measure], regions: Sequence[tuple[str, str]]
) -> tuple[ThemeView, ...]:
    """All themes, numbered in the order of the paper. `regions` are ids and names in the order of its tables."""
    ordered = sorted(run.themes, key=breadth)
    return tuple(_theme(number, theme, ideas, measures, regions) for number, theme in enumerate(ordered, 1))


def _theme(
    number: int,
    theme: Theme,
    ideas: Mapping[str, Idea],
    measures: Sequence[Measure],
    regions: Sequence[tuple[str, str]],
) -> ThemeView:
    evidence = theme.evidence
    members = [ideas[idea] for idea in theme.ideas]
    name, title = _title(theme, ideas)
    differed = [idea for idea in members if idea.agreement is Agreement.MIXED]
    quotes = _quotes(members, folded(ideas[title.idea].text) if title else "")
    shown = {title.idea if title else "", *(one.idea for one in quotes)}
    return ThemeView(
        number=number,
        id=theme.id,
        name=name,
        title=title,
        short_title=quote(ideas[title.idea], SHORT_LIMIT) if title else None,
        tags=theme.tags[:5],
        ideas=evidence.ideas,
        sessions=len(evidence.sessions),
        of_sessions=evidence.of_sessions,
        regions=tuple(label for region, label in regions if region in evidence.regions),
        of_regions=evidence.of_regions,
        shared=evidence.agreement.get(Agreement.SHARED.value, 0),
        mixed=evidence.agreement.get(Agreement.MIXED.value, 0),
        single=evidence.agreement.get(Agreement.SINGLE.value, 0),
        quotes=quotes,
        differed=tuple(quote(idea, QUOTE_LIMIT) for idea in differed if idea.quotable and idea.id not in shown)[:1],
        differed_ids=tuple(idea.id for idea in differed),
        by_region=tuple(evidence.by_region.get(region, 0) for region, _label in regions),
        confirmed=theme.confirmed,
        measures=tuple(place for place, measure in enumerate(measures, 1) if theme.id in measure.themes),
        trace=_trace(members),
    )


def _title(theme: Theme, ideas: Mapping[str, Idea]) -> tuple[str, Quote | None]:
    """A plain name, or the words of the idea that stands for the theme; tags where those may not be quoted."""
    idea = ideas.get(theme.title_idea)
    if idea is None or folded(theme.title) != folded(idea.text):
        return folded(theme.title), None
    if idea.quotable:
        return "", quote(idea, TITLE_LIMIT)
    return " · ".join(theme.tags[:4]), None


def _quotes(members: Sequence[Idea], shown: str) -> tuple[Quote, ...]:
    """Central ideas of different sessions that may be quoted and say something, those the room shared first."""
    fitting = [idea for idea in members if idea.quotable and folded(idea.text) != shown and len(idea.text.split()) >= 4]
    fitting.sort(key=lambda idea: idea.agreement is not Agreement.SHARED)
    chosen: list[Idea] = []
    for idea in fitting:
        known = {one.session for one in chosen} | {folded(one.text).casefold() for one in chosen}
        if len(chosen) < QUOTES and not known & {idea.session, folded(idea.text).casefold()}:
            chosen.append(idea)
    return tuple(quote(idea, QUOTE_LIMIT) for idea in chosen)


def _trace(members: Sequence[Idea]) -> tuple[TraceView, ...]:
    by_session: dict[str, list[str]] = {}
    for idea in sorted(members, key=lambda idea: idea.id):
        by_session.setdefault(idea.session, []).append(idea_number(idea.id))
    return tuple(TraceView(session, tuple(numbers)) for session, numbers in by_session.items())
