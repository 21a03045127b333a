"""What people decide about themes: the one door for the faces, the screens and the command line alike.

Every verb is one act: on the disk when its function returns, signed, and taken back with `undo`. Decisions show at
once in `services.themes.current` and stand whatever the next grouping says.
"""

from dialog_toolkit.exchange.codebook import Codebook, CodebookRow, read_codebook
from dialog_toolkit.services.curation_acts import Undone, Verb, redo, undo
from dialog_toolkit.services.curation_codebook import CodebookReport, add_codebook
from dialog_toolkit.services.curation_conflicts import CurationConflict, Version, conflicts, settle
from dialog_toolkit.services.curation_ideas import (
    make_lone,
    mark_duplicate,
    move,
    note_idea,
    pin,
    set_aside,
    take_back_in,
    unpin,
)
from dialog_toolkit.services.curation_proposals import accept_proposal, dismiss, in_words, proposals
from dialog_toolkit.services.curation_reading import read_curation
from dialog_toolkit.services.curation_themes import (
    confirm,
    link,
    merge,
    new_theme,
    note_theme,
    rename,
    split,
    unconfirm,
    unlink,
)

__all__ = [
    "Codebook",
    "CodebookReport",
    "CodebookRow",
    "CurationConflict",
    "Undone",
    "Verb",
    "Version",
    "accept_proposal",
    "add_codebook",
    "confirm",
    "conflicts",
    "dismiss",
    "in_words",
    "link",
    "make_lone",
    "mark_duplicate",
    "merge",
    "move",
    "new_theme",
    "note_idea",
    "note_theme",
    "pin",
    "proposals",
    "read_codebook",
    "read_curation",
    "redo",
    "rename",
    "set_aside",
    "settle",
    "split",
    "take_back_in",
    "unconfirm",
    "undo",
    "unlink",
    "unpin",
]
