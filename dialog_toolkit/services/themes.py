"""Themes: have them worked out, keep the result apart from what people decided, read it."""

import difflib
from collections.abc import Callable
from dataclasses import asdict, dataclass

from pydantic import TypeAdapter

from dialog_toolkit.domain.balance import balance
from dialog_toolkit.domain.session import Idea
from dialog_toolkit.domain.theme import Balance, BalanceRow, Evidence, Theme, ThemeRun
from dialog_toolkit.errors import BadInput, ProjectError
from dialog_toolkit.i18n import N_, _, ngettext
from dialog_toolkit.ledger import computed, views
from dialog_toolkit.ledger.project import Project
from dialog_toolkit.worker.client import run_task

RUN = "theme_run"
CURRENT = "current"
Progress = Callable[[str, int, int], None]
_RUN = TypeAdapter(ThemeRun)


@dataclass(frozen=True)
class ThemeView:
    """A theme with its ideas and a sentence on how widely it was heard."""

    theme: Theme
    ideas: tuple[Idea, ...]
    heard: str
    invented: bool


def build(
    project: Project, *, seed: int = 0, resolution: float | None = None, progress: Progress | None = None
) -> ThemeRun:
    """Group all ideas of the project and keep the result as the current themes.

    The computation runs in a child process; stopped or failed, it leaves the themes there were before.
    Raises ProjectError (read-only), DialogError, Cancelled.
    """
    project.require_writable()
    sessions = views.sessions(project)
    ideas = [idea for session in sessions for idea in session.ideas]
    settings: dict[str, object] = {"seed": seed} | ({"resolution": resolution} if resolution else {})
    payload = {
        "ideas": [asdict(idea) for idea in ideas],
        "region_of": {session.id: session.place.region for session in sessions},
        "settings": settings,
    }
    run = _RUN.validate_python(run_task("themes", payload, progress))
    computed.put_computed(
        project, RUN, CURRENT, fingerprint=run.engine.fingerprint, payload=_RUN.dump_json(run).decode()
    )
    return run


def current(project: Project) -> ThemeRun:
    """The current themes. Raises ProjectError if there are none yet."""
    stored = computed.get_computed(project, RUN, CURRENT)
    if stored is None:
        raise ProjectError(
            N_("This project has no themes yet."), hint=N_("Have them worked out with: dialog-toolkit theme build")
        )
    return _RUN.validate_json(stored.payload)


def ideas_since(project: Project, run: ThemeRun) -> tuple[str, ...]:
    """Ids of ideas that came in after the themes were worked out."""
    placed = {placement.idea for placement in run.placements}
    return tuple(idea.id for session in views.sessions(project) for idea in session.ideas if idea.id not in placed)


def balance_sheet(project: Project) -> Balance:
    """Where every idea ended, in all, by session and by region. Raises ProjectError if there are no themes yet."""
    sessions = views.sessions(project)
    region_of = {session.id: session.place.region for session in sessions}
    return balance([idea for session in sessions for idea in session.ideas], region_of, current(project))


def view(project: Project, id: str) -> ThemeView:
    """One theme. Raises BadInput that names the nearest, ProjectError if there are none yet."""
    run = current(project)
    themes = {theme.id: theme for theme in run.themes}
    if id not in themes:
        near = ", ".join(difflib.get_close_matches(id, themes, 3, cutoff=0.3)) or "–"
        raise BadInput(N_("There is no theme “{id}”."), hint=N_("Nearest: {near}"), id=id, near=near)
    sessions = views.sessions(project)
    ideas = {idea.id: idea for session in sessions for idea in session.ideas}
    theme = themes[id]
    members = tuple(ideas[member] for member in theme.ideas if member in ideas)
    invented = {session.id for session in sessions if session.invented}
    return ThemeView(theme, members, heard(theme.evidence), any(idea.session in invented for idea in members))


def heard(evidence: Evidence) -> str:
    """How widely a theme was heard: sessions, not remarks, are the unit."""
    n = evidence.ideas
    ideas = ngettext("{n} idea", "{n} ideas", n).format(n=n)
    return _("{ideas}: in {sessions} of {of_sessions} sessions, in {regions} of {of_regions} regions").format(
        ideas=ideas,
        sessions=len(evidence.sessions),
        of_sessions=evidence.of_sessions,
        regions=len(evidence.regions),
        of_regions=evidence.of_regions,
    )


def balance_line(row: BalanceRow, adds_up: bool) -> str:
    """The balance of all ideas in one line."""
    n = row.ideas
    ideas = ngettext("{n} idea in all", "{n} ideas in all", n).format(n=n)
    parts = _("{themes} in themes, {lone} lone voices, {duplicates} duplicates, {aside} set aside").format(
        themes=row.in_themes, lone=row.lone_voices, duplicates=row.duplicates, aside=row.set_aside
    )
    return f"{ideas}: {parts}. " + (_("The sums agree.") if adds_up else _("THE SUMS DO NOT AGREE."))
