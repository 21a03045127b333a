"""What every embedder can do."""

from collections.abc import Callable, Sequence
from typing import Protocol

import numpy as np
import numpy.typing as npt

from dialog_toolkit.errors import DialogError

Floats = npt.NDArray[np.float32]
Progress = Callable[[str, int, int], None]
Finished = Callable[[int, Floats], None]
"""Called with the place of the first text of a chunk and the rows of the chunk, as soon as they are there."""


def silent(phase: str, done: int, total: int) -> None:
    """Tell nobody."""


def never() -> bool:
    """Not cancelled."""
    return False


def unwatched(start: int, rows: Floats) -> None:
    """Let finished rows be."""


class Embedder(Protocol):
    """Turns texts into vectors whose cosine is the likeness of what they mean."""

    @property
    def name(self) -> str:
        """What papers call it; no path and no address is in it."""

    @property
    def fingerprint(self) -> str:
        """Another one means other vectors for the same text. Raises DialogError if the embedder is not there."""

    @property
    def packages(self) -> tuple[str, ...]:
        """Distributions whose versions belong into the note on what made a partition."""

    def available(self) -> DialogError | None:
        """Why it cannot be used here and now, ready to be raised; None if it can."""

    def encode(
        self,
        texts: Sequence[str],
        progress: Progress = silent,
        cancelled: Callable[[], bool] = never,
        finished: Finished = unwatched,
    ) -> Floats:
        """Rows of length 1, [texts, d], made in chunks of some 64. Raises DialogError, Cancelled."""
