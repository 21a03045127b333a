"""Evidence by stems: which topics the stems of the lexicon speak for, and how surely.

A stem was written for one topic; in sentences it is met with others too ("autobus*": public transport, the way to
school). So each has shares of topics, learned by `learned_shares`.
"""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix, diags

from dialog_toolkit.domain.session import Language
from dialog_toolkit.language.lexicon import STEMS_OF, Stem, StemIndex

WRITTEN = 0.6
WEIGHT = 3.0
"""A stem's share for the topics it was written for before any sentence was seen, and how many sentences that is worth
(tests/benchmarks/RESULTS.md, section Themes)."""
ELSEWHERE = 0.5
"""How much sentences of topics a stem was not written for count."""
LEAST = 0.02
"""Smaller shares are left out."""

Floats = npt.NDArray[np.float32]


class StemEvidence:
    """Finds stems in texts and adds what they say of topics.

    Parameters
    ----------
    stems: part of the lexicon (lv, ltg, ru, en) → its stems; numbered through in the order of the parts.
    shares: what each stem says of each topic, [stems, topics], 0–1.
    """

    def __init__(self, stems: Mapping[str, Sequence[Sequence[str]]], shares: csr_matrix) -> None:
        self.shares = shares
        self._index = indexes(stems)

    def found(self, texts: Sequence[str], languages: Sequence[Language]) -> csr_matrix:
        """By how many different words or phrases each stem is met in folded `texts`, [texts, stems]."""
        rows, columns = [], []
        for row, (text, language) in enumerate(zip(texts, languages, strict=True)):
            met = sorted({(hit.number, hit.words) for hit in self._index[language].hits(text)})
            columns += [number for number, _ in met]
            rows += [row] * len(met)
        return csr_matrix((np.ones(len(rows), np.float32), (rows, columns)), (len(texts), self.shares.shape[0]))

    def scores(self, texts: Sequence[str], languages: Sequence[Language]) -> Floats:
        """Square roots of the sums of shares, [texts, topics]."""
        return np.asarray(np.sqrt((self.found(texts, languages) @ self.shares).toarray()), dtype=np.float32)

    def words(self, text: str, language: Language) -> list[tuple[str, Floats]]:
        """Words and phrases found in one folded text, sorted, each with what it says of the topics."""
        hits = sorted({(hit.words, hit.number) for hit in self._index[language].hits(text)})
        return [(words, self.shares[number].toarray()[0]) for words, number in hits]


def indexes(stems: Mapping[str, Sequence[Sequence[str]]]) -> dict[Language, StemIndex]:
    """An index for each language, of the parts of the lexicon (lv, ltg, ru, en) that it is matched with."""
    numbered: dict[str, list[tuple[Stem, int]]] = {}
    count = 0
    for part, written in stems.items():
        numbered[part] = [(tuple(words), count + place) for place, words in enumerate(written)]
        count += len(written)
    return {language: StemIndex(s for part in parts for s in numbered[part]) for language, parts in STEMS_OF.items()}


def listed(pairs: Iterable[tuple[int, int]], stems: int, topics: int) -> csr_matrix:
    """Which topics each stem was written for, [stems, topics], of pairs of their numbers."""
    rows, columns = zip(*pairs, strict=True)
    return csr_matrix((np.ones(len(rows), np.float32), (rows, columns)), (stems, topics))


def learned_shares(found: csr_matrix, written: csr_matrix, labels: Floats) -> csr_matrix:
    """Shares of topics of each stem, [stems, topics], in steps of 1/255.

    Parameters
    ----------
    found: which stems are met in which sentences, [sentences, stems].
    written: the topics each stem was written for, [stems, topics].
    labels: what the sentences are about, [sentences, topics], 0–1.
    """
    there = csr_matrix(found > 0, dtype=np.float32)
    met = csr_matrix(there.T @ csr_matrix(labels))
    counted = met * ELSEWHERE + met.multiply(written) * (1 - ELSEWHERE) + written * (WEIGHT * WRITTEN)
    often = np.asarray(there.sum(axis=0)).ravel() + WEIGHT
    shares = csr_matrix(diags(1 / often) @ counted).astype(np.float32)
    shares.data = (np.round(shares.data * 255) / 255).astype(np.float32)
    shares.data[shares.data < LEAST] = 0
    shares.eliminate_zeros()
    shares.sort_indices()
    return shares
