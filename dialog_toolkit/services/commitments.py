"""Commitments of the plan being made, under which measures are gathered."""

import difflib
import secrets
from collections.abc import Sequence

from dialog_toolkit.domain.commitment import PlannedCommitment
from dialog_toolkit.domain.measure import Measure
from dialog_toolkit.errors import BadInput
from dialog_toolkit.i18n import N_
from dialog_toolkit.ledger import acts
from dialog_toolkit.ledger.acts import delete_entry
from dialog_toolkit.ledger.fold import states
from dialog_toolkit.ledger.project import Project
from dialog_toolkit.ledger.write import Entry
from dialog_toolkit.services.measure_acts import REALM, Verb
from dialog_toolkit.services.measure_known import known_to
from dialog_toolkit.services.measure_records import COMMITMENT, EMPTIED, from_text, to_text
from dialog_toolkit.services.measure_values import checked
from dialog_toolkit.services.recording_acts import tidy

EDITABLE = ("title", "objective", "direction")


def all_commitments(project: Project) -> tuple[PlannedCommitment, ...]:
    """The commitments in their order."""
    found = []
    for name, state in states(project, COMMITMENT).items():
        fields = {field: held.value for field, held in state.fields.items()}
        if not state.deleted and any(fields.values()):
            texts = {field: from_text(field, fields.get(field, ""), {}) for field in EDITABLE}
            order = fields.get("order", "")
            place = int(order) if order.isascii() and order.isdigit() and len(order) < 7 else 10**6
            found.append(PlannedCommitment(name.removeprefix(COMMITMENT), order=place, **texts))
    return tuple(sorted(found, key=lambda one: (one.order, one.id)))


def get(project: Project, id: str) -> PlannedCommitment:
    """One commitment. Raises BadInput that names the nearest."""
    found = {one.id: one for one in all_commitments(project)}
    if id not in found:
        near = ", ".join(difflib.get_close_matches(id, found, 3, cutoff=0.3) or found) or "–"
        raise BadInput(N_("There is no commitment “{id}”."), hint=N_("Nearest: {near}"), id=id, near=near)
    return found[id]


def of_measure(measure: Measure, commitments: Sequence[PlannedCommitment]) -> PlannedCommitment | None:
    """The commitment a measure belongs to, by id or by title; None if it names none, or one that is not there."""
    named = measure.commitment
    return next((one for one in commitments if named and named in (one.id, one.title)), None)


def new(project: Project, title: str, objective: str = "", direction: str = "") -> str:
    """Add a commitment behind the others and return its id. Raises BadInput for an unknown direction."""
    fields = _checked(project, {"title": title, "objective": objective, "direction": direction})
    last = max((one.order for one in all_commitments(project) if one.order < 10**6), default=0)
    id = f"a-{secrets.token_hex(3)}"
    fields["order"] = str(last + 1)
    written = {name: text for name, text in fields.items() if text != EMPTIED}
    acts.perform(project, REALM, Verb.COMMITMENT, _entries(id, written))
    return id


def edit(project: Project, id: str, **fields: str) -> None:
    """Change title, objective or direction. Raises BadInput."""
    get(project, id)
    acts.perform(project, REALM, Verb.COMMITMENT, _entries(id, _checked(project, fields)))


def order(project: Project, ids: Sequence[str]) -> None:
    """Put commitments in this order; those not named follow as they were."""
    named = [get(project, id).id for id in dict.fromkeys(ids)]
    rest = [one.id for one in all_commitments(project) if one.id not in named]
    entries = [Entry(COMMITMENT + id, "order", str(place)) for place, id in enumerate([*named, *rest], 1)]
    acts.perform(project, REALM, Verb.COMMITMENT, entries)


def delete(project: Project, id: str) -> None:
    """Take a commitment away. Measures that name it keep doing so, and it is shown there as gone."""
    acts.perform(project, REALM, Verb.COMMITMENT, [delete_entry(COMMITMENT + get(project, id).id)])


def _checked(project: Project, fields: dict[str, str]) -> dict[str, str]:
    out = {}
    for name, given in fields.items():
        if name not in EDITABLE:
            raise BadInput(N_("A commitment has no field “{field}”."), field=name)
        text = tidy(given)
        if name == "title" and not text:
            raise BadInput(N_("A commitment needs a title."))
        if name == "direction":
            text = checked("direction", text, known_to(project, {}))["direction"]
        out[name] = to_text(name, text, {})
    return out


def _entries(id: str, fields: dict[str, str]) -> list[Entry]:
    return [Entry(COMMITMENT + id, name, text) for name, text in fields.items()]
