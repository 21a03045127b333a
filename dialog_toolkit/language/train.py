"""Trains the concept space from the project's own data: ``python -m dialog_toolkit.language.train``.

Ridge regression from hashed character n-grams to topics. Learned from are the sentences that `corpus` reads (a topic
counts 1, the topics a careful reader would accept too count `ALSO`) and every stem of the lexicon as a short text of
its own. The same data gives the same bytes.
"""

import hashlib
import io
import json
import sys
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix, diags

from dialog_toolkit.language.calibration import fitted
from dialog_toolkit.language.concepts import ARTEFACT, LEXICON_JUDGING, unit
from dialog_toolkit.language.corpus import FIRST, Data, Sentence, read, word_forms
from dialog_toolkit.language.fields import FieldSpace
from dialog_toolkit.language.grams import BUCKETS, grams, weighted
from dialog_toolkit.language.lemmas import FORMS
from dialog_toolkit.language.lexicon import STEMS_OF, Stem, folded, stem_of
from dialog_toolkit.language.stems import StemEvidence, learned_shares, listed
from dialog_toolkit.language.thesaurus import learned

__all__ = ["Data", "Sentence", "read", "save", "train"]

ALSO = 0.4
"""Weight of the topics a careful reader would accept too."""
STEM_WEIGHT = 0.15
"""Weight of a stem of the lexicon against a sentence of the corpus."""
RIDGE = 0.4
STEPS = 25
"""Steps of conjugate gradients; more change nothing that can be measured."""
KIN_BY_SCORES = 0.18
KIN_BY_READERS = 0.52
"""Shares of the two signs that topics are kin."""

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True)
class _Model:
    """What scores of topics are made of: n-grams' `weights` [BUCKETS, topics] with `idf`, stems, topics' `rarity`."""

    weights: Floats
    idf: Floats
    stems: StemEvidence
    rarity: Floats

    def linear(self, sentences: Sequence[Sentence]) -> Floats:
        return np.asarray(weighted(grams([folded(s.text) for s in sentences]), self.idf) @ self.weights)

    def evidence(self, sentences: Sequence[Sentence]) -> Floats:
        """By the linear model and by stems, [sentences, 2, topics]."""
        found = self.stems.scores([folded(s.text) for s in sentences], [s.language for s in sentences])
        return np.stack([unit(self.linear(sentences)), unit(found * self.rarity)], axis=1)

    def judged(self, sentences: Sequence[Sentence]) -> Floats:
        evidence = self.evidence(sentences)
        return np.asarray(evidence[:, 0] + LEXICON_JUDGING * evidence[:, 1])


def train(data: Data) -> dict[str, npt.NDArray[np.generic]]:
    """The arrays of the concept space for `data`; `save` writes them."""
    number = {row[0]: place for place, row in enumerate(data.topics)}
    stems, pairs = _stems(data, number)
    model = _model(data.sentences, stems, pairs, number)
    scale = np.abs(model.weights).max(axis=0) / 127
    shares = model.stems.shares
    meta = {"topics": data.topics, "stems": stems}
    fields = learned(data.thesaurus, [s.text for s in data.sentences], [s.language for s in data.sentences])
    plain = json.dumps(fields.as_plain()).encode()
    known = model.weights.astype("<f2").tobytes() + shares.data.astype("<f2").tobytes()
    digest = hashlib.blake2b(known + json.dumps(meta).encode() + plain, digest_size=6)
    return {
        "weights": np.round(model.weights / scale).astype(np.int8),
        "scale": scale.astype(np.float32),
        "idf": model.idf,
        "stem_starts": shares.indptr.astype(np.int32),
        "stem_topics": shares.indices.astype(np.int16),
        "stem_shares": np.round(shares.data * 255).astype(np.uint8),
        "rarity": model.rarity,
        "kinship": _kinship(model.linear(data.sentences), data.sentences, number),
        "usual": model.evidence(data.sentences).mean(axis=0).astype(np.float32),
        "curve": _curve(data.sentences, stems, pairs, number),
        "fields": np.frombuffer(plain, np.uint8),
        "field_rarity": fields.rarity,
        "field_usual": fields.usual,
        "field_kinship": fields.kinship.astype(np.float16),
        "profile": _profile(fields, data.sentences, number),
        "meta": np.frombuffer(json.dumps(meta | {"fingerprint": digest.hexdigest()}).encode(), np.uint8),
    }


