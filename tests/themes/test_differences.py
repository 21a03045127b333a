"""Differences between sides: planted ones are found, chance ones are not, and too little is called too little."""

import numpy as np
import pytest

from dialog_toolkit.domain.difference import Difference, Verdict
from dialog_toolkit.domain.evidence import evidence_of
from dialog_toolkit.domain.session import Idea
from dialog_toolkit.domain.theme import Theme
from dialog_toolkit.themes.differences import differences

Said = tuple[list[Theme], list[Idea], dict[str, str]]


def theme(id: str, ideas: list[Idea]) -> Theme:
    return Theme(id, id, "", (), tuple(i.id for i in ideas), (1.0,) * len(ideas), evidence_of(ideas, ideas, {}))


def rooms(shares: np.ndarray, sides: list[str], seed: int, each: int = 30) -> Said:
    """Sessions in which themes are drawn by `shares` [sessions, themes]."""
    chance = np.random.default_rng(seed)
    ideas, members = [], [[] for _ in range(shares.shape[1])]  # type: list[Idea], list[list[Idea]]
    for session, row in enumerate(shares):
        for number, label in enumerate(chance.choice(len(row), each, p=row / row.sum())):
            ideas.append(Idea(f"s{session:02}/{number:02}", f"s{session:02}", "x"))
            members[label].append(ideas[-1])
    found = [theme(f"t{number:02}", own) for number, own in enumerate(members) if own]
    return found, ideas, {f"s{session:02}": side for session, side in enumerate(sides)}


def by_cell(found: tuple[Difference, ...]) -> dict[tuple[str, str], Difference]:
    return {(each.theme, each.side): each for each in found}


SIDES = ["riga"] * 6 + ["latgale"] * 6 + ["zemgale"] * 6


def test_a_planted_difference_is_found() -> None:
    shares = np.ones((18, 8))
    shares[6:12, 2] = 5
    found = differences(*rooms(shares, SIDES, 0))
    cell = by_cell(found)["t02", "latgale"]
    assert cell.verdict is Verdict.MORE
    assert cell.share > 2 * cell.elsewhere
    assert cell == found[0]
    assert [each.corrected for each in found] == sorted(each.corrected for each in found)
    assert all(each.corrected >= each.p for each in found)


def test_one_loud_room_is_no_difference() -> None:
    """A single session that speaks of one thing says nothing about its region."""
    shares = np.ones((18, 8))
    shares[7, 2] = 200
    cell = by_cell(differences(*rooms(shares, SIDES, 0)))["t02", "latgale"]
    assert cell.share > 2 * cell.elsewhere
    assert cell.verdict is Verdict.NOTHING


def test_false_alarms_are_as_rare_as_promised() -> None:
    """Sessions differ much from one another, regions not at all: of 100 sets few have any difference."""
    alarms, small = 0, []
    for seed in range(100):
        chance = np.random.default_rng(1000 + seed)
        shares = chance.gamma(0.7, size=(18, 8)) + 0.01
        found = differences(*rooms(shares, SIDES, seed), permutations=300, random_state=seed)
        alarms += any(each.verdict in (Verdict.MORE, Verdict.LESS) for each in found)
        small += [each.p <= 0.05 for each in found]
    assert alarms <= 10
    assert 0.02 < np.mean(small) < 0.08


def test_shuffled_circles_show_nothing() -> None:
    shares = np.ones((18, 8))
    shares[6:12, 2] = 5
    themes, ideas, side_of = rooms(shares, SIDES, 0)
    order = np.random.default_rng(7).permutation(18)
    shuffled = {session: SIDES[place] for session, place in zip(sorted(side_of), order, strict=True)}
    assert {each.verdict for each in differences(themes, ideas, shuffled)} == {Verdict.NOTHING}


@pytest.mark.parametrize(
    ("sides", "few"),
    [
        (["a"] * 2 + ["b"] * 16, {"a", "b"}),
        (["a"] * 2 + ["b"] * 8 + ["c"] * 8, {"a"}),
        (["a"] * 3 + ["b"] * 3, {"a", "b"}),
        (["a"] * 18, {"a"}),
    ],
)
def test_too_few_circles(sides: list[str], few: set[str]) -> None:
    shares = np.ones((len(sides), 4))
    shares[: sides.count("a"), 1] = 50
    found = differences(*rooms(shares, sides, 0))
    assert {each.side for each in found if each.verdict is Verdict.TOO_FEW} == few
    assert {(each.p, each.corrected) for each in found if each.verdict is Verdict.TOO_FEW} == {(1.0, 1.0)}


def test_order_and_seed() -> None:
    themes, ideas, side_of = rooms(np.ones((18, 5)), SIDES, 3)
    first = differences(themes, ideas, side_of, permutations=200)
    assert differences(themes[::-1], ideas[::-1], dict(reversed(side_of.items())), permutations=200) == first
    assert differences(themes, ideas, side_of, permutations=200, random_state=1) != first


def test_shares_by_hand() -> None:
    ideas = [Idea("a/1", "a", "x"), Idea("a/2", "a", "x"), Idea("b/1", "b", "x"), Idea("c/1", "c", "x")]
    found = by_cell(differences([theme("t", [ideas[0], ideas[2]])], ideas, {"a": "one", "b": "two"}))
    assert (found["t", "one"].share, found["t", "one"].elsewhere) == (0.5, 1.0)
    assert set(found) == {("t", "one"), ("t", "two")}


def test_of_nothing() -> None:
    assert differences([], [], {}) == ()
    assert differences([theme("t", [])], [], {"a": "one"}) == ()
