"""From the command to the first paint of the app, in a real pseudo-terminal: CPU seconds, wall seconds, memory.

``python -m tests.benchmarks.tui_start [RUNS]`` (Linux: reads /proc). The project holds the example sessions and
copies of them under other ids, up to 1,000 ideas.
"""

import os
import pty
import select
import statistics
import struct
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from dialog_toolkit.paths import sessions_folder
from dialog_toolkit.services import projects, sessions

IDEAS = 1_000
PAINTED = "Palīgs"
"""The last key of the footer: when it is there, the screen is."""


def make_project(file: Path, ideas: int = IDEAS) -> int:
    """A project with at least `ideas` ideas; returns how many."""
    from dialog_toolkit.exchange.session_files import write_session

    with projects.create(file, author="bench") as project:
        sessions.import_files(project, [sessions_folder()])
        rows = sessions.summaries(project)
        have, copies = sum(row.ideas for row in rows), []
        for row in rows:
            if have >= ideas:
                break
            session = sessions.get(project, row.id)
            id = f"{row.id}-2"
            renamed = tuple(replace(i, id=f"{id}/{i.id.rpartition('/')[2]}", session=id) for i in session.ideas)
            copy = file.parent / f"{id}.yaml"
            copy.write_text(write_session(replace(session, id=id, ideas=renamed)), "utf-8")
            copies.append(copy)
            have += row.ideas
        if copies:
            sessions.import_files(project, copies)
        return sum(row.ideas for row in sessions.summaries(project))


def start(file: Path, home: Path) -> tuple[float, float, float]:
    """Start the app once: (CPU seconds of user and system, wall seconds, resident MB) at the first paint."""
    import fcntl
    import termios

    began = time.monotonic()
    child, terminal = pty.fork()
    if child == 0:
        os.environ.update(TERM="xterm-256color", XDG_CONFIG_HOME=str(home), HOME=str(home))
        os.execv(sys.executable, [sys.executable, "-m", "dialog_toolkit", str(file)])
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
    seen = b""
    while PAINTED.encode() not in seen and time.monotonic() - began < 60:
        if select.select([terminal], [], [], 0.05)[0]:
            seen += os.read(terminal, 65536)
    wall = time.monotonic() - began
    fields = Path(f"/proc/{child}/stat").read_text("utf-8").rpartition(")")[2].split()
    cpu = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    status = Path(f"/proc/{child}/status").read_text("utf-8")
    memory = int(status.split("VmRSS:")[1].split()[0]) / 1024
    os.write(terminal, b"q")
    until = time.monotonic() + 20
    while time.monotonic() < until:
        try:
            os.read(terminal, 65536)
        except OSError:
            break
    os.waitpid(child, 0)
    os.close(terminal)
    return cpu, wall, memory


def main() -> None:
    """Measure and print."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    with tempfile.TemporaryDirectory() as name:
        home, file = Path(name), Path(name) / "plan.dialog"
        (home / "dialog-toolkit").mkdir()
        (home / "dialog-toolkit" / "settings.toml").write_text('name = "bench"\n', "utf-8")
        ideas = make_project(file)
        start(file, home)  # files in the system's cache, byte code written
        found = [start(file, home) for _run in range(runs)]
    for title, place, unit in (("CPU", 0, "s"), ("wall", 1, "s"), ("memory", 2, "MB")):
        values = sorted(run[place] for run in found)
        sys.stdout.write(
            f"{title}: median {statistics.median(values):.2f} {unit}, from {values[0]:.2f} to {values[-1]:.2f} "
            f"({ideas} ideas, {runs} runs)\n"
        )


if __name__ == "__main__":
    main()
