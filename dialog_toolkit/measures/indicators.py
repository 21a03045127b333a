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
)
_NUMBER = r"(?<![\w.,])(?P<n>\d{1,3}(?:[  ]\d{3})+|\d+(?:[.,]\d+)?)"
_UNIT = re.compile(_NUMBER + r"\s*(?:–|-)?\s*(?:\d+\s*)?(?P<u>%|procent\w*|[a-z]{2,}\w*)")
_ORDINAL = re.compile(_NUMBER + r"\.\s")
_WORD_NUMBER = re.compile(
    r"\b(?P<w>vien[aus]?|viens|div[ausi]\w*|tris|trij\w+|cetr\w+|piec\w+|ses[aius]\w*|septin\w+|aston\w+|devin\w+|desmit\w*|"
    r"divpadsmit|piecpadsmit|divdesmit|trisdesmit|cetrdesmit|piecdesmit|simt\w*|pus[ei]|tresdal\w+|ceturtdal\w+)\s+"
    r"(?P<u>(?:[a-z]+\s+)?[a-z]{3,}\w*)"
)
_ALL = re.compile(
    r"\b(?P<a>vis[aāieuoās]\w{0,3}|katr[aāsuo]\w?|ikvien\w+)\s+(?:\w+\s+)?"
    r"(?P<u>ministrij\w*|pasvaldib\w*|iestad\w*|novad\w*|institucij\w*|dom[eēiu]\w*|pagast\w*|skol\w*|lemum\w*|projekt\w*|"
    r"priekslikum\w*|iesniegum\w*|atbild\w*|ligum\w*|iepirkum\w*|normativ\w*|sed\w*|datu\s+kop\w*)"
)
_CHANGE = re.compile(
    r"\bno\s+\d[\d.,\s%]*\S*(?:\s+\S+){0,4}?\s+(?:lidz|uz)\s+\d|\bpar\s+(?:vismaz\s+)?\d[\d.,]*\s?(?:%|procent)"
)
_NOT_UNIT = (
    "ar", "no", "uz", "pa", "pe", "ja", "ka", "ne", "ir", "gad", "punkt", "pant", "lidz", "kart", "ceturks", "pusgad", "un", "vai", "janvar", "februar", "mart", "april",
    "maij", "junij", "julij", "august", "septembr", "oktobr", "novembr", "decembr",
)  # fmt: skip


def find_quantities(text: str) -> list[Quantity]:
    """Everything in `text` that can be counted, in order."""
    low = _NOT_QUANTITY.sub(lambda m: " " * len(m.group()), _flat(text))
    found = [
        (m.start(), Quantity(text[m.start() : m.end()].strip(), _value(m["n"]), m["u"]))
        for m in _UNIT.finditer(low)
        if not m["u"].startswith(_NOT_UNIT)
    ]
    found += [(m.start(), Quantity(text[m.start() : m.end()], None, m["u"])) for m in _ALL.finditer(low)]
    found += [
        (m.start(), Quantity(text[m.start() : m.end()], None, m["u"]))
        for m in _WORD_NUMBER.finditer(low)
        if not m["u"].startswith(_NOT_UNIT)
    ]
    return [quantity for _, quantity in sorted(found, key=lambda item: item[0])]


def names_change(text: str) -> bool:
    """Whether `text` says from where to where, or by how much: "no 12 % līdz 25 %", "par 10 %"."""
    return bool(_CHANGE.search(_flat(text)))


def _flat(text: str) -> str:
    return "".join((fold(ch) or ch)[:1] for ch in text)


def _value(text: str) -> float:
    return float(re.sub(r"\s", "", text).replace(",", "."))
