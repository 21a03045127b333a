"""Kill the real program in a pseudo-terminal with kill -9, in mid-typing and after Enter; print what was lost.

usage: python tests/reliability/kills.py plain|app KILLS [FOLDER]

``plain`` is ``session record``, ``app`` the facilitator's app on its recorder. The program is the real one, run by its
own entry point; it is forked from a process that has its modules loaded, which only saves the time of importing them.
An idea counts as acknowledged when the program said so on the terminal. Run on its own, because it forks.
"""

import fcntl
import os
import pty
import random
import re
import select
import signal
import struct
import sys
import tempfile
import termios
import time
from dataclasses import dataclass, field
from pathlib import Path

from dialog_toolkit.cli import app, record, session  # noqa: F401 - loaded before the forks
from dialog_toolkit.cli.main import main as program
from dialog_toolkit.config import Settings, save_settings
from dialog_toolkit.domain.session import Place
from dialog_toolkit.i18n import set_language
from dialog_toolkit.ledger import verify
from dialog_toolkit.services import projects, recording
from dialog_toolkit.services.recording import NewSession
from dialog_toolkit.services.safekeeping import open_for_recording
from dialog_toolkit.tui import app as textual_app  # noqa: F401 - loaded before the forks

AUTHOR = "Anna"
WORDS = "KANĀRIJPUTNIŅŠ lūdz ceļu uz skolu un apgaismojumu pie pieturas"
ESCAPES = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|[\]P_][^\x07\x1b]*(?:\x07|\x1b\\)|.)")


@dataclass
class Round:
    """One run of the program: what was typed whole with Enter, and each key of the line typed last with its time."""

    entered: list[str] = field(default_factory=list)
    keys: list[tuple[float, str]] = field(default_factory=list)
    said: bytes = b""
    killed: float = 0.0

    @property
    def text(self) -> str:
        """What the program put on the terminal, without colours and movements."""
        return ESCAPES.sub(b" ", self.said).decode(errors="replace")


@dataclass
class Lost:
    """What all rounds together lost. `late`: age in seconds of the oldest typed key that was lost, without Enter."""

    kills: int = 0
    acknowledged: int = 0
    lost: int = 0
    unsound: int = 0
    silent: int = 0
    late: float = 0.0
    drafts: int = 0
    errors: int = 0


def start(arguments: list[str]) -> tuple[int, int]:
    """The program in a pseudo-terminal of 24 lines of 80; process id and terminal."""
    child, terminal = pty.fork()
    if child == 0:
        for number, name in enumerate(("stdin", "stdout", "stderr")):  # those of before the fork were no terminal
            stream = open(number, "w" if number else "r", closefd=False)  # noqa: SIM115
            setattr(sys, name, stream)
            setattr(sys, f"__{name}__", stream)
        os._exit(program(arguments) or 0)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    return child, terminal


def listen(terminal: int, into: Round, seconds: float) -> None:
    """Take what the program says for a while."""
    until = time.monotonic() + seconds
    while (left := until - time.monotonic()) > 0:
        if select.select([terminal], [], [], left)[0]:
            try:
                into.said += os.read(terminal, 65536)
            except OSError:  # the program has ended
                return


def wait_for(terminal: int, into: Round, words: str, seconds: float = 30.0) -> bool:
    """Listen until the program says something."""
    until = time.monotonic() + seconds
    while words not in into.text:
        if time.monotonic() > until:
            return False
        listen(terminal, into, 0.02)
    return True


