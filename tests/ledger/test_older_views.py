"""A file whose views are from before ideas had tables, rounds and votes."""

from collections.abc import Callable

from dialog_toolkit.domain.session import Session
from dialog_toolkit.ledger import Project, ideas, import_sessions, open_project, record, verify_views


def test_an_older_file_is_completed_when_written_to_and_readable_before(
    project: Project, make_session: Callable[..., Session]
) -> None:
    import_sessions(project, [make_session()], "f.yaml")
    record(project, "idea:dobele/01", "table", "zaļais")
    before = ideas(project)
    assert before[0].table == "zaļais"
    with project.writing() as connection:
        connection.exec_driver_sql("ALTER TABLE idea_view DROP COLUMN more")
    project.close()
    with open_project(project.path, author="Anna", readonly=True) as reader:
        assert ideas(reader) == before
    with open_project(project.path, author="Anna") as writer:
        assert (ideas(writer), verify_views(writer)) == (before, [])
        record(writer, "idea:dobele/02", "votes", "5")
        assert [idea.votes for idea in ideas(writer)] == [None, 5]
