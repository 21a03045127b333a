"""Names of persons in a text, in every case of the language, by a list of given names and by what stands around them.

A capital letter is not enough in Latvian: names are also words (Ausma, Gaida), months (Maija), feasts (Jāņi), streets
and churches (Annas iela). So a name that is also a word needs something beside it: a surname, or a word such as
"neighbour" before it.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from dialog_toolkit.language.cleaning import fold

NAMES = Path(__file__).parent / "data" / "given_names.txt"
"""Given names; ``*`` marks those that are also ordinary words, months, brands or places."""

SURNAMES = Path(__file__).parent / "data" / "surnames.txt"
"""Usual surnames that their endings do not tell."""

_WORD = re.compile(r"[^\W\d_]{1,60}")
_JOINS = (" ", "-", "\u00a0")
_SENTENCE_END = ".!?:;\n•–"
_CYRILLIC = re.compile("[\u0400-\u04ff]")

_SOFT = {
    "t": "š", "d": "ž", "s": "š", "z": "ž", "n": "ņ", "l": "ļ", "b": "bj", "p": "pj", "m": "mj", "v": "vj", "c": "č",
}  # fmt: skip
_CASES = {
    "is": ("is", "im", "ī", "i", "a"),
    "us": ("us", "um", "u", "ū"),
    "s": ("s", "a", "am", "u", "ā"),
    "š": ("š", "a", "am", "u", "ā"),
    "a": ("a", "as", "ai", "u", "ā", "am"),
    "e": ("e", "es", "ei", "i", "ē"),
    "й": ("й", "я", "ю", "ем", "е"),
    "ь": ("ь", "я", "ю", "ем", "и", "ью"),
    "а": ("а", "ы", "и", "е", "у", "ой"),
    "я": ("я", "и", "е", "ю", "ей"),
}
"""Ending of the nominative → endings of the singular, that one among them. Feasts are plurals, so Jāņi is no name."""

_DIMINUTIVE = re.compile(r"(\w{3,30})(?:īt(?:is|im|i|ī|e|es|ei|ē)|īša|iņ(?:š|a|am|u|ā|as|ai|))")

_SURNAME_ENDING = re.compile(
    r"\w{1,25}(?:iņ(?:š|am|[au]|as|ai)|īt(?:is|im|e|es|ei)|īša|[sz]on(?:[sau]|am|es?|ei)|berg(?:[sau]|am|as|ai)"
    r"|mani[sm]|maņa|sk(?:is|im|ij[sau]|ijam|a|as|ai|ā|ai|u)|[oe]v(?:[sau]|am|as|ai)|[oe]vič(?:[sau]|am|as|ai)"
    r"|[oe]vn(?:a|as|ai|u)|ič(?:[sau]|am)|enko|ņik[oe]v(?:[sau]|a)|feld(?:[sea]|es|am)|štein(?:[sea]|es|am)"
    r"|[ое]в(?:|а|у|ым|ой)|[ое]вич(?:|а|у|ем)|[ое]вн(?:а|ы|е|у|ой)|ск(?:ий|ая|ого|ой|ому)|енко|ин(?:|а|у|ым|ой))"
)
_PLAIN_SURNAME = re.compile(r"[A-Z]\w{2,25}(?:in(?:s|am?|u|as|ai)|it(?:is|im|es?|ei))")
_SURNAME_ALONE = re.compile(r"\w{2,25}(?:iņ(?:š|am|ai)|[sz]on(?:[sau]|am|e|ei)|enko|[oe]vič(?:s|am))")

_CUE = re.compile(
    r"(?:vec|krust|pus|maz)?(?:mamm\w{0,3}|māt(?:e|es|ei|i)|tē[vt]\w{1,4}|dēl\w{1,3}|meit(?:a|as|ai|u|iņa|iņai|iņas)"
    r"|brāl\w{1,4}|mās(?:a|as|ai|u))|vecmāmiņ\w{1,2}|ome|omei|omes|vīr(?:s|a|am|u)|siev(?:a|as|ai|u)|bērn(?:s|a|am|u)"
    r"|(?:kaimiņ|skolotāj|audzinātāj|direktor|direktris|priekšsēd|vadītāj|pārvaldni|deputāt|vietniec|vietniek|ārst|feldšer"
    r"|daktere|dakter|pastni|sekretār|puik|puis|zēn|draug|draudzen|tant|onkul|kolēģ|pensionār|kundz|jaunkundz|kungs?|students"
    r"|studente|mācītāj|grāmatved|bibliotekār|darbiniec|māsic|brālēn|mazdēl|mazmeit|znot|vedekl|advokāt|premjer|sētnie"
    r"|kaimin|skolotaj|direktor|vaditaj|arst|soc)\w{0,8}|mēr(?:s|a|am|e|ei)|ministr(?:s|a|am|e|es|ei|u)|vārdā|vardā"
    r"|sauc\w{0,4}|dr|сосед\w{0,4}|сын\w{0,3}|доч\w{0,4}|муж\w{0,2}|жен[аыеу]|мам[аыеу]|пап[аыеу]|бабушк\w|дедушк\w"
    r"|учител\w{0,4}|врач\w{0,2}|зовут"
)
"""A word before a name that tells it is a person's."""

