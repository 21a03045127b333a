"""Undo and redo: without limit, across restarts, by author, and never from under somebody else."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialog_toolkit.domain.session import Idea, IdeaKind, Session
from dialog_toolkit.ledger import conflicts, export_rows, history_of, import_rows, open_project, redact, verify
from dialog_toolkit.services import projects, recording
from dialog_toolkit.services.projects import Project
from tests.services.recorded import SESSION, begin, folder, recorded


@pytest.fixture
def project() -> Iterator[Project]:
    with recorded() as made:
        yield made


def texts(project: Project) -> list[str]:
    return [idea.text for idea in recording.session_now(project, SESSION).ideas]


def test_every_act_says_in_words_what_was_undone(project: Project) -> None:
    one = recording.add_idea(project, SESSION, "viens")
    recording.edit_idea(project, one, text="cits")
    recording.withdraw_idea(project, one)
    recording.bring_back(project, one)
    recording.approve_idea(project, one)
    recording.mark(project, one, "quote", True)
    recording.split_idea(project, one, ["a", "b"])
    recording.update_session(project, SESSION, organiser="nams")
    recording.enter_stage(project, SESSION, "ievads", datetime(2025, 3, 10, 18, 0, tzinfo=UTC))
    recording.add_promise(project, SESSION, "Nosūtīs")
    recording.add_disagreement(project, SESSION, "Vai")
    recording.set_participants(project, SESSION, 3, 3)
    recording.set_evaluation(project, SESSION, {"respect": (4.0, 3)})
    recording.sign_off(project, SESSION, "19:30")
    said = []
    while (step := recording.undo(project, SESSION)) is not None:
        said.append(step.text)
    assert said == [
        "Atsaukts: protokola parakstīšana.",
        "Atsaukts: ievadīts novērtējums.",
        "Atsaukts: mainīts cilvēku skaits.",
        "Atsaukts: mainītas domstarpības.",
        "Atsaukts: mainīti solījumi.",
        "Atsaukts: mainīts posms.",
        "Atsaukts: mainītas ziņas par sesiju.",
        "Atsaukts: sadalīta ideja 01.",
        "Atsaukts: atzīmēta ideja 01.",
        "Atsaukts: apstiprināta ideja 01.",
        "Atsaukts: atgriezta ideja 01.",
        "Atsaukts: noņemta ideja 01.",
        "Atsaukts: mainīta ideja 01.",
        "Atsaukts: pierakstīta ideja 01.",
    ]
    assert texts(project) == []


def test_undo_and_redo_go_on_after_a_restart() -> None:
    with folder() as where:
        path = where / "plan.dialog"
        with projects.create(path, author="Anna") as project:
            begin(project)
            recording.add_idea(project, SESSION, "viens")
            recording.add_idea(project, SESSION, "divi")
        with open_project(path, author="Anna") as project:
            assert recording.undo(project, SESSION) is not None
        with open_project(path, author="Anna") as project:
            assert recording.undo(project, SESSION) is not None
            assert recording.undo(project, SESSION) is None
            assert texts(project) == []
        with open_project(path, author="Anna") as project:
            recording.redo(project, SESSION)
            recording.redo(project, SESSION)
            assert recording.redo(project, SESSION) is None
            assert texts(project) == ["viens", "divi"]


def test_something_new_ends_what_could_be_redone(project: Project) -> None:
    recording.add_idea(project, SESSION, "viens")
    recording.undo(project, SESSION)
    recording.add_idea(project, SESSION, "divi")
    assert recording.redo(project, SESSION) is None
    assert texts(project) == ["divi"]


def test_everyone_undoes_only_their_own_and_only_in_that_session() -> None:
    with folder() as where:
        path = where / "plan.dialog"
        with projects.create(path, author="Anna") as project:
            begin(project)
            second = begin(project)
            recording.add_idea(project, SESSION, "Annas")
        with open_project(path, author="Juris") as project:
            recording.add_idea(project, SESSION, "Jura")
            recording.add_idea(project, second, "otrā")
        with open_project(path, author="Anna") as project:
            step = recording.undo(project, SESSION)
            assert (step and step.ideas, texts(project)) == ((f"{SESSION}/01",), ["Jura"])
            assert recording.undo(project, SESSION) is None
            assert recording.undo(project, second) is None


def test_what_another_laptop_changed_stays_when_mine_is_undone(project: Project) -> None:
    idea_id = recording.add_idea(project, SESSION, "viens")
    with folder() as where, projects.create(where / "cits.dialog", author="Juris") as other:
        import_rows(other, export_rows(project))
        recording.edit_idea(other, idea_id, text="Jura labots")
        import_rows(project, export_rows(other))
    recording.undo(project, SESSION)
    assert texts(project) == ["Jura labots"]
    assert len(conflicts(project)) == 1


def test_an_undone_edit_shows_beside_what_replaced_it(project: Project) -> None:
    idea_id = recording.add_idea(project, SESSION, "viens")
    recording.edit_idea(project, idea_id, kind=IdeaKind.CONCERN)
    with folder() as where, projects.create(where / "cits.dialog", author="Juris") as other:
        import_rows(other, export_rows(project))
        recording.edit_idea(other, idea_id, kind=IdeaKind.VALUE)
        import_rows(project, export_rows(other))
    recording.undo(project, SESSION)
    (state,) = conflicts(project)
    assert sorted([state.fields["kind"].value, *state.fields["kind"].others]) == ["idea", "value"]


def test_an_erased_text_does_not_stop_undoing(project: Project) -> None:
    idea_id = recording.add_idea(project, SESSION, "Anna Bērziņa teica")
    recording.edit_idea(project, idea_id, text="kāds teica")
    redact(project, [history_of(project, f"idea:{idea_id}", "text")[0].id])
    recording.undo(project, SESSION)
    assert texts(project) == ["kāds teica"]
    recording.undo(project, SESSION)
    assert texts(project) == []
    recording.redo(project, SESSION)
    assert texts(project) == ["kāds teica"]


def test_a_forged_bundle_cannot_stop_recording(project: Project, tmp_path: Path) -> None:
    from dialog_toolkit.ledger.write import Entry, append

    for more in (
        {"n": 2**62},
        {"n": "z"},
        {"n": -1, "act": 7},
        {"act": "a", "n": 1, "made": 3, "verb": "undo", "of": 9},
    ):
        with project.writing() as connection:
            append(connection, project, [Entry(f"idea:{SESSION}/50", "text", "viltots")], more)
    recording.add_idea(project, SESSION, "viens")
    assert recording.undo(project, SESSION) is not None
    assert texts(project) == ["viltots"]
    assert recording.redo(project, SESSION) is not None
    assert texts(project) == ["viltots", "viens"]


def _told(project: Project) -> tuple[Session, list[Idea]]:
    return recording.session_now(project, SESSION), recording.withdrawn(project, SESSION)


def _act(project: Project, act: str, n: int) -> None:
    """Do one thing in the session; with no idea there to do it to, one is recorded instead."""
    ideas, withdrawn = recording.session_now(project, SESSION).ideas, recording.withdrawn(project, SESSION)
    one = ideas[n % len(ideas)].id if ideas else ""
    if act == "session":
        recording.update_session(project, SESSION, chairs=n % 20 + 1, organiser=f"o{n % 2}")
    elif act == "promise":
        recording.add_promise(project, SESSION, f"sola {n}")
    elif act == "bring back" and withdrawn:
        recording.bring_back(project, withdrawn[n % len(withdrawn)].id)
    elif act == "edit" and one:
        recording.edit_idea(project, one, text=f"labota {n}", kind=list(IdeaKind)[n % 5])
    elif act == "withdraw" and one:
        recording.withdraw_idea(project, one)
    elif act == "approve" and one:
        recording.approve_idea(project, one)
    elif act == "mark" and one:
        recording.mark(project, one, "return", n % 2 == 0)
    elif act == "split" and one:
        recording.split_idea(project, one, [f"a{n}", f"b{n}"])
    else:
        recording.add_idea(project, SESSION, f"ideja {n}", table="a" * (n % 3))


ACTS = ("add", "edit", "withdraw", "bring back", "approve", "mark", "split", "session", "promise")
STEP = st.tuples(st.sampled_from([*ACTS, "undo", "undo", "undo", "redo", "redo", "restart"]), st.integers(0, 30))


@settings(max_examples=20, deadline=None)
@given(st.lists(STEP, max_size=16))
def test_undo_and_redo_walk_through_the_states_that_were(steps: list[tuple[str, int]]) -> None:
    with folder() as where:
        path = where / "plan.dialog"
        with projects.create(path, author="Anna") as project:
            begin(project)
        project = open_project(path, author="Anna")
        was, place = [_told(project)], 0
        for act, number in steps:
            if act == "restart":
                project.close()
                project = open_project(path, author="Anna")
            elif act == "undo":
                assert (recording.undo(project, SESSION) is None) == (place == 0)
                place = max(0, place - 1)
            elif act == "redo":
                assert (recording.redo(project, SESSION) is None) == (place == len(was) - 1)
                place = min(len(was) - 1, place + 1)
            else:
                _act(project, act, number)
                if (told := _told(project)) != was[place]:
                    was, place = [*was[: place + 1], told], place + 1
            assert _told(project) == was[place]
        assert conflicts(project) == []
        assert verify(project).sound
        project.close()
