"""Fields of everyday meaning, as in a thesaurus: what words say that belong to no civic topic.

The words of some 220 fields (``data/fields/*.yaml``) are found in a text by their forms. A word that is met often in
the corpus says little, a word of several fields shares its weight among them. Each find can be shown as the words that
made it.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from dialog_toolkit.domain.session import Language
from dialog_toolkit.language.cleaning import fold
from dialog_toolkit.language.debitive import strip_debitives
from dialog_toolkit.language.field_forms import EXACT, Form
from dialog_toolkit.language.lexicon import STEMS_OF
from dialog_toolkit.language.row_memory import RowMemory, text_key
from dialog_toolkit.language.stopwords import STOP_WORDS

LONGEST = 40
"""Letters of a word; whatever is longer is none, and would take long to look up."""

_TOKEN = re.compile(r"\w+")
_MARKED = re.compile("[āčēģīķļņšūž]")
_PREFIXES = ("aiz", "ap", "at", "ie", "iz", "no", "pa", "par", "pie", "sa", "uz")

_NAMELESS = STOP_WORDS | frozenset(
    fold(
        """nevienas vieniem vienai vienas vienos visas visām visos kuras kurus kurām mūs mani manas maniem manam paša
        pašas pašā pašām sākas kopš pāris saku laikos laikus laikiem jauno jaunie jaunais jaunas savienot noteikti
        noteikt pareizi varat varētu kādas naudēt zem pret bus"""
    ).split()
)
"""Words that are no sign of a field however they are spelt; "saku" would be speech, "jauno" youth."""

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Field:
    """A field of meaning, with its names."""

    id: str
    lv: str
    en: str


@dataclass(frozen=True)
class Entry:
    """A word or phrase (for each word its forms) of one part of the lexicon, its fields and how much it says."""

    part: str
    fields: tuple[int, ...]
    words: tuple[tuple[Form, ...], ...]
    weight: float = 1.0


class FieldIndex:
    """Finds the entries of one language in texts.

    Parameters
    ----------
    entries: all entries; those of other languages are left out, their numbers stay.
    parts: the parts of the lexicon that texts of the language are matched with.
    """

    def __init__(self, entries: Sequence[Entry], parts: Sequence[str]) -> None:
        self._words: dict[str, list[tuple[Form, int]]] = {}
        self._phrases: dict[str, list[tuple[Entry, int]]] = {}
        self._known: dict[tuple[str, str], tuple[int, ...]] = {}
        for number, entry in enumerate(entries):
            if entry.part in parts and len(entry.words) == 1:
                for form in entry.words[0]:
                    self._words.setdefault(form.head, []).append((form, number))
            elif entry.part in parts:
                self._phrases.setdefault(entry.words[0][0].head, []).append((entry, number))

    def found(self, text: str) -> dict[str, list[int]]:
        """Words and phrases of `text`, folded, in their order, with the numbers of the entries that they fit."""
        low = strip_debitives(text).lower()
        marked = _MARKED.search(low) is not None
        written = _TOKEN.findall(low)
        words = [fold(word) for word in written]
        found: dict[str, list[int]] = {}
        for place, (word, as_written) in enumerate(zip(words, written, strict=True)):
            # Without any mark in a text it was typed without them; then they cannot be compared.
            if fits := self._entries(word, as_written if marked and len(word) == len(as_written) else ""):
                found.setdefault(word, list(fits))
            for end in range(2, min(len(word), LONGEST) + 1):
                for entry, number in self._phrases.get(word[:end], ()):
                    here = words[place : place + len(entry.words)]
                    if len(here) == len(entry.words) and all(map(_inside, here, entry.words)):
                        found.setdefault(" ".join(here), []).append(number)
        return found

    def _entries(self, word: str, written: str) -> tuple[int, ...]:
        key = (word, written)
        if key not in self._known:
            silent = word in _NAMELESS or len(word) > LONGEST
            self._known[key] = () if silent else tuple(sorted(self._looked_up(word, written)))
        return self._known[key]

    def _looked_up(self, word: str, written: str) -> set[int]:
        """By the word itself, without its negation, without a prefix, by what it begins or ends with."""
        fits = self._direct(word, written)
        if not fits and word.startswith("ne") and len(word) > 5:
            fits = self._direct(word[2:], written[2:], 3)
        for prefix in _PREFIXES if not fits and len(word) > 6 else ():
            if word.startswith(prefix) and len(word) - len(prefix) > 4 and not fits:
                fits = self._direct(word[len(prefix) :], written[len(prefix) :], 4)
        if not fits and len(word) > 7:
            ends = (self._direct(word[start:], written[start:], 5) for start in range(3, len(word) - 4))
            fits = self._direct(word, written, 5, open_end=True) | next(filter(None, ends), set())
        return fits

    def _direct(self, word: str, written: str, least: int = 2, *, open_end: bool = False) -> set[int]:
        """Entries of which a form fits, with the longest heads (one letter less is as good: "lācis", "lāči")."""
        fits = [
            (end, number)
            for end in range(least, len(word) + 1)
            for form, number in self._words.get(word[:end], ())
            if (open_end or form.fits(word[end:])) and (not written or written.startswith(form.marked))
        ]
        longest = max((end for end, _ in fits), default=0)
        return {number for end, number in fits if end >= longest - 1}


def _inside(word: str, forms: tuple[Form, ...]) -> bool:
    form = forms[0]
    return word == form.head if form.endings == EXACT else word.startswith(form.head)


class FieldSpace:
    """How much texts speak of each field; trained already.

    Parameters
    ----------
    fields, entries: what is looked for; an entry's `weight` says how rare it is.
    rarity: weight of each field, [fields].
    usual: mean row of the corpus, [fields].
    kinship: likeness of fields, [fields, fields], 1 on the diagonal.
    """

    def __init__(
        self, fields: Sequence[Field], entries: Sequence[Entry], rarity: Floats, usual: Floats, kinship: Floats
    ) -> None:
        self.fields = tuple(fields)
        self.rarity, self.usual, self.kinship = rarity, usual, kinship
        self._entries = tuple(entries)
        self._memory = RowMemory()

    @cached_property
    def _index(self) -> dict[Language, FieldIndex]:
        return {language: FieldIndex(self._entries, parts) for language, parts in STEMS_OF.items()}

    def spoken(self, text: str, language: Language) -> dict[str, dict[int, float]]:
        """Words and phrases of `text`, folded, each with the fields that it speaks for and how much."""
        return {
            words: _shared([self._entries[number] for number in fits])
            for words, fits in self._index[language].found(text).items()
        }

    def transform(self, texts: Sequence[str], languages: Sequence[Language]) -> Floats:
        """Rows of length 1 (0 where no word is known), [texts, fields]."""

        def compute(places: list[int]) -> Floats:
            return self._scored([texts[place] for place in places], [languages[place] for place in places])

        return self._memory.rows([text_key(text, tag) for text, tag in zip(texts, languages, strict=True)], compute)

    def _scored(self, texts: Sequence[str], languages: Sequence[Language]) -> Floats:
        rows = np.zeros((len(texts), len(self.fields)), np.float32)
        for row, (text, language) in enumerate(zip(texts, languages, strict=True)):
            for shares in self.spoken(text, language).values():
                for field, share in shares.items():
                    rows[row, field] += share
        rows *= self.rarity
        length = np.linalg.norm(rows, axis=1, keepdims=True)
        return np.asarray(np.divide(rows, length, out=np.zeros_like(rows), where=length > 0), dtype=np.float32)

    def explain(self, text: str, language: Language, best: int = 3) -> list[tuple[Field, float, tuple[str, ...]]]:
        """The `best` fields of one text, their scores and the words (folded) that speak for them, strongest first."""
        spoken = self.spoken(text, language)
        scores = self.transform([text], [language])[0]
        chosen = [int(field) for field in np.argsort(-scores, kind="stable")[:best] if scores[field] > 0]
        return [
            (self.fields[field], float(scores[field]), tuple(words for words, of in spoken.items() if field in of))
            for field in chosen
        ]

    def as_plain(self) -> dict[str, Any]:
        """Fields and entries as JSON can hold them, for `from_plain`."""
        entries = [
            [e.part, e.weight, e.fields, [[[f.head, f.endings, f.marked] for f in word] for word in e.words]]
            for e in self._entries
        ]
        return {"names": [[field.id, field.lv, field.en] for field in self.fields], "entries": entries}

    @staticmethod
    def from_plain(plain: Mapping[str, Any], rarity: Floats, usual: Floats, kinship: Floats) -> "FieldSpace":
        """The space of what `as_plain` gave."""
        forms: dict[tuple[str, str, str], Form] = {}
        entries = [
            Entry(
                part,
                tuple(of),
                tuple(tuple(forms.setdefault(tuple(f), Form(*f)) for f in word) for word in words),
                weight,
            )
            for part, weight, of, words in plain["entries"]
        ]
        return FieldSpace([Field(*names) for names in plain["names"]], entries, rarity, usual, kinship)


def _shared(entries: Sequence[Entry]) -> dict[int, float]:
    """The fields that one word speaks for; they share its weight."""
    best: dict[int, float] = {}
    for entry in entries:
        for field in entry.fields:
            best[field] = max(best.get(field, 0.0), entry.weight)
    return {field: weight / len(best) for field, weight in best.items()}
