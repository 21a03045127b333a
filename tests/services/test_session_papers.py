"""Minutes and the plan of an evening from a project, by the service and by the command."""

from datetime import date
from pathlib import Path

import pytest

from dialog_toolkit.cli.main import main
from dialog_toolkit.errors import BadInput, ExitCode
from dialog_toolkit.services import papers, projects, recording
from tests.services.recorded import SESSION, begin, recorded

DAY = date(2025, 3, 11)


def test_minutes_hold_what_was_recorded_and_not_what_was_withdrawn(tmp_path: Path) -> None:
    with recorded() as project:
        recording.add_idea(project, SESSION, "Tilts ir šaurs.", stage="kopigs-dialogs-1")
        gone = recording.add_idea(project, SESSION, "Šis paliks pie manis.")
        recording.withdraw_idea(project, gone)
        recording.set_participants(project, SESSION, 14, 9, {"women": 12, "youth": 2})
        recording.set_evaluation(project, SESSION, {"neutral": (4.5, 12)})
        (file,) = papers.write_minutes(project, SESSION, ["md"], tmp_path, made_on=DAY)
    text = file.read_text("utf-8")
    assert file.name == f"minutes.{SESSION}.lv.md"
    assert "„Tilts ir šaurs.”" in text
    assert "Šis paliks" not in text
    assert "Cilvēku skaits sākumā: 14" in text
    assert "Cilvēku skaits beigās: \\<10" in text
    assert "sievietes: 12" in text
    assert "jaunieši: \\<10" in text
    assert "| 4,5 | 12 |" in text
    assert "Dalībnieki šo pierakstu vēl nav apstiprinājuši." in text
    assert "### Kā pierakstā trūkst" in text


def test_what_the_record_lacks_is_told_in_the_language_of_the_paper(tmp_path: Path) -> None:
    with recorded() as project:
        (file,) = papers.write_minutes(project, SESSION, ["md"], tmp_path, language="en", made_on=DAY)
    text = file.read_text("utf-8")
    assert "The room has not approved the record." in text
    assert "Zemgale" in text


def test_the_plan_of_the_evening_has_the_adjusted_minutes(tmp_path: Path) -> None:
    with recorded() as project:
        recording.update_session(project, SESSION, start="17:30")
        stages = recording.session_now(project, SESSION).stages
        (file,) = papers.write_evening(project, SESSION, ["md"], tmp_path, made_on=DAY)
    lines = [line for line in file.read_text("utf-8").splitlines() if line.startswith("| 1") or line.startswith("| 2")]
    assert len(lines) == len(stages)
    assert lines[0].startswith(f"| 17:30–17:{30 + stages[0].planned} | {stages[0].planned} |")


def test_an_unknown_session_is_told_with_the_nearest(tmp_path: Path) -> None:
    with recorded() as project:
        for write in (papers.write_minutes, papers.write_evening):
            with pytest.raises(BadInput) as told:
                write(project, "krimunas-2025", ["md"], tmp_path)
            assert told.value.facts["near"] == SESSION
    assert list(tmp_path.iterdir()) == []


def test_the_command_writes_both_and_says_what_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    with projects.create(tmp_path / "plan.dialog", author="pierakstītājs") as project:
        begin(project)
    for kind in ("minutes", "evening"):
        assert main(["paper", "write", kind, SESSION, "--format", "html", "--plain"]) == 0
        assert capsys.readouterr().out.strip() == str(Path("papers") / f"{kind}.{SESSION}.lv.html")
        assert main(["paper", "write", kind]) == ExitCode.USAGE
        assert f"paper write {kind} SESIJA" in capsys.readouterr().err
    assert main(["paper", "write", "briefing", SESSION]) == ExitCode.USAGE
    assert "par visu projektu" in capsys.readouterr().err
