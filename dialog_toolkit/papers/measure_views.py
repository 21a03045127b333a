"""Measures as a paper shows them: what people decided apart from what was suggested, and what the checks found."""

from collections.abc import Mapping, Sequence

from dialog_toolkit.domain.measure import Finding, Measure, MeasureReport, PlanReport, Verdict
from dialog_toolkit.domain.plan import PlanProfile
from dialog_toolkit.domain.session import Idea
from dialog_toolkit.i18n import _, current_language
from dialog_toolkit.i18n.collation import latvian_key
from dialog_toolkit.papers.quotes import folded, quote
from dialog_toolkit.papers.theme_views import TITLE_LIMIT
from dialog_toolkit.papers.views import ChoiceView, FindingView, LoadView, MeasureView, ThemeView

OPEN_FINDINGS = 3
"""Findings of a measure told in the body; all of them are in the annex."""


def measure_views(
    measures: Sequence[Measure],
    reports: Mapping[str, MeasureReport],
    profile: PlanProfile,
    ideas: Mapping[str, Idea],
    themes: Sequence[ThemeView],
) -> tuple[MeasureView, ...]:
    """The measures numbered from 1 in the order given."""
    numbers = {theme.id: theme.number for theme in themes}
    recorded = {folded(idea.text): idea for idea in ideas.values()}
    return tuple(
        _measure(place, measure, reports.get(measure.id), profile, ideas, numbers, recorded)
        for place, measure in enumerate(measures, 1)
    )


def _measure(
    place: int,
    measure: Measure,
    report: MeasureReport | None,
    profile: PlanProfile,
    ideas: Mapping[str, Idea],
    themes: Mapping[str, int],
    recorded: Mapping[str, Idea],
) -> MeasureView:
    allowed = {id for id, idea in ideas.items() if idea.quotable}
    findings = tuple(_finding(one) for one in report.findings) if report else ()
    spoken = recorded.get(folded(measure.title))
    known = {principle.id for principle in profile.principles}
    return MeasureView(
        number=place,
        id=measure.id,
        title="" if spoken else folded(measure.title),
        title_quote=quote(spoken, TITLE_LIMIT) if spoken and spoken.quotable else None,
        title_suggested="title" in measure.suggested_fields,
        checked=report is not None,
        problem=tuple(one for one in measure.problem if one.idea in allowed),
        wishes=tuple(one for one in measure.wishes if one.idea in allowed),
        silent=tuple(one.idea for one in measure.problem if one.idea not in allowed),
        solution=folded(measure.solution),
        solution_suggested="solution" in measure.suggested_fields,
        solution_ideas=measure.solution_ideas,
        indicators=len(measure.indicators),
        without_baseline=tuple(one.text for one in measure.indicators if not one.baseline),
        verdicts=tuple((report.verdict_of(p.id) if report else Verdict.FOR_A_PERSON).value for p in profile.principles),
        findings=findings,
        open_findings=_open(tuple(one for one in findings if one.principle in known)),
        checks_met=sum(one.verdict == Verdict.MET.value for one in findings),
        lead=_choice(measure, "lead", measure.lead, _institutions(profile)),
        supporting=tuple(_institutions(profile).get(one, one) for one in measure.supporting),
        earlier=_choice(measure, "earlier", measure.earlier.rstrip("."), _earlier(profile)),
        direction=_choice(measure, "direction", measure.direction, _directions(profile)),
        deadline=measure.deadline,
        themes=tuple(sorted(themes[theme] for theme in measure.themes if theme in themes)),
    )


def _choice(measure: Measure, field: str, decided: str, names: Mapping[str, str]) -> ChoiceView:
    if decided:
        return ChoiceView(names.get(decided, decided))
    for suggestion in measure.suggested.get(field, ())[:1]:
        return ChoiceView(names.get(suggestion.value.rstrip("."), suggestion.value), True, suggestion.because[:3])
    return ChoiceView()


def _institutions(profile: PlanProfile) -> dict[str, str]:
    """What institutions are called in running text: their abbreviation, or the name where they have none."""
    language = current_language()
    return {body.id: body.abbreviation or body.name.in_language(language) for body in profile.institutions}


def _earlier(profile: PlanProfile) -> dict[str, str]:
    language = current_language()
    return {
        measure.number.rstrip("."): f"{measure.number.rstrip('.')}. {measure.name.in_language(language)}"
        for measure in profile.previous.measures
    }


def _directions(profile: PlanProfile) -> dict[str, str]:
    language = current_language()
    return {direction.id: direction.name.in_language(language) for direction in profile.directions}


def _finding(finding: Finding) -> FindingView:
    return FindingView(
        principle=finding.principle,
        verdict=finding.verdict.value,
        text=_(finding.message).format(**finding.facts),
        words=tuple(folded(word) for word in finding.words),
        rule=finding.rule,
    )


def _open(findings: Sequence[FindingView]) -> tuple[FindingView, ...]:
    """What stands in the way first, then what a person has to judge."""
    failed = [one for one in findings if one.verdict == Verdict.NOT_MET.value]
    unsure = [one for one in findings if one.verdict == Verdict.FOR_A_PERSON.value]
    return tuple([*failed, *unsure][:OPEN_FINDINGS])


def plan_findings(report: PlanReport) -> tuple[FindingView, ...]:
    """What the checks of the plan as a whole found, except what is met."""
    return tuple(_finding(one) for one in report.findings if one.verdict is not Verdict.MET)


def load_views(report: PlanReport, profile: PlanProfile) -> tuple[LoadView, ...]:
    """Institutions by how many measures they lead, then are involved in."""
    limits = {limit.id: limit.maximum for limit in profile.limits}
    most_led, most_involved = limits.get("lead_max"), limits.get("involved_max")
    names = _institutions(profile)
    rows = [
        LoadView(
            name=names.get(body, body),
            lead=lead,
            involved=involved,
            over=(most_led is not None and lead > most_led) or (most_involved is not None and involved > most_involved),
        )
        for body, (lead, involved) in report.load.items()
        if lead or involved
    ]
    return tuple(sorted(rows, key=lambda row: (-row.lead, -row.involved, latvian_key(row.name))))