def _model(
    sentences: Sequence[Sentence], stems: dict[str, list[Stem]], pairs: list[tuple[int, int]], number: dict[str, int]
) -> _Model:
    """Learned from `sentences` and from the stems, each a short text of its own."""
    texts, languages = [folded(s.text) for s in sentences], [s.language for s in sentences]
    in_order = [" ".join(stem).replace("*", "") for written in stems.values() for stem in written]
    flat = sorted({(in_order[stem], topic) for stem, topic in pairs})
    counts = grams([*texts, *(text for text, _ in flat)])
    idf = _idf(counts)
    own = _labels(sentences, number)
    labels = np.vstack([own, np.eye(len(number), dtype=np.float32)[[topic for _, topic in flat]]])
    weight = np.r_[np.ones(len(sentences)), np.full(len(flat), STEM_WEIGHT)].astype(np.float32)
    weights = _ridge(weighted(counts, idf), labels - weight @ labels / weight.sum(), weight)
    written = listed(pairs, len(in_order), len(number))
    found = StemEvidence(stems, written).found(texts, languages)
    rarity = _rarity(found @ written)
    return _Model(weights, idf, StemEvidence(stems, learned_shares(found, written, own)), rarity)


def _curve(
    sentences: Sequence[Sentence], stems: dict[str, list[Stem]], pairs: list[tuple[int, int]], number: dict[str, int]
) -> Floats:
    """Calibration on each half of the sentences by what was learned from the other; every second one is a half.

    Only voices count, where there are any: the sentences that were written first suit the lexicon too well.
    """
    scores, right = [], []
    for half in (0, 1):
        model = _model(sentences[half::2], stems, pairs, number)
        usual = model.judged(sentences[half::2]).mean(axis=0)
        held = sentences[1 - half :: 2]
        others = [s for s in held if s.source != FIRST] or held
        scores.append(model.judged(others) - usual)
        right.append(_labels(others, number) > 0)
    return fitted(np.vstack(scores), np.vstack(right))


def save(arrays: dict[str, npt.NDArray[np.generic]], path: Path) -> None:
    """Write `arrays` as an .npz that hangs on nothing else: no times in it, and nothing left to a compressor."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(arrays):
            buffer = io.BytesIO()
            np.lib.format.write_array(buffer, arrays[name], allow_pickle=False)
            archive.writestr(zipfile.ZipInfo(f"{name}.npy", (1980, 1, 1, 0, 0, 0)), buffer.getvalue())


def _stems(data: Data, number: dict[str, int]) -> tuple[dict[str, list[Stem]], list[tuple[int, int]]]:
    """The stems of each part, and pairs of a stem's number in that order and the number of a topic it stands for."""
    topics_of: dict[tuple[str, Stem], set[int]] = {}
    for topic, parts in data.lexicon.items():
        for part, written in parts.items():
            for stem in map(stem_of, written):
                if topic in number and _usable(stem):
                    topics_of.setdefault((part, stem), set()).add(number[topic])
    names = sorted({part for parts in STEMS_OF.values() for part in parts})
    stems = {part: sorted(stem for of, stem in topics_of if of == part) for part in names}
    in_order = [(part, stem) for part in names for stem in stems[part]]
    return stems, [(place, topic) for place, key in enumerate(in_order) for topic in sorted(topics_of[key])]


def _usable(stem: Stem) -> bool:
    """Bare numbers ("50+", "112") match too much by themselves."""
    return bool(stem) and not all(word.rstrip("*").isdigit() for word in stem)


