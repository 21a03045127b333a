"""Where two people decided about themes unseen by each other."""

from functools import partial

from dialog_toolkit.i18n import N_
from dialog_toolkit.services import curation
from dialog_toolkit.services.curation import CurationConflict
from dialog_toolkit.services.projects import Project
from dialog_toolkit.tui.modals.versions import Offered, VersionsModal, Waiting


class ConflictsModal(VersionsModal):
    """Every version under the theme or idea that it is about."""

    HELP = N_(
        "Two people decided differently before their files met. The first version is used meanwhile. "
        "Enter lets the version under the cursor stand; undo brings both back."
    )
    INDENT = "   "

    def __init__(self, project: Project) -> None:
        super().__init__(lambda: [_waiting(project, found) for found in curation.conflicts(project)])


def _waiting(project: Project, found: CurationConflict) -> Waiting:
    versions = tuple(Offered(one.words, one.by, one.at) for one in found.versions)
    settle = partial(curation.settle, project, found.id)
    return Waiting(found.what, versions, None if project.readonly_reason else settle)
