"""The plan as a whole: what people look at, what would follow if …, and which few measures answer most."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pydantic import TypeAdapter

from dialog_toolkit.domain.measure import Measure
from dialog_toolkit.domain.plan import PlanProfile, find_institutions
from dialog_toolkit.domain.plan_view import PlanView, ShortPlan, WhatIf
from dialog_toolkit.domain.theme import Theme
from dialog_toolkit.errors import BadInput, ProjectError
from dialog_toolkit.i18n import N_, _, ngettext
from dialog_toolkit.language.cleaning import clean
from dialog_toolkit.ledger import acts, fold, views
from dialog_toolkit.ledger.acts import keep_entry
from dialog_toolkit.ledger.history import change_of
from dialog_toolkit.ledger.project import Project
from dialog_toolkit.ledger.write import Entry
from dialog_toolkit.measures.decided import bodies_of, decided
from dialog_toolkit.measures.draft import is_large, large_theme
from dialog_toolkit.measures.plan_check import check_plan
from dialog_toolkit.measures.plan_coverage import continuity, heard_by, overlaps, weak_deadlines, without_source
from dialog_toolkit.measures.plan_load import load_by_quarter, what_if
from dialog_toolkit.services import measures, themes
from dialog_toolkit.services.projects import profile_of
from dialog_toolkit.worker.client import run_task

EARLIER = "earlier:"
DROPPED = "dropped"
REALM = "@measures"
_SHORT = TypeAdapter(ShortPlan)


def whole(project: Project) -> PlanView:
    """Everything about the plan as a whole. Raises ProjectError if there are no themes or measures yet."""
    profile = profile_of(project)
    standing, grouped = measures.current(project), _themes(project)
    sessions = views.sessions(project, with_ideas=False)
    regions = {session.id: (session.place.region,) for session in sessions}
    groups = {session.id: tuple(count.group for count in session.participant_groups) for session in sessions}
    bounds = large_theme(profile)
    large = [theme.id for theme in grouped if theme.confirmed or is_large(theme, bounds)]
    return PlanView(
        report=check_plan(standing, profile, large),
        quarters=load_by_quarter(standing, profile),
        overlaps=overlaps(standing),
        continuity=continuity(standing, profile, dropped(project)),
        regions=heard_by(grouped, standing, regions),
        groups=heard_by(grouped, standing, groups),
        without_source=without_source(standing),
        weak_deadlines=weak_deadlines(standing, profile),
        suggested_leads=sum(not m.lead and bool(decided(m, "lead")) for m in standing),
    )


def suppose(project: Project, drop: Sequence[str] = (), lead: Mapping[str, str] | None = None) -> WhatIf:
    """What would follow if measures were dropped or given to another lead; nothing is changed.

    Raises BadInput for an unknown measure or institution, naming the nearest.
    """
    profile = profile_of(project)
    for id in (*drop, *(lead or {})):
        measures.get(project, id)
    named = {id: institution(profile, text) for id, text in (lead or {}).items()}
    return what_if(measures.current(project), profile, drop, named)


def institution(profile: PlanProfile, text: str) -> str:
    """The id of one institution. Raises BadInput that names the nearest, or says that there are several."""
    found = find_institutions(profile, text)
    ids = [body for each in found for body in each.institutions]
    ids = ids or [body.id for body in profile.institutions if body.id == text]
    if len(ids) == 1:
        return ids[0]
    if ids:
        raise BadInput(N_("“{text}” is several institutions; name one."), text=clean(text))
    near = ", ".join(name for each in found for name in each.nearest) or "–"
    raise BadInput(N_("There is no institution “{text}”."), hint=N_("Nearest: {near}"), text=clean(text), near=near)


def choose(project: Project, most: int, keep: Sequence[str] = (), lead_max: int | None = None) -> ShortPlan:
    """The set of at most `most` measures that answers most themes while no institution leads too many.

    Worked out in the child process. Raises BadInput for fewer than one or an unknown measure.
    """
    if most < 1:
        raise BadInput(N_("A plan has at least one measure."))
    for id in keep:
        measures.get(project, id)
    profile = profile_of(project)
    standing, grouped = measures.current(project), _themes(project)
    limit = profile.limit("lead_max").maximum if lead_max is None else lead_max
    payload = {
        "answers": {m.id: list(m.themes) for m in standing},
        "weight": {theme.id: len(theme.ideas) for theme in grouped},
        "leads": {m.id: sorted(bodies_of(m, profile)[0]) for m in standing},
        "most": most,
        "lead_max": limit or len(standing),
        "keep": list(keep),
    }
    return _SHORT.validate_python(run_task("choose", payload))


def dropped(project: Project) -> dict[str, tuple[str, str]]:
    """Earlier measures that people decided not to go on with: number → (reason, who)."""
    found = {}
    for entity, state in fold.states(project, EARLIER).items():
        field = state.fields.get(DROPPED)
        if field and field.value and not state.deleted:
            change = _author(project, field.heads)
            found[entity.removeprefix(EARLIER)] = (field.value, change)
    return found


def _author(project: Project, heads: Sequence[str]) -> str:
    change = change_of(project, heads[0]) if heads else None
    return change.author if change else ""


def drop_earlier(project: Project, number: str, reason: str) -> None:
    """Decide that an earlier measure does not go on; the reason is kept. Raises BadInput without one."""
    number = _known(project, number)
    if not reason.strip():
        raise BadInput(N_("Say why measure {number} does not go on."), number=number)
    acts.perform(
        project, REALM, "earlier-drop", [keep_entry(EARLIER + number), Entry(EARLIER + number, DROPPED, reason)]
    )


def reopen_earlier(project: Project, number: str) -> None:
    """Take the decision back: what becomes of the earlier measure is open again."""
    number = _known(project, number)
    acts.perform(project, REALM, "earlier-reopen", [Entry(EARLIER + number, DROPPED, "")])


def _known(project: Project, number: str) -> str:
    """The number of an earlier measure, with or without its last full stop. Raises BadInput."""
    numbers = [measure.number for measure in profile_of(project).previous.measures]
    number = number.strip().rstrip(".")
    if number not in numbers:
        raise BadInput(
            N_("The earlier plan has no measure “{number}”."), hint=N_("Known: {near}"), number=clean(number),
            near=", ".join(numbers),
        )  # fmt: skip
    return number


def _themes(project: Project) -> tuple[Theme, ...]:
    try:
        return themes.current(project).themes
    except ProjectError:
        return ()


@dataclass(frozen=True)
class Names:
    """How things of the plan are called, for the faces."""

    bodies: dict[str, str]
    regions: dict[str, str]
    values: dict[str, str]
    directions: dict[str, str]
    themes: dict[str, str]
    measures: dict[str, str]


def names(project: Project, language: str) -> Names:
    """Names by id, in the language of the screen; abbreviations for institutions."""
    profile = profile_of(project)
    return Names(
        {body.id: body.abbreviation or body.name.in_language(language) for body in profile.institutions},
        {region.id: region.name.in_language(language) for region in profile.regions},
        {value.id: value.name.in_language(language) for value in profile.values},
        {d.id: f"{d.number}. {d.name.in_language(language)}" for d in profile.directions},
        {theme.id: theme.title for theme in _themes(project)},
        {m.id: _measure_name(m) for m in measures.current(project)},
    )


def _measure_name(measure: Measure) -> str:
    return f"{measure.number} {measure.title}".strip()


def choice_in_words(short: ShortPlan) -> tuple[str, ...]:
    """How the short plan was chosen and what it does, in sentences."""
    if not short.possible:
        return (_("No set of measures keeps the limits; ask for fewer, keep fewer, or raise the limit."),)
    n = len(short.chosen)
    share = short.weight / short.weight_all if short.weight_all else 0.0
    lines = [
        ngettext("{n} measure answers {themes} of {all} themes, in which {share} of the ideas are.",
                 "{n} measures answer {themes} of {all} themes, in which {share} of the ideas are.", n).format(
            n=n, themes=len(short.themes), all=len(short.themes) + len(short.unanswered),
            share=f"{100 * share:.0f} %"),
        _("Each theme counts by its ideas; no institution leads more than {limit}.").format(limit=short.lead_max),
    ]  # fmt: skip
    lines.append(
        _("Found by integer programming (maximum coverage); no other set of this size answers more.")
        if short.exact
        else _("The best set found in the time given; a better one is not ruled out.")
    )
    return tuple(lines)
