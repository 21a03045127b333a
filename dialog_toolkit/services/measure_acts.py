"""What a drafting team does to measures, one act at a time, and taking acts back without limit.

Every act is on the disk when its function returns, and says who did it. A machine's draft becomes a person's with the
first act on it, under the same id.
"""

import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from dialog_toolkit.domain.measure import Measure, Suggestion
from dialog_toolkit.errors import BadInput
from dialog_toolkit.i18n import N_, _
from dialog_toolkit.ledger import acts
from dialog_toolkit.ledger.acts import Act, delete_entry, keep_entry
from dialog_toolkit.ledger.project import Project
from dialog_toolkit.ledger.write import Entry, record_many
from dialog_toolkit.services import measures
from dialog_toolkit.services.measure_known import known_to
from dialog_toolkit.services.measure_records import (
    COMMENT,
    DRAFT,
    MARK,
    MEASURE,
    fingerprint,
    measure_to_fields,
    to_text,
)
from dialog_toolkit.services.measure_store import MODEL, Everything, measure_of_comment, read_all
from dialog_toolkit.services.measure_values import checked
from dialog_toolkit.services.measure_words import field_name

REALM = "@measures"


class Verb(StrEnum):
    """What an act did, as it is kept in the ledger."""

    NEW = "measure-new"
    KEEP = "measure-keep"
    EDIT = "measure-edit"
    WITHDRAW = "measure-withdraw"
    BRING_BACK = "measure-bring-back"
    STATE = "measure-state"
    COMMENT = "measure-comment"
    RESOLVE = "measure-resolve"
    OPINION = "measure-opinion"
    OVERRULE = "measure-overrule"
    MERGE = "measure-merge"
    SPLIT = "measure-split"
    RENUMBER = "measure-renumber"
    SETTLE = "measure-settle"
    COMMITMENT = "commitment"
    EARLIER_DROP = "earlier-drop"
    EARLIER_REOPEN = "earlier-reopen"
    PROCESS = "process"
    HELP = "help"


DONE = {
    Verb.NEW: N_("measure {measures} written"),
    Verb.KEEP: N_("suggestion kept in measure {measures}"),
    Verb.EDIT: N_("measure {measures} changed"),
    Verb.WITHDRAW: N_("measure {measures} withdrawn"),
    Verb.BRING_BACK: N_("measure {measures} brought back"),
    Verb.STATE: N_("state of measure {measures} changed"),
    Verb.COMMENT: N_("comment on measure {measures}"),
    Verb.RESOLVE: N_("comment on measure {measures} marked"),
    Verb.OPINION: N_("opinion on measure {measures}"),
    Verb.OVERRULE: N_("decision on a check of measure {measures}"),
    Verb.MERGE: N_("merging of measures {measures}"),
    Verb.SPLIT: N_("splitting of a measure ({measures})"),
    Verb.RENUMBER: N_("measures renumbered"),
    Verb.SETTLE: N_("choice between two versions in measure {measures}"),
    Verb.COMMITMENT: N_("commitments changed"),
    Verb.EARLIER_DROP: N_("measure of the previous plan let go"),
    Verb.EARLIER_REOPEN: N_("measure of the previous plan opened again"),
    Verb.PROCESS: N_("requirement of the process"),
    Verb.HELP: N_("question to a model"),
}
"""What each act is called in “Undone: …”."""


@dataclass(frozen=True)
class Undone:
    """What was undone or redone: the verb, ids of the measures it touched, and the same in words."""

    verb: str
    measures: tuple[str, ...]
    text: str


def new(project: Project, title: str, **fields: Any) -> str:
    """Write a measure by hand and return its id. Raises BadInput as `edit` does."""
    known = known_to(project, read_all(project).texts)
    values = checked("title", title, known)
    for name, value in fields.items():
        values |= checked(name, value, known)
    id = new_id()
    written = {name: to_text(name, value, known.texts) for name, value in values.items() if value}
    acts.perform(project, REALM, Verb.NEW, entries_of(id, written))
    return id


def edit(
    project: Project,
    id: str,
    field: str,
    value: Any,
    parents: Sequence[str] | None = None,
    *,
    by_model: bool = False,
) -> None:
    """Write one field of a measure. "" or () empties it.

    Parameters
    ----------
    value: a text, or for fields with parts tuples of domain values, or a mapping. The lead is a text: one institution.
    parents: what the person saw who opened the field (`measures.seen`), so that what somebody else wrote meanwhile
        stays as a second version; None for all that stands now.
    by_model: a language model wrote the text and a person took it as it is.

    Raises BadInput for what cannot be: an unknown institution, a day that is in no calendar, two leads.
    """
    seen = None if parents is None else {field: tuple(parents)}
    edit_many(project, id, {field: value}, seen, by_model=by_model)


def edit_many(
    project: Project,
    id: str,
    values: Mapping[str, Any],
    parents: Mapping[str, Sequence[str]] | None = None,
    *,
    by_model: bool = False,
) -> None:
    """Write several fields of a measure as one act. `parents` by field, as in `edit`."""
    everything = read_all(project)
    measure = measures.get_of(everything, measures.machine_drafts(project), id)
    known = known_to(project, everything.texts, measure)
    decided: dict[str, Any] = {}
    for name, value in values.items():
        decided |= checked(name, value, known)
    written = {name: to_text(name, value, everything.texts) for name, value in decided.items()}
    entries = entries_of(id, written, parents)
    marks = {MARK + name: MODEL if by_model and decided[name] else "" for name in decided}
    do(project, Verb.EDIT, [measure], [*entries, *entries_of(id, marks)], everything)


