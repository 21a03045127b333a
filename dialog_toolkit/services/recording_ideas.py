"""Ideas while a session is recorded: add, edit, withdraw, mark, approve, split, and what is being typed."""

import difflib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Literal

from dialog_toolkit.domain.session import Agreement, Idea, IdeaKind, Language, Session
from dialog_toolkit.errors import BadInput
from dialog_toolkit.i18n import N_
from dialog_toolkit.language.tagging import tag_language
from dialog_toolkit.ledger import acts, drafts, numbers, views
from dialog_toolkit.ledger.fold import states
from dialog_toolkit.ledger.project import Project
from dialog_toolkit.ledger.records import IDEA, idea_entity, idea_from_fields, idea_order, idea_to_fields
from dialog_toolkit.services.projects import methods
from dialog_toolkit.services.recording_acts import Verb, idea_now, session_now, tidy, write_idea_fields

Mark = Literal["return", "quote"]
MARKS: Mapping[Mark, str] = {"return": "marked_return", "quote": "quotable"}

EDITABLE = ("text", "kind", "agreement", "stage", "language", "quotable", "table", "round", "votes", "rank")
"""What `edit_idea` takes."""

_WITHDRAWN = "withdrawn"


def add_idea(
    project: Project,
    session_id: str,
    text: str,
    *,
    kind: IdeaKind = IdeaKind.IDEA,
    agreement: Agreement = Agreement.SINGLE,
    stage: str = "",
    language: Language | None = None,
    quotable: bool = False,
    table: str = "",
    round: int = 0,  # noqa: A002 - the name of the field
    keep_typed: bool = False,
) -> str:
    """Record an idea and return its id. It is on the disk when this returns.

    What this author was typing becomes this idea, unless `keep_typed`. Without a language the text is tagged.
    Raises BadInput for an empty text and for a stage the method does not have, ProjectError, StorageError.
    """
    session = session_now(project, session_id, with_ideas=False)
    given = _checked(
        session,
        {
            "text": text,
            "kind": kind,
            "agreement": agreement,
            "stage": stage,
            "language": language,
            "quotable": quotable,
            "table": table,
            "round": round,
        },
    )
    fields = idea_to_fields(Idea("", session_id, **given))
    act = acts.perform(project, session_id, Verb.ADD, (), [fields], uses_draft=not keep_typed)
    assert act is not None  # a new idea always has a text
    return act.made[0]


def edit_idea(project: Project, idea_id: str, **changed: Any) -> None:
    """Change an idea (`EDITABLE`). A changed text is no longer approved by the room.

    Raises BadInput for an unknown field, a value that does not fit, an idea there is not.
    """
    unknown = sorted(set(changed) - set(EDITABLE))
    if unknown:
        near = ", ".join(difflib.get_close_matches(unknown[0], EDITABLE, 3)) or ", ".join(EDITABLE)
        raise BadInput(N_("An idea has no field “{field}”."), hint=N_("Nearest: {near}"), field=unknown[0], near=near)
    before = idea_now(project, idea_id)
    session = session_now(project, before.session, with_ideas=False)
    given = _checked(session, changed)
    fields = _texts(before, given)
    if fields.get("text", before.text) != before.text and before.approved:
        fields["approved"] = ""
    write_idea_fields(project, idea_id, Verb.EDIT, fields)


def withdraw_idea(project: Project, idea_id: str) -> None:
    """Take an idea out of the record; it stays in the ledger and its number is never used again."""
    idea_now(project, idea_id)
    entity = idea_entity(idea_id)
    write_idea_fields(project, idea_id, Verb.WITHDRAW, {_WITHDRAWN: "true"}, marks=[acts.delete_entry(entity)])


def withdrawn(project: Project, session_id: str) -> list[Idea]:
    """The withdrawn ideas of a session, in the order of their numbers."""
    session_now(project, session_id, with_ideas=False)
    found = []
    for name, state in states(project, f"{IDEA}{session_id}/").items():
        fields = {field: known.value for field, known in state.fields.items()}
        idea = idea_from_fields(name.removeprefix(IDEA), fields)
        if state.deleted and fields.get(_WITHDRAWN) == "true" and idea is not None:
            found.append(idea)
    return sorted(found, key=idea_order)


def bring_back(project: Project, idea_id: str) -> None:
    """Take a withdrawn idea into the record again. Raises BadInput if it is not a withdrawn one."""
    session_id = idea_id.rpartition("/")[0]
    if idea_id not in {idea.id for idea in withdrawn(project, session_id)}:
        raise BadInput(N_("The idea “{id}” is not a withdrawn one."), id=idea_id)
    entity = idea_entity(idea_id)
    write_idea_fields(project, idea_id, Verb.BRING_BACK, {_WITHDRAWN: ""}, marks=[acts.keep_entry(entity)])


def mark(project: Project, idea_id: str, what: Mark, on: bool) -> None:
    """Mark an idea to be come back to ("return") or as allowed to be quoted ("quote"), or unmark it."""
    if what not in MARKS:
        raise BadInput(N_("There is no mark “{mark}”; there are: {marks}."), mark=what, marks=", ".join(MARKS))
    idea_now(project, idea_id)
    write_idea_fields(
        project, idea_id, Verb.MARK, {MARKS[what]: ("true" if on else "false" if what == "quote" else "")}
    )


def approve_idea(project: Project, idea_id: str, approved: bool = True) -> None:
    """Keep that the idea was read back and the room said yes to it."""
    idea_now(project, idea_id)
    write_idea_fields(project, idea_id, Verb.APPROVE, {"approved": "true" if approved else ""})


