"""What was done: an append-only log of changes, its views, and how two logs are joined.

Open a project with `open_project`, read with `sessions`, `ideas`, `state_of` and `states`, write with `record`.
"""

from dialog_toolkit.ledger.backup import back_up, copies, copies_folder, restore
from dialog_toolkit.ledger.computed import Computed, drop_computed, get_computed, list_computed, put_computed
from dialog_toolkit.ledger.drafts import Draft, drop_draft, list_drafts, seal_drafts, type_draft
from dialog_toolkit.ledger.fold import conflict_count, conflicts, fold_entity, state_of, states
from dialog_toolkit.ledger.fsck import Verified, verify
from dialog_toolkit.ledger.history import change_of, history_of, latest_changes
from dialog_toolkit.ledger.importing import ImportReport, import_sessions
from dialog_toolkit.ledger.join import JoinReport, Quarantined, check_word_of, export_rows, import_rows
from dialog_toolkit.ledger.opening import Reason
from dialog_toolkit.ledger.project import PROJECT, Project, create_project, open_project
from dialog_toolkit.ledger.records import (
    idea_entity,
    idea_from_fields,
    idea_to_fields,
    session_entity,
    session_from_fields,
    session_to_fields,
)
from dialog_toolkit.ledger.views import (
    conflicts_of_ideas,
    ideas,
    ideas_without_session,
    rebuild_views,
    sessions,
    verify_views,
)
from dialog_toolkit.ledger.write import Entry, delete, record, record_many, redact, undo

__all__ = [
    "PROJECT",
    "Computed",
    "Draft",
    "Entry",
    "ImportReport",
    "JoinReport",
    "Project",
    "Quarantined",
    "Reason",
    "Verified",
    "back_up",
    "change_of",
    "check_word_of",
    "conflict_count",
    "conflicts",
    "conflicts_of_ideas",
    "copies",
    "copies_folder",
    "create_project",
    "delete",
    "drop_computed",
    "drop_draft",
    "export_rows",
    "fold_entity",
    "get_computed",
    "history_of",
    "idea_entity",
    "idea_from_fields",
    "idea_to_fields",
    "ideas",
    "ideas_without_session",
    "import_rows",
    "import_sessions",
    "latest_changes",
    "list_computed",
    "list_drafts",
    "open_project",
    "put_computed",
    "rebuild_views",
    "record",
    "record_many",
    "redact",
    "restore",
    "seal_drafts",
    "session_entity",
    "session_from_fields",
    "session_to_fields",
    "sessions",
    "state_of",
    "states",
    "type_draft",
    "undo",
    "verify",
    "verify_views",
]
