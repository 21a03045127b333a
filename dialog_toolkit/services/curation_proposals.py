"""What the machine proposes about themes, and a person's answers. An answered proposal does not come again."""

from collections.abc import Sequence

from dialog_toolkit.domain.theme import Proposal, ProposalKind
from dialog_toolkit.errors import BadInput
from dialog_toolkit.i18n import N_, _
from dialog_toolkit.ledger.project import Project
from dialog_toolkit.ledger.write import Entry
from dialog_toolkit.services.curation_acts import (
    LONGEST_NAME,
    SPLIT_IDEA,
    Now,
    Verb,
    listed,
    nearest,
    now,
    one_line,
    perform,
)
from dialog_toolkit.services.curation_ideas import duplicate_entries, move_entries
from dialog_toolkit.services.curation_reading import PROPOSAL
from dialog_toolkit.services.curation_themes import LONGEST_TITLE, TOO_LONG, merge_entries, new_entries, split_entries
from dialog_toolkit.services.recording_ideas import split_idea

WORDS = {
    ProposalKind.MERGE: N_("Merge {themes}"),
    ProposalKind.SPLIT: N_("Split {themes} into {n} parts: {parts}"),
    ProposalKind.MOVE: N_("Move {ideas} from {themes}"),
    ProposalKind.NEW: N_("Make a theme of {ideas}"),
    ProposalKind.SPLIT_IDEA: N_("Split the idea {ideas} into {n} ideas: {parts}"),
    ProposalKind.DUPLICATE: N_("Mark as repeats: {ideas}"),
}


def proposals(project: Project) -> tuple[Proposal, ...]:
    """The proposals that wait for an answer, strongest first within a kind."""
    return now(project).run.proposals


def in_words(project: Project, proposal: Proposal) -> str:
    """A proposal as a sentence for the person who answers it."""
    return proposal_words(now(project), proposal)


def proposal_words(stands: Now, proposal: Proposal) -> str:
    """As `in_words`, from what was read already."""
    between = " → " if proposal.kind is ProposalKind.MOVE else " + "
    of_text = proposal.kind is ProposalKind.SPLIT_IDEA
    parts = [
        _("“{text}”").format(text=_short(" ".join(part))) if of_text else str(len(part)) for part in proposal.parts
    ]
    return _(WORDS[proposal.kind]).format(
        themes=between.join(stands.name(theme) for theme in proposal.themes),
        ideas=listed(proposal.ideas),
        n=len(proposal.parts),
        parts=", ".join(parts),
    )


def dismiss(project: Project, proposal_id: str) -> bool:
    """Answer a proposal with no; it does not come again. Raises BadInput for one that does not wait."""
    found = _waiting(now(project), proposal_id)
    return perform(project, Verb.DISMISS, [_answer(found, "dismissed")])


def accept_proposal(project: Project, proposal_id: str, title: str = "") -> tuple[str, ...]:
    """Do what a proposal proposes, in one act; ids of the themes, or else of the ideas, that it made or changed.

    `title` names the theme that comes of it. Splitting an idea's text is an act on its session too, and `undo` takes
    back both. Raises BadInput for a proposal that does not wait.
    """
    stands = now(project)
    found = _waiting(stands, proposal_id)
    if found.kind is ProposalKind.SPLIT_IDEA:
        ideas = split_idea(project, found.ideas[0], [" ".join(part) for part in found.parts])
        split = Entry(PROPOSAL + found.id, SPLIT_IDEA, found.ideas[0])
        perform(project, Verb.ACCEPT, [_answer(found, "accepted"), split])
        return tuple(ideas)
    made, entries = _done(stands, found, one_line(title, LONGEST_TITLE, TOO_LONG))
    perform(project, Verb.ACCEPT, [*entries, _answer(found, "accepted")])
    return tuple(made)


def _done(stands: Now, proposal: Proposal, title: str) -> tuple[Sequence[str], list[Entry]]:
    match proposal.kind:
        case ProposalKind.MERGE:
            themes = sorted(proposal.themes, key=lambda id: _weight(stands, id), reverse=True)
            return themes[:1], merge_entries(stands, themes, title)
        case ProposalKind.SPLIT:
            new, entries = split_entries(stands, proposal.themes[0], proposal.parts[1:], title)
            return [proposal.themes[0], *new], entries
        case ProposalKind.MOVE:
            return proposal.themes[1:], move_entries(stands, proposal.ideas, proposal.themes[1])
        case ProposalKind.NEW:
            id, entries = new_entries(stands, title, proposal.ideas)
            return [id], entries
        case _:
            return proposal.ideas, duplicate_entries(stands, *proposal.ideas)


def _weight(stands: Now, id: str) -> tuple[bool, bool, int]:
    """What decides which theme stays in a merger: a person's work on it, then how many ideas it has."""
    kept = stands.kept(id)
    return kept.confirmed, kept.fixed, len(stands.members(id))


def _waiting(stands: Now, id: str) -> Proposal:
    found = {proposal.id: proposal for proposal in stands.run.proposals}
    if id not in found:
        raise BadInput(
            N_("No proposal “{id}” waits for an answer."),
            hint=N_("Nearest: {near}"),
            id=id,
            near=nearest(id, found),
        )
    return found[id]


def _answer(proposal: Proposal, answer: str) -> Entry:
    return Entry(PROPOSAL + proposal.id, "answer", answer)


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_NAME else text[: LONGEST_NAME - 1].rstrip() + "…"
