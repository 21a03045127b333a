"""What a theme is called: a representative idea as its title, and a few words in dictionary form as its tags."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from dialog_toolkit.domain.session import Idea, Language
from dialog_toolkit.language.cleaning import clean, fold
from dialog_toolkit.language.lemmas import Lemmas, lemmas
from dialog_toolkit.language.stopwords import STOP_WORDS

TAGS = 4
LEAST_SHARE = 0.1
"""A tag must be met in this share of the ideas of its theme, and in two of them at least."""

_WORD = re.compile(r"[^\W\d_]{3,}")
_GOOD_LENGTH = (25, 90)
"""Characters of an idea that reads well as a title."""


def title_of(members: Sequence[Idea], weight: Mapping[str, float]) -> Idea:
    """The idea that stands for the others: central, of a readable length, in Latvian if there is one.

    `members` are ordered, most central first; `weight` is their centrality by id.
    """
    return max(members, key=lambda idea: (_fitness(idea, weight[idea.id]), idea.id))


def _fitness(idea: Idea, centrality: float) -> float:
    length = len(clean(idea.text))
    low, high = _GOOD_LENGTH
    off = max(0, low - length) / low + max(0, length - high) / high
    strange = idea.language != Language.LATVIAN
    question = idea.text.rstrip().endswith("?")
    return centrality - 0.4 * min(off, 2) - 0.5 * strange - 0.1 * question


def tags_of_groups(groups: Sequence[Sequence[str]]) -> list[tuple[str, ...]]:
    """Tags of each group of texts: what is said there much more than elsewhere, in dictionary form.

    Single words are nouns and adjectives; of two words the first is a genitive ("domes sēde"). Weighted by how many
    ideas of the group hold them and in how few groups they are met (class-based TF-IDF).
    """
    words = [[_WORD.findall(clean(text)) for text in texts] for texts in groups]
    forms = lemmas().with_words(word for texts in words for text in texts for word in text)
    counts = [_counted(texts, forms) for texts in words]
    everywhere = Counter(term for count in counts for term in count)
    return [_best(count, everywhere, len(groups), len(texts)) for count, texts in zip(counts, groups, strict=True)]


def _counted(texts: Iterable[Sequence[str]], forms: Lemmas) -> Counter[str]:
    """In how many texts each term is met."""
    found: Counter[str] = Counter()
    for words in texts:
        found.update(set(_terms(words, forms)))
    return found


def _terms(words: Sequence[str], forms: Lemmas) -> Iterable[str]:
    for place, word in enumerate(words):
        if fold(word) in STOP_WORDS or not forms.is_noun(word):
            continue
        lemma = forms.lemma(word)
        if fold(lemma) in STOP_WORDS:
            continue
        yield lemma
        before = words[place - 1] if place else ""
        if before and fold(before) not in STOP_WORDS and forms.is_genitive(before):
            yield f"{before.lower()} {lemma}"


def _best(count: Counter[str], everywhere: Counter[str], groups: int, texts: int) -> tuple[str, ...]:
    least = max(2 if texts > 3 else 1, math.ceil(LEAST_SHARE * texts)) if texts < 60 else max(3, texts // 25)
    scored = {
        term: times * (math.log((1 + groups) / everywhere[term]) + 0.2) * (1.6 if " " in term else 1.0)
        for term, times in count.items()
        if times >= least
    }
    chosen: list[str] = []
    for term in sorted(scored, key=lambda t: (-scored[t], t)):
        if len(chosen) < TAGS and not any(_kin(term, other) for other in chosen):
            chosen.append(term)
    if not chosen and count:
        chosen = [min(count, key=lambda t: (-count[t], everywhere[t], t))]
    return tuple(chosen)


def _kin(term: str, other: str) -> bool:
    """Whether two tags share a word (by its first five letters)."""
    return bool({fold(word)[:5] for word in term.split()} & {fold(word)[:5] for word in other.split()})
