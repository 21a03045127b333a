"""The sets and the disturbances for the side-by-side measurement of `compare_bench`."""

import csv
import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from dialog_toolkit.domain.session import Language
from dialog_toolkit.language.concepts import ConceptSpace
from dialog_toolkit.language.train import Data, Sentence, read
from tests.benchmarks.themes_bench import circles, draws, trained_on

OUTLIER = "outlier"
SIB = {"lv": "lvs_Latn", "ltg": "ltg_Latn", "ru": "rus_Cyrl", "en": "eng_Latn"}
TYPO_SHARE = 0.1
"""Share of words of four letters or more that get one typing error."""
ABROAD = (0.8, 0.1, 0.1)
"""Shares of Latvian, Russian and English in the mixed set."""


@dataclass(frozen=True)
class Case:
    """One set: texts with their languages and true labels. `space` is what our engine may know (None: what ships)."""

    name: str
    texts: tuple[str, ...]
    languages: tuple[Language, ...]
    gold: tuple[str, ...]
    space: ConceptSpace | None = None


def example_circles() -> list[Case]:
    """The 25 invented example circles, labelled by whoever wrote them; nothing is learned from them."""
    rows = circles()
    languages = tuple(Language(row["lang"]) for row in rows)
    return [Case("example circles", _of(rows, "text"), languages, _of(rows, "theme"))]


def seen_topics() -> list[Case]:
    """Half of the corpus is learned from; 18 topics of 25 sentences of the other half, first draw."""
    data = read()
    chance = np.random.default_rng(0).random(len(data.sentences)) < 0.5
    learned, kept = (
        [s for s, mine in zip(data.sentences, chance, strict=True) if mine == side] for side in (True, False)
    )
    space = trained_on(replace(data, sentences=tuple(learned)))
    return [_drawn("seen topics", kept, space)]


def unseen_topics() -> list[Case]:
    """A quarter of the topics is kept from learning and drawn from: 18 topics of 25 sentences, first draw."""
    data = read()
    held = set(sorted(data.lexicon)[0::4])
    return [_drawn("unseen topics", [s for s in data.sentences if s.topic in held], trained_on(without(data, held)))]


def without(data: Data, held: set[str]) -> Data:
    """`data` without anything of the topics `held`."""
    return replace(
        data,
        sentences=tuple(
            replace(s, also=tuple(t for t in s.also if t not in held)) for s in data.sentences if s.topic not in held
        ),
        lexicon={topic: parts for topic, parts in data.lexicon.items() if topic not in held},
        topics=tuple(row for row in data.topics if row[0] not in held),
    )


def sib(folder: Path) -> list[Case]:
    """SIB-200: the same 1,004 sentences in four languages, seven topics (CC BY-SA 4.0; not part of the project)."""
    tables = {lang: _sib_table(folder / f"{stem}.tsv") for lang, stem in SIB.items()}
    cases = [
        Case(f"SIB-200 {lang}", _of(rows, "text"), (Language(lang),) * len(rows), _of(rows, "category"))
        for lang, rows in tables.items()
    ]
    chance = np.random.default_rng(0).choice(["lv", "ru", "en"], len(tables["lv"]), p=ABROAD)
    mixed = [tables[lang][place] for place, lang in enumerate(chance)]
    tags = tuple(Language(lang) for lang in chance)
    return [*cases, Case("SIB-200 mixed lv/ru/en", _of(mixed, "text"), tags, _of(mixed, "category"))]


def _sib_table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return sorted(rows, key=lambda row: int(row["index_id"]))


def _of(rows: Sequence[dict[str, str]], column: str) -> tuple[str, ...]:
    return tuple(row[column] for row in rows)


def _drawn(name: str, sentences: Sequence[Sentence], space: ConceptSpace) -> Case:
    drawn = next(draws(sentences, 18, 25))
    texts, topics = tuple(s.text for s in drawn), tuple(s.topic for s in drawn)
    return Case(name, texts, tuple(s.language for s in drawn), topics, space)


def bare(texts: Sequence[str]) -> tuple[str, ...]:
    """Texts without diacritics."""
    return tuple(
        "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c)) for text in texts
    )


def mistyped(texts: Sequence[str], seed: int = 0) -> tuple[str, ...]:
    """Texts in which some words have a letter doubled, left out, or two letters swapped."""
    chance = np.random.default_rng(seed)

    def spoil(found: re.Match[str]) -> str:
        word = found.group()
        if chance.random() >= TYPO_SHARE:
            return word
        place = int(chance.integers(1, len(word) - 1))
        kind = chance.integers(3)
        if kind == 0:
            return word[:place] + word[place] + word[place:]
        if kind == 1:
            return word[:place] + word[place + 1 :]
        return word[:place] + word[place + 1] + word[place] + word[place + 2 :]

    return tuple(re.sub(r"[^\W\d_]{4,}", spoil, text) for text in texts)


DISTURBANCES: dict[str, Callable[[Sequence[str]], tuple[str, ...]]] = {
    "as it is": tuple,
    "without diacritics": bare,
    "with typos": mistyped,
}
