"""The commands as a person runs them: what is said, what comes out, how it ends."""

import json
import os
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from dialog_toolkit.cli.main import main
from dialog_toolkit.errors import ExitCode
from dialog_toolkit.paths import sessions_folder


@dataclass(frozen=True)
class Ended:
    """How a command ended."""

    code: int
    out: str
    err: str


Run = Callable[..., Ended]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(tmp_path)

    def call(*words: str) -> Ended:
        code = main(words)
        captured = capsys.readouterr()
        return Ended(code, captured.out, captured.err)

    return call


@pytest.fixture
def project(run: Run) -> Run:
    assert run("new").code == 0
    assert run("session", "import", str(sessions_folder()), "--as", "pierakstītājs").code == 0
    return run


def test_new_makes_a_project_once(run: Run, tmp_path: Path) -> None:
    assert run("new", "mans.dialog").code == 0
    before = (tmp_path / "mans.dialog").read_bytes()
    again = run("new", "mans.dialog")
    assert again.code == ExitCode.PROJECT
    assert "mans.dialog" in again.err
    assert (tmp_path / "mans.dialog").read_bytes() == before


def test_importing_twice_changes_nothing(project: Run) -> None:
    count = len(list(sessions_folder().glob("*.yaml")))
    again = json.loads(project("session", "import", str(sessions_folder()), "--json").out)
    assert (len(again["new"]), len(again["changed"]), len(again["unchanged"])) == (0, 0, count)


def test_a_corrected_file_becomes_a_change(project: Run, tmp_path: Path) -> None:
    text = (sessions_folder() / "dobele.yaml").read_text("utf-8")
    first = project("idea", "list", "--session", "dobele", "--json")
    said = json.loads(first.out)[0]
    corrected = tmp_path / "dobele.yaml"
    corrected.write_text(text.replace(said["text"], "Labots teksts."), "utf-8")
    outcome = json.loads(project("session", "import", str(corrected), "--json").out)
    assert (outcome["new"], outcome["changed"]) == ([], ["dobele"])
    changes = json.loads(project("history", said["id"], "--field", "text", "--json").out)
    assert [change["text"] for change in changes] == [said["text"], "Labots teksts."]
    ideas = json.loads(project("idea", "list", "--session", "dobele", "--json").out)
    assert len(ideas) == len(json.loads(first.out))


def test_a_faulty_file_stops_all_unless_told_otherwise(run: Run, tmp_path: Path) -> None:
    run("new")
    good = shutil.copy(sessions_folder() / "dobele.yaml", tmp_path / "good.yaml")
    bad = tmp_path / "bad.yaml"
    bad.write_text(
        "format: dialog-session/1\nid: x\ntitle: T\nmethod: dialoga-aplis\ndate: 2025-02-31\n"
        "place: {name: A, region: zemgale}\n"
    )
    refused = run("session", "import", str(good), str(bad))
    assert refused.code == ExitCode.BAD_INPUT
    assert f"{bad}:5: date:" in refused.err
    assert json.loads(run("session", "list", "--json").out) == []
    taken = run("session", "import", "--skip-bad", str(good), str(bad))
    assert taken.code == ExitCode.BAD_INPUT
    assert [row["id"] for row in json.loads(run("session", "list", "--json").out)] == ["dobele"]


def test_export_gives_a_file_that_changes_nothing(project: Run, tmp_path: Path) -> None:
    target = tmp_path / "out.yaml"
    assert project("session", "export", "preili", "--to", str(target)).code == 0
    outcome = json.loads(project("session", "import", str(target), "--json").out)
    assert (outcome["unchanged"], outcome["changed"], outcome["new"]) == (["preili"], [], [])


def test_invented_sessions_say_so_wherever_they_show(project: Run) -> None:
    for words in (("session", "list"), ("session", "show", "dobele"), ("idea", "list", "--session", "dobele")):
        assert "izdomāts paraugs" in project(*words).out.lower()


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("session", "show", "dobelle"), ExitCode.BAD_INPUT),
        (("history", "nekas/99"), ExitCode.BAD_INPUT),
        (("theme", "list"), ExitCode.PROJECT),
        (("measure", "draft"), ExitCode.PROJECT),
        (("session", "nope"), ExitCode.USAGE),
        (("session", "list", "--project", "none.dialog"), ExitCode.STORAGE),
        (("bench", "themes", "none.jsonl"), ExitCode.BAD_INPUT),
        (("plan", "show", "--plan", "none"), ExitCode.BAD_INPUT),
    ],
)
def test_wrong_asking_is_one_sentence_and_a_code(project: Run, words: tuple[str, ...], code: ExitCode) -> None:
    ended = project(*words)
    assert ended.code == code
    assert ended.out == ""
    assert ended.err
    assert "Traceback" not in ended.err


