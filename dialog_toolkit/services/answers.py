"""Answers: bring in comments, decide on them and on every recorded idea, count, and find what is wrong."""

import difflib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from dialog_toolkit.domain.answer import LANDS, Answer, AnswerFault, AnswerSheet, Channel, Decision, Submission
from dialog_toolkit.domain.change import EntityState
from dialog_toolkit.domain.measure import Measure
from dialog_toolkit.errors import BadInput, ProjectError
from dialog_toolkit.exchange.submissions import RowFault, read_submissions
from dialog_toolkit.i18n import N_, _
from dialog_toolkit.language.cleaning import clean
from dialog_toolkit.ledger import acts, fold, views
from dialog_toolkit.ledger.acts import keep_entry
from dialog_toolkit.ledger.history import change_of
from dialog_toolkit.ledger.project import Project
from dialog_toolkit.ledger.write import Entry
from dialog_toolkit.measures.answering import answer_sheet, reason_faults
from dialog_toolkit.services import measures
from dialog_toolkit.services.plan_whole import institution
from dialog_toolkit.services.projects import profile_of

REALM = "@answers"
SUBMISSION, ANSWER = "submission:", "answer:"
FIELD = "answer"
_TEXTS = ("channel", "text", "organisation", "where", "reference", "source")

DECISION_NAMES = {
    Decision.TAKEN: N_("taken into account"),
    Decision.PARTLY: N_("partly taken into account"),
    Decision.NOT_TAKEN: N_("not taken into account"),
    Decision.FORWARDED: N_("passed on"),
}


@dataclass(frozen=True)
class Brought:
    """What an import did: ids of new comments, how many were there already, rows not taken."""

    new: tuple[str, ...]
    already: int
    faults: tuple[RowFault, ...]


@dataclass(frozen=True)
class Undone:
    """What was undone or redone, in a sentence; `ids` of what was answered or brought in."""

    verb: str
    ids: tuple[str, ...]
    text: str


# -- what came in ------------------------------------------------------------------------------------------------------


def bring_in(project: Project, path: Path, channel: Channel = Channel.TAP) -> Brought:
    """Bring in the comments of a CSV or XLSX file. Doing it twice changes nothing. Raises BadInput."""
    read = read_submissions(path, channel)
    known = fold.states(project, SUBMISSION)
    fresh = [each for each in read.submissions if SUBMISSION + each.id not in known]
    entries = [entry for each in fresh for entry in _entries(each)]
    if entries:
        acts.perform(project, REALM, "bring-in", entries)
    return Brought(tuple(each.id for each in fresh), len(read.submissions) - len(fresh), read.faults)


def add(
    project: Project, text: str, channel: Channel, *, organisation: str = "", received: date | None = None,
    where: str = "",
) -> str:  # fmt: skip
    """Write down one comment from a letter or a meeting; its id. Raises BadInput for an empty one."""
    if not text.strip():
        raise BadInput(N_("There are no words in the comment."))
    taken = set(fold.states(project, SUBMISSION))
    number = next(n for n in range(1, len(taken) + 2) if f"{SUBMISSION}{channel}-{n:03}" not in taken)
    submission = Submission(f"{channel}-{number:03}", channel, text.strip(), organisation, received, where)
    acts.perform(project, REALM, "add", _entries(submission))
    return submission.id


def _entries(each: Submission) -> list[Entry]:
    entity = SUBMISSION + each.id
    texts = [Entry(entity, name, str(getattr(each, name))) for name in _TEXTS if getattr(each, name)]
    return [*texts, *([Entry(entity, "received", each.received.isoformat())] if each.received else [])]


def submissions(project: Project) -> tuple[Submission, ...]:
    """All comments, by id. What is stored in a form that is not ours is shown as it stands, never dropped."""
    found = fold.states(project, SUBMISSION)
    return tuple(_submission(id.removeprefix(SUBMISSION), s) for id, s in sorted(found.items()) if not s.deleted)


def _submission(id: str, state: EntityState) -> Submission:
    told = {name: field.value for name, field in state.fields.items()}
    channel = told.get("channel", "")
    try:
        received = date.fromisoformat(told.get("received", ""))
    except ValueError:
        received = None
    known = {str(each) for each in Channel}
    return Submission(
        id, Channel(channel) if channel in known else Channel.LETTER, told.get("text", ""),
        told.get("organisation", ""), received, told.get("where", ""), told.get("reference", ""),
        told.get("source", ""),
    )  # fmt: skip


# -- decisions ---------------------------------------------------------------------------------------------------------


