"""Rows are worked out once, and a remembered run gives the very same bytes."""

import numpy as np

from dialog_toolkit.domain.session import Language
from dialog_toolkit.language.concepts import ConceptSpace
from dialog_toolkit.language.row_memory import Floats, RowMemory, text_key

TEXTS = ("Autobuss uz ciemu nekursē.", "Pie ārsta jāgaida pusgadu.", "", "Автобус не ходит.", "No bus to the village.")
TAGS = (Language.LATVIAN, Language.LATVIAN, Language.LATVIAN, Language.RUSSIAN, Language.ENGLISH)


def test_only_what_is_not_known_is_worked_out_and_once() -> None:
    asked: list[list[int]] = []

    def compute(places: list[int]) -> Floats:
        asked.append(places)
        return np.array([[place] for place in places], np.float32)

    memory = RowMemory()
    assert memory.rows(["a", "b", "a"], compute).tolist() == [[0], [1], [0]]
    assert memory.rows(["b", "a"], compute).tolist() == [[1], [0]]
    assert memory.rows(["a", "c", "b"], compute).tolist() == [[0], [1], [1]]
    assert asked == [[0, 1], [1]]


def test_what_was_asked_for_longest_ago_is_forgotten_first() -> None:
    memory = RowMemory(most=3)
    for keys in ("abc", "a", "d"):
        memory.rows(list(keys), lambda places: np.ones((len(places), 1), np.float32))
    assert memory.missing(["a", "b", "c", "d", "b"]) == ["b"]


def test_more_than_is_kept_can_still_be_asked_for() -> None:
    rows = RowMemory(most=2).rows(list("abcd"), lambda places: np.array([[p] for p in places], np.float32))
    assert rows.tolist() == [[0], [1], [2], [3]]


def test_changing_what_was_given_changes_no_memory() -> None:
    memory = RowMemory()
    rows = memory.rows(["a"], lambda places: np.ones((1, 1), np.float32))
    rows += 1
    assert memory.rows(["a"], lambda places: np.zeros((1, 1), np.float32)).tolist() == [[1]]


def test_a_key_tells_no_text_and_mixes_no_parts() -> None:
    assert "bus" not in text_key("bus", "lv")
    assert len({text_key("a", "b"), text_key("ab"), text_key("a"), text_key("b", "a"), text_key("\ud800")}) == 5


def test_scores_are_the_same_bytes_whatever_was_remembered() -> None:
    fresh, used = ConceptSpace(), ConceptSpace()
    for n in range(len(TEXTS)):
        used.transform(TEXTS[n:][:2], TAGS[n:][:2])
        used.fields.transform(TEXTS[n:][:2], TAGS[n:][:2])
    assert used.transform(TEXTS, TAGS).tobytes() == fresh.transform(TEXTS, TAGS).tobytes()
    assert used.fields.transform(TEXTS, TAGS).tobytes() == fresh.fields.transform(TEXTS, TAGS).tobytes()
    assert used.transform([]).shape == (0, len(used.topics))


def test_a_language_is_part_of_what_is_remembered() -> None:
    space = ConceptSpace()
    as_latvian, as_russian = (space.transform(TEXTS[:1], [tag]) for tag in (Language.LATVIAN, Language.RUSSIAN))
    assert (space.transform(TEXTS[:1], [Language.LATVIAN]) == as_latvian).all()
    assert (as_latvian != as_russian).any()
