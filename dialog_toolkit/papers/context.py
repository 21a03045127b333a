"""The briefing for the round table: what goes into it, as plain data for the template `briefing.md.j2`.

The order of the paper follows Latvian practice of discussion papers and the co-creation guidance of the Open
Government Partnership: aim, facts, how the information was gathered, findings, problems, candidate measures,
possibilities, questions, next steps.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from dialog_toolkit.domain.measure import Measure, MeasureReport, PlanReport
from dialog_toolkit.domain.plan import EarlierStatus, PlanProfile
from dialog_toolkit.domain.session import Idea, Language, Session
from dialog_toolkit.domain.text import Bilingual
from dialog_toolkit.domain.theme import Balance, BalanceRow, Standing, ThemeRun
from dialog_toolkit.i18n import current_language, pgettext, using_language
from dialog_toolkit.i18n.collation import latvian_key
from dialog_toolkit.i18n.dates import long_date, number, period, short_date
from dialog_toolkit.papers.measure_views import abbreviations, load_views, measure_views, obstacles, plan_findings
from dialog_toolkit.papers.questions import questions
from dialog_toolkit.papers.quotes import quote
from dialog_toolkit.papers.theme_views import theme_views
from dialog_toolkit.papers.views import (
    AsideView,
    BalanceView,
    Count,
    EngineView,
    FactView,
    GatheredView,
    PreviousView,
    SessionView,
    SourceView,
    StepView,
    ThemeView,
    VoiceView,
)

BODY_THEMES = 8
"""Themes told at length; the others are in the annex, so that the body stays within six pages."""

_LANGUAGES = {
    Language.LATVIAN: "in Latvian",
    Language.LATGALIAN: "in Latgalian",
    Language.RUSSIAN: "in Russian",
    Language.ENGLISH: "in English",
}

BODY_MEASURES = 8
"""Measures whose problem is told in the body, for the same reason; the tables have all of them."""

VOICE_LIMIT = 1000
"""Characters of a lone voice that are shown: in practice all of it."""


@dataclass(frozen=True)
class BriefingInput:
    """Everything a briefing is made of.

    `reports` is by measure id; `methods` names each method by id (an unknown one is shown by its id); `author` is the
    organisation that hands the paper out.
    """

    profile: PlanProfile
    sessions: Sequence[Session]
    ideas: Sequence[Idea]
    run: ThemeRun
    balance: Balance
    measures: Sequence[Measure]
    reports: Mapping[str, MeasureReport]
    plan_report: PlanReport
    made_on: date
    language: str = "lv"
    tool_version: str = ""
    methods: Mapping[str, Bilingual] = field(default_factory=dict)
    author: str = ""

    @property
    def by_id(self) -> dict[str, Idea]:
        """The ideas by id."""
        return {idea.id: idea for idea in self.ideas}


def briefing_context(data: BriefingInput) -> dict[str, object]:
    """What the template is given: every name of it, in the paper's language. A pure function of the input."""
    with using_language(data.language):
        regions = _regions(data)
        themes = theme_views(data.run, data.by_id, data.measures, regions)
        measures = measure_views(data.measures, data.reports, data.profile, data.by_id, themes)
        load = load_views(data.plan_report, data.profile)
        previous = _previous(data.profile)
        gathered = _gathered(data)
        steps = _steps(data)
        return {
            "plan_title": _said(data.profile.title),
            "made_on": long_date(data.made_on),
            "author": data.author,
            "tool_version": data.tool_version,
            "previous": previous,
            "gathered": gathered,
            "engine": _engine(data.run),
            "regions": tuple(name for _id, name in regions),
            "themes": themes,
            "body_themes": themes[:BODY_THEMES],
            "widest": _widest(themes),
            "balance": _balance_row(data.balance.total, ""),
            "balance_regions": _rows(data.balance.by_region, dict(_all_regions(data))),
            "balance_sessions": _rows(data.balance.by_session, {s.id: s.title for s in data.sessions}),
            "region_sums": tuple(sum(t.by_region[i] for t in themes) for i in range(len(regions))),
            "measures": measures,
            "ready_measures": sum(all(v == "met" for v in m.verdicts) for m in measures),
            "obstacles": obstacles(measures, tuple(p.id for p in data.profile.principles)),
            "unchecked": tuple(measure.number for measure in measures if not measure.checked),
            "body_measures": measures[:BODY_MEASURES],
            "principle_ids": tuple(p.id for p in data.profile.principles),
            "principle_texts": tuple(_said(p.text) for p in data.profile.principles),
            "load": load,
            "abbreviations": abbreviations(data.measures, data.plan_report, data.profile),
            "plan_findings": plan_findings(data.plan_report, themes),
            "suggested_leads": sum(measure.lead.suggested for measure in measures),
            "unanswered": tuple(t.number for t in themes if t.id in set(data.plan_report.unanswered_themes)),
            "questions": questions(themes, measures, load, gathered.silent_regions),
            "steps": steps,
            "steps_past": all(step.past for step in steps),
            "circles": _circles(data),
            "lone_voices": _lone_voices(data),
            "duplicates": _aside(data, Standing.DUPLICATE),
            "set_aside": _aside(data, Standing.SET_ASIDE),
            "sources": _sources(data.profile, previous),
        }


def _said(text: Bilingual) -> str:
    return text.in_language(current_language())


def _all_regions(data: BriefingInput) -> list[tuple[str, str]]:
    """Ids and names; what stands in brackets after an English name is left out to fit over a column."""
    return [(region.id, _said(region.name).partition(" (")[0]) for region in data.profile.regions]


