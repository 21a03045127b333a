"""Whatever comes in: every idea has a place, nothing but sentences is raised, the same comes out for the same."""

import json
import random
from collections.abc import Sequence
from dataclasses import asdict

import numpy as np
import pytest

from dialog_toolkit.domain.balance import balance
from dialog_toolkit.domain.session import Idea, Language
from dialog_toolkit.domain.theme import Standing, ThemeRun
from dialog_toolkit.errors import DialogError
from dialog_toolkit.themes import grouping
from dialog_toolkit.themes.build import ThemeSettings, build_themes

Circles = tuple[list[Idea], dict[str, str]]

TEXTS = [
    "Autobuss uz ciemu brauc pārāk reti",
    "Ģimenes ārstam ir gara rinda",
    "Skolā trūkst skolotāju",
    "Domes sēdes jātranslē internetā",
]


def ideas_of(texts: Sequence[str], sessions: int = 4) -> list[Idea]:
    return [Idea(f"s{n % sessions}/{n:03}", f"s{n % sessions}", text) for n, text in enumerate(texts)]


def placed(texts: Sequence[str], sessions: int = 4, settings: ThemeSettings = ThemeSettings()) -> ThemeRun:  # noqa: B008
    ideas = ideas_of(texts, sessions)
    run = build_themes(ideas, {}, settings)
    assert balance(ideas, {}, run).adds_up
    assert [placement.idea for placement in run.placements] == sorted(idea.id for idea in ideas)
    return run


def test_nothing() -> None:
    run = placed([])
    assert (run.themes, run.groups, run.proposals) == ((), (), ())


def test_one_idea_stands_alone() -> None:
    run = placed([TEXTS[0]])
    assert [placement.standing for placement in run.placements] == [Standing.LONE_VOICE]


def test_all_equal_is_one_theme_and_duplicates() -> None:
    run = placed([TEXTS[0]] * 40)
    assert [len(theme.ideas) for theme in run.themes] == [4]
    assert sum(placement.standing is Standing.DUPLICATE for placement in run.placements) == 36


def test_a_very_long_idea_among_others() -> None:
    long = ("Autobuss uz ciemu brauc reti, un ārsta nav. " * 500)[:20_000]
    run = placed([long, *(f"{text} {place}" for text in TEXTS for place in ("Ludzā", "Preiļos", "Cēsīs"))])
    assert all(theme.title != long and len(theme.gist) <= 140 for theme in run.themes)


@pytest.mark.parametrize("texts", [["😀", "🚌🚌", "👍🏽"] * 5, ["123", "45,6 %", "2026."] * 5])
def test_without_words_all_stand_alone(texts: list[str]) -> None:
    run = placed(texts, sessions=len(texts))
    assert {placement.standing for placement in run.placements} == {Standing.LONE_VOICE}
    assert {placement.because for placement in run.placements} == {"There are no words in it to compare."}


@pytest.mark.parametrize(
    ("language", "texts"),
    [
        (Language.RUSSIAN, ["Автобус не ходит", "Врача нет", "Школу закрыли", "Дума не отвечает"]),
        (Language.ENGLISH, ["The bus is late", "No doctor here", "Our school closed", "The council is silent"]),
        (Language.LATGALIAN, ["Autobuss nabrauc", "Dakterys navā", "Školu aiztaisieja", "Dūme naatbiļd"]),
    ],
)
def test_one_language_only(language: Language, texts: list[str]) -> None:
    said = [f"{text} {word}" for text in texts for word in ("Ludza", "Daugavpils", "Preiļi", "Krāslava", "Rēzekne")]
    ideas = [Idea(f"s{n % 4}/{n}", f"s{n % 4}", text, language=language) for n, text in enumerate(said)]
    run = build_themes(ideas, {}, ThemeSettings(english=True))
    assert balance(ideas, {}, run).adds_up
    assert all(theme.title and theme.english for theme in run.themes)


def test_mostly_doubles() -> None:
    texts = [f"{TEXTS[n % 4]}{'!' * (n % 3)}" for n in range(180)] + [f"{t} {w}" for t in TEXTS for w in "abcde"]
    run = placed(texts)
    assert sum(placement.standing is Standing.DUPLICATE for placement in run.placements) >= 160
    of = {placement.idea: placement for placement in run.placements}
    assert all(of[p.of].standing is not Standing.DUPLICATE for p in run.placements if p.of)


@pytest.mark.parametrize("value", [np.nan, np.inf])
def test_figures_that_are_no_numbers_are_a_sentence(monkeypatch: pytest.MonkeyPatch, value: float) -> None:
    def broken(texts: Sequence[str], *rest: object) -> np.ndarray:
        vectors = np.ones((len(texts), 4), np.float32)
        vectors[0, 0] = value
        return vectors

    monkeypatch.setattr(grouping, "vectors_of", broken)
    with pytest.raises(DialogError) as caught:
        build_themes(ideas_of(TEXTS * 3), {})
    assert str(caught.value) == "The ideas could not be compared: some of their figures are not numbers."
    assert caught.value.hint


def test_vectors_of_nothing_are_no_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    def empty(texts: Sequence[str], *rest: object) -> np.ndarray:
        return np.zeros((len(texts), 4), np.float32)

    monkeypatch.setattr(grouping, "vectors_of", empty)
    placed([f"{text} vārds{n}" for n in range(12) for text in TEXTS])


@pytest.mark.parametrize("settings", [ThemeSettings(about=10), ThemeSettings(english=True, seed=5)])
def test_same_in_same_out_in_any_order(circles: Circles, settings: ThemeSettings) -> None:
    ideas, region_of = circles
    first = build_themes(ideas, region_of, settings)
    shuffled = random.Random(2).sample(ideas, len(ideas))
    again = build_themes(shuffled, region_of, settings)
    assert json.dumps(asdict(first), ensure_ascii=False) == json.dumps(asdict(again), ensure_ascii=False)


@pytest.mark.parametrize("settings", [ThemeSettings(about=999), ThemeSettings(about=1), ThemeSettings(rounds=1)])
@pytest.mark.parametrize("count", [2, 9, 31])
def test_settings_with_few_ideas(count: int, settings: ThemeSettings) -> None:
    placed([f"{TEXTS[n % 4]} {n} reizes ciemā{n}" for n in range(count)], settings=settings)
