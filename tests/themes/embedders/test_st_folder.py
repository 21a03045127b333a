"""A folder for sentence-transformers: only what is on disk, only if the package is there.

The package is large and not among those the tests need; a module of its name with the same call stands for it.
"""

import sys
from pathlib import Path

import numpy as np
import pytest

from dialog_toolkit.errors import DialogError
from dialog_toolkit.themes.embedders.st_folder import SentenceTransformersFolder

STANDS_FOR_IT = """
import os
from pathlib import Path
class SentenceTransformer:
    def __init__(self, path, *, device, local_files_only, trust_remote_code):
        assert local_files_only and not trust_remote_code and os.environ["HF_HUB_OFFLINE"] == "1"
        if not (Path(path) / "weights").is_file(): raise OSError("no weights")
    def encode(self, texts, *, batch_size, convert_to_numpy, show_progress_bar):
        return [[len(text), 1.0] for text in texts]
"""


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "sentence_transformers.py").write_text(STANDS_FOR_IT, "utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.delitem(sys.modules, "sentence_transformers", raising=False)
    monkeypatch.setenv("HF_HUB_OFFLINE", "0")
    monkeypatch.setenv("TRANSFORMERS_OFFLINE", "0")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "models" / "e5"
    made.mkdir(parents=True)
    (made / "config.json").write_text("{}")
    (made / "weights").write_bytes(b"1")
    return made


def test_without_the_package_it_says_which(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", [])
    monkeypatch.delitem(sys.modules, "sentence_transformers", raising=False)
    reason = SentenceTransformersFolder(folder).available()
    assert reason is not None
    assert reason.facts == {"name": "st:e5", "package": "sentence-transformers", "install": "sentence-transformers"}


@pytest.mark.usefixtures("installed")
def test_it_reads_the_local_folder(folder: Path) -> None:
    embedder = SentenceTransformersFolder(folder)
    assert embedder.available() is None
    assert embedder.encode(["abc", ""]) == pytest.approx(np.array([[0.9487, 0.3162], [0.7071, 0.7071]]), abs=1e-4)


@pytest.mark.usefixtures("installed")
def test_the_fingerprint_is_by_content(folder: Path) -> None:
    embedder = SentenceTransformersFolder(folder)
    before = embedder.fingerprint
    (folder / "weights").write_bytes(b"2!")
    assert embedder.fingerprint != before


@pytest.mark.usefixtures("installed")
def test_a_folder_that_is_gone_or_damaged_is_told_of(folder: Path) -> None:
    assert "config.json is missing" in str(SentenceTransformersFolder(folder.parent).available())
    (folder / "weights").unlink()
    with pytest.raises(DialogError) as told:
        SentenceTransformersFolder(folder).encode(["a"])
    assert "st:e5 cannot be used" in str(told.value)
