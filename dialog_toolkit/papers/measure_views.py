"""Measures as a paper shows them: what people decided apart from what was suggested, and what the checks found."""

from collections.abc import Mapping, Sequence

from dialog_toolkit.domain.measure import Finding, Measure, MeasureReport, PlanReport, Verdict
from dialog_toolkit.domain.plan import PlanProfile, find_institutions
from dialog_toolkit.domain.session import Idea
from dialog_toolkit.i18n import _, current_language
from dialog_toolkit.i18n.collation import latvian_key
from dialog_toolkit.papers.quotes import folded, short_label
from dialog_toolkit.papers.views import (
    ChoiceView,
    FindingView,
    LoadView,
    MeasureView,
    NameView,
    ObstacleView,
    ThemeView,
)

IN_TABLE = 70
"""Characters of a name in a table; the annex has all of it."""


def measure_views(
    measures: Sequence[Measure],
    reports: Mapping[str, MeasureReport],
    profile: PlanProfile,
    ideas: Mapping[str, Idea],
    themes: Sequence[ThemeView],
) -> tuple[MeasureView, ...]:
    """The measures numbered from 1 in the order given."""
    numbers = {theme.id: theme.number for theme in themes}
    recorded = {folded(idea.text) for idea in ideas.values()}
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
    recorded: set[str],
) -> MeasureView:
    allowed = {id for id, idea in ideas.items() if idea.quotable}
    findings = tuple(_finding(one) for one in report.findings) if report else ()
    return MeasureView(
        number=place,
        id=measure.id,
        title="" if folded(measure.title) in recorded else folded(measure.title),
        title_suggested="title" in measure.suggested_fields,
        checked=report is not None,
        problem=tuple(one for one in measure.problem if one.idea in allowed),
        wishes=tuple(one for one in measure.wishes if one.idea in allowed),
        silent=tuple(one.idea for one in measure.problem if one.idea not in allowed),
        solution="" if measure.solution.casefold() == measure.title.casefold() else folded(measure.solution),
        solution_suggested="solution" in measure.suggested_fields,
        solution_ideas=measure.solution_ideas,
        indicators=len(measure.indicators),
        without_baseline=tuple(one.text for one in measure.indicators if not one.baseline),
        verdicts=tuple((report.verdict_of(p.id) if report else Verdict.FOR_A_PERSON).value for p in profile.principles),
        findings=findings,
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
        name = names.get(decided, decided)
        return ChoiceView(name, short_label(name, IN_TABLE))
    for suggestion in measure.suggested.get(field, ())[:1]:
        name = names.get(suggestion.value.rstrip("."), suggestion.value)
        return ChoiceView(name, short_label(name, IN_TABLE), True, suggestion.because[:3])
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


def _finding(finding: Finding, names: Mapping[str, str] | None = None) -> FindingView:
    facts = {fact: _named(value, names or {}) for fact, value in finding.facts.items()}
    return FindingView(
        principle=finding.principle,
        verdict=finding.verdict.value,
        text=_(finding.message).format(**facts),
        words=tuple(folded(word) for word in finding.words),
        rule=finding.rule,
    )


def _named(value: str | int | float, names: Mapping[str, str]) -> str | int | float:
    """The value with ids in it, one or a list, replaced by the names the paper has for them."""
    if isinstance(value, str):
        return ", ".join(names.get(one, one) for one in value.split(", "))
    return value


def obstacles(measures: Sequence[MeasureView], principles: Sequence[str]) -> tuple[ObstacleView, ...]:
    """What is not met, in the order of the principles and then of how many measures it holds back."""
    held: dict[tuple[str, str], list[int]] = {}
    for measure in measures:
        for finding in measure.findings:
            if finding.verdict == Verdict.NOT_MET.value and finding.principle in principles:
                numbers = held.setdefault((finding.principle, finding.text), [])
                if measure.number not in numbers:
                    numbers.append(measure.number)
    found = [ObstacleView(principle, text, tuple(numbers)) for (principle, text), numbers in held.items()]
    return tuple(sorted(found, key=lambda one: (principles.index(one.principle), -len(one.measures), one.text)))


def plan_findings(report: PlanReport, themes: Sequence[ThemeView]) -> tuple[FindingView, ...]:
    """What the checks of the plan as a whole found, except what is met; themes by their numbers in the paper."""
    numbers = {theme.id: f"T{theme.number}" for theme in themes}
    return tuple(_finding(one, numbers) for one in report.findings if one.verdict is not Verdict.MET)


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


def abbreviations(measures: Sequence[Measure], report: PlanReport, profile: PlanProfile) -> tuple[NameView, ...]:
    """What the abbreviations of institutions in the paper mean, in alphabetical order."""
    entries = {body for measure in measures for body in (measure.lead, *measure.supporting)}
    entries |= {one.value for measure in measures for one in measure.suggested.get("lead", ())[:1]}
    written = {id for entry in entries for found in find_institutions(profile, entry) for id in found.institutions}
    used = {*entries, *written, *report.load}
    language = current_language()
    known = [body for body in profile.institutions if body.id in used and body.abbreviation]
    return tuple(
        NameView(body.abbreviation, body.name.in_language(language))
        for body in sorted(known, key=lambda body: latvian_key(body.abbreviation))
    )
