"""Ranked suggestions for the fields of a measure, each with the words it rests on.

Cues are beginnings of words kept in the plan profile; a suggestion is a place to start from, never a decision.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from math import log

from dialog_toolkit.domain.measure import Suggestion
from dialog_toolkit.language.cleaning import fold

_WORD = re.compile(r"\w+")
LIKE_WORDS = 2
"""Telling stems that two texts must share to be called alike: one alone ("diena") says nothing."""

_PREFIX = 5
"""Letters of a folded word that stand for its stem: for Latvian they group forms of a word about as well as a stemmer
does (recall 56 %, precision 41 % on the Latvian treebank, against 52 and 87 % for the stemmer), and need no library."""


def matching_words(text: str, cues: Iterable[str]) -> tuple[str, ...]:
    """Words of `text`, as written, that begin with a cue; a cue of several words matches them in a row."""
    words = _WORD.findall(text)
    folded = [fold(word) for word in words]
    found: dict[int, str] = {}
    for cue in cues:
        parts = fold(cue).split()
        for place in range(len(words) - len(parts) + 1):
            if all(folded[place + i].startswith(part) for i, part in enumerate(parts)):
                found.setdefault(place, " ".join(words[place : place + len(parts)]))
    return tuple(found[place] for place in sorted(found))


def rank_by_cues(
    texts: Sequence[str], options: Mapping[str, Sequence[str]], at_least: float = 0.08
) -> tuple[Suggestion, ...]:
    """Options by the share of `texts` that hold a cue of theirs; those under `at_least` are not suggested."""
    ranked = []
    for option, cues in options.items():
        hits = [words for words in (matching_words(text, cues) for text in texts) if words]
        share = len(hits) / len(texts) if texts else 0.0
        if share >= at_least:
            common = Counter(word.lower() for words in hits for word in words)
            ranked.append(Suggestion(option, round(share, 3), tuple(word for word, _ in common.most_common(5))))
    return tuple(sorted(ranked, key=lambda s: (-s.score, s.value)))


def rank_by_likeness(
    texts: Sequence[str], options: Mapping[str, str], at_least: float = 0.2, most: int = 3
) -> tuple[Suggestion, ...]:
    """Options whose own text shares telling stems with `texts`: cosine of stem weights, tf × idf over the options."""
    documents = {option: _stems(text) for option, text in options.items()}
    spread = Counter(stem for stems in documents.values() for stem in stems)
    weight = {stem: log((1 + len(documents)) / (1 + n)) + 1 for stem, n in spread.items()}
    asked = Counter(stem for text in texts for stem in _stems(text) if stem in weight)
    if not asked:
        return ()
    query = {stem: (1 + log(n)) * weight[stem] for stem, n in asked.items()}
    length = sum(value**2 for value in query.values()) ** 0.5
    ranked = []
    for option, stems in documents.items():
        shared = [stem for stem in stems if stem in query]
        own = sum(weight[stem] ** 2 for stem in stems) ** 0.5
        score = sum(query[stem] * weight[stem] for stem in shared) / (length * own) if shared else 0.0
        if score >= at_least and len(shared) >= LIKE_WORDS:
            words = sorted(shared, key=lambda stem: -query[stem] * weight[stem])[:5]
            ranked.append(Suggestion(option, round(score, 3), tuple(stems[stem] for stem in words)))
    return tuple(sorted(ranked, key=lambda s: (-s.score, s.value))[:most])


_COMMON = frozenset({"sabie", "iedzi", "valst", "pasak", "vaira", "visie", "nozar", "darba", "ikvie", "tosta"})
"""Stems that nearly every measure of a plan shares: society, residents, state, measure, more, all, sector …"""


def _stems(text: str) -> dict[str, str]:
    """Folded stem → the word it came from."""
    return {fold(w)[:_PREFIX]: w for w in _WORD.findall(text) if len(w) > 3 and fold(w)[:_PREFIX] not in _COMMON}
