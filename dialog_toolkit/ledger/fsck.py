"""Whether a project is what it should be: every change verifies, the file is whole, the views are true."""

from dataclasses import dataclass

from sqlalchemy import select

from dialog_toolkit.ledger import log
from dialog_toolkit.ledger.fold import conflict_count, fold_entity
from dialog_toolkit.ledger.identity import Row, row_id, value_hash
from dialog_toolkit.ledger.project import Project
from dialog_toolkit.ledger.tables import REDACTED
from dialog_toolkit.ledger.views import ideas_without_session, verify_views


@dataclass(frozen=True)
class Verified:
    """What `verify` found. Ids of changes that do not verify, what SQLite says of the file (empty: it is whole),
    entities whose view is not what the log says, changes referred to that never arrived, changes whose text never
    arrived though it was not erased, ids of ideas without a session, decisions that wait, and the counts looked at.
    """

    changes: int
    entities: int
    altered: tuple[str, ...]
    file_faults: tuple[str, ...]
    stale_views: tuple[str, ...]
    missing_parents: int
    without_text: int
    ideas_without_session: tuple[str, ...]
    unresolved: int

    @property
    def sound(self) -> bool:
        """Whether nothing was altered or damaged. Missing parents and open conflicts are states, not damage."""
        return not (self.altered or self.file_faults or self.stale_views)


def verify(project: Project) -> Verified:
    """Look at everything; reads only. About a second for 20,000 changes."""
    with project.reading() as connection:
        checks = connection.exec_driver_sql("PRAGMA quick_check").scalars().all()
        if project.key is not None:
            checks = [*checks, *connection.exec_driver_sql("PRAGMA cipher_integrity_check").scalars()]
        rows = list(log.load_rows(connection))
        missing = log.missing_parents(connection)
        erased = set(connection.execute(select(REDACTED.c.target)).scalars())
        loaded = log.load(connection)
    altered = [row.change.id for row in rows if row_id(row) != row.change.id or not _text_fits(row)]
    without_text = sum(row.change.text is None and row.change.id not in erased for row in rows)
    folded = [fold_entity(name, changes) for name, changes in loaded.items()]
    return Verified(
        changes=len(rows),
        entities=len(loaded),
        altered=tuple(sorted(altered)),
        file_faults=tuple(str(said) for said in checks if said != "ok"),
        stale_views=() if project.newer else tuple(verify_views(project)),
        missing_parents=missing,
        without_text=without_text,
        ideas_without_session=tuple(ideas_without_session(project)),
        unresolved=sum(map(conflict_count, folded)),
    )


def _text_fits(row: Row) -> bool:
    return row.change.text is None or value_hash(row.salt or "", row.change.text) == row.value_hash
