"""Contributions that hold two ideas: "Vajag autobusu vakarā; bibliotēkā lai ir siltāks".

Told by form and by topic together: a place where a sentence may end, a wish or a lack on both sides of it, nothing in
the second part that leans on the first, and civic topics far from each other. A person decides; nothing is cut.
"""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

import numpy as np

from dialog_toolkit.domain.session import Idea, Language
from dialog_toolkit.domain.theme import Proposal, ProposalKind
from dialog_toolkit.language.concepts import ConceptSpace, unit
from dialog_toolkit.themes.proposals import proposal_id
from dialog_toolkit.themes.reading import language_of
from dialog_toolkit.themes.vectors import Floats

APART = 0.25
"""Cosine of the topics of two parts below which they are different ideas (tests/benchmarks/THEMES-PARTITION.md)."""
LEAST_WORDS = 3
"""Words of a part at least."""
MOST_LETTERS = 1_000
"""Longer texts are stories; where they would be cut is for people to say."""

_CUT = re.compile(
    r"(?<=[.!?…;])\s+(?=\S)|,?\s+(?=(?:un|bet|kā arī|turklāt|savukārt|а|и|но|также|and|but|also)\s)", re.IGNORECASE
)
_WORD = re.compile(r"\w{2,}")
_WISH = re.compile(
    r"""\b(jā(?!ni|nt|ņ)\w{3,}|vajag\w*|vajadz\w*|lai|grib\w*|nepieciešam\w*|pras[ao]m|aicin\w+|lūdz\w*|trūkst|nav
    |par\smaz|vairāk|ieviest|надо|нужн\w+|пусть|хо(?:чу|тим)|нет|не\sхватает|need\w*|should|let|want|more|no)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_LEANS = re.compile(
    r"""(?:(?:un|bet|kā\sarī|arī|turklāt|lai|и|а|но|and|but)\s)*(?:t[aāoiuē]\w{0,3}|šī?\w{0,3}|viņ\w+|tur|te|tāpēc|tādēļ|tātad
    |jo|ka|kas|kur\w*|kā|kad|tad|citādi|pārējie|abi|otr\w+|pēc\stam|vēl|nu|paši|это\w*|он\w?|они|та[мк]\w*|тот|что
    |it|that|this|they|there|then|so|because|which)\b""",
    re.IGNORECASE | re.VERBOSE,
)
"""A part that begins so speaks of what was said before it."""


@dataclass(frozen=True)
class _Cut:
    idea: Idea
    parts: tuple[str, str]
    language: Language


def split_ideas(ideas: Sequence[Idea], space: ConceptSpace, dismissed: Set[str] = frozenset()) -> tuple[Proposal, ...]:
    """Proposals to part ideas that hold two, strongest first; those in `dismissed` are left out.

    The parts are the idea's own words, one after the other: together they lose none.
    """
    found = [cut for idea in ideas for cut in _cuts(idea)]
    if not found:
        return ()
    languages = [cut.language for cut in found]
    before, after = (_topics([cut.parts[side] for cut in found], languages, space) for side in (0, 1))
    alike = np.round((before * after).sum(axis=1), 4)
    silent = (np.abs(before).sum(axis=1) == 0) | (np.abs(after).sum(axis=1) == 0)
    best: dict[str, tuple[float, Proposal]] = {}
    for cut, likeness, mute in zip(found, alike.tolist(), silent.tolist(), strict=True):
        id = proposal_id(ProposalKind.SPLIT_IDEA, cut.idea.id, *cut.parts)
        if not mute and likeness < min(APART, best.get(cut.idea.id, (APART,))[0]) and id not in dismissed:
            score = round(1 - likeness, 4)
            parts = ((cut.parts[0],), (cut.parts[1],))
            proposal = Proposal(id, ProposalKind.SPLIT_IDEA, ideas=(cut.idea.id,), parts=parts, score=score)
            best[cut.idea.id] = (likeness, proposal)
    return tuple(proposal for _, proposal in sorted(best.values(), key=lambda each: (each[0], each[1].id)))


def _cuts(idea: Idea) -> Iterator[_Cut]:
    """Places where the idea may end and another begin, by form alone."""
    text = idea.text
    if len(text) > MOST_LETTERS:
        return
    language = language_of(idea)
    for place in _CUT.finditer(text):
        one, other = text[: place.start()].rstrip(), text[place.end() :].strip()
        if text[place.start() : place.start() + 1] == ",":
            one += ","
        enough = all(len(_WORD.findall(part)) >= LEAST_WORDS for part in (one, other))
        if enough and _WISH.search(one) and _WISH.search(other) and not _LEANS.match(other):
            yield _Cut(idea, (one, other), language)


def _topics(texts: Sequence[str], languages: Sequence[Language], space: ConceptSpace) -> Floats:
    """Rows of length 1 over civic topics; 0 for a text without any word of the lexicon."""
    known = space.lexical(texts, languages).any(axis=1)
    scores = space.judged(texts, languages)
    rows = unit(np.maximum(scores @ space.kinship, 0))
    rows[~known] = 0
    return rows
