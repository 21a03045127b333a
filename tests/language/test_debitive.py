"""The debitive prefix is taken off verbs and only off verbs."""

import pytest

from dialog_toolkit.language.debitive import strip_debitive, strip_debitives


@pytest.mark.parametrize(
    ("word", "bare"),
    [
        ("jāizveido", "izveido"),
        ("Jāizveido", "izveido"),
        ("jaizveido", "izveido"),
        ("jāatbild", "atbild"),
        ("jabut", "but"),
        ("jāmaksā", "maksā"),
        ("jauzklausa", "uzklausa"),
    ],
)
def test_debitives(word: str, bare: str) -> None:
    assert strip_debitive(word) == bare


@pytest.mark.parametrize(
    "word",
    [
        "jaunietis", "jauniešiem", "jautājums", "jautajumiem", "janvāris", "janvari", "Jānis", "Jāņi", "jau", "ja",
        "jauda", "jaukts", "jakas", "Japāna", "izveido", "",
    ],
)  # fmt: skip
def test_words_that_only_begin_so_are_left(word: str) -> None:
    assert strip_debitive(word) == word


def test_in_a_text() -> None:
    text = "Jauniešiem jāļauj runāt, un atbild jasanem divās nedēļās."
    assert strip_debitives(text) == "Jauniešiem ļauj runāt, un atbild sanem divās nedēļās."
