"""What a theme is about, in a few words: dictionary forms, and names of civic topics, in English too if asked for."""

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

import numpy as np
from spacy.language import Language as Pipeline

from dialog_toolkit.domain.session import Language
from dialog_toolkit.language.cleaning import clean, fold
from dialog_toolkit.language.concepts import ConceptSpace
from dialog_toolkit.language.diacritics import headwords, marks
from dialog_toolkit.language.lemmas import Lemmas, lemmas
from dialog_toolkit.language.pipeline import build_pipeline
from dialog_toolkit.language.stopwords import STOP_WORDS
from dialog_toolkit.language.tagging import tag_language

TAGS = 4
LEAST_SHARE = 0.1
"""A tag must be met in this share of the ideas of its theme, and in two of them at least."""

_CAPITAL = re.compile(r"[A-Z]{2}|E-|Latvija|Eirop|Saeim|Dziesmu|Jaunsardz")
"""Names of topics that keep their capital letter."""
_ENGLISH_CAPITAL = re.compile(r"[A-Z]{2}|E-|Latvia|Europe|EU|Saeima|Song|Russia|Ukrain|Baltic")

LEAST_TOPIC = 0.4
"""Share of the ideas of a theme that must be about a civic topic for its name to be a tag."""

NEARLY = 0.8
"""Strength of a second topic, against the first one's, from which on it stands in the title too."""
HEADING_LENGTH = 70
"""Letters of a title of two topics at most."""

_EMPTY = frozenset(
    [
        "paldies", "tūkstotis", "simts", "miljons", "desmits", "puse", "reize", "daļa", "rīts", "rīta",
        "vakars", "diena", "nakts", "nedēļa", "mēnesis", "gads", "pusgads", "stunda", "minūte", "pulkstenis",
        "laiks", "pavasaris", "vasara", "rudens", "ziema", "janvāris", "februāris", "marts", "aprīlis",
        "maijs", "jūnijs", "jūlijs", "augusts", "septembris", "oktobris", "novembris", "decembris", "lieta",
        "vieta", "cilvēks", "vārds", "vīrs", "galds", "kārta", "gals", "vējš", "kilometrs", "lielais",
        "mazais",
    ]
)  # fmt: skip
"""Nouns that say nothing of what a theme is about."""

DICTIONARY = 1.5
"""What a word of the dictionary of fields counts against one that only looks like a noun."""


def tags_of_groups(groups: Sequence[Sequence[str]], space: ConceptSpace) -> list[tuple[str, ...]]:
    """Tags of each group of texts: the civic topic they share, then what is said there much more than elsewhere.

    Words are in dictionary form. Single words are nouns and adjectives; of two words the first is a genitive ("domes
    sēde"). Weighted by how many ideas of the group hold them and in how few groups they are met (class-based TF-IDF).
    """
    docs = [[_tokens(clean(text)) for text in texts] for texts in groups]
    forms = lemmas().with_words(word for group in docs for doc in group for word, _ in doc)
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
    return [
        _short(space.topics[best].lv, _CAPITAL) if share >= LEAST_TOPIC else ""
        for best, share in _topics(groups, space)
    ]


def headings_of(groups: Sequence[Sequence[str]], tags: Sequence[Sequence[str]], space: ConceptSpace) -> list[str]:
    """Titles of groups by the one or two civic topics they share, "" where none do.

    `tags` as `tags_of_groups` gives them: a second group of the same topics has its first further tag beside
    ("Ceļi: tilts"), so that no two are the same while tags last.
    """
    taken: set[str] = set()
    headings = []
    for texts, own in zip(groups, tags, strict=True):
        topic = _heading(texts, space)
        names = [topic, *(f"{topic}: {tag}" for tag in own if tag not in topic.lower())] if topic else []
        name = next((name for name in names if name not in taken), "")
        taken.add(name)
        headings.append(name[:1].upper() + name[1:])
    return headings


def _heading(texts: Sequence[str], space: ConceptSpace) -> str:
    """The topic that `texts` speak of most, with the next one if that is nearly as strong and there is room; or ""."""
    scores = space.transform(texts) - space.usual
    means = scores.mean(axis=0)
    first, second = (int(place) for place in np.argsort(-np.round(means, 6), kind="stable")[:2])
    named = [first]
    name = _short(space.topics[first].lv, _CAPITAL)
    both = f"{name}, {_short(space.topics[second].lv, _CAPITAL)}"
    if means[second] >= NEARLY * means[first] and len(both) <= HEADING_LENGTH:
        named, name = [first, second], both
    third = np.sort(scores, axis=1)[:, -3]
    shared = (scores[:, named] >= third[:, None]).any(axis=1).mean()
    return name if shared >= LEAST_TOPIC else ""


