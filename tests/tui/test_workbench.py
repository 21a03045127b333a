"""What the workbench of themes says, without its widgets."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from rich.cells import cell_len

from dialog_toolkit.domain.theme import Standing
from dialog_toolkit.i18n import using_language
from dialog_toolkit.services import curation, projects, theme_wall
from dialog_toolkit.services.projects import Project
from dialog_toolkit.services.theme_runs import COARSER, FINER, STEPS, EngineSettings
from dialog_toolkit.services.theme_wall import Wall
from dialog_toolkit.tui.workbench import compare, members, shelves, top
from dialog_toolkit.tui.workbench.days import day_of
from dialog_toolkit.tui.workbench.sheet import balance_text
from dialog_toolkit.tui.workbench.shelves import Shelf
from tests.tui.themed import with_themes


@pytest.fixture
def project(example_file: Path, tmp_path: Path) -> Iterator[Project]:
    file = with_themes(Path(shutil.copy(example_file, tmp_path / "plan.dialog")))
    with projects.opened(file, "Anna") as opened:
        yield opened


@pytest.fixture
def wall(project: Project) -> Wall:
    return theme_wall.wall(project, theme_wall.material(project))


def anew(project: Project) -> Wall:
    return theme_wall.wall(project, theme_wall.material(project))


def test_steps_of_coarseness_go_there_and_back() -> None:
    settings = EngineSettings()
    assert [settings.at_step(n).step for n in range(-STEPS, STEPS + 1)] == list(range(-STEPS, STEPS + 1))
    assert settings.at_step(-1).resolution == pytest.approx(COARSER)
    assert settings.at_step(2).resolution == pytest.approx(FINER**2, abs=1e-3)
    assert settings.at_step(99) == settings.at_step(STEPS)
    assert replace(settings, about=12).at_step(1).about == 0
    assert EngineSettings(resolution=10).step == STEPS


def test_the_slider_shows_the_step() -> None:
    with using_language("en"):
        assert shelves.slider(0, 2) == "coarser ◂━━●━━▸ finer"
        assert shelves.slider(-2, 2) == "coarser ◂●━━━━▸ finer"
        assert shelves.slider(2, 2) == "coarser ◂━━━━●▸ finer"


def test_marks_tell_who_stands_behind_a_theme(project: Project, wall: Wall) -> None:
    assert shelves.mark(wall, wall.themes["t-0"]) == "○"
    curation.note_theme(project, "t-0", "x")
    curation.confirm(project, "t-1")
    now = anew(project)
    assert [shelves.mark(now, now.themes[id]) for id in ("t-0", "t-1", "t-2")] == ["◐", "✓", "○"]


def test_what_a_search_finds_is_all_that_is_shown(wall: Wall) -> None:
    idea = wall.themes["t-3"].ideas[5]
    found = frozenset({idea})
    assert shelves.shelves(wall, found) == (Shelf("group", "g-1"), Shelf("theme", "t-3"))
    assert shelves.members(wall, Shelf("theme", "t-3"), found) == (idea,)
    assert shelves.row(wall, Shelf("theme", "t-3"), found)[1] == "1"
    assert shelves.searched(wall, "  ") is None
    assert shelves.searched(wall, "qqqqqq") == frozenset()


def test_shelves_hold_every_idea_once(wall: Wall) -> None:
    lines = [line for line in shelves.shelves(wall) if line.kind != "group"]
    held = [idea for line in lines for idea in shelves.members(wall, line)]
    assert sorted(held) == sorted(wall.material.ideas)


@pytest.mark.parametrize("width", [20, 40, 80])
@pytest.mark.parametrize("language", ["lv", "en"])
def test_headings_fit_their_width(project: Project, width: int, language: str) -> None:
    curation.rename(project, "t-0", "Ļoti gara tēma " * 12)
    curation.note_theme(project, "t-0", "piezīme " * 40)
    now = anew(project)
    with using_language(language):
        for line in shelves.shelves(now):
            assert all(cell_len(text) <= width for text in members.heading(now, line, width))
        assert cell_len(top.counts(now, "", width)) <= width
        assert cell_len(top.machine(now, EngineSettings(), EngineSettings().at_step(2), width)) <= width
        assert cell_len(top.running(top.Job(top.REGROUPING, "Naming themes", 3, 1000), 12.0, width)) <= width


def test_unsure_and_new_ideas_say_so(project: Project, wall: Wall) -> None:
    unsure = next(place for place in wall.placements.values() if place.unsure)
    with using_language("en"):
        assert members.doubt(unsure) == "?40 %"
        assert members.doubt(replace(unsure, new=True)) == "new"
        assert members.doubt(replace(unsure, unsure=False)) == ""
    curation.pin(project, [unsure.idea])
    assert members.row(anew(project), unsure.idea, {unsure.idea})[0].startswith("*")
    assert "✓" in members.row(anew(project), unsure.idea, ())[0]


def test_sides_of_a_comparison_share_out_the_ideas(wall: Wall) -> None:
    sides = compare.sides(wall)
    regions = [side for sort, side in sides.values() if sort == compare.REGION]
    every = frozenset(session for side in regions for session in side.sessions)
    assert every == wall.material.sessions.keys()
    left, right = regions[:2]
    rows = compare.shares(wall, left, right)
    in_themes = [idea for idea, place in wall.placements.items() if place.standing is Standing.THEME]
    there = [idea for idea in in_themes if wall.material.ideas[idea].session in left.sessions | right.sessions]
    assert sum(sum(row.ideas) for row in rows) == len(there)
    assert all(-1 <= compare.difference(row, left, right) <= 1 for row in rows)


def test_the_balance_sheet_names_every_session(wall: Wall) -> None:
    with using_language("en"):
        text = balance_text(wall)
    assert "The sums agree" in text
    assert all(session.place.name in text for session in wall.material.sessions.values())


def test_days_that_are_none_are_left_out() -> None:
    assert day_of("") == ""
    assert day_of("yesterday") == ""
    assert day_of("2025-03-12T12:00:00+02:00") != ""
