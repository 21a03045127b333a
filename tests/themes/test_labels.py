"""Titles are good Latvian sentences; tags are words in dictionary form."""

import pytest

from dialog_toolkit.domain.session import Idea, Language
from dialog_toolkit.language.concepts import concept_space
from dialog_toolkit.language.stopwords import STOP_WORDS
from dialog_toolkit.themes.labels import tags_of_groups
from dialog_toolkit.themes.titles import title_of

BUS = [
    "Autobusi uz ciemu brauc reti",
    "Vajag autobusu arī vakarā",
    "Autobusa biļete ir par dārgu",
    "Skolēnus ved ar autobusu tumsā",
]
COUNCIL = [
    "Domes sēdes jātranslē internetā",
    "Domes sēdē neviens nepaskaidro balsojumu",
    "Gribam domes sēdes vakaros",
]


def test_tags_are_nouns_in_dictionary_form() -> None:
    bus, council = tags_of_groups([BUS, COUNCIL], concept_space())
    assert "autobuss" in bus
    assert any("domes sēde" in tag for tag in council)
    assert not {tag for tag in (*bus, *council) if tag in STOP_WORDS}


def test_tags_of_nothing() -> None:
    assert tags_of_groups([], concept_space()) == []


@pytest.mark.parametrize(
    ("others", "best"),
    [
        (["ok"], "Vajag autobusu arī vakarā no centra"),
        (["Autobuss " * 60], "Vajag autobusu arī vakarā no centra"),
        (["Vajag autobusu ari vakara no rita"], "Vajag autobusu arī vakarā no centra"),
    ],
)
def test_title_is_readable(others: list[str], best: str) -> None:
    members = [Idea(f"a/{n}", "a", text) for n, text in enumerate([*others, best])]
    weight = {idea.id: 0.8 for idea in members}
    assert title_of(members, weight).text == best


def test_title_is_latvian_if_there_is_one() -> None:
    russian = Idea("a/1", "a", "Автобус приходит слишком редко", language=Language.RUSSIAN)
    latvian = Idea("a/2", "a", "Autobuss pienāk pārāk reti, un vakarā nemaz")
    assert title_of([russian, latvian], {"a/1": 0.9, "a/2": 0.7}) == latvian
    assert title_of([russian], {"a/1": 0.9}) == russian
