"""A full disk: told, nothing acknowledged lost, and writing goes on when there is room again."""

import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("resource", reason="this system cannot limit the size of files")

CODE = """
import resource, sys
from pathlib import Path
from dialog_toolkit.errors import StorageError
from dialog_toolkit.ledger import create_project, history_of, open_project, record, states, verify

folder, big = Path(sys.argv[1]), resource.RLIM_INFINITY

def limit(size):
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, big))

limit(10_000)
try:
    create_project(folder / "never.dialog", title="T", plan="p", author="A")
except StorageError as told:
    print("create", told.message, bool(told.hint), sorted(p.name for p in folder.iterdir()))
limit(big)
acknowledged = []
with create_project(folder / "x.dialog", title="T", plan="p", author="A") as project:
    limit(2_000_000)
    try:
        for number in range(10_000):
            record(project, f"idea:s/{number}", "text", "teksts " * 300)
            acknowledged.append(f"idea:s/{number}")
    except StorageError as told:
        print("record", told.message, bool(told.hint), len(acknowledged) > 10)
    print("reading", sorted(states(project, "idea:")) == sorted(acknowledged))
    limit(big)
    record(project, "idea:s/after", "text", "pēc tam")
    print("after", history_of(project, "idea:s/after")[0].text)
with open_project(folder / "x.dialog", author="A") as project:
    print("again", sorted(states(project, "idea:")) == sorted([*acknowledged, "idea:s/after"]), verify(project).sound)
"""


def test_a_full_disk_is_told_and_loses_nothing(tmp_path: Path) -> None:
    run = subprocess.run([sys.executable, "-c", CODE, str(tmp_path)], capture_output=True, text=True, check=False)
    full = "The disk is full or takes no more: {path} was not written. True"
    assert run.stdout.splitlines() == [
        f"create {full} []",
        f"record {full} True",
        "reading True",
        "after pēc tam",
        "again True True",
    ]
    assert run.stderr == ""
