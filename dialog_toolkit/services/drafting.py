"""Drafting from several themes at once, and what a rewording would drop that people asked for."""

from collections.abc import Sequence

from dialog_toolkit.domain.measure import Measure
from dialog_toolkit.errors import BadInput
from dialog_toolkit.i18n import N_, _, current_language
from dialog_toolkit.ledger import views
from dialog_toolkit.ledger.project import Project
from dialog_toolkit.measures.draft import draft_together, measure_id
from dialog_toolkit.measures.dropped import DroppedPart, dropped_parts
from dialog_toolkit.services import measures, themes
from dialog_toolkit.services.projects import profile_of


def draft_from(project: Project, ids: Sequence[str]) -> Measure:
    """Draft one measure from several themes, among the machine's drafts. Raises BadInput for unknown themes."""
    project.require_writable()
    if not ids:
        raise BadInput(N_("Name at least one theme to draft from."))
    run = themes.current(project)
    wanted = list(dict.fromkeys(themes.named(project, id) for id in ids))
    by_id = {theme.id: theme for theme in run.themes}
    chosen = [by_id[id] for id in wanted if id in by_id]
    if not chosen:
        raise BadInput(N_("These themes hold no ideas."))
    ideas = {idea.id: idea for session in views.sessions(project) for idea in session.ideas}
    drafted = draft_together(chosen, ideas, profile_of(project), measure_id(*chosen))
    others = [draft for draft in measures.machine_drafts(project) if draft.id != drafted.id]
    measures.save_drafts(project, [drafted, *others], run.engine.fingerprint)
    return drafted


def dropped_by(project: Project, id: str, after: str) -> tuple[DroppedPart, ...]:
    """What a new text of the solution would leave out that ideas of the measure asked for."""
    measure = measures.get(project, id)
    sessions = views.sessions(project)
    answered = set(measure.ideas)
    ideas = [idea for session in sessions for idea in session.ideas if idea.id in answered]
    regions = {session.id: session.place.region for session in sessions}
    return dropped_parts(measure.solution, after, ideas, regions)


def warning(project: Project, part: DroppedPart) -> str:
    """The warning in a sentence: the word, the regions that asked for it, and the ideas."""
    names = {region.id: region.name.in_language(current_language()) for region in profile_of(project).regions}
    where = ", ".join(names.get(region, region) for region in part.regions) or "–"
    return _("The new text drops “{word}”, asked for in: {regions} ({ideas})").format(
        word=part.word, regions=where, ideas=", ".join(part.ideas[:4]) + ("…" if len(part.ideas) > 4 else "")
    )
