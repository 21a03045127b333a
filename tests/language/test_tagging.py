"""Languages of short contributions."""

import json

import pytest

from dialog_toolkit.domain.session import Language
from dialog_toolkit.language.corpus import DATA
from dialog_toolkit.language.tagging import tag_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Kāpēc neviens neatbild uz vēstulēm?", "lv"),
        ("Vajag lai atbild uz vestulem", "lv"),
        ("ok", "lv"),
        ("", "lv"),
        ("12 €", "lv"),
        ("WhatsApp grupa", "lv"),
        ("Почему нам никто не отвечает?", "ru"),
        ("Скорая едет 40 минут, а Rēzekne рядом", "ru"),
        ("Nobody answers the letters we send.", "en"),
        ("Why can we not vote from abroad?", "en"),
        ("Latgalīšu volūdu školuos vajag vuiceit.", "ltg"),
        ("Myusu saimē runojam latgaliski, a školā tuo nav.", "ltg"),
    ],
)
def test_examples(text: str, language: str) -> None:
    assert tag_language(text) == Language(language)


def test_accuracy_on_the_corpus() -> None:
    """The corpus was labelled by hand; the share is recorded in tests/benchmarks/RESULTS.md."""
    rows = [json.loads(line) for line in (DATA / "corpus.jsonl").read_text("utf-8").splitlines()]
    right = {"lv": [], "ltg": [], "ru": [], "en": []}  # type: dict[str, list[bool]]
    for row in rows:
        right[row["lang"]].append(tag_language(row["text"]) == Language(row["lang"]))
    shares = {language: sum(answers) / len(answers) for language, answers in right.items()}
    assert shares["lv"] > 0.995
    assert shares["ru"] > 0.995
    assert shares["en"] > 0.95
    assert shares["ltg"] > 0.88
