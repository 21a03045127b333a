"""Rows that hang on one text only, kept from one run to the next in the same process."""

import hashlib
from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]


def text_key(text: str, *more: str) -> str:
    """A name of `text` (and of what else its row hangs on) from which the text cannot be read."""
    parts = "\0".join((text, *more)).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(parts, digest_size=16).hexdigest()


class RowMemory:
    """Remembers rows by key; the ones asked for longest ago are forgotten first.

    Parameters
    ----------
    most: how many rows are kept. With rows of 384 numbers 20,000 take 31 MB.
    """

    def __init__(self, most: int = 20_000) -> None:
        self.most = most
        self._rows: dict[str, Floats] = {}

    def rows(self, keys: Sequence[str], compute: Callable[[list[int]], Floats]) -> Floats:
        """The rows of `keys`, [keys, d]; `compute` is called with the places of those not known, once for each key.

        What `compute` raises goes on to the caller; what was known before stays known.
        """
        first = {key: place for place, key in reversed(list(enumerate(keys)))}
        missing = sorted(place for key, place in first.items() if key not in self._rows)
        if missing or not keys:
            made = compute(missing)
            if not keys:
                return made
            self._rows.update((keys[place], row) for place, row in zip(missing, made, strict=True))
        asked = {key: self._rows.pop(key) for key in dict.fromkeys(keys)}
        self._rows.update(asked)  # last in the order of the dictionary: forgotten last
        for old in list(self._rows)[: max(0, len(self._rows) - max(self.most, len(asked)))]:
            del self._rows[old]
        return np.stack([asked[key] for key in keys])

    def missing(self, keys: Sequence[str]) -> list[str]:
        """The keys that are not known, each once."""
        return [key for key in dict.fromkeys(keys) if key not in self._rows]

    def add(self, rows: dict[str, Floats]) -> None:
        """Take rows over that were worked out elsewhere."""
        self._rows.update(rows)
