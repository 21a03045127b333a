"""Projects: make one, open one, and the plan profile and vocabulary that go with it."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from dialog_toolkit.domain.method import Method
from dialog_toolkit.domain.plan import PlanProfile
from dialog_toolkit.exchange.method_cards import load_methods
from dialog_toolkit.exchange.session_files import Vocabulary
from dialog_toolkit.ledger.fold import state_of
from dialog_toolkit.ledger.project import Project as Project  # the faces know it from here
from dialog_toolkit.ledger.project import create_project, open_project
from dialog_toolkit.paths import methods_folder
from dialog_toolkit.plans.load import load_profile

DEFAULT_PLAN = "lv-2026"
NOBODY = "nezināms"
"""Signs changes when nobody gave a name: Latvian for "unknown"."""


def create(path: Path, *, author: str, title: str = "", plan: str = DEFAULT_PLAN) -> Project:
    """Make a project file and open it. Raises ProjectError, StorageError, BadInput (no such plan profile)."""
    profile = load_profile(plan)
    return create_project(path, title=title or profile.title.lv, plan=plan, author=author or NOBODY)


@contextmanager
def opened(path: Path, author: str = "", *, readonly: bool = False) -> Iterator[Project]:
    """An open project, closed at the end of the block. Raises ProjectError, StorageError."""
    with open_project(path, author=author or NOBODY, readonly=readonly) as project:
        yield project


def profile_of(project: Project) -> PlanProfile:
    """The plan profile the project was made for."""
    state = state_of(project, "project")
    return load_profile(state.fields["plan"].value if "plan" in state.fields else DEFAULT_PLAN)


@cache
def methods() -> dict[str, Method]:
    """The method cards that come with the program, by id."""
    return load_methods(methods_folder())


def vocabulary(profile: PlanProfile) -> Vocabulary:
    """What a session file may refer to."""
    return Vocabulary(
        regions=tuple(region.id for region in profile.regions),
        stages={id: tuple(stage.id for stage in method.stages) for id, method in methods().items()},
    )
