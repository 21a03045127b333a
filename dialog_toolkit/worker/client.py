"""The parent's side: start the child, pass on its progress, answer its questions, stop it when asked."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from threading import Lock
from types import TracebackType
from typing import Any

from dialog_toolkit.errors import BadInput, Cancelled, DialogError, ProjectError, StorageError
from dialog_toolkit.i18n import N_
from dialog_toolkit.worker.pace import Pace

Progress = Callable[[str, int, int], None]
"""Called with the phase (English message id), steps done and steps in all (0: not known)."""
Answers = Mapping[str, Callable[[Any], object]]
"""What the child may ask for, by name; called in the thread that runs the request, with plain JSON values."""

_FAMILIES: dict[str, type[DialogError]] = {
    family.__name__: family for family in (BadInput, Cancelled, ProjectError, StorageError)
}


class Worker:
    """A child process that computes, started when first needed and kept ready for the next request.

    Requests may come from any thread; they are served one after another. Whatever goes wrong, the caller's own state
    is untouched, and the next request finds a working child.
    """

    def __init__(self) -> None:
        self._turn = Lock()  # held while a request is served
        self._state = Lock()  # held for a moment to read or change the three below
        self._child: subprocess.Popen[str] | None = None
        self._serving = False
        self._stopped = False
        self._pace = Pace()

    def __enter__(self) -> "Worker":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def eta(self) -> float | None:
        """Seconds until the running phase ends; None when it cannot be told."""
        return self._pace.seconds_left()

    def warm(self, embedder: str = "") -> None:
        """Load what every grouping needs, and `embedder` if one is named, so that the first one is quick."""
        self.run("warm", {"embedder": embedder})

    def run(self, task: str, payload: object, progress: Progress | None = None, answers: Answers | None = None) -> Any:
        """Have `task` done and return its answer as plain JSON values.

        Raises Cancelled when `cancel` is called or the person interrupts, and DialogError with what went wrong. What
        `progress` or `answers` raise comes out as it is.
        """
        with self._turn:
            child = self._begin()
            sound = False
            try:
                _send(child, {"task": task, "payload": payload})
                answer = self._conversation(child, progress, answers or {})
                sound = "crash" not in answer
            except KeyboardInterrupt:
                raise _stopped() from None
            except DialogError:
                if self._stopped:
                    raise _stopped() from None
                raise
            finally:
                self._finish(child, sound)
            return _value(answer)

    def cancel(self) -> None:
        """Stop the request that is being served, if any, at once; from any thread. Its caller gets Cancelled."""
        with self._state:
            if self._serving and self._child:
                self._stopped = True
                self._child.kill()

    def close(self) -> None:
        """End the child. A request that is being served is cancelled."""
        self.cancel()
        with self._turn, self._state:
            if self._child:
                _end(self._child)
            self._child = None

    def _begin(self) -> subprocess.Popen[str]:
        with self._state:
            if self._child and self._child.poll() is not None:
                _end(self._child)
                self._child = None
            self._child = self._child or _start()
            self._serving, self._stopped, self._pace = True, False, Pace()
            return self._child

    def _finish(self, child: subprocess.Popen[str], sound: bool) -> None:
        with self._state:
            self._serving, self._pace = False, Pace()
            # A child in the middle of something, or one that crashed, is not asked again.
            if self._stopped or not sound:
                _end(child)
                self._child = None

    def _conversation(
        self, child: subprocess.Popen[str], progress: Progress | None, answers: Answers
    ) -> dict[str, Any]:
        while True:
            match message := _receive(child):
                case {"progress": [str(phase), int(done), int(total)]}:
                    self._pace.step(phase, done, total)
                    if progress:
                        progress(phase, done, total)
                case {"ask": [str(name), asked]}:
                    _send(child, {"reply": answers[name](asked) if name in answers else None})
                case {"result": _} | {"fault": {"message": str(), "facts": {}}} | {"crash": {"type": _, "where": [*_]}}:
                    return message
                case _:
                    raise _garbled()


def run_task(task: str, payload: object, progress: Progress | None = None, answers: Answers | None = None) -> Any:
    """Have one task done by a child process of its own; as `Worker.run`."""
    with Worker() as worker:
        return worker.run(task, payload, progress, answers)


def _start() -> subprocess.Popen[str]:
    environment = {**os.environ, "PYTHONUTF8": "1", "PYTHONHASHSEED": "0", "TOKENIZERS_PARALLELISM": "false"}
    try:
        return subprocess.Popen(
            [sys.executable, "-m", "dialog_toolkit.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            encoding="utf-8",
            errors="replace",
            env=environment,
        )
    except OSError as fault:
        raise DialogError(
            N_("The computation could not be started ({why}). Your data is as it was."),
            hint=N_("Try again; if memory is short, close other programs first."),
            why=fault.strerror or type(fault).__name__,
        ) from None


def _end(child: subprocess.Popen[str]) -> None:
    child.kill()
    child.wait()
    for stream in (child.stdin, child.stdout):
        if stream:
            try:
                stream.close()
            except OSError:  # what was left unwritten had no reader
                continue


def _send(child: subprocess.Popen[str], message: dict[str, object]) -> None:
    assert child.stdin
    try:
        child.stdin.write(json.dumps(message, ensure_ascii=True) + "\n")
        child.stdin.flush()
    except OSError:
        raise _ended() from None


def _receive(child: subprocess.Popen[str]) -> dict[str, Any]:
    assert child.stdout
    line = child.stdout.readline()
    if not line.endswith("\n"):
        raise _ended()
    try:
        message = json.loads(line)
    except (ValueError, RecursionError):
        raise _garbled() from None
    if not isinstance(message, dict):
        raise _garbled()
    return message


def _value(answer: dict[str, Any]) -> Any:
    if "fault" in answer:
        fault = answer["fault"]
        family = _FAMILIES.get(str(fault.get("family")), DialogError)
        raise family(fault["message"], hint=fault.get("hint", ""), **fault["facts"])
    if "crash" in answer:
        crash = answer["crash"]
        raise DialogError(
            N_("The computation failed ({type}). Your data is as it was."),
            hint=N_("Report it with these places in the program: {where}"),
            type=crash["type"],
            where="; ".join(map(str, crash["where"][-3:])),
        )
    return answer["result"]


def _stopped() -> Cancelled:
    return Cancelled(N_("Stopped. Everything is as it was before."))


def _ended() -> DialogError:
    return DialogError(
        N_("The computation ended before it answered. Your data is as it was."),
        hint=N_("Try again; if memory is short, close other programs first."),
    )


def _garbled() -> DialogError:
    return DialogError(
        N_("The computation gave an answer that cannot be read. Your data is as it was."),
        hint=N_("Try again; if it happens anew, install the program again."),
    )