def _labels(sentences: Sequence[Sentence], number: dict[str, int]) -> Floats:
    labels = np.zeros((len(sentences), len(number)), np.float32)
    for row, sentence in enumerate(sentences):
        for other in sentence.also:
            if other in number:
                labels[row, number[other]] = ALSO
        labels[row, number[sentence.topic]] = 1
    return labels


def _idf(counts: csr_matrix) -> Floats:
    seen = np.bincount(counts.indices, minlength=BUCKETS)
    total = counts.shape[0]
    idf = np.log((1 + total) / (1 + seen)) + 1
    idf[(seen < 2) | (seen > 0.3 * total)] = 0
    return np.asarray(idf, dtype=np.float32)


def _rarity(found: csr_matrix) -> Floats:
    """Weight of each topic's stems: log of how rarely any of them is met, [sentences, topics] → [topics]."""
    met = np.asarray((found > 0).sum(axis=0)).ravel()
    return np.asarray(np.log((1 + found.shape[0]) / (1 + met)) + 1, dtype=np.float32)


def _kinship(scores: Floats, sentences: Sequence[Sentence], number: dict[str, int]) -> npt.NDArray[np.float16]:
    """How much two topics are of one kind, [topics, topics], 1 on the diagonal.

    Topics are kin when the model scores their sentences alike, and when readers would accept the one for the other.
    Without it finer topics tear a broad theme apart.
    """
    own = np.array([number[sentence.topic] for sentence in sentences])
    middles = np.vstack([scores[own == topic].mean(axis=0) for topic in range(len(number))])
    middles -= middles.mean(axis=0)
    middles /= np.linalg.norm(middles, axis=1, keepdims=True)
    alike = np.maximum(middles @ middles.T, 0)
    taken = np.zeros_like(alike)
    for sentence, topic in zip(sentences, own, strict=True):
        for other in sentence.also:
            if other in number:
                taken[topic, number[other]] += 1
    taken += taken.T
    often = taken.sum(axis=0) + 10
    accepted = taken / np.sqrt(np.outer(often, often))
    kinship = KIN_BY_SCORES * alike + KIN_BY_READERS * accepted
    np.fill_diagonal(kinship, 1)
    return np.asarray(kinship, dtype=np.float16)


def _profile(fields: FieldSpace, sentences: Sequence[Sentence], number: dict[str, int]) -> npt.NDArray[np.float16]:
    """Mean fields of each topic's sentences less those of all topics, [topics, fields], rows of length 1."""
    rows = fields.transform([s.text for s in sentences], [s.language for s in sentences])
    spoken = unit(unit(np.maximum(rows - fields.usual, 0)) @ fields.kinship)
    own = np.array([number[sentence.topic] for sentence in sentences])
    middles = np.vstack([spoken[own == topic].mean(axis=0) for topic in range(len(number))])
    return np.asarray(unit(middles - middles.mean(axis=0)), dtype=np.float16)


def _ridge(rows: csr_matrix, labels: Floats, weight: Floats) -> Floats:
    """Weighted ridge regression by conjugate gradients, all topics at once: [BUCKETS, topics]."""
    heavy = csr_matrix(diags(weight) @ rows)
    back = csr_matrix(heavy.T)
    residual = np.asarray(back @ labels, dtype=np.float32)
    solution = np.zeros_like(residual)
    direction = residual.copy()
    size = (residual**2).sum(axis=0)
    for _ in range(STEPS):
        turned = back @ (rows @ direction) + RIDGE * direction
        step = size / np.maximum((direction * turned).sum(axis=0), 1e-12)
        solution += step * direction
        residual -= step * turned
        smaller = (residual**2).sum(axis=0)
        direction = residual + smaller / np.maximum(size, 1e-12) * direction
        size = smaller
    return solution


def main(path: Path = ARTEFACT, forms: Path = FORMS) -> int:
    """Train and save."""
    data = read()
    forms.write_text(word_forms(data), "utf-8")
    save(train(data), path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