_PERSON_AFTER = re.compile(
    r"kung(?:s|a|am|u)|kundz(?:e|es|ei|i)|jaunkundz\w{1,2}|dēl(?:s|a|am|u)|meit(?:a|as|ai|u)|mamm\w|māt(?:e|es|ei|i)"
    r"|tēv(?:s|a|am|u)|vīr(?:s|a|am|u)|siev(?:a|as|ai|u)|ģimen(?:e|es|ei|i|ē)|bērni|bērnu|tant\w{1,2}|onkul\w{1,2}|priekšlikum\w{1,2}"
)
_HONORIFIC = re.compile(r"kung(?:s|a|am|u)|kundz(?:e|es|ei|i)")

_PLACE_AFTER = re.compile(
    r"iel(?:a|as|ai|u|ā|ām|ās)|(?:bulv[āa]r|prospekt|gatv|laukum|krastmal|[šs]osej|alej|bazn[īi]c|katedrāl|park|skvēr|stadion"
    r"|tilt|muzej|slimnīc|poliklīnik|vidusskol|pamatskol|sākumskol|ģimnāzij|universitāt|koledž|augstskol|tehnikum|pagast|novad"
    r"|pilsēt|fond|balv|prēmij|veikal|lielveikal|tirg|gadatirg|kapsēt|viesnīc|kafejnīc|restorān|centr|teātr|oper|bibliotēk"
    r"|stacij|likum|partij|ezer|kaln|muiž|biedrīb|pieminek|strūklak|svētk|pulksten|konkurs|stipendij|konferenc|festivāl"
    r"|orķestr|klub|bank|fabrik|rūpnīc|grām|dzejo)\w{0,6}|skol(?:a|as|ai|u|ā)|ciem(?:s|a|ā|am|u)|nam(?:s|a|ā|am|u)|pil(?:s|ī)"
    r"|sal(?:a|as|u|ā)|ost(?:a|as|u|ā)|kap(?:i|os|iem|u)|draudz(?:e|es|i|ē)|cel(?:š|a|u|ā)|dien(?:a|as|ai|u|ā|ām|ās)"
)
"""A word after a name that makes a place, a feast or an institution of it: Annas iela, Laima veikals."""

_MONTHS = {"Maija", "Maijā", "Jūlija", "Jūlijā", "Jūlijs", "Augusta", "Augustā", "Augusts", "Marta", "Martā", "Marts"}
_MONTH_AFTER = re.compile(r"(?:sākum|beig|vid|pirm|otr|treš|mēne|izskaņ|nakt|rīt|dien|svētk|lietav|siltum)\w{0,6}")

_PLACES = re.compile(
    r"(?:Latvij|Latgal|Kurzem|Zemgal|Vidzem|Sēlij|Rīg|Pierīg|Jūrmal|Liepāj|Ventspil|Daugav|Rēzekn|Jelgav|Valmier|Jēkabpil|Ogr|Cēs"
    r"|Siguld|Madon|Gulben|Alūksn|Balv|Ludz|Krāslav|Preiļ|Līvān|Bausk|Dobel|Tukum|Tals|Kuldīg|Saldu|Limbaž|Salaspil|Olain"
    r"|Mārup|Ķekav|Ādaž|Ropaž|Saulkrast|Smilten|Valk|Varakļān|Aizkraukl|Pļaviņ|Riebiņ|Viesīt|Ilūkst|Dagd|Kārsav|Zilup|Brocēn"
    r"|Kandav|Aizput|Skrund|Priekul|Ikšķil|Lielvārd|Ķegum|Carnikav|Baldon|Iecav|Koknes|Nereta|Auc|Lubān|Ērgļ|Rauna|Mazsalac"
    r"|Rūjien|Strenč|Salacgrīv|Ainaž|Pāvilost|Grobiņ|Durb|Nīc|Stend|Sabil|Gauj|Lielup|Salac|Bolderāj|Imant|Zolitūd|Purvciem"
    r"|Pļavniek|Ķengarag|Mežapark|Āgenskaln|Eirop|Saeim|Briseles?|Brisel|Londona|Īrij|Anglij|Dublin|Krievij|Ukrain|Lietuv|Igaunij"
    r"|Vācij|Norvēģij|Zviedrij|Somij|Polij|Amerik|Austrum|Rietum|Ziemeļ|Dienvid|Ziemassvētk|Lieldien|Jāņ|Covid|Facebook|Латви|Риг)\w{0,8}"
)