def _regions(data: BriefingInput) -> list[tuple[str, str]]:
    """Regions in the profile's order; one a session names and the profile does not know comes last, by its id."""
    known = _all_regions(data)
    ids = {region for region, _name in known}
    heard = {session.place.region for session in data.sessions}
    heard |= {region for theme in data.run.themes for region in theme.evidence.by_region}
    return [*known, *((region, region) for region in sorted(heard - ids))]


def _previous(profile: PlanProfile) -> PreviousView:
    plan = profile.previous
    return PreviousView(
        title=_said(plan.title),
        measures=plan.tally.total,
        not_started=plan.tally.not_started,
        completed=plan.tally.completed_or_substantial,
        in_progress=plan.tally.in_progress,
        unknown=sum(measure.status is EarlierStatus.UNKNOWN for measure in plan.measures),
        noted=sum(measure.status_note is not None for measure in plan.measures),
        sources=plan.tally.source,
        facts=tuple(FactView(_said(fact.text), fact.source, fact.confirmed) for fact in plan.facts),
    )


def _gathered(data: BriefingInput) -> GatheredView:
    sessions = data.sessions
    regions = Counter(session.place.region for session in sessions)
    methods = Counter(session.method for session in sessions)
    languages = Counter(idea.language for idea in data.ideas)
    people = [session.participants_start for session in sessions if session.participants_start is not None]
    days = sorted(session.date for session in sessions)
    known = _regions(data)
    return GatheredView(
        circles=len(sessions),
        invented=sum(session.invented for session in sessions),
        period=period(days[0], days[-1]) if days else "",
        places=tuple(sorted({session.place.name for session in sessions}, key=latvian_key)),
        regions=tuple(Count(name, regions[region]) for region, name in known if regions[region]),
        of_regions=len(known),
        silent_regions=tuple(name for region, name in known if not regions[region]),
        methods=tuple(Count(_method(data, method), n) for method, n in methods.most_common()),
        languages=tuple(
            Count(pgettext("language of ideas", _LANGUAGES[code]), n) for code, n in languages.most_common()
        ),
        people=sum(people),
        people_known=len(people),
        approved=sum(session.approved for session in sessions),
        ideas=len(data.ideas),
        quotable=sum(idea.quotable for idea in data.ideas),
    )


def _method(data: BriefingInput, method: str) -> str:
    return _said(data.methods[method]) if method in data.methods else method


def _engine(run: ThemeRun) -> EngineView:
    settings = tuple(f"{name} = {value}" for name, value in sorted(run.engine.settings.items()))
    return EngineView(run.engine.name, run.engine.fingerprint, run.engine.seed, settings)


def _widest(themes: Sequence[ThemeView]) -> tuple[ThemeView, ...]:
    return tuple(themes[:3])


def _balance_row(row: BalanceRow, name: str) -> BalanceView:
    return BalanceView(name, row.ideas, row.in_themes, row.lone_voices, row.duplicates, row.set_aside)


def _rows(rows: Sequence[BalanceRow], names: Mapping[str, str]) -> tuple[BalanceView, ...]:
    order = {key: place for place, key in enumerate(names)}
    ordered = sorted(rows, key=lambda row: (order.get(row.key, len(order)), row.key))
    return tuple(_balance_row(row, names.get(row.key, row.key)) for row in ordered)


def _steps(data: BriefingInput) -> tuple[StepView, ...]:
    steps = []
    for step in data.profile.schedule:
        when = _said(step.when)
        year = step.start.year
        text = f"{when} {year}" if data.language == "en" else f"{year}. gada {when[:1].lower()}{when[1:]}"
        steps.append(StepView(text, _said(step.activity), _said(step.goal), step.end < data.made_on))
    return tuple(steps)


def _circles(data: BriefingInput) -> tuple[SessionView, ...]:
    names = dict(_regions(data))
    fewest = next((limit.minimum or 0 for limit in data.profile.limits if limit.id == "publication_count"), 0)
    counts = Counter(idea.session for idea in data.ideas)
    return tuple(
        SessionView(
            id=session.id,
            title=session.title,
            place=session.place.name,
            region=names.get(session.place.region, session.place.region),
            date=short_date(session.date),
            method=_method(data, session.method),
            people=_people(session.participants_start, fewest),
            ideas=counts[session.id],
            approved=session.approved,
            invented=session.invented,
            disagreements=session.disagreements,
        )
        for session in sorted(data.sessions, key=lambda session: (session.date, session.id))
    )


def _people(count: int | None, fewest: int) -> str:
    """The count, or "<10" where the plan's profile holds smaller counts of people back from publication."""
    if count is None:
        return ""
    return number(count) if count >= fewest else f"<{fewest}"


def _lone_voices(data: BriefingInput) -> tuple[VoiceView, ...]:
    ideas = data.by_id
    places = {session.id: session.place.name for session in data.sessions}
    return tuple(
        VoiceView(
            idea=idea.id,
            kind=pgettext("kind of idea", idea.kind.value),
            place=places.get(idea.session, idea.session),
            words=quote(idea, VOICE_LIMIT) if idea.quotable else None,
        )
        for idea in (ideas[p.idea] for p in data.run.placements if p.standing is Standing.LONE_VOICE)
    )


def _aside(data: BriefingInput, standing: Standing) -> tuple[AsideView, ...]:
    chosen = [placement for placement in data.run.placements if placement.standing is standing]
    return tuple(AsideView(placement.idea, placement.of, placement.because) for placement in chosen)


def _sources(profile: PlanProfile, previous: PreviousView) -> tuple[SourceView, ...]:
    used = {*previous.sources, *(key for fact in previous.facts for key in fact.sources)}
    return tuple(SourceView(s.id, _said(s.title), s.address) for s in profile.sources if s.id in used)
