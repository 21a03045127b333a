"""Forms of dictionary words, for finding them in text: heads of words and the endings that may follow.

Rules, not a dictionary. Latvian: the declensions with their softened stems ("lācis", "lāča"), the conjugations with
the present stems of `verbs.FIRST`. Russian, English and Latgalian: endings cut off. All is compared folded; for Latvian
the letters that do not change are kept with their marks too, so that "nav" is not taken for "nāve".
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from dialog_toolkit.language.cleaning import fold
from dialog_toolkit.language.verbs import FIRST, PREFIXES

EXACT = "="
ANY = "*"
"""Endings of a form that stands alone, and of a head that may begin any word."""


def _words(written: str) -> frozenset[str]:
    return frozenset(["", *written.split()])


_CASES = "s a am u i iem us os as ai e es ei em is im um"
ENDINGS: Mapping[str, frozenset[str]] = {
    "noun": _words(
        f"""{_CASES} ie o ais aja ajam ajai ajas ajiem ajos ajo aki aks aka aku akas ako akie ina inas inu inam ins
        ini inus inos ite ites iti itis item ij ijs ija"""
    ),
    "present": _words("u i a o e am at as os ies amies aties ja ju ji"),
    "verb": _words(
        f"""{_CASES} o at ies amies aties ja jam jat ju ji jas jot jos jusi jis jusas jusies t ts ta tu to ti tas tie
        tais taja tam tiem tos ties su si sim siet sies simies sana sanas sanu sanai sanam ot oss osa osi osas oso osu
        osais osie usi usas usu uso usais ams ama amu ami amas amais umu ums umi umus umiem umam uma tajs taji taja
        tajiem tajus dams dama dami edams edama iet"""
    ),
    "russian": _words(
        """а я ы и у ю е о ой ей ою ею ом ем ам ям ами ями ах ях ов ев ый ий ая яя ое ее ые ие его ого ему ому ым им
        ых их ую юю ь ть л ла ло ли ет ут ют ит ат ят ишь ешь ете ите ать ять еть ить ся сь ться тся лся лась лись ка
        ки ку ке кой ок ек ия ии ию ием иям иями иях ьев ный ная ное ные ного ной ных ным"""
    ),
    "english": _words("s es ed d ing er ers ion ions ment ments y ies ly al e"),
}
"""Kind of a head → what may follow it, folded."""

LONG = 6
"""A head of so many letters may begin any word: inflection, derivation and compounds alike."""

_SOFT = {"t": "s", "d": "z", "b": "bj", "p": "pj", "m": "mj", "v": "vj"}
"""Folded softening of a stem's end in the second and fifth declension."""

_PRESENT: dict[str, list[str]] = {}
for _stem, _infinitive in FIRST.items():
    _PRESENT.setdefault(_infinitive, []).append(_stem)


@dataclass(frozen=True, order=True)
class Form:
    """A folded `head`, the kind of `endings` after it, and the beginning with its marks if these are sure."""

    head: str
    endings: str
    marked: str = ""

    def fits(self, rest: str) -> bool:
        """Whether a word that begins with the head may end in `rest`."""
        if self.endings == ANY:
            return True
        return not rest if self.endings == EXACT else rest in ENDINGS[self.endings]


def forms_of(word: str, part: str) -> tuple[Form, ...]:
    """Forms of a dictionary word, lower case, of a part of the lexicon: lv, ltg, ru or en."""
    return tuple(sorted(_RULES[part](word)))


def head_of_phrase(word: str, part: str) -> Form:
    """One form that covers all of a word inside a phrase: what its heads have in common."""
    forms = forms_of(word, part)
    first, last = min(form.head for form in forms), max(form.head for form in forms)
    same = next((n for n, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), min(len(first), len(last)))
    exact = all(form.endings == EXACT for form in forms)
    return Form(first[:same], EXACT if exact else ANY)


def _latvian(word: str) -> set[Form]:
    if len(word) <= 3 or not word.isalpha():
        return {Form(fold(word), EXACT)}
    if word.endswith(("t", "ties")):
        return _verb(word.removesuffix("ies"))
    return _noun(word)


def _verb(infinitive: str) -> set[Form]:
    """The stem of the infinitive, of the present and, where a k or g softens, of the past."""
    body = infinitive[:-1]
    prefix = "" if infinitive in _PRESENT else _prefix(infinitive)
    found = {(fold(prefix + stem), "verb") for stem in _PRESENT.get(infinitive.removeprefix(prefix), ())}
    short = {Form(head, ANY if len(head) >= LONG else kind) for head, kind in found if len(head) > 2}
    if body[-1] in "oēāī" and len(body) > 3:
        stem = fold(body)
        present = fold(body[:-1])
        short |= {Form(stem, ANY if len(stem) >= LONG - 1 else "verb"), _marked(infinitive, present, "present")}
        return short | ({Form(present[:-1] + "k", "noun")} if body.endswith("cī") else set())
    softened = [body] + [body.removesuffix(hard) + soft for hard, soft in (("k", "c"), ("g", "dz")) if body[-1] == hard]
    stems = [fold(stem) for stem in softened]
    return short | {Form(stem, ANY if len(stem) >= LONG else "verb") for stem in stems if len(stem) > 2}


def _prefix(infinitive: str) -> str:
    for prefix in sorted(PREFIXES, key=len, reverse=True):
        if infinitive.startswith(prefix) and infinitive.removeprefix(prefix) in _PRESENT:
            return prefix
    return ""


def _noun(word: str) -> set[Form]:
    """Nouns, adjectives, participles; words that are not inflected stay as they are."""
    cut = 3 if word.endswith("ais") and len(word) > 6 else 0
    cut = cut or (2 if word.endswith(("is", "us", "as", "es", "ie")) and len(word) > 4 else 0)
    cut = cut or (1 if word[-1] in "sšaieu" else 0)
    if not cut:
        return {Form(fold(word), ANY if len(word) >= LONG and word[-1] != "o" else EXACT)}
    stem = word[:-cut]
    stems = [stem]
    if word.endswith(("is", "es", "e")) and stem[-1] in _SOFT:
        stems.append(stem[:-1] + _SOFT[stem[-1]])
    return {_marked(word, fold(stem), "noun") for stem in stems}


def _marked(word: str, head: str, kind: str) -> Form:
    if len(head) < 3:
        return Form(fold(word), EXACT)
    sure = word[: max(2, len(head) - 1)]  # the last letter of a stem may soften
    return Form(head, ANY if len(head) >= LONG else kind, sure if head.startswith(fold(sure)) else "")


def _cutting(pattern: str, kind: str, long: int) -> Callable[[str], set[Form]]:
    ending = re.compile(pattern)

    def rule(word: str) -> set[Form]:
        folded = fold(word)
        head = ending.sub("", folded)
        if len(head) < 3:
            return {Form(folded, EXACT)}
        return {Form(head, ANY if len(head) >= long else kind)}

    return rule


_RULES: Mapping[str, Callable[[str], set[Form]]] = {
    "lv": _latvian,
    "ltg": _cutting(r"(eit|uot|it|et|ot|t|ys|is|s|a|e|i|u)$", "noun", LONG - 1),
    "ru": _cutting(
        r"(?<=...)(ться|[аяеи]ть|ть|ти|чь|ый|ий|ой|ая|яя|ое|ее|ые|ие|ия|ость|[аяоеыиьйу])$", "russian", LONG - 1
    ),
    "en": _cutting(r"(?<=...)(ies|y|(?<!s)s|es|e|ing|ed|ment|ion)$", "english", LONG),
}
