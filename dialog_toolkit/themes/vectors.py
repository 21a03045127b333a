"""Vectors of ideas: civic concepts beside characters, both freed of what is common to a language.

Estimators in the manner of scikit-learn; every source of chance takes `random_state`.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from sklearn.decomposition import TruncatedSVD
from sklearn.feature_extraction.text import TfidfVectorizer

from dialog_toolkit.domain.session import Language
from dialog_toolkit.language.concepts import ConceptSpace, unit
from dialog_toolkit.language.lexicon import folded

Floats = npt.NDArray[np.float32]

USUAL = 20
"""How many ideas the mean known beforehand stands for."""


HINTED = 0.3
"""Weight of the fields usual for an idea's topics against those of its own words."""


class ConceptVectors:
    """Rows of length 1 in the concept space, [ideas, topics]; the common mean is taken off.

    Parameters
    ----------
    space: the trained concept space.
    shrink: how many ideas a language must have before its own mean counts half; else the mean of all counts.
    """

    def __init__(self, space: ConceptSpace, shrink: float = 10.0) -> None:
        self.space = space
        self.shrink = shrink

    def fit_transform(self, texts: Sequence[str], languages: Sequence[Language]) -> Floats:
        """Vectors of `texts`, whose languages are given. Only what speaks for a topic counts; kin topics share."""
        scores = centred(self.space.transform(texts, languages), languages, self.shrink, self.space.usual)
        return unit(np.maximum(scores @ self.space.kinship, 0))


class FieldVectors:
    """Rows of length 1 over fields of everyday meaning, [ideas, fields]; the common mean is taken off.

    Parameters
    ----------
    space: the trained concept space with its fields.
    shrink: as for `ConceptVectors`.
    """

    def __init__(self, space: ConceptSpace, shrink: float = 10.0) -> None:
        self.space = space
        self.shrink = shrink

    def fit_transform(self, texts: Sequence[str], languages: Sequence[Language], concepts: Floats) -> Floats:
        """Vectors of `texts` with `concepts`, their vectors in the concept space, which hint at fields too."""
        fields = self.space.fields
        scores = centred(fields.transform(texts, languages), languages, self.shrink, fields.usual)
        spoken = unit(unit(np.maximum(scores, 0)) @ fields.kinship)
        hinted = unit(np.maximum(concepts @ self.space.profile, 0))
        return unit(spoken + HINTED * hinted)


class CharacterVectors:
    """Latent semantic analysis of character n-grams (3–5) of these very ideas, [ideas, dimensions], rows of length 1.

    Parameters
    ----------
    dimensions: at most this many; fewer ideas give fewer.
    random_state: seed of the randomised decomposition.
    """

    def __init__(self, dimensions: int = 100, shrink: float = 10.0, *, random_state: int) -> None:
        self.dimensions = dimensions
        self.shrink = shrink
        self.random_state = random_state

    def fit_transform(self, texts: Sequence[str], languages: Sequence[Language]) -> Floats:
        """Vectors of `texts`; zeros where the texts have no n-gram in common or there are too few of them."""
        vectorizer = TfidfVectorizer(
            analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True, lowercase=False, dtype=np.float32,
            min_df=2 if len(texts) >= 100 else 1, max_df=0.3 if len(texts) >= 30 else 1.0,
        )  # fmt: skip
        try:
            counts = vectorizer.fit_transform([folded(text) for text in texts])
        except ValueError:  # no n-gram left
            return np.zeros((len(texts), 1), np.float32)
        dimensions = min(self.dimensions, min(counts.shape) - 1)
        if dimensions < 1:
            return np.zeros((len(texts), 1), np.float32)
        reduced = TruncatedSVD(dimensions, random_state=self.random_state).fit_transform(counts)
        return unit(centred(unit(reduced.astype(np.float32)), languages, self.shrink))


def mixed(parts: Sequence[tuple[Floats, float]]) -> Floats:
    """Parts side by side with their shares, so that the cosine is the weighted mean of theirs; rows of length 1."""
    return unit(np.hstack([part * np.float32(share**0.5) for part, share in parts]))


def centred(rows: Floats, languages: Sequence[Language], shrink: float, usual: Floats | None = None) -> Floats:
    """`rows` less the mean of their language, drawn to the mean of all the more, the fewer ideas a language has.

    `usual` is the mean met elsewhere (0 if not given); it stands for `USUAL` ideas, so that few ideas are not compared
    with one another's mean only.
    """
    if not len(rows):
        return rows
    elsewhere = np.zeros(rows.shape[1], np.float32) if usual is None else usual
    common = (rows.sum(axis=0) + USUAL * elsewhere) / (len(rows) + USUAL)
    result = rows.copy()
    tags = np.array([str(language) for language in languages])
    for tag in sorted(set(tags)):
        mine = tags == tag
        trust = mine.sum() / (mine.sum() + shrink + USUAL)
        result[mine] -= (trust * rows[mine].mean(axis=0) + (1 - trust) * common).astype(np.float32)
    return result
