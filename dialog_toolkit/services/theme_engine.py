"""Themes worked out anew without being kept: what would change, and keeping it when a person says so."""

from collections.abc import Collection
from dataclasses import dataclass

from dialog_toolkit.domain.curated import curated
from dialog_toolkit.domain.difference import Difference
from dialog_toolkit.domain.theme import ThemeRun
from dialog_toolkit.domain.theme_preview import RunDifference, compare_runs
from dialog_toolkit.ledger import views
from dialog_toolkit.ledger.project import Project
from dialog_toolkit.services import embedders, theme_differences, theme_why
from dialog_toolkit.services.curation_reading import read_curation
from dialog_toolkit.services.embedders import EmbedderKind
from dialog_toolkit.services.engine import Worker, engine
from dialog_toolkit.services.theme_runs import (
    EngineSettings,
    Progress,
    keep_run,
    last_run,
    last_settings,
    worked_out,
)
from dialog_toolkit.services.theme_why import Why

__all__ = ["EmbedderKind", "Engine", "EngineSettings", "Preview", "Progress", "Why", "accept", "last_settings"]


@dataclass(frozen=True)
class Preview:
    """A run that nobody accepted yet. `run` is the machine's, `shown` as people would see it, `settings` made it."""

    run: ThemeRun
    shown: ThemeRun
    difference: RunDifference
    settings: EngineSettings


class Engine:
    """Works out themes in a process of its own that stays warm.

    Parameters
    ----------
    worker: the process; the one of this program by default.
    """

    def __init__(self, worker: Worker | None = None) -> None:
        self._worker = worker or engine()

    @property
    def seconds_left(self) -> float | None:
        """Seconds until the running phase ends; None when it cannot be told."""
        return self._worker.eta

    def rerun(self, project: Project, settings: EngineSettings, progress: Progress | None = None) -> Preview:
        """Group all ideas anew by what people decided so far. Nothing is kept; may be called in any thread.

        Raises Cancelled when `cancel` is called, and DialogError when the process ended or could not do it.
        """
        run = worked_out(project, settings, progress, self._worker)
        return _preview(project, run, settings)

    def why(self, project: Project, idea_id: str, progress: Progress | None = None) -> Why:
        """Why an idea is where it is. Raises as `rerun`, and BadInput for an unknown idea."""
        return theme_why.why(project, idea_id, progress, self._worker)

    def between(
        self, project: Project, left: Collection[str], right: Collection[str], progress: Progress | None = None
    ) -> dict[str, Difference]:
        """Each theme's difference between two sets of sessions, and how far chance could have made it; by theme id."""
        return theme_differences.between(project, left, right, progress=progress, worker=self._worker)

    def embedders(self, progress: Progress | None = None) -> list[EmbedderKind]:
        """The kinds of sentence models, and why one cannot be used here."""
        return embedders.kinds(progress, self._worker)

    def warm(self) -> None:
        """Load what every grouping needs; the screen's first question is then answered as quickly as later ones."""
        self._worker.warm()

    def cancel(self) -> None:
        """Stop what is being worked out, from any thread."""
        self._worker.cancel()

    def close(self) -> None:
        """End the process; the next request starts another."""
        self._worker.close()


def accept(project: Project, preview: Preview) -> None:
    """Make the previewed themes the current ones. Raises ProjectError, StorageError."""
    keep_run(project, preview.run, preview.settings)


def _preview(project: Project, run: ThemeRun, settings: EngineSettings) -> Preview:
    """The run beside what people see now; they may have decided something while it was worked out."""
    sessions = views.sessions(project)
    ideas = [idea for session in sessions for idea in session.ideas]
    region_of = {session.id: session.place.region for session in sessions}
    curation = read_curation(project)
    shown = curated(run, curation, ideas, region_of)
    last = last_run(project)
    before = curated(last, curation, ideas, region_of) if last else None
    return Preview(run, shown, compare_runs(before, shown), settings)
