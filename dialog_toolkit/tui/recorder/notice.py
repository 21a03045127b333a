"""The one line under the idea: what to look at while typing, and when things were last saved."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from dialog_toolkit.i18n import _
from dialog_toolkit.tui.recorder.log import one_line


class Weight(StrEnum):
    """How much a notice matters; each has a sign of its own."""

    QUIET = "quiet"
    CARE = "care"
    FAULT = "fault"


@dataclass(frozen=True)
class Notice:
    """One line of words, already in the person's language."""

    words: str = ""
    weight: Weight = Weight.QUIET

    @property
    def text(self) -> str:
        """The words with their sign."""
        sign = {Weight.QUIET: "", Weight.CARE: "⚠ ", Weight.FAULT: "✗ "}[self.weight]
        return sign + one_line(self.words) if self.words else ""


@dataclass(frozen=True)
class Notices:
    """All that could be said; `shown` is what is. A fault stays until something is kept."""

    fault: Notice = Notice()
    seat: Notice = Notice()
    personal: Notice = Notice()
    alike: Notice = Notice()
    said: Notice = Notice()

    @property
    def shown(self) -> Notice:
        """The weightiest notice."""
        every = (self.fault, self.seat, self.personal, self.alike, self.said)
        return next((each for each in every if each.words), Notice())


def saved_text(saved: datetime | None, failed: bool = False) -> str:
    """“⛁ saved 18:38:07”, or that the last thing typed is not on the disk."""
    if failed:
        return "✗ " + _("NOT saved")
    return "⛁ " + _("saved {time}").format(time=f"{saved:%H:%M:%S}") if saved else ""
