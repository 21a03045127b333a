"""A candidate measure drafted from a theme: what the evidence supports and no more.

The problem is quoted from concerns and experiences, the solution is an action somebody named. Values, direction,
lead institution, deadline (where people named one) and the nearest earlier measure are suggestions. Indicators and
funding stay blank.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dialog_toolkit.domain.measure import Measure, Quote, Suggestion
from dialog_toolkit.domain.plan import PlanProfile
from dialog_toolkit.domain.session import Agreement, Idea, IdeaKind, Language
from dialog_toolkit.domain.theme import Theme
from dialog_toolkit.language.phrases import Action, action_of
from dialog_toolkit.measures.deadlines import Strength, find_deadlines
from dialog_toolkit.measures.suggest import rank_by_cues, rank_by_likeness

QUOTES = 3
"""Quotes shown for the problem and for the wishes of a theme."""

LARGE_SHARE = 3
"""A large theme was heard in at least one session of so many: a plan is short, so drafting begins with the widest."""

ACTIONS = 3
"""Actions offered for the solution: one in the text, the rest as alternatives."""

_PROBLEM_KINDS = (IdeaKind.CONCERN, IdeaKind.EXPERIENCE, IdeaKind.QUESTION)
_WISH_KINDS = (IdeaKind.IDEA, IdeaKind.VALUE)
_AGREEMENT = {Agreement.SHARED: 1.0, Agreement.MIXED: 0.8, Agreement.SINGLE: 0.7}


@dataclass(frozen=True)
class LargeTheme:
    """When a theme that nobody has confirmed yet is large enough to draft from."""

    sessions: int
    regions: int


def draft_measures(
    themes: Sequence[Theme], ideas: Mapping[str, Idea], profile: PlanProfile, large: LargeTheme | None = None
) -> tuple[Measure, ...]:
    """A measure for each theme that is confirmed or large, in the order of the themes."""
    large = large or large_theme(profile)
    chosen = [theme for theme in themes if theme.confirmed or is_large(theme, large)]
    return tuple(draft_measure(theme, ideas, profile, measure_id(theme)) for theme in chosen)


def measure_id(*themes: Theme) -> str:
    """The id of the measure drafted from themes: the same for the same themes, however often it is drafted anew."""
    return "p-" + "-".join(theme.id.removeprefix("t-") for theme in themes)


def large_theme(profile: PlanProfile) -> LargeTheme:
    """The profile's bounds for "widely heard", in sessions and regions."""
    return LargeTheme(
        profile.limit("evidence_sessions").minimum or 1,
        profile.limit("evidence_regions").minimum or 1,
    )


