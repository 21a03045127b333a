"""What a recorder does in a session, one act at a time, and taking acts back without limit.

Every act is on the disk when its function returns. Undo and redo go by session and author, across restarts.
"""

import difflib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from dialog_toolkit.domain.session import Idea, Session, idea_number
from dialog_toolkit.errors import BadInput
from dialog_toolkit.i18n import N_, _
from dialog_toolkit.language.cleaning import clean
from dialog_toolkit.ledger import acts, views
from dialog_toolkit.ledger.acts import Act
from dialog_toolkit.ledger.project import Project
from dialog_toolkit.ledger.records import IDEA, idea_entity, session_entity
from dialog_toolkit.ledger.write import Entry


class Verb(StrEnum):
    """What an act did, as it is kept in the ledger."""

    ADD = "idea-add"
    EDIT = "idea-edit"
    WITHDRAW = "idea-withdraw"
    BRING_BACK = "idea-bring-back"
    APPROVE = "idea-approve"
    MARK = "idea-mark"
    SPLIT = "idea-split"
    SESSION = "session-edit"
    STAGE = "stage"
    PROMISE = "promise"
    DISAGREEMENT = "disagreement"
    PARTICIPANTS = "participants"
    EVALUATION = "evaluation"
    SPEAKING = "speaking"
    SIGN_OFF = "sign-off"
    CLOSE = "close"


DONE = {
    Verb.ADD: N_("idea {number} recorded"),
    Verb.EDIT: N_("idea {number} changed"),
    Verb.WITHDRAW: N_("idea {number} withdrawn"),
    Verb.BRING_BACK: N_("idea {number} brought back"),
    Verb.APPROVE: N_("idea {number} approved"),
    Verb.MARK: N_("idea {number} marked"),
    Verb.SPLIT: N_("idea {number} split"),
    Verb.SESSION: N_("facts of the session changed"),
    Verb.STAGE: N_("change of stage"),
    Verb.PROMISE: N_("promises changed"),
    Verb.DISAGREEMENT: N_("disagreements changed"),
    Verb.PARTICIPANTS: N_("number of people changed"),
    Verb.EVALUATION: N_("evaluation entered"),
    Verb.SPEAKING: N_("speaking balance kept"),
    Verb.SIGN_OFF: N_("record signed off"),
    Verb.CLOSE: N_("recording ended"),
}
"""What each act is called in “Undone: …”."""


@dataclass(frozen=True)
class Undone:
    """What was undone or redone: the verb, ids of the ideas it touched, and the same in words."""

    verb: str
    ideas: tuple[str, ...]
    text: str


def undo(project: Project, session_id: str) -> Undone | None:
    """Take back the last thing this author did in a session here; None when nothing is left to undo."""
    session_now(project, session_id, with_ideas=False)
    return _told(acts.take_back(project, session_id), _("Undone: {what}."))


def redo(project: Project, session_id: str) -> Undone | None:
    """Do again what was undone last; None when nothing is, or when something else was done since."""
    session_now(project, session_id, with_ideas=False)
    return _told(acts.do_again(project, session_id), _("Done again: {what}."))


def session_now(project: Project, session_id: str, *, with_ideas: bool = True) -> Session:
    """The session as it now stands. Raises BadInput that names the nearest ids."""
    session = views.session_of(project, session_id, with_ideas=with_ideas)
    if session is not None:
        return session
    near = difflib.get_close_matches(session_id, [found.id for found in views.sessions(project)], 3, cutoff=0.4)
    raise BadInput(
        N_("There is no session “{id}” in the project."),
        hint=N_("Nearest: {near}"),
        id=session_id,
        near=", ".join(near) or "–",
    )


def idea_now(project: Project, idea_id: str) -> Idea:
    """The idea as it now stands. Raises BadInput if there is none, or it is withdrawn."""
    session_id = idea_id.rpartition("/")[0]
    found = next((idea for idea in views.ideas(project, session=session_id) if idea.id == idea_id), None)
    if found is None:
        raise BadInput(
            N_("There is no idea “{id}” in the project, or it is withdrawn."),
            hint=N_("An idea is named by its session and number: dobele/07."),
            id=idea_id,
        )
    return found


def write_session_fields(project: Project, session_id: str, verb: Verb, fields: Mapping[str, str]) -> Act | None:
    """One act on the session itself. None if nothing changed."""
    return acts.perform(project, session_id, verb, _entries(session_entity(session_id), fields))


def write_idea_fields(
    project: Project,
    idea_id: str,
    verb: Verb,
    fields: Mapping[str, str],
    *,
    marks: Sequence[Entry] = (),
    new_ideas: Sequence[Mapping[str, str]] = (),
) -> Act | None:
    """One act on an idea. None if nothing changed."""
    entries = [*_entries(idea_entity(idea_id), fields), *marks]
    return acts.perform(project, idea_id.rpartition("/")[0], verb, entries, new_ideas)


def tidy(text: str) -> str:
    """A person's text as it is kept: NFC, harmless to terminals, no blank ends. Nothing is cut off."""
    return clean(text, limit=2 * len(text) + 1).strip()


def _entries(entity: str, fields: Mapping[str, str]) -> Iterable[Entry]:
    return (Entry(entity, name, text) for name, text in fields.items())


def _told(act: Act | None, sentence: str) -> Undone | None:
    if act is None:
        return None
    ideas = tuple(name.removeprefix(IDEA) for name in act.entities if name.startswith(IDEA))
    named = act.made if act.verb == Verb.ADD else [idea for idea in ideas if idea not in act.made]
    number = ", ".join(idea_number(idea) for idea in sorted(named))
    what = _(DONE[Verb(act.verb)]) if act.verb in set(Verb) else act.verb
    return Undone(act.verb, ideas, sentence.format(what=what.format(number=number)))
