"""Which of the four languages a contribution is in. Short text without signs of another language is Latvian.

The signs are our own lists: letters and endings that Latvian does not have, and the commonest function words.
Accuracy on the project's own corpus is recorded in tests/benchmarks/RESULTS.md.
"""

import re
import unicodedata

from dialog_toolkit.domain.session import Language

_WORD = re.compile(r"[^\W\d_]+")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_LATVIAN_LETTERS = re.compile(r"[āčēģīķļņšūž]")

_LATGALIAN_WORDS = frozenset(
    "i ir nav navā ni kū tū kod tod kai tai deļ dieļ pi da aba voi vys vysi vyss vysim myusu myusim jiusu jiusim jius "  # noqa: SIM905
    "mes muns muna mun tys tei itys itei itū šudiņ tān niu itymā sovu sova sovs bārni bārnim latgalīšu latgolā "
    "latgolys latgola volūdu volūda volūdā cylvāks cylvāki cylvākim cylvāku vajag vaig lobs lobi lels leli gryuts gryuši "
    "nikas nikuo kuo tuo juo vuiceituoji školā školu skaitu dorbs dorba dorbu".split()
) - {"ir", "nav", "mes", "vajag", "skaitu", "da", "tai", "kai", "ni", "pi", "i"}
_LATGALIAN_WEAK = frozenset("i kai ni pi da tai mes".split())  # noqa: SIM905
_LATGALIAN_SIGNS = re.compile(r"uo|yu|iu|ō|y|(?<!o)ū(?=s\b|t\b|m\b)|\bna(?=[bcčdfgģkķlļmnņprsštvzž])|[ai]ņč|ļd\b|ļs\b|ļt|uot\b|eit\b")
_LATGALIAN_STRONG = re.compile(r"uo|yu|ō|y")

_ENGLISH_WORDS = frozenset(
    "the of and to is are was were be been it its this that these those we you they he she our your their my me us "  # noqa: SIM905
    "for with from at by on in not no have has had do does did will would should could can cannot don't what when "
    "where why who how there here more less if or but so than then too very just only about into out up all any some "
    "every each nobody everyone people a an as i i'm it's let make give need needs want please like one after before "
    "because without through over between my".split()
) - {"no", "a", "i", "to", "in", "on", "me", "so", "one", "us", "an", "as", "up", "do", "by", "at", "or", "is", "let"}
_ENGLISH_WEAK = frozenset("to in on a i is me so us an do by at or no one let".split())  # noqa: SIM905
_NOT_LATVIAN_LETTERS = re.compile(r"[qwxy]")


def tag_language(text: str) -> Language:
    """The language of `text`: Cyrillic is Russian; else the language with the most signs; Latvian where in doubt."""
    low = unicodedata.normalize("NFC", text).lower()
    letters = sum(ch.isalpha() for ch in low)
    if len(_CYRILLIC.findall(low)) * 2 > letters:
        return Language.RUSSIAN
    words = _WORD.findall(low)
    if not words:
        return Language.LATVIAN
    english, latgalian = _english(words, low), _latgalian(words)
    if english > latgalian and english >= 1.0:
        return Language.ENGLISH
    return Language.LATGALIAN if latgalian >= 1.0 else Language.LATVIAN


def _english(words: list[str], low: str) -> float:
    sure = sum(word in _ENGLISH_WORDS for word in words)
    weak = sum(word in _ENGLISH_WEAK for word in words)
    odd = sum(bool(_NOT_LATVIAN_LETTERS.search(word)) for word in words)
    latvian = len(_LATVIAN_LETTERS.findall(low))
    return sure + 0.4 * weak + 0.5 * odd - 1.0 * latvian


def _latgalian(words: list[str]) -> float:
    known = sum(word in _LATGALIAN_WORDS for word in words)
    weak = sum(word in _LATGALIAN_WEAK for word in words)
    strong = sum(bool(_LATGALIAN_STRONG.search(word)) for word in words)
    return known + 0.5 * weak + 0.7 * strong
