"""A comparison of two groupings in words."""

from dialog_toolkit.domain.session import Idea
from dialog_toolkit.domain.theme_preview import compare_runs
from dialog_toolkit.i18n import using_language
from dialog_toolkit.services import theme_changes
from tests.domain.test_theme_preview import run

IDEAS = {n: Idea(n, "s", f"Text {n}") for n in map(str, range(1, 30))}


def told(*runs: object) -> list[str]:
    old, new = runs
    with using_language("en"):
        return theme_changes.lines(compare_runs(old, new), IDEAS)  # type: ignore[arg-type]


def test_the_same_is_one_sentence() -> None:
    one = run({"a": ["1", "2"]})
    assert told(one, one) == ["Nothing would change: every idea stays where it is."]


def test_every_change_has_its_line() -> None:
    old = run({"a": ["1", "2", "3"], "b": ["4", "5"]}, ["6"], by={"1": "centrs"})
    new = run({"a": ["1", "2", "6"], "c": ["3", "4", "7"]}, ["5"], by={"1": "centrs"})
    assert told(old, new) == [
        "4 ideas would be elsewhere.",
        "1 idea stays where a person put it.",
        "Lone voices: 1 → 1.",
        "",
        "NEW THEMES",
        "+ C · 3 ideas",
        "    ← outside the themes (1) · A (1) · B (1)",
        "",
        "THEMES THAT VANISH",
        "− B · 2 ideas",
        "    → outside the themes (1) · C (1)",
        "",
        "THEMES THAT CHANGE",
        "~ A",
        "    + Text 6  ← outside the themes",
        "    − Text 3  → C",
        "    = 2 ideas stay, of them 1 because a person decided",
    ]


def test_long_lists_are_cut_and_counted() -> None:
    ideas = [str(n) for n in range(1, 20)]
    found = told(run({"a": ["1"]}, ideas[1:]), run({"a": ideas}))
    assert "    + and 12 more" in found


def test_of_many_places_the_largest_are_named() -> None:
    old = run({name: [str(n)] for n, name in enumerate("bcdefg", 1)})
    found = told(old, run({"a": [str(n) for n in range(1, 7)]}))
    assert "    ← B (1) · C (1) · D (1) · E (1) · and 2 more" in found


def test_what_people_said_cannot_act() -> None:
    hostile = {"1": Idea("1", "s", "\x1b[2J\n[b]x[/b]")}
    with using_language("en"):
        lines = theme_changes.lines(compare_runs(run({"a": ["2"]}, ["1"]), run({"a": ["1", "2"]})), hostile)
    assert not any("\x1b" in line or "\n" in line for line in lines)
