"""Indicators: what in a text can be counted, and whether it says from where to where.

A number counts only with what is counted. Dates, years, law numbers and paragraph numbers are no quantities.
"""

import re
from dataclasses import dataclass

from dialog_toolkit.language.cleaning import fold


@dataclass(frozen=True)
class Quantity:
    """A countable thing: the `words` as written, the `number` (None for "all" or "every") and the `unit` stem."""

    words: str
    number: float | None
    unit: str


_NOT_QUANTITY = re.compile(
    r"\b(?:nr|no)\s?\.?\s?\d+[\w/-]*"
    r"|\b\d{2}-ta-\d+"
    r"|\b\d{1,2}\s?[./]\s?\d{1,2}\s?[./]\s?(?:20)?\d\d\b\.?"
    r"|\b20\d\d-\d{2}-\d{2}\b"
    r"|\b(?:19|20)\d\d\s?\.?\s?(?:gad\w*|g\.)?\s*(?:\d{1,2}\s?\.\s?(?=[a-z]))?(?:(?:i{1,3}|iv|\d\.)\s*(?:ceturks|pusgad)\w*)?"
    r"|\b(?:i{1,3}|iv|[1-4]\.)\s*(?:ceturks|pusgad)\w*"
    r"|\b\d+\s?\.\s?(?:pant|punkt|apaks|pielik|nodal|pasakum|apnems|kart|limen|virzien)\w*"
    r"|\b(?:p|m|d)\d\b|\b\d\.\d\.(?:\d\.)?"
    r"|\bplkst\.?\s?\d{1,2}(?:[.:]\d\d)?|\b(?:wcag|html|web|covid|iso|versij\w*|lvs|en)[\s-]?\d+(?:\.\d+)*"
    r"|\b\d+(?:[ \u00a0]\d{3})*(?:[.,]\d+)?\s*(?:milj\w*\.?\s*|tukst\w*\.?\s*)?(?:euro?\b|eiro\w*|€)"
    r"|\b(?:no\s+|lidz\s+)?\d+(?:\s*[–-]\s*\d+)?\s*gad(?:u|us|iem)\s+vec\w*"
)
"""Dates, numbers of acts and their parts, clock times, versions, sums of money, ages: numbers that count no result."""

_NUMBER = r"(?<![\w.,/-])(?P<n>\d{1,3}(?:[ \u00a0]\d{3})+|\d{1,15}(?:[.,]\d{1,15})?)(?!\d)"
_UNIT = re.compile(_NUMBER + r"\s*(?:–|-)?\s*(?:\d{1,15}\s*)?(?P<u>%|procent\w*|[a-z]{2,}\w*)")
_NUMERAL = (
    r"vien(?:a|u|s|am|ai|as|i)|div(?:i|as|u|iem|am|os|us)|tris|trij\w+|trim|cetr(?:i|as|u|iem|am|os|us)|"
    r"piec(?:i|as|u|iem|am|os|us)|ses(?:i|as|u|iem|am|os|us)|septin\w{1,3}|aston\w{1,3}|devin\w{1,3}|desmit(?!iem|ie)\w{0,3}|"
    r"\w+padsmit\w{0,3}|(?:div|tris|cetr|piec|ses|septin|aston|devin)desmit\w{0,3}|simt(?!iem)\w{0,4}|tukstos(?!iem)\w{0,4}|"
    r"pus(?:e|i|ei|es)|\w+(?:tdala|tdalu|tdalai|sdala|sdalu|sdalai)"
)
_WORD_NUMBER = re.compile(rf"\b(?P<w>{_NUMERAL})\s+(?P<u>(?!(?:no|un|vai|par|ar|uz)\s)(?:[a-z]+\s+)?[a-z]{{3,}}\w*)")
_COUNTED = (
    r"ministrij|pasvaldib|iestad|novad|institucij|dome\w?\b|pagast|skol|lemum|projekt|priekslikum|iesniegum|atbild|ligum|"
    r"iepirkum|normativ|sed[ez]|datu\s+kop|ieteikum|rekomendacij|jautajum|sudzib|zinojum|kapitalsabiedrib|likumprojekt|"
    r"pieprasijum|gadijum|biedrib|slimnic|bibliotek|apkaim|ciem|regionos|dokument|deklaracij|amatperson|deputat|komisij|"
    r"konkurs|atteikum|atzinum|iebildum|protokol|balsojum|pakalpojum|tiesa|noteikum|plan|registr|uznemum|universitat|"
    r"augstskol|kapitalsab|programm|padom|reform|pacient|dalibniek|iesniedzej|darbiniek|uzdevum|kontrolakt|parbau[dz]|"
    r"publikacij|nolikum|komitej|pilset|valstspilset|planosanas\s+region"
)
_ALL = re.compile(
    rf"\b(?P<a>vis(?:i|as|u|us|iem|am|os|aja|ajas)|katr(?:a|s|u|am|ai)|ikvien\w+)\s+(?:\w+\s+){{0,3}}?(?P<u>(?:{_COUNTED})\w*)"
)
_ALL_OF = re.compile(
    r"\b(?P<a>vis(?:i|as|us|iem))\s+(?P<u>(?!lime|jom|laik|gad|period|iespej|interes|iedzivot|cilvek)[a-z]{4,})"
)
_CHANGE = re.compile(
    r"\bno\s+\d[\d.,\s%]*\S*(?:\s+\S+){0,6}?\s+(?:lidz|uz)\s+\d|\bpar\s+(?:vismaz\s+)?\d[\d.,]*\s?(?:%|procent)"
    r"|\b(?:div|tris|cetr|piec)(?:kar[ts]\w*|reiz\b)|\b(?:div|tris|cetr|piec)\w*\s+reizes?\b(?!\s+(?:gada|menes|ceturksn|nedel))"
    r"|\b(?:dubulto|triskarso)\w+|\buz\s+pusi\b"
    r"|(?<!\w)[+-]\s?\d[\d.,]*\s?(?:%|procent|punkt)"
)
_NOT_UNIT = re.compile(
    r"(?:ar|no|uz|pa|par|pec|pie|ja|ka|ne|nu|ir|un|vai|bet|lidz|gad\w*|pants?|panta\w*|apakspunkt\w*|punkt[sau]|karta|"
    r"ceturks\w*|pusgad\w*|janvar\w*|februar\w*|mart[sau]|april\w*|maij\w*|junij\w*|julij\w*|august\w*|septembr\w*|"
    r"oktobr\w*|novembr\w*|decembr\w*)(?:\s|$)"
)
"""What may follow a number without being counted: function words, parts of dates and of acts."""


def find_quantities(text: str) -> list[Quantity]:
    """Everything in `text` that can be counted, in order."""
    low = _NOT_QUANTITY.sub(lambda m: " " * len(m.group()), _flat(text))
    found: dict[int, Quantity] = {}
    for pattern in (_UNIT, _WORD_NUMBER, _ALL, _ALL_OF):
        for m in pattern.finditer(low):
            if not _NOT_UNIT.match(m["u"]):
                number = _value(m["n"]) if pattern is _UNIT else None
                found.setdefault(m.start(), Quantity(text[m.start() : m.end()].strip(), number, m["u"]))
    return [found[place] for place in sorted(found)]


def names_change(text: str) -> bool:
    """Whether `text` says from where to where, or by how much: "no 12 % līdz 25 %", "par 10 %"."""
    return bool(_CHANGE.search(_flat(text)))


def _flat(text: str) -> str:
    return "".join((fold(ch) or ch)[:1] for ch in text)


def _value(text: str) -> float:
    return float(re.sub(r"\s", "", text).replace(",", "."))
