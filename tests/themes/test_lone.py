"""Lone voices: few, far from the rest, not those that are surely at home."""

import numpy as np

from dialog_toolkit.language.concepts import unit
from dialog_toolkit.themes.doubt import also, unsure
from dialog_toolkit.themes.graph import neighbours
from dialog_toolkit.themes.lone import MOST, alone, loneliness


def crowd(planted: int) -> tuple[np.ndarray, np.ndarray]:
    """Four groups of 50 and `planted` ideas that point elsewhere."""
    chance = np.random.default_rng(0)
    labels = np.r_[np.repeat(np.arange(4), 50), np.zeros(planted, np.int64)]
    rows = np.eye(4 + planted)[np.r_[labels[:200], 4 + np.arange(planted)]]
    return unit((rows + 0.15 * chance.normal(size=rows.shape)).astype(np.float32)), labels


def test_planted_ones_are_found() -> None:
    vectors, labels = crowd(8)
    _, cosines = neighbours(vectors, 20)
    found = alone(labels, vectors, cosines, np.full(208, np.nan))
    assert sorted(found.tolist()) == list(range(200, 208))


def test_never_more_than_a_share() -> None:
    vectors, labels = crowd(60)
    _, cosines = neighbours(vectors, 20)
    assert len(alone(labels, vectors, cosines, np.full(260, np.nan))) <= MOST * 260


def test_equal_ideas_are_not_alone() -> None:
    vectors = np.ones((40, 1), np.float32)
    _, cosines = neighbours(vectors, 20)
    assert len(alone(np.zeros(40, np.int64), vectors, cosines, np.ones(40))) == 0


def test_the_steady_are_spared() -> None:
    vectors, labels = crowd(8)
    _, cosines = neighbours(vectors, 20)
    steady = np.full(208, 0.5)
    steady[200] = 1.0
    without = loneliness(labels, vectors, cosines, np.full(208, 0.5))
    assert loneliness(labels, vectors, cosines, steady)[200] < without[200]


def test_doubt_and_other_themes() -> None:
    vectors = unit(np.array([[1, 0], [1, 0.1], [1, 0.9], [0, 1], [0.1, 1], [0, -1]], np.float32))
    labels = np.array([0, 0, 0, 1, 1, -1])
    assert also(labels, vectors) == ((), (), (1,), (), (), ())
    steady = np.array([1, 1, 0.2, 0.4, np.nan, 0])
    assert unsure(labels, vectors, steady).tolist() == [False, False, True, False, False, False]
    assert not unsure(labels, vectors, np.full(6, np.nan)).any()
    assert unsure(labels, vectors, np.zeros(6)).tolist() == [False, False, True, False, False, False]
    assert also(labels[:0], vectors[:0]) == ()
