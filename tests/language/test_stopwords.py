"""Grammar words are told in any spelling."""

import pytest

from dialog_toolkit.language.cleaning import fold
from dialog_toolkit.language.stopwords import STOP_WORDS


@pytest.mark.parametrize("word", ["kas", "viņiem", "Vajag", "KATRĀ", "mūsu"])
def test_grammar_words(word: str) -> None:
    assert fold(word) in STOP_WORDS


@pytest.mark.parametrize("word", ["autobuss", "dome", "ārsts", "vēstule"])
def test_words_with_a_subject(word: str) -> None:
    assert fold(word) not in STOP_WORDS


def test_kept_folded() -> None:
    assert all(fold(word) == word for word in STOP_WORDS)
