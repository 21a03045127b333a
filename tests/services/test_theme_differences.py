"""Two sets of sessions against each other: what chance makes is not called a difference."""

from collections.abc import Iterator

import pytest

from dialog_toolkit.domain.difference import Verdict
from dialog_toolkit.paths import sessions_folder
from dialog_toolkit.services import projects, sessions, theme_differences, themes
from dialog_toolkit.services.engine import Worker
from dialog_toolkit.services.projects import Project

NAMES = ("cesis", "dobele", "liepaja", "ogre", "madona", "riga-centrs", "talsi", "kuldiga")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    file = tmp_path_factory.mktemp("differences") / "plan.dialog"
    with projects.create(file, author="centrs") as project, Worker() as worker:
        sessions.import_files(project, [sessions_folder() / f"{name}.yaml" for name in NAMES])
        themes.build(project, worker=worker)
        yield project


def test_each_theme_has_one_difference_and_turning_the_sides_round_turns_it(project: Project) -> None:
    ids = [summary.id for summary in sessions.summaries(project)]
    found = theme_differences.between(project, ids[:4], ids[4:])
    turned = theme_differences.between(project, ids[4:], ids[:4])
    assert found.keys() == {theme.id for theme in themes.current(project).themes} == turned.keys()
    for theme, each in found.items():
        assert (each.share, each.elsewhere) == (turned[theme].elsewhere, turned[theme].share)
        assert (each.verdict is Verdict.MORE) == (turned[theme].verdict is Verdict.LESS)


def test_too_few_sessions_say_nothing_and_a_session_on_both_sides_counts_on_neither(project: Project) -> None:
    ids = [summary.id for summary in sessions.summaries(project)]
    found = theme_differences.between(project, ids[:2], ids[1:])
    assert {each.verdict for each in found.values()} == {Verdict.TOO_FEW}
    assert found == theme_differences.between(project, ids[:1], ids[2:])