def one_round(way: str, arguments: list[str], number: int, chance: random.Random) -> Round:
    """Start, type ideas, kill at a random moment."""
    keys_before = [("/help", "")] if way == "plain" else [("Dobele", "\x1bOR"), ("›", "")]
    longest, pause = (0.9, 0.002) if way == "plain" else (2.5, 0.02)
    child, terminal = start(arguments)
    run = Round()
    for words, key in keys_before:
        if not wait_for(terminal, run, words):
            raise SystemExit(f"the program did not say “{words}”:\n{run.text[-3000:]}")
        os.write(terminal, key.encode())
    until = time.monotonic() + chance.uniform(0.02, longest)
    place = 0
    while time.monotonic() < until:
        place += 1
        run.keys = []
        text = f"{number}.{place}: {WORDS}"[: chance.randrange(30, 70)]
        for letter in text:
            if time.monotonic() >= until:
                break
            os.write(terminal, letter.encode())
            run.keys.append((time.monotonic(), letter))
            listen(terminal, run, chance.uniform(0.0, pause))
        else:
            run.entered.append(text.strip())
            os.write(terminal, b"\r")
            run.keys = []
            listen(terminal, run, chance.choice((0.0, 0.01, 0.1)))
    run.killed = time.monotonic()
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    listen(terminal, run, 0.01)
    os.close(terminal)
    return run


def acknowledged(run: Round, way: str, before: int) -> int:
    """How many of the ideas entered the program said to be kept."""
    if way == "plain":
        return len(re.findall(r"saved \d+", run.text))
    numbers = [int(number) for number in re.findall(r"›\s*(\d+)", run.text)]  # the number that the next idea will have
    return max(numbers, default=before + 1) - 1 - before


def late_of(run: Round, typed: str) -> float:
    """Age at the kill of the oldest key of the unfinished line that is not among what was kept, in seconds."""
    text = "".join(letter for _at, letter in run.keys)
    same = next((n for n, (a, b) in enumerate(zip(text, typed, strict=False)) if a != b), min(len(text), len(typed)))
    return run.killed - run.keys[same][0] if same < len(run.keys) else 0.0


def look(path: Path, session_id: str, run: Round, way: str, before: int, lost: Lost) -> int:
    """Open again as the next start does, and count what is missing; returns how many ideas there are."""
    opened = open_for_recording(path, AUTHOR)
    with opened.project as project:
        kept = [idea.text for idea in recording.session_now(project, session_id).ideas]
        said = acknowledged(run, way, before)
        lost.kills += 1
        lost.acknowledged += said
        missing = [text for text in run.entered[:said] if text not in kept]
        lost.lost += len(missing)
        if missing:
            sys.stderr.write(f"lost: {missing}; kept in this round: {kept[before:]}; typed: {run.entered}\n")
        lost.unsound += not verify(project).sound
        lost.errors += "Traceback" in run.text
        typed = recording.typed_idea(project, session_id)
        if way == "app" and said == len(run.entered):
            lost.late = max(lost.late, late_of(run, typed))
        lost.drafts += bool(typed)
        lost.silent += bool(typed) != bool(opened.recovered)
        recording.forget_typed(project, session_id)
    return len(kept)


def main(way: str, kills: int, folder: Path) -> Lost:
    """Run the rounds."""
    os.environ |= {"XDG_CONFIG_HOME": str(folder / "config"), "XDG_STATE_HOME": str(folder / "state")}
    os.environ |= {"DIALOG_TOOLKIT_LANG": "en", "TERM": "xterm-256color"}
    set_language("en")
    path, chance, lost = folder / "plan.dialog", random.Random(7), Lost()
    with projects.create(path, author=AUTHOR) as project:
        session_id = recording.start_session(
            project, NewSession(method="dialoga-aplis", place=Place("Dobele", "zemgale"), question="Kā?")
        )
    save_settings(Settings(language="en", name=AUTHOR, project=str(path)))
    plain = ["session", "record", session_id, "--project", str(path), "--as", AUTHOR]
    arguments = plain if way == "plain" else [str(path)]
    before = 0
    for number in range(kills):
        run = one_round(way, arguments, number, chance)
        before = look(path, session_id, run, way, before, lost)
    return lost


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        folder = Path(sys.argv[3]) if len(sys.argv) > 3 else Path(name)
        found = main(sys.argv[1], int(sys.argv[2]), folder)
    sys.stdout.write(f"{found}\n")
