"""Who changed what in a measure and when, in words; and choosing between two people's versions of a field."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from dialog_toolkit.domain.change import DELETED, Change, EntityState
from dialog_toolkit.domain.plan import PlanProfile
from dialog_toolkit.errors import BadInput
from dialog_toolkit.i18n import N_, _
from dialog_toolkit.ledger import acts
from dialog_toolkit.ledger.acts import delete_entry, keep_entry
from dialog_toolkit.ledger.fold import Heads, conflict_count, is_deletion, states
from dialog_toolkit.ledger.history import history_of
from dialog_toolkit.ledger.project import Project
from dialog_toolkit.ledger.records import session_entity
from dialog_toolkit.ledger.write import Entry
from dialog_toolkit.services import measures
from dialog_toolkit.services.measure_acts import REALM, Verb
from dialog_toolkit.services.measure_records import (
    COMMITMENT,
    DRAFT,
    FIELDS,
    MARK,
    MEASURE,
    OPINION,
    OVERRULE,
    Texts,
    from_text,
)
from dialog_toolkit.services.measure_store import Stored, measure_of_comment, read_all
from dialog_toolkit.services.measure_words import STANCE_NAMES, VERDICT_NAMES, field_name, value_in_words
from dialog_toolkit.services.projects import profile_of
from dialog_toolkit.services.review_records import conflicting, verdict_and_reason

_SILENT = ("taken", "suggested", "suggested_fields", "machine_written")


@dataclass(frozen=True)
class Step:
    """One change: `when` is ISO 8601 UTC, `field` its id, `name` what it is called, `before` and `after` in words."""

    when: str
    who: str
    field: str
    name: str
    before: str
    after: str


@dataclass(frozen=True)
class Version:
    """What one person wrote in a field, in words; `at` is ISO 8601 UTC."""

    text: str
    by: str
    at: str


@dataclass(frozen=True)
class Conflict:
    """A field that two people changed unseen by each other, the version shown meanwhile first.

    `measure` is the id of a measure or of a commitment. The field "*" is the whole of it: version 1 keeps it,
    version 2 withdraws it.
    """

    measure: str
    field: str
    name: str
    versions: tuple[Version, ...]


def history(project: Project, id: str) -> tuple[Step, ...]:
    """Everything people did with a measure, oldest first, also a withdrawn one. Raises BadInput if there is none."""
    everything = read_all(project)
    stored = everything.measures.get(id)
    if stored is None or not stored.taken:
        measures.get_of(everything, measures.machine_drafts(project), id)
    profile = profile_of(project)
    changes = list(stored.changes) if stored else []
    for entity, found in everything.comments.items():
        changes += found if measure_of_comment(entity) == id else ()
    by_id = {change.id: change for change in changes}
    shown = [c for c in changes if not c.field.startswith((DRAFT, MARK, "!")) and c.field not in _SILENT]
    steps = [_step(change, by_id, stored, everything.texts, profile) for change in _in_order(shown)]
    return tuple(step for step in steps if step.before != step.after)


def measure_named(project: Project, thing: str) -> str:
    """The id of the measure that `thing` names, with or without "measure:" before it; "" if it names something else.

    A session of the same id goes first.
    """
    id = thing.removeprefix(MEASURE)
    if id == thing and ("/" in thing or history_of(project, session_entity(thing))):
        return ""
    everything = read_all(project)
    drafts = measures.every_measure(everything, measures.machine_drafts(project))
    return id if id in everything.measures or any(draft.id == id for draft in drafts) else ""


def conflicts(project: Project) -> tuple[Conflict, ...]:
    """Fields of measures and commitments of which two versions wait for a person."""
    everything, profile = read_all(project), profile_of(project)
    found: list[Conflict] = []
    for id, stored in everything.measures.items():
        words = partial(_words, stored, texts=everything.texts, profile=profile)
        found += [_conflict(id, field, stored.changes, words) for field in conflicting(stored)]
    for name, state in states(project, COMMITMENT).items():
        changes = history_of(project, name) if conflict_count(state) else []
        id = name.removeprefix(COMMITMENT)
        found += [_conflict(id, field, changes, lambda change: _plain(change.text)) for field in _waiting(state)]
    return tuple(found)


def settle(project: Project, id: str, field: str, version: int) -> None:
    """Choose one of the versions of a field, counted from 1 as in `conflicts`; the other stays in the history.

    Raises BadInput if nothing waits there or there is no version of that number.
    """
    waiting = next((one for one in conflicts(project) if (one.measure, one.field) == (id, field)), None)
    if waiting is None:
        raise BadInput(N_("In {id} nothing waits for a decision in “{field}”."), id=id, field=field_name(field))
    if not 1 <= version <= len(waiting.versions):
        raise BadInput(N_("There are versions 1 to {count}."), count=len(waiting.versions))
    stored = read_all(project).measures.get(id)
    name = MEASURE + id if stored is not None else COMMITMENT + id
    if field == DELETED:
        entries = [keep_entry(name) if version == 1 else delete_entry(name)]
    else:
        changes = stored.changes if stored is not None else history_of(project, name)
        chosen = Heads(changes).of_field(field)[version - 1]
        entries = [Entry(name, field, chosen.text or "")]
        along = _along(stored, field, chosen) if stored is not None else {}
        entries += [Entry(name, each, text) for each, text in along.items()]
    acts.perform(project, REALM, Verb.SETTLE, entries)


def _waiting(state: EntityState) -> list[str]:
    """Fields of a commitment that wait; of two orders one is as good as the other."""
    if state.deleted:
        return []
    fields = [name for name, field in state.fields.items() if field.others and name != "order"]
    return [*fields, *([DELETED] if state.deleted_vs_edited else [])]


def _along(stored: Stored, field: str, chosen: Change) -> dict[str, str]:
    """What goes with a version: the reason with its state, the mark with its field."""
    out: dict[str, str] = {}
    for each in ("state_reason", "merged_into") if field == "state" else (MARK + field,):
        found = Heads(stored.changes).of_field(each)
        if len(found) > 1:
            mine = (c for c in found if (c.author, c.device) == (chosen.author, chosen.device))
            out[each] = next((change.text or "" for change in mine), "")
    return out


def _conflict(id: str, field: str, changes: Sequence[Change], words: Callable[[Change], str]) -> Conflict:
    heads = Heads(changes)
    if field == DELETED:
        gone = next(mark for mark in heads.marks if is_deletion(mark))
        last = max((c for found in heads.fields.values() for c in found), key=lambda c: (c.depth, c.id))
        kept = Version(_("kept, because it was changed"), last.author, last.wall)
        return Conflict(id, field, _("all of it"), (kept, Version(_("withdrawn"), gone.author, gone.wall)))
    versions = tuple(Version(words(change), change.author, change.wall) for change in heads.of_field(field))
    return Conflict(id, field, _name(field), versions)


def _plain(text: str | None) -> str:
    return _("(erased)") if text is None else str(from_text("title", text, {}))


def _in_order(changes: Sequence[Change]) -> list[Change]:
    """As they came about: never before what their author had seen, whatever that laptop's clock says."""
    when: dict[str, str] = {}
    for change in sorted(changes, key=lambda each: (each.depth, each.id)):
        when[change.id] = max(change.wall, *(when.get(parent, "") for parent in change.parents), "")
    return sorted(changes, key=lambda change: (when[change.id], change.depth, change.id))


