"""The parent's side: start the child, pass on its progress, stop it when asked."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import IO

from dialog_toolkit.errors import Cancelled, DialogError
from dialog_toolkit.i18n import N_

Progress = Callable[[str, int, int], None]
"""Called with the phase (English message id), steps done and steps in all (0: not known)."""


def run_task(task: str, payload: object, progress: Progress | None = None) -> object:
    """Run `task` in a child process and return its answer as plain JSON values.

    Raises Cancelled when the person interrupts (the child is ended), and DialogError with what the child said went
    wrong. The caller's own state is untouched in every case.
    """
    with _child() as child:
        try:
            return _converse(child, {"task": task, "payload": payload}, progress or (lambda *_: None))
        except KeyboardInterrupt:
            raise Cancelled(N_("Stopped. Everything is as it was before.")) from None


@contextmanager
def _child() -> Iterator[subprocess.Popen[str]]:
    environment = {**os.environ, "PYTHONUTF8": "1", "PYTHONHASHSEED": "0", "TOKENIZERS_PARALLELISM": "false"}
    child = subprocess.Popen(
        [sys.executable, "-m", "dialog_toolkit.worker"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        encoding="utf-8",
        env=environment,
    )
    try:
        yield child
    finally:
        if child.poll() is None:
            child.kill()
        child.wait()
        for stream in (child.stdin, child.stdout):
            if stream:
                stream.close()


def _converse(child: subprocess.Popen[str], request: dict[str, object], progress: Progress) -> object:
    assert child.stdin
    assert child.stdout
    try:
        child.stdin.write(json.dumps(request, ensure_ascii=True) + "\n")
        child.stdin.flush()
        return _answer(child.stdout, progress)
    except BrokenPipeError:
        raise _ended() from None


def _answer(lines: IO[str], progress: Progress) -> object:
    for line in lines:
        message = json.loads(line)
        if "progress" in message:
            progress(*message["progress"])
        elif "result" in message:
            return message["result"]
        elif "fault" in message:
            fault = message["fault"]
            raise DialogError(fault["message"], hint=fault["hint"], **fault["facts"])
        else:
            crash = message["crash"]
            raise DialogError(
                N_("The computation failed ({type}). Your data is as it was."),
                hint=N_("Report it with these places in the program: {where}"),
                type=crash["type"],
                where="; ".join(crash["where"][-3:]),
            )
    raise _ended()


def _ended() -> DialogError:
    return DialogError(
        N_("The computation ended before it answered. Your data is as it was."),
        hint=N_("Try again; if memory is short, close other programs first."),
    )
