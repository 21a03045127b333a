"""Replay a trace of writes up to a power cut: what was not yet synced is dropped, torn or reordered by sectors.

usage: python -m tests.ledger.powercut.cuts CUTS [FULL|NORMAL]

An unlink counts as durable at once, and a drive that lies about having synced is not in this model.
"""

import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dialog_toolkit.errors import DialogError
from dialog_toolkit.ledger import create_project, history_of, open_project, states, verify

HERE = Path(__file__).parent
SECTOR = 512
CHANGES = 250


@dataclass(frozen=True)
class Step:
    """One recorded call: W write, T truncate, S sync, U unlink."""

    act: str
    name: str
    offset: int
    data: bytes


@dataclass(frozen=True)
class Outcome:
    """Of `cuts` power cuts: how many left a file that does not verify, how many lost an acknowledged change."""

    cuts: int
    steps: int
    syncs: int
    acknowledged: int
    unsound: int
    lossy: int


def build_shim(folder: Path) -> Path:
    """Compile the recorder with gcc."""
    shim = folder / "shim.so"
    subprocess.run(["gcc", "-shared", "-fPIC", "-O1", str(HERE / "shim.c"), "-o", str(shim), "-ldl"], check=True)
    return shim


def run_cuts(folder: Path, cuts: int, synchronous: str) -> Outcome:
    """Record a trace of the real ledger, then cut the power at random places of it."""
    watch = folder / "watched"
    watch.mkdir()
    path, acknowledged = watch / "x.dialog", watch / "acknowledged"
    create_project(path, title="T", plan="p", author="Anna").close()
    start = {path.name: path.read_bytes()}
    environment = {
        **os.environ,
        "LD_PRELOAD": str(build_shim(folder)),
        "WATCH": str(watch),
        "TRACE": str(folder / "trace"),
    }
    command = [sys.executable, str(HERE / "writer.py"), str(path), str(acknowledged), synchronous, str(CHANGES)]
    subprocess.run(command, env=environment, check=True)
    steps = [step for step in read_trace(folder / "trace") if not step.name.endswith(("-shm", ".lock"))]
    chance = random.Random(11)
    unsound = lossy = 0
    for _cut in range(cuts):
        files, told = after_cut(start, steps[: chance.randrange(len(steps))], acknowledged.name, chance)
        sound, kept = reopened(folder / "after", files)
        unsound += not sound
        lossy += not all(text_of(number) in kept for number in told)
    syncs = sum(step.act == "S" for step in steps)
    return Outcome(cuts, len(steps), syncs, len(acknowledged.read_text().split()), unsound, lossy)


def read_trace(path: Path) -> Iterator[Step]:
    """The steps in a trace file."""
    raw, at = path.read_bytes(), 0
    while at < len(raw):
        end = raw.index(b"\n", at)
        act, offset, length, name = raw[at:end].decode().split(" ", 3)
        at = end + 1
        data = raw[at : at + int(length)] if act == "W" else b""
        at += len(data)
        yield Step(act, Path(name).name, int(offset), data)


def after_cut(
    start: dict[str, bytes], steps: list[Step], acknowledged: str, chance: random.Random
) -> tuple[dict[str, bytearray], list[int]]:
    """What the disk holds after these steps and a cut, and the numbers that had been acknowledged by then."""
    durable = {name: bytearray(content) for name, content in start.items()}
    waiting: dict[str, list[Step]] = {}
    told: list[int] = []
    for step in steps:
        if step.name == acknowledged:
            told += [int(step.data)]
            continue
        content = durable.setdefault(step.name, bytearray())
        if step.act == "S":
            for earlier in waiting.pop(step.name, []):
                apply(content, earlier)
        elif step.act == "U":
            durable.pop(step.name)
            waiting.pop(step.name, None)
        else:
            waiting.setdefault(step.name, []).append(step)
    for name, unsynced in waiting.items():
        keep = survival(chance)
        for step in unsynced:
            apply_torn(durable[name], step, keep, chance)
    return durable, told


def survival(chance: random.Random) -> float:
    """The share of unsynced sectors that reached the disk in this cut: none, half or few."""
    mode = chance.random()
    return 0.0 if mode <= 0.2 else 0.5 if mode < 0.8 else 0.05


def apply(content: bytearray, step: Step) -> None:
    """Do one write or truncation."""
    if len(content) < step.offset:
        content.extend(bytes(step.offset - len(content)))
    if step.act == "T":
        del content[step.offset :]
    else:
        content[step.offset : step.offset + len(step.data)] = step.data


def apply_torn(content: bytearray, step: Step, keep: float, chance: random.Random) -> None:
    """Do an unsynced step sector by sector, each with the probability `keep`."""
    if step.act == "T":
        if chance.random() < 0.5:
            apply(content, step)
        return
    for at in range(0, len(step.data), SECTOR):
        if chance.random() < keep:
            apply(content, Step("W", step.name, step.offset + at, step.data[at : at + SECTOR]))


def reopened(folder: Path, files: dict[str, bytearray]) -> tuple[bool, set[str | None]]:
    """Whether the files open and verify, and the texts that are in them."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for name, content in files.items():
        (folder / name).write_bytes(content)
    try:
        with open_project(folder / "x.dialog", author="Anna") as project:
            kept = {c.text for entity in states(project, "idea:") for c in history_of(project, entity, "text")}
            return verify(project).sound, kept
    except DialogError:
        return False, set()


def text_of(number: int) -> str:
    """What the writer records as the change of that number."""
    return f"{number}: ideja par ceļu „uz skolu” " * 3


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        outcome = run_cuts(Path(name), int(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else "FULL")
    sys.stdout.write(f"{outcome}\n")
