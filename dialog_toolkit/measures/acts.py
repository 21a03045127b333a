"""What a measure says will be done: acts, the tier each belongs to, and whether its object is a thing one can see.

Tiers and lists are the plan profile's: A a deliverable, B an activity, C a vague direction. The same verb may be an
act or a direction, by its object: "ieviest reģistru" can be checked, "ieviest jaunu pieeju" cannot.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from dialog_toolkit.domain.plan import CheckWords
from dialog_toolkit.language.cleaning import fold
from dialog_toolkit.measures.words import Words, find_cues, near

_INFINITIVE = re.compile(r"^\w{2,}(?:[aeiou]t|[bcdfgklmnprst]t|ties)$")
_GERUND = re.compile(r"^\w{4,}(?:ot|oties)$")
_VERBAL_NOUN = re.compile(r"san(?:a|as|u|ai)$|^(?:izveide|izstrade|ieviese)\w?$")
_NOUN = re.compile(r"(?:san|ib|um|ien)(?:a|as|u|ai|am|i|s|iem|us|os|es)?$")
_GENITIVE = re.compile(r"(?:ibas|kvalitates|efektivitates)$")
"""Folded genitives that stand as attributes: "līdzdalības standarts" is a standard."""
_START = 3
"""Number of the last word that still stands at the start."""
_GREATER = re.compile(r"^(?!vecak|vairak|galvenak)\w{3,}ak(?:s|a|u|i|as|ai|am|iem|os|ajam|ajai|o|ie)$")
"""Folded comparatives: "labāku", "plašāka" – more of something, which is a direction and not a thing."""
_TURN = frozenset(
    {"lai", "kas", "ka", "jo", "ja", "kur", "kuri", "kuru", "kura", "kuras", "kuros", "kuram", "kad", "par"}
)
"""Words at which the object of a verb ends: another clause or the topic begins."""

_NEAR = 6
"""Words on either side in which a companion of a verb is looked for."""

_OBJECT = 7
"""Words after a verb in which its object is looked for."""


@dataclass(frozen=True)
class Act:
    """A verb or verbal noun: the `word` as written, its tier (A, B, C; "" for an infinitive that no list knows).

    `hollow`: its object is only a direction ("sadarbību", "labāku pieeju"); `soft`: its object is an event or a thing
    that changes nothing ("lekcijas", "bukletus"); `place`: the number of the word in the text.
    """

    word: str
    tier: str
    has_object: bool = True
    hollow: bool = False
    soft: bool = False
    place: int = 0


def find_acts(words: Words, lists: CheckWords, heading: bool = False) -> tuple[Act, ...]:
    """Acts of a text in order; the longest matching stem decides the tier.

    A noun of a vague verb ("attīstība") names an act only in a `heading` or at the start; later it is an object.
    """
    acts = []
    for place, token in enumerate(words.folded):
        if place == 0 and _INFINITIVE.search(token) and not _stem_of(words, place, lists):
            acts.append(_act(words, place, "", lists))
            continue
        if _is_aim(words, place, bool(acts) and acts[-1].tier == "C"):
            continue
        stem = _stem_of(words, place, lists)
        noun = place > _START and not heading and bool(_NOUN.search(token))
        if stem and not (noun and stem.tier == "C"):
            act = _act(words, place, stem.tier, lists, stem.needs_object)
            thing = stem.with_thing if stem.with_thing and not act.hollow else stem.tier
            acts.append(Act(act.word, thing, act.has_object, act.hollow, act.soft, place))
    return tuple(acts)


def _is_aim(words: Words, place: int, after_vague: bool) -> bool:
    """Whether the word stands in a clause that says what for: "lai …", or "ka …" after a vague verb ("panākt, ka")."""
    first = place
    while first > 0 and words.clause[first - 1] == words.clause[place]:
        first -= 1
    return first < place and (words.folded[first] == "lai" or (words.folded[first] == "ka" and after_vague))


def find_ways(words: Words, lists: CheckWords) -> tuple[Act, ...]:
    """Gerunds that say in what way something is done ("papildinot veidlapu"), not those of a vague verb."""
    empty = lists.words("empty_ways")
    found = []
    for place in range(len(words.folded)):
        if not _is_gerund(words, place) or find_cues(words, empty, place, place + 1):
            continue
        stem = _stem_of(words, place, lists)
        act = _act(words, place, stem.tier if stem else "", lists)
        if act.tier != "C" and not act.hollow:
            found.append(act)
    return tuple(found)


def _is_gerund(words: Words, place: int) -> bool:
    """ "papildinot", not the infinitive "balsot": a gerund ends in -jot or opens a clause."""
    if not _GERUND.search(words.folded[place]) or place == 0:
        return False
    before = max(0, place - 2)
    opens = words.clause[place] != words.clause[before] and words.sentence[place] == words.sentence[place - 1]
    return words.folded[place].endswith("jot") or opens


@dataclass(frozen=True)
class _FoldedStem:
    text: str
    whole: bool
    tier: str
    beside: tuple[str, ...]
    needs_object: bool
    with_thing: str


def _stem_of(words: Words, place: int, lists: CheckWords) -> _FoldedStem | None:
    token = words.folded[place]
    for form in _forms(token):
        for stem in _stems(lists):
            if (form == stem.text if stem.whole else form.startswith(stem.text)) and (
                not stem.beside or near(words, place, 1, stem.beside, _NEAR)
            ):
                return stem
    return None


def _forms(token: str) -> Iterator[str]:
    """The word, and without the prefix of the debitive: "jāstiprina" is of "stiprināt"."""
    yield token
    if token.startswith("ja") and len(token) > 5:
        yield token[2:]


def _act(words: Words, place: int, tier: str, lists: CheckWords, needs_object: bool = False) -> Act:
    start, end = _object_span(words, place)
    thing = bool(find_cues(words, lists.words("things"), start, end))
    events = find_cues(words, lists.words("event_words"), start, end)
    named = [at for at, _ in events if not find_cues(words, lists.words("any_events"), at, at + 1)]
    greater = any(_GREATER.match(word) for word in words.folded[start:end])
    directions = find_cues(words, lists.words("hollow_objects"), start, end)
    hollow = greater or any(size > 1 or not _GENITIVE.search(words.folded[at]) for at, size in directions)
    soft = bool(events or find_cues(words, lists.words("soft_outputs"), start, end))
    if find_cues(words, lists.words("disclosing_verbs"), place, place + 1):
        soft = False  # to publish the record of a meeting is not to hold one
    long_words = sum(len(word) > 3 for word in words.folded[max(0, place - _NEAR) : place] + words.folded[start:end])
    has_object = not needs_object or long_words >= 1
    return Act(words.quote(place), tier, has_object, hollow and not thing and not named, soft and not thing, place)


def _object_span(words: Words, place: int) -> tuple[int, int]:
    """Where the object stands: after a verb, before a verbal noun ("reģistra izveidošana")."""
    if _VERBAL_NOUN.search(words.folded[place]):
        start = place
        while start > max(0, place - _OBJECT) and words.sentence[start - 1] == words.sentence[place]:
            start -= 1
        return start, place
    end = place + 1
    while end < min(len(words.folded), place + 1 + _OBJECT) and not _ends_object(words, place, end):
        end += 1
    return place + 1, end


def _ends_object(words: Words, place: int, end: int) -> bool:
    if words.sentence[end] != words.sentence[place] or words.folded[end] in _TURN:
        return True
    return words.clause[end] != words.clause[end - 1] and bool(_GERUND.search(words.folded[end]))


@lru_cache(maxsize=8)
def _stems(lists: CheckWords) -> tuple[_FoldedStem, ...]:
    """Every stem, folded, longest first."""
    stems = [
        _FoldedStem(
            fold(each.stem.lstrip("=")),
            each.stem.startswith("="),
            tier.id,
            each.beside,
            each.needs_object,
            each.with_thing,
        )
        for tier in lists.tiers
        for each in tier.stems
    ]
    return tuple(sorted(stems, key=lambda stem: (-len(stem.text), stem.text)))
