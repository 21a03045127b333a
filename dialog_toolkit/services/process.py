"""The checklist of the process: OGP's minimum requirements, which people tick off with where it can be seen."""

from dataclasses import dataclass

from dialog_toolkit.domain.plan_rules import ProcessRequirement
from dialog_toolkit.errors import BadInput
from dialog_toolkit.i18n import N_, current_language
from dialog_toolkit.language.cleaning import clean
from dialog_toolkit.ledger import acts, fold
from dialog_toolkit.ledger.history import change_of
from dialog_toolkit.ledger.project import Project
from dialog_toolkit.ledger.write import Entry
from dialog_toolkit.services.projects import profile_of

ENTITY = "process:"
EVIDENCE = "evidence"
REALM = "@measures"


@dataclass(frozen=True)
class Step:
    """A requirement and where it can be seen that it is met ("": open). `confirmed`: its wording was checked."""

    id: str
    standard: str
    text: str
    confirmed: bool
    evidence: str = ""
    by: str = ""


def checklist(project: Project) -> tuple[Step, ...]:
    """Every requirement of the plan's profile, in its order."""
    return tuple(_step(project, requirement) for requirement in profile_of(project).process)


def _step(project: Project, requirement: ProcessRequirement) -> Step:
    field = fold.state_of(project, ENTITY + requirement.id).fields.get(EVIDENCE)
    change = change_of(project, field.heads[0]) if field and field.value and field.heads else None
    return Step(
        requirement.id,
        requirement.standard,
        requirement.text.in_language(current_language()),
        requirement.confirmed,
        field.value if field else "",
        change.author if change else "",
    )


def tick(project: Project, id: str, evidence: str) -> None:
    """Say where it can be seen that a requirement is met; "" opens it again. Raises BadInput for an unknown one."""
    known = [requirement.id for requirement in profile_of(project).process]
    if id not in known:
        hint = N_("Known: {near}")
        raise BadInput(N_("There is no requirement “{id}”."), hint=hint, id=clean(id), near=", ".join(known))
    acts.perform(project, REALM, "process", [Entry(ENTITY + id, EVIDENCE, evidence.strip())])
