"""How long a running phase still takes, judged by how it went so far."""

import time
from collections.abc import Callable

AT_LEAST = 0.5
"""Seconds a phase must have run before anything is said of its end."""


class Pace:
    """Follows the progress of one request.

    Parameters
    ----------
    clock: seconds that only grow.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._phase = ""
        self._began = self._last = (0.0, 0)
        self._total = 0

    def step(self, phase: str, done: int, total: int) -> None:
        """Take note of a step; a new phase, or another number of steps, begins anew."""
        now = self._clock()
        if (phase, total) != (self._phase, self._total) or done < self._last[1]:
            self._phase, self._total, self._began = phase, total, (now, done)
        self._last = (now, done)

    def seconds_left(self) -> float | None:
        """Seconds until the phase ends, at least 0; None while it cannot be told or nothing runs."""
        (began, first), (last, done) = self._began, self._last
        if not self._total or done <= first or last - began < AT_LEAST:
            return None
        each = (last - began) / (done - first)
        return max(0.0, each * (self._total - done) - (self._clock() - last))
