"""Diacritics put back: how well, and what is never touched."""

import re
from pathlib import Path

import pytest
import yaml

from dialog_toolkit.domain.session import Language
from dialog_toolkit.language.cleaning import fold
from dialog_toolkit.language.diacritics import needs, restored

SESSIONS = Path(__file__).parents[2] / "sessions"
WORD = re.compile(r"[^\W\d_]+")


def bare(text: str) -> str:
    """Without marks, capital letters kept."""
    return "".join(fold(letter).upper() if letter.isupper() else fold(letter) for letter in text)


def said_in(name: str) -> list[str]:
    """Latvian ideas of an example circle that hold marks."""
    ideas = yaml.safe_load((SESSIONS / f"{name}.yaml").read_text("utf-8"))["ideas"]
    return [row["text"] for row in ideas if row["lang"] == "lv" and fold(row["text"]) != row["text"].lower()]


def test_known_sentences() -> None:
    texts = ["Skola trukst skolotaju", "Iedzivotaju padomes jaievel", "autobuss vakara neiet"]
    assert restored(texts, [Language.LATVIAN] * 3) == [
        "Skolā trūkst skolotāju",
        "Iedzīvotāju padomes jāievēl",
        "autobuss vakarā neiet",
    ]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Skolā trukst skolotaju", Language.LATVIAN),  # has a mark: typed with them
        ("Skola", Language.LATVIAN),
        ("Buses are late again", Language.ENGLISH),
        ("Autobuss nabrauc iz Rezekni", Language.LATGALIAN),
        ("Автобус не ходит", Language.RUSSIAN),
        ("", Language.LATVIAN),
        ("12 34 !!", Language.LATVIAN),
    ],
)
def test_not_touched(text: str, language: Language) -> None:
    assert not needs(text, language)
    assert restored([text], [language]) == [text]


def test_only_marks_change() -> None:
    texts = [bare(text) for text in said_in("madona")]
    changed = restored(texts, [Language.LATVIAN] * len(texts))
    assert [bare(text) for text in changed] == texts
    assert changed != texts


def test_most_words_come_back_right() -> None:
    """The ideas of three circles, which the lists were not made from: 85 words of 100 (63 would be right bare)."""
    texts = [text for name in ("madona", "dobele", "cesis") for text in said_in(name)]
    mended = restored([bare(text) for text in texts], [Language.LATVIAN] * len(texts))
    pairs = [
        pair
        for old, new in zip(texts, mended, strict=True)
        for pair in zip(WORD.findall(old), WORD.findall(new), strict=True)
    ]
    assert sum(old == new for old, new in pairs) / len(pairs) > 0.82
