"""Themes worked out anew: nothing is kept until accepted, decisions stand, a killed process changes nothing."""

import os
import signal
from collections.abc import Iterator

import pytest

from dialog_toolkit.errors import Cancelled, DialogError
from dialog_toolkit.services import curation, theme_engine, theme_runs, themes
from dialog_toolkit.services.engine import Worker
from dialog_toolkit.services.projects import Project
from dialog_toolkit.services.theme_engine import Engine, EngineSettings
from tests.services.themed import MEMBERS, two_laptops

SETTINGS = EngineSettings(seed=1)


@pytest.fixture
def project() -> Iterator[Project]:
    with two_laptops() as (one, _two):
        yield one


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    engine = Engine(Worker())
    yield engine
    engine.close()


def test_a_preview_keeps_nothing_and_acceptance_keeps_it_with_its_settings(project: Project, engine: Engine) -> None:
    before = themes.machine_run(project)
    phases: list[str] = []
    preview = engine.rerun(project, SETTINGS, lambda phase, _done, _total: phases.append(phase))
    assert phases
    assert themes.machine_run(project) == before
    assert {place.idea for place in preview.run.placements} == set(themes.material(project).by_id)
    theme_engine.accept(project, preview)
    assert themes.machine_run(project) == preview.run
    assert theme_runs.last_settings(project) == SETTINGS
    assert engine.rerun(project, SETTINGS).difference.changes_nothing


def test_what_a_person_decided_stays_and_is_told(project: Project, engine: Engine) -> None:
    curation.confirm(project, "t-bus")
    curation.set_aside(project, ["gama/4"], "nav par plānu")
    preview = engine.rerun(project, SETTINGS)
    held = {theme.id: set(theme.ideas) for theme in preview.shown.themes}
    assert held["t-bus"] >= set(MEMBERS["t-bus"])
    assert preview.difference.held == len(MEMBERS["t-bus"]) + 1


def test_the_warm_process_says_why(project: Project, engine: Engine) -> None:
    assert engine.why(project, "alfa/1").theme == "t-bus"


@pytest.mark.parametrize("killed", [False, True])
def test_stopped_or_killed_it_leaves_everything_as_it_was(project: Project, killed: bool) -> None:
    before = themes.machine_run(project)
    worker = Worker()
    engine = Engine(worker)

    def stop(_phase: str, _done: int, _total: int) -> None:
        child = worker._child
        assert child is not None
        if killed:
            os.kill(child.pid, signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)
        else:
            engine.cancel()

    with pytest.raises(DialogError) as told:
        engine.rerun(project, SETTINGS, stop)
    assert isinstance(told.value, Cancelled) is not killed
    assert themes.machine_run(project) == before
    engine.close()
