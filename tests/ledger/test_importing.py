"""Sessions from files: again, corrected, corrected on both sides."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from dialog_toolkit.domain.session import Session
from dialog_toolkit.errors import BadInput
from dialog_toolkit.ledger import (
    Project,
    check_word_of,
    conflicts,
    delete,
    export_rows,
    history_of,
    ideas,
    import_rows,
    import_sessions,
    record,
    redact,
    sessions,
    state_of,
)
from dialog_toolkit.ledger.importing import ImportReport

IDEA = "idea:dobele/01"
Maker = Callable[..., Session]


def texts(project: Project, entity: str = IDEA) -> list[str]:
    """All versions of the text of an idea, in order."""
    state = state_of(project, entity).fields["text"]
    return sorted([state.value, *state.others])


def report(**told: tuple[object, ...]) -> ImportReport:
    """A report in which all else is empty."""
    empty = dict.fromkeys(("new_sessions", "changed", "unchanged", "kept", "conflicts", "erased"), ())
    return ImportReport(**{**empty, **told})  # type: ignore[arg-type]


def test_importing_twice_changes_nothing(project: Project, make_session: Maker) -> None:
    given = [make_session("dobele"), make_session("auce")]
    assert import_sessions(project, given, "f.yaml") == report(new_sessions=("dobele", "auce"))
    word = check_word_of(project)
    assert import_sessions(project, given, "cits.yaml") == report(unchanged=("dobele", "auce"))
    assert check_word_of(project) == word
    assert sessions(project) == [make_session("auce"), make_session("dobele")]


def test_a_corrected_file_is_a_change_and_no_copy(project: Project, make_session: Maker) -> None:
    import_sessions(project, [make_session()], "f.yaml")
    corrected = replace(make_session(texts=("Vajag vakara autobusu", "Upe ir tīra")), organiser="kultūras nams")
    assert import_sessions(project, [corrected], "f.yaml") == report(changed=("dobele",))
    assert sessions(project) == [corrected]
    old, new = history_of(project, IDEA, "text")
    assert (new.parents, new.device, new.text) == ((old.id,), "import:dobele", "Vajag vakara autobusu")
    assert len(history_of(project, "idea:dobele/02", "text")) == 1
    assert import_sessions(project, [corrected], "f.yaml") == report(unchanged=("dobele",))
    assert import_sessions(project, [make_session()], "f.yaml") == report(changed=("dobele",))
    assert sessions(project) == [make_session()]


def test_what_a_person_corrected_stays_when_the_file_is_read_again(project: Project, make_session: Maker) -> None:
    import_sessions(project, [make_session()], "f.yaml")
    record(project, IDEA, "text", "cilvēka labots")
    assert import_sessions(project, [make_session()], "f.yaml") == report(unchanged=("dobele",))
    assert texts(project) == ["cilvēka labots"]


def test_corrections_on_both_sides_both_show_until_a_person_decides(project: Project, make_session: Maker) -> None:
    import_sessions(project, [make_session()], "f.yaml")
    record(project, IDEA, "text", "cilvēka labots")
    corrected = make_session(texts=("failā labots", "Upe ir tīra"))
    found = import_sessions(project, [corrected], "f.yaml")
    assert found == report(changed=("dobele",), conflicts=((IDEA, "text"),))
    assert texts(project) == ["cilvēka labots", "failā labots"]
    assert import_sessions(project, [corrected], "f.yaml") == report(unchanged=("dobele",))
    record(project, IDEA, "text", "izlemts")
    assert import_sessions(project, [corrected], "f.yaml") == report(unchanged=("dobele",))
    assert texts(project) == ["izlemts"]


def test_the_same_correction_on_both_sides_is_no_conflict(project: Project, make_session: Maker) -> None:
    import_sessions(project, [make_session()], "f.yaml")
    record(project, IDEA, "text", "labots")
    found = import_sessions(project, [make_session(texts=("labots", "Upe ir tīra"))], "f.yaml")
    assert found == report(changed=("dobele",))
    assert texts(project) == ["labots"]


def test_an_idea_that_left_the_file_is_kept_and_told(project: Project, make_session: Maker) -> None:
    import_sessions(project, [make_session()], "f.yaml")
    record(project, "idea:dobele/77", "text", "pierakstīta ar roku")
    found = import_sessions(project, [make_session(texts=("Vajag autobusu",))], "f.yaml")
    assert found == report(unchanged=("dobele",), kept=("dobele/02",))
    assert [idea.id for idea in ideas(project)] == ["dobele/01", "dobele/02", "dobele/77"]
    delete(project, "idea:dobele/02")
    assert import_sessions(project, [make_session(texts=("Vajag autobusu",))], "f.yaml") == report(
        unchanged=("dobele",)
    )


def test_what_a_person_deleted_stays_deleted_unless_the_file_says_something_new(
    project: Project, make_session: Maker
) -> None:
    import_sessions(project, [make_session()], "f.yaml")
    delete(project, IDEA)
    import_sessions(project, [make_session()], "f.yaml")
    assert state_of(project, IDEA).deleted
    import_sessions(project, [make_session(texts=("failā labots", "Upe ir tīra"))], "f.yaml")
    state = state_of(project, IDEA)
    assert (state.deleted, state.deleted_vs_edited, texts(project)) == (False, True, ["failā labots"])


def test_what_was_erased_is_not_brought_back(project: Project, make_session: Maker) -> None:
    import_sessions(project, [make_session()], "f.yaml")
    redact(project, [history_of(project, IDEA, "text")[0].id])
    found = import_sessions(project, [make_session()], "f.yaml")
    assert found == report(unchanged=("dobele",), erased=((IDEA, "text"),))
    assert [idea.id for idea in ideas(project)] == ["dobele/02"]
    assert "Vajag autobusu" not in {row.get("text") for row in export_rows(project)}


def test_the_same_file_on_two_laptops_is_no_conflict(project: Project, other: Project, make_session: Maker) -> None:
    import_sessions(project, [make_session()], "f.yaml")
    import_sessions(other, [make_session()], "f.yaml")
    import_rows(project, export_rows(other))
    assert conflicts(project) == []
    corrected = make_session(texts=("labots", "Upe ir tīra"))
    assert import_sessions(project, [corrected], "f.yaml") == report(changed=("dobele",))
    assert texts(project) == ["labots"]
    assert conflicts(project) == []


def test_two_versions_of_a_file_on_two_laptops_wait_for_a_person(
    project: Project, other: Project, make_session: Maker
) -> None:
    import_sessions(project, [make_session(texts=("viens",))], "f.yaml")
    import_sessions(other, [make_session(texts=("otrs",))], "f.yaml")
    import_rows(project, export_rows(other))
    for text in ("viens", "otrs"):  # reading either file again decides nothing
        found = import_sessions(project, [make_session(texts=(text,))], "f.yaml")
        assert found == report(unchanged=("dobele",))
        assert texts(project) == ["otrs", "viens"]
    import_sessions(project, [make_session(texts=("trešais",))], "f.yaml")
    assert texts(project) == ["trešais"]


def test_a_session_recorded_by_hand_is_not_overwritten_by_a_file(project: Project, make_session: Maker) -> None:
    record(project, IDEA, "text", "ar roku")
    found = import_sessions(project, [make_session()], "f.yaml")
    assert found.conflicts == ((IDEA, "text"),)
    assert texts(project) == ["Vajag autobusu", "ar roku"]


def test_one_bad_session_and_nothing_is_taken_in(project: Project, make_session: Maker) -> None:
    word = check_word_of(project)
    with pytest.raises(BadInput):
        import_sessions(project, [make_session("dobele"), make_session("auce", ("slikts\0",))], "f.yaml")
    with pytest.raises(BadInput, match="twice"):
        import_sessions(project, [make_session("dobele"), make_session("dobele", ("cita",))], "f.yaml")
    assert check_word_of(project) == word
    assert sessions(project) == []


def test_the_source_is_written_down(project: Project, make_session: Maker) -> None:
    import_sessions(project, [make_session()], "dobele.yaml")
    rows = [row for row in export_rows(project) if row["entity"] == IDEA]
    assert {(row["source"], row["author"], row["device"]) for row in rows} == {("dobele.yaml", "Anna", "import:dobele")}
