"""Fetching a model: what is looked for, what is fetched, and that nothing half-done stays."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from dialog_toolkit.errors import BadInput, DialogError, StorageError
from dialog_toolkit.services.model_download import available_files, fetch
from dialog_toolkit.themes.embedders.onnx_folder import OnnxFolder
from tests.services.hub import NAME, Hub, running

FILES = ["onnx/model.onnx", "tokenizer.json", "modules.json", "1_Pooling/config.json"]


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[Hub]:
    with running(tmp_path / "hub") as hub:
        yield hub


def test_looking_fetches_nothing_and_tells_sizes(hub: Hub) -> None:
    files = available_files(NAME, hub.address + "/")
    assert [file.path for file in files] == FILES
    assert [file.size for file in files] == [(hub.files / path).stat().st_size for path in FILES]
    assert hub.got == []


def test_what_is_fetched_is_a_working_embedder(hub: Hub, tmp_path: Path) -> None:
    steps: list[tuple[int, int]] = []
    folder = tmp_path / "here" / "words"
    folder.parent.mkdir()
    fetched = fetch(available_files(NAME, hub.address), folder, lambda _phase, done, total: steps.append((done, total)))
    assert [file.path for file in fetched] == hub.got == FILES
    assert [file.sha256 for file in fetched] == [
        hashlib.sha256((hub.files / path).read_bytes()).hexdigest() for path in FILES
    ]
    embedder = OnnxFolder(folder)
    assert embedder.available() is None
    assert (embedder.encode(["ceļš"]) == OnnxFolder(hub.files).encode(["ceļš"])).all()
    assert steps
    assert [path.name for path in folder.parent.iterdir()] == ["words"]


def test_an_empty_folder_may_be_there_already(hub: Hub, tmp_path: Path) -> None:
    (tmp_path / "words").mkdir()
    assert fetch(available_files(NAME, hub.address), tmp_path / "words")


def test_the_model_beside_the_rest_and_in_two_files(hub: Hub) -> None:
    (hub.files / "onnx" / "model.onnx").rename(hub.files / "model.onnx")
    (hub.files / "model.onnx_data").write_bytes(b"numbers")
    assert [file.path for file in available_files(NAME, hub.address)][:3] == [
        "model.onnx", "tokenizer.json", "model.onnx_data",
    ]  # fmt: skip


@pytest.mark.parametrize("file", ["onnx/model.onnx", "tokenizer.json"])
def test_a_model_without_what_is_needed_is_refused(hub: Hub, file: str) -> None:
    (hub.files / file).unlink()
    with pytest.raises(BadInput) as told:
        available_files(NAME, hub.address)
    assert "no model in ONNX form" in str(told.value)


@pytest.mark.parametrize("name", ["", "..", "../x", "a/b/c", "a/..", "a b", "/etc", "a?b", "owner/"])
def test_what_is_no_name_is_not_looked_for(hub: Hub, name: str) -> None:
    with pytest.raises(BadInput):
        available_files(name, hub.address)
    assert hub.asked == []


@pytest.mark.parametrize("source", ["", "http://example.org", "ftp://127.0.0.1", "file:///tmp", "hub", "https://"])
def test_only_an_address_nobody_can_tamper_with(source: str) -> None:
    with pytest.raises(BadInput) as told:
        available_files(NAME, source)
    assert told.value.hint.startswith("Nothing was fetched")


def path_of(file: str) -> str:
    return f"/{NAME}/resolve/main/{file}"


def test_a_file_may_be_elsewhere_but_only_safely(hub: Hub, tmp_path: Path) -> None:
    (hub.files / "onnx" / "model.onnx").rename(tmp_path / "hub" / "stored")
    hub.moved[path_of("onnx/model.onnx")] = f"{hub.address}/stored"
    assert fetch(available_files(NAME, hub.address), tmp_path / "words")
    hub.moved[path_of("onnx/model.onnx")] = "http://example.org/stored"
    with pytest.raises(DialogError) as told:
        available_files(NAME, hub.address)
    assert told.value.facts["why"] == "302"


@pytest.mark.parametrize("file", FILES)
def test_a_connection_that_breaks_leaves_nothing(hub: Hub, tmp_path: Path, file: str) -> None:
    files = available_files(NAME, hub.address)
    hub.broken.add(path_of(file))
    with pytest.raises(DialogError) as told:
        fetch(files, tmp_path / "words")
    assert "could not be fetched" in str(told.value)
    assert [path.name for path in tmp_path.iterdir()] == ["hub"]


def test_a_person_who_stops_it_leaves_nothing(hub: Hub, tmp_path: Path) -> None:
    def stop(phase: str, done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fetch(available_files(NAME, hub.address), tmp_path / "words", stop)
    assert [path.name for path in tmp_path.iterdir()] == ["hub"]


def test_a_file_that_is_gone_meanwhile_leaves_nothing(hub: Hub, tmp_path: Path) -> None:
    files = available_files(NAME, hub.address)
    (hub.files / "tokenizer.json").unlink()
    with pytest.raises(DialogError):
        fetch(files, tmp_path / "words")
    assert [path.name for path in tmp_path.iterdir()] == ["hub"]


def test_what_is_in_the_folder_is_not_touched(hub: Hub, tmp_path: Path) -> None:
    (tmp_path / "words").mkdir()
    (tmp_path / "words" / "mine").write_text("x")
    with pytest.raises(BadInput):
        fetch(available_files(NAME, hub.address), tmp_path / "words")
    assert (tmp_path / "words" / "mine").read_text() == "x"
    assert hub.got == []


def test_a_folder_that_cannot_be_made_is_told_of(hub: Hub, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(StorageError):
        fetch(available_files(NAME, hub.address), tmp_path / "file" / "words")


def test_a_hub_that_cannot_be_reached_is_told_of() -> None:
    with pytest.raises(DialogError) as told:
        available_files(NAME, "http://127.0.0.1:1")
    assert "could not be fetched" in str(told.value)
