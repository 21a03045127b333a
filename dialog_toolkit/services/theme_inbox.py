"""What waits for a person's answer about themes: the machine's proposals in words, with what they speak of."""

from dataclasses import dataclass

from dialog_toolkit.domain.theme import Proposal, ProposalKind
from dialog_toolkit.ledger.project import Project
from dialog_toolkit.services.curation_acts import now
from dialog_toolkit.services.curation_proposals import proposal_words


@dataclass(frozen=True)
class Waiting:
    """A proposal: in a sentence, and what participants said that it would put together or apart.

    `parts` are texts by part: of a split one part each, else all in one.
    """

    proposal: Proposal
    words: str
    parts: tuple[tuple[str, ...], ...]


def waiting(project: Project) -> tuple[Waiting, ...]:
    """The proposals that wait, in the order of the engine: strongest first within a kind."""
    stands = now(project)
    found = []
    for proposal in stands.run.proposals:
        if proposal.kind is ProposalKind.SPLIT:
            ids = proposal.parts
        elif proposal.kind is ProposalKind.MERGE:
            ids = tuple(stands.themes[theme].ideas for theme in proposal.themes)
        else:
            ids = (proposal.ideas,)
        parts = tuple(tuple(stands.ideas[id].text for id in part if id in stands.ideas) for part in ids)
        if proposal.kind is ProposalKind.SPLIT_IDEA:
            parts = tuple((" ".join(part),) for part in proposal.parts)
        found.append(Waiting(proposal, proposal_words(stands, proposal), parts))
    return tuple(found)
