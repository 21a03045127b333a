"""Review of measures: states, comments, opinions, and where people decide otherwise than a check."""

import difflib
import secrets

from dialog_toolkit.domain.review import TRANSITIONS, Review, Stance, State, transition
from dialog_toolkit.domain.verdict import Verdict
from dialog_toolkit.errors import BadInput
from dialog_toolkit.i18n import N_
from dialog_toolkit.ledger import acts
from dialog_toolkit.ledger.project import Project
from dialog_toolkit.ledger.write import Entry
from dialog_toolkit.measures.check import check_measure
from dialog_toolkit.services import measures
from dialog_toolkit.services.measure_acts import REALM, Verb, do, entries_of
from dialog_toolkit.services.measure_records import COMMENT, FIELDS, OPINION, OVERRULE, to_text
from dialog_toolkit.services.measure_store import is_comment, measure_of_comment, read_all
from dialog_toolkit.services.measure_words import state_name
from dialog_toolkit.services.projects import profile_of
from dialog_toolkit.services.recording_acts import tidy
from dialog_toolkit.services.review_records import review_from, said_to_text


def reviews(project: Project) -> dict[str, Review]:
    """What people said of each measure that is theirs, by measure id; withdrawn ones left out."""
    everything = read_all(project)
    taken = {id: each for id, each in everything.measures.items() if each.taken and not each.deleted}
    return {id: review_from(everything, each) for id, each in taken.items()}


def review_of(project: Project, id: str) -> Review:
    """What people said of one measure. Raises BadInput if there is no such measure."""
    everything = read_all(project)
    measure = measures.get_of(everything, measures.machine_drafts(project), id)
    stored = everything.measures.get(id)
    return review_from(everything, stored) if stored else Review(measure.id)


def next_states(state: State) -> tuple[State, ...]:
    """Where a person may take a measure from a state; merging has verbs of its own."""
    return tuple(step.after for step in TRANSITIONS if step.before is state and step.after is not State.MERGED)


def to_state(project: Project, id: str, state: State, reason: str = "") -> None:
    """Take a measure a step further, or back. Raises BadInput for a step there is not, or without a needed reason."""
    everything = read_all(project)
    measure = measures.get_of(everything, measures.machine_drafts(project), id)
    if state is State.MERGED:
        raise BadInput(
            N_("A measure becomes merged only by merging or splitting it."),
            hint=N_("dialog-toolkit measure merge {id} OTHER, or: dialog-toolkit measure split {id}"),
            id=id,
        )
    step = transition(measure.state, state)
    if step is None:
        raise BadInput(
            N_("Measure {id} is {before}; from there it cannot become {after}."),
            hint=N_("It can become: {states}."),
            id=id,
            before=state_name(measure.state),
            after=state_name(state),
            states=", ".join(map(state_name, next_states(measure.state))),
        )
    why = tidy(reason)
    if step.needs_reason and not why:
        raise BadInput(
            N_("Say why measure {id} becomes {after}: the reason stays with it."), id=id, after=state_name(state)
        )
    fields = {"state": str(state), "state_reason": to_text("state_reason", why, {})}
    if measure.state is State.MERGED:
        fields["merged_into"] = to_text("merged_into", "", {})
    do(project, Verb.STATE, [measure], entries_of(id, fields), everything)


def comment(project: Project, id: str, text: str, field: str = "") -> str:
    """Remark on a measure or on one of its fields; returns the id of the comment."""
    everything = read_all(project)
    measure = measures.get_of(everything, measures.machine_drafts(project), id)
    words = tidy(text)
    if not words:
        raise BadInput(N_("The comment is empty."))
    if field and field not in FIELDS:
        near = ", ".join(difflib.get_close_matches(field, FIELDS, 3, cutoff=0.3)) or "–"
        raise BadInput(N_("“{field}” is no field of a measure."), hint=N_("Nearest: {near}"), field=field, near=near)
    name = f"{id}/{secrets.token_hex(4)}"
    fields = {"text": words, "field": field}
    do(project, Verb.COMMENT, [measure], [Entry(COMMENT + name, n, t) for n, t in fields.items()], everything)
    return name


def resolve(project: Project, comment_id: str, resolved: bool = True) -> None:
    """Mark a comment as dealt with, or as open again. Raises BadInput if there is no such comment."""
    changes = read_all(project).comments.get(COMMENT + comment_id)
    if changes is None or not is_comment(COMMENT + comment_id, changes):
        raise BadInput(N_("There is no comment “{id}”."), id=comment_id)
    measures.get(project, measure_of_comment(COMMENT + comment_id))
    entry = Entry(COMMENT + comment_id, "resolved", "true" if resolved else "")
    acts.perform(project, REALM, Verb.RESOLVE, [entry])


def opinion(project: Project, id: str, verdict: Stance, reason: str = "", by: str = "") -> None:
    """Say how you, or the institution named `by`, stand to a measure; in place of what was said under that name.

    Raises BadInput without a reason where the stance is not agreement.
    """
    everything = read_all(project)
    measure = measures.get_of(everything, measures.machine_drafts(project), id)
    why = tidy(reason)
    if verdict is not Stance.AGREE and not why:
        raise BadInput(N_("Say what should change, or why not: dissent counts with its reason."))
    who = " ".join(tidy(by).split()) or project.author
    do(project, Verb.OPINION, [measure], entries_of(id, {OPINION + who: said_to_text(verdict, why)}), everything)


def overrule(project: Project, id: str, check: str, verdict: Verdict, reason: str) -> None:
    """Decide otherwise than a check. Its own verdict stays visible beside yours and the reason.

    Raises BadInput for a check that said nothing of this measure, or without a reason.
    """
    everything = read_all(project)
    measure = measures.get_of(everything, measures.machine_drafts(project), id)
    names = list(dict.fromkeys(found.check for found in check_measure(measure, profile_of(project)).findings))
    if check not in names:
        near = ", ".join(difflib.get_close_matches(check, names, 3, cutoff=0.4) or names)
        raise BadInput(
            N_("No check “{check}” was made of measure {id}."),
            hint=N_("Nearest: {near}"),
            check=check,
            id=id,
            near=near,
        )
    why = tidy(reason)
    if not why:
        raise BadInput(N_("Say why you decide otherwise than the check: the reason stands beside its verdict."))
    text = said_to_text(verdict, why)
    do(project, Verb.OVERRULE, [measure], entries_of(id, {OVERRULE + check: text}), everything)


def unoverrule(project: Project, id: str, check: str) -> None:
    """Let the check speak for itself again. Raises BadInput if nobody decided otherwise."""
    everything = read_all(project)
    measure = measures.get_of(everything, measures.machine_drafts(project), id)
    stored = everything.measures.get(id)
    if stored is None or not stored.own.get(OVERRULE + check):
        raise BadInput(N_("Nobody decided otherwise than check “{check}” in measure {id}."), check=check, id=id)
    do(project, Verb.OVERRULE, [measure], entries_of(id, {OVERRULE + check: ""}), everything)
