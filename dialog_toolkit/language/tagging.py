"""Which of the four languages a contribution is in. Short text without signs of another language is Latvian.

The signs are our own lists: letters that Latvian does not have and the commonest function words. Accuracy on the
project's own corpus is recorded in tests/benchmarks/RESULTS.md.
"""

import re
import unicodedata

from dialog_toolkit.domain.session import Language


def _words(written: str) -> frozenset[str]:
    return frozenset(written.split())


_WORD = re.compile(r"[^\W\d_]+")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_LATVIAN_LETTER = re.compile(r"[āčēģīķļņšūž]")
_NOT_LATVIAN_LETTER = re.compile(r"[qwxy]")

_ENGLISH = _words(
    """
    the of and are was were been it its this that these those we you they he she our your their my with from not have
    has had does did will would should could can cannot don't what when where why who how there here more less if than
    then too very just only about into out all any some every each never ever everyone nobody people it's make give
    need needs want please like after before because without through over between my which while never whatever
    against under during until
    """
)
_ENGLISH_WEAK = _words("to in on a i is me so us an do by at or no one let for get gets outside same three old new")

_LATGALIAN = _words(
    """
    navā kū tū kod deļ dieļ aba vysi vyss vysa vysim myusu myusim jiusu jiusim muns muna tys tei itys itei itū šudiņ
    niu itymā sovu sova sovs bārni bārnim latgalīšu latgolā latgolys volūdu volūda cylvāks cylvāki cylvākim cylvāku
    vaig lobs lobi lels leli nikas nikuo dorbs dorba jis jei juos vīns vīna vīnu vīnam kotru kotrs ūtrs ūtrā ūtram
    dīnā dīnu sātā natik bīdreiba bīdreibai pakuo bodē kaids kaida tymā zam īt atīt aizīt
    """
)
_LATGALIAN_WEAK = _words("i kai ni pi tai mes iz nu tik da jiem bais vaira")
_LATGALIAN_SURE = re.compile(r"uo|[bcdfgklmnprstvzčķļņšž]y|ō")
_LATGALIAN_SOFT = re.compile(
    r"ļ[dtsc]|ņ[kcč]|[aeiou]j\b|ei[stbd]|iu[dkmnrst]|^na[bdgīkmprstv]|om\b|oja|[lmnrsk]o[dlnrskj]a\b"
)
"""Spellings that are commoner in Latgalian; one alone says nothing."""


def tag_language(text: str) -> Language:
    """The language of `text`: Cyrillic is Russian; else the language with the most signs; Latvian where in doubt."""
    low = unicodedata.normalize("NFC", text).lower()
    if len(_CYRILLIC.findall(low)) * 2 > sum(ch.isalpha() for ch in low):
        return Language.RUSSIAN
    words = _WORD.findall(low)
    english, latgalian = _english(words), _latgalian(words)
    if english > latgalian and english >= 0.9:
        return Language.ENGLISH
    return Language.LATGALIAN if latgalian >= 0.75 else Language.LATVIAN


def _english(words: list[str]) -> float:
    sure = sum(word in _ENGLISH for word in words)
    weak = sum(word in _ENGLISH_WEAK for word in words)
    odd = sum(bool(_NOT_LATVIAN_LETTER.search(word)) for word in words)
    latvian = sum(len(_LATVIAN_LETTER.findall(word)) for word in words)
    return sure + 0.4 * weak + 0.5 * odd - latvian


def _latgalian(words: list[str]) -> float:
    known = sum(word in _LATGALIAN for word in words)
    weak = sum(word in _LATGALIAN_WEAK for word in words)
    sure = sum(bool(_LATGALIAN_SURE.search(word)) for word in words)
    soft = sum(bool(_LATGALIAN_SOFT.search(word)) for word in words)
    # Long Latvian sentences gather a few soft signs by chance.
    return known + 0.7 * sure + 0.35 * weak + 0.2 * soft - 0.03 * len(words)
