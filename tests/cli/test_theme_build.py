"""``theme build``: how coarse or fine, and a preview that changes nothing."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from dialog_toolkit.cli.main import main
from dialog_toolkit.errors import ExitCode
from dialog_toolkit.ledger import import_sessions
from dialog_toolkit.services import projects, theme_runs, themes
from tests.services.recorded import folder
from tests.services.themed import put_run, sessions


@pytest.fixture
def project(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    with folder() as where:
        path = where / "plan.dialog"
        with projects.create(path, author="Anna") as made:
            import_sessions(made, sessions(), "test")
            put_run(made)
        monkeypatch.setenv("DIALOG_TOOLKIT_PROJECT", str(path))
        monkeypatch.setenv("DIALOG_TOOLKIT_AUTHOR", "Anna")
        yield path


def test_a_preview_tells_and_changes_nothing(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with projects.opened(project, readonly=True) as opened:
        before = themes.machine_run(opened)
    assert main(["theme", "build", "--preview", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    changed = {
        idea
        for shift in told["difference"]["shifts"]
        for side in ("joins", "leaves")
        for idea in [passage["idea"] for passage in shift[side]]
    }
    changed |= {idea for part in ("new", "vanished") for theme in told["difference"][part] for idea in theme["ideas"]}
    assert told["difference"]["moved"] <= len(changed)
    with projects.opened(project, readonly=True) as opened:
        assert themes.machine_run(opened) == before


def test_finer_is_finer_than_the_last_time(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with projects.opened(project, "Anna") as opened:
        theme_runs.keep_run(opened, themes.machine_run(opened), theme_runs.EngineSettings(resolution=0.7))
    assert main(["theme", "build", "--finer"]) == 0
    capsys.readouterr()
    with projects.opened(project, readonly=True) as opened:
        assert theme_runs.last_settings(opened).resolution == pytest.approx(0.7 * theme_runs.FINER)


@pytest.mark.parametrize("both", [("--coarser", "--finer"), ("--about", "5", "--resolution", "2")])
def test_one_way_to_say_how_fine(project: Path, capsys: pytest.CaptureFixture[str], both: tuple[str, ...]) -> None:
    assert main(["theme", "build", *both]) == ExitCode.BAD_INPUT
    assert "--about" in capsys.readouterr().err
