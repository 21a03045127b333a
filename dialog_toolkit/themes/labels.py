"""What a theme is called: a representative idea as its title, and a few words in dictionary form as its tags."""

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from spacy.tokens import Doc

from dialog_toolkit.domain.session import Idea, Language
from dialog_toolkit.language.cleaning import clean, fold
from dialog_toolkit.language.concepts import ConceptSpace
from dialog_toolkit.language.lemmas import Lemmas, lemmas
from dialog_toolkit.language.pipeline import build_pipeline
from dialog_toolkit.language.stopwords import STOP_WORDS

TAGS = 4
LEAST_SHARE = 0.1
"""A tag must be met in this share of the ideas of its theme, and in two of them at least."""

_CAPITAL = re.compile(r"[A-Z]{2}|E-|Latvija|Eirop|Saeim|Dziesmu|Jaunsardz")
"""Names of topics that keep their capital letter."""

LEAST_TOPIC = 0.4
"""Share of the ideas of a theme that must be about a civic topic for its name to be a tag."""

_LATVIAN_LETTER = re.compile(r"[āčēģīķļņšūž]")
"""A Latvian sentence without any of them was typed without diacritics; it is not put on a title."""

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
    bare = not _LATVIAN_LETTER.search(idea.text.lower())
    return centrality - 0.4 * min(off, 2) - 0.5 * strange - 0.1 * question - 0.3 * bare


def tags_of_groups(groups: Sequence[Sequence[str]], space: ConceptSpace) -> list[tuple[str, ...]]:
    """Tags of each group of texts: the civic topic they share, then what is said there much more than elsewhere.

    Words are in dictionary form. Single words are nouns and adjectives; of two words the first is a genitive ("domes
    sēde"). Weighted by how many ideas of the group hold them and in how few groups they are met (class-based TF-IDF).
    """
    pipeline = build_pipeline(["dialog_lemmas"])
    docs = [list(pipeline.pipe(clean(text) for text in texts)) for texts in groups]
    forms = lemmas().with_words(token.text for group in docs for doc in group for token in doc)
    counts = [Counter(term for doc in group for term in set(_terms(doc, forms))) for group in docs]
    everywhere = Counter(term for count in counts for term in count)
    topics = topic_tags(groups, space)
    return [
        _best(topic, count, everywhere, len(texts)) for topic, count, texts in zip(topics, counts, groups, strict=True)
    ]


def topic_tags(groups: Sequence[Sequence[str]], space: ConceptSpace) -> list[str]:
    """The civic topic that most of each group's texts are about, by its short name, or "" if there is none.

    A topic names a group if it is among the three best topics of `LEAST_TOPIC` of its texts.
    """
    names = []
    for texts in groups:
        scores = space.transform(texts) - space.usual
        best = int(scores.mean(axis=0).argmax())
        share = float(np.mean((scores > scores[:, [best]]).sum(axis=1) < 3))
        names.append(_short(space.topics[best].lv) if share >= LEAST_TOPIC else "")
    return names


def _short(name: str) -> str:
    """A topic's name up to the first comma, with a small letter unless it is a proper name or an abbreviation."""
    first = name.partition(",")[0]
    return first if _CAPITAL.match(first) else first[:1].lower() + first[1:]


def _terms(doc: Doc, forms: Lemmas) -> Iterator[str]:
    """The words of a text that may be tags, and the pairs of a genitive and such a word."""
    before = ""
    for token in doc:
        named = token.is_alpha and len(token) > 2 and not token._.is_grammar
        lemma = forms.lemma(token.text) if named else ""
        if lemma and forms.is_noun(token.text) and fold(lemma) not in STOP_WORDS:
            yield lemma
            if before:
                yield f"{before} {lemma}"
        before = token.lower_ if named and forms.is_genitive(token.text) else ""


def _best(topic: str, count: Counter[str], everywhere: Counter[str], texts: int) -> tuple[str, ...]:
    least = max(2 if texts > 3 else 1, math.ceil(LEAST_SHARE * min(texts, 40)))
    most = 1 + max(everywhere.values(), default=0)
    scored = {
        term: times * (math.log(most / everywhere[term]) + 0.2) * (1.6 if " " in term else 1.0)
        for term, times in count.items()
        if times >= least
    }
    chosen = [topic] if topic else []
    for term in sorted(scored, key=lambda t: (-scored[t], t)):
        if len(chosen) < TAGS and not any(_kin(term, other) for other in chosen):
            chosen.append(term)
    if not chosen and count:
        chosen = [min(count, key=lambda t: (-count[t], everywhere[t], t))]
    return tuple(chosen)


def _kin(term: str, other: str) -> bool:
    """Whether two tags share a word, by its first letters."""
    return bool({_head(word) for word in term.split()} & {_head(word) for word in other.split()})


def _head(word: str) -> str:
    folded = fold(word)
    return folded[: max(3, min(5, len(folded) - 2))]