class _Names:
    """Every form of every given name → whether it is also an ordinary word; the same without diacritics."""

    def __init__(self, lines: Iterable[str]) -> None:
        self.forms: dict[str, bool] = {}
        self.folded: set[str] = set()
        self.stems: set[str] = set()
        for line in lines:
            for entry in () if line.startswith("#") else line.split():
                self._add(entry.rstrip("*"), entry.endswith("*"))

    def _add(self, name: str, word: bool) -> None:
        for form in _forms(name):
            self.forms[form] = self.forms.get(form, False) or word
            self.folded.add(fold(form))
        if not word and len(name) > 3:
            self.stems.add(_stem(name)[0])

    def is_word(self, word: str, *, plain: bool) -> bool | None:
        """Whether the name is also an ordinary word; None if it is no name. `plain`: typed without diacritics."""
        known = self.forms.get(word)
        if known is None and plain and fold(word) in self.folded:
            return True  # "Masa" is as likely māsa as Maša
        if known is None and (small := _DIMINUTIVE.fullmatch(word)) and small[1] in self.stems:
            return False
        return known


@cache
def _names() -> _Names:
    with NAMES.open(encoding="utf-8") as lines:
        return _Names(lines)


@cache
def _surnames() -> frozenset[str]:
    women = {"is": "e", "s": "a", "š": "a"}
    found: set[str] = set()
    for surname in SURNAMES.read_text("utf-8").splitlines()[1:]:
        stem, ending = _stem(surname)
        found.update(_forms(surname))
        if ending in women:
            found.update(_forms(stem + women[ending]))
    return frozenset(found)


def _stem(name: str) -> tuple[str, str]:
    for ending in ("is", "us", "s", "š", "a", "e", "й", "ь", "а", "я"):
        if name.endswith(ending) and len(name) - len(ending) >= 2:
            return name.removesuffix(ending), ending
    return name, ""


def _forms(name: str) -> set[str]:
    """All cases of the singular."""
    stem, ending = _stem(name)
    if not ending:
        return {name, *(name + end for end in ("а", "у", "ом", "е") if _CYRILLIC.search(name))}
    forms = {stem + case for case in _CASES[ending]}
    if ending == "is" and stem[-1] in _SOFT:
        forms.add(stem[:-1] + _SOFT[stem[-1]] + "a")
    if ending in ("s", "š") and len(stem) > 4:
        forms.add(stem)  # how one calls out: "Robert!"
    return forms


def is_surname(word: str, *, plain: bool = False) -> bool:
    """Whether the word could be a surname by its ending or is a usual one. `plain`: typed without diacritics."""
    if plain and _PLAIN_SURNAME.fullmatch(word):
        return True
    return word[:1].isupper() and (word in _surnames() or bool(_SURNAME_ENDING.fullmatch(word.capitalize())))


class _Token:
    """A word with what stands before it."""

    __slots__ = ("before", "big", "end", "start", "starts", "word")

    def __init__(self, word: str, start: int, before: str, after_end: bool) -> None:
        self.word, self.start, self.end, self.before = word, start, start + len(word), before
        self.big = word[0].isupper()
        self.starts = after_end


def _tokens(text: str) -> list[_Token]:
    found: list[_Token] = []
    last = 0
    for m in _WORD.finditer(text):
        before = text[last : m.start()][-8:]
        abbreviated = (
            bool(found) and before == ". " and (len(found[-1].word) == 1 or found[-1].word in ("Dr", "dr", "Sv"))
        )
        ends = not found or (any(c in _SENTENCE_END for c in before) and not abbreviated)
        found.append(_Token(m[0], m.start(), before, ends))
        last = m.end()
    return found


