"""The civic concept space: how much an idea is about each of some 150 topics of public life in Latvia.

Two kinds of evidence are added: a linear model over hashed character n-grams, trained by `train` on the project's
own sentences and on the lexicon's stems, and the stems of the lexicon found in the text. Both can be traced back to
words, so every score can be explained. The trained space is one file of plain arrays, read without pickle.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from dialog_toolkit.domain.session import Language
from dialog_toolkit.language.grams import grams, weighted
from dialog_toolkit.language.lexicon import STEMS_OF, StemIndex, folded
from dialog_toolkit.language.tagging import tag_language

ARTEFACT = Path(__file__).parent / "data" / "concepts.npz"

LEXICON_WEIGHT = 0.3
"""Share of lexicon evidence against the linear model; tests/benchmarks/RESULTS.md, section Themes."""

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Topic:
    """One topic of the space, with its names."""

    id: str
    group: str
    lv: str
    en: str


class ConceptSpace:
    """Scores of ideas on civic topics, after scikit-learn's transformers; trained already.

    Parameters
    ----------
    path: the trained space; by default the one that comes with the package.
    """

    def __init__(self, path: Path = ARTEFACT) -> None:
        with np.load(path, allow_pickle=False) as data:
            meta: dict[str, Any] = json.loads(data["meta"].tobytes().decode())
            self._weights: Floats = data["weights"].astype(np.float32) * data["scale"].astype(np.float32)
            self._idf: Floats = data["idf"].astype(np.float32)
            self._rarity: Floats = data["rarity"].astype(np.float32)
            self._kinship: Floats = data["kinship"].astype(np.float32)
        self.topics = tuple(Topic(*row) for row in meta["topics"])
        self.fingerprint = str(meta["fingerprint"])
        self._index = {language: self._stems(meta["stems"], language) for language in STEMS_OF}

    @staticmethod
    def _stems(stems: dict[str, list[list[Any]]], language: Language) -> StemIndex:
        parts = STEMS_OF[language]
        return StemIndex((tuple(words), topic) for part in parts for words, topic in stems[part])

    @property
    def kinship(self) -> Floats:
        """Likeness of topics, [topics, topics], 1 on the diagonal."""
        return self._kinship

    def transform(self, texts: Sequence[str], languages: Sequence[Language] | None = None) -> Floats:
        """Scores [len(texts), topics]; rows are comparable by cosine once a common mean is taken off.

        `languages` chooses the stems of the lexicon; by default each text is tagged.
        """
        return self.linear(texts) + LEXICON_WEIGHT * self.lexical(texts, languages)

    def linear(self, texts: Sequence[str]) -> Floats:
        """The linear model's part, rows of length 1 (0 where no n-gram is known)."""
        if not texts:
            return np.zeros((0, len(self.topics)), np.float32)
        return _unit(weighted(grams([folded(text) for text in texts]), self._idf) @ self._weights)

    def lexical(self, texts: Sequence[str], languages: Sequence[Language] | None = None) -> Floats:
        """The lexicon's part: square roots of the number of different words found, rarer topics heavier, length 1."""
        found = np.zeros((len(texts), len(self.topics)), np.float32)
        for row, text in enumerate(texts):
            language = languages[row] if languages is not None else tag_language(text)
            for topic, _ in {(hit.topic, hit.words) for hit in self._index[language].hits(folded(text))}:
                found[row, topic] += 1
        return _unit(np.sqrt(found) * self._rarity)

    def explain(self, text: str, best: int = 3) -> list[tuple[Topic, float, tuple[str, ...]]]:
        """The `best` topics of one text with their scores and the words (folded) that speak for them, strongest first.

        A word speaks for a topic by the n-grams in it and by stems of the lexicon; words that speak against it are
        left out.
        """
        scores = self.transform([text])[0]
        order = np.argsort(-scores, kind="stable")[:best]
        words = sorted(set(folded(text).split()))
        if not words:
            return []
        by_word = weighted(grams(words), self._idf, unit=False) @ self._weights[:, order]
        hits = {(hit.topic, hit.words) for hit in self._index[tag_language(text)].hits(folded(text))}
        return [
            (self.topics[topic], float(scores[topic]), _speaking(words, by_word[:, column], int(topic), hits))
            for column, topic in enumerate(order)
            if scores[topic] > 0
        ]


def _speaking(words: list[str], share: Floats, topic: int, hits: set[tuple[int, str]]) -> tuple[str, ...]:
    stems = [found for number, found in sorted(hits) if number == topic]
    ranked = [words[place] for place in np.argsort(-share, kind="stable")[:3] if share[place] > 0]
    return tuple(dict.fromkeys([*stems, *(word.strip(".,;:!?„”“\"()") for word in ranked)]))


def _unit(rows: Floats) -> Floats:
    length = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.divide(rows, length, out=np.zeros_like(rows), where=length > 0).astype(np.float32)


@cache
def concept_space() -> ConceptSpace:
    """The space that comes with the package, loaded once."""
    return ConceptSpace()
