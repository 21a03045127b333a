"""Sessions and ideas as they now stand."""

from collections.abc import Callable

import pytest

from dialog_toolkit.domain.session import Session
from dialog_toolkit.ledger import (
    Project,
    conflicts_of_ideas,
    delete,
    history_of,
    ideas,
    ideas_without_session,
    import_sessions,
    rebuild_views,
    record,
    redact,
    sessions,
    undo,
    verify,
    verify_views,
)


@pytest.fixture
def filled(project: Project, make_session: Callable[..., Session]) -> Project:
    """A project with two sessions."""
    import_sessions(project, [make_session("dobele"), make_session("auce", ("Skola", "Ceļš", "Ūdens"))], "f.yaml")
    return project


def test_sessions_come_back_as_they_were_given(filled: Project, make_session: Callable[..., Session]) -> None:
    assert sessions(filled) == [make_session("auce", ("Skola", "Ceļš", "Ūdens")), make_session("dobele")]
    assert [idea.id for idea in ideas(filled)] == ["auce/01", "auce/02", "auce/03", "dobele/01", "dobele/02"]
    assert [idea.text for idea in ideas(filled, session="dobele")] == ["Vajag autobusu", "Upe ir tīra"]
    assert ideas(filled, session="none") == []


def test_every_kind_of_change_keeps_the_views_true(filled: Project) -> None:
    record(filled, "idea:auce/01", "text", "Skolas")
    assert ideas(filled, session="auce")[0].text == "Skolas"
    assert verify_views(filled) == []
    deleted = delete(filled, "idea:auce/01")
    assert [idea.id for idea in ideas(filled, session="auce")] == ["auce/02", "auce/03"]
    assert verify_views(filled) == []
    undo(filled, deleted)
    assert len(ideas(filled, session="auce")) == 3
    redact(filled, [change.id for change in history_of(filled, "idea:auce/02", "text")])
    assert [idea.id for idea in ideas(filled, session="auce")] == ["auce/01", "auce/03"]
    assert verify_views(filled) == []


def test_deleting_a_session_hides_its_ideas_until_it_is_taken_back(filled: Project) -> None:
    deleted = delete(filled, "session:auce")
    assert [session.id for session in sessions(filled)] == ["dobele"]
    assert {idea.session for idea in ideas(filled)} == {"dobele"}
    assert ideas_without_session(filled) == ["auce/01", "auce/02", "auce/03"]
    undo(filled, deleted)
    assert len(ideas(filled)) == 5
    assert ideas_without_session(filled) == []


def test_open_decisions_are_counted(filled: Project) -> None:
    (first,) = history_of(filled, "idea:auce/01", "text")
    record(filled, "idea:auce/01", "text", "viens", parents=[first.id])
    record(filled, "idea:auce/01", "text", "otrs", parents=[first.id])
    assert conflicts_of_ideas(filled) == {"auce/01": 1}


@pytest.mark.parametrize(
    ("harm", "named"),
    [
        ("UPDATE idea_view SET text = 'cits' WHERE id = 'auce/01'", ["idea:auce/01"]),
        ("DELETE FROM session_view WHERE id = 'auce'", ["session:auce"]),
        ("INSERT INTO idea_view VALUES ('x/1', 'x', 1, 't', 'idea', 'single', '', 'lv', 0, 0, '')", ["idea:x/1"]),
        ("UPDATE idea_view SET conflicts = 1 WHERE session = 'dobele'", ["idea:dobele/01", "idea:dobele/02"]),
    ],
)
def test_a_view_that_is_not_what_the_log_says_is_noticed_and_rebuilt(
    filled: Project, harm: str, named: list[str]
) -> None:
    with filled.writing() as connection:
        connection.exec_driver_sql(harm)
    assert verify_views(filled) == named
    found = verify(filled)
    assert (found.stale_views, found.sound) == (tuple(named), False)
    rebuild_views(filled)
    assert verify_views(filled) == []
    assert verify(filled).sound
