"""Texts given to an embedder in chunks, and what comes back looked at before anyone relies on it."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from dialog_toolkit.errors import Cancelled, DialogError
from dialog_toolkit.i18n import N_
from dialog_toolkit.themes.embedders.protocol import Finished, Floats, Progress

CHUNK = 64
"""Texts at a time: a second or two of work, so that progress moves and little is lost when someone stops it."""

AS_BEFORE = N_("The themes stay as they are. Choose another embedder or none; see: dialog-toolkit embedder list")


def readable(text: str) -> str:
    """`text` as it is embedded: NUL would cut it short in some models, an empty text has no vector."""
    return text.replace("\0", " ").encode("utf-8", "replace").decode().strip() or "."


def in_chunks(
    name: str,
    vectors: Callable[[list[str]], object],
    texts: Sequence[str],
    progress: Progress,
    cancelled: Callable[[], bool],
    finished: Finished,
) -> Floats:
    """Rows of length 1 for `texts`, [texts, d], by `vectors`, which takes at most `CHUNK` texts at a time.

    Raises Cancelled, and DialogError if what `vectors` gives are no vectors, one for each text and all of one length.
    """
    phase = N_("Reading ideas with the sentence model")
    chunks: list[Floats] = []
    for start in range(0, len(texts), CHUNK):
        if cancelled():
            raise Cancelled(N_("Stopped. Everything is as it was before."))
        progress(phase, start, len(texts))
        chunk = [readable(text) for text in texts[start : start + CHUNK]]
        rows = checked(vectors(chunk), len(chunk), name)
        if chunks and rows.shape[1] != chunks[0].shape[1]:
            raise _uneven(name)
        chunks.append(rows)
        finished(start, rows)
    progress(phase, len(texts), len(texts))
    return np.vstack(chunks) if chunks else np.zeros((0, 1), np.float32)


def checked(made: object, count: int, name: str) -> Floats:
    """`made` as `count` rows of length 1. Raises DialogError that names the embedder if it is anything else."""
    try:
        rows: npt.NDArray[np.float64] = np.asarray(made, dtype=np.float64)
    except (ValueError, TypeError, OverflowError):
        raise _uneven(name) from None
    if rows.ndim != 2 or rows.shape[1] == 0:
        raise _uneven(name)
    if len(rows) != count:
        raise DialogError(
            N_("The embedder {name} gave {got} vectors for {count} texts."),
            hint=AS_BEFORE,
            name=name,
            got=len(rows),
            count=count,
        )
    if not np.isfinite(rows).all():
        raise DialogError(
            N_("The embedder {name} gave vectors with numbers that are not finite."), hint=AS_BEFORE, name=name
        )
    largest = np.abs(rows).max(axis=1, keepdims=True, initial=0.0)
    if (largest < 1e-9).any():
        raise DialogError(N_("The embedder {name} gave a vector of zeros."), hint=AS_BEFORE, name=name)
    return of_length_1(rows / largest)


def of_length_1(rows: npt.NDArray[np.floating[Any]]) -> Floats:
    """`rows`, none of which is all zeros, made of length 1."""
    return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), dtype=np.float32)


def _uneven(name: str) -> DialogError:
    return DialogError(
        N_("The embedder {name} gave something other than vectors of one length."), hint=AS_BEFORE, name=name
    )
