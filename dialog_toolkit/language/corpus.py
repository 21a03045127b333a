"""The project's own data about civic topics, as read from ``data``: sentences, lexicon, fields.

``corpus.jsonl`` was written first; the files of ``voices`` were added by other hands, in other words, and
``voices/lexicon_*.yaml`` has stems for the topics that came with them.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from dialog_toolkit.domain.session import Language
from dialog_toolkit.language.thesaurus import Thesaurus, read_fields

DATA = Path(__file__).parent / "data"

FIRST = "corpus"
"""Source of the sentences of ``corpus.jsonl``."""

_FORM = re.compile(r"[^\W\d_]{3,}")

Lexicon = dict[str, dict[str, list[str]]]
"""Topic → part (lv, ltg, ru, en) → stems."""


@dataclass(frozen=True)
class Sentence:
    """One labelled sentence: `also` are further topics it could be about, `source` the file it stands in."""

    text: str
    topic: str
    also: tuple[str, ...]
    language: Language
    source: str = FIRST


@dataclass(frozen=True)
class Data:
    """What is learned from. `topics` are the rows of topics.tsv: id, group, Latvian, English."""

    sentences: tuple[Sentence, ...]
    lexicon: Lexicon
    topics: tuple[tuple[str, str, str, str], ...]
    thesaurus: Thesaurus


def read(folder: Path = DATA) -> Data:
    """The data that comes with the package; sentences of ``corpus.jsonl`` first, then the voices by name of file."""
    rows = [json.loads(line) for line in (folder / "corpus.jsonl").read_text("utf-8").splitlines()]
    first = [Sentence(r["text"], r["topic"], tuple(r["also"]), Language(r["lang"])) for r in rows]
    voices = [sentence for path in sorted((folder / "voices").glob("*.tsv")) for sentence in _voices(path)]
    listed = (folder / "topics.tsv").read_text("utf-8").splitlines()[1:]
    return Data(
        (*first, *voices),
        _lexicon([folder / "lexicon.yaml", *sorted((folder / "voices").glob("lexicon_*.yaml"))]),
        tuple((a, b, c, d) for a, b, c, d in (line.split("\t") for line in listed)),
        read_fields(folder / "fields"),
    )


def _voices(path: Path) -> Iterator[Sentence]:
    """Lines of topic, also (comma between), language and text."""
    for line in path.read_text("utf-8").splitlines():
        if line:
            topic, also, language, text = line.split("\t")
            others = tuple(other for other in also.split(",") if other)
            yield Sentence(text, topic, others, Language(language), path.stem)


def _lexicon(paths: list[Path]) -> Lexicon:
    """Stems of all files; those of a topic met again are added."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    found: Lexicon = {}
    for path in paths:
        written: dict[str, dict[str, list[Any]]] = yaml.load(path.read_text("utf-8"), Loader=loader)
        for topic, parts in written.items():
            for part, stems in parts.items():
                found.setdefault(topic, {}).setdefault(part, []).extend(map(str, stems))
    return found


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
