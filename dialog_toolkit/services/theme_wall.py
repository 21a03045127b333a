"""All that a screen of themes shows, read once; after a person's act only what people decided is read again."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from dialog_toolkit.domain.balance import balance
from dialog_toolkit.domain.curated import curated
from dialog_toolkit.domain.curation import Curation
from dialog_toolkit.domain.session import Idea, Session
from dialog_toolkit.domain.text import Bilingual
from dialog_toolkit.domain.theme import Balance, Placement, Theme, ThemeRun
from dialog_toolkit.ledger import views
from dialog_toolkit.ledger.project import Project
from dialog_toolkit.services import projects, theme_runs
from dialog_toolkit.services.curation_reading import read_curation


@dataclass(frozen=True)
class Material:
    """What lies under the themes: the machine's last run, every idea, the sessions (with their ideas) and regions.

    `regions` are those of the plan in its order, then others that sessions name; `kinds` names the methods in use.
    """

    run: ThemeRun | None = None
    ideas: Mapping[str, Idea] = field(default_factory=dict)
    sessions: Mapping[str, Session] = field(default_factory=dict)
    regions: Mapping[str, Bilingual] = field(default_factory=dict)
    kinds: Mapping[str, Bilingual] = field(default_factory=dict)

    @property
    def region_of(self) -> dict[str, str]:
        """The region of each session."""
        return {session.id: session.place.region for session in self.sessions.values()}


@dataclass(frozen=True)
class Wall:
    """The themes as they now are. `run` is None while there are none; `balance` tells where every idea ended."""

    material: Material = field(default_factory=Material)
    curation: Curation = field(default_factory=Curation)
    run: ThemeRun | None = None
    themes: Mapping[str, Theme] = field(default_factory=dict)
    placements: Mapping[str, Placement] = field(default_factory=dict)
    balance: Balance | None = None

    @property
    def newer(self) -> int:
        """Ideas that came in after the themes were worked out; all of them while there are no themes."""
        run = self.material.run
        if run is None:
            return len(self.material.ideas)
        known = {placement.idea for placement in run.placements}
        return sum(idea not in known for idea in self.material.ideas)

    @property
    def has_invented(self) -> bool:
        """Whether any session is an invented example."""
        return any(session.invented for session in self.material.sessions.values())


def material(project: Project) -> Material:
    """Read everything. Raises StorageError."""
    sessions = views.sessions(project)
    plan = {region.id: region.name for region in projects.profile_of(project).regions}
    held = {session.place.region for session in sessions}
    methods = projects.methods()
    return Material(
        run=theme_runs.last_run(project),
        ideas={idea.id: idea for session in sessions for idea in session.ideas},
        sessions={session.id: session for session in sessions},
        regions=plan | {id: Bilingual(id or "–", id or "–") for id in sorted(held - plan.keys())},
        kinds={
            id: methods[id].name if id in methods else Bilingual(id, id)
            for id in sorted({session.method for session in sessions})
        },
    )


def wall(project: Project, lying: Material) -> Wall:
    """The themes as people's decisions make them now, on what was read before."""
    curation = read_curation(project)
    if lying.run is None:
        return Wall(lying, curation)
    ideas, region_of = tuple(lying.ideas.values()), lying.region_of
    run = curated(lying.run, curation, ideas, region_of)
    return Wall(
        lying,
        curation,
        run,
        themes={theme.id: theme for theme in run.themes},
        placements={placement.idea: placement for placement in run.placements},
        balance=balance(ideas, region_of, run),
    )
