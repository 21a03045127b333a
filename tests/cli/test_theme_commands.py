"""``theme …`` as a person runs it: every verb, in words, as plain lines and as JSON; wrong use is one sentence."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from dialog_toolkit.cli.main import main
from dialog_toolkit.errors import ExitCode
from dialog_toolkit.ledger import import_sessions
from dialog_toolkit.services import projects
from tests.services.recorded import folder
from tests.services.test_curation import PROPOSALS
from tests.services.themed import join, put_run, sessions

Run = Callable[..., str]


@pytest.fixture
def project() -> Iterator[Path]:
    with folder() as where:
        path = where / "plan.dialog"
        with projects.create(path, author="Anna") as made:
            import_sessions(made, sessions(), "test")
            put_run(made, proposals=PROPOSALS)
        yield path


@pytest.fixture
def run(project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setenv("DIALOG_TOOLKIT_PROJECT", str(project))
    monkeypatch.setenv("DIALOG_TOOLKIT_AUTHOR", "Anna")

    def call(*words: str, code: int = 0, err: bool = False) -> str:
        ended = main(("theme", *words))
        captured = capsys.readouterr()
        assert ended == code, captured.err
        assert "Traceback" not in captured.err
        return captured.err if err else captured.out

    return call


def told(run: Run, *words: str) -> Any:
    return json.loads(run(*words, "--json"))


def test_looking(run: Run) -> None:
    assert run("list").splitlines()[1].split()[:5] == ["1", "t-bus", "3", "3", "2"]
    assert run("list", "--plain").splitlines()[0].split("\t")[:4] == ["t-bus", "3", "3", "2"]
    listed = told(run, "list")
    assert [theme["id"] for theme in listed["themes"]] == ["t-bus", "t-skola"]
    assert (listed["ideas_since"], listed["without_ideas"], listed["conflicts"]) == ([], [], 0)
    assert run("show", "2").splitlines()[0] == "Skolā trūkst skolotāju (alfa)"
    shown = told(run, "show", "t-bus")
    assert [place["idea"] for place in shown["placements"]] == [idea["id"] for idea in shown["ideas"]]
    assert run("show", "skola", "--plain").splitlines()[-1] == "gama/2\tidea\tSkolā trūkst skolotāju (gama)"
    sheet = run("balance").splitlines()
    assert sheet[1].split() == ["kopā", "12", "6", "5", "1", "0"]
    assert sheet[-1].endswith("Summas sakrīt.")
    assert told(run, "balance")["adds_up"] is True
    assert run("balance", "--plain").splitlines()[0] == "kopā\t12\t6\t5\t1\t0"


def test_comparing(run: Run) -> None:
    assert "Dators iesaka tās apvienot: merge-1" in run("compare", "1", "2")
    both = told(run, "compare", "t-bus", "t-skola")["both"]
    assert (both["sessions"], both["proposal"], both["linked"]) == (["alfa", "beta", "gama"], "merge-1", False)


def test_acts_on_themes(run: Run) -> None:
    assert run("rename", "1", "Autobusi") == "t-bus  Autobusi (3 idejas)\n"
    assert run("confirm", "autob", "2") == (
        "t-bus  Autobusi (3 idejas)  ✓\nt-skola  Skolā trūkst skolotāju (alfa) (3 idejas)  ✓\n"
    ).replace("✓", "tēma ir apstiprināta")
    assert run("unconfirm", "2", "--plain") == "t-skola\n"
    assert told(run, "unconfirm", "t-skola") == {
        "changed": False,
        "ids": ["t-skola"],
        "themes": told(run, "list")["themes"][1:],
    }
    assert run("link", "1", "2", "--plain").split() == ["t-bus", "t-skola"]
    assert "Saistītās tēmas: Skolā trūkst skolotāju (alfa)" in run("show", "1")
    assert told(run, "unlink", "1", "2")["changed"] is True
    run("note", "1", "Jautāt ministrijai")
    assert "Piezīme: Jautāt ministrijai" in run("show", "t-bus")
    run("note", "alfa/1", "Pārbaudīt")
    new, old = told(run, "split", "1", "alfa/1", "--title", "Alfa")["ids"]
    assert (new[:2], old) == ("p-", "t-bus")
    assert run("merge", "t-bus", new, "--title", "Kopā", "--plain") == "t-bus\n"
    made = run("new", "Vēl bez idejām", "--plain").strip()
    assert f"Tēmas bez idejām: Vēl bez idejām [{made}]" in run("list")
    assert run("new", "Cita", "alfa/3").endswith("Cita (1 ideja)\n")


def test_acts_on_ideas(run: Run) -> None:
    assert run("move", "alfa/3", "alfa/4", "--to", "2") == (
        "alfa/3  tēmā: Skolā trūkst skolotāju (alfa) (Anna)\nalfa/4  tēmā: Skolā trūkst skolotāju (alfa) (Anna)\n"
    )
    assert run("move", "alfa/3", "--to", "t-skola", "--plain") == "alfa/3\ttheme\tt-skola\n"
    assert told(run, "pin", "beta/1")["ideas"][0]["decided_by"] == "Anna"
    assert told(run, "unpin", "beta/1")["ideas"][0]["decided_by"] == ""
    assert run("aside", "beta/3", "--reason", "Nav par plānu") == "beta/3  nolikta malā: Nav par plānu (Anna)\n"
    assert run("return", "beta/3").startswith("beta/3  atsevišķa balss")
    assert run("duplicate", "gama/4", "--of", "beta/4") == "gama/4  dublikāts: beta/4 (Anna)\n"
    assert run("alone", "gama/1") == "gama/1  atsevišķa balss: Cilvēks nolēma, ka tā ir atsevišķa balss. (Anna)\n"


def test_going_back_and_forth(run: Run) -> None:
    assert run("undo") == "Nav ko atsaukt.\n"
    assert told(run, "undo") is None
    run("move", "alfa/3", "--to", "1")
    assert run("undo") == "Atsaukts: pārvietotas idejas: alfa/3.\n"
    assert told(run, "redo")["ideas"] == ["alfa/3"]
    assert told(run, "redo") is None


def test_proposals(run: Run) -> None:
    assert run("proposals", "--plain").splitlines()[0].split("\t")[0] == "merge-1"
    assert run("dismiss", "merge-1", "split-1") == "Noraidīts: merge-1\nNoraidīts: split-1\n"
    assert told(run, "accept", "new-1", "--title", "Atbildes")["themes"][0]["title"] == "Atbildes"
    assert run("accept", "duplicate-1", "--plain").splitlines()[0] == "gama/4\tduplicate\tbeta/4"
    assert [one["proposal"]["id"] for one in told(run, "proposals")] == ["move-1", "idea-1"]


def test_versions_of_two_people(run: Run, project: Path, tmp_path: Path) -> None:
    assert run("conflicts") == "Tēmās nav divu versiju, par kurām būtu jālemj.\n"
    other = tmp_path / "bruno.dialog"
    other.write_bytes(project.read_bytes())
    run("rename", "1", "Autobusi")
    run("rename", "t-bus", "Satiksme", "--project", str(other), "--as", "Bruno")
    with projects.opened(project, "Anna") as one, projects.opened(other, "Bruno") as two:
        join(one, two)
    shown = run("conflicts")
    assert "[theme:t-bus#title]" in shown
    assert "Autobusi  (Anna, " in shown
    assert "Satiksme  (Bruno, " in shown
    plain = [line.split("\t") for line in run("conflicts", "--plain").splitlines()]
    assert [(line[0], line[1]) for line in plain] == [("theme:t-bus#title", "1"), ("theme:t-bus#title", "2")]
    assert "Lēmumu starp versijām gaida: 1" in run("list", err=True)
    choice = next(line[1] for line in plain if line[2] == "Bruno")
    assert run("settle", "theme:t-bus", choice) == "Izlemts. Vēl gaida: 0.\n"
    assert told(run, "list")["themes"][0]["title"] == "Satiksme"


def test_a_codebook(run: Run, tmp_path: Path) -> None:
    good = tmp_path / "temas.csv"
    good.write_text("Nosaukums,Apraksts\nTransports,Braukšana\nSkolas,\n", "utf-8")
    assert run("codebook", "import", str(good)).splitlines()[0] == "Sarakstā 2 jaunas tēmas."
    assert told(run, "codebook", "import", str(good))["new"] == []
    bad = tmp_path / "slikts.csv"
    bad.write_text("Nosaukums,Apraksts\n,bez\nVeselība,\n", "utf-8")
    said = run("codebook", "import", str(bad), code=ExitCode.BAD_INPUT, err=True)
    assert said == "slikts.csv:2: Tēmai nav nosaukuma.\n"
    assert len(told(run, "list")["without_ideas"]) == 2
    run("codebook", "import", str(bad), "--skip-bad", code=ExitCode.BAD_INPUT)
    assert [one["title"] for one in told(run, "list")["without_ideas"] if one["title"] == "Veselība"] == ["Veselība"]


def test_export(run: Run, tmp_path: Path) -> None:
    assert run("export", str(tmp_path / "temas.xlsx")).strip() == str(tmp_path / "temas.xlsx")
    assert told(run, "export", str(tmp_path / "temas.json")) == {"path": str(tmp_path / "temas.json")}
    assert json.loads((tmp_path / "temas.json").read_text("utf-8"))["schema_version"] == 1
    run("export", str(tmp_path / "temas.pdf"), code=ExitCode.BAD_INPUT)


def test_why(run: Run) -> None:
    run("move", "alfa/1", "--to", "t-bus")
    said = run("why", "alfa/1")
    for line in (
        "alfa/1  Autobuss brauc reti (alfa)",
        "tēmā: Autobuss brauc reti (alfa) (Anna)",
        "Nozīmē tuvākās:",
        "Cilvēku lēmumi:",
    ):
        assert line in said
    assert {near["idea"]["id"] for near in told(run, "why", "alfa/1")["neighbours"]} == {"beta/1", "gama/1"}


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("show", "nav"), ExitCode.BAD_INPUT),
        (("show", "9"), ExitCode.BAD_INPUT),
        (("merge", "1"), ExitCode.BAD_INPUT),
        (("merge",), ExitCode.USAGE),
        (("move", "alfa/1"), ExitCode.USAGE),
        (("move", "alfa/77", "--to", "1"), ExitCode.BAD_INPUT),
        (("aside", "alfa/1", "--reason", " "), ExitCode.BAD_INPUT),
        (("return", "alfa/1"), ExitCode.BAD_INPUT),
        (("duplicate", "alfa/1", "--of", "alfa/1"), ExitCode.BAD_INPUT),
        (("accept", "nav"), ExitCode.BAD_INPUT),
        (("settle", "nav", "1"), ExitCode.BAD_INPUT),
        (("settle", "nav", "x"), ExitCode.USAGE),
        (("why", "nav/1"), ExitCode.BAD_INPUT),
        (("codebook", "import", "nav.csv"), ExitCode.BAD_INPUT),
        (("undo", "--project", "nav.dialog"), ExitCode.STORAGE),
    ],
)
def test_wrong_use_is_one_sentence_and_a_code(run: Run, words: tuple[str, ...], code: ExitCode) -> None:
    assert run(*words, code=code, err=True)


def test_text_of_participants_cannot_move_the_cursor(run: Run) -> None:
    run("rename", "1", "\x1b[2Jliess\x07")
    assert "\x1b" not in run("show", "1") + run("list") + run("compare", "1", "2")
