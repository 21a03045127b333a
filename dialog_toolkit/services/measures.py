"""Measures: draft candidates, read them, check them against the plan's principles."""

import difflib
import re
from collections.abc import Sequence

from pydantic import TypeAdapter, ValidationError

from dialog_toolkit.domain.measure import Measure, MeasureReport, PlanReport
from dialog_toolkit.domain.review import STANDING
from dialog_toolkit.errors import BadInput, ProjectError
from dialog_toolkit.i18n import N_, _
from dialog_toolkit.ledger import computed, views
from dialog_toolkit.ledger.fold import states
from dialog_toolkit.ledger.project import Project
from dialog_toolkit.measures.check import check_measure
from dialog_toolkit.measures.draft import draft_measures, is_large, large_theme
from dialog_toolkit.measures.plan_check import check_plan
from dialog_toolkit.services import measure_words, themes
from dialog_toolkit.services.measure_store import Everything, read_all
from dialog_toolkit.services.measure_words import SUGGESTED as SUGGESTED
from dialog_toolkit.services.measure_words import suggestion_text as suggestion_text
from dialog_toolkit.services.projects import profile_of
from dialog_toolkit.services.review_records import overrules_of, with_overrules

DRAFTS = "measure_drafts"
CURRENT = "current"
_MEASURES = TypeAdapter(tuple[Measure, ...])


def draft(project: Project) -> tuple[Measure, ...]:
    """Draft a candidate from each confirmed or large theme, in place of earlier machine drafts.

    What people kept is not touched. Raises ProjectError if there are no themes yet or the project is read-only.
    """
    project.require_writable()
    run = themes.current(project)
    ideas = {idea.id: idea for session in views.sessions(project) for idea in session.ideas}
    drafted = draft_measures(run.themes, ideas, profile_of(project))
    save_drafts(project, drafted, run.engine.fingerprint)
    return drafted


def save_drafts(project: Project, drafts: Sequence[Measure], fingerprint: str) -> None:
    """Keep machine drafts in place of the earlier ones. `fingerprint` names what they were made from."""
    payload = _MEASURES.dump_json(tuple(drafts)).decode()
    computed.put_computed(project, DRAFTS, CURRENT, fingerprint=fingerprint, payload=payload)


def machine_drafts(project: Project) -> tuple[Measure, ...]:
    """The drafts a machine made last, also those that people took over since; none if none were made."""
    stored = computed.get_computed(project, DRAFTS, CURRENT)
    try:
        return _MEASURES.validate_json(stored.payload) if stored else ()
    except ValidationError:  # of another version: they are made anew
        return ()


def current(project: Project) -> tuple[Measure, ...]:
    """The measures of the plan being made: those people kept, then drafts of themes that none of these answers.

    In order of their numbers, then of the drafts, then by id. Raises ProjectError if there are none yet.
    """
    return current_of(read_all(project), machine_drafts(project))


def current_of(everything: Everything, drafts: Sequence[Measure]) -> tuple[Measure, ...]:
    """`current` of what was read already."""
    found = [measure for measure in every_measure(everything, drafts) if measure.state in STANDING]
    if not found:
        raise ProjectError(
            N_("This project has no candidate measures yet."),
            hint=N_("Draft some with: dialog-toolkit measure draft"),
        )
    return tuple(found)


def all_measures(project: Project) -> tuple[Measure, ...]:
    """All measures that are not withdrawn, merged and rejected ones too; none if there are none yet."""
    return every_measure(read_all(project), machine_drafts(project))


def every_measure(everything: Everything, drafts: Sequence[Measure]) -> tuple[Measure, ...]:
    """`all_measures` of what was read already."""
    taken = {id: each for id, each in everything.measures.items() if each.taken}
    kept = [each.measure for each in taken.values() if not each.deleted]
    answered = {theme for measure in kept if measure.state in STANDING for theme in measure.themes}
    fresh = [draft for draft in drafts if draft.id not in taken and not answered.intersection(draft.themes)]
    place = {draft.id: at for at, draft in enumerate(drafts)}
    return tuple(sorted([*kept, *fresh], key=lambda m: (_number(m.number), place.get(m.id, len(place)), m.id)))


