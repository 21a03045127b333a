"""Work on measures by commands: what is said, what comes out as JSON and as plain lines, how it ends."""

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from dialog_toolkit.cli.main import main
from dialog_toolkit.errors import ExitCode
from dialog_toolkit.services import projects
from tests.services.measured import ANSWERS, IDEAS, MEETINGS, SAID, fill

Run = Callable[..., str]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command as Anna in a project with drafts; gives standard output, and fails on another exit code."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DIALOG_TOOLKIT_AUTHOR", "Anna")
    with projects.create(Path("plan.dialog"), author="Anna") as project:
        fill(project)

    def call(*words: str, code: ExitCode = ExitCode.OK) -> str:
        ended = main(words)
        said = capsys.readouterr()
        assert ended == code, said.err
        return said.out if code in (ExitCode.OK, ExitCode.FINDINGS) else said.err

    return call


def test_the_list_tells_state_number_verdicts_lead_and_deadline(run: Run) -> None:
    assert run("measure", "list", "--plain").splitlines() == [
        f"{ANSWERS}\tdatora melnraksts\t\t?\t✗\t?\t✗\t(VK)\t\tAtbildes uz iesniegumiem",
        f"{MEETINGS}\tdatora melnraksts\t\t?\t✗\t✗\t✗\t(VK)\t\tDomes sēdes",
    ]
    run("measure", "keep", ANSWERS)
    run("measure", "edit", ANSWERS, "lead", "VARAM")
    run("measure", "edit", ANSWERS, "deadline", "2027. gada 30. jūnijs")
    run("measure", "renumber")
    first = run("measure", "list", "--plain").splitlines()[0].split("\t")
    assert first[:3] + first[7:] == [
        ANSWERS, "melnraksts", "1", "VARAM", "2027. gada 30. jūnijs", "Atbildes uz iesniegumiem",
    ]  # fmt: skip
    told = json.loads(run("measure", "list", "--json"))[0]
    assert (told["kept"], told["measure"]["lead"], set(told["verdicts"])) == (True, "varam", {"P1", "P2", "P3", "P4"})


def test_a_decision_over_a_check_is_marked_with_a_star_and_told_by_check(run: Run) -> None:
    before = run("measure", "check", ANSWERS, "--plain", code=ExitCode.FINDINGS).splitlines()
    checks = {line.split("\t")[2] for line in before if line.startswith("not_met\t")}
    for check in checks:
        run("measure", "overrule", ANSWERS, check, "met", "--reason", "Vienojāmies")
    lines = run("measure", "check", ANSWERS, "--plain").splitlines()
    told = [line.split("\t")[-3:] for line in lines if line.startswith("not_met\t")]
    assert told == [["met", "Anna", "Vienojāmies"]] * len(told)
    assert "*" in run("measure", "list", "--plain").splitlines()[0]
    assert "→ ✓ Anna: Vienojāmies" in run("measure", "check", ANSWERS)
    run("measure", "overrule", ANSWERS, next(iter(checks)), "--off")
    run("measure", "check", ANSWERS, code=ExitCode.FINDINGS)
    assert run("measure", "overrule", ANSWERS, "x", code=ExitCode.USAGE) != ""


def test_show_tells_every_field_what_is_suggested_and_what_people_say(run: Run) -> None:
    run("measure", "opinion", ANSWERS, "change", "--by", "FM", "--reason", "Termiņš par īsu")
    name = run("measure", "comment", ANSWERS, "Kas maksās?", "--field", "funding", "--plain").strip()
    lines = dict(
        line.split("\t", 1) for line in run("measure", "show", ANSWERS, "--plain").splitlines() if "\t" in line
    )
    assert lines["Finansējums"] == "(tukšs: to vēl neviens nav pateicis)"
    assert lines["Risinājums (ieteikts) (rakstījis valodas modelis)"] == "Publicēt atbildi ar pamatojumu"
    assert lines["Problēma (ieteikts)"] == f"„{SAID[0][0]}” [{IDEAS[0]}]"
    assert lines["Viedoklis: FM"] == "lūdz izmaiņas: Termiņš par īsu"
    assert lines["Komentārs"].endswith(f"[Finansējums]: Kas maksās? ({name})")
    run("measure", "resolve", name)
    assert "(izskatīts)" in run("measure", "show", ANSWERS)
    told = json.loads(run("measure", "show", ANSWERS, "--json"))
    assert [c["resolved"] for c in told["review"]["comments"]] == [True]
    assert told["review"]["opinions"][0]["verdict"] == "change"


