"""Measures: draft candidates, read them, check them against the plan's principles."""

import difflib

from pydantic import TypeAdapter

from dialog_toolkit.domain.measure import Measure, MeasureReport, PlanReport, Suggestion
from dialog_toolkit.domain.plan import PlanProfile
from dialog_toolkit.errors import BadInput, ProjectError
from dialog_toolkit.i18n import N_, _, current_language
from dialog_toolkit.ledger import computed, views
from dialog_toolkit.ledger.project import Project
from dialog_toolkit.measures.check import check_measure
from dialog_toolkit.measures.draft import draft_measures, is_large, large_theme
from dialog_toolkit.measures.plan_check import check_plan
from dialog_toolkit.services import themes
from dialog_toolkit.services.projects import profile_of

DRAFTS = "measure_drafts"
CURRENT = "current"
_MEASURES = TypeAdapter(tuple[Measure, ...])


def draft(project: Project) -> tuple[Measure, ...]:
    """Draft a candidate from each confirmed or large theme, in place of earlier machine drafts.

    Raises ProjectError if there are no themes yet or the project is read-only.
    """
    project.require_writable()
    run = themes.current(project)
    ideas = {idea.id: idea for session in views.sessions(project) for idea in session.ideas}
    drafted = draft_measures(run.themes, ideas, profile_of(project))
    payload = _MEASURES.dump_json(drafted).decode()
    computed.put_computed(project, DRAFTS, CURRENT, fingerprint=run.engine.fingerprint, payload=payload)
    return drafted


def current(project: Project) -> tuple[Measure, ...]:
    """The candidate measures. Raises ProjectError if there are none yet."""
    stored = computed.get_computed(project, DRAFTS, CURRENT)
    if stored is None:
        raise ProjectError(
            N_("This project has no candidate measures yet."),
            hint=N_("Draft some with: dialog-toolkit measure draft"),
        )
    return _MEASURES.validate_json(stored.payload)


def get(project: Project, id: str) -> Measure:
    """One measure. Raises BadInput that names the nearest, ProjectError if there are none yet."""
    found = {measure.id: measure for measure in current(project)}
    if id not in found:
        near = ", ".join(difflib.get_close_matches(id, found, 3, cutoff=0.3)) or "–"
        raise BadInput(N_("There is no measure “{id}”."), hint=N_("Nearest: {near}"), id=id, near=near)
    return found[id]


def check_all(project: Project, id: str | None = None) -> dict[str, MeasureReport]:
    """Findings of every measure, or of one, by measure id."""
    profile = profile_of(project)
    wanted = (get(project, id),) if id else current(project)
    return {measure.id: check_measure(measure, profile) for measure in wanted}


def plan_report(project: Project) -> PlanReport:
    """The measures as one plan: length, load per institution, coverage."""
    profile = profile_of(project)
    bounds = large_theme(profile)
    large = [theme.id for theme in themes.current(project).themes if theme.confirmed or is_large(theme, bounds)]
    return check_plan(current(project), profile, large)


def described(project: Project, measure: Measure) -> list[tuple[str, str]]:
    """What a person wants to know of a measure, as (name, value) lines; blank is said to be blank."""
    profile = profile_of(project)
    blank = _("(blank: nobody has said it yet)")
    lines = [(_("Problem"), f"„{quote.text}” [{quote.idea}]") for quote in measure.problem]
    lines += [(_("What people want"), f"„{quote.text}” [{quote.idea}]") for quote in measure.wishes]
    solution = f"{measure.solution} [{', '.join(measure.solution_ideas)}]" if measure.solution else blank
    lines += [
        (_("Solution"), solution),
        (_("Deadline"), measure.deadline or blank),
        (_("Indicator"), "; ".join(indicator.text for indicator in measure.indicators) or blank),
        (_("Lead institution"), measure.lead or blank),
    ]
    for field, name in SUGGESTED.items():
        for suggestion in measure.suggested.get(field, ()):
            lines.append((_(name), suggestion_text(field, suggestion, profile)))
    lines.append((_("Answers themes"), ", ".join(measure.themes)))
    lines.append((_("Ideas"), str(len(measure.ideas))))
    return lines


SUGGESTED = {
    "solution": N_("Other action (suggested)"),
    "values": N_("Value (suggested)"),
    "direction": N_("Direction (suggested)"),
    "lead": N_("Lead institution (suggested)"),
    "earlier": N_("Nearest earlier measure (suggested)"),
}


def suggestion_text(field: str, suggestion: Suggestion, profile: PlanProfile) -> str:
    """A suggestion with its name, how strong it is and the words it rests on."""
    language = current_language()
    names = {
        "values": {each.id: each.name.in_language(language) for each in profile.values},
        "direction": {each.id: each.name.in_language(language) for each in profile.directions},
        "lead": {each.id: each.name.in_language(language) for each in profile.institutions},
        "earlier": {
            each.number: f"{each.number} {each.name.in_language(language)}" for each in profile.previous.measures
        },
    }.get(field, {})
    name = names.get(suggestion.value, suggestion.value)
    words = ", ".join(suggestion.because)
    return f"{name} ({suggestion.score:.0%}: {words})" if field != "solution" else f"{name} [{words}]"