def is_large(theme: Theme, large: LargeTheme) -> bool:
    """Whether the theme was heard in enough sessions and regions, and in at least a third of all sessions."""
    heard = theme.evidence
    sessions = max(large.sessions, -(-heard.of_sessions // LARGE_SHARE))
    return len(heard.sessions) >= sessions and len(heard.regions) >= large.regions


def draft_measure(theme: Theme, ideas: Mapping[str, Idea], profile: PlanProfile, id: str) -> Measure:
    """The candidate measure of one theme; every text field in it is marked as suggested."""
    return draft_together([theme], ideas, profile, id)


def draft_together(themes: Sequence[Theme], ideas: Mapping[str, Idea], profile: PlanProfile, id: str) -> Measure:
    """The candidate measure of one or several themes: all their ideas, quotes and actions from each.

    Who should lead and by when are suggestions, and only where people said so or the remit fits; the rest stays blank.
    Ideas that are no longer in the record are left out.
    """
    weight = {
        idea: value for theme in themes for idea, value in zip(theme.ideas, theme.weights, strict=True) if idea in ideas
    }
    hearts = [heart for theme in themes for heart in _heart([ideas[i] for i in theme.ideas if i in ideas])]
    members = [ideas[idea] for idea in weight]
    actions = _actions(hearts, weight)
    suggested = _suggestions(members, profile)
    if actions[1:]:
        suggested["solution"] = tuple(
            Suggestion(action.infinitive, round(score, 3), (idea.id,)) for score, idea, action in actions[1:ACTIONS]
        )
    dates = _dates(members, weight, profile)
    if dates:
        suggested["deadline"] = dates
    return Measure(
        id=id,
        title=_title(actions, themes[0]),
        problem=_quotes(members, weight, _PROBLEM_KINDS),
        problem_text=_heard(themes),
        wishes=_quotes(members, weight, _WISH_KINDS),
        solution=actions[0][2].infinitive if actions else "",
        solution_ideas=(actions[0][1].id,) if actions else (),
        themes=tuple(theme.id for theme in themes),
        ideas=tuple(weight),
        source="themes",
        suggested=suggested,
        suggested_fields=("title", "problem", "problem_text", "wishes", *(("solution",) if actions else ())),
    )


def _heart(members: Sequence[Idea]) -> Sequence[Idea]:
    """The inner two thirds of a theme: the rest hardly belongs, and would speak for all."""
    return members[: max(1, len(members) * 2 // 3)]


def _heard(themes: Sequence[Theme]) -> str:
    """How widely it was heard, counted over all themes together, in the language of the plan."""
    sessions = {session for theme in themes for session in theme.evidence.sessions}
    regions = {region for theme in themes for region in theme.evidence.regions}
    most = themes[0].evidence
    in_sessions = f"{len(sessions)} no {most.of_sessions} {_of(most.of_sessions, 'sesijas', 'sesijām')}"
    in_regions = f"{len(regions)} no {most.of_regions} {_of(most.of_regions, 'reģiona', 'reģioniem')}"
    return f"Dzirdēts {in_sessions}, {in_regions}."


def _of(n: int, one: str, many: str) -> str:
    """The Latvian form after "no N": one with 1, 21, 31 …, many else."""
    return one if n % 10 == 1 and n % 100 != 11 else many


def _dates(members: Sequence[Idea], weight: Mapping[str, float], profile: PlanProfile) -> tuple[Suggestion, ...]:
    """Deadlines that people named themselves and that lie in the plan, with the idea that names each."""
    years = (profile.period.start.year, profile.period.end.year)
    found: dict[str, Suggestion] = {}
    for idea in sorted(members, key=lambda each: (-weight[each.id], each.id)):
        if idea.kind not in _WISH_KINDS:
            continue
        for deadline in find_deadlines(idea.text, years):
            if deadline.day and deadline.strength is not Strength.NONE and profile.period.contains(deadline.day):
                found.setdefault(deadline.words, Suggestion(deadline.words, round(weight[idea.id], 3), (idea.id,)))
    return tuple(found.values())[:3]


ScoredAction = tuple[float, Idea, Action]


def _actions(members: Sequence[Idea], weight: Mapping[str, float]) -> list[ScoredAction]:
    """Actions that ideas name, most telling first: central, agreed in the room, neither curt nor long-winded."""
    found: list[ScoredAction] = []
    seen: set[str] = set()
    for idea in members:
        if idea.language is not Language.LATVIAN or idea.kind not in _WISH_KINDS:
            continue
        action = action_of(idea.text)
        if action and action.infinitive.lower() not in seen:
            seen.add(action.infinitive.lower())
            length = len(action.infinitive.split())
            fit = 1.0 if 3 <= length <= 14 else 0.6
            found.append((weight[idea.id] * _AGREEMENT[idea.agreement] * fit, idea, action))
    return sorted(found, key=lambda item: (-item[0], item[1].id))


def _title(actions: Sequence[ScoredAction], theme: Theme) -> str:
    """A working title: what the theme is about if its tags say it in words, else the action, else the theme's title."""
    topic = next((tag for tag in theme.tags if " " in tag), "")
    if topic:
        return topic[:1].upper() + topic[1:]
    if actions and len(actions[0][2].infinitive) <= 80:
        return actions[0][2].infinitive
    return theme.title


def _quotes(members: Sequence[Idea], weight: Mapping[str, float], kinds: Sequence[IdeaKind]) -> tuple[Quote, ...]:
    """Whole texts, verbatim: central ones, from different sessions where there are any, that may be quoted."""
    fitting = [idea for idea in members if idea.kind in kinds and idea.quotable]
    fitting.sort(key=lambda idea: (-weight[idea.id] * _AGREEMENT[idea.agreement], idea.id))
    first_of_session = {idea.session: idea for idea in reversed(fitting)}
    spread = [idea for idea in fitting if first_of_session[idea.session] is idea]
    rest = [idea for idea in fitting if idea not in spread]
    return tuple(Quote(idea.id, idea.text) for idea in [*spread, *rest][:QUOTES])


def _suggestions(members: Sequence[Idea], profile: PlanProfile) -> dict[str, tuple[Suggestion, ...]]:
    texts = [idea.text for idea in members]
    earlier = {
        measure.number: " ".join([measure.name.lv, *(item.text.lv for item in measure.sub_items)])
        for measure in profile.previous.measures
    }
    ranked = {
        "values": rank_by_cues(texts, {value.id: value.cues for value in profile.values}),
        "direction": rank_by_cues(texts, {direction.id: direction.cues for direction in profile.directions})[:3],
        "lead": rank_by_cues(texts, {body.id: body.remit for body in profile.institutions if body.remit})[:3],
        "earlier": rank_by_likeness(texts, earlier),
    }
    return {field: suggestions for field, suggestions in ranked.items() if suggestions}
