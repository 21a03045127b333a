"""The child process: its answer, its progress, and every way it can end."""

import os
import shutil
import signal
import subprocess
import threading
import time
from dataclasses import asdict

import pytest

from dialog_toolkit.domain.session import Idea
from dialog_toolkit.errors import DialogError
from dialog_toolkit.worker.client import run_task

TEXTS = ("Autobuss nenāk.", "Vilciens kavējas.", "Atbilde nepienāca.", "Kur palika mūsu priekšlikums?")
IDEAS = [Idea(f"s{n}/{n}", f"s{n}", text) for n, text in enumerate(TEXTS)]


def payload(**settings: object) -> dict[str, object]:
    return {
        "ideas": [asdict(idea) for idea in IDEAS],
        "region_of": {idea.session: "riga" for idea in IDEAS},
        "settings": settings,
    }


def test_the_answer_comes_with_progress_and_places_every_idea() -> None:
    phases: list[str] = []
    answer = run_task("themes", payload(seed=1), lambda phase, _done, _total: phases.append(phase))
    assert isinstance(answer, dict)
    assert sorted(placed["idea"] for placed in answer["placements"]) == sorted(idea.id for idea in IDEAS)
    assert phases


def test_a_fault_of_the_computation_comes_back_as_one() -> None:
    with pytest.raises(DialogError) as told:
        run_task("themes", payload(embedder="none-such"))
    assert "none-such" in str(told.value)


def test_a_crash_tells_where_and_never_what_was_said() -> None:
    broken = payload()
    broken["ideas"] = [{"id": "s/1", "session": "s", "text": ["SLEPENI VĀRDI"]}]
    with pytest.raises(DialogError) as told:
        run_task("themes", broken)
    assert "SLEPENI" not in str(told.value) + str(told.value.facts)
    assert told.value.facts["type"] == "ValidationError"


@pytest.mark.skipif(shutil.which("pgrep") is None, reason="needs pgrep")
def test_a_killed_child_is_a_sentence() -> None:
    def children() -> set[int]:
        command = ["pgrep", "-P", str(os.getpid()), "-f", "dialog_toolkit.worker"]
        return set(map(int, subprocess.run(command, capture_output=True, text=True).stdout.split()))

    others = children()  # a warm one of another test may still be there

    def kill() -> None:
        for _ in range(200):
            for child in children() - others:
                os.kill(child, signal.SIGKILL)
                return
            time.sleep(0.01)

    killer = threading.Thread(target=kill)
    killer.start()
    with pytest.raises(DialogError) as told:
        run_task("themes", payload())
    killer.join()
    assert told.value.message.startswith("The computation ended")
