"""What `verify` notices when someone gets round the triggers."""

import pytest

from dialog_toolkit.ledger import Project, record, verify
from dialog_toolkit.ledger.fsck import Verified

TRIGGERS = ("change_no_update", "edge_no_delete", "edge_no_update", "value_no_update", "value_no_delete")


def test_a_sound_project(project: Project) -> None:
    record(project, "idea:s/1", "text", "viens")
    record(project, "idea:s/1", "text", "otrs", parents=[])
    assert verify(project) == Verified(
        changes=4,
        entities=2,
        altered=(),
        file_faults=(),
        stale_views=(),
        missing_parents=0,
        without_text=0,
        ideas_without_session=("s/1",),
        unresolved=1,
    )


@pytest.mark.parametrize(
    ("harm", "which"),
    [
        ("UPDATE change SET author = 'Zaglis' WHERE id = '{second}'", "second"),
        ("UPDATE change SET wall = '1999' WHERE id = '{first}'", "first"),
        ("UPDATE change SET depth = 9 WHERE id = '{first}'", "first"),
        ("UPDATE change SET more = '{{\"a\":1}}' WHERE id = '{first}'", "first"),
        ("DELETE FROM edge WHERE child = '{second}'", "second"),
        ("UPDATE value SET text = 'cits' WHERE id = '{first}'", "first"),
        ("UPDATE value SET salt = '' WHERE id = '{first}'", "first"),
    ],
)
def test_every_alteration_of_the_log_is_noticed(project: Project, harm: str, which: str) -> None:
    ids = {"first": record(project, "theme:1", "name", "viens"), "second": record(project, "theme:1", "name", "otrs")}
    with project.writing() as connection:
        for trigger in TRIGGERS:
            connection.exec_driver_sql(f"DROP TRIGGER {trigger}")
        connection.exec_driver_sql(harm.format(**ids))
    found = verify(project)
    assert (found.altered, found.sound) == ((ids[which],), False)


def test_a_text_that_went_without_being_erased_is_counted(project: Project) -> None:
    record(project, "theme:1", "name", "viens")
    with project.writing() as connection:
        connection.exec_driver_sql("DROP TRIGGER value_no_delete")
        connection.exec_driver_sql("DELETE FROM value")
    assert verify(project).without_text == 3
