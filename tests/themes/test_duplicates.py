"""Doubles by slips of the finger are found; what differs in one telling word is not a double."""

import random
import re

import pytest

from dialog_toolkit.domain.session import Idea
from dialog_toolkit.domain.theme import Standing
from dialog_toolkit.language.cleaning import fold
from dialog_toolkit.themes.build import build_themes
from dialog_toolkit.themes.duplicates import representatives, same_said
from dialog_toolkit.themes.reading import read

Circles = tuple[list[Idea], dict[str, str]]

LONG = "Pēdējais autobuss no Talsiem aiziet pusseptiņos un pulciņš beidzas septiņos"


@pytest.mark.parametrize(
    "other",
    [
        "Pedejais autobuss no Talsiem aiziet pusseptinos un pulcins beidzas septinos",
        "Pēdējais autobus no Talsiem aiziet pusseptiņos, un pulciņš beidzas septiņos.",
        "Pēdējais autobuss no Talseim aiziet pusseptiņos un pulciņs beidzas septiņos",
        "Pēdējais autobuss no Talsiem aiziet pusseptiņos un pulciņš beidzas septiņos. Paldies!",
        "Pēdējie autobusi no Talsiem aiziet pusseptiņos un pulciņi beidzas septiņos",
    ],
)
def test_a_double(other: str) -> None:
    fuller = max((0, 1), key=lambda place: (len((LONG, other)[place]), -place))
    assert representatives([LONG, other]) == [fuller, fuller]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Vajag autobusu no Bauskas uz Skaistkalni arī vakaros", "Vajag autobusu no Bauskas uz Vecsauli arī vakaros"),
        ("Autobuss no Talsiem iet plkst. 18 katru darbdienu", "Autobuss no Talsiem iet plkst. 19 katru darbdienu"),
        ("Iedzīvotāju padomes mūsu pagastā vajag jau šogad", "Iedzīvotāju padomes mūsu pagastā nevajag jau šogad"),
        ("Domes sēdes ir jārāda internetā visiem", "Domes sēdes nav jārāda internetā visiem"),
        ("Koncerts parkā notika katru vasaru", "Koncerts parkā notika katru vakaru"),
        ("Autobuss brauc uz Talsiem katru stundu", "Autobuss brauc no Talsiem katru stundu"),
        ("Bērnudārzā trūkst audzinātāju", "Skolā trūkst skolotāju un arī audzinātāju"),
    ],
)
def test_not_a_double(one: str, other: str) -> None:
    assert representatives([one, other]) == [0, 1]


def test_words_that_tell() -> None:
    assert same_said(["skola", "laba"], ["skola", "labas"])
    assert not same_said(["skola", "laba"], ["skola", "nelaba"])
    assert same_said(["labs", "klubs", "te"], ["labs", "klubs"])


def test_different_ideas_of_the_circles_are_no_doubles(circles: Circles) -> None:
    texts = [idea.text for idea in circles[0]]
    assert representatives(texts) == list(range(len(texts)))


def test_doubles_made_by_machine_are_found(circles: Circles) -> None:
    """A letter left out and every mark gone: 92 of 100 are found (else another known word came out), none elsewhere."""
    chance = random.Random(0)
    texts = [idea.text for idea in circles[0]]
    doubles = []
    for text in texts:
        places = [found.start() for found in re.finditer(r"\w{4,}", text)]
        place = chance.choice(places) + chance.randrange(1, 4)
        doubles.append(fold(text[:place] + text[place + 1 :]))
    stands = representatives(texts + doubles)
    found = [stands[len(texts) + place] for place in range(len(texts))]
    assert sum(of == place for place, of in enumerate(found)) >= 0.92 * len(texts)
    assert {of % len(texts) == place for place, of in enumerate(found)} == {True}


def test_in_one_session_and_in_several() -> None:
    ideas = [
        Idea("a/1", "a", LONG),
        Idea("a/2", "a", LONG.replace("autobuss", "autobus")),
        Idea("a/3", "a", LONG.replace("autobuss", "autobus").upper()),
        Idea("b/1", "b", LONG.replace("pulciņš", "pulcins")),
        Idea("b/2", "b", "Skolā trūkst skolotāju"),
    ]
    material = read(ideas)
    assert material.duplicates == {"a/2": "a/1", "a/3": "a/1"}
    assert material.nearly == {"a/2"}
    assert [[idea.id for idea in same] for same in material.ideas] == [["a/1", "b/1"], ["b/2"]]
    assert material.texts[0] == LONG
    run = build_themes(ideas, {})
    assert {p.idea: (p.standing, p.of, p.because) for p in run.placements if p.of} == {
        "a/2": (Standing.DUPLICATE, "a/1", "Nearly the same words in the same session."),
        "a/3": (Standing.DUPLICATE, "a/1", "The same words in the same session."),
    }
    assert [theme.ideas for theme in run.themes] == [("a/1", "b/1")]


def test_of_nothing() -> None:
    assert representatives([]) == []
    assert representatives(["", "a", "😀"]) == [0, 1, 2]
