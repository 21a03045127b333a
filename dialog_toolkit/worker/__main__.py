"""The child process: reads a request, reports progress, answers, and waits for the next; ends with its parent."""

import json
import os
import signal
import sys
import traceback
from typing import IO, Any

from dialog_toolkit.errors import DialogError

NICE = 5
"""How much the child gives way to what people are doing meanwhile."""


class Line:
    """The line to the parent. Nothing but answers goes out on it."""

    def __init__(self, requests: IO[str], answers: IO[str]) -> None:
        self._requests, self._answers = requests, answers

    def next(self) -> Any:
        """The next message, None when the parent is gone."""
        line = self._requests.readline()
        return json.loads(line) if line else None

    def send(self, message: dict[str, object]) -> None:
        """Tell the parent."""
        self._answers.write(json.dumps(message, ensure_ascii=True) + "\n")
        self._answers.flush()

    def progress(self, phase: str, done: int, total: int) -> None:
        """Report a step of a phase (English message id); `total` 0: not known."""
        self.send({"progress": [phase, done, total]})

    def ask(self, name: str, payload: object) -> Any:
        """Ask the parent for what only it has; None if it knows nothing of that name."""
        self.send({"ask": [name, payload]})
        message = self.next()
        if message is None:
            sys.exit(0)
        return message["reply"]


def main() -> int:
    """Serve requests until standard input ends."""
    line = Line(sys.stdin, _apart())
    _give_way()
    while (request := line.next()) is not None:
        line.send(_served(request, line))
    return 0


def _served(request: dict[str, Any], line: Line) -> dict[str, object]:
    try:
        from dialog_toolkit.worker.tasks import TASKS

        return {"result": TASKS[request["task"]](request["payload"], line)}
    except DialogError as fault:
        facts = {name: value if isinstance(value, int | float) else str(value) for name, value in fault.facts.items()}
        family = type(fault).__name__
        return {"fault": {"family": family, "message": fault.message, "hint": fault.hint, "facts": facts}}
    except Exception as fault:
        # Only where and of what type: the message of a foreign exception may hold what a participant said.
        where = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(fault.__traceback__)]
        return {"crash": {"type": type(fault).__name__, "where": where}}


def _apart() -> IO[str]:
    """Standard output kept for answers; whatever else writes there, in Python or C, goes to standard error."""
    sys.stdout.flush()
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    sys.stdout = sys.stderr
    return answers


def _give_way() -> None:
    # Ctrl-C reaches the whole group of processes; whether to stop is the parent's to say.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(os, "nice"):
        os.nice(NICE)


if __name__ == "__main__":
    sys.exit(main())