def test_fields_with_parts_are_given_as_lines(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    run("measure", "edit", ANSWERS, "milestones", "Projekts | 2027. gada jūnijs | VK", "Pieņemts")
    run("measure", "edit", ANSWERS, "indicators", "atbilžu daļa | 40 | 90 | %")
    run("measure", "edit", ANSWERS, "supporting", "VARAM", "Tieslietu ministrija")
    run("measure", "edit", ANSWERS, "problem", IDEAS[2], f"{IDEAS[0]} | Rakstīju domei […]")
    monkeypatch.setattr(sys, "stdin", io.StringIO("Pirmā rinda\nOtrā rinda\n"))
    run("measure", "edit", ANSWERS, "causes", "-")
    told = json.loads(run("measure", "show", ANSWERS, "--json"))["measure"]
    assert told["milestones"] == [
        {"output": "Projekts", "deadline": "2027. gada jūnijs", "who": "VK"},
        {"output": "Pieņemts", "deadline": "", "who": ""},
    ]
    assert told["indicators"][0] == {"text": "atbilžu daļa", "baseline": "40", "target": "90", "unit": "%", "kind": ""}
    assert told["supporting"] == ["varam", "tm"]
    assert [q["text"] for q in told["problem"]] == [SAID[2][0], "Rakstīju domei […]"]
    assert told["causes"] == "Pirmā rinda\nOtrā rinda"
    run("measure", "edit", ANSWERS, "milestones")
    assert json.loads(run("measure", "show", ANSWERS, "--json"))["measure"]["milestones"] == []


def test_merge_split_withdraw_and_taking_back(run: Run) -> None:
    whole = run("measure", "merge", ANSWERS, MEETINGS, "--title", "Atklāta dome", "--plain").strip()
    one, two = run("measure", "split", whole, f"Atbildes | {IDEAS[0]} {IDEAS[1]}", "Sēdes", "--plain").split()
    listed = {
        line.split("\t")[0]: line.split("\t")[1] for line in run("measure", "list", "--all", "--plain").splitlines()
    }
    assert listed == {
        ANSWERS: "apvienots", MEETINGS: "apvienots", whole: "apvienots", one: "melnraksts", two: "melnraksts",
    }  # fmt: skip
    assert json.loads(run("measure", "show", two, "--json"))["measure"]["ideas"] == list(IDEAS[2:])
    run("measure", "withdraw", two)
    assert [line.split("\t")[0] for line in run("measure", "list", "--plain").splitlines()] == [one]
    run("measure", "return", two)
    assert run("measure", "undo").strip() == f"Atsaukts: atgriezts pasākums {two}."
    assert run("measure", "redo").strip() == f"Atkārtots: atgriezts pasākums {two}."
    for _step in range(4):
        run("measure", "undo")
    assert run("measure", "undo").strip() == "Nav ko atsaukt."
    assert run("measure", "list", "--plain").count("datora melnraksts") == 2


def test_history_conflicts_and_states(run: Run) -> None:
    assert run("measure", "history", ANSWERS).strip().startswith("Šo pasākumu vēl neviens nav mainījis")
    run("measure", "state", ANSWERS, "review")
    assert run("measure", "state", ANSWERS, "rejected", code=ExitCode.BAD_INPUT).startswith("Pasakiet, kāpēc")
    run("measure", "state", ANSWERS, "rejected", "--reason", "Dara likums")
    steps = [line.split("\t")[1:] for line in run("measure", "history", ANSWERS, "--plain").splitlines()]
    assert ["Anna", "Stāvoklis", "pārskatīšanā", "noraidīts"] in steps
    assert run("measure", "conflicts").strip() == "Nekas negaida lēmumu."
    assert run("measure", "settle", ANSWERS, "title", "1", code=ExitCode.BAD_INPUT).startswith(f"Vienumā {ANSWERS}")


def test_history_of_the_project_s_things_knows_measures(run: Run) -> None:
    assert run("history", ANSWERS) == run("measure", "history", ANSWERS)
    run("measure", "edit", ANSWERS, "title", "Atbildes laikā")
    run("measure", "state", ANSWERS, "review")
    told = run("measure", "history", ANSWERS, "--plain")
    assert sorted(line.split("\t")[2:] for line in told.splitlines()) == [
        ["Nosaukums", "Atbildes uz iesniegumiem (ieteikts)", "Atbildes laikā"],
        ["Stāvoklis", "melnraksts", "pārskatīšanā"],
    ]
    assert run("history", ANSWERS, "--plain") == run("history", f"measure:{ANSWERS}", "--plain") == told
    only = json.loads(run("history", ANSWERS, "--field", "title", "--json"))
    assert [(step["field"], step["after"]) for step in only] == [("title", "Atbildes laikā")]
    run("measure", "withdraw", ANSWERS)
    assert len(run("history", ANSWERS, "--plain").splitlines()) == 3
    for unknown in ("p-9", "measure:p-9"):
        assert run("history", unknown, code=ExitCode.BAD_INPUT).startswith(f"Par „{unknown}”")


def test_commitments_hold_measures_and_number_them(run: Run) -> None:
    one = run("commitment", "new", "Atklātība", "--direction", "2", "--plain").strip()
    two = run("commitment", "new", "Līdzdalība", "--plain").strip()
    run("measure", "keep", ANSWERS)
    run("measure", "edit", ANSWERS, "commitment", one)
    run("commitment", "order", two)
    run("commitment", "edit", one, "--objective", "Zināt, kas notiek")
    assert [line.split("\t")[:4] for line in run("commitment", "list", "--plain").splitlines()] == [
        ["1", two, "Līdzdalība", "0"],
        ["2", one, "Atklātība", "1"],
    ]
    assert run("measure", "renumber", "--plain").split("\t")[:2] == ["2.1", ANSWERS]
    run("commitment", "delete", two)
    assert [told["id"] for told in json.loads(run("commitment", "list", "--json"))] == [one]
    run("commitment", "edit", one, code=ExitCode.USAGE)


def test_hostile_text_cannot_drive_the_terminal(run: Run) -> None:
    evil = "\x1b]0;x\a [/x] {{ 7*7 }} {0} \u202e"
    for field in ("title", "causes", "funding", "deadline", "result"):
        run("measure", "edit", ANSWERS, field, evil)
    run("measure", "comment", ANSWERS, evil)
    run("measure", "opinion", ANSWERS, "reject", "--reason", evil, "--by", evil)
    for words in (("list",), ("show", ANSWERS), ("history", ANSWERS), ("list", "--plain"), ("show", ANSWERS, "--json")):
        out = run("measure", *words)
        assert [ch for ch in out if (ord(ch) < 32 and ch not in "\n\t") or ch == "\u202e"] == []
    assert "{{ 7*7 }} {0}" in run("measure", "show", ANSWERS)
