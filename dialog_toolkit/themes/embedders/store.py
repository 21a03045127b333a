"""Vectors of texts that were embedded before are not worked out again: from memory, then from the project, then anew.

The project is another process's business; a `VectorStore` stands for it. It is set for the time of one task
(`storing`), not handed down through the engine, which need not know.
"""

import base64
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from typing import Any, Protocol

import numpy as np

from dialog_toolkit.language.row_memory import RowMemory, text_key
from dialog_toolkit.themes.embedders.chunks import of_length_1, readable
from dialog_toolkit.themes.embedders.protocol import Embedder, Floats, Progress, never, silent

Block = Mapping[str, Any]
"""Vectors as they travel and lie on disk: ``keys`` of texts and ``rows``, their float16 numbers in base64."""


class VectorStore(Protocol):
    """Where vectors are kept from one run of the program to the next."""

    def known(self, fingerprint: str, keys: Sequence[str]) -> Sequence[Block]:
        """Blocks that hold those of `keys` that are known; others may be in them too."""

    def keep(self, fingerprint: str, block: Block) -> None:
        """Keep new vectors."""


_STORE: ContextVar[VectorStore | None] = ContextVar("vector store", default=None)


@contextmanager
def storing(store: VectorStore) -> Iterator[None]:
    """Have `store` asked first, and told what is new, within the block."""
    token = _STORE.set(store)
    try:
        yield
    finally:
        _STORE.reset(token)


def vectors(
    embedder: Embedder, texts: Sequence[str], progress: Progress = silent, cancelled: Callable[[], bool] = never
) -> Floats:
    """Rows of length 1 of `texts`, [texts, d], in half precision, whether known or new.

    What was finished before a fault or a stop is kept. Raises DialogError, Cancelled.
    """
    fingerprint, store = embedder.fingerprint, _STORE.get()
    memory = _memory(fingerprint)
    keys = [text_key(readable(text)) for text in texts]
    if store and (missing := memory.missing(keys)):
        memory.add(_read(store.known(fingerprint, missing)))

    def compute(places: list[int]) -> Floats:
        def finished(start: int, rows: Floats) -> None:
            block = as_block([keys[place] for place in places[start : start + len(rows)]], rows)
            memory.add(rows_of(block))
            if store:
                store.keep(fingerprint, block)

        return _halved(embedder.encode([texts[place] for place in places], progress, cancelled, finished))

    return of_length_1(memory.rows(keys, compute))


def as_block(keys: Sequence[str], rows: Floats) -> Block:
    """`rows` [keys, d] in half precision: 2 bytes a number, cosines off by less than 0.001."""
    return {"keys": list(keys), "rows": base64.b64encode(rows.astype("<f2").tobytes()).decode("ascii")}


def rows_of(block: Block) -> dict[str, Floats]:
    """The rows of a block by key; none if the block is damaged."""
    try:
        keys, numbers = list(block["keys"]), np.frombuffer(base64.b64decode(block["rows"], validate=True), "<f2")
        rows = numbers.reshape(len(keys), -1).astype(np.float32)
    except (KeyError, TypeError, ValueError):
        return {}
    return dict(zip(map(str, keys), rows, strict=True)) if rows.size and np.isfinite(rows).all() else {}


def _read(blocks: Sequence[Block]) -> dict[str, Floats]:
    rows: dict[str, Floats] = {}
    for block in blocks:
        rows.update(rows_of(block))
    # One embedder gives rows of one length; where they differ, none can be relied on.
    return rows if len({len(row) for row in rows.values()}) <= 1 else {}


def _halved(rows: Floats) -> Floats:
    return rows.astype("<f2").astype(np.float32)


@lru_cache(maxsize=2)
def _memory(fingerprint: str) -> RowMemory:
    return RowMemory()