def find_names(text: str) -> Iterator[tuple[int, int, bool]]:
    """Start, end and whether it is surely a person's name."""
    tokens = _tokens(text)
    reader = _Reader(tokens, plain=text.isascii(), loud=text.isupper())
    place = 0
    while place < len(tokens):
        found = reader.at(place)
        if found is None:
            place += 1
            continue
        first, last, strength = found
        if strength is not None:
            yield tokens[first].start, tokens[last].end, strength
        place = last + 1


class _Reader:
    """Looks at one word and its neighbours at a time."""

    def __init__(self, tokens: list[_Token], *, plain: bool, loud: bool) -> None:
        self.tokens, self.plain, self.loud = tokens, plain, loud
        self.names = _names()

    def at(self, place: int) -> tuple[int, int, bool | None] | None:
        """First and last word of a name, and whether it is sure (None: it names a place); None if there is none."""
        token = self.tokens[place]
        if not token.big:
            return self._small(place)
        word = token.word if not token.word.isupper() or len(token.word) < 3 else token.word.capitalize()
        ordinary = self.names.is_word(word, plain=self.plain)
        if ordinary is None:
            return self._surname(place)
        last = self._last(place, ordinary)
        if self._names_a_place(last) or self._is_month(place):
            return place, last, None
        first = place - 1 if self._joined(place) and self._surname_before(place) else place
        sure = self._sure(place, first, last, ordinary)
        return None if sure is None else (first, last, sure)

    def _sure(self, place: int, first: int, last: int, ordinary: bool) -> bool | None:
        after = self._next_word(last)
        if last > place or first < place or self._cue(first) or _PERSON_AFTER.fullmatch(after):
            return True
        starts = self.tokens[place].starts or self.loud
        if ordinary:
            return None if starts else False
        return not starts

    def _small(self, place: int) -> tuple[int, int, bool | None] | None:
        """A name typed without its capital counts only after a word like "neighbour"."""
        word = self.tokens[place].word
        if len(word) < 4 or not self._cue(place) or self.names.forms.get(word.capitalize()) is not False:
            return None
        return place, place, False

    def _surname(self, place: int) -> tuple[int, int, bool | None] | None:
        token = self.tokens[place]
        if len(token.word) < 4 or _PLACES.fullmatch(token.word):
            return None
        likely = is_surname(token.word, plain=self.plain)
        if self._names_a_place(place):
            return None
        if likely and self._initial(place):
            return place - 1, place, True
        if _HONORIFIC.fullmatch(self._next_word(place)) and (likely or (not token.starts and token.word[-1] in "asu")):
            return place, place, True
        if likely and self._cue(place):
            return place, place, True
        if not token.starts and not self.loud and _SURNAME_ALONE.fullmatch(token.word):
            return place, place, False
        return None

    def _last(self, place: int, ordinary: bool) -> int:
        """The last word of a name that begins here: a second name, surnames, one joined by a hyphen."""
        last = place
        while last + 1 < len(self.tokens) and last - place < 3:
            after = self.tokens[last + 1]
            if not after.big or not self._joined(last + 1) or len(after.word) < 2 or _PLACES.fullmatch(after.word):
                break
            named = self.names.is_word(after.word, plain=self.plain) is not None or is_surname(
                after.word, plain=self.plain
            )
            if after.before != "-" and (ordinary or last > place) and not named:
                break
            last += 1
        return last

    def _joined(self, place: int) -> bool:
        return self.tokens[place].before in _JOINS

    def _surname_before(self, place: int) -> bool:
        return (
            place > 0
            and not self.tokens[place - 1].starts
            and is_surname(self.tokens[place - 1].word, plain=self.plain)
        )

    def _initial(self, place: int) -> bool:
        before = self.tokens[place - 1] if place else None
        return before is not None and len(before.word) == 1 and before.big and self.tokens[place].before in (".", ". ")

    def _cue(self, place: int) -> bool:
        if not place or self.tokens[place].before not in (" ", ". ", " (", ", ", " „", ": "):
            return False
        return bool(_CUE.fullmatch(self.tokens[place - 1].word.lower()))

    def _next_word(self, place: int) -> str:
        after = self.tokens[place + 1] if place + 1 < len(self.tokens) else None
        return after.word if after and after.before == " " else ""

    def _names_a_place(self, last: int) -> bool:
        after = self._next_word(last)
        if _PLACE_AFTER.fullmatch(after):
            return True
        beyond = self._next_word(last + 1) if after[:1].isupper() else ""
        return bool(_PLACE_AFTER.fullmatch(beyond))

    def _is_month(self, place: int) -> bool:
        return self.tokens[place].word in _MONTHS and bool(_MONTH_AFTER.fullmatch(self._next_word(place)))
