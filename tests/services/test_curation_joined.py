"""Two people who decide on two machines: nothing of either is lost, and where they differ both versions are shown."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from dialog_toolkit.domain.theme import Standing
from dialog_toolkit.errors import BadInput
from dialog_toolkit.ledger import check_word_of, verify
from dialog_toolkit.services import curation, themes
from dialog_toolkit.services.projects import Project
from tests.services.themed import MEMBERS, PLACES, join, put_run, two_laptops

Laptops = tuple[Project, Project]


@pytest.fixture
def laptops() -> Iterator[Laptops]:
    with two_laptops() as made:
        yield made


def same_on_both(laptops: Laptops) -> None:
    one, two = laptops
    assert check_word_of(one) == check_word_of(two)
    assert curation.read_curation(one) == curation.read_curation(two)
    assert themes.current(one) == themes.current(two)
    assert curation.conflicts(one) == curation.conflicts(two)
    assert themes.balance_sheet(one).adds_up


def told(project: Project) -> list[tuple[str, str, list[tuple[str, str]]]]:
    """Each conflict: its id, what it is about, and who says what."""
    return [
        (one.id, one.what, sorted((version.by, version.words) for version in one.versions))
        for one in curation.conflicts(project)
    ]


def test_different_decisions_come_together(laptops: Laptops) -> None:
    one, two = laptops
    curation.rename(one, "t-bus", "Autobusi")
    curation.move(one, ["alfa/3"], "t-bus")
    curation.rename(two, "t-skola", "Skolas")
    curation.move(two, ["alfa/1"], "t-skola")
    join(one, two)
    same_on_both(laptops)
    assert curation.conflicts(one) == ()
    assert {theme.title: set(theme.ideas) for theme in themes.current(two).themes} == {
        "Autobusi": {*MEMBERS["t-bus"], "alfa/3"} - {"alfa/1"},
        "Skolas": {*MEMBERS["t-skola"], "alfa/1"},
    }


def test_two_places_of_one_idea_wait_for_a_person(laptops: Laptops) -> None:
    one, two = laptops
    curation.move(one, ["alfa/1"], "t-skola")
    curation.set_aside(two, ["alfa/1"], "Nav par plānu")
    join(one, two)
    same_on_both(laptops)
    expected = [("Anna", "tēmā „Skolā trūkst skolotāju (alfa)”"), ("Bruno", "nolikta malā: Nav par plānu")]
    assert told(one) == [("curation:alfa/1#place", "Idejas alfa/1 vieta", expected)]
    assert curation.read_curation(one).conflicts == ("curation:alfa/1",)
    (conflict,) = curation.conflicts(one)
    choice = next(n for n, version in enumerate(conflict.versions, 1) if version.by == "Bruno")
    assert curation.settle(one, "curation:alfa/1", choice)
    join(one, two)
    same_on_both(laptops)
    assert curation.conflicts(two) == ()
    place = next(p for p in themes.current(two).placements if p.idea == "alfa/1")
    assert (place.standing, place.because) == (Standing.SET_ASIDE, "Nav par plānu")


def test_two_titles_wait_for_a_person(laptops: Laptops) -> None:
    one, two = laptops
    curation.rename(one, "t-bus", "Autobusi")
    curation.rename(two, "t-bus", "Satiksme")
    join(one, two)
    same_on_both(laptops)
    (conflict,) = curation.conflicts(two)
    assert conflict.id == "theme:t-bus#title"
    assert sorted((v.by, v.words) for v in conflict.versions) == [("Anna", "Autobusi"), ("Bruno", "Satiksme")]
    assert themes.current(one).themes[0].title == conflict.versions[0].words
    with pytest.raises(BadInput):
        curation.settle(two, conflict.id, 3)
    curation.settle(two, conflict.id, 2)
    join(one, two)
    same_on_both(laptops)
    assert themes.current(one).themes[0].title == conflict.versions[1].words
    assert curation.undo(two) is not None
    assert [one.id for one in curation.conflicts(two)] == [conflict.id]


def test_the_same_decision_twice_is_no_conflict(laptops: Laptops) -> None:
    for project in laptops:
        curation.move(project, ["alfa/3"], "t-bus")
        curation.merge(project, ["t-bus", "t-skola"], "Kopā")
        curation.note_theme(project, "t-bus", "Tāpat")
    join(*laptops)
    same_on_both(laptops)
    assert curation.conflicts(laptops[0]) == ()


def test_merging_each_into_the_other_leaves_one_theme(laptops: Laptops) -> None:
    one, two = laptops
    curation.merge(one, ["t-bus", "t-skola"])
    curation.merge(two, ["t-skola", "t-bus"])
    join(one, two)
    same_on_both(laptops)
    (theme,) = themes.current(one).themes
    assert (theme.id, set(theme.ideas)) == ("t-bus", {*MEMBERS["t-bus"], *MEMBERS["t-skola"]})


def test_splitting_the_same_theme_differently_tells_of_the_ideas_both_took(laptops: Laptops) -> None:
    one, two = laptops
    first = curation.split(one, "t-bus", ["alfa/1", "beta/1"], "Pirmā")
    second = curation.split(two, "t-bus", ["beta/1", "gama/1"], "Otrā")
    join(one, two)
    same_on_both(laptops)
    found = {conflict.id: conflict for conflict in curation.conflicts(one)}
    assert "curation:beta/1#place" in found
    assert sorted(v.words for v in found["curation:beta/1#place"].versions) == ["tēmā „Otrā”", "tēmā „Pirmā”"]
    held = {theme.id: set(theme.ideas) for theme in themes.current(one).themes}
    assert (held[first] | held[second], held[first] & held[second]) == ({"alfa/1", "beta/1", "gama/1"}, set())


def test_themes_confirmed_on_different_groupings_tell_of_the_ideas_both_keep(laptops: Laptops) -> None:
    one, two = laptops
    put_run(two, {"t-otra": ("alfa/1", "beta/1", "alfa/3"), "t-cita": ("beta/3",)})
    curation.confirm(one, "t-bus")
    curation.confirm(two, "t-otra")
    join(one, two)
    (conflict,) = curation.conflicts(one)
    assert conflict.what == "Idejas, kuras patur vairākas tēmas: alfa/1, beta/1"
    assert [version.by for version in conflict.versions] == ["Anna", "Bruno"]
    assert themes.balance_sheet(one).adds_up
    curation.settle(one, conflict.id, 2)
    assert curation.conflicts(one) == ()
    held = {theme.id: set(theme.ideas) for theme in themes.current(one).themes}
    assert held["t-otra"] == {"alfa/1", "beta/1", "alfa/3"}
    assert held["t-bus"] == {"gama/1"}


def test_undoing_one_s_own_act_leaves_the_other_s(laptops: Laptops) -> None:
    one, two = laptops
    curation.move(one, ["alfa/1"], "t-skola")
    curation.make_lone(two, ["alfa/1"])
    join(one, two)
    curation.undo(one)
    join(one, two)
    same_on_both(laptops)
    (conflict,) = curation.conflicts(one)
    assert {v.words for v in conflict.versions} == {"bez cilvēka lēmuma", "atsevišķa balss"}
    choice = next(n for n, version in enumerate(conflict.versions, 1) if version.by == "Bruno")
    curation.settle(one, conflict.id, choice)
    place = next(p for p in themes.current(one).placements if p.idea == "alfa/1")
    assert place.standing is Standing.LONE_VOICE


IDEA = st.sampled_from([f"{place}/{n}" for place in PLACES for n in range(1, 5)])
IDEAS = st.lists(IDEA, min_size=1, max_size=3, unique=True)
WHICH = st.integers(0, 1)
PLACE_IN_LIST = st.integers(0, 5)


class Curators(RuleBasedStateMachine):
    """Two people who do anything on two machines, take it back, and join now and then."""

    def __init__(self) -> None:
        super().__init__()
        self.open = two_laptops()
        self.laptops = self.open.__enter__()

    def teardown(self) -> None:
        self.open.__exit__(None, None, None)

    def theme(self, project: Project, number: int) -> str:
        """Some theme: one that is shown, or one that people touched and that holds nothing."""
        ids = [*(theme.id for theme in themes.current(project).themes), *curation.read_curation(project).themes]
        return ids[number % len(ids)] if ids else "t-bus"

    @rule(which=WHICH, ideas=IDEAS, number=PLACE_IN_LIST)
    def move(self, which: int, ideas: list[str], number: int) -> None:
        project = self.laptops[which]
        curation.move(project, ideas, self.theme(project, number))

    @rule(which=WHICH, one=PLACE_IN_LIST, other=PLACE_IN_LIST)
    def merge(self, which: int, one: int, other: int) -> None:
        project = self.laptops[which]
        pair = [self.theme(project, one), self.theme(project, other)]
        try:
            assert curation.merge(project, pair) in {theme.id for theme in themes.current(project).themes} | {
                kept.id for kept in themes.without_ideas(project)
            }
        except BadInput:
            assert len({curation.read_curation(project).theme_now(id) for id in pair}) == 1

    @rule(which=WHICH, number=PLACE_IN_LIST, ideas=IDEAS)
    def split(self, which: int, number: int, ideas: list[str]) -> None:
        project = self.laptops[which]
        id = self.theme(project, number)
        held = {theme.id: set(theme.ideas) for theme in themes.current(project).themes}.get(id, set())
        if set(ideas) < held:
            new = curation.split(project, id, ideas)
            assert set(themes.view(project, new).theme.ideas) == set(ideas)
            assert set(themes.view(project, id).theme.ideas) == held - set(ideas)

    @rule(which=WHICH, number=PLACE_IN_LIST, sure=st.booleans())
    def confirm(self, which: int, number: int, sure: bool) -> None:
        project = self.laptops[which]
        id = self.theme(project, number)
        before = themes.current(project).placements
        (curation.confirm if sure else curation.unconfirm)(project, id)
        if sure:
            places = [(place.standing, place.theme) for place in themes.current(project).placements]
            assert places == [(place.standing, place.theme) for place in before]

    @rule(which=WHICH, idea=IDEA, of=IDEA)
    def duplicate(self, which: int, idea: str, of: str) -> None:
        try:
            curation.mark_duplicate(self.laptops[which], idea, of)
        except BadInput:
            pass
        else:
            place = {p.idea: p for p in themes.current(self.laptops[which]).placements}[idea]
            assert (place.standing, place.of) == (Standing.DUPLICATE, of)

    @rule(which=WHICH, ideas=IDEAS, how=st.sampled_from(["pin", "unpin", "alone", "aside", "new"]))
    def decide(self, which: int, ideas: list[str], how: str) -> None:
        project = self.laptops[which]
        if how == "pin":
            before = {p.idea: (p.standing, p.theme, p.of) for p in themes.current(project).placements}
            curation.pin(project, ideas)
            assert {p.idea: (p.standing, p.theme, p.of) for p in themes.current(project).placements} == before
        elif how == "unpin":
            curation.unpin(project, ideas)
        elif how == "alone":
            curation.make_lone(project, ideas)
        elif how == "aside":
            curation.set_aside(project, ideas, "iemesls")
        else:
            new = curation.new_theme(project, "Jauna", ideas)
            assert set(themes.view(project, new).theme.ideas) == set(ideas)

    @rule(which=WHICH, back=st.booleans())
    def undo(self, which: int, back: bool) -> None:
        (curation.undo if back else curation.redo)(self.laptops[which])

    @rule(which=WHICH, at=st.integers(1, 2))
    def settle(self, which: int, at: int) -> None:
        for conflict in curation.conflicts(self.laptops[which])[:1]:
            assert len(conflict.versions) >= 2
            assert curation.settle(self.laptops[which], conflict.id, at)
            assert conflict.id not in {one.id for one in curation.conflicts(self.laptops[which])}

    @rule(which=WHICH, seed=st.integers(0, 3))
    def group_again(self, which: int, seed: int) -> None:
        ids = sorted(themes.material(self.laptops[which]).by_id)
        put_run(self.laptops[which], {"t-bus": ids[seed : seed + 4], f"t-{seed}": ids[seed + 4 : seed + 7]})

    @rule()
    def join(self) -> None:
        join(*self.laptops)
        assert check_word_of(self.laptops[0]) == check_word_of(self.laptops[1])

    @invariant()
    def every_idea_is_somewhere(self) -> None:
        for project in self.laptops:
            assert themes.balance_sheet(project).adds_up
            assert len(themes.current(project).placements) == 12
            assert all(theme.ideas for theme in themes.current(project).themes)


def test_whatever_two_people_do_the_sheet_adds_up() -> None:
    quick = [HealthCheck.too_slow, HealthCheck.filter_too_much]
    run_state_machine_as_test(
        Curators,
        settings=settings(max_examples=6, stateful_step_count=20, deadline=None, suppress_health_check=quick),
    )


def test_the_ledger_is_sound_after_joining(laptops: Laptops) -> None:
    one, two = laptops
    curation.split(one, "t-bus", ["alfa/1"])
    curation.merge(two, ["t-bus", "t-skola"])
    join(one, two)
    same_on_both(laptops)
    assert verify(one).sound
