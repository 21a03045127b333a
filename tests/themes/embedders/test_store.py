"""Vectors that are known are not worked out again, and give the same result."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest

from dialog_toolkit.errors import Cancelled
from dialog_toolkit.themes.embedders.store import Block, as_block, rows_of, storing, vectors
from tests.themes.embedders.letters import Letters


class Kept:
    """A store in memory."""

    def __init__(self) -> None:
        self.blocks: dict[str, list[Block]] = {}

    def known(self, fingerprint: str, keys: Sequence[str]) -> Sequence[Block]:
        return [block for block in self.blocks.get(fingerprint, []) if set(keys) & set(block["keys"])]

    def keep(self, fingerprint: str, block: Block) -> None:
        self.blocks.setdefault(fingerprint, []).append(block)


TEXTS = [f"{'aei'[n % 3] * (n % 5 + 1)} {n}" for n in range(150)]


def letters(name: str) -> Letters:
    """One with a fingerprint that no other test has: memory is kept for the process."""
    return Letters(f"letters-{name}")


def test_ten_new_texts_are_ten_texts_to_read() -> None:
    embedder, store = letters("ten"), Kept()
    with storing(store):
        vectors(embedder, TEXTS[:140])
        vectors(embedder, TEXTS)
    assert embedder.read == TEXTS
    assert [len(block["keys"]) for block in store.blocks["letters-ten"]] == [64, 64, 12, 10]


def test_what_the_project_knows_is_not_read_again() -> None:
    first, store = letters("known"), Kept()
    with storing(store):
        fresh = vectors(first, TEXTS)
    _forget_the_process()
    second = letters("known")
    with storing(store):
        assert (vectors(second, TEXTS[::-1])[::-1] == fresh).all()
    assert second.read == []


def test_the_same_text_is_read_once_and_order_is_kept() -> None:
    embedder = letters("order")
    rows = vectors(embedder, ["b", "a", "b\0", "b"])
    assert embedder.read == ["b", "a"]
    assert (rows[[0, 2, 3]] == rows[0]).all()
    assert rows == pytest.approx(embedder.encode(["b", "a", "b", "b"]), abs=1e-3)
    assert np.linalg.norm(rows, axis=1) == pytest.approx(np.ones(4), abs=1e-6)


def test_another_fingerprint_is_another_embedder() -> None:
    store = Kept()
    one, other = letters("one"), letters("other")
    with storing(store):
        vectors(one, TEXTS[:3])
        vectors(other, TEXTS[:3])
    assert one.read == other.read == TEXTS[:3]


def test_what_was_finished_before_a_stop_is_kept() -> None:
    store, embedder = Kept(), letters("stopped")
    with storing(store), pytest.raises(Cancelled):
        vectors(embedder, TEXTS, cancelled=lambda: len(embedder.read) >= 64)
    _forget_the_process()
    with storing(store):
        vectors(embedder, TEXTS)
    assert embedder.read == TEXTS


GOOD = as_block(["k"], np.array([[1, 2]], np.float32))
INFINITE = as_block(["k"], np.array([[np.inf, 1]], np.float32))
UNEVEN = {**GOOD, "keys": ["a", "b", "c"]}


@pytest.mark.parametrize(
    "block", [{}, {"keys": ["k"]}, {**GOOD, "rows": "!"}, {**GOOD, "keys": []}, UNEVEN, INFINITE, {**GOOD, "rows": ""}]
)
def test_a_damaged_block_is_no_block(block: dict[str, Any]) -> None:
    assert rows_of(block) == {}
    assert list(rows_of(GOOD)) == ["k"]


def test_blocks_of_different_lengths_are_not_relied_on() -> None:
    embedder, store = letters("mixed"), Kept()
    with storing(store):
        vectors(embedder, TEXTS[:3])
        (block,) = store.blocks["letters-mixed"]
        odd = as_block(block["keys"][:1], np.ones((1, 7), np.float32))
        store.blocks["letters-mixed"].append(odd)
        _forget_the_process()
        assert vectors(embedder, TEXTS[:3]).shape == (3, 4)
    assert embedder.read == TEXTS[:3] * 2


def _forget_the_process() -> None:
    """Memory holds the vectors of the two embedders used last."""
    for name in ("this", "that"):
        vectors(letters(name), ["a"])
