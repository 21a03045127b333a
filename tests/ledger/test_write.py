"""Recording, deleting, undoing, erasing."""

from pathlib import Path

import pytest

from dialog_toolkit.errors import BadInput, ProjectError
from dialog_toolkit.ledger import (
    Entry,
    Project,
    change_of,
    check_word_of,
    conflicts,
    delete,
    export_rows,
    get_computed,
    history_of,
    import_rows,
    latest_changes,
    list_drafts,
    put_computed,
    record,
    record_many,
    redact,
    state_of,
    states,
    type_draft,
    undo,
    verify,
)

IDEA = "idea:s/1"


def shown(project: Project, entity: str = IDEA, field: str = "text") -> tuple[str, ...]:
    """The texts of a field: the one shown first, then the other versions in order."""
    state = state_of(project, entity).fields[field]
    return (state.value, *sorted(state.others))


def test_what_is_recorded_is_there_with_who_and_what_they_saw(project: Project) -> None:
    first = record(project, IDEA, "text", "Vajag autobusu")
    second = record(project, IDEA, "text", "Vajag vakara autobusu")
    assert shown(project) == ("Vajag vakara autobusu",)
    assert state_of(project, IDEA).fields["text"].heads == (second,)
    old, new = history_of(project, IDEA, "text")
    assert (old.id, old.text, old.author, old.device, old.depth, old.parents) == (
        first,
        "Vajag autobusu",
        "Anna",
        project.device,
        1,
        (),
    )
    assert (new.id, new.depth, new.parents) == (second, 2, (first,))
    assert change_of(project, first) == old
    assert change_of(project, "0" * 40) is None
    assert [change.id for change in latest_changes(project, limit=2)] == [second, first]
    assert latest_changes(project, author="Juris") == []


def test_a_change_that_came_in_between_stays_as_a_second_version(project: Project) -> None:
    record(project, IDEA, "text", "sākumā")
    opened = state_of(project, IDEA).fields["text"].heads
    record(project, IDEA, "text", "cits to laboja")
    record(project, IDEA, "text", "es to laboju", parents=opened)
    assert sorted(shown(project)) == ["cits to laboja", "es to laboju"]
    assert [state.entity for state in conflicts(project)] == [IDEA]
    record(project, IDEA, "text", "abi kopā")
    assert shown(project) == ("abi kopā",)
    assert conflicts(project) == []


def test_equal_texts_are_no_conflict(project: Project) -> None:
    record(project, IDEA, "text", "tas pats", parents=[])
    record(project, IDEA, "text", "tas pats", parents=[])
    assert shown(project) == ("tas pats",)
    assert len(state_of(project, IDEA).fields["text"].heads) == 2
    assert conflicts(project) == []


@pytest.mark.parametrize("text", ["a\0b", "\ud800", "x" * 20_001])
def test_what_cannot_be_kept_is_refused_and_not_repeated(project: Project, text: str) -> None:
    with pytest.raises(BadInput) as caught:
        record(project, IDEA, "text", text)
    assert "\0" not in str(caught.value)
    assert "xxx" not in str(caught.value)
    assert history_of(project, IDEA) == []


def test_the_longest_text_and_odd_texts_are_kept_as_they_are(project: Project) -> None:
    for text in ("x" * 20_000, "", "‍🏳️‍🌈 [/] \x1b[2J\r\n\t", "e\u0301"):
        record(project, IDEA, "text", text)
        assert shown(project) == (text,)


@pytest.mark.parametrize(
    ("entity", "field"), [("", "text"), (IDEA, ""), (IDEA, "*"), (IDEA, "!redact"), ("x" * 201, "t")]
)
def test_names_the_program_needs_itself_are_refused(project: Project, entity: str, field: str) -> None:
    with pytest.raises(BadInput):
        record(project, entity, field, "teksts")


def test_parents_must_belong_to_the_thing(project: Project) -> None:
    elsewhere = record(project, "idea:s/2", "text", "cita")
    with pytest.raises(BadInput):
        record(project, IDEA, "text", "šī", parents=[elsewhere])


def test_many_entries_are_all_or_nothing(project: Project) -> None:
    before = check_word_of(project)
    with pytest.raises(BadInput):
        record_many(project, [Entry(IDEA, "text", "laba"), Entry(IDEA, "stage", "x\0")])
    with pytest.raises(BadInput):
        record_many(project, [Entry(IDEA, "text", "laba"), Entry(IDEA, "stage", "x", parents=("0" * 40,))])
    assert check_word_of(project) == before
    ids = record_many(
        project, [Entry(IDEA, "text", "viens"), Entry(IDEA, "text", "divi"), Entry("theme:1", "name", "N")]
    )
    assert shown(project) == ("divi",)
    assert history_of(project, IDEA)[1].parents == (ids[0],)
    assert list(states(project, "theme:")) == ["theme:1"]


def test_deleting_and_taking_it_back_and_again(project: Project) -> None:
    record(project, IDEA, "text", "Vajag autobusu")
    deleted = delete(project, IDEA)
    assert state_of(project, IDEA).deleted
    (kept,) = undo(project, deleted)
    assert not state_of(project, IDEA).deleted
    assert shown(project) == ("Vajag autobusu",)
    undo(project, kept)
    assert state_of(project, IDEA).deleted
    with pytest.raises(ProjectError):
        delete(project, "idea:s/none")


