"""Record changes under the recorder of `shim.c`. usage: python writer.py PROJECT ACKNOWLEDGED SYNCHRONOUS CHANGES

Each number is written to ACKNOWLEDGED only after `record` returned.
"""

import os
import sys
from pathlib import Path
from typing import Any

from sqlalchemy import event

from dialog_toolkit.ledger import open_project, record


def text_of(number: int) -> str:
    """What is recorded as the change of that number."""
    return f"{number}: ideja par ceļu „uz skolu” " * 3


def main(path: Path, acknowledged: Path, synchronous: str, changes: int) -> None:
    """Record that many changes, five to an idea."""
    report = os.open(acknowledged, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    with open_project(path, author="Anna") as project:
        settings = (f"synchronous={synchronous}", "wal_autocheckpoint=60")  # checkpoints must be in the trace too

        @event.listens_for(project.engine, "checkout")
        def settle(connection: Any, _record: object, _proxy: object) -> None:
            for setting in settings:
                connection.execute(f"PRAGMA {setting}").fetchall()

        for number in range(changes):
            record(project, f"idea:s/{number // 5}", "text", text_of(number))
            os.write(report, f"{number}\n".encode())
        os._exit(0)  # no closing: a power cut gives no time for it


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], int(sys.argv[4]))
