"""How long keeping things safe takes: copies, starts after a crash, mending a damaged file.

usage: python -m tests.benchmarks.safekeeping_bench [IDEAS]
"""

import random
import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from dialog_toolkit.domain.session import Place
from dialog_toolkit.services import projects, recording
from dialog_toolkit.services.projects import Project
from dialog_toolkit.services.recording import NewSession
from dialog_toolkit.services.safekeeping import Keeper, open_for_recording

PAGE = 4096


def say(what: str, seconds: float) -> None:
    """One line of the table."""
    sys.stdout.write(f"| {what} | {seconds * 1000:.0f} ms |\n")


def timed(act: Callable[[], object]) -> float:
    """Seconds that an act takes."""
    began = time.perf_counter()
    act()
    return time.perf_counter() - began


def longest_wait(project: Project, session: str, keeping: Keeper) -> tuple[float, int]:
    """The longest time a draft took to be kept while a copy was being made, and how many were."""
    copying = threading.Thread(target=keeping.tick)
    copying.start()
    longest, number = 0.0, 0
    while copying.is_alive():
        number += 1
        longest = max(longest, timed(partial(recording.type_idea, project, session, f"{number} vārdi")))
    copying.join()
    return longest, number


def main(folder: Path, ideas: int) -> None:
    """Measure and print a table."""
    path = folder / "plan.dialog"
    with projects.create(path, author="Anna") as project:
        session = recording.start_session(project, NewSession(method="dialoga-aplis", place=Place("Dobele", "zemgale")))
        for number in range(ideas):
            recording.add_idea(project, session, f"{number}: ceļš uz skolu un apgaismojums pie pieturas " * 3)
        keeping = Keeper(project)
        longest, drafts = longest_wait(project, session, keeping)
        say(f"longest draft while the first copy and the 5 MB of kept room were written ({drafts} drafts)", longest)
        say("a copy with its check", timed(keeping.run))
        say("nothing changed: no copy", timed(keeping.run))
        crashed = folder / "crashed"
        shutil.copytree(folder, crashed, ignore=shutil.ignore_patterns("crashed"))
    for what, harm in (("start after a crash", False), ("start with a page of nonsense, mended from copy", True)):
        broken = crashed / "plan.dialog"
        if harm:
            content = bytearray(broken.read_bytes())
            content[:PAGE] = random.Random(1).randbytes(PAGE)
            broken.write_bytes(content)
        say(what, timed(lambda: open_for_recording(crashed / "plan.dialog", "Anna").project.close()))
    say("start after a proper end", timed(lambda: open_for_recording(path, "Anna").project.close()))


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        main(Path(name), int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
