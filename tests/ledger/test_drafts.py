"""What is typed before it becomes a change."""

import pytest

from dialog_toolkit.errors import BadInput
from dialog_toolkit.ledger import (
    Project,
    drop_draft,
    export_rows,
    history_of,
    import_rows,
    list_drafts,
    open_project,
    record,
    seal_drafts,
    state_of,
    type_draft,
)

IDEA = "idea:s/1"


def texts(project: Project) -> list[str]:
    """All versions of the text of the idea, in order."""
    state = state_of(project, IDEA).fields["text"]
    return sorted([state.value, *state.others])


def test_typing_is_one_change_when_the_field_is_left(project: Project) -> None:
    for text in ("V", "Va", "Vajag"):
        type_draft(project, IDEA, "text", text)
    assert history_of(project, IDEA) == []
    (draft,) = list_drafts(project)
    assert (draft.entity, draft.field, draft.text, draft.author) == (IDEA, "text", "Vajag", "Anna")
    assert len(seal_drafts(project)) == 1
    assert [change.text for change in history_of(project, IDEA)] == ["Vajag"]
    assert list_drafts(project) == []
    assert seal_drafts(project) == []


def test_a_draft_outlives_a_crash_and_keeps_its_author(project: Project) -> None:
    type_draft(project, IDEA, "text", "pusē pārtra")
    project.close()
    with open_project(project.path, author="Juris") as again:
        assert [draft.text for draft in list_drafts(again)] == ["pusē pārtra"]
        seal_drafts(again)
        assert [change.author for change in history_of(again, IDEA)] == ["Anna"]


def test_a_draft_replaces_only_what_was_seen_when_typing_began(project: Project, other: Project) -> None:
    record(other, IDEA, "text", "sākums")
    import_rows(project, export_rows(other))
    type_draft(project, IDEA, "text", "mans")
    record(other, IDEA, "text", "cita")
    import_rows(project, export_rows(other))
    type_draft(project, IDEA, "text", "mans pilns")
    seal_drafts(project)
    assert texts(project) == ["cita", "mans pilns"]


def test_a_draft_that_says_what_was_there_makes_no_change(project: Project) -> None:
    record(project, IDEA, "text", "sākums")
    type_draft(project, IDEA, "text", "sākums!")
    type_draft(project, IDEA, "text", "sākums")
    assert seal_drafts(project) == []
    assert list_drafts(project) == []
    assert len(history_of(project, IDEA)) == 1


def test_only_the_drafts_asked_for_are_sealed_or_dropped(project: Project) -> None:
    for entity, field in ((IDEA, "text"), (IDEA, "stage"), ("idea:s/2", "text")):
        type_draft(project, entity, field, "x")
    assert len(seal_drafts(project, IDEA, "text")) == 1
    drop_draft(project, IDEA, "stage")
    assert [(draft.entity, draft.field) for draft in list_drafts(project)] == [("idea:s/2", "text")]


def test_an_export_seals_what_is_being_typed(project: Project, other: Project) -> None:
    type_draft(project, IDEA, "text", "pēdējais")
    import_rows(other, export_rows(project))
    assert texts(other) == ["pēdējais"]


def test_what_cannot_be_kept_is_refused_while_typing(project: Project) -> None:
    with pytest.raises(BadInput):
        type_draft(project, IDEA, "text", "\0")
    assert list_drafts(project) == []