def decide(
    project: Project,
    ids: Sequence[str],
    decision: Decision,
    *,
    reason: str = "",
    measure: str = "",
    forwarded_to: str = "",
    published: str = "",
) -> bool:
    """Decide on comments or ideas, one act for all of them. Whether anything changed.

    Raises BadInput for an unknown id, a missing or formulaic reason, an unknown measure or institution, "taken" without
    a measure, "passed on" without saying to whom.
    """
    profile = profile_of(project)
    _check_ids(project, ids)
    if not ids:
        raise BadInput(N_("Name what the answer is to."))
    if measure:
        measures.get(project, measure)
    elif decision in LANDS:
        raise BadInput(N_("Name the measure where it landed."))
    if decision is Decision.FORWARDED:
        if not forwarded_to.strip():
            raise BadInput(N_("Say to whom it is passed on."))
        forwarded_to = institution(profile, forwarded_to)
    answer = Answer(ids[0], decision, reason.strip(), measure, forwarded_to, published.strip())
    for fault in reason_faults(answer, profile.words.words("empty_reasons")):
        raise BadInput(fault.message, hint=N_("Nothing was kept."), **dict(fault.facts))
    told = {k: v for k, v in asdict(answer).items() if k not in ("of", "by", "at", "conflict") and v}
    text = json.dumps(told, ensure_ascii=False, sort_keys=True)
    entries = [entry for id in ids for entry in (keep_entry(ANSWER + id), Entry(ANSWER + id, FIELD, text))]
    return acts.perform(project, REALM, "decide", entries) is not None


def decide_for_measure(
    project: Project, measure: str, decision: Decision = Decision.TAKEN, *, reason: str = "", published: str = ""
) -> tuple[str, ...]:
    """Decide alike on all ideas and comments that a measure answers and that have no answer yet; their ids."""
    found = measures.get(project, measure)
    known, answered = _received(project), answers(project)
    open_ones = [id for id in (*found.ideas, *found.submissions) if id in known and id not in answered]
    if open_ones:
        decide(project, open_ones, decision, reason=reason, measure=measure, published=published)
    return tuple(open_ones)


def take_away(project: Project, ids: Sequence[str]) -> bool:
    """Take decisions back: what they were about is open again. The history keeps them."""
    _check_ids(project, ids)
    return acts.perform(project, REALM, "reopen", [Entry(ANSWER + id, FIELD, "") for id in ids]) is not None


def publish(project: Project, ids: Sequence[str], where: str) -> bool:
    """Say where the answers can be read. Raises BadInput for one that has not been given yet."""
    given = answers(project)
    for id in ids:
        if id not in given:
            raise BadInput(N_("There is no answer to {id} yet."), id=clean(id))
    entries = []
    for id in ids:
        told = _told(fold.state_of(project, ANSWER + id)) | {"published": where.strip()}
        entries.append(Entry(ANSWER + id, FIELD, json.dumps(told, ensure_ascii=False, sort_keys=True)))
    return acts.perform(project, REALM, "publish", entries) is not None


def answers(project: Project) -> dict[str, Answer]:
    """Every decision, by the id of what it is about."""
    found = {}
    for entity, state in fold.states(project, ANSWER).items():
        told, field = _told(state), state.fields.get(FIELD)
        decisions = {str(each) for each in Decision}
        if state.deleted or field is None or told.get("decision") not in decisions:
            continue
        change = change_of(project, field.heads[0]) if field.heads else None
        id = entity.removeprefix(ANSWER)
        texts = {name: str(told.get(name, "")) for name in ("reason", "measure", "forwarded_to", "published")}
        found[id] = Answer(
            id, Decision(told["decision"]), **texts, by=change.author if change else "",
            at=change.wall if change else "", conflict=bool(field.others),
        )  # fmt: skip
    return found


def _told(state: EntityState) -> dict[str, str]:
    field = state.fields.get(FIELD)
    try:
        told = json.loads(field.value) if field and field.value else {}
    except ValueError:
        return {}
    return {str(k): str(v) for k, v in told.items()} if isinstance(told, dict) else {}


def versions(project: Project, id: str) -> tuple[str, ...]:
    """The decisions in words where two people decided unseen by each other; the one shown first is first."""
    field = fold.state_of(project, ANSWER + id).fields.get(FIELD)
    return tuple(_in_words(text) for text in (field.value, *field.others)) if field else ()


def _in_words(text: str) -> str:
    try:
        told = json.loads(text) if text else {}
    except ValueError:
        told = {}
    decision = told.get("decision", "") if isinstance(told, dict) else ""
    name = _(DECISION_NAMES[Decision(decision)]) if decision in {str(d) for d in Decision} else _("no answer")
    return " · ".join(filter(None, (name, told.get("measure", ""), told.get("reason", ""))))


def settle(project: Project, id: str, choice: int) -> bool:
    """Choose one of two decisions (1 is the one shown first). Raises BadInput if there is no such choice."""
    state = fold.state_of(project, ANSWER + id)
    field = state.fields.get(FIELD)
    texts = (field.value, *field.others) if field else ()
    if field is None or len(texts) < 2 or not 1 <= choice <= len(texts):
        raise BadInput(N_("There is no version {choice} of the answer to {id}."), choice=choice, id=clean(id))
    entry = Entry(ANSWER + id, FIELD, texts[choice - 1], tuple(field.heads))
    return acts.perform(project, REALM, "settle", [entry]) is not None