def test_writing_to_a_deleted_thing_brings_it_back_and_undoing_that_deletes_it(project: Project) -> None:
    record(project, IDEA, "text", "vecais")
    delete(project, IDEA)
    written = record(project, IDEA, "text", "jaunais")
    state = state_of(project, IDEA)
    assert (state.deleted, state.deleted_vs_edited, shown(project)) == (False, False, ("jaunais",))
    undo(project, written)
    assert state_of(project, IDEA).deleted
    assert shown(project) == ("vecais",)


def test_an_edit_that_a_deletion_had_not_seen_keeps_the_thing(project: Project, other: Project) -> None:
    record(project, IDEA, "text", "Vajag autobusu")
    import_rows(other, export_rows(project))
    delete(project, IDEA)
    record(other, IDEA, "stage", "ievads")
    import_rows(project, export_rows(other))
    state = state_of(project, IDEA)
    assert (state.deleted, state.deleted_vs_edited) == (False, True)
    assert shown(project) == ("Vajag autobusu",)
    assert [found.entity for found in conflicts(project)] == [IDEA]


def test_undo_restores_what_was_seen_and_is_undone_by_undo(project: Project) -> None:
    record(project, IDEA, "text", "viens")
    changed = record(project, IDEA, "text", "divi")
    (undone,) = undo(project, changed)
    assert shown(project) == ("viens",)
    (redone,) = undo(project, undone)
    assert shown(project) == ("divi",)
    undo(project, redone)
    assert shown(project) == ("viens",)
    assert [change.text for change in history_of(project, IDEA)] == ["viens", "divi", "viens", "divi", "viens"]


def test_undoing_the_first_entry_leaves_nothing_written(project: Project) -> None:
    (undone,) = undo(project, record(project, IDEA, "text", "kļūda"))
    assert shown(project) == ("",)
    undo(project, undone)
    assert shown(project) == ("kļūda",)


def test_undoing_a_decision_brings_both_versions_back(project: Project) -> None:
    base = record(project, IDEA, "text", "sākums")
    record(project, IDEA, "text", "viens", parents=[base])
    record(project, IDEA, "text", "otrs", parents=[base])
    decided = record(project, IDEA, "text", "lēmums")
    back = undo(project, decided)
    assert len(back) == 2
    assert sorted(shown(project)) == ["otrs", "viens"]
    again = undo(project, back[0])
    assert shown(project) == ("lēmums",)
    assert len(undo(project, again[0])) == 2
    assert sorted(shown(project)) == ["otrs", "viens"]


def test_undoing_one_of_two_versions_leaves_the_other(project: Project) -> None:
    base = record(project, IDEA, "text", "sākums")
    mine = record(project, IDEA, "text", "mans", parents=[base])
    record(project, IDEA, "text", "cita", parents=[base])
    (undone,) = undo(project, mine)
    assert shown(project) == ("cita",)
    undo(project, undone)
    assert sorted(shown(project)) == ["cita", "mans"]


def test_undoing_what_was_replaced_later_shows_both(project: Project) -> None:
    record(project, IDEA, "text", "sākums")
    middle = record(project, IDEA, "text", "vidus")
    record(project, IDEA, "text", "beigas")
    undo(project, middle)
    assert sorted(shown(project)) == ["beigas", "sākums"]


def test_an_unknown_change_cannot_be_undone_or_erased(project: Project) -> None:
    with pytest.raises(ProjectError):
        undo(project, "0" * 40)
    with pytest.raises(ProjectError):
        redact(project, ["0" * 40])


def test_erasing_takes_the_words_and_leaves_who_and_when(project: Project, other: Project, folder: Path) -> None:
    secret = "KANĀRIJPUTNIŅŠ"
    record(project, IDEA, "text", "sākums")
    named = record(project, IDEA, "text", secret)
    (undone,) = undo(project, named)
    undo(project, undone)  # the redo says the secret once more
    clean = record(project, IDEA, "text", "bez vārda")
    type_draft(project, IDEA, "text", secret + "!")
    put_computed(project, "themes", "run", "f", secret)
    old_bundle = export_rows(project)
    erased = redact(project, [named])
    assert len(erased) == 2
    texts = [change.text for change in history_of(project, IDEA, "text")]
    assert texts[:4] == ["sākums", None, "sākums", None]
    assert clean in [change.id for change in history_of(project, IDEA, "text")]
    assert list_drafts(project) == []
    assert get_computed(project, "themes", "run") is None
    assert verify(project).sound
    import_rows(project, old_bundle)  # an older bundle does not bring it back
    import_rows(other, old_bundle)
    import_rows(other, export_rows(project))  # and it goes from a copy that had it
    for place in (project, other):
        history = history_of(place, IDEA, "text")
        assert [change.text for change in history if change.id == named] == [None]
        assert secret not in {row.get("text") for row in export_rows(place)}


def test_erased_words_leave_no_bytes_in_the_file(folder: Path, project: Project) -> None:
    secret = "KANĀRIJPUTNIŅŠ"
    named = record(project, IDEA, "text", secret)
    assert any(secret.encode() in path.read_bytes() for path in folder.iterdir())
    redact(project, [named])
    assert not any(secret.encode() in path.read_bytes() for path in folder.iterdir())


def test_an_erasure_is_final(project: Project) -> None:
    first = record(project, IDEA, "text", "viens")
    second = record(project, IDEA, "text", "divi")
    (erasure,) = redact(project, [first])
    with pytest.raises(ProjectError):
        undo(project, erasure)
    with pytest.raises(ProjectError):
        undo(project, second)  # would have to say the erased text
    with pytest.raises(ProjectError):
        redact(project, [first])
    assert shown(project) == ("divi",)
