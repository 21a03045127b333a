"""Dictionary forms of Latvian nouns and adjectives, for tags: "autobusu" → "autobuss", "padomēs" → "padome".

No dictionary is shipped. An ending says which nominatives a word could come from, and one is chosen only if it is
attested, that is, met as a word in the project's own corpus or in the texts at hand. What is not attested stays as
it was written, so no word is made up.
"""

from collections import Counter
from collections.abc import Iterable
from functools import cache
from pathlib import Path

FORMS = Path(__file__).parent / "data" / "forms.txt"
"""Word forms of the corpus with how often each was met; written by `train`."""

_RULES = """
ajiem>ais; ajām>ā; ajos>ais; ajās>ā; ajam>ais; ajai>ā; ajā>ais ā; šiem>tis dis sis; žiem>dis zis; ļiem>lis;
ņiem>nis; šu>te tis se sis šs ša; žu>de dis ze zis; ļu>le lis ļš ļa; ņu>ne nis ņš ņa ns; ju>js ja jš; šus>tis;
ši>tis šs; ša>tis šs ša; žus>dis; ži>dis; ļus>lis ļš; ļi>lis ļš; ļa>lis ļš; ņus>nis ņš ns; ņi>nis ņš ns;
ņa>nis ns; bja>bis; pja>pis; mja>mis; vja>vis; iem>s š is us; ām>a; ēm>e; īm>s; ās>a; ēs>e; īs>s; os>s š;
as>a; es>e; us>s us š; im>is; um>us; am>s š; ai>a; ei>e; ij>ija; ie>ais s; ā>a s ais; ē>e; ī>is s; u>a s us š
e; a>s š us ais; i>s e is š us; o>ais ā s
"""
_ENDINGS: tuple[tuple[str, tuple[str, ...]], ...] = tuple(
    (ending.strip(), tuple(nominatives.split()))
    for ending, _, nominatives in (rule.partition(">") for rule in _RULES.split(";"))
)
"""Ending of an oblique case or a plural → endings of the nominatives singular it may stand for, likeliest first."""

_PARADIGMS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("ais", ("ais", "ajam", "ajā", "ajiem", "ajos")),
    ("is", ("is", "im", "ī")),
    ("us", ("us", "um", "ū")),
    ("s", ("s", "am", "i", "iem", "us", "os")),
    ("š", ("š", "am", "i", "iem", "us", "os")),
    ("a", ("", "as", "ai", "ām", "ās")),
    ("ā", ("ajai", "ajām", "ajās")),
    ("e", ("e", "es", "ei", "ē", "ēm", "ēs")),
)
"""Ending of the nominative → the endings that tell this declension from the others, the nominative's first. For -a
that is none: the genitive of -s looks the same."""

_SURE = {f"īb{case}": 2 for case in ("a", "as", "u", "ā", "ai", "ām", "ās")} | {
    f"šan{case}": 3 for case in ("a", "as", "u", "ā", "ai", "ām", "ās")
}
"""Endings of the nouns in -ība and -šana, always feminine, and how many letters of them are the stem's."""

_SOFT = {
    "t": "š",
    "d": "ž",
    "s": "š",
    "z": "ž",
    "n": "ņ",
    "l": "ļ",
    "c": "č",
    "b": "bj",
    "p": "pj",
    "m": "mj",
    "v": "vj",
}
"""How the end of the stem changes in the second declension: jaunietis, jaunieša."""

_NOMINATIVE = ("s", "š", "a", "e", "is", "us", "ais")


class Lemmas:
    """Finds dictionary forms among attested words.

    Parameters
    ----------
    attested: how often each word form was met, lower case with diacritics.
    """

    def __init__(self, attested: Counter[str]) -> None:
        self._attested = attested
        self._found: dict[str, str] = {}

    def with_words(self, words: Iterable[str]) -> "Lemmas":
        """The same with the words of the texts at hand counted too."""
        return Lemmas(self._attested + Counter(word.lower() for word in words))

    def lemma(self, word: str) -> str:
        """The dictionary form of `word`, or `word` lower-case as it is if no form is attested well enough."""
        low = word.lower()
        if low not in self._found:
            self._found[low] = self._lemma(low)
        return self._found[low]

    def _lemma(self, low: str) -> str:
        for ending in _SURE:
            if low.endswith(ending) and len(low) > len(ending) + 2:
                return low[: len(low) - len(ending)] + ending[: _SURE[ending]] + "a"
        candidates = {low: self._support(low)} if low.endswith(_NOMINATIVE) else {}
        for ending, nominatives in _ENDINGS:
            if low.endswith(ending) and len(low) - len(ending) >= 2:
                for nominative in nominatives:
                    form = low[: len(low) - len(ending)] + nominative
                    candidates.setdefault(form, self._support(form))
        best = max(candidates, key=lambda form: candidates[form], default=low)
        return best if candidates.get(best) else low

    def _support(self, nominative: str) -> int:
        """How often the forms are met that only this declension has; 0 if only one such form is attested and it is
        not the nominative itself."""
        for ending, forms in _PARADIGMS:
            if nominative.endswith(ending):
                stem = nominative[: len(nominative) - len(ending)]
                met = [self._attested[stem + form] for form in forms]
                if ending == "is" and stem[-1:] in _SOFT:
                    soft = stem[:-1] + _SOFT[stem[-1]]
                    met += [self._attested[soft + form] for form in ("i", "iem", "us")]
                sure = met[0] or (sum(map(bool, met)) > 1 and stem[-1:] not in "šžļņč")
                return sum(met) if sure else 0
        return 0

    def is_noun(self, word: str) -> bool:
        """Whether the dictionary form of `word` looks like a noun's or an adjective's."""
        low = self.lemma(word)
        return low.endswith(_NOMINATIVE) and not low.endswith(("šos", "jas"))

    def is_genitive(self, word: str) -> bool:
        """Whether `word` can be the genitive that stands before a noun: "domes", "iedzīvotāju", "līdzdalības"."""
        low = word.lower()
        return low != self.lemma(low) and low.endswith(("as", "es", "ju", "ību", "šu", "ņu", "u", "ma", "ta", "ja"))


@cache
def lemmas() -> Lemmas:
    """Dictionary forms by the words of the project's own corpus."""
    counts: Counter[str] = Counter()
    for line in FORMS.read_text("utf-8").splitlines():
        word, _, times = line.partition("\t")
        counts[word] = int(times)
    return Lemmas(counts)
