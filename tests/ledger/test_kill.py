"""A process killed at any moment loses nothing that it had reported as saved."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROUNDS = 30


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")
def test_nothing_acknowledged_is_lost_in_thirty_kills(tmp_path: Path) -> None:
    script = Path(__file__).with_name("kill_rounds.py")
    run = subprocess.run(
        [sys.executable, str(script), str(tmp_path), str(ROUNDS)], capture_output=True, text=True, check=False
    )
    assert run.stderr == ""
    found = re.fullmatch(r"kills=30 reported=(\d+) lost=0 unsound=0 locked=0\n", run.stdout)
    assert found, run.stdout
    assert int(found[1]) > ROUNDS  # it was in the middle of writing when it was killed
