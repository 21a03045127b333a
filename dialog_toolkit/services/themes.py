"""Themes: have them worked out, keep the result apart from what people decided, read it."""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass

from dialog_toolkit.domain.balance import balance
from dialog_toolkit.domain.curated import curated
from dialog_toolkit.domain.curation import Curation, KeptTheme
from dialog_toolkit.domain.session import Idea, Session
from dialog_toolkit.domain.theme import Balance, BalanceRow, EngineNote, Evidence, Theme, ThemeRun
from dialog_toolkit.errors import BadInput, ProjectError
from dialog_toolkit.i18n import N_, _, ngettext
from dialog_toolkit.language.cleaning import fold
from dialog_toolkit.ledger import views
from dialog_toolkit.ledger.project import Project
from dialog_toolkit.services.curation_reading import read_curation
from dialog_toolkit.services.theme_runs import EngineSettings, Progress, keep_run, last_run, worked_out
from dialog_toolkit.worker.client import Worker

NO_RUN = ThemeRun((), (), EngineNote("", "", 0, {}))
"""What stands for a grouping before there is one."""


@dataclass(frozen=True)
class ThemeView:
    """A theme with its ideas and a sentence on how widely it was heard."""

    theme: Theme
    ideas: tuple[Idea, ...]
    heard: str
    invented: bool


def build(
    project: Project,
    *,
    seed: int = 0,
    resolution: float | None = None,
    embedder: str = "",
    about: int = 0,
    progress: Progress | None = None,
    worker: Worker | None = None,
) -> ThemeRun:
    """Group all ideas of the project and keep the result as the current themes.

    What people decided stands. `about` asks for about so many themes; `embedder` adds sentence vectors; those the
    project has are not worked out again. The computation runs in a child process (`worker`, by default one for this
    time only); stopped or failed, it leaves the themes there were before.
    Raises ProjectError (read-only), DialogError, Cancelled.
    """
    project.require_writable()
    settings = EngineSettings(seed, resolution or 1.0, embedder, about)
    run = worked_out(project, settings, progress, worker)
    keep_run(project, run, settings)
    return run


@dataclass(frozen=True)
class Material:
    """What themes are made of: the sessions with their ideas, the same by id, and the region of each session."""

    sessions: tuple[Session, ...]
    by_id: dict[str, Idea]
    region_of: dict[str, str]


def material(project: Project) -> Material:
    """All sessions and ideas as they now stand."""
    sessions = tuple(views.sessions(project))
    by_id = {idea.id: idea for session in sessions for idea in session.ideas}
    return Material(sessions, by_id, {session.id: session.place.region for session in sessions})


def machine_run(project: Project) -> ThemeRun:
    """The last grouping as the machine made it. Raises ProjectError if there is none yet."""
    run = last_run(project)
    if run is None:
        raise ProjectError(
            N_("This project has no themes yet."), hint=N_("Have them worked out with: dialog-toolkit theme build")
        )
    return run


def current(project: Project) -> ThemeRun:
    """The themes as people see them: the last grouping with all that people decided since and before.

    Raises ProjectError if there is no grouping yet.
    """
    return _curated(machine_run(project), material(project), read_curation(project))


def shown(project: Project) -> ThemeRun:
    """As `current`; before any grouping only the themes of people."""
    return curated_with(project, material(project), read_curation(project))


def curated_with(project: Project, of: Material, curation: Curation) -> ThemeRun:
    """As `current`, from what was read already; before any grouping only the themes of people."""
    return _curated(last_run(project) or NO_RUN, of, curation)


def ideas_since(project: Project) -> tuple[str, ...]:
    """Ids of ideas that came in after the themes were worked out."""
    placed = {placement.idea for placement in machine_run(project).placements}
    return tuple(id for id in material(project).by_id if id not in placed)


def without_ideas(project: Project) -> tuple[KeptTheme, ...]:
    """Themes that people made, took from their codebook or worked on and that hold no idea now."""
    curation = read_curation(project)
    held = {theme.id for theme in curated_with(project, material(project), curation).themes}
    return tuple(kept for id, kept in curation.themes.items() if not kept.merged_into and id not in held)


def balance_sheet(project: Project) -> Balance:
    """Where every idea ended, in all, by session and by region. Raises ProjectError if there are no themes yet."""
    of = material(project)
    return balance(tuple(of.by_id.values()), of.region_of, _curated(machine_run(project), of, read_curation(project)))


def named(project: Project, word: str) -> str:
    """The id of the theme a person means: by its id, its number in the list, or what its title alone begins with.

    A theme that was merged into another is found as that one. Raises BadInput that names the nearest.
    """
    curation = read_curation(project)
    run = curated_with(project, material(project), curation)
    titles = {kept.id: kept.title for kept in curation.themes.values() if not kept.merged_into}
    titles |= {theme.id: theme.title for theme in run.themes}
    asked = word.strip()
    stands = curation.theme_now(asked)
    if stands in titles:
        return stands
    if asked.isdecimal() and 0 < int(asked[:9]) <= len(run.themes):
        return run.themes[int(asked[:9]) - 1].id
    beginning = [id for id, title in titles.items() if asked and fold(title).startswith(fold(asked))]
    if len(beginning) == 1:
        return beginning[0]
    if beginning:
        raise BadInput(
            N_("Several themes begin with “{word}”: {ids}"),
            hint=N_("Give one id."),
            word=asked,
            ids=", ".join(beginning),
        )
    raise no_theme(asked, titles)


def no_theme(id: str, known: Iterable[str]) -> BadInput:
    """The fault of naming a theme that is not there."""
    near = ", ".join(difflib.get_close_matches(id, list(known), 3, cutoff=0.3)) or "–"
    return BadInput(N_("There is no theme “{id}”."), hint=N_("Nearest: {near}"), id=id, near=near)


def view(project: Project, id: str) -> ThemeView:
    """One theme. Raises BadInput that names the nearest, ProjectError if there are none yet."""
    of, curation = material(project), read_curation(project)
    themes = {theme.id: theme for theme in _curated(machine_run(project), of, curation).themes}
    theme = themes.get(curation.theme_now(id))
    if theme is None:
        raise no_theme(id, themes)
    members = tuple(of.by_id[member] for member in theme.ideas)
    invented = {session.id for session in of.sessions if session.invented}
    return ThemeView(theme, members, heard(theme.evidence), any(idea.session in invented for idea in members))


def _curated(run: ThemeRun, of: Material, curation: Curation) -> ThemeRun:
    return curated(run, curation, tuple(of.by_id.values()), of.region_of)


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
