"""What comes through a pipe, whatever the system's encoding is."""

import sys
from collections.abc import Iterator
from typing import Any


def piped_lines() -> Iterator[str]:
    """The lines of standard input as UTF-8; a byte that is none becomes U+FFFD, a byte order mark goes."""
    reconfigure: Any = getattr(sys.stdin, "reconfigure", None)
    if reconfigure:
        reconfigure(encoding="utf-8-sig", errors="replace")
    for line in sys.stdin:  # noqa: UP028 - `yield from` would close standard input
        yield line
