"""Kill a process that records, at random moments, again and again; print what was lost.

usage: python kill_rounds.py FOLDER ROUNDS

The writer reports each change through a pipe only after `record` returned: what was reported must be there.
Run on its own (not imported by a test) because it forks.
"""

import contextlib
import os
import random
import signal
import sys
import time
from pathlib import Path

from dialog_toolkit.ledger import Project, create_project, history_of, open_project, record, states, verify


def text_of(number: int) -> str:
    """What is recorded as the change of that number."""
    return f"{number}: ideja par ceļu „uz skolu” " * 3


def write_until_killed(path: Path, start: int, report: int) -> None:
    """Record for ever; every number told to `report` is on the disk."""
    project = open_project(path, author="Anna")
    for number in range(start, start + 1_000_000):
        record(project, f"idea:s/{number // 5}", "text", text_of(number))
        os.write(report, f"{number}\n".encode())


def one_round(path: Path, start: int, chance: random.Random) -> list[int]:
    """Start a writer, kill it after a while; the numbers it reported."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        write_until_killed(path, start, writing)
    os.close(writing)
    time.sleep(chance.uniform(0.02, 0.35))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with os.fdopen(reading) as stream:
        return [int(line) for line in stream.read().split("\n")[:-1]]


def lost_of(project: Project, reported: list[int]) -> list[int]:
    """The reported numbers whose text is not in the ledger."""
    kept = {change.text for entity in states(project, "idea:") for change in history_of(project, entity, "text")}
    return [number for number in reported if text_of(number) not in kept]


def main(folder: Path, rounds: int) -> None:
    """Run the rounds and print one line: kills, changes reported, lost, files that did not verify."""
    path, chance = folder / "kill.dialog", random.Random(7)
    create_project(path, title="T", plan="p", author="Anna").close()
    reported: list[int] = []
    lost = unsound = locked = 0
    for number in range(rounds):
        new = one_round(path, number * 1_000_000, chance)
        reported += new
        with open_project(path, author="Anna") as project:
            locked += project.readonly_reason is not None
            unsound += not verify(project).sound
            lost += len(lost_of(project, reported if number == rounds - 1 else new))
    told = f"kills={rounds} reported={len(reported)} lost={lost} unsound={unsound} locked={locked}"
    sys.stdout.write(told + "\n")


if __name__ == "__main__":
    with contextlib.suppress(KeyboardInterrupt):
        main(Path(sys.argv[1]), int(sys.argv[2]))
