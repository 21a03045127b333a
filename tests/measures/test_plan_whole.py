"""The plan as a whole: load, coverage, overlaps, continuity, and the choice of a short plan."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialog_toolkit.domain.measure import Measure, Milestone, Suggestion
from dialog_toolkit.domain.plan import PlanProfile
from dialog_toolkit.domain.plan_view import Heard, LoadChange, QuarterLoad
from dialog_toolkit.domain.theme import Evidence, Theme
from dialog_toolkit.measures.choice import choose
from dialog_toolkit.measures.plan_coverage import continuity, heard_by, overlaps, weak_deadlines, without_source
from dialog_toolkit.measures.plan_load import load_by_quarter, load_of, what_if
from dialog_toolkit.plans.load import load_profile

NOTHING = Evidence(0, (), (), 0, 0, {}, {}, {})


@pytest.fixture(scope="module")
def profile() -> PlanProfile:
    return load_profile("lv-2026")


def theme(id: str, *ideas: str) -> Theme:
    return Theme(id, id, "", (), ideas, (1.0,) * len(ideas), NOTHING)


def test_all_ministries_count_for_each_of_them(profile: PlanProfile) -> None:
    measures = [Measure("p1", "", lead="VK", supporting=("visas ministrijas",)), Measure("p2", "", lead="TM")]
    load = load_of(measures, profile)
    ids = {body.abbreviation: body.id for body in profile.institutions}
    every = next(set(g.institutions) for g in profile.groups if "visas ministrijas" in g.texts)
    assert load == {ids["VK"]: (1, 1), ids["TM"]: (1, 2)} | dict.fromkeys(every - {ids["TM"]}, (0, 1))


def test_deadlines_and_milestones_fall_into_quarters(profile: PlanProfile) -> None:
    dated = Measure(
        "p1", "", lead="VK", deadline="31.12.2027.", milestones=(Milestone("Projekts", "2027. gada 1. ceturksnis"),)
    )
    undated = Measure("p2", "", lead="VK", deadline="regulāri")
    vk = next(body.id for body in profile.institutions if body.abbreviation == "VK")
    assert load_by_quarter([dated, undated], profile) == (
        QuarterLoad(vk, "2027-Q1", ("p1",), ()),
        QuarterLoad(vk, "2027-Q4", ("p1",), ()),
        QuarterLoad(vk, "", ("p2",), ()),
    )


def test_what_if_moves_the_load_and_changes_nothing(profile: PlanProfile) -> None:
    vk = next(body.id for body in profile.institutions if body.abbreviation == "VK")
    tm = next(body.id for body in profile.institutions if body.abbreviation == "TM")
    measures = [Measure("p1", "", lead="VK", themes=("t1",)), Measure("p2", "", lead="VK", themes=("t2",))]
    found = what_if(measures, profile, drop=["p1"], lead={"p2": tm})
    assert found.load == (LoadChange(vk, (2, 2), (0, 0), over=False), LoadChange(tm, (0, 0), (1, 1), over=False))
    assert (found.measures_before, found.measures_after, found.no_longer_answered) == (2, 1, ("t1",))
    assert [m.lead for m in measures] == ["VK", "VK"]


def test_themes_heard_in_a_region_are_answered_or_not() -> None:
    themes = [theme("t1", "a/1", "a/2", "b/1"), theme("t2", "a/3", "a/4"), theme("t3", "b/2")]
    measures = [Measure("p1", "", themes=("t1",), ideas=("a/1", "a/2", "b/1"))]
    assert heard_by(themes, measures, {"a": ("riga",), "b": ("latgale",)}) == (
        Heard("latgale", (), ("t3",), ("b/2",)),
        Heard("riga", ("t1",), ("t2",), ("a/3", "a/4")),
    )


def test_continuity_tells_what_becomes_of_every_earlier_measure(profile: PlanProfile) -> None:
    numbers = [m.number for m in profile.previous.measures]
    measures = [
        Measure("p1", "", earlier=numbers[0], earlier_how="changes"),
        Measure("p2", "", suggested={"earlier": (Suggestion(numbers[1], 0.5),)}),
    ]
    one, two, third, *rest = continuity(measures, profile, {numbers[2]: ("Pabeigts", "VK")})
    assert (one.how, one.measures, two.how, two.measures) == ("changes", ("p1",), "suggested", ("p2",))
    assert (third.how, third.reason, third.by) == ("dropped", "Pabeigts", "VK")
    assert {row.how for row in rest} == {"open"}
    assert len(rest) == 23


def test_overlaps_by_shared_ideas_and_by_words() -> None:
    one = Measure("p1", "Atbilde uz katru priekšlikumu 30 dienās", ideas=("a/1", "a/2"))
    two = Measure("p2", "Autobusu saraksti laukos", ideas=("a/1", "a/2", "a/3"))
    three = Measure("p3", "Katru priekšlikumu atbilde sasniedz 30 dienās")
    found = overlaps([one, two, three])
    assert [(o.one, o.other) for o in found] == [("p1", "p2"), ("p1", "p3")]
    assert found[0].shared == ("a/1", "a/2")


def test_without_source_and_weak_deadlines(profile: PlanProfile) -> None:
    own = Measure("p1", "", source="institution", deadline="2027. gads")
    none = Measure("p2", "Publicēt datus", deadline="01.03.2027.")
    late = Measure("p3", "Publicēt", themes=("t1",), deadline="01.03.2047.")
    assert without_source([own, none, late]) == ("p2",)
    assert weak_deadlines([own, none, late], profile) == ("p1", "p3")


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.sets(st.integers(0, 7), max_size=4), min_size=1, max_size=7),
    st.lists(st.integers(1, 30), min_size=8, max_size=8),
    st.integers(1, 4),
    st.integers(1, 3),
)
def test_the_chosen_set_is_the_best_there_is(
    answers: list[set[int]], weights: list[int], most: int, lead_max: int
) -> None:
    named = {f"p{n}": {f"t{t}" for t in found} for n, found in enumerate(answers)}
    weight = {f"t{n}": value for n, value in enumerate(weights)}
    leads = {id: {"a" if n % 2 else "b"} for n, id in enumerate(named)}

    def allowed(ids: tuple[str, ...]) -> bool:
        return all(sum(body in leads[id] for id in ids) <= lead_max for body in "ab")

    sets = (ids for size in range(most + 1) for ids in combinations(named, size) if allowed(ids))
    best = max(sum(weight[t] for t in set().union(*(named[id] for id in ids))) for ids in sets)
    found = choose(named, weight, leads, most=most, lead_max=lead_max)
    assert (found.weight, found.exact, found.possible) == (best, True, True)
    assert len(found.chosen) <= most
    assert allowed(found.chosen)


def test_limits_that_cannot_be_kept_are_said() -> None:
    answers = {"p1": {"t1"}, "p2": {"t2"}}
    leads = {"p1": {"a"}, "p2": {"a"}}
    found = choose(answers, {"t1": 1, "t2": 1}, leads, most=2, lead_max=1, keep=["p1", "p2"])
    assert (found.possible, found.chosen, found.weight) == (False, (), 0)
