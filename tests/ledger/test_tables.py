"""What the database itself refuses."""

from typing import Any

import pytest
from sqlalchemy.exc import IntegrityError

from dialog_toolkit.ledger import Project, record, redact, type_draft

TABLES = (
    "change", "edge", "value", "redacted", "draft", "meta", "computed", "session_view", "idea_view",
)  # fmt: skip


@pytest.fixture
def filled(project: Project) -> Project:
    """A project with a change, an edge, an erasure and a draft."""
    first = record(project, "idea:s/1", "text", "viens")
    record(project, "idea:s/1", "text", "divi")
    redact(project, [first])
    type_draft(project, "idea:s/1", "stage", "x")
    return project


def run(project: Project, sql: str) -> Any:
    """Run one statement in a writing transaction."""
    with project.writing() as connection:
        return connection.exec_driver_sql(sql)


@pytest.mark.parametrize("table", ["change", "edge", "redacted", "value"])
@pytest.mark.parametrize("act", ["UPDATE {t} SET rowid = rowid", "DELETE FROM {t}"])
def test_the_log_can_be_neither_altered_nor_deleted(filled: Project, table: str, act: str) -> None:
    sql = act.format(t=table)
    if table == "edge":  # a table without row numbers
        sql = sql.replace("rowid", "child")
    with pytest.raises(IntegrityError, match="append-only"):
        run(filled, sql)


def test_replacing_is_no_way_round(filled: Project) -> None:
    for sql in (
        "INSERT OR REPLACE INTO change SELECT id, version, entity, field, 'Zaglis', device, wall,"
        " depth, value_hash, more FROM change",
        "INSERT OR REPLACE INTO value SELECT id, salt, 'cits' FROM value",
    ):
        with pytest.raises(IntegrityError, match="append-only"):
            run(filled, sql)


@pytest.mark.parametrize("table", TABLES)
def test_tables_are_strict(filled: Project, table: str) -> None:
    with filled.reading() as connection:
        strict = connection.exec_driver_sql(f"SELECT strict FROM pragma_table_list('{table}')").scalar()
        columns = connection.exec_driver_sql(f"SELECT name, type FROM pragma_table_info('{table}')").all()
    assert strict == 1
    assert {kind for _name, kind in columns} <= {"TEXT", "INTEGER"}


def test_a_wrong_type_is_refused(filled: Project) -> None:
    with pytest.raises(IntegrityError, match="cannot store TEXT value in INTEGER column"):
        run(filled, "INSERT INTO change VALUES ('x', 1, 'e', 'f', 'a', 'd', 'w', 'deep', 'h', '{}')")
    with pytest.raises(IntegrityError, match="cannot store BLOB value in TEXT column"):
        run(filled, "INSERT INTO meta VALUES ('k', x'00')")


def test_a_text_or_an_edge_needs_its_change(filled: Project) -> None:
    for sql in ("INSERT INTO value VALUES ('none', 's', 't')", "INSERT INTO edge VALUES ('none', 'p')"):
        with pytest.raises(IntegrityError, match="FOREIGN KEY"):
            run(filled, sql)


def test_an_error_does_not_repeat_what_was_said(filled: Project) -> None:
    with pytest.raises(IntegrityError) as caught, filled.writing() as connection:
        connection.exec_driver_sql("INSERT INTO meta VALUES (?, ?)", ("created", "ATZIŅAS TEKSTS"))
    assert "ATZIŅAS TEKSTS" not in str(caught.value)


def test_the_settings_are_the_durable_ones(filled: Project) -> None:
    wanted = {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "recursive_triggers": 1,
        "busy_timeout": 5000,
        "fullfsync": 1,
        "checkpoint_fullfsync": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "secure_delete": 1,
        "temp_store": 2,
        "application_id": 0x44544C31,
        "user_version": 1,
    }
    with filled.reading() as connection:
        found = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in wanted}
    assert found == wanted


def test_the_driver_is_newer_than_the_corruption_bug_of_write_ahead_logs(project: Project) -> None:
    with project.reading() as connection:
        version = connection.exec_driver_sql("SELECT sqlite_version()").scalar()
    assert tuple(map(int, str(version).split("."))) >= (3, 51, 3)  # fixed there, says sqlite.org/wal.html