# -- looking at it -----------------------------------------------------------------------------------------------------


def sheet(project: Project) -> AnswerSheet:
    """Totals and faults of all answers."""
    ideas = [idea.id for session in views.sessions(project) for idea in session.ideas]
    given = [each.id for each in submissions(project)]
    return answer_sheet(given, ideas, answers(project), measures.all_measures(project), profile_of(project))


def fault_text(fault: AnswerFault) -> str:
    """A fault as a sentence."""
    return _(fault.message).format(**{name: clean(value) for name, value in fault.facts})


def row_fault_text(fault: RowFault) -> str:
    """A row that was not taken, as a sentence."""
    return _("Row {row}: {fault}").format(row=fault.row, fault=_(fault.message).format(**dict(fault.facts)))


def measures_to_name(project: Project) -> tuple[Measure, ...]:
    """The measures an answer may name; none if there are none yet."""
    try:
        return measures.current(project)
    except ProjectError:
        return ()


def text_of(project: Project, id: str) -> str:
    """The words that an answer is to, "" if they are no longer there."""
    return _received(project).get(id, "")


def open_ones(project: Project) -> tuple[str, ...]:
    """Ids of the comments and ideas that have no answer yet, comments first."""
    given = answers(project)
    return tuple(id for id in _received(project) if id not in given)


@dataclass(frozen=True)
class AnswerLine:
    """A comment or idea with its words and its answer, if there is one. `region` and `session` are an idea's."""

    id: str
    text: str
    is_idea: bool
    answer: Answer | None
    where: str = ""


def lines(project: Project, *, only_open: bool = False, ideas: bool | None = None) -> tuple[AnswerLine, ...]:
    """What was received, comments first, in order of ids. `ideas`: only ideas, only comments, or both (None)."""
    given = answers(project)
    rows = [AnswerLine(s.id, s.text, False, given.get(s.id), s.where) for s in submissions(project)]
    for session in views.sessions(project):
        place = session.place.name
        rows += [AnswerLine(idea.id, idea.text, True, given.get(idea.id), place) for idea in session.ideas]
    return tuple(row for row in rows if ideas in (None, row.is_idea) and not (only_open and row.answer is not None))


TALLY = N_(
    "{what}: {received} received = {taken} taken + {partly} partly + {not_taken} not taken + {forwarded} passed on "
    "+ {open} open. {agree}"
)


def tally_lines(told: AnswerSheet) -> tuple[str, ...]:
    """The totals in sentences."""
    return tuple(
        _(TALLY).format(
            what=what, received=part.received, open=part.open, **part.by_decision,
            agree=_("The sums agree.") if part.adds_up else _("THE SUMS DO NOT AGREE."))
        for what, part in ((_("Comments"), told.submissions), (_("Ideas"), told.ideas))
    )  # fmt: skip


SHORT_TALLY = N_(
    "{what} {received}: {taken} taken, {partly} partly, {not_taken} not, {forwarded} passed on, {open} open {agree}"
)


def short_tally(told: AnswerSheet) -> tuple[str, ...]:
    """The totals in short, for the head of a screen; ✓ when the sums agree."""
    return tuple(
        _(SHORT_TALLY).format(
            what=what, received=part.received, open=part.open, **part.by_decision, agree="✓" if part.adds_up else "✗")
        for what, part in ((_("Comments"), told.submissions), (_("Ideas"), told.ideas))
    )  # fmt: skip


def _received(project: Project) -> dict[str, str]:
    found = {each.id: each.text for each in submissions(project)}
    return found | {idea.id: idea.text for session in views.sessions(project) for idea in session.ideas}


def _check_ids(project: Project, ids: Sequence[str]) -> None:
    known: Mapping[str, str] = _received(project)
    for id in ids:
        if id not in known:
            near = ", ".join(difflib.get_close_matches(id, known, 3, cutoff=0.5)) or "–"
            raise BadInput(
                N_("Nothing was received under the name “{id}”."), hint=N_("Nearest: {near}"), id=clean(id), near=near
            )


DONE = {
    "bring-in": N_("comments brought in"),
    "add": N_("comment written down"),
    "decide": N_("answer given"),
    "reopen": N_("answer taken back"),
    "publish": N_("place of publication"),
    "settle": N_("choice between two answers"),
}


def undo(project: Project) -> Undone | None:
    """Undo the last act on answers by this person; None if there is none left."""
    return _undone(acts.take_back(project, REALM), _("Undone: {what}."))


def redo(project: Project) -> Undone | None:
    """Redo what was undone last."""
    return _undone(acts.do_again(project, REALM), _("Done again: {what}."))


def _undone(act: acts.Act | None, sentence: str) -> Undone | None:
    if act is None:
        return None
    ids = tuple(entity.partition(":")[2] for entity in act.entities)
    return Undone(act.verb, ids, sentence.format(what=_(DONE.get(act.verb, act.verb))))
