"""The child process: reads one request, reports progress, answers, ends."""

import json
import sys
import traceback
from collections.abc import Callable
from typing import TextIO

from dialog_toolkit.errors import DialogError


def main() -> int:
    """Serve one request from standard input. Nothing but answers goes to standard output."""
    answers, sys.stdout = sys.stdout, sys.stderr
    _utf8(sys.stdin, answers)
    send = _sender(answers)
    request = json.loads(sys.stdin.readline())
    try:
        from dialog_toolkit.worker.tasks import TASKS

        result = TASKS[request["task"]](request["payload"], lambda *step: send({"progress": step}))
    except DialogError as fault:
        facts = {name: value if isinstance(value, int | float) else str(value) for name, value in fault.facts.items()}
        send({"fault": {"message": fault.message, "hint": fault.hint, "facts": facts}})
        return 0
    except Exception as fault:
        # Only where and of what type: the message of a foreign exception may hold what a participant said.
        where = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(fault.__traceback__)]
        send({"crash": {"type": type(fault).__name__, "where": where}})
        return 1
    send({"result": result})
    return 0


def _utf8(*streams: TextIO) -> None:
    for stream in streams:
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8")


def _sender(answers: TextIO) -> Callable[[dict[str, object]], None]:
    def send(message: dict[str, object]) -> None:
        answers.write(json.dumps(message, ensure_ascii=True) + "\n")
        answers.flush()

    return send


if __name__ == "__main__":
    sys.exit(main())
