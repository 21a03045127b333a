"""A rewording that drops what a region asked for is told."""

from dialog_toolkit.domain.session import Idea
from dialog_toolkit.measures.dropped import DroppedPart, dropped_parts

IDEAS = [
    Idea("a/1", "a", "Autobusi laukos arī sestdienās"),
    Idea("b/1", "b", "Sestdienas autobuss skolēniem"),
    Idea("c/1", "c", "Lētākas biļetes"),
]
REGIONS = {"a": "latgale", "b": "selija", "c": "riga"}


def test_the_word_its_regions_and_ideas_are_named() -> None:
    before = "Nodrošināt autobusus laukos un sestdienās"
    assert dropped_parts(before, "Nodrošināt autobusu satiksmi", IDEAS, REGIONS) == (
        DroppedPart("laukos", ("latgale",), ("a/1",)),
        DroppedPart("sestdienās", ("latgale", "selija"), ("a/1", "b/1")),
    )


def test_other_forms_keep_a_part_and_the_drafters_own_words_may_go() -> None:
    before = "Nodrošināt autobusus laukos, izveidojot platformu"
    assert dropped_parts(before, "Lauku autobusi kursē", IDEAS, REGIONS) == ()
    assert dropped_parts("", "", IDEAS, REGIONS) == ()
