"""Hashed character n-grams: 2–5 letters inside words, with a space at each end. No vocabulary has to be kept."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix
from sklearn.feature_extraction.text import HashingVectorizer
from sklearn.preprocessing import normalize

BUCKETS = 2**15

_HASHER = HashingVectorizer(
    analyzer="char_wb", ngram_range=(2, 5), n_features=BUCKETS, alternate_sign=False, norm=None, lowercase=False
)


def grams(texts: Sequence[str]) -> csr_matrix:
    """Counts of n-grams, [len(texts), BUCKETS]. Texts are expected folded."""
    return csr_matrix(_HASHER.transform(texts), dtype=np.float32)


def weighted(counts: csr_matrix, idf: npt.NDArray[np.float32], *, unit: bool = True) -> csr_matrix:
    """Counts damped by 1 + log, times `idf` of each bucket; rows of length 1 if `unit`."""
    damped = counts.copy()
    damped.data = (1 + np.log(damped.data)) * idf[damped.indices]
    return csr_matrix(normalize(damped)) if unit else damped
