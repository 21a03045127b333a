"""What a new grouping would change: joins, leaves, stays, new and vanished themes."""

from collections.abc import Mapping, Sequence

from dialog_toolkit.domain.evidence import evidence_of
from dialog_toolkit.domain.theme import EngineNote, Placement, Standing, Theme, ThemeRun
from dialog_toolkit.domain.theme_preview import Passage, ThemeCome, ThemeGone, ThemeShift, compare_runs

NOTE = EngineNote("x", "f", 0, {})


def theme(id: str, ideas: Sequence[str], title: str = "") -> Theme:
    return Theme(id, title or id.upper(), "", (), tuple(ideas), (), evidence_of((), (), {}))


def run(
    groups: Mapping[str, Sequence[str]],
    lone: Sequence[str] = (),
    by: Mapping[str, str] | None = None,
    titles: Mapping[str, str] | None = None,
) -> ThemeRun:
    who = by or {}
    placed = [
        Placement(idea, Standing.THEME, theme=id, decided_by=who.get(idea, ""))
        for id, ideas in groups.items()
        for idea in ideas
    ]
    placed += [Placement(idea, Standing.LONE_VOICE, decided_by=who.get(idea, "")) for idea in lone]
    return ThemeRun(
        tuple(theme(id, ideas, (titles or {}).get(id, "")) for id, ideas in groups.items()), tuple(placed), NOTE
    )


def test_the_same_run_changes_nothing() -> None:
    one = run({"a": ["1", "2"], "b": ["3"]}, ["4"])
    found = compare_runs(one, one)
    assert found.changes_nothing
    assert (found.same, found.moved, found.lone) == (2, 0, (1, 1))


def test_what_joins_leaves_and_stays_because_a_person_decided() -> None:
    old = run({"a": ["1", "2", "3"], "b": ["4", "5"]}, ["6"], by={"2": "centrs"})
    new = run({"a": ["1", "2", "4", "6", "7"], "b": ["5", "3"]}, by={"2": "centrs"})
    found = compare_runs(old, new)
    assert found.shifts == (
        ThemeShift(
            "a",
            "A",
            "A",
            joins=(Passage("4", "b"), Passage("6"), Passage("7", new=True)),
            leaves=(Passage("3", "b"),),
            stays=("1", "2"),
            held=("2",),
        ),
        ThemeShift("b", "B", "B", (Passage("3", "a"),), (Passage("4", "a"),), ("5",), ()),
    )
    assert (found.held, found.moved, found.lone) == (1, 3, (1, 0))


def test_themes_that_come_and_go_say_where_their_ideas_are() -> None:
    old = run({"a": ["1", "2", "3"], "b": ["4"]}, ["5"])
    new = run({"b": ["4", "1", "2"], "c": ["5", "6"]}, ["3"])
    found = compare_runs(old, new)
    assert found.new == (ThemeCome("c", "C", ("5", "6"), (("", 2),)),)
    assert found.vanished == (ThemeGone("a", "A", ("1", "2", "3"), (("b", 2), ("", 1))),)
    assert found.titles == {"a": "A", "b": "B", "c": "C"}


def test_a_new_title_alone_is_told() -> None:
    old, new = run({"a": ["1"]}, titles={"a": "Autobuss"}), run({"a": ["1"]}, titles={"a": "Skola"})
    found = compare_runs(old, new)
    assert [(shift.before, shift.title, shift.joins) for shift in found.shifts] == [("Autobuss", "Skola", ())]
    assert not found.changes_nothing


def test_without_themes_before_all_of_them_are_new() -> None:
    found = compare_runs(None, run({"a": ["1", "2"]}, ["3"]))
    assert [come.id for come in found.new] == ["a"]
    assert (found.shifts, found.vanished, found.moved) == ((), (), 0)
    assert not found.changes_nothing


def test_an_idea_entered_since_is_new_even_where_it_is_shown_already() -> None:
    before = ThemeRun(
        (theme("a", ["1"]),),
        (Placement("1", Standing.THEME, theme="a"), Placement("2", Standing.LONE_VOICE, new=True)),
        NOTE,
    )
    found = compare_runs(before, run({"a": ["1", "2"]}))
    assert found.shifts[0].joins == (Passage("2", new=True),)
