"""Latvian typed without diacritics gets them back, for computing only: nobody is shown a text changed by it.

Known words come from the project's own lists; the marks of an unknown word are those usual for each letter between its
neighbours. Only Latvian texts of two words or more without any mark are touched: everywhere else more would be broken
than mended.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

import yaml

from dialog_toolkit.domain.session import Language
from dialog_toolkit.language.cleaning import fold
from dialog_toolkit.language.lemmas import FORMS

FIELDS = Path(__file__).parent / "data" / "fields"

_MARKED = re.compile("[āčēģīķļņšūž]", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_BARE = "acegiklnsuz"
_WITH = dict(zip(_BARE, "āčēģīķļņšūž", strict=True))
_SHORT = {"ta": "tā", "so": "šo", "si": "šī", "sa": "šā", "sis": "šis", "sie": "šie", "sai": "šai", "ka": "ka"}
"""Words too short for the lists."""

BARE_COUNTS = 0.5
"""What a form without marks counts against one with marks: the lists hold forms from texts typed without them."""
GUESSED = 4
"""Letters a word must have for its marks to be guessed: shorter unknown ones are particles ("ir", "ar") and names."""
WIDEST = 3
"""Letters on either side that the marks of a letter in an unknown word are told by."""


class Marks:
    """Puts diacritics back.

    Parameters
    ----------
    forms: Latvian word forms, lower case, with how often each was met.
    """

    def __init__(self, forms: Counter[str]) -> None:
        best: dict[str, tuple[float, str]] = {}
        for form, times in sorted(forms.items()):
            worth = times * (1.0 if _MARKED.search(form) else BARE_COUNTS)
            folded = fold(form)
            if len(folded) == len(form) and worth > best.get(folded, (0.0, ""))[0]:
                best[folded] = (worth, form)
        self._forms = forms
        self._known = {folded: form for folded, (_, form) in best.items()} | _SHORT
        self._contexts = _contexts(self._known.values())

    def text(self, text: str) -> str:
        """`text` with its words marked."""
        return _WORD.sub(lambda found: self.word(found.group()), text)

    def word(self, word: str) -> str:
        """`word` with the marks of the known word, else of its letters; capital letters stay."""
        low = word.lower()
        marked = self._known.get(low) or (self._guessed(low) if len(low) >= GUESSED else low)
        if len(marked) != len(word):
            return word
        return "".join(new.upper() if old.isupper() else new for old, new in zip(word, marked, strict=True))

    def lacks(self, word: str) -> bool:
        """Whether `word`, lower case, was typed without its marks: with them it is met more often.

        Marks of the last two letters do not count: they tell forms of one word apart ("skola", "skolā").
        """
        marked = self._known.get(word, word)
        met = self._forms[word]
        return not _MARKED.search(word) and (marked[:-2] != word[:-2] or not met) and self._forms[marked] > met

    def _guessed(self, low: str) -> str:
        padded = f"{' ' * WIDEST}{low}{' ' * WIDEST}"
        return "".join(
            _WITH[letter] if letter in _WITH and self._is_marked(padded, place + WIDEST) else letter
            for place, letter in enumerate(low)
        )

    def _is_marked(self, padded: str, place: int) -> bool:
        for width in range(WIDEST, 0, -1):
            told = self._contexts.get(padded[place - width : place + width + 1])
            if told:
                return told > 0
        return False


def _contexts(forms: Iterable[str]) -> dict[str, int]:
    """For runs of letters, folded, in how many more forms their middle letter is marked than not."""
    told: Counter[str] = Counter()
    for form in forms:
        folded = f"{' ' * WIDEST}{fold(form)}{' ' * WIDEST}"
        for place, letter in enumerate(form, WIDEST):
            if folded[place] in _WITH:
                sign = 1 if letter != folded[place] else -1
                for width in range(1, WIDEST + 1):
                    told[folded[place - width : place + width + 1]] += sign
    return dict(told)


def restored(texts: Sequence[str], languages: Sequence[Language]) -> list[str]:
    """`texts` in which Latvian ones typed without diacritics have them back; all others as they are."""
    return [
        marks().text(text) if needs(text, language) else text for text, language in zip(texts, languages, strict=True)
    ]


def needs(text: str, language: Language) -> bool:
    """Whether `text` is Latvian, has two words at least and no mark in it."""
    return language == Language.LATVIAN and not _MARKED.search(text) and len(_WORD.findall(text)) > 1


@cache
def marks() -> Marks:
    """By the word forms that come with the package and the words of the fields, loaded once."""
    forms: Counter[str] = Counter()
    for line in FORMS.read_text("utf-8").splitlines():
        word, _, times = line.partition("\t")
        forms[word] = int(times)
    return Marks(forms + field_words())


@cache
def field_words() -> Counter[str]:
    """The Latvian words of the fields of meaning, those of phrases too, each counted once."""
    return Counter(dict.fromkeys((word for entry in _entries() for word in _WORD.findall(entry)), 1))


@cache
def headwords() -> frozenset[str]:
    """Single Latvian words of the fields in dictionary form, lower case."""
    return frozenset(entry for entry in _entries() if _WORD.fullmatch(entry))


@cache
def _entries() -> tuple[str, ...]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return tuple(
        str(entry).lower()
        for path in sorted(FIELDS.glob("*.yaml"))
        for field in yaml.load(path.read_text("utf-8"), Loader=loader).values()
        for entry in field.get("lv", ())
    )
