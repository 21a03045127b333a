"""Titles and the lines beneath them: said by somebody, readable, never twice the same."""

import pytest

from dialog_toolkit.domain.session import Idea, IdeaKind, Language
from dialog_toolkit.language.concepts import concept_space
from dialog_toolkit.language.personal import find_personal
from dialog_toolkit.themes.build import ThemeSettings, build_themes
from dialog_toolkit.themes.labels import english_of_groups
from dialog_toolkit.themes.titles import gist_of, misspelt, same_title, title_of

Circles = tuple[list[Idea], dict[str, str]]

GOOD = "Autobusam uz ciemu jābrauc arī vakarā"


def said(*texts: str) -> tuple[list[Idea], dict[str, float]]:
    ideas = [Idea(f"a/{n}", "a", text) for n, text in enumerate(texts)]
    return ideas, {idea.id: 0.7 for idea in ideas}


@pytest.mark.parametrize(
    "worse",
    [
        "Autobusam uz ciemu jabrauc ari vakara",
        "Autobusam uz ciemu jabrauc arī vakarā, lai tiekam",
        "Kāpēc autobuss uz ciemu nebrauc arī vakarā?",
        "autobusam uz ciemu jābrauc arī vakarā",
        "Mana meita gaida autobusu uz ciemu arī vakarā",
        "Autobusam uz ciemu jābrauc vakarā. Tā ir. Citādi nav labi. Paldies.",
        "Autobusam jābrauc arī vakarā, zvaniet 29123456",
    ],
)
def test_a_title_a_civil_servant_would_write(worse: str) -> None:
    ideas, weight = said(worse, GOOD)
    assert title_of(ideas, weight, ["autobuss"]).text == GOOD


def test_a_title_is_about_the_theme() -> None:
    ideas, weight = said("Lai pagastā vakaros ir gaišāk un siltāk", "Lai autobuss vakaros brauc līdz ciemam")
    assert title_of(ideas, weight, ["sabiedriskais transports", "autobuss"]) == ideas[1]
    assert title_of(ideas, weight, ["pagasts"]) == ideas[0]


def test_a_title_that_is_taken_is_not_taken_again() -> None:
    ideas, weight = said(GOOD, "Autobuss vakaros kursē pārāk reti")
    first = title_of(ideas, weight)
    assert title_of(ideas, weight, taken={same_title(first)}) != first
    assert title_of([first], weight, taken={same_title(first)}) == first


def test_gist_is_another_line() -> None:
    long, personal = "Autobuss vakaros brauc reti. " * 8, "Autobusu vakaros prasiet Jānim Bērziņam, tel. 29123456"
    ideas, weight = said(GOOD, GOOD.upper(), long, personal, "Pēdējais autobuss aiziet pirms sešiem vakarā")
    assert gist_of(ideas, weight, [], ideas[0]) == ideas[4]
    assert gist_of(ideas[:4], weight, [], ideas[0]) is None


def test_gist_prefers_another_session() -> None:
    own = Idea("a/1", "a", "Autobuss vakaros brauc pārāk reti")
    other = Idea("b/1", "b", "Autobuss vakaros brauc tikai reizi")
    title = Idea("a/0", "a", GOOD)
    assert gist_of([title, own, other], {"a/0": 0.8, "a/1": 0.7, "b/1": 0.7}, [], title) == other


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        (GOOD, False),
        ("Skola un skolā, skolas un skolās", False),
        ("Ciema tabula un pilsētas konkurss", False),
        ("Pasvaldibai jāatbild uz vēstuli", True),
        ("Skolotaju trūkst visās skolās", True),
        ("Bez nevienas zimes", True),
        ("No Bebrenes uz Daugavpili ir autobuss", False),
        ("Mes jauniesi aizejam uz Ludzas estradi", True),
    ],
)
def test_misspelt(text: str, wrong: bool) -> None:
    assert misspelt(text) is wrong


def test_titles_and_gists_of_a_run(circles: Circles) -> None:
    ideas, region_of = circles
    by_id = {idea.id: idea for idea in ideas}
    run = build_themes(ideas, region_of)
    assert len({theme.title.casefold() for theme in run.themes}) == len(run.themes)
    by_topic = [theme for theme in run.themes if not theme.title_idea]
    assert len(by_topic) >= len(run.themes) // 2
    names = {topic.lv.partition(",")[0].casefold() for topic in concept_space().topics}
    for theme in by_topic:
        assert set(theme.title.partition(":")[0].casefold().split(", ")) <= names
    for theme in run.themes:
        assert not theme.title_idea or theme.title == by_id[theme.title_idea].text
        assert theme.english == ""
        if theme.gist:
            assert theme.gist_idea in theme.ideas
            assert theme.gist == by_id[theme.gist_idea].text.strip() != theme.title
            assert len(theme.gist) <= 140
            assert not find_personal(theme.gist)
    assert sum(bool(theme.gist) for theme in run.themes) >= 0.9 * len(run.themes)
    titles = [by_id[theme.title_idea or theme.gist_idea] for theme in run.themes if theme.title_idea or theme.gist]
    latvian = [idea for idea in titles if idea.language is Language.LATVIAN]
    assert len(latvian) >= 0.9 * len(titles)
    assert sum(misspelt(idea.text) for idea in latvian) <= 1
    assert sum(idea.kind is IdeaKind.QUESTION for idea in titles) <= 1


def test_english_on_request(circles: Circles) -> None:
    run = build_themes(*circles, ThemeSettings(english=True))
    names = [theme.english for theme in run.themes]
    assert all(name.isascii() and name[0].isupper() for name in names)
    assert len(set(names)) == len(names)


def test_english_names_are_told_apart() -> None:
    bus = ["Autobuss kavējas vakaros", "Vilciena biļete ir dārga", "Autobusu pieturā nav jumta"]
    names = english_of_groups([bus, bus[:2], ["zzz"]], concept_space())
    assert len(set(names)) == 3
    assert names[1].startswith(names[0].split(":", maxsplit=1)[0])
