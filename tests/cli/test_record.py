"""Recording by the command line: nouns and verbs, and line by line through a pipe."""

import io
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from dialog_toolkit.cli.main import main
from dialog_toolkit.cli.record_words import Ask, Line, read_line
from dialog_toolkit.domain.session import IdeaKind
from dialog_toolkit.errors import ExitCode
from dialog_toolkit.ledger import open_project
from dialog_toolkit.services import recording

S = "krimunas-2025-03-10"


@dataclass(frozen=True)
class Ended:
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        """What came on standard output."""
        return self.out.splitlines()


Run = Callable[..., Ended]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command, with `typed` on its standard input, in a folder with a project."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DIALOG_TOOLKIT_AUTHOR", "Anna")

    def call(*words: str, typed: str | bytes = "") -> Ended:
        raw = typed if isinstance(typed, bytes) else typed.encode()
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw), "ascii"))
        code = main(words)
        captured = capsys.readouterr()
        return Ended(code, captured.out, captured.err)

    assert call("new").code == 0
    return call


@pytest.fixture
def session(run: Run) -> Run:
    """The same with a session that has begun."""
    begun = run("session", "new", "--place", "Krimūnas", "--region", "zemgale", "--date", "2025-03-10", "--plain")
    assert (begun.code, begun.out) == (0, S + "\n")
    return run


def shown(run: Run) -> dict[str, object]:
    """The session as JSON."""
    told: dict[str, object] = json.loads(run("session", "show", S, "--json").out)
    return told


def ideas(run: Run) -> list[tuple[str, str]]:
    """Number and text of the ideas."""
    found = json.loads(run("idea", "list", "--session", S, "--json").out)
    return [(idea["id"].rpartition("/")[2], idea["text"]) for idea in found]


def test_thirty_ideas_through_a_pipe(session: Run) -> None:
    texts = [f"{number}. doma par autobusu, skolu un pastu" for number in range(1, 31)]
    ended = session("session", "record", "--plain", typed="\n".join(texts) + "\n")
    assert ended.code == 0
    assert ended.lines == [
        *(f"saglabāts {number:02}" for number in range(1, 31)),
        "Pierakstītas 30 idejas. Viss ir saglabāts.",
    ]
    assert ideas(session) == [(f"{number:02}", text) for number, text in enumerate(texts, 1)]