def test_a_foreign_file_is_refused_untouched(run: Run, tmp_path: Path) -> None:
    foreign = tmp_path / "plan.dialog"
    foreign.write_bytes(b"not a project " * 500)
    before = (foreign.read_bytes(), foreign.stat().st_mtime_ns)
    ended = run("session", "list")
    assert ended.code == ExitCode.PROJECT
    assert (foreign.read_bytes(), foreign.stat().st_mtime_ns) == before


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root writes everywhere")
def test_a_read_only_folder_is_a_sentence(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "locked"
    folder.mkdir(mode=0o555)
    ended = run("new", str(folder / "x.dialog"))
    assert ended.code == ExitCode.STORAGE


def test_plain_output_has_one_line_a_thing(project: Run) -> None:
    lines = project("session", "list", "--plain").out.splitlines()
    assert len(lines) == len(list(sessions_folder().glob("*.yaml")))
    assert all(line.count("\t") == 6 for line in lines)


def test_hostile_text_cannot_drive_the_terminal(run: Run, tmp_path: Path) -> None:
    run("new")
    text = (sessions_folder() / "dobele.yaml").read_text("utf-8")
    first = text.index('text: "') + len('text: "')
    evil = tmp_path / "evil.yaml"
    evil.write_text(text[:first] + "\\x1b]0;x\\a [/x] {{ 7*7 }} \\u202e" + text[first:], "utf-8")
    assert run("session", "import", str(evil)).code == 0
    for words in (
        ("session", "show", "dobele"),
        ("idea", "list"),
        ("idea", "list", "--plain"),
        ("history", "dobele/01"),
    ):
        ended = run(*words)
        assert "\x1b" not in ended.out
        assert "\u202e" not in ended.out
        assert "[/x] {{ 7*7 }}" in ended.out


def test_english_when_asked(run: Run) -> None:
    assert "Made: plan.dialog" in run("--lang", "en", "new").out


def test_plan_show_and_validate(run: Run) -> None:
    shown = run("plan", "show")
    assert shown.code == 0
    assert "apņemšanās – 6, pasākumi – 26, darbības – 42" in shown.out
    import dialog_toolkit.plans

    folder = Path(dialog_toolkit.plans.__file__).parent / "lv-2026"
    assert run("plan", "validate", str(folder)).code == 0


def test_plan_validate_names_file_and_field(run: Run, tmp_path: Path) -> None:
    import dialog_toolkit.plans

    folder = tmp_path / "plan"
    shutil.copytree(Path(dialog_toolkit.plans.__file__).parent / "lv-2026", folder)
    file = folder / "regions.yaml"
    file.write_text(
        file.read_text("utf-8").replace("planning_region: zemgale", "planning_region: zemgalle", 1), "utf-8"
    )
    ended = run("plan", "validate", str(folder))
    assert ended.code == ExitCode.BAD_INPUT
    assert "regions.yaml" in ended.out
    assert "planning_region" in ended.out


def test_doctor_examines_and_changes_nothing(project: Run, tmp_path: Path) -> None:
    before = (tmp_path / "plan.dialog").read_bytes()
    findings = json.loads(project("doctor", "--json").out)
    assert {finding["ok"] for finding in findings} <= {True, None}
    assert (tmp_path / "plan.dialog").read_bytes() == before


def test_bench_checks_prints_figures_of_every_label(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "m.jsonl"
    gold = {
        "ogp_relevant": True,
        "ogp_values": ["transparency"],
        "concrete": True,
        "measurable": True,
        "has_deadline": True,
        "deadline_in_plan_period": True,
        "result_oriented": True,
    }
    row = {
        "id": "1",
        "title": "Publicēt līgumus",
        "description": "Publicēt visus līgumus tīmekļvietnē.",
        "responsible": ["VK"],
        "deadline": "31.12.2027.",
        "indicator": "100 % līgumu",
        "gold": gold,
    }
    file.write_text(json.dumps(row) + "\n", "utf-8")
    labels = json.loads(run("bench", "checks", str(file), "--json").out)["labels"]
    assert set(labels) == set(gold)
    assert all(set(figures) == {"precision", "recall", "accuracy", "differs"} for figures in labels.values())


@pytest.mark.parametrize("content", ["", "{", "[1]", '{"id": "1"}', '{"id":"1","text":"a","theme":"b"}\n' * 2])
def test_bench_refuses_what_is_no_labelled_data(run: Run, tmp_path: Path, content: str) -> None:
    file = tmp_path / "x.jsonl"
    file.write_text(content, "utf-8")
    ended = run("bench", "themes", str(file))
    assert ended.code == ExitCode.BAD_INPUT
    assert "x.jsonl" in ended.err