def _step(
    change: Change, by_id: Mapping[str, Change], stored: Stored | None, texts: Texts, profile: PlanProfile
) -> Step:
    if change.field == DELETED:
        here, gone = _("in the plan"), _("withdrawn")
        before, after = (here, gone) if is_deletion(change) else (gone, here)
        return Step(change.wall, change.author, DELETED, _("all of it"), before, after)
    parents = [by_id[id] for id in change.parents if id in by_id]
    was = [parent for parent in parents if parent.field == change.field]
    before = " | ".join(dict.fromkeys(_words(stored, parent, texts, profile) for parent in was))
    if not was and stored is not None:
        before = _shown("", change.field, stored, texts, profile)
    comment = stored is None or change.entity != MEASURE + stored.measure.id
    name = _comment_name(change.field) if comment else _name(change.field)
    after = _words(stored, change, texts, profile)
    return Step(change.wall, change.author, change.field, name, before, after)


def _words(stored: Stored | None, change: Change, texts: Texts, profile: PlanProfile) -> str:
    """What a change wrote, in words."""
    if change.text is None:
        return _("(erased)")
    if stored is None or change.entity != MEASURE + stored.measure.id:
        return _comment_words(change.field, change.text)
    return _shown(change.text, change.field, stored, texts, profile)


def _shown(text: str, field: str, stored: Stored, texts: Texts, profile: PlanProfile) -> str:
    """A text of a field in words; where it decides nothing, the draft's that shows through."""
    if field.startswith((OPINION, OVERRULE)):
        verdict, reason = verdict_and_reason(text)
        named = {**{str(k): v for k, v in STANCE_NAMES.items()}, **{str(k): v for k, v in VERDICT_NAMES.items()}}
        return ": ".join(filter(None, (_(named[verdict]) if verdict in named else verdict, reason)))
    counts = text or stored.base.get(field, "")
    if field not in FIELDS:
        return str(from_text("title", counts, {}))
    if field == "state":
        return value_in_words(field, str(from_text(field, counts, texts)), profile)
    words = value_in_words(field, from_text(field, counts, texts), profile) if counts else ""
    return _("{text} (suggested)").format(text=words) if words and not text else words


def _name(field: str) -> str:
    if field.startswith(OPINION):
        return _("Opinion of {by}").format(by=field.removeprefix(OPINION))
    if field.startswith(OVERRULE):
        return _("Decision on the check {check}").format(check=field.removeprefix(OVERRULE))
    return field_name(field)


def _comment_name(field: str) -> str:
    return {"text": _("Comment"), "field": _("Comment is on"), "resolved": _("Comment dealt with")}.get(field, field)


def _comment_words(field: str, text: str) -> str:
    if field == "resolved":
        return _("yes") if text == "true" else _("no")
    return field_name(text) if field == "field" else str(from_text("title", text, {}))
