"""The computing process of the program: one, and it ends with it."""

import subprocess
import sys

from dialog_toolkit.services.engine import engine

PROGRAM = """
from dialog_toolkit.errors import BadInput
from dialog_toolkit.services.engine import engine
try:
    engine().run("try_embedder", {"embedder": "none-such"})
except BadInput:
    print(engine()._child.pid)
"""


def test_there_is_one() -> None:
    assert engine() is engine()
    engine().close()


def test_it_ends_with_the_program() -> None:
    ran = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, timeout=60)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.strip().isdigit()
    if sys.platform != "win32":
        gone = subprocess.run(["kill", "-0", ran.stdout.strip()], capture_output=True)
        assert gone.returncode != 0
