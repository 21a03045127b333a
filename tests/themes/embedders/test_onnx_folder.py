"""A model folder: laid out as sentence-transformers does, read as it asks, refused where it asks too much."""

from pathlib import Path

import numpy as np
import pytest

from dialog_toolkit.errors import DialogError
from dialog_toolkit.themes.embedders.onnx_folder import OnnxFolder
from tests.themes.embedders import models
from tests.themes.embedders.models import VECTORS, WORDS, make

NUMBER = {word: number for number, word in enumerate(WORDS)}


def of(*words: str) -> list[float]:
    """The mean of the vectors of `words`, of length 1."""
    mean = VECTORS[[NUMBER[word] for word in words]].mean(axis=0)
    return list(mean / np.linalg.norm(mean))


def refusal(folder: Path) -> str:
    """What is said of a folder that cannot be used, and that encoding says the same."""
    embedder = OnnxFolder(folder)
    with pytest.raises(DialogError) as told:
        embedder.encode(["ceļš"])
    return str(told.value)


@pytest.mark.parametrize("place", ["onnx/model.onnx", "model.onnx"])
def test_the_mean_of_the_words_without_the_padding(tmp_path: Path, place: str) -> None:
    embedder = OnnxFolder(make(tmp_path / "m", place=place))
    assert embedder.available() is None
    rows = embedder.encode(["ceļš", "autobuss ārsts rinda", "rinda ceļš"])
    assert rows == pytest.approx(
        np.array([of("ceļš"), of("autobuss", "ārsts", "rinda"), of("rinda", "ceļš")]), abs=1e-6
    )


def test_the_first_word_where_the_folder_says_so(tmp_path: Path) -> None:
    rows = OnnxFolder(make(tmp_path / "m", pooling="pooling_mode_cls_token")).encode(["ārsts rinda", "rinda ceļš"])
    assert rows == pytest.approx(np.array([of("ārsts"), of("rinda")]), abs=1e-6)


def test_a_prompt_stands_before_each_text(tmp_path: Path) -> None:
    prompts = {"query": "rinda ", "passage": "passage: "}
    rows = OnnxFolder(make(tmp_path / "m", pooling="pooling_mode_mean_tokens", prompts=prompts)).encode(["ceļš"])
    assert rows == pytest.approx(np.array([of("passage:", "ceļš")]), abs=1e-6)


@pytest.mark.parametrize("inputs", [("input_ids", "attention_mask"), ("input_ids",)])
def test_only_what_the_model_asks_for_is_given(tmp_path: Path, inputs: tuple[str, ...]) -> None:
    rows = OnnxFolder(make(tmp_path / "m", inputs=inputs)).encode(["ceļš rinda"])
    assert rows == pytest.approx(np.array([of("ceļš", "rinda")]), abs=1e-6)


def test_a_model_that_gives_sentences_is_taken_at_its_word(tmp_path: Path) -> None:
    rows = OnnxFolder(make(tmp_path / "m", output="sentence_embedding")).encode(["ceļš rinda"])
    assert rows == pytest.approx(np.array([[2**-0.5, 2**-0.5, 0]]), abs=1e-6)


def test_a_long_text_is_cut_where_the_folder_says(tmp_path: Path) -> None:
    folder = make(tmp_path / "m")
    models.write(folder, "sentence_bert_config.json", {"max_seq_length": 4})
    rows = OnnxFolder(folder).encode(["ceļš ceļš ceļš ceļš rinda rinda"])
    assert rows == pytest.approx(np.array([of("ceļš")]), abs=1e-6)


def test_the_fingerprint_is_by_content_not_by_place(tmp_path: Path) -> None:
    one, two = OnnxFolder(make(tmp_path / "a")), OnnxFolder(make(tmp_path / "b"))
    before = one.fingerprint
    assert before == two.fingerprint
    models.write(tmp_path / "a", "sentence_bert_config.json", {"max_seq_length": 4})
    assert one.fingerprint != before
    assert two.fingerprint == before


def test_the_name_tells_no_path(tmp_path: Path) -> None:
    assert OnnxFolder(tmp_path / "anna" / "e5").name == "onnx:e5"


@pytest.mark.parametrize("file", ["onnx/model.onnx", "tokenizer.json"])
def test_a_missing_file_is_named(tmp_path: Path, file: str) -> None:
    folder = make(tmp_path / "m")
    (folder / file).unlink()
    reason = OnnxFolder(folder).available()
    assert reason is not None
    assert Path(file).name in str(reason)
    assert str(reason) == refusal(folder)


@pytest.mark.parametrize("file", ["onnx/model.onnx", "tokenizer.json"])
def test_a_damaged_file_is_named(tmp_path: Path, file: str) -> None:
    folder = make(tmp_path / "m")
    (folder / file).write_bytes(b"\x00damaged")
    assert Path(file).name in refusal(folder)


@pytest.mark.parametrize(
    ("file", "content"),
    [
        ("1_Pooling/config.json", {"pooling_mode_max_tokens": True}),
        ("1_Pooling/config.json", {"pooling_mode_cls_token": True, "pooling_mode_mean_tokens": True}),
        ("1_Pooling/config.json", ["mean"]),
        ("modules.json", [{"type": "sentence_transformers.models.Dense", "path": "2_Dense"}]),
        ("config_sentence_transformers.json", {"prompts": "passage: "}),
    ],
)
def test_what_a_folder_asks_in_vain_is_named(tmp_path: Path, file: str, content: object) -> None:
    folder = make(tmp_path / "m")
    models.write(folder, file, content)
    assert file in refusal(folder)
    with pytest.raises(DialogError):
        _ = OnnxFolder(folder).fingerprint


def test_a_model_that_wants_unknown_input_is_refused(tmp_path: Path) -> None:
    assert "model.onnx" in refusal(make(tmp_path / "m", inputs=("input_ids", "pixel_values")))


def test_changed_files_are_read_anew(tmp_path: Path) -> None:
    folder = make(tmp_path / "m")
    embedder = OnnxFolder(folder)
    first = embedder.encode(["ārsts rinda"])
    models.write(folder, "1_Pooling/config.json", {"pooling_mode_cls_token": True})
    assert first == pytest.approx(np.array([of("ārsts", "rinda")]), abs=1e-6)
    assert embedder.encode(["ārsts rinda"]) == pytest.approx(np.array([of("ārsts")]), abs=1e-6)
