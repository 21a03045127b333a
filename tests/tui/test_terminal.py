"""The app in a real pseudo-terminal: it starts, shows Home, and ends with the key that ends it."""

import os
import select
import sys
import time
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals of this kind")

PATIENCE = 60.0
"""Seconds; a busy machine may be slow, a quick one does not wait."""


def read_until(terminal: int, wanted: str, seen: str = "") -> str:
    """What the terminal shows, until `wanted` is in it."""
    until = time.monotonic() + PATIENCE
    while wanted not in seen and time.monotonic() < until:
        if select.select([terminal], [], [], 0.2)[0]:
            try:
                seen += os.read(terminal, 65536).decode("utf-8", "replace")
            except OSError:  # the program has ended
                break
    return seen


def test_it_starts_shows_home_and_ends(project_file: Path, tmp_path: Path) -> None:
    import fcntl
    import pty
    import struct
    import termios

    (tmp_path / "config" / "dialog-toolkit").mkdir(parents=True)
    (tmp_path / "config" / "dialog-toolkit" / "settings.toml").write_text('name = "pierakstītājs"\n', "utf-8")
    child, terminal = pty.fork()
    if child == 0:
        os.environ.update(
            TERM="xterm-256color",
            XDG_CONFIG_HOME=str(tmp_path / "config"),
            HOME=str(tmp_path),
            COLUMNS="80",
            LINES="24",
        )
        os.execv(sys.executable, [sys.executable, "-m", "dialog_toolkit", str(project_file)])
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    seen = read_until(terminal, "Palīgs")
    assert "SESIJAS PA REĢIONIEM" in seen
    os.write(terminal, b"q")
    seen = read_until(terminal, "\x1b[?1049l", seen)
    assert "\x1b[?1049l" in seen  # the screen that was there before is back
    read_until(terminal, "\0")
    _child, status = os.waitpid(child, 0)
    os.close(terminal)
    assert os.waitstatus_to_exitcode(status) == 0
