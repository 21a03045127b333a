"""What people decided stays on every run, and the rest learns from it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialog_toolkit.domain.curation import Curation, Decided, KeptTheme
from dialog_toolkit.domain.session import Idea
from dialog_toolkit.domain.theme import ProposalKind, Standing, ThemeRun
from dialog_toolkit.language.concepts import unit
from dialog_toolkit.themes.build import build_themes
from dialog_toolkit.themes.identity import carried_ids
from dialog_toolkit.themes.learn import nearness
from dialog_toolkit.themes.replay import partition_around

BUS = ("Autobuss uz ciemu nekursē", "Vairāk autobusu reisu sestdienās", "Sabiedriskais transports laukos izzūd",
       "Autobusa saraksts neder skolēniem")  # fmt: skip
ANSWER = ("Uz iesniegumu neviens neatbild", "Iestāde lai atbild uz priekšlikumu 30 dienās",
          "Rakstu domei, bet klusums", "Pateikt, ko ņēma vērā no iedzīvotāju ieteikumiem")  # fmt: skip
DOCTOR = ("Pie ārsta rinda pusgadu", "Ģimenes ārsts ir tikai pilsētā", "Slimnīcu slēdz un palīdzība ir tālu",
          "Speciālista vizīte maksā par dārgu")  # fmt: skip


def ideas_of(*texts: str) -> list[Idea]:
    return [Idea(f"s{n % 3}/{n:02}", f"s{n % 3}", text) for n, text in enumerate(texts)]


ALL = ideas_of(*BUS, *ANSWER, *DOCTOR)
IDS = [idea.id for idea in ALL]


def run_with(curation: Curation, ideas: Sequence[Idea] = ALL, previous: ThemeRun | None = None) -> ThemeRun:
    return build_themes(ideas, {}, curation=curation, previous=previous)


def home(run: ThemeRun) -> dict[str, str]:
    return {p.idea: p.theme for p in run.placements}


def test_ideas_of_a_confirmed_theme_stay_together_under_its_id() -> None:
    odd = (IDS[0], IDS[5], IDS[10])
    curation = Curation({"t-own": KeptTheme("t-own", "Mana tēma", odd, fixed=True, confirmed=True)})
    run = run_with(curation)
    assert {home(run)[id] for id in odd} == {"t-own"}
    assert sorted(home(run)) == sorted(IDS)


def test_what_was_parted_stays_apart_and_what_was_moved_stays() -> None:
    themes = {
        "t-a": KeptTheme("t-a", members=tuple(IDS[0:2]), fixed=True),
        "t-b": KeptTheme("t-b", members=tuple(IDS[2:4]), fixed=True, apart=("t-a",)),
    }
    moved = Decided(IDS[8], Standing.THEME, theme="t-b")
    run = run_with(Curation(themes, {IDS[8]: moved}))
    assert [home(run)[id] for id in (*IDS[0:4], IDS[8])] == ["t-a", "t-a", "t-b", "t-b", "t-b"]
    pair = frozenset(("t-a", "t-b"))
    assert [p for p in run.proposals if p.kind is ProposalKind.MERGE and frozenset(p.themes) == pair] == []


def test_what_people_took_out_is_not_grouped_but_placed() -> None:
    out = {IDS[1]: Decided(IDS[1], Standing.SET_ASIDE, because="Cita plāna lieta")}
    run = run_with(Curation(decided=out))
    assert all(IDS[1] not in theme.ideas for theme in run.themes)
    assert sorted(p.idea for p in run.placements) == sorted(IDS)


def test_themes_keep_their_ids_when_ideas_come_in() -> None:
    first = run_with(Curation())
    more = [*ALL, *(Idea(f"s4/{n}", "s4", text) for n, text in enumerate(("Autobusa nav", "Atbildes nav")))]
    second = run_with(Curation(), more, first)
    assert {theme.id for theme in first.themes} <= {theme.id for theme in second.themes}
    assert sorted(p.idea for p in second.placements if p.new) == ["s4/0", "s4/1"]
    assert not any(p.new for p in first.placements)


def test_a_list_of_themes_of_ones_own_draws_ideas_by_its_words() -> None:
    codebook = {
        "t-1": KeptTheme("t-1", "Autobusi un transports", origin="codebook", examples=("Autobuss nebrauc",)),
        "t-2": KeptTheme("t-2", "Atbildes uz priekšlikumiem", origin="codebook", examples=("Neviens neatbild",)),
        "t-3": KeptTheme("t-3", "Ārsti un slimnīcas", origin="codebook", examples=("Rinda pie ārsta",)),
    }
    found = home(run_with(Curation(codebook)))
    right = [found[id] == f"t-{1 + place // 4}" for place, id in enumerate(IDS)]
    assert sum(right) >= 10


def test_the_order_of_ideas_and_a_second_run_change_nothing() -> None:
    curation = Curation({"t-own": KeptTheme("t-own", members=tuple(IDS[:3]), fixed=True)})
    first = run_with(curation)
    assert run_with(curation, list(reversed(ALL))) == first
    assert run_with(curation, previous=first).themes == first.themes


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_any_decisions_are_obeyed_and_every_idea_is_placed_once(data: st.DataObject) -> None:
    owner = data.draw(st.lists(st.sampled_from(["", "t-a", "t-b", "t-c"]), min_size=12, max_size=12))
    themes = {
        id: KeptTheme(id, members=tuple(i for i, o in zip(IDS, owner, strict=True) if o == id), fixed=True)
        for id in ("t-a", "t-b", "t-c")
    }
    merged = data.draw(st.sampled_from(["", "t-a", "t-b", "t-c"]))
    themes["t-c"] = replace(themes["t-c"], merged_into=merged if merged != "t-c" else "")
    moved = data.draw(st.sampled_from(IDS))
    curation = Curation(themes, {moved: Decided(moved, Standing.THEME, theme="t-a")})
    run = run_with(curation)
    wanted = dict(curation.home_of())
    assert {id: home(run)[id] for id in wanted} == wanted
    assert Counter(p.idea for p in run.placements) == Counter(IDS)
    assert sorted(i for t in run.themes for i in t.ideas) == sorted(id for id, t in home(run).items() if t)


def test_dismissed_proposals_do_not_come_again() -> None:
    found = run_with(Curation()).proposals
    ids = frozenset(proposal.id for proposal in found)
    assert run_with(Curation(dismissed=ids)).proposals == ()


def test_ids_are_never_given_twice_nor_taken_from_merged_themes() -> None:
    kept = {"t-x": KeptTheme("t-x", members=("a", "b"), merged_into="t-y"), "t-z": KeptTheme("t-z", members=("c", "d"))}
    ids = carried_ids([["a", "b"], ["c", "d", "e"], ["c"]], Curation(kept), None, ["t-q"])
    assert ids[1] == "t-z"
    assert len(set(ids)) == 3
    assert not {"t-x", "t-q"} & set(ids)


def test_nearness_learns_from_a_single_example_of_each() -> None:
    chance = np.random.default_rng(0)
    middles = unit(chance.normal(size=(3, 20)).astype(np.float32))
    truth = np.arange(60) % 3
    vectors = unit(middles[truth] + 0.15 * chance.normal(size=(60, 20)).astype(np.float32))
    near = nearness(vectors, {0: 0, 1: 1, 2: 2}, 4)
    assert near[:, :3].argmax(axis=1).tolist() == truth.tolist()
    assert not near[:, 3].any()


def test_contracting_keeps_a_held_theme_whole_even_against_its_edges() -> None:
    edges = [(0, 1, 1.0), (2, 3, 1.0), (4, 5, 1.0), (1, 2, 0.05), (3, 4, 0.05)]
    vectors = unit(np.eye(6, dtype=np.float32) + 0.01)
    labels = partition_around(edges, vectors, {0: 0, 5: 0, 2: 1}, resolution=1.0, random_state=0)
    assert (labels[0], labels[5], labels[2]) == (0, 0, 1)


def test_nothing_gives_no_proposals() -> None:
    assert build_themes([], {}).proposals == ()


@pytest.mark.parametrize("texts", [[], ["Viens"], ["Viens"] * 5, ["😀"] * 4, ["a" * 20_000, "b c d"]])
def test_few_or_odd_ideas_with_decisions(texts: list[str]) -> None:
    ideas = ideas_of(*texts)
    kept = {"t-a": KeptTheme("t-a", members=tuple(i.id for i in ideas[:1]), fixed=True)}
    run = build_themes(ideas, {}, curation=Curation(kept))
    assert sorted(p.idea for p in run.placements) == sorted(i.id for i in ideas)