def test_an_idea_is_on_the_disk_before_the_answer_comes(session: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[list[str]] = []
    say = __import__("dialog_toolkit.cli.output", fromlist=["Output"]).Output.say

    def look(self: object, text: str) -> None:
        if text.startswith("saglabāts"):
            with open_project(Path("plan.dialog"), author="Cits", readonly=True) as project:
                seen.append([idea.text for idea in recording.session_now(project, S).ideas])
        say(self, text)

    monkeypatch.setattr("dialog_toolkit.cli.output.Output.say", look)
    session("session", "record", typed="viens\ndivi\n")
    assert seen == [["viens"], ["viens", "divi"]]


def test_lines_ask_for_things_in_both_languages(session: Run) -> None:
    typed = """\
/posms nākamais
Autobusam jābrauc arī sestdienā
/bažas Lēmums jau pieņemts
/vienosanas 2 dažādi
/kind value
Uzticēšanās
/Pieredze Pastu aizvēra
/agreement shared
Kopīga doma
/labot 1 Autobusam jābrauc arī svētdienā
/citēt 2
/vēlāk
/withdraw 3
/undo
/atkārtot
/galds zaļais
/round 2
//slīpsvītra
/solījums Nosūtīs kopsavilkumu | organizators | 2025-03-26
/disagreement Vai jā, vai nē
/apstiprināt visas
/end
šo vairs nelasa
"""
    ended = session("session", "record", S, typed=typed)
    assert (ended.code, ended.err) == (0, "")
    told = shown(session)
    assert [
        (i["id"][-2:], i["kind"], i["agreement"], i["text"], i["quotable"], i["marked_return"], i["table"], i["round"])
        for i in told["ideas"]  # type: ignore[attr-defined]
    ] == [
        ("01", "idea", "single", "Autobusam jābrauc arī svētdienā", False, False, "", 0),
        ("02", "concern", "mixed", "Lēmums jau pieņemts", True, False, "", 0),
        ("04", "experience", "single", "Pastu aizvēra", False, False, "", 0),
        ("05", "value", "shared", "Kopīga doma", False, True, "", 0),
        ("06", "value", "shared", "/slīpsvītra", False, False, "zaļais", 2),
    ]
    assert {i["stage"] for i in told["ideas"]} == {"sasveiksanas"}  # type: ignore[attr-defined]
    assert all(i["approved"] for i in told["ideas"])  # type: ignore[attr-defined]
    assert told["disagreements"] == ["Vai jā, vai nē"]
    assert told["promises"] == [{"text": "Nosūtīs kopsavilkumu", "who": "organizators", "by": "2025-03-26"}]
    assert "Atsaukts: noņemta ideja 03." in ended.lines
    assert "Atkārtots: noņemta ideja 03." in ended.lines


def test_what_cannot_be_taken_is_said_and_the_rest_is_saved(session: Run) -> None:
    typed = "viens\n/nezinu\n/labot 9 x\n/veids sapnis\n" + "x" * 20_001 + "\ndivi\n"
    ended = session("session", "record", typed=typed)
    assert ended.code == ExitCode.BAD_INPUT
    assert ended.lines == ["saglabāts 01", "saglabāts 02"]
    assert ended.err.count("Nav saglabāts: ") == 4
    assert ended.err.splitlines()[-1] == "Nav pieņemtas rindas: 2, 3, 4, 5. Pārējais ir saglabāts."
    assert [text for _number, text in ideas(session)] == ["viens", "divi"]


def test_json_gives_one_value_at_the_end(session: Run) -> None:
    ended = session("session", "record", S, "--json", typed="viens\n/nezinu\ndivi\n")
    assert json.loads(ended.out) == {"session": S, "recorded": [f"{S}/01", f"{S}/02"], "refused": [2]}


def test_hostile_lines_only_become_text(session: Run) -> None:
    typed = "\ufeff\x1b]0;x\x07 [/x] {n} %s {{ 7*7 }}\n\u202eatpakaļ\n=1+1\n".encode() + b"bojats \xff baits\n"
    ended = session("session", "record", typed=typed)
    assert ended.code == 0
    assert [text for _number, text in ideas(session)] == [
        "\ufffd]0;x\ufffd [/x] {n} %s {{ 7*7 }}",
        "\ufffdatpakaļ",
        "=1+1",
        "bojats \ufffd baits",
    ]
    for words in (("session", "record", S), ("session", "readback", S), ("idea", "history", f"{S}/01")):
        ended = session(*words, typed="/saraksts\n")
        assert "\x1b" not in ended.out + ended.err
        assert "[/x] {n} %s {{ 7*7 }}" in ended.out


def test_a_persons_name_is_noted_and_kept(session: Run) -> None:
    ended = session("session", "record", typed="Anna Bērziņa teica tā\n")
    assert ended.lines[0] == "saglabāts 01"
    assert ended.err == "Iespējams, par personu: Anna Bērziņa. Ja tā ir, aizstājiet.\n"
    assert ideas(session) == [("01", "Anna Bērziņa teica tā")]


def test_what_was_being_typed_is_offered(session: Run) -> None:
    with open_project(Path("plan.dialog"), author="Anna") as project:
        recording.type_idea(project, S, "Nepabeigta doma")
    ended = session("session", "record", typed="Cita doma\n/paturēt\n/paturēt\n")
    assert "„Nepabeigta doma”" in ended.err
    assert ideas(session) == [("01", "Nepabeigta doma"), ("02", "Cita doma")]
    assert ended.code == ExitCode.BAD_INPUT


def test_without_an_open_session_it_says_how_to_begin_one(run: Run) -> None:
    ended = run("session", "record", typed="viens\n")
    assert ended.code == ExitCode.BAD_INPUT
    assert "session new" in ended.err


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("Vienkārša doma", Line("Vienkārša doma")),
        ("  // ar slīpsvītru ", Line("/ ar slīpsvītru")),
        ("/BAŽAS", Line("", Ask.KIND, IdeaKind.CONCERN)),
        ("/bazas ka neizdosies", Line("ka neizdosies", None, IdeaKind.CONCERN)),
        ("/undo", Line("", Ask.UNDO)),
        ("/dažādi", Line("dažādi", Ask.AGREEMENT)),
        ("/?", Line("", Ask.HELP)),
        ("/undu", Line("/undu", unknown="undu", near=("undo",))),
        ("/", Line("/", unknown="/")),
    ],
)
def test_a_line_is_read(typed: str, line: Line) -> None:
    assert read_line(typed) == line


