"""Texts that say much the same as what is typed."""

import time

from dialog_toolkit.language.likeness import like

IDEAS = (
    "Autobuss uz Rīgu vakarā vairs nekursē.",
    "Bibliotēka lai strādā arī svētdienās.",
    "Vajag soliņus Daugavas krastmalā.",
    "Katram priekšlikumam atbilde trīsdesmit dienās.",
)


def places(typed: str, at_least: float = 0.4) -> list[int]:
    return [place for place, _score in like(IDEAS, typed, at_least)]


def test_the_same_words_are_wholly_alike() -> None:
    assert like(IDEAS, IDEAS[1]) == [(1, 1.0)]


def test_order_endings_diacritics_and_slips_do_not_matter() -> None:
    assert places("vakaros autobusi uz riga nekurse") == [0]
    assert places("svētdienās bibliotēkai jāstrādā arī") == [1]
    assert places("vajg soliņu Dagavas krastmala") == [2]


def test_half_an_idea_is_enough_but_two_words_are_not() -> None:
    assert places("Katram priekšlikumam atbilde") == [3]
    assert places("Katram priekšlikumam") == []


def test_another_thing_is_not_alike() -> None:
    assert places("Vajag vairāk apgaismojuma pie skolas") == []
    assert like(IDEAS, "") == []
    assert like((), "Vajag soliņus parkā") == []


def test_the_most_alike_comes_first_and_ties_keep_their_order() -> None:
    texts = ("Vajag soliņus parkā pie upes", "Vajag soliņus parkā", "Vajag soliņus parkā")
    assert [place for place, _score in like(texts, "Vajag soliņus parkā", 0.1)] == [1, 2, 0]


def test_nothing_below_the_limit_and_all_from_it_on() -> None:
    scores = dict(like(IDEAS, "Vajag soliņus pie bibliotēkas", 0.0))
    assert set(scores) == {0, 1, 2, 3}
    limit = scores[2]
    assert dict(like(IDEAS, "Vajag soliņus pie bibliotēkas", limit)) == {k: v for k, v in scores.items() if v >= limit}


def test_two_hundred_ideas_are_looked_through_between_two_keys() -> None:
    texts = [f"{idea} Un vēl ceļš numur {n} ir jālabo, jo tur brauc skolēni." for n in range(50) for idea in IDEAS]
    like(texts, "Autobuss uz Rīgu kursē")
    before = time.process_time()
    for length in range(20, 50):
        like(texts, "Autobuss uz Rīgu kursē reti, un vakarā vairs nav nemaz"[:length])
    assert (time.process_time() - before) / 30 < 0.100