def check(project: Project, id: str, values: Mapping[str, Any]) -> None:
    """Raise what `edit_many` would for these values; nothing is written."""
    everything = read_all(project)
    measure = measures.get_of(everything, measures.machine_drafts(project), id)
    known = known_to(project, everything.texts, measure)
    for name, value in values.items():
        checked(name, value, known)


def keep(project: Project, id: str, field: str | None = None, value: str | None = None) -> None:
    """Make what a machine proposed a person's.

    Without `field`: everything that a machine wrote in the measure; choices between proposals (lead, direction,
    values, earlier measure, another solution) are made one by one, by naming the field. `value` says which proposal,
    by default the first, for values all of them. Raises BadInput if nothing is proposed.
    """
    everything = read_all(project)
    measure = measures.get_of(everything, measures.machine_drafts(project), id)
    if field is None or (field in measure.suggested_fields and value is None):
        names = measure.suggested_fields if field is None else (field,)
        written = {name: to_text(name, getattr(measure, name), everything.texts) for name in names}
        marks = {MARK + name: MODEL if name in measure.machine_written else "" for name in names}
        taken = {"taken": "true"} if field is None else {}
        do(project, Verb.KEEP, [measure], entries_of(id, written | marks | taken), everything)
        return
    chosen = _chosen(measure, field, value)
    decided: dict[str, Any] = {field: tuple(one.value for one in chosen) if field == "values" else chosen[0].value}
    if field == "solution":
        decided["solution_ideas"] = tuple(one for one in chosen[0].because if one in everything.texts)
    known = known_to(project, everything.texts, measure)
    values: dict[str, Any] = {}
    for name, one in decided.items():
        values |= checked(name, one, known)
    kept = {name: to_text(name, one, everything.texts) for name, one in values.items()}
    do(project, Verb.KEEP, [measure], entries_of(id, kept | {MARK + name: "" for name in kept}), everything)


def _chosen(measure: Measure, field: str, value: str | None) -> tuple[Suggestion, ...]:
    found = measure.suggested.get(field, ())
    if not found:
        raise BadInput(
            N_("Nothing is suggested for “{field}” in measure {id}."), field=field_name(field), id=measure.id
        )
    if value is None:
        return found if field == "values" else found[:1]
    chosen = tuple(one for one in found if one.value == value)
    if not chosen:
        near = "; ".join(one.value for one in found) if field != "solution" else str(len(found))
        message = N_("“{value}” is not among the suggestions for “{field}”.")
        raise BadInput(message, hint=N_("Suggested: {near}"), value=value, field=field_name(field), near=near)
    return chosen


def withdraw(project: Project, id: str) -> None:
    """Take a measure out of the plan; it stays in the history and can be brought back. Also a machine's draft."""
    everything = read_all(project)
    measure = measures.get_of(everything, measures.machine_drafts(project), id)
    taken = entries_of(id, {"taken": "true"})
    do(project, Verb.WITHDRAW, [measure], [*taken, delete_entry(MEASURE + id)], everything)


def bring_back(project: Project, id: str) -> None:
    """Take a withdrawn measure into the plan again. Raises BadInput if it is not withdrawn."""
    stored = read_all(project).measures.get(id)
    if stored is None or not stored.deleted:
        raise BadInput(N_("Measure “{id}” is not withdrawn."), id=id)
    acts.perform(project, REALM, Verb.BRING_BACK, [keep_entry(MEASURE + id)])


def undo(project: Project) -> Undone | None:
    """Take back the last thing this author did to measures here; None when nothing is left to undo."""
    return _told(acts.take_back(project, REALM), _("Undone: {what}."))


def redo(project: Project) -> Undone | None:
    """Do again what was undone last; None when nothing is, or when something else was done since."""
    return _told(acts.do_again(project, REALM), _("Done again: {what}."))


def new_id() -> str:
    """An id for a measure written by hand, merged or split off."""
    return f"p-{secrets.token_hex(4)}"


def entries_of(id: str, fields: Mapping[str, str], parents: Mapping[str, Sequence[str]] | None = None) -> list[Entry]:
    """What to write to a measure. Its entity keeps what each field's author had seen."""
    seen = parents or {}
    return [
        Entry(MEASURE + id, name, text, tuple(seen[name]) if name in seen else None) for name, text in fields.items()
    ]


def do(
    project: Project, verb: Verb, touched: Iterable[Measure], entries: Iterable[Entry], everything: Everything
) -> Act | None:
    """One act, after the machine's drafts it touches were taken over. None if it would change nothing."""
    taking: list[Entry] = []
    for measure in touched:
        taking += _taking_over(measure, everything)
    if taking:
        record_many(project, taking)
    return acts.perform(project, REALM, verb, entries)


def _taking_over(measure: Measure, everything: Everything) -> list[Entry]:
    """The draft under what people write, so that drafting anew does not change it. No act: it decides nothing.

    Laptops that take over the same draft write the same; different drafts lie side by side under their names.
    """
    stored = everything.measures.get(measure.id)
    if stored is not None and stored.taken:
        return []
    fields = measure_to_fields(measure, everything.texts)
    name = fingerprint(fields)
    if stored is not None and stored.base_name == name:
        return []
    parents = stored.base_heads if stored is not None else ()
    return [Entry(MEASURE + measure.id, f"{DRAFT}{name}/{field}", text, parents) for field, text in fields.items()]


def _told(act: Act | None, sentence: str) -> Undone | None:
    if act is None:
        return None
    ids = [name.removeprefix(MEASURE) for name in act.entities if name.startswith(MEASURE)]
    ids += [measure_of_comment(name) for name in act.entities if name.startswith(COMMENT)]
    ids = list(dict.fromkeys(ids))
    what = _(DONE[Verb(act.verb)]) if act.verb in set(Verb) else act.verb
    return Undone(act.verb, tuple(ids), sentence.format(what=what.format(measures=", ".join(ids))))
