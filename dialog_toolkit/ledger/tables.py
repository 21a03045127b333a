"""The tables of a project file.

`change`, `edge`, `value` and `redacted` are the log; triggers forbid to alter it. `draft` is what is being
typed. `session_view` and `idea_view` are derived from the log and can be rebuilt. `computed` is what a machine
worked out; it can be thrown away.
"""

from sqlalchemy import Connection, Index, Integer, Table, Text
from sqlmodel import Field, SQLModel

from dialog_toolkit.ledger.engine import APPLICATION_ID, SCHEMA_VERSION

_STRICT = {"sqlite_strict": True}
_STRICT_NO_ROWID = {"sqlite_strict": True, "sqlite_with_rowid": False}


class ChangeRow(SQLModel, table=True):
    """One change without its text. `more` is a JSON object of keys that a newer version wrote and we keep."""

    __tablename__ = "change"
    __table_args__ = (Index("change_of_entity", "entity", "field"), _STRICT)
    id: str = Field(primary_key=True, sa_type=Text)
    version: int = Field(sa_type=Integer)
    entity: str = Field(sa_type=Text)
    field: str = Field(sa_type=Text)
    author: str = Field(sa_type=Text)
    device: str = Field(sa_type=Text)
    wall: str = Field(sa_type=Text)
    depth: int = Field(sa_type=Integer)
    value_hash: str = Field(sa_type=Text)
    more: str = Field(sa_type=Text)


class EdgeRow(SQLModel, table=True):
    """`child` had seen `parent`. The parent may not have arrived yet, so it is no foreign key."""

    __tablename__ = "edge"
    __table_args__ = (Index("edge_of_parent", "parent"), _STRICT_NO_ROWID)
    child: str = Field(primary_key=True, sa_type=Text, foreign_key="change.id")
    parent: str = Field(primary_key=True, sa_type=Text)


class ValueRow(SQLModel, table=True):
    """The text of a change, apart from it so that it can be erased while who and when remain."""

    __tablename__ = "value"
    __table_args__ = (_STRICT,)
    id: str = Field(primary_key=True, sa_type=Text, foreign_key="change.id")
    salt: str = Field(sa_type=Text)
    text: str = Field(sa_type=Text)


class RedactedRow(SQLModel, table=True):
    """The change whose text is erased, here and in every copy that this ledger is joined with."""

    __tablename__ = "redacted"
    __table_args__ = (_STRICT,)
    target: str = Field(primary_key=True, sa_type=Text)


class DraftRow(SQLModel, table=True):
    """What is being typed and is not yet a change. `base`: JSON list of the changes seen when typing began."""

    __tablename__ = "draft"
    __table_args__ = (_STRICT,)
    entity: str = Field(primary_key=True, sa_type=Text)
    field: str = Field(primary_key=True, sa_type=Text)
    author: str = Field(primary_key=True, sa_type=Text)
    text: str = Field(sa_type=Text)
    base: str = Field(sa_type=Text)
    wall: str = Field(sa_type=Text)


class MetaRow(SQLModel, table=True):
    """Facts of this file alone, never joined: its id, and the device id of each machine that opened it."""

    __tablename__ = "meta"
    __table_args__ = (_STRICT,)
    key: str = Field(primary_key=True, sa_type=Text)
    value: str = Field(sa_type=Text)


class ComputedRow(SQLModel, table=True):
    """Machine output: `payload` is JSON, `fingerprint` names the input it was worked out from."""

    __tablename__ = "computed"
    __table_args__ = (_STRICT,)
    kind: str = Field(primary_key=True, sa_type=Text)
    key: str = Field(primary_key=True, sa_type=Text)
    fingerprint: str = Field(sa_type=Text)
    payload: str = Field(sa_type=Text)
    created: str = Field(sa_type=Text)


class SessionViewRow(SQLModel, table=True):
    """A session as it now stands. `fields`: JSON object of its field texts."""

    __tablename__ = "session_view"
    __table_args__ = (_STRICT,)
    id: str = Field(primary_key=True, sa_type=Text)
    date: str = Field(sa_type=Text)
    region: str = Field(sa_type=Text)
    title: str = Field(sa_type=Text)
    fields: str = Field(sa_type=Text)
    conflicts: int = Field(sa_type=Integer)


class IdeaViewRow(SQLModel, table=True):
    """An idea as it now stands. `place` orders the ideas of a session as people count: 9 before 10.

    `more`: JSON object of the field texts that few ideas have, "" without any.
    """

    __tablename__ = "idea_view"
    __table_args__ = (Index("idea_of_session", "session", "place", "id"), _STRICT)
    id: str = Field(primary_key=True, sa_type=Text)
    session: str = Field(sa_type=Text)
    place: int = Field(sa_type=Integer)
    text: str = Field(sa_type=Text)
    kind: str = Field(sa_type=Text)
    agreement: str = Field(sa_type=Text)
    stage: str = Field(sa_type=Text)
    language: str = Field(sa_type=Text)
    quotable: int = Field(sa_type=Integer)
    conflicts: int = Field(sa_type=Integer)
    more: str = Field(sa_type=Text, sa_column_kwargs={"server_default": ""})


def _table(name: str) -> Table:
    return SQLModel.metadata.tables[name]


CHANGE, EDGE, VALUE, REDACTED = _table("change"), _table("edge"), _table("value"), _table("redacted")
DRAFT, META, COMPUTED = _table("draft"), _table("meta"), _table("computed")
SESSION_VIEW, IDEA_VIEW = _table("session_view"), _table("idea_view")
TABLES = (CHANGE, EDGE, VALUE, REDACTED, DRAFT, META, COMPUTED, SESSION_VIEW, IDEA_VIEW)

_REFUSE = "SELECT RAISE(ABORT, 'the ledger is append-only')"
TRIGGERS = (
    *(
        f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table} BEGIN {_REFUSE}; END"
        for table in ("change", "edge", "redacted")
        for act in ("UPDATE", "DELETE")
    ),
    f"CREATE TRIGGER value_no_update BEFORE UPDATE ON value BEGIN {_REFUSE}; END",
    "CREATE TRIGGER value_no_delete BEFORE DELETE ON value "
    f"WHEN OLD.id NOT IN (SELECT target FROM redacted) BEGIN {_REFUSE}; END",
)


def create_tables(connection: Connection) -> None:
    """Make the tables, triggers and marks of an empty project file, inside the caller's transaction."""
    SQLModel.metadata.create_all(connection, tables=list(TABLES), checkfirst=False)
    for trigger in TRIGGERS:
        connection.exec_driver_sql(trigger)
    connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version={SCHEMA_VERSION}")
