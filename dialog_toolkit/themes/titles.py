"""What a theme is called if no civic topic names it: an idea that reads as a heading; and one that fills it in.

Nothing is made up: both are what somebody said. Ideas typed in haste, questions, stories about oneself and what may
tell of a person are passed over where there are others.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache

from dialog_toolkit.domain.session import Idea, IdeaKind, Language
from dialog_toolkit.language.cleaning import clean, fold
from dialog_toolkit.language.diacritics import marks
from dialog_toolkit.language.personal import PersonalMatch, Strength, find_personal

GOOD_LENGTH = (25, 90)
"""Characters of an idea that reads well as a title."""
GIST_LENGTH = (30, 140)
"""Characters of the line beneath it."""

_WORD = re.compile(r"[^\W\d_]+")
_LATVIAN_LETTER = re.compile(r"[āčēģīķļņšūž]")
"""A longer Latvian sentence without any of them was typed without diacritics; it is not put on a title."""
_SENTENCE = re.compile(r"[.!?…]+(?:\s|$)")
_STORY = re.compile(
    r"""(?:es|man\w{0,2}|mēs|mums|mūs\w|vīrs|sieva|dēls|meita|brālis|māsa|mamma|tēvs|kaimiņ\w*|draugs|я|мне|мо[йяиё]\w?
    |i|my|me)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_WISH = re.compile(r"\b(?:jā(?!ni|nt|ņ)\w{3,}|vajag|vajadz\w+|lai|nepieciešam\w+|нужно|надо|пусть|need|should)\b", re.I)

Weights = Mapping[str, float]


def title_of(
    members: Sequence[Idea], weight: Weights, tags: Sequence[str] = (), taken: Collection[str] = frozenset()
) -> Idea:
    """The idea that stands for the others: central, short, about what the theme is about, in Latvian if there is one.

    `weight` is the centrality of members by id; `tags` are the theme's; texts in `taken` (as `same_title` gives them)
    head other themes already and are used only if there is nothing else.
    """
    return max(members, key=lambda idea: (_fitness(idea, weight[idea.id], tags, GOOD_LENGTH, taken), idea.id))


def gist_of(members: Sequence[Idea], weight: Weights, tags: Sequence[str], title: Idea | None) -> Idea | None:
    """One line more, in the words of another idea than `title`, rather of another session; None if none is fit.

    It has at most 140 characters and no sign of a person.
    """
    said = same_title(title) if title else ""
    fit = [
        idea
        for idea in members
        if same_title(idea) != said and len(idea.text.strip()) <= GIST_LENGTH[1] and not _signs(idea.text)
    ]
    if not fit:
        return None

    def worth(idea: Idea) -> float:
        here = 0.1 * (title is not None and idea.session == title.session)
        return _fitness(idea, weight[idea.id], tags, GIST_LENGTH) - here

    return max(fit, key=lambda idea: (worth(idea), idea.id))


@lru_cache(20_000)
def _signs(text: str) -> tuple[PersonalMatch, ...]:
    """Signs of persons, kept from one run to the next in the same process."""
    return tuple(find_personal(text))


def same_title(idea: Idea) -> str:
    """What two titles are compared by: letters and digits, folded."""
    return " ".join(re.findall(r"\w+", fold(idea.text)))


def _fitness(
    idea: Idea, centrality: float, tags: Sequence[str], lengths: tuple[int, int], taken: Collection[str] = frozenset()
) -> float:
    text = clean(idea.text).strip()
    length, (low, high) = len(text), lengths
    off = max(0, low - length) / low + max(0, length - high) / high
    personal = _signs(text)
    return (
        centrality
        + 0.08 * min(2, _shared(text, tags))
        + 0.06 * bool(_WISH.search(text))
        + 0.05 * (idea.kind in (IdeaKind.IDEA, IdeaKind.CONCERN))
        + 0.1 * idea.quotable
        - 0.5 * min(off, 2)
        - 0.05 * min(3, len(_SENTENCE.findall(text)) - 1)
        - 0.5 * (idea.language != Language.LATVIAN)
        - 0.15 * ("?" in text or idea.kind is IdeaKind.QUESTION)
        - 0.08 * bool(_STORY.match(text))
        - 0.2 * text[:1].islower()
        - 0.3 * (idea.language == Language.LATVIAN and misspelt(text))
        - 0.2 * bool(personal)
        - 0.8 * any(sign.strength is Strength.STRONG for sign in personal)
        - 5.0 * (bool(taken) and same_title(idea) in taken)
    )


def _shared(text: str, tags: Sequence[str]) -> int:
    """How many words of the tags, by their first letters, the text has."""
    said = {word[:5] for word in _WORD.findall(fold(text))}
    return len({word[:5] for tag in tags for word in _WORD.findall(fold(tag)) if len(word) > 3} & said)


@lru_cache(maxsize=20_000)
def misspelt(text: str) -> bool:
    """Whether a Latvian text lacks its diacritics, in all or in some of its words."""
    words = _WORD.findall(text.lower())
    if any(marks().lacks(word) for word in words if len(word) > 3):
        return True
    typed_without = not _LATVIAN_LETTER.search(text.lower())
    return typed_without and any(marks().word(word)[:-2] != word[:-2] for word in words)
