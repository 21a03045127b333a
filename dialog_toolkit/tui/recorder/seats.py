"""Which chair speaks: digits after F7, told as turns and silence, never by person and never on the disk."""

from dataclasses import dataclass, replace

from dialog_toolkit.i18n import _, ngettext
from dialog_toolkit.services.recording_speaking import Speaking, falls_silent, quietest, speaks, spoke

SILENT_MINUTES = 10
"""Minutes of silence from which a chair is named."""


@dataclass(frozen=True)
class SeatEntry:
    """Digits typed after F7. `typed` is what stands there so far; `chairs` 0: how many chairs there are is asked."""

    chairs: int
    typed: str = ""


def digit(entry: SeatEntry, key: str) -> tuple[SeatEntry | None, int | None]:
    """The entry after one digit, and the chair if it is decided. (None, None): there is no such chair.

    One digit is enough where no chair has a longer number that begins with it: of 12 chairs, 2 to 9, and 0 for
    nobody. While it is asked how many chairs there are, only Enter decides.
    """
    typed = entry.typed + key
    if not entry.chairs:
        return replace(entry, typed=typed[:2].lstrip("0")), None
    number = int(typed)
    if number > entry.chairs:
        return None, None
    if typed == "0" or number * 10 > entry.chairs:
        return None, number
    return replace(entry, typed=typed), None


def turn_to(speaking: Speaking, chair: int, at: float) -> Speaking:
    """From now on that chair speaks; 0 means nobody. A number there is no chair of changes nothing."""
    if chair == 0:
        return falls_silent(speaking, at)
    return speaks(speaking, chair, at) if chair <= speaking.chairs else speaking


def seats_text(chairs: int, speaking: Speaking | None, at: float) -> str:
    """“12 chairs · 9 have spoken · longest silent: chairs 4., 11.”, or "" if there are no chairs."""
    if not chairs:
        return ""
    parts = [ngettext("{n} chair", "{n} chairs", chairs).format(n=chairs)]
    if speaking is None:
        return parts[0]
    spoken = spoke(speaking)
    parts.append(ngettext("{n} has spoken", "{n} have spoken", spoken).format(n=spoken))
    if speaking.chair:
        parts.append(_("speaking: {chair}").format(chair=speaking.chair))
    silent = [chair for chair, minutes in quietest(speaking, at) if minutes >= SILENT_MINUTES]
    if silent:
        numbers = ", ".join(_("no. {chair}").format(chair=chair) for chair in sorted(silent))
        parts.append(_("longest silence: {chairs}").format(chairs=numbers))
    return " · ".join(parts)
