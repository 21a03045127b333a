"""Rows from elsewhere: damaged, hostile, half, late."""

import copy
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from dialog_toolkit.domain.session import Session
from dialog_toolkit.ledger import (
    Project,
    check_word_of,
    create_project,
    export_rows,
    history_of,
    import_rows,
    import_sessions,
    open_project,
    record,
    state_of,
    verify,
    verify_views,
)
from dialog_toolkit.ledger.identity import digest, new_row, to_json, value_hash

ENTITY = st.sampled_from(["idea:s/1", "idea:s/2", "session:s"])
FIELD = st.sampled_from(["text", "date", "place"])
TEXT = st.text(st.characters(blacklist_categories=["Cs"], blacklist_characters="\0"), max_size=8)


@pytest.fixture
def pair(folder: Path) -> Iterator[Callable[[], tuple[Project, Project]]]:
    """A function that gives two new projects each time; the former two are closed and gone."""
    pattern = folder / "pattern.dialog"
    create_project(pattern, title="T", plan="lv-2026", author="A").close()
    open_now: list[Project] = []

    def close() -> None:
        for old in open_now:
            old.close()
            old.path.unlink()
        open_now.clear()

    def make() -> tuple[Project, Project]:
        close()
        for name in ("one", "two"):
            shutil.copyfile(pattern, folder / f"{name}.dialog")
            open_now.append(open_project(folder / f"{name}.dialog", author=name))
        return open_now[0], open_now[1]

    yield make
    close()


@given(
    st.lists(st.tuples(ENTITY, FIELD, TEXT), min_size=1, max_size=8),
    st.integers(0, 100),
    st.sampled_from(["text", "salt", "entity", "parents", "author", "depth", "value_hash", "id", "wall", "v"]),
    st.sampled_from([None, 5, [], "x", {"a": 1}]),
)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_damaged_rows_are_set_aside_and_the_others_come_in(
    pair: Callable[[], tuple[Project, Project]], edits: list[tuple[str, str, str]], at: int, key: str, value: object
) -> None:
    source, target = pair()
    for entity, field, text in edits:
        record(source, entity, field, text)
    rows = [row for row in copy.deepcopy(export_rows(source)) if row["entity"] != "project"]
    assume(rows[at % len(rows)][key] != value)
    fresh = [row["id"] for row in rows]
    rows[at % len(rows)][key] = value
    report = import_rows(target, [*rows, "junk", None, {}])
    assert [bad.line for bad in report.quarantined][-3:] == [len(rows) + 1, len(rows) + 2, len(rows) + 3]
    assert len(report.quarantined) == 4
    assert report.quarantined[0].line == at % len(rows) + 1
    assert len(set(fresh) & {row["id"] for row in export_rows(target)}) == len(fresh) - 1
    assert verify(target).altered == ()


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(st.characters(blacklist_categories=()), max_size=6)
    | st.sampled_from(["a\0b", 2**70, "x" * 25_000, "\ud800"]),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
    max_leaves=4,
)
KEYS = ["entity", "field", "author", "depth", "parents", "salt", "text", "value_hash", "wall", "v", "device", "more"]


@given(st.sampled_from(KEYS), JSON)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_hostile_row_with_a_right_id_never_keeps_the_good_ones_out(
    pair: Callable[[], tuple[Project, Project]], key: str, value: Any
) -> None:
    source, target = pair()
    good_id = record(source, "idea:s/1", "text", "laba ideja")
    good = next(row for row in export_rows(source) if row["id"] == good_id)
    evil = {**good, "entity": "idea:s/2", key: value}
    try:
        if key == "text":
            evil["value_hash"] = value_hash(evil["salt"], value)
        evil["id"] = digest("change", {name: evil[name] for name in evil if name not in ("id", "salt", "text")})
    except ValueError:
        evil["id"] = "?"
    import_rows(target, [evil, good])
    assert state_of(target, "idea:s/1").fields["text"].value == "laba ideja"
    assert verify(target).sound
    assert import_rows(source, export_rows(target)).quarantined == ()  # what was taken can be handed on


def test_two_whole_ledgers_are_equal_when_their_check_words_are(
    project: Project, other: Project, make_session: Callable[..., Session]
) -> None:
    import_sessions(project, [make_session("dobele")], "f.yaml")
    import_sessions(other, [make_session("auce")], "f.yaml")
    assert check_word_of(project) != check_word_of(other)
    rows = export_rows(project)
    report = import_rows(other, rows)
    assert (report.new, report.already, report.quarantined, report.missing_parents) == (len(rows), 0, (), 0)
    import_rows(project, export_rows(other))
    assert check_word_of(project) == check_word_of(other)
    assert export_rows(project) == export_rows(other)


def test_a_missing_earlier_bundle_is_told_until_it_arrives(project: Project, other: Project) -> None:
    early = record(project, "idea:s/1", "text", "pirmais")
    record(project, "idea:s/1", "text", "otrais")
    rows = export_rows(project)
    late = [row for row in rows if row["id"] != early]
    assert import_rows(other, late).missing_parents == 1
    assert verify(other).missing_parents == 1
    assert import_rows(other, rows).missing_parents == 0
    assert [c.text for c in history_of(other, "idea:s/1")] == ["pirmais", "otrais"]


def test_the_greatest_depth_does_not_make_later_changes_unfit_to_travel(project: Project, other: Project) -> None:
    row = new_row("idea:s/1", "text", "dziļš", parents=[], depth=2**31 - 1, author="x", device="d")
    assert import_rows(project, [to_json(row)]).new == 1
    record(project, "idea:s/1", "text", "pēc tam")
    assert import_rows(other, export_rows(project)).quarantined == ()
    assert state_of(other, "idea:s/1").fields["text"].value == "pēc tam"


def test_a_text_that_comes_later_than_its_change_is_taken(project: Project, other: Project) -> None:
    record(project, "idea:s/1", "text", "vēlāk")
    rows = export_rows(project)
    import_rows(other, [{k: v for k, v in row.items() if k not in ("text", "salt")} for row in rows])
    assert (state_of(other, "idea:s/1").fields["text"].value, verify(other).without_text) == ("", 3)
    import_rows(other, rows)
    assert (state_of(other, "idea:s/1").fields["text"].value, verify(other).without_text) == ("vēlāk", 0)
    assert verify_views(other) == []
