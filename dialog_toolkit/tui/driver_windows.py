"""Windows: a driver that leaves the Kitty keyboard protocol off.

Windows Terminal 1.25 and newer takes the protocol up and then sends AltGr+A as ``alt+a`` without the letter, so ā ē ī š
ž of the Latvian layouts would be lost. Textual 8.2.8 asks for it always; here the request never reaches the terminal.
"""

import re
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.driver import Driver

_KITTY = re.compile("\x1b\\[[>=<][0-9;]*u")
"""Push, set and pop of the protocol's flags (https://sw.kovidgoyal.net/kitty/keyboard-protocol/)."""


class Writing:
    """Something that writes to a terminal."""

    def write(self, data: str) -> None:
        """Send `data`; a driver knows how."""


class WithoutKitty(Writing):
    """Put before a driver: what it writes goes on without the requests of the Kitty keyboard protocol."""

    def write(self, data: str) -> None:
        """Send `data` without those requests."""
        kept = _KITTY.sub("", data)
        if kept:
            super().write(kept)


def driver_class() -> "type[Driver] | None":
    """The driver of this system; None where Textual's own is right."""
    if sys.platform != "win32":
        return None
    from textual.drivers.windows_driver import WindowsDriver  # can be imported on Windows only

    class LatvianWindowsDriver(WithoutKitty, WindowsDriver):
        """Textual's driver for Windows with the Kitty protocol off."""

    return LatvianWindowsDriver
