"""The map of themes from a project: the last grouping with all that people decided, by the service and the command."""

from datetime import date
from pathlib import Path

import pytest

from dialog_toolkit.cli.main import main
from dialog_toolkit.errors import ExitCode, ProjectError
from dialog_toolkit.ledger import import_sessions
from dialog_toolkit.services import curation, papers, projects
from tests.services.recorded import recorded
from tests.services.themed import TEXTS, put_run, sessions, themed

DAY = date(2025, 3, 11)


def test_the_map_shows_what_people_decided_on_the_last_grouping(tmp_path: Path) -> None:
    with themed() as project:
        curation.rename(project, "t-bus", "Autobusi *laukos*")
        curation.confirm(project, "t-bus")
        curation.move(project, ["alfa/3"], "t-bus")
        curation.set_aside(project, ["beta/3"], "Satur vārdu.")
        (file,) = (one for one in papers.write(project, "map", ["md"], tmp_path, made_on=DAY) if one.suffix == ".md")
    text = file.read_text("utf-8").replace("\u00a0", " ")
    assert file.name == "map.lv.md"
    assert "T1](#theme-1) Autobusi \\*laukos\\* | 4 | 3 | 2 | ✓ apstiprināta |" in text
    assert "**3 no 3 apļiem, 2 no 2 reģioniem**, 4 idejas; ✓ apstiprināta." in text
    assert "Tēmas reģionus skaita no tiem, kuros noticis kāds aplis." in text
    assert "beta/3\\]](#circle-beta) – Satur vārdu." in text
    assert "1 ideja atkārto citu; tā ieskaitīta bilancē, bet ne tēmās." in text
    assert "| **Kopā** | 12 | 7 | 3 | 1 | 1 |" in text


def test_words_the_room_did_not_allow_are_nowhere(tmp_path: Path) -> None:
    with themed() as project:
        written = papers.write(project, "map", ["md", "html"], tmp_path, made_on=DAY)
    for file in written:
        text = file.read_text("utf-8")
        assert not [words for words in TEXTS if words in text]
    assert "5 atsevišķas balsis ir ieskaitītas, bet nav parādītas" in (tmp_path / "map.lv.md").read_text("utf-8")


def test_without_themes_there_is_no_map(tmp_path: Path) -> None:
    with recorded() as project, pytest.raises(ProjectError):
        papers.write(project, "map", ["md"], tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_the_command_writes_the_formats_asked_for_in_the_language_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    with projects.create(tmp_path / "plan.dialog", author="Anna") as project:
        import_sessions(project, sessions(), "test")
        put_run(project)
    assert main(["paper", "write", "map", "--format", "html", "--format", "docx", "--in", "en", "--plain"]) == 0
    assert capsys.readouterr().out.split() == [str(Path("papers") / f"map.en.{suffix}") for suffix in ("html", "docx")]
    assert main(["paper", "write", "map", sessions()[0].id]) == ExitCode.USAGE
    assert "Tēmu karte ir par visu projektu" in capsys.readouterr().err
