"""Steadiness: whole circles are left out, and what comes out of it is counted right."""

import time

import numpy as np

from dialog_toolkit.domain.session import Idea
from dialog_toolkit.domain.theme import Standing
from dialog_toolkit.language.concepts import unit
from dialog_toolkit.themes.build import ThemeSettings, build_themes
from dialog_toolkit.themes.graph import neighbours
from dialog_toolkit.themes.stability import ABSENT, presence, resampled, steadiness

Circles = tuple[list[Idea], dict[str, str]]


def test_whole_sessions_take_turns() -> None:
    sessions = [(f"s{n % 10}",) for n in range(60)]
    present = presence(sessions, 5, random_state=0)
    for session in {own[0] for own in sessions}:
        mine = [place for place, own in enumerate(sessions) if own[0] == session]
        assert (present[:, mine] == present[:, mine[:1]]).all()
        assert present[:, mine[0]].sum() == 4  # two of ten are out in each of five rounds
    assert (presence(sessions, 5, random_state=0) == present).all()


def test_said_in_two_sessions_is_missing_only_with_both() -> None:
    sessions = [("a",), ("b",), ("c",), ("a", "b"), ()]
    present = presence(sessions, 12, random_state=1)
    assert present[:, 3].all()
    assert present[:, 4].all()
    assert (present[:, :3].sum(axis=1) == 2).all()


def test_few_sessions_leave_out_ideas() -> None:
    present = presence([("a",)] * 20, 5, random_state=0)
    assert (present.sum(axis=1) == 16).all()
    assert (present.sum(axis=0) == 4).all()


def test_no_rounds() -> None:
    shares, groups = steadiness(np.zeros(3, np.int64), np.zeros((0, 3), np.int64))
    assert np.isnan(shares).all()
    assert np.isnan(groups[0])


def test_counted_by_hand() -> None:
    labels = np.array([0, 0, 0, 1, 1, -1])
    rounds = np.array([[0, 0, 1, 1, 1, 1], [0, 0, 0, ABSENT, 1, 0]])
    shares, groups = steadiness(labels, rounds)
    assert shares[:5].tolist() == [1.0, 1.0, 0.5, 1.0, 1.0]
    assert np.isnan(shares[5])
    assert groups == {0: round((2 / 3 + 3 / 4) / 2, 4), 1: round(2 / 4, 4)}


def test_clear_groups_are_steady() -> None:
    chance = np.random.default_rng(0)
    labels = np.repeat(np.arange(4), 30)
    vectors = unit((np.eye(8)[labels] + 0.05 * chance.normal(size=(120, 8))).astype(np.float32))
    nearest, cosines = neighbours(vectors, 10)
    present = presence([(str(place % 12),) for place in range(120)], 6, random_state=0)
    shares, groups = steadiness(labels, resampled(nearest, cosines, present, resolution=1.0, random_state=0))
    assert shares.min() == 1.0
    assert groups == {0: 1.0, 1: 1.0, 2: 1.0, 3: 1.0}


def test_a_run_tells_its_steadiness(circles: Circles) -> None:
    ideas, region_of = circles
    run = build_themes(ideas, region_of)
    for theme in run.themes:
        assert theme.stability is not None
        assert 0 < theme.stability <= 1
    for placement in run.placements:
        if placement.standing is Standing.THEME:
            assert placement.stability is not None
            assert placement.theme not in placement.also
            assert len(placement.also) <= 2
        else:
            assert placement.stability is None
            assert not placement.unsure
    doubtful, sure = (
        [p.stability for p in run.placements if p.stability is not None and p.unsure is side] for side in (True, False)
    )
    assert 0.05 * len(ideas) < len(doubtful) < 0.5 * len(ideas)
    assert np.mean(doubtful) < np.mean(sure) - 0.2


def test_rounds_may_be_left_out(circles: Circles) -> None:
    run = build_themes(*circles, ThemeSettings(rounds=0))
    assert {placement.stability for placement in run.placements} == {None}
    assert {theme.stability for theme in run.themes} == {None}


def test_rounds_are_cheap() -> None:
    chance = np.random.default_rng(0)
    vectors = unit(chance.normal(size=(1000, 50)).astype(np.float32))
    nearest, cosines = neighbours(vectors, 25)
    present = presence([(str(place % 25),) for place in range(1000)], 8, random_state=0)
    started = time.process_time()
    steadiness(np.arange(1000) % 40, resampled(nearest, cosines, present, resolution=2.75, random_state=0))
    assert time.process_time() - started < 1.5