def test_a_session_from_beginning_to_end(run: Run) -> None:
    begun = run(
        "session", "new", "--place", "Krimūnas", "--region", "zemgale", "--municipality", "Dobeles novads",
        "--date", "2025-03-10", "--question", "Kā?", "--organiser", "bibliotēka", "--facilitator", "vadītājs",
        "--facilitator", "pierakstītājs", "--language", "lv", "--language", "ru", "--chairs", "12", "--json",
    )  # fmt: skip
    assert json.loads(begun.out) == {"session": S}
    assert run("session", "edit", S, "--notice-read", "--rules-accepted", "--start", "17:30", "--online").code == 0
    assert run("session", "stage", S, "next").code == 0
    assert run("session", "stage", S, "dalisanas").code == 0
    assert run("session", "stage", S, "--leave").code == 0
    assert run("session", "stage", S, "ievads", "--minutes", "7").code == 0
    assert run("idea", "add", S, "Autobusam jābrauc", "--kind", "concern", "--plain").out == f"{S}/01\n"
    assert run("idea", "add", S, "-", typed="otrā\n\ntrešā\n").lines == ["saglabāts 02", "saglabāts 03"]
    assert json.loads(run("idea", "add", S, "--notes", "--json", "--", "- a\n- b").out) == [f"{S}/04", f"{S}/05"]
    assert run("idea", "edit", f"{S}/02", "--text", "otrā labota", "--votes", "4", "--rank", "1").code == 0
    assert run("idea", "mark", f"{S}/02", "quote").code == 0
    assert run("idea", "withdraw", f"{S}/03", f"{S}/04").code == 0
    assert run("idea", "bring-back", f"{S}/04").code == 0
    assert run("idea", "split", f"{S}/01", "autobuss", "skola").code == 0
    assert run("idea", "approve", f"{S}/01").code == 0
    assert run("session", "promise", S, "Nosūtīs", "--who", "dome", "--by", "2025-03-26").code == 0
    assert run("session", "promise", S, "--change", "1", "--who", "organizators").code == 0
    assert run("session", "disagreement", S, "Vai jā, vai nē").code == 0
    assert run("session", "participants", S, "--start", "12", "--group", "youth=3").code == 0
    assert run("session", "participants", S, "--end", "10").code == 0
    assert run("session", "evaluation", S, "respect=4,6/11", "next=3/10").code == 0
    assert run("session", "readback", S, "--approve").code == 0
    assert run("session", "sign-off", S, "--time", "19:36").code == 0
    closed = run("session", "close", S, "--json")
    told = shown(run)
    assert told["signed_off"] == "19:36"
    assert (told["approved"], told["place"]["online"]) == (True, True)  # type: ignore[index]
    assert [i["text"] for i in told["ideas"]] == ["autobuss", "otrā labota", "a", "b", "skola"]  # type: ignore[attr-defined]
    assert told["participant_groups"] == [{"group": "youth", "people": 3}]
    assert told["evaluation"] == [
        {"item": "respect", "average": 4.6, "answers": 11},
        {"item": "next", "average": 3.0, "answers": 10},
    ]
    assert told["promises"] == [{"text": "Nosūtīs", "who": "organizators", "by": "2025-03-26"}]
    assert json.loads(closed.out)["closed"] == told["closed"] != ""
    asked = run("session", "missing", S, "--plain")
    assert (asked.code, [line.split("\t")[0] for line in asked.lines]) == (ExitCode.FINDINGS, ["stages"])


