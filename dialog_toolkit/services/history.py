"""History: who entered or decided what, and when, of anything."""

from dialog_toolkit.domain.change import Change
from dialog_toolkit.errors import BadInput
from dialog_toolkit.i18n import N_
from dialog_toolkit.ledger.history import history_of, latest_changes
from dialog_toolkit.ledger.project import Project

KINDS = ("idea", "session", "project", "theme", "curation", "proposal")


def of(project: Project, thing: str, field: str | None = None) -> list[Change]:
    """The changes of one thing, oldest first: an idea ("dobele/07"), a session ("dobele"), "project", or what people
    decided about a theme ("theme:t-1a2b3c4d") or an idea's place ("curation:dobele/07").

    Raises BadInput if nothing is recorded of it.
    """
    for entity in _entities(thing):
        changes = history_of(project, entity, field)
        if changes:
            return changes
    raise BadInput(
        N_("Nothing is recorded of “{thing}”."),
        hint=N_("Give the id of an idea (dobele/07), of a session (dobele), of a measure, or “project”."),
        thing=thing,
    )


def latest(project: Project, limit: int) -> list[Change]:
    """The newest changes of the whole project, newest first."""
    return latest_changes(project, limit=limit)


def _entities(thing: str) -> tuple[str, ...]:
    if thing.partition(":")[0] in KINDS:
        return (thing,)
    return (f"idea:{thing}",) if "/" in thing else (f"session:{thing}", f"idea:{thing}")
