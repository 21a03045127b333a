"""Where two people wrote the same field of a measure unseen by each other."""

from collections.abc import Mapping
from functools import partial

from dialog_toolkit.i18n import N_
from dialog_toolkit.services import measure_history
from dialog_toolkit.services.measure_history import Conflict
from dialog_toolkit.services.projects import Project
from dialog_toolkit.tui.drafting.words import flat
from dialog_toolkit.tui.modals.versions import Offered, VersionsModal, Waiting


class FieldVersionsModal(VersionsModal):
    """Every version under its field and measure. `titles` of the measures are by id."""

    HELP = N_(
        "Two people wrote the same field before their files met. The first version is shown meanwhile. Enter lets the "
        "version under the cursor stand; the other stays in the history, and undo brings both back."
    )
    BY = N_("Written by")
    WITH_WHOLE = True

    def __init__(self, project: Project, titles: Mapping[str, str]) -> None:
        super().__init__(lambda: [_waiting(project, found, titles) for found in measure_history.conflicts(project)])


def _waiting(project: Project, found: Conflict, titles: Mapping[str, str]) -> Waiting:
    what = f"{found.name} · {flat(titles.get(found.measure, found.measure))}"
    versions = tuple(Offered(flat(one.text), one.by, one.at, one.text) for one in found.versions)
    settle = partial(measure_history.settle, project, found.measure, found.field)
    return Waiting(what, versions, None if project.readonly_reason else settle)