def test_undo_and_redo_step_by_step(session: Run) -> None:
    session("session", "record", typed="viens\ndivi\ntrīs\n")
    undone = session("session", "undo", S, "--times", "9")
    assert undone.lines == [f"Atsaukts: pierakstīta ideja {number}." for number in ("03", "02", "01")]
    assert session("session", "undo", S).lines == ["Jums šeit vairs nav ko atsaukt."]
    assert json.loads(session("session", "redo", S, "--json").out)[0]["ideas"] == [f"{S}/01"]
    assert [text for _number, text in ideas(session)] == ["viens"]
    assert session("session", "undo", S, "--as", "Juris").lines == ["Jums šeit vairs nav ko atsaukt."]


def test_an_idea_tells_its_history_and_its_likes(session: Run) -> None:
    session("idea", "add", S, "Autobusam jābrauc arī sestdienā")
    session("idea", "edit", f"{S}/01", "--text", "Autobusam jābrauc arī svētdienā")
    told = json.loads(session("idea", "history", f"{S}/01", "--field", "text", "--json").out)
    assert [change["text"] for change in told] == ["Autobusam jābrauc arī sestdienā", "Autobusam jābrauc arī svētdienā"]
    alike = session("idea", "similar", S, "autobusam jabrauc ari svetdiena", "--plain")
    assert alike.out.startswith(f"{S}/01\t")


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("session", "new", "--place", "X", "--region", "zemgalle"), ExitCode.BAD_INPUT),
        (("session", "new", "--place", "X", "--region", "zemgale", "--method", "nav"), ExitCode.BAD_INPUT),
        (("session", "new", "--place", "X"), ExitCode.USAGE),
        (("session", "edit", "nav", "--title", "X"), ExitCode.BAD_INPUT),
        (("session", "edit", S, "--start", "25:00"), ExitCode.BAD_INPUT),
        (("session", "stage", S, "nav-tada"), ExitCode.BAD_INPUT),
        (("session", "stage", S, "ievads", "--leave"), ExitCode.USAGE),
        (("session", "promise", S, "--who", "dome"), ExitCode.USAGE),
        (("session", "promise", S, "--remove", "1"), ExitCode.BAD_INPUT),
        (("session", "participants", S, "--group", "youth"), ExitCode.USAGE),
        (("session", "participants", S, "--start", "2", "--group", "youth=3"), ExitCode.BAD_INPUT),
        (("session", "evaluation", S, "respect=7/3"), ExitCode.BAD_INPUT),
        (("session", "evaluation", S, "respect"), ExitCode.USAGE),
        (("session", "sign-off", S, "--time", "7.30"), ExitCode.BAD_INPUT),
        (("idea", "add", S, "  "), ExitCode.BAD_INPUT),
        (("idea", "edit", f"{S}/99", "--text", "x"), ExitCode.BAD_INPUT),
        (("idea", "bring-back", f"{S}/01"), ExitCode.BAD_INPUT),
        (("idea", "mark", f"{S}/01", "zvaigzne"), ExitCode.USAGE),
    ],
)
def test_wrong_use_is_a_sentence(session: Run, words: tuple[str, ...], code: ExitCode) -> None:
    before = shown(session)
    ended = session(*words)
    assert (ended.code, ended.out) == (code, "")
    assert "Traceback" not in ended.err
    assert shown(session) == before


def test_a_session_held_today_needs_no_date(run: Run) -> None:
    begun = run("session", "new", "--place", "Auce", "--region", "zemgale", "--plain")
    assert begun.out == f"auce-{date.today().isoformat()}\n"