def withdrawn(project: Project) -> tuple[Measure, ...]:
    """The measures that people took out; they can be brought back."""
    return tuple(each.measure for each in read_all(project).measures.values() if each.taken and each.deleted)


def kept_ids(project: Project) -> frozenset[str]:
    """Ids of the measures that are people's, in whatever state, withdrawn ones left out."""
    return frozenset(id for id, each in read_all(project).measures.items() if each.taken and not each.deleted)


def get(project: Project, id: str) -> Measure:
    """One measure, in whatever state. Raises BadInput if it is withdrawn, or there is none (names the nearest)."""
    return get_of(read_all(project), machine_drafts(project), id)


def get_of(everything: Everything, drafts: Sequence[Measure], id: str) -> Measure:
    """`get` of what was read already."""
    found = {measure.id: measure for measure in every_measure(everything, drafts)}
    if id in found:
        return found[id]
    stored = everything.measures.get(id)
    if stored is not None and stored.taken and stored.deleted:
        hint = N_("Bring it back with: dialog-toolkit measure return {id}")
        raise BadInput(N_("Measure “{id}” is withdrawn."), hint=hint, id=id)
    near = ", ".join(difflib.get_close_matches(id, found, 3, cutoff=0.3)) or "–"
    raise BadInput(N_("There is no measure “{id}”."), hint=N_("Nearest: {near}"), id=id, near=near)


def seen(project: Project, id: str) -> dict[str, tuple[str, ...]]:
    """By field, the changes that a person sees who opens the measure now: what `edit` takes as `parents`.

    A field that nobody wrote to yet has none; give () for it.
    """
    stored = read_all(project).measures.get(id)
    return {name: field.heads for name, field in stored.state.fields.items()} if stored else {}


def check_all(project: Project, id: str | None = None) -> dict[str, MeasureReport]:
    """Findings of every current measure, or of one, by measure id; with what people decided otherwise."""
    profile = profile_of(project)
    everything, drafts = read_all(project), machine_drafts(project)
    wanted = (get_of(everything, drafts, id),) if id else current_of(everything, drafts)
    stored = everything.measures
    return {
        measure.id: with_overrules(
            check_measure(measure, profile), overrules_of(stored[measure.id]) if measure.id in stored else ()
        )
        for measure in wanted
    }


def plan_report(project: Project) -> PlanReport:
    """The measures as one plan: length, load per institution, coverage."""
    profile = profile_of(project)
    bounds = large_theme(profile)
    large = [theme.id for theme in themes.current(project).themes if theme.confirmed or is_large(theme, bounds)]
    return check_plan(current(project), profile, large)


def described(project: Project, measure: Measure) -> list[tuple[str, str]]:
    """What a person wants to know of a measure, as (name, value) lines; blank is said to be blank."""
    lines = measure_words.described(measure, profile_of(project))
    notes = [(theme, note) for theme, note in theme_notes(project, measure).items()]
    place = next((at for at, (name, _value) in enumerate(lines, 1) if name == _("Answers themes")), len(lines))
    return [*lines[:place], *(("", f"{theme}: {note}") for theme, note in notes), *lines[place:]]


def theme_notes(project: Project, measure: Measure) -> dict[str, str]:
    """Themes of a measure that are merged into another or no longer there, by id, with a sentence that says so."""
    try:
        here = {theme.id for theme in themes.current(project).themes}
    except ProjectError:
        return {}
    touched = states(project, "theme:")
    out = {}
    for id in measure.themes:
        state = touched.get(f"theme:{id}")
        merged = state.fields["merged_into"].value if state and "merged_into" in state.fields else ""
        if merged and (state is None or not state.deleted):
            out[id] = _("merged into theme {theme}").format(theme=merged)
        elif id not in here:
            out[id] = _("no longer among the themes")
    return out


def _number(text: str) -> tuple[int, tuple[tuple[int, str], ...]]:
    """Numbers as people count: 2.10 after 2.9, and measures without one last."""
    parts = tuple((int(part), "") if len(part) < 10 and part.isascii() and part.isdigit() else (10**9, part)
                  for part in re.split(r"\.", text.strip().rstrip(".")))  # fmt: skip
    return (0, parts) if text.strip() else (1, ())