def split_idea(project: Project, idea_id: str, parts: Sequence[str]) -> list[str]:
    """Make several ideas of one, in one act; returns their ids, the first of which is the old one.

    The new ones take over kind, agreement, stage, table and round. Raises BadInput for fewer than two parts.
    """
    texts = [part for part in (tidy(part) for part in parts) if part]
    if len(texts) < 2:
        raise BadInput(N_("An idea is split into two or more parts."), hint=N_("Give the text of each part."))
    before = idea_now(project, idea_id)
    session = session_now(project, before.session, with_ideas=False)
    common = {name: getattr(before, name) for name in ("kind", "agreement", "stage", "quotable", "table", "round")}
    new = [
        idea_to_fields(Idea("", before.session, **_checked(session, {**common, "text": text, "language": None})))
        | {"split_from": idea_id}
        for text in texts[1:]
    ]
    fields = {"text": texts[0], "approved": ""}
    act = write_idea_fields(project, idea_id, Verb.SPLIT, fields, new_ideas=new)
    return [idea_id, *(act.made if act else ())]


def type_idea(project: Project, session_id: str, text: str) -> None:
    """Keep what is being typed; to be called at most 300 ms after a key. "" forgets it."""
    if not text.strip():
        forget_typed(project, session_id)
        return
    drafts.type_draft(project, idea_entity(numbers.next_idea(project, session_id)), "text", storable(text))


def typed_idea(project: Project, session_id: str) -> str:
    """What this author was typing when the program stopped, or "". It becomes an idea with `add_idea`."""
    entity = idea_entity(numbers.next_idea(project, session_id))
    return _draft(project, entity)


def forget_typed(project: Project, session_id: str) -> None:
    """Forget what was being typed, as when it is left with Escape."""
    drafts.drop_draft(project, idea_entity(numbers.next_idea(project, session_id)), "text")


def type_edit(project: Project, idea_id: str, text: str) -> None:
    """Keep what is being typed over the text of an idea; `edit_idea` ends it, `forget_edit` drops it."""
    drafts.type_draft(project, idea_entity(idea_id), "text", storable(text))


def typed_edits(project: Project, session_id: str) -> dict[str, str]:
    """What this author was typing over texts of recorded ideas, by idea id; to be offered after a crash."""
    recorded = {idea.id for idea in views.ideas(project, session=session_id)}
    return {
        draft.entity.removeprefix(IDEA): draft.text
        for draft in drafts.list_drafts(project)
        if draft.author == project.author and draft.field == "text" and draft.entity.removeprefix(IDEA) in recorded
    }


def forget_edit(project: Project, idea_id: str) -> None:
    """Forget what was being typed over the text of an idea."""
    drafts.drop_draft(project, idea_entity(idea_id), "text")


def storable(text: str) -> str:
    """A text on its way into a draft: harmless, but with the blanks that are still being typed."""
    inner = tidy(text)
    return text[: len(text) - len(text.lstrip(" "))] + inner + text[len(text.rstrip(" ")) :] if inner else inner


def _draft(project: Project, entity: str) -> str:
    mine = (d for d in drafts.list_drafts(project) if d.author == project.author)
    return next((draft.text for draft in mine if draft.entity == entity and draft.field == "text"), "")


def _checked(session: Session, given: Mapping[str, Any]) -> dict[str, Any]:
    """The values as they are kept. Raises BadInput for one that a session file would refuse."""
    values = {name: tidy(value) if type(value) is str else value for name, value in given.items()}
    if "text" in values and not values["text"]:
        raise BadInput(N_("The text is empty."), hint=N_("Type what was said."))
    stages = {stage.stage for stage in session.stages}
    card = methods().get(session.method)
    stages |= {stage.id for stage in card.stages} if card else set()
    if values.get("stage") and values["stage"] not in stages:
        near = ", ".join(difflib.get_close_matches(values["stage"], stages, 3, cutoff=0.3) or sorted(stages)[:8])
        raise BadInput(N_("The method has no stage “{id}”; nearest: {near}."), id=values["stage"], near=near)
    if "language" in values and values["language"] is None:
        values["language"] = tag_language(values["text"]) if "text" in values else Language.LATVIAN
    for name, kind in (("kind", IdeaKind), ("agreement", Agreement), ("language", Language)):
        if name in values:
            values[name] = _word(kind, name, values[name])
    _fits(values)
    return values


def _word(kind: type[IdeaKind | Agreement | Language], field: str, value: str) -> IdeaKind | Agreement | Language:
    try:
        return kind(value)
    except ValueError:
        words = ", ".join(str(word) for word in kind)
        raise BadInput(N_("“{field}” must be one of: {values}."), field=field, values=words) from None


def _fits(values: Mapping[str, Any]) -> None:
    """Raise BadInput for a table, round or count outside of what a session file holds."""
    limits = {"table": 60, "round": 100, "votes": 1_000_000, "rank": 100_000}
    for name, limit in limits.items():
        value = values.get(name)
        size = len(value) if isinstance(value, str) else value
        if size is not None and not (name == "rank") <= size <= limit:
            raise BadInput(N_("The value of “{field}” is too small or too large."), field=name)


def _texts(idea: Idea, changed: Mapping[str, Any]) -> dict[str, str]:
    new = idea_to_fields(replace(idea, **changed))
    old = idea_to_fields(idea)
    return {name: text for name, text in new.items() if text != old[name]}
