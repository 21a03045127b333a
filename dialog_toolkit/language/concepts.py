"""The civic concept space: how much an idea is about each of some 150 topics of public life in Latvia.

Two kinds of evidence are added: a linear model over hashed character n-grams, trained by `train` on the project's
own sentences and on the lexicon's stems, and the stems of the lexicon found in the text. Both can be traced back to
words, so every score can be explained. Fields of everyday meaning stand beside them (`ConceptSpace.fields`). The
trained space is one file of plain arrays, read without pickle.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix

from dialog_toolkit.domain.session import Language
from dialog_toolkit.language.calibration import probabilities
from dialog_toolkit.language.fields import Field, FieldSpace
from dialog_toolkit.language.grams import grams, weighted
from dialog_toolkit.language.lexicon import folded
from dialog_toolkit.language.row_memory import RowMemory, text_key
from dialog_toolkit.language.stems import StemEvidence
from dialog_toolkit.language.tagging import tag_language

ARTEFACT = Path(__file__).parent / "data" / "concepts.npz"

LEXICON_WEIGHT, LEXICON_JUDGING = 0.1, 0.3
"""Share of lexicon evidence against the linear model, where texts are compared and where one is judged for itself: a
single stem tells surely what a text is about, but groups hold together by the whole of what is said
(tests/benchmarks/RESULTS.md, section Themes)."""

SPEAKS = 0.1
"""Share of a topic from which on a stem is named as a reason for it."""
LIKELY = 0.2
"""Probability from which on `topics_of` names a topic."""

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
            self._usual: Floats = data["usual"].astype(np.float32)  # [2, topics]: linear, lexical
            self._profile: Floats = data["profile"].astype(np.float32)
            self._curve: Floats = data["curve"]
            self._fields = data["fields"].tobytes()
            topics = len(self._rarity)
            said = (data["stem_shares"].astype(np.float32) / 255, data["stem_topics"], data["stem_starts"])
            shares = csr_matrix(said, (len(said[2]) - 1, topics))
            self._of_fields = tuple(
                data[name].astype(np.float32) for name in ("field_rarity", "field_usual", "field_kinship")
            )
        self.topics = tuple(Topic(*row) for row in meta["topics"])
        self.fingerprint = str(meta["fingerprint"])
        self._stems = StemEvidence(meta["stems"], shares)
        self._memory = RowMemory()

    @property
    def kinship(self) -> Floats:
        """Likeness of topics, [topics, topics], 1 on the diagonal."""
        return self._kinship

    @property
    def usual(self) -> Floats:
        """Mean scores of the corpus, [topics]."""
        return np.asarray(_added(self._usual[None], LEXICON_WEIGHT)[0])

    @cached_property
    def fields(self) -> FieldSpace:
        """The fields of everyday meaning, made ready when they are first asked for."""
        return FieldSpace.from_plain(json.loads(self._fields), *self._of_fields)

    @property
    def profile(self) -> Floats:
        """Which fields the sentences of each topic speak of more than others, [topics, fields], rows of length 1."""
        return self._profile

    def transform(self, texts: Sequence[str], languages: Sequence[Language] | None = None) -> Floats:
        """Scores [len(texts), topics]; rows are comparable by cosine once a common mean is taken off.

        `languages` chooses the stems of the lexicon; by default each text is tagged.
        """
        return _added(self._evidence(texts, languages), LEXICON_WEIGHT)

    def judged(self, texts: Sequence[str], languages: Sequence[Language] | None = None) -> Floats:
        """Scores [len(texts), topics] above those usual in the corpus, for texts each taken for itself."""
        return _added(self._evidence(texts, languages) - self._usual, LEXICON_JUDGING)

    def _evidence(self, texts: Sequence[str], languages: Sequence[Language] | None) -> Floats:
        """Both kinds of evidence, [len(texts), 2, topics]."""

        def compute(places: list[int]) -> Floats:
            new = [texts[place] for place in places]
            own = None if languages is None else [languages[place] for place in places]
            return np.stack([self.linear(new), self.lexical(new, own)], axis=1)

        tags = [""] * len(texts) if languages is None else languages
        return self._memory.rows([text_key(text, tag) for text, tag in zip(texts, tags, strict=True)], compute)

    def linear(self, texts: Sequence[str]) -> Floats:
        """The linear model's part, rows of length 1 (0 where no n-gram is known)."""
        if not texts:
            return np.zeros((0, len(self.topics)), np.float32)
        return unit(weighted(grams([folded(text) for text in texts]), self._idf) @ self._weights)

    def lexical(self, texts: Sequence[str], languages: Sequence[Language] | None = None) -> Floats:
        """The lexicon's part: what the stems found say of the topics, rarer topics heavier, rows of length 1."""
        tags = [tag_language(text) for text in texts] if languages is None else languages
        return unit(self._stems.scores([folded(text) for text in texts], tags) * self._rarity)

    def probabilities(self, texts: Sequence[str], languages: Sequence[Language] | None = None) -> Floats:
        """How probably a careful reader would call each text one about each topic, 0–1, [len(texts), topics].

        Each text is judged for itself; what the other texts are about does not matter.
        """
        return probabilities(self.judged(texts, languages), self._curve)

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
        hits = self._stems.words(folded(text), tag_language(text))
        return [
            (self.topics[topic], float(scores[topic]), _speaking(words, by_word[:, column], int(topic), hits))
            for column, topic in enumerate(order)
            if scores[topic] > 0
        ]

    def explain_fields(self, text: str, best: int = 3) -> list[tuple[Field, float, tuple[str, ...]]]:
        """The `best` fields of everyday meaning of one text, as `explain` gives its topics."""
        return self.fields.explain(text, tag_language(text), best)


def _added(evidence: Floats, lexicon: float) -> Floats:
    """Scores [texts, topics] of both kinds of `evidence`, [texts, 2, topics]."""
    return np.asarray(evidence[:, 0] + lexicon * evidence[:, 1], dtype=np.float32)


def _speaking(words: list[str], share: Floats, topic: int, hits: list[tuple[str, Floats]]) -> tuple[str, ...]:
    stems = [found for found, says in hits if says[topic] >= SPEAKS]
    ranked = [words[place] for place in np.argsort(-share, kind="stable")[:3] if share[place] > 0]
    return tuple(dict.fromkeys([*stems, *(word.strip('.,;:!?„”“"()') for word in ranked)]))


def unit(rows: Floats) -> Floats:
    """Rows of length 1; rows of zeros stay."""
    length = np.linalg.norm(rows, axis=1, keepdims=True)
    scaled = np.divide(rows, length, out=np.zeros_like(rows), where=length > 1e-9)
    return np.asarray(scaled, dtype=np.float32)


@cache
def concept_space() -> ConceptSpace:
    """The space that comes with the package, loaded once."""
    return ConceptSpace()


def topics_of(text: str, least: float = LIKELY, language: Language | None = None) -> list[tuple[Topic, float]]:
    """The topics that `text` is about with their probabilities, likeliest first; several, one or none.

    Named are those with a probability of at least `least` (0–1). `language` is tagged if not given.
    """
    space = concept_space()
    chances = space.probabilities([text], None if language is None else [language])[0]
    order = np.argsort(-chances, kind="stable")
    return [(space.topics[topic], float(chances[topic])) for topic in order if chances[topic] >= least]
