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
from dialog_toolkit.domain.session import Idea, Session
from dialog_toolkit.domain.text import Bilingual
from dialog_toolkit.domain.theme import Balance, Standing, ThemeRun
from dialog_toolkit.i18n import using_language
from dialog_toolkit.i18n.dates import long_date, number, short_date
from dialog_toolkit.papers.measure_views import abbreviations, load_views, measure_views, obstacles, plan_findings
from dialog_toolkit.papers.questions import questions
from dialog_toolkit.papers.theme_views import theme_views
from dialog_toolkit.papers.views import FactView, PreviousView, SessionView, SourceView, StepView, ThemeView
from dialog_toolkit.papers.whole import (
    aside_views,
    balance_row,
    balance_rows,
    engine_view,
    gathered_view,
    method_name,
    region_names,
    regions_of,
    said,
    voice_views,
)

BODY_THEMES = 8
"""Themes told at length; the others are in the annex, so that the body stays within six pages."""

BODY_MEASURES = 8
"""Measures whose problem is told in the body, for the same reason; the tables have all of them."""


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
        regions = regions_of(data)
        themes = theme_views(data.run, data.by_id, data.measures, regions)
        measures = measure_views(data.measures, data.reports, data.profile, data.by_id, themes)
        load = load_views(data.plan_report, data.profile)
        previous = _previous(data.profile)
        gathered = gathered_view(data)
        steps = _steps(data)
        return {
            "plan_title": said(data.profile.title),
            "made_on": long_date(data.made_on),
            "author": data.author,
            "tool_version": data.tool_version,
            "previous": previous,
            "gathered": gathered,
            "engine": engine_view(data.run),
            "regions": tuple(name for _id, name in regions),
            "themes": themes,
            "body_themes": themes[:BODY_THEMES],
            "widest": _widest(themes),
            "balance": balance_row(data.balance.total, ""),
            "balance_regions": balance_rows(data.balance.by_region, dict(region_names(data))),
            "balance_sessions": balance_rows(data.balance.by_session, {s.id: s.title for s in data.sessions}),
            "region_sums": tuple(sum(t.by_region[i] for t in themes) for i in range(len(regions))),
            "measures": measures,
            "ready_measures": sum(all(v == "met" for v in m.verdicts) for m in measures),
            "obstacles": obstacles(measures, tuple(p.id for p in data.profile.principles)),
            "unchecked": tuple(measure.number for measure in measures if not measure.checked),
            "body_measures": measures[:BODY_MEASURES],
            "principle_ids": tuple(p.id for p in data.profile.principles),
            "principle_texts": tuple(said(p.text) for p in data.profile.principles),
            "load": load,
            "abbreviations": abbreviations(data.measures, data.plan_report, data.profile),
            "plan_findings": plan_findings(data.plan_report, themes),
            "suggested_leads": sum(measure.lead.suggested for measure in measures),
            "unanswered": tuple(t.number for t in themes if t.id in set(data.plan_report.unanswered_themes)),
            "questions": questions(themes, measures, load, gathered.silent_regions),
            "steps": steps,
            "steps_past": all(step.past for step in steps),
            "circles": _circles(data),
            "lone_voices": voice_views(data),
            "duplicates": aside_views(data, Standing.DUPLICATE),
            "set_aside": aside_views(data, Standing.SET_ASIDE),
            "sources": _sources(data.profile, previous),
        }


def _previous(profile: PlanProfile) -> PreviousView:
    plan = profile.previous
    return PreviousView(
        title=said(plan.title),
        measures=plan.tally.total,
        not_started=plan.tally.not_started,
        completed=plan.tally.completed_or_substantial,
        in_progress=plan.tally.in_progress,
        unknown=sum(measure.status is EarlierStatus.UNKNOWN for measure in plan.measures),
        noted=sum(measure.status_note is not None for measure in plan.measures),
        sources=plan.tally.source,
        facts=tuple(FactView(said(fact.text), fact.source, fact.confirmed) for fact in plan.facts),
    )


def _widest(themes: Sequence[ThemeView]) -> tuple[ThemeView, ...]:
    return tuple(themes[:3])


def _steps(data: BriefingInput) -> tuple[StepView, ...]:
    steps = []
    for step in data.profile.schedule:
        when = said(step.when)
        year = step.start.year
        text = f"{when} {year}" if data.language == "en" else f"{year}. gada {when[:1].lower()}{when[1:]}"
        steps.append(StepView(text, said(step.activity), said(step.goal), step.end < data.made_on))
    return tuple(steps)


def _circles(data: BriefingInput) -> tuple[SessionView, ...]:
    names = dict(regions_of(data))
    fewest = next((limit.minimum or 0 for limit in data.profile.limits if limit.id == "publication_count"), 0)
    counts = Counter(idea.session for idea in data.ideas)
    return tuple(
        SessionView(
            id=session.id,
            title=session.title,
            place=session.place.name,
            region=names.get(session.place.region, session.place.region),
            date=short_date(session.date),
            method=method_name(data, session.method),
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


def _sources(profile: PlanProfile, previous: PreviousView) -> tuple[SourceView, ...]:
    used = {*previous.sources, *(key for fact in previous.facts for key in fact.sources)}
    return tuple(SourceView(s.id, said(s.title), s.address) for s in profile.sources if s.id in used)
