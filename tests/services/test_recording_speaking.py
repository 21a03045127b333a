"""How evenly people spoke: figures without chairs, and nothing of it on the disk."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialog_toolkit.domain.session import SpeakingSummary
from dialog_toolkit.ledger import export_rows
from dialog_toolkit.services import recording
from dialog_toolkit.services.recording_speaking import (
    Speaking,
    begin_speaking,
    falls_silent,
    gini,
    quietest,
    shares,
    speaks,
    spoke,
    summary,
)
from tests.services.recorded import SESSION, recorded


def talk(chairs: int, *turns: tuple[int, float]) -> tuple[Speaking, float]:
    """A circle in which chairs speak one after another, each for so many seconds."""
    speaking, at = begin_speaking(chairs, 100.0), 100.0
    for chair, seconds in turns:
        speaking, at = speaks(speaking, chair, at), at + seconds
    return speaking, at


def test_turns_shares_and_silence() -> None:
    speaking, at = talk(4, (1, 60), (2, 60), (1, 120), (3, 240))
    assert (spoke(speaking), speaking.turns) == (3, (2, 1, 1, 0))
    assert shares(speaking, at) == pytest.approx((180 / 480, 60 / 480, 240 / 480, 0))
    assert quietest(speaking, at) == [(4, 8), (2, 6)]
    assert summary(speaking, at) == SpeakingSummary(4, 3, 2.0, 0.44, 8)


def test_nobody_and_everybody_alike() -> None:
    assert summary(begin_speaking(3, 5.0), 65.0) == SpeakingSummary(3, 0, 0.0, 0.0, 1)
    speaking, at = talk(3, (1, 30), (2, 30), (3, 30))
    assert summary(speaking, at).max_share == 1.0
    assert summary(speaking, at).gini == 0.0


def test_silence_of_the_room_is_nobodys_time() -> None:
    speaking, at = talk(2, (1, 60))
    paused = falls_silent(speaking, at)
    assert shares(paused, at + 600) == (1.0, 0.0)
    assert falls_silent(paused, at + 600) == paused
    assert speaks(speaking, 1, at) == speaking


@pytest.mark.parametrize("chair", [0, -1, 3])
def test_a_chair_that_is_not_there_is_refused(chair: int) -> None:
    with pytest.raises(ValueError):
        speaks(begin_speaking(2, 0.0), chair, 1.0)
    with pytest.raises(ValueError):
        begin_speaking(0, 0.0)


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(1, 5), st.floats(0, 4000)), max_size=30))
def test_the_figures_stay_in_their_range(turns: list[tuple[int, float]]) -> None:
    speaking, at = talk(5, *turns)
    told = summary(speaking, at)
    assert 0 <= told.gini <= 0.8
    assert told.max_share == 0 or 0.99 <= told.max_share <= 5
    assert told.spoke == len({chair for chair, _seconds in turns})
    assert 0 <= told.longest_silence <= int((at - 100) // 60)
    assert sum(shares(speaking, at)) == pytest.approx(1 if sum(shares(speaking, at)) else 0)


@settings(deadline=None)
@given(st.lists(st.floats(0, 1e6), min_size=1, max_size=12), st.floats(0.5, 20))
def test_gini_does_not_depend_on_the_unit_or_the_order(values: list[float], scale: float) -> None:
    other = tuple(scale * value for value in reversed(values))
    assert gini(tuple(values)) == pytest.approx(gini(other), abs=1e-6)


def test_no_chair_reaches_the_disk() -> None:
    with recorded() as project:
        speaking, at = talk(12, (7, 60), (11, 30))
        recording.set_speaking(project, SESSION, summary(speaking, at))
        kept = [row["text"] for row in export_rows(project) if row["field"] == "speaking"]
        assert kept == ['{"chairs":12,"gini":0.86,"longest_silence":1,"max_share":8.0,"spoke":2}']