def english_of_groups(groups: Sequence[Sequence[str]], space: ConceptSpace) -> list[str]:
    """A title in English for each group: its civic topic and the fields of meaning it speaks of more than others.

    Made of the names of topics and fields; nothing that people said is translated. No two are the same while fields
    last.
    """
    names = []
    fields = space.fields
    taken: set[str] = set()
    for texts, (best, share) in zip(groups, _topics(groups, space), strict=True):
        topic = _short(space.topics[best].en, _ENGLISH_CAPITAL) if share >= LEAST_TOPIC else ""
        spoken = fields.transform(texts, [tag_language(text) for text in texts]).mean(axis=0) - fields.usual
        order = np.argsort(-np.round(spoken, 6), kind="stable")
        further = [fields.fields[place].en for place in order if spoken[place] > 0]
        name = topic or ", ".join(further[:2]) or space.topics[best].en
        while name in taken and further:
            name = f"{topic or name}: {further.pop(0)}"
        taken.add(name)
        names.append(name[:1].upper() + name[1:])
    return names


def _topics(groups: Sequence[Sequence[str]], space: ConceptSpace) -> Iterator[tuple[int, float]]:
    """For each group its strongest topic and the share of its texts that have it among their three best."""
    for texts in groups:
        scores = space.transform(texts) - space.usual
        best = int(scores.mean(axis=0).argmax())
        yield best, float(np.mean((scores > scores[:, [best]]).sum(axis=1) < 3))


def _short(name: str, capital: re.Pattern[str]) -> str:
    """A topic's name up to the first comma, with a small letter unless it is a proper name or an abbreviation."""
    first = name.partition(",")[0]
    return first if capital.match(first) else first[:1].lower() + first[1:]


@cache
def _pipeline() -> Pipeline:
    return build_pipeline(["dialog_lemmas"])


@lru_cache(maxsize=20_000)
def _tokens(text: str) -> tuple[tuple[str, bool], ...]:
    """The words of a text and whether each may be part of a tag; Latvian words typed without marks have them back."""
    latvian = tag_language(text) == Language.LATVIAN
    return tuple(
        (
            marks().word(token.text) if latvian and marks().lacks(token.lower_) else token.text,
            token.is_alpha and len(token) > 2 and not token._.is_grammar,
        )
        for token in _pipeline()(text)
    )


def _terms(doc: Sequence[tuple[str, bool]], forms: Lemmas) -> Iterator[str]:
    """The words of a text that may be tags, and the pairs of a genitive and such a word."""
    before = ""
    for word, named in doc:
        lemma = forms.lemma(word) if named else ""
        if lemma and forms.is_noun(word) and fold(lemma) not in STOP_WORDS and lemma not in _EMPTY:
            yield lemma
            if before:
                yield f"{before} {lemma}"
        before = word.lower() if named and forms.is_genitive(word) else ""


def _best(topic: str, count: Counter[str], everywhere: Counter[str], texts: int) -> tuple[str, ...]:
    least = max(2 if texts > 3 else 1, math.ceil(LEAST_SHARE * min(texts, 40)))
    most = 1 + max(everywhere.values(), default=0)
    scored = {
        term: times * (math.log(most / everywhere[term]) + 0.2) * (1.6 if " " in term else 1.0) * _trust(term)
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


def _trust(term: str) -> float:
    """More for a word that is in the dictionary in this very form."""
    return DICTIONARY if term.rpartition(" ")[2] in headwords() else 1 / DICTIONARY


def _kin(term: str, other: str) -> bool:
    """Whether two tags share a word, by its first letters."""
    heads, others = ({_head(word) for word in each.split()} for each in (term, other))
    return any(
        one[: len(two)] == two[: len(one)] and min(len(one), len(two)) > 3 for one in heads for two in others
    ) or (bool(heads & others))


def _head(word: str) -> str:
    folded = fold(word)
    return folded[: max(3, min(5, len(folded) - 2))]
