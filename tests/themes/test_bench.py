"""The figures of agreement mean what they say."""

import pytest

from dialog_toolkit.themes.bench import OUTLIER, agreement, baseline, nearest_neighbour, score
from dialog_toolkit.themes.vectors import Floats

KEYS = {"ideas", "groups", "v", "ami", "ari", "nearest_neighbour", "outliers_kept", "seconds", "peak_mb"}


def rows() -> list[dict[str, str]]:
    texts = {
        "bus": ["Autobuss kursē reti", "Autobusa saraksts ir neērts", "Vajag autobusu arī vakarā"],
        "doctor": ["Ģimenes ārstam gara rinda", "Slimnīcā nav ārstu", "Pie ārsta netiek"],
        OUTLIER: ["Zzz qqq xxx"],
    }
    flat = [(theme, text) for theme, said in texts.items() for text in said]
    return [
        {"id": f"s/{n}", "text": text, "theme": theme, "session": "s", "region": "riga", "lang": "lv"}
        for n, (theme, text) in enumerate(flat)
    ]


def test_keys_and_a_clear_case() -> None:
    figures = score(rows())
    assert set(figures) == KEYS
    assert figures["ideas"] == 7
    assert figures["ami"] == figures["ari"] == figures["v"] == 1.0
    assert figures["nearest_neighbour"] == 1.0
    assert figures["outliers_kept"] == 1.0


def test_wrong_labels_are_told() -> None:
    mixed = rows()
    for row, theme in zip(mixed, ["a", "b", "a", "b", "a", "b", "a"], strict=True):
        row["theme"] = theme
    figures = score(mixed)
    assert figures["ari"] < 0.3
    assert figures["nearest_neighbour"] < 1.0


def test_no_outliers_are_all_kept() -> None:
    assert score([row for row in rows() if row["theme"] != OUTLIER])["outliers_kept"] == 1.0


def test_agreement_of_equal_and_of_one_group() -> None:
    assert agreement(["a", "a", "b"], ["x", "x", "y"]) == {"v": 1.0, "ami": 1.0, "ari": 1.0}
    assert agreement(["a", "a", "b", "b"], ["x", "x", "x", "x"])["ari"] == 0.0


def test_nearest_neighbour_by_hand() -> None:
    import numpy as np

    vectors: Floats = np.array([[1, 0], [0.96, 0.28], [0, 1], [0.28, 0.96]], np.float32)
    assert nearest_neighbour(vectors, ["a", "a", "b", "b"]) == 1.0
    assert nearest_neighbour(vectors, ["a", "b", "a", "b"]) == 0.0


def test_baseline_is_told_the_number() -> None:
    assert baseline(rows())["groups"] == 2


@pytest.mark.parametrize("language", ["", "xx"])
def test_unknown_language_is_no_matter(language: str) -> None:
    assert score([row | {"lang": language} for row in rows()])["ideas"] == 7
