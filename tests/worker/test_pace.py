"""How long a phase still takes."""

from dialog_toolkit.worker.pace import Pace


class Clock:
    """A clock that is set by hand."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_the_rate_so_far_tells_the_end() -> None:
    clock = Clock()
    pace = Pace(clock)
    assert pace.seconds_left() is None
    pace.step("reading", 0, 100)
    assert pace.seconds_left() is None
    clock.now = 10.0
    pace.step("reading", 20, 100)
    assert pace.seconds_left() == 40.0
    clock.now = 15.0
    assert pace.seconds_left() == 35.0
    clock.now = 100.0
    assert pace.seconds_left() == 0.0


def test_a_new_phase_begins_anew() -> None:
    clock = Clock()
    pace = Pace(clock)
    pace.step("reading", 0, 100)
    clock.now = 10.0
    pace.step("reading", 100, 100)
    assert pace.seconds_left() == 0.0
    pace.step("grouping", 50, 100)
    assert pace.seconds_left() is None
    clock.now = 12.0
    pace.step("grouping", 60, 100)
    assert pace.seconds_left() == 8.0


def test_nothing_is_said_where_the_whole_is_not_known_or_too_soon() -> None:
    clock = Clock()
    pace = Pace(clock)
    pace.step("reading", 0, 0)
    clock.now = 10.0
    pace.step("reading", 5, 0)
    assert pace.seconds_left() is None
    pace.step("grouping", 0, 10)
    clock.now = 10.2
    pace.step("grouping", 1, 10)
    assert pace.seconds_left() is None
