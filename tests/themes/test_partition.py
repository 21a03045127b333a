"""Groups from a graph; a wished number of groups; finer and coarser."""

import numpy as np
import pytest

from dialog_toolkit.domain.session import Idea
from dialog_toolkit.language.concepts import unit
from dialog_toolkit.themes.build import ThemeSettings, build_themes
from dialog_toolkit.themes.graph import adjacency, edges, matrix, neighbours
from dialog_toolkit.themes.partition import Labels, partition, partition_about, partition_matrix
from dialog_toolkit.themes.tree import kin

Circles = tuple[list[Idea], dict[str, str]]


def blobs(groups: int, each: int) -> tuple[np.ndarray, Labels]:
    chance = np.random.default_rng(0)
    labels = np.repeat(np.arange(groups), each)
    spread = 0.1 * chance.normal(size=(groups * each, groups))
    return unit((np.eye(groups)[labels] + spread).astype(np.float32)), labels


def test_edges_and_matrix_are_the_same_graph() -> None:
    vectors, _ = blobs(4, 10)
    nearest, cosines = neighbours(vectors, 5)
    pairs = edges(nearest, cosines)
    assert pairs == sorted(pairs)
    assert all(low < high and weight > 0 for low, high, weight in pairs)
    assert (matrix(pairs, 40) != adjacency(nearest, cosines)).nnz == 0


def test_absent_ideas_have_no_edges() -> None:
    vectors, _ = blobs(4, 10)
    present = np.arange(40) % 2 == 0
    graph = adjacency(*neighbours(vectors, 5), present).tocoo()
    assert present[graph.row].all()
    assert present[graph.col].all()


def test_a_loop_stands_once() -> None:
    assert matrix([(0, 0, 2.0), (0, 1, 1.0)], 2).toarray().tolist() == [[2.0, 1.0], [1.0, 0.0]]


def test_blobs_are_found() -> None:
    vectors, labels = blobs(5, 20)
    found = partition(edges(*neighbours(vectors, 10)), 100, resolution=1.0, random_state=0)
    assert found.tolist() == labels.tolist()


def test_no_edges_no_groups() -> None:
    assert partition([], 3, resolution=1.0, random_state=0).tolist() == [0, 1, 2]


@pytest.mark.parametrize("wished", [2, 3, 6])
def test_about_so_many(wished: int) -> None:
    vectors, _ = blobs(6, 30)
    graph = adjacency(*neighbours(vectors, 60))

    def at(resolution: float) -> Labels:
        return partition_matrix(graph, resolution=resolution, random_state=0)

    labels, resolution = partition_about(at, wished, least=3)
    assert len(set(labels.tolist())) == wished
    assert labels.tolist() == at(resolution).tolist()


@pytest.mark.parametrize("wished", [5, 12, 25, 10_000])
def test_about_on_the_circles(circles: Circles, wished: int) -> None:
    run = build_themes(*circles, ThemeSettings(about=wished))
    reached = len(run.themes)
    assert run.engine.settings["themes"] == reached
    if wished < 100:
        assert abs(reached - wished) <= 2
    else:
        assert reached > 25


def test_finer_never_gives_fewer(circles: Circles) -> None:
    counts = [len(build_themes(*circles, ThemeSettings(resolution=r)).themes) for r in (0.5, 0.7, 1.0, 1.4, 2.0)]
    assert counts == sorted(counts)
    assert counts[0] < counts[-1]


def test_kin_themes_go_together() -> None:
    middles = np.array([[1, 0, 0.0], [1, 0.2, 0], [0, 1, 0], [0.2, 1, 0], [0, 0, 1], [0, 0.2, 1]], np.float32)
    labels = np.repeat(np.arange(6), [9, 8, 7, 6, 5, 4])
    vectors = unit(middles[labels])
    assert {frozenset(group) for group in kin(labels, vectors)} <= {
        frozenset(pair) for pair in ((0, 1), (2, 3, 4, 5), (0, 1, 2, 3), (4, 5), (2, 3), (0, 1, 4, 5))
    }
    assert sorted(label for group in kin(labels, vectors) for label in group) == list(range(6))
    assert kin(labels[labels < 5], vectors[labels < 5]) == ()


def test_every_theme_is_in_one_group(circles: Circles) -> None:
    run = build_themes(*circles)
    assert 2 <= len(run.groups) < len(run.themes)
    assert sorted(id for group in run.groups for id in group.themes) == sorted(theme.id for theme in run.themes)
    assert {(theme.id, theme.group) for theme in run.themes} == {
        (id, group.id) for group in run.groups for id in group.themes
    }
    assert all(group.title for group in run.groups)


def test_few_themes_have_no_groups(circles: Circles) -> None:
    run = build_themes(*circles, ThemeSettings(about=3))
    assert run.groups == ()
    assert {theme.group for theme in run.themes} == {""}
