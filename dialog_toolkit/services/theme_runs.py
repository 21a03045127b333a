"""Groupings of all ideas: have one worked out by what people decided, keep one, read the last one."""

import math
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace

from pydantic import TypeAdapter, ValidationError

from dialog_toolkit.domain.curation import Curation
from dialog_toolkit.domain.theme import ThemeRun
from dialog_toolkit.ledger import computed, views
from dialog_toolkit.ledger.project import Project
from dialog_toolkit.services import vectors
from dialog_toolkit.services.curation_reading import read_curation
from dialog_toolkit.worker.client import Worker, run_task

Progress = Callable[[str, int, int], None]

COARSER, FINER = 0.7, 1.4
"""Factors of the resolution for one step."""
STEPS = 4
"""Steps to each side of the usual resolution."""

RUN, CURRENT = "theme_run", "current"
"""Where the machine's last run lies among what was worked out."""

_SETTINGS = "theme_settings"
_RUN = TypeAdapter(ThemeRun)
_CURATION = TypeAdapter(Curation)


@dataclass(frozen=True)
class EngineSettings:
    """What a person chooses about a grouping: as `themes.settings.ThemeSettings`, of which it is a part.

    `resolution` below 1 is coarser, above 1 finer than usual; `about` asks for about so many themes (0: no wish).
    """

    seed: int = 0
    resolution: float = 1.0
    embedder: str = ""
    about: int = 0

    @property
    def step(self) -> int:
        """Steps from the usual resolution: below 0 coarser, above 0 finer, at most `STEPS` to either side."""
        factor = COARSER if self.resolution < 1 else FINER
        steps = round(math.log(self.resolution) / math.log(factor)) if self.resolution > 0 else 0
        return max(-STEPS, min(STEPS, -steps if self.resolution < 1 else steps))

    def at_step(self, step: int) -> "EngineSettings":
        """The same, so many steps coarser or finer than usual, without a wished number of themes."""
        step = max(-STEPS, min(STEPS, step))
        return replace(self, resolution=round(COARSER**-step if step < 0 else FINER**step, 4), about=0)


def worked_out(
    project: Project, settings: EngineSettings, progress: Progress | None = None, worker: Worker | None = None
) -> ThemeRun:
    """A grouping of all ideas by what people decided, with ids carried on from the last run. Nothing is kept.

    The computation runs in a child process (`worker`, by default one for this time only). Sentence vectors that the
    project has are not made again. Raises DialogError, Cancelled.
    """
    sessions = views.sessions(project)
    payload = {
        "ideas": [asdict(idea) for session in sessions for idea in session.ideas],
        "region_of": {session.id: session.place.region for session in sessions},
        "settings": asdict(settings),
        "curation": _CURATION.dump_python(read_curation(project), mode="json"),
        "previous": _RUN.dump_python(previous, mode="json") if (previous := last_run(project)) else None,
    }
    ask = worker.run if worker else run_task
    return _RUN.validate_python(ask("themes", payload, progress, vectors.answers(project)))


def keep_run(project: Project, run: ThemeRun, settings: EngineSettings) -> None:
    """Make a run the current one, with the settings the next one starts from. Raises ProjectError, StorageError."""
    project.require_writable()
    fingerprint = run.engine.fingerprint
    computed.put_computed(project, RUN, CURRENT, fingerprint, _RUN.dump_json(run).decode())
    asked = TypeAdapter(EngineSettings).dump_json(settings).decode()
    computed.put_computed(project, _SETTINGS, CURRENT, fingerprint, asked)


def last_settings(project: Project) -> EngineSettings:
    """The settings of the last run on this machine, the usual ones if there are none."""
    stored = computed.get_computed(project, _SETTINGS, CURRENT)
    if stored is None:
        return EngineSettings()
    try:
        return TypeAdapter(EngineSettings).validate_json(stored.payload)
    except ValidationError:  # kept by a program that knew other settings
        return EngineSettings()


def last_run(project: Project) -> ThemeRun | None:
    """The machine's last run without people's decisions, None if there is none."""
    stored = computed.get_computed(project, RUN, CURRENT)
    return _RUN.validate_json(stored.payload) if stored else None
