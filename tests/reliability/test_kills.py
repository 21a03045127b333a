"""The real program, killed with kill -9 while someone types: what it had acknowledged is there at the next start."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.reliability.conftest import CANARY

pytest.importorskip("pty", reason="this system has no pseudo-terminals")

LATE = 3.0
"""Seconds of typing that may be lost on a machine busy with other work; 0.3 are promised on one that is not."""


def kill(way: str, kills: int, folder: Path) -> tuple[dict[str, float], int]:
    """Run the rounds; the figures found, and how many log files there are, none of which repeats what was said."""
    script = Path(__file__).with_name("kills.py")
    command = [sys.executable, str(script), way, str(kills), str(folder)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr[-3000:]
    assert run.stderr == ""
    logs = [file for file in (folder / "state").rglob("*") if file.is_file()]
    assert [file.name for file in logs if CANARY in file.read_text("utf-8")] == []
    assert CANARY.encode() in b"".join(file.read_bytes() for file in folder.glob("plan.dialog*"))  # it was really said
    return {name: float(value) for name, value in re.findall(r"(\w+)=([\d.]+)", run.stdout)}, len(logs)


def check(found: dict[str, float], kills: int) -> None:
    """Nothing lost, each start sound, and each that recovered something said so."""
    late = found.pop("late")
    acknowledged, drafts = found.pop("acknowledged"), found.pop("drafts")
    assert found == {"kills": kills, "lost": 0, "unsound": 0, "silent": 0, "errors": 0}
    assert acknowledged > kills / 3  # it was in the middle of recording
    assert drafts <= kills
    assert late <= LATE


def test_thirty_kills_of_plain_recording_lose_nothing(tmp_path: Path) -> None:
    check(kill("plain", 30, tmp_path)[0], 30)


def test_a_handful_of_kills_of_the_app_lose_nothing(tmp_path: Path) -> None:
    check(kill("app", 6, tmp_path)[0], 6)


@pytest.mark.slow
@pytest.mark.parametrize(("way", "kills"), [("plain", 240), ("app", 60)])
def test_three_hundred_kills_lose_nothing(way: str, kills: int, tmp_path: Path) -> None:
    check(kill(way, kills, tmp_path)[0], kills)
