"""Trains the concept space from the project's own data: ``python -m dialog_toolkit.language.train``.

Ridge regression from hashed character n-grams to topics. Learned from are the sentences of ``corpus.jsonl`` (a topic
counts 1, the topics a careful reader would accept too count `ALSO`) and every stem of ``lexicon.yaml`` as a short
text of its own. The same data gives the same bytes.
"""

import hashlib
import io
import json
import re
import sys
import zipfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import yaml
from scipy.sparse import csr_matrix, diags

from dialog_toolkit.domain.session import Language
from dialog_toolkit.language.concepts import ARTEFACT, LEXICON_WEIGHT, found_words, indexes, unit
from dialog_toolkit.language.fields import FieldSpace
from dialog_toolkit.language.grams import BUCKETS, grams, weighted
from dialog_toolkit.language.lemmas import FORMS
from dialog_toolkit.language.lexicon import STEMS_OF, Stem, folded, stem_of
from dialog_toolkit.language.thesaurus import Thesaurus, learned, read_fields

DATA = Path(__file__).parent / "data"
ALSO = 0.4
"""Weight of the topics a careful reader would accept too."""
STEM_WEIGHT = 0.15
"""Weight of a stem of the lexicon against a sentence of the corpus."""
RIDGE = 1.5
STEPS = 25
"""Steps of conjugate gradients; more change nothing that can be measured."""
KIN_BY_SCORES = 0.12
KIN_BY_READERS = 0.35
"""Shares of the two signs that topics are kin."""

_FORM = re.compile(r"[^\W\d_]{3,}")

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Sentence:
    """One labelled sentence: `also` are further topics it could be about."""

    text: str
    topic: str
    also: tuple[str, ...]
    language: Language


@dataclass(frozen=True)
class Data:
    """What is learned from. `lexicon` maps topic → part (lv, ltg, ru, en) → stems; `topics` rows of topics.tsv."""

    sentences: tuple[Sentence, ...]
    lexicon: dict[str, dict[str, list[str]]]
    topics: tuple[tuple[str, str, str, str], ...]
    thesaurus: Thesaurus


def read(folder: Path = DATA) -> Data:
    """The data that comes with the package."""
    lines = (folder / "corpus.jsonl").read_text("utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    lexicon = yaml.load((folder / "lexicon.yaml").read_text("utf-8"), Loader=loader)
    listed = (folder / "topics.tsv").read_text("utf-8").splitlines()[1:]
    return Data(
        tuple(Sentence(r["text"], r["topic"], tuple(r["also"]), Language(r["lang"])) for r in rows),
        {topic: {part: [str(s) for s in stems] for part, stems in parts.items()} for topic, parts in lexicon.items()},
        tuple((a, b, c, d) for a, b, c, d in (line.split("\t") for line in listed)),
        read_fields(folder / "fields"),
    )


def train(data: Data) -> dict[str, npt.NDArray[np.generic]]:
    """The arrays of the concept space for `data`; `save` writes them."""
    topics = [row[0] for row in data.topics]
    number = {topic: place for place, topic in enumerate(topics)}
    stems = _stems(data, number)
    flat = sorted({(" ".join(stem).replace("*", ""), topic) for part in stems.values() for stem, topic in part})
    counts = grams([*(folded(s.text) for s in data.sentences), *(text for text, _ in flat)])
    idf = _idf(counts)
    labels = np.vstack([_labels(data.sentences, number), np.eye(len(topics), dtype=np.float32)[[t for _, t in flat]]])
    weight = np.r_[np.ones(len(data.sentences)), np.full(len(flat), STEM_WEIGHT)].astype(np.float32)
    rows = weighted(counts, idf)
    solved = _ridge(rows, labels - weight @ labels / weight.sum(), weight)
    scale = np.abs(solved).max(axis=0) / 127
    meta = {"topics": data.topics, "stems": {part: [[list(s), t] for s, t in found] for part, found in stems.items()}}
    texts, languages = [s.text for s in data.sentences], [s.language for s in data.sentences]
    fields = learned(data.thesaurus, texts, languages)
    plain = json.dumps(fields.as_plain()).encode()
    digest = hashlib.blake2b(solved.astype("<f2").tobytes() + json.dumps(meta).encode() + plain, digest_size=6)
    scores = np.asarray(rows[: len(data.sentences)] @ solved)
    found = _found(data, stems, len(topics))
    rarity = _rarity(found)
    return {
        "weights": np.round(solved / scale).astype(np.int8),
        "scale": scale.astype(np.float32),
        "idf": idf,
        "rarity": rarity,
        "kinship": _kinship(scores, data.sentences, number),
        "usual": (unit(scores) + LEXICON_WEIGHT * unit(np.sqrt(found) * rarity)).mean(axis=0).astype(np.float32),
        "fields": np.frombuffer(plain, np.uint8),
        "field_rarity": fields.rarity,
        "field_usual": fields.usual,
        "field_kinship": fields.kinship.astype(np.float16),
        "profile": _profile(fields, data.sentences, number),
        "meta": np.frombuffer(json.dumps(meta | {"fingerprint": digest.hexdigest()}).encode(), np.uint8),
    }


def _found(data: Data, stems: dict[str, list[tuple[Stem, int]]], topics: int) -> Floats:
    texts = [folded(sentence.text) for sentence in data.sentences]
    languages = [sentence.language for sentence in data.sentences]
    return found_words(texts, languages, indexes(stems), topics)


def save(arrays: dict[str, npt.NDArray[np.generic]], path: Path) -> None:
    """Write `arrays` as an .npz without times in it, so that the same arrays give the same bytes."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name in sorted(arrays):
            buffer = io.BytesIO()
            np.lib.format.write_array(buffer, arrays[name], allow_pickle=False)
            archive.writestr(zipfile.ZipInfo(f"{name}.npy", (1980, 1, 1, 0, 0, 0)), buffer.getvalue())


def _stems(data: Data, number: dict[str, int]) -> dict[str, list[tuple[Stem, int]]]:
    found: dict[str, set[tuple[Stem, int]]] = {part: set() for parts in STEMS_OF.values() for part in parts}
    for topic, parts in data.lexicon.items():
        for part, written in parts.items():
            if topic in number:
                found[part] |= {(stem, number[topic]) for stem in map(stem_of, written) if _usable(stem)}
    return {part: sorted(stems) for part, stems in sorted(found.items())}


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


def _rarity(found: Floats) -> Floats:
    """Weight of each topic's stems: log of how rarely they are met in the corpus."""
    met = (found > 0).sum(axis=0)
    return np.asarray(np.log((1 + len(found)) / (1 + met)) + 1, dtype=np.float32)


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


def word_forms(data: Data) -> str:
    """Latvian word forms of the corpus and how often each is met, one a line, for `lemmas`."""
    counts = Counter(
        word.lower()
        for sentence in data.sentences
        if sentence.language == Language.LATVIAN
        for word in _FORM.findall(sentence.text)
    )
    for parts in data.lexicon.values():
        for stem in parts.get("lv", ()):
            counts.update(word.lower() for word in stem.split() if _FORM.fullmatch(word))
    return "".join(f"{word}\t{times}\n" for word, times in sorted(counts.items()))


def main(path: Path = ARTEFACT, forms: Path = FORMS) -> int:
    """Train and save."""
    data = read()
    forms.write_text(word_forms(data), "utf-8")
    save(train(data), path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
