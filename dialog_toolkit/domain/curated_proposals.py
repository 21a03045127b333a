"""What the machine proposed and is still to be answered after what people did since."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from dialog_toolkit.domain.curation import Curation
from dialog_toolkit.domain.session import Idea
from dialog_toolkit.domain.theme import Placement, Proposal, ProposalKind, Standing, ThemeRun

_WORD = re.compile(r"\w+")


def still_open(
    proposals: Iterable[Proposal], curation: Curation, now: ThemeRun, known: Mapping[str, Idea]
) -> tuple[Proposal, ...]:
    """The proposals that nobody answered and that still can be followed, speaking of themes as they now are.

    `now` are the themes and placements after curation, `known` the ideas by id.
    """
    return tuple(_Open(curation, now, known).following(proposals))


class _Open:
    def __init__(self, curation: Curation, now: ThemeRun, known: Mapping[str, Idea]) -> None:
        self._curation, self._known = curation, known
        self._there = {theme.id for theme in now.themes}
        self._places = {place.idea: place for place in now.placements}

    def following(self, proposals: Iterable[Proposal]) -> Iterator[Proposal]:
        for proposal in proposals:
            if proposal.id in self._curation.dismissed:
                continue
            themes = tuple(self._curation.theme_now(theme) for theme in proposal.themes)
            if not self._there.issuperset(themes) or not self._places.keys() >= set(proposal.ideas):
                continue
            found = self._narrowed(replace(proposal, themes=themes))
            if found is not None:
                yield found

    def _narrowed(self, proposal: Proposal) -> Proposal | None:
        """The proposal with what is left of it; None when nothing is."""
        themes, ideas = proposal.themes, proposal.ideas
        match proposal.kind:
            case ProposalKind.MERGE:
                return proposal if len(themes) == len(set(themes)) == 2 else None
            case ProposalKind.SPLIT:
                return self._parts_left(proposal)
            case ProposalKind.MOVE:
                movable = len(themes) == 2 and len(ideas) == 1 and themes[0] != themes[1]
                return proposal if movable and self._is_in(ideas[0], themes[0]) and self._is_free(ideas[0]) else None
            case ProposalKind.NEW:
                lone = tuple(id for id in ideas if self._is_lone(id) and self._is_free(id))
                return replace(proposal, ideas=lone) if len(lone) >= 2 else None
            case ProposalKind.SPLIT_IDEA:
                return proposal if len(ideas) == 1 and self._says(ideas[0], proposal) else None
            case ProposalKind.DUPLICATE:
                standing = [self._places[id].standing for id in ideas]
                separate = len(set(ideas)) == 2 and Standing.DUPLICATE not in standing
                return proposal if separate and Standing.SET_ASIDE not in standing else None

    def _parts_left(self, proposal: Proposal) -> Proposal | None:
        if len(proposal.themes) != 1:
            return None
        inside = (tuple(id for id in part if self._is_in(id, proposal.themes[0])) for part in proposal.parts)
        parts = tuple(part for part in inside if part)
        return replace(proposal, parts=parts) if len(parts) >= 2 else None

    def _is_in(self, id: str, theme: str) -> bool:
        place = self._places.get(id)
        return place is not None and place.standing is Standing.THEME and place.theme == theme

    def _is_lone(self, id: str) -> bool:
        place: Placement = self._places[id]
        return place.standing is Standing.LONE_VOICE

    def _is_free(self, id: str) -> bool:
        return id not in self._curation.decided

    def _says(self, id: str, proposal: Proposal) -> bool:
        """Whether the idea still says what the parts say: its text may have been corrected since."""
        parts = [" ".join(part) for part in proposal.parts]
        words = {word.casefold() for part in parts for word in _WORD.findall(part)}
        return len(parts) >= 2 and words <= {word.casefold() for word in _WORD.findall(self._known[id].text)}
