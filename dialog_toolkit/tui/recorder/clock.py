"""How far a stage is: minutes gone of minutes planned, a bar, a gentle word near the end."""

from dataclasses import dataclass
from enum import StrEnum

from dialog_toolkit.i18n import _, ngettext

SOON_MINUTES = 2.0
"""Minutes before the end from which the end is named; a tenth of the stage where that is less."""


class Phase(StrEnum):
    """Where in its time a stage is."""

    WAITING = "waiting"
    GOING = "going"
    SOON = "soon"
    OVER = "over"


@dataclass(frozen=True)
class StageClock:
    """Minutes gone of the minutes planned, as numbers; `words` and `bar` make them readable."""

    elapsed: float | None
    planned: int

    @property
    def phase(self) -> Phase:
        """Where in its time the stage is."""
        if self.elapsed is None:
            return Phase.WAITING
        if self.elapsed >= self.planned:
            return Phase.OVER
        left = self.planned - self.elapsed
        return Phase.SOON if left <= max(0.5, min(SOON_MINUTES, self.planned / 10)) else Phase.GOING


def minutes_text(minutes: float) -> str:
    """Minutes and seconds, as on a kitchen clock: 12:41. Never negative."""
    seconds = max(0, int(minutes * 60 + 1e-6))
    return f"{seconds // 60}:{seconds % 60:02d}"


def clock_text(clock: StageClock) -> str:
    """“12:41 of 30:00”, or how long it will be if it has not begun."""
    if clock.elapsed is None:
        return ngettext("{n} minute", "{n} minutes", clock.planned).format(n=clock.planned)
    return _("{gone} of {planned}").format(gone=minutes_text(clock.elapsed), planned=minutes_text(float(clock.planned)))


def bar(clock: StageClock, width: int = 12) -> str:
    """A bar of `width` cells: the part gone is filled."""
    share = 0.0 if clock.elapsed is None or clock.planned <= 0 else clock.elapsed / clock.planned
    filled = min(width, int(share * width))
    return "▓" * filled + "░" * (width - filled)


def warning(clock: StageClock) -> str:
    """A gentle word near the end of a stage, or ""."""
    if clock.elapsed is None:
        return ""
    if clock.phase is Phase.SOON:
        return _("{left} left").format(left=minutes_text(clock.planned - clock.elapsed))
    if clock.phase is Phase.OVER:
        return _("+{over} over").format(over=minutes_text(clock.elapsed - clock.planned))
    return ""
