"""Chunks: what is given to a model, what is taken from it, and what is kept of a run that was stopped."""

import numpy as np
import pytest

from dialog_toolkit.errors import Cancelled, DialogError
from dialog_toolkit.themes.embedders.chunks import checked, in_chunks, readable
from dialog_toolkit.themes.embedders.protocol import Floats, never, silent, unwatched
from tests.themes.embedders.letters import Letters


@pytest.mark.parametrize(
    ("text", "read"), [("", "."), (" \n", "."), ("\0", "."), ("a\0b", "a b"), (" ceļš ", "ceļš"), ("\ud800x", "?x")]
)
def test_every_text_is_one_a_model_can_read(text: str, read: str) -> None:
    assert readable(text) == read
    letters = Letters()
    assert np.isfinite(letters.encode([text])).all()
    assert letters.read == [read]


def test_no_texts_make_no_rows() -> None:
    assert Letters().encode([]).shape == (0, 1)


def test_a_stop_comes_between_chunks_and_what_was_finished_was_told() -> None:
    letters, kept = Letters(), list[tuple[int, int]]()

    def finished(start: int, rows: Floats) -> None:
        kept.append((start, len(rows)))

    with pytest.raises(Cancelled):
        letters.encode(["a"] * 300, cancelled=lambda: len(kept) == 2, finished=finished)
    assert kept == [(0, 64), (64, 64)]
    assert len(letters.read) == 128


def test_chunks_of_different_lengths_are_refused() -> None:
    def vectors(chunk: list[str]) -> list[list[float]]:
        return [[1.0] * (2 if len(chunk) == 64 else 3)] * len(chunk)

    with pytest.raises(DialogError) as told:
        in_chunks("odd", vectors, ["a"] * 65, silent, never, unwatched)
    assert str(told.value) == "The embedder odd gave something other than vectors of one length."


@pytest.mark.parametrize("size", [1e-5, 1.0, 1e30, 1e200])
def test_rows_have_length_1_however_long_they_came(size: float) -> None:
    rows = checked([[3 * size, 4 * size]], 1, "x")
    assert rows == pytest.approx(np.array([[0.6, 0.8]]), abs=1e-6)


@pytest.mark.parametrize("made", [None, 1.0, [1.0], [[[1.0]]], [["a"]], [[]], [[{}]], [[1.0], [1.0, 2.0]], [[10**400]]])
def test_what_is_no_table_of_numbers_is_refused(made: object) -> None:
    with pytest.raises(DialogError) as told:
        checked(made, 1, "odd")
    assert "odd" in str(told.value)
