"""Grouping: the same in, the same out; every idea accounted for; nothing breaks it."""

import json
import random
from collections.abc import Sequence
from dataclasses import asdict

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialog_toolkit.domain.balance import balance
from dialog_toolkit.domain.session import Idea
from dialog_toolkit.domain.theme import Standing, ThemeRun
from dialog_toolkit.errors import BadInput, Cancelled
from dialog_toolkit.themes.build import ThemeSettings, build_themes

Circles = tuple[list[Idea], dict[str, str]]


def run_of(texts: Sequence[str], sessions: int = 3) -> tuple[list[Idea], ThemeRun]:
    ideas = [Idea(f"s{n % sessions}/{n:03}", f"s{n % sessions}", text) for n, text in enumerate(texts)]
    return ideas, build_themes(ideas, {"s0": "riga", "s1": "latgale"})


def as_bytes(run: ThemeRun) -> bytes:
    return json.dumps(asdict(run), ensure_ascii=False).encode()


def test_same_ideas_and_seed_give_the_same_bytes(circles: Circles) -> None:
    assert as_bytes(build_themes(*circles, ThemeSettings(seed=3))) == as_bytes(
        build_themes(*circles, ThemeSettings(seed=3))
    )


def test_order_of_ideas_does_not_matter(circles: Circles) -> None:
    ideas, region_of = circles
    shuffled = random.Random(1).sample(ideas, len(ideas))
    assert build_themes(shuffled, region_of) == build_themes(ideas, region_of)


def test_every_idea_is_accounted_for(circles: Circles) -> None:
    ideas, region_of = circles
    run = build_themes(ideas, region_of)
    assert balance(ideas, region_of, run).adds_up
    assert [placement.idea for placement in run.placements] == sorted(idea.id for idea in ideas)
    assert [len(theme.ideas) for theme in run.themes] == sorted((len(t.ideas) for t in run.themes), reverse=True)


def test_themes_are_well_formed(circles: Circles) -> None:
    ideas, region_of = circles
    texts = {idea.id: idea.text for idea in ideas}
    run = build_themes(ideas, region_of)
    assert 5 <= len(run.themes) <= 40
    for theme in run.themes:
        assert len(theme.ideas) == len(theme.weights) == theme.evidence.ideas >= 3
        assert list(theme.weights) == sorted(theme.weights, reverse=True)
        assert all(0 <= weight <= 1 for weight in theme.weights)
        assert theme.title
        assert not theme.title_idea or (theme.title_idea in theme.ideas and theme.title == texts[theme.title_idea])
        assert 1 <= len(theme.tags) <= 4


def test_lone_voices_stay_few_and_say_why(circles: Circles) -> None:
    ideas, region_of = circles
    lone = [p for p in build_themes(ideas, region_of).placements if p.standing == Standing.LONE_VOICE]
    assert len(lone) <= 0.1 * len(ideas)
    assert {p.because for p in lone} <= {"No other idea is close enough to it."}


def test_resolution_makes_themes_finer(circles: Circles) -> None:
    coarse, fine = (len(build_themes(*circles, ThemeSettings(resolution=r)).themes) for r in (0.3, 2.0))
    assert coarse < fine


def test_ids_hang_on_the_members_only(circles: Circles) -> None:
    ideas, region_of = circles
    before = {theme.ideas: theme.id for theme in build_themes(ideas, region_of).themes}
    after = {theme.ideas: theme.id for theme in build_themes(ideas, region_of, ThemeSettings(seed=9)).themes}
    assert {before[members] for members in before.keys() & after.keys()} == {
        after[members] for members in before.keys() & after.keys()
    }
    assert len(set(before.values())) == len(before)


def test_repeated_in_one_session_is_a_duplicate_in_another_it_counts() -> None:
    texts = ["Vilciens kavējas", "Skolā trūkst skolotāju", "Vilciens KAVĒJAS!"]
    ideas = [Idea("a/1", "a", texts[0]), Idea("a/2", "a", texts[2]), Idea("b/1", "b", texts[0])]
    run = build_themes(ideas, {"a": "riga", "b": "latgale"})
    assert [(p.idea, p.standing, p.of) for p in run.placements] == [
        ("a/1", Standing.THEME, ""),
        ("a/2", Standing.DUPLICATE, "a/1"),
        ("b/1", Standing.THEME, ""),
    ]
    assert [theme.ideas for theme in run.themes] == [("a/1", "b/1")]
    assert run.themes[0].evidence.regions == ("latgale", "riga")


@pytest.mark.parametrize(
    "texts",
    [
        [],
        ["Vilciens"],
        ["Vilciens kavējas", "Autobuss neiet"],
        ["Viens un tas pats"] * 40,
        ["😀", "123", "!!", "—"] * 3,
        ["", " ", "\n", "\x00"],
        ["x" * 20_000, "ā b c " * 3_000, "a\x00\u202e<b>{{7*7}}", "\ud800", "z̶̶̶̶̶̶̶̶a", "%s %n", "../../etc"],
        [f"vārds{n % 7} skola" for n in range(40)],
        ["Автобус не приходит", "Bus is late", "Autobuss kavējas", "Autobuss naīt"] * 9,
    ],
)
def test_small_and_hostile_sets(texts: list[str]) -> None:
    ideas, run = run_of(texts)
    assert balance(ideas, {"s0": "riga"}, run).adds_up


@settings(max_examples=15, deadline=None)
@given(st.lists(st.text(max_size=60), max_size=45))
def test_any_texts_are_placed(texts: list[str]) -> None:
    ideas, run = run_of(texts)
    assert balance(ideas, {}, run).adds_up


def test_likeness_decides() -> None:
    bus = ["Autobuss kursē reti", "Vilcienu saraksts ir neērts", "Vajag autobusu arī vakarā", "Vilciens nepietur"]
    doctor = ["Ģimenes ārstam gara rinda", "Slimnīcā nav ārstu", "Pie ārsta netiek", "Slimnīca ir pārāk tālu"]
    _, run = run_of([*bus, *doctor])
    groups = [{id.rpartition("/")[2] for id in theme.ideas} for theme in run.themes]
    assert sorted(map(sorted, groups)) == [["000", "001", "002", "003"], ["004", "005", "006", "007"]]


def test_cancel_is_heard(circles: Circles) -> None:
    with pytest.raises(Cancelled):
        build_themes(*circles, cancelled=lambda: True)


def test_progress_tells_its_phases(circles: Circles) -> None:
    phases: list[str] = []
    build_themes(*circles, progress=lambda phase, done, total: phases.append(phase))
    assert phases == [
        "Reading ideas",
        "Placing ideas among civic topics",
        "Comparing the wording of ideas",
        "Grouping ideas",
        "Trying the themes without some circles",
        "Naming themes",
        "Looking for proposals",
    ]


def test_unknown_sentence_model_is_refused(circles: Circles) -> None:
    with pytest.raises(BadInput):
        build_themes(*circles, ThemeSettings(embedder="nothing"))


def test_engine_is_told(circles: Circles) -> None:
    ideas, region_of = circles
    first, other = (build_themes(ideas[:40], region_of, ThemeSettings(seed=seed)).engine for seed in (0, 1))
    assert first.fingerprint != other.fingerprint
    assert (first.seed, other.seed) == (0, 1)
    assert first.settings["neighbours"] == ThemeSettings().neighbours
