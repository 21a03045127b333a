"""Deadlines as Latvian plans write them: what date is meant, how precise it is, and what is no deadline at all.

Strength follows the plan profile's rule list: a day is strong; a quarter, half-year, month or "by the end of" is
medium; a year alone is weak; "regularly" and the whole plan period are none.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dialog_toolkit.language.cleaning import fold


class Strength(StrEnum):
    """How much a deadline binds."""

    STRONG = "strong"
    MEDIUM = "medium"
    WEAK = "weak"
    NONE = "none"


@dataclass(frozen=True)
class Deadline:
    """A deadline: the `words` it was read from, its `strength`, and the last day it means (None: no such day)."""

    words: str
    strength: Strength
    day: date | None
    cued: bool = False


_MONTHS = (
    "janvar", "februar", "mart", "april", "maij", "junij",
    "julij", "august", "septembr", "oktobr", "novembr", "decembr",
)  # fmt: skip
_MONTH = "|".join(_MONTHS)
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_ORDINALS = {"pirm": 1, "otr": 2, "tres": 3, "ceturt": 4}
_ORD = r"(?P<{0}>iv|i{{1,3}}|[1-9]\d?\.|pirm\w*|otr\w*|tres\w*|ceturt\w*)"
_YEAR = r"(?P<y>20\d\d)\s?\.?\s?"
_GADA = r"(?:gad\w*|g\.?)"
_CUE = re.compile(
    r"(?:\blidz\b|\bne\s?velak\s+(?:ka|par)\b|\btermin\w*\s*[:–-]?|\bizpildes?\b\s*[:–-]?|\bpabeig\w*|\blaika\s+lidz)"
    r"(?:\s+\w+){0,2}\s*$"
)
_PAST_CUE = re.compile(r"(?:\bno|\bkops|\bpec|\bpirms|\bsakot ar|\bnr\.?|\bpar)\s*$")

_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        ("iso", r"\b(?P<y>20\d\d)-(?P<m>\d{1,2})-(?P<d>\d{1,2})\b"),
        ("ymdno", r"\b(?P<y>20\d\d)\s?[./]\s?(?P<m>\d{1,2})\s?[./]\s?(?P<d>\d{1,2})\b(?!\s?[-–])\.?"),
        ("dmy", r"\b(?P<d>\d{1,2})\s?[./]\s?(?P<m>\d{1,2})\s?[./]\s?(?P<y>20\d\d)\b\.?"),
        ("dmy2", r"\b(?P<d>\d{1,2})\.\s?(?P<m>\d{1,2})\.\s?(?P<yy>[2-3]\d)\b(?!\s?%)\.?"),
        ("ymd", rf"\b{_YEAR}{_GADA}\s+(?P<d>\d{{1,2}})\s?\.?\s?(?P<mon>{_MONTH})\w*"),
        ("dmony", rf"\b(?P<d>\d{{1,2}})\s?\.\s?(?P<mon>{_MONTH})\w*,?\s+{_YEAR}"),
        ("quarter", rf"\b{_YEAR}{_GADA}\s+{_ORD.format('n')}\s*-?\s*(?:ceturks\w*|cet\.)"),
        ("quarter", rf"\b{_ORD.format('n')}\s*ceturks\w*\s*,?\s*\(?{_YEAR}"),
        ("half", rf"\b{_YEAR}{_GADA}\s+{_ORD.format('n')}\s*(?:pusgad\w*|pus\w{{1,2}}\b)"),
        ("month", rf"\b{_YEAR}{_GADA}\s+(?P<mon>{_MONTH})\w*"),
        ("month", rf"\b(?P<mon>{_MONTH})\w*\s+{_YEAR}"),
        ("monthno", r"(?<![\d.])(?P<m>0?[1-9]|1[0-2])\s?[./]\s?(?P<y>20\d\d)\b"),
        ("season", rf"\b{_YEAR}{_GADA}\s+(?P<s>pavasar|vasar|ruden|rudens|ziem)\w*"),
        ("part", rf"\b{_YEAR}{_GADA}\s+(?P<p>beig\w*|vid[ui]\w*|sakum\w*|nogal\w*)"),
        ("range", r"\b(?P<from>20\d\d)\s?\.?\s?(?:gad\w*)?\s?(?:[-–—/]|lidz)\s?(?P<y>20\d\d)\b"),
        ("year", rf"\b{_YEAR}(?:{_GADA})?"),
    )
)
_WEAK = ("year", "range")
_PART_MONTH = {"b": 12, "n": 12, "v": 6, "s": 3}
_SEASON_MONTH = {"pavasar": 5, "vasar": 8, "ruden": 11, "rudens": 11, "ziem": 12}


def find_deadlines(text: str, plan_years: tuple[int, int]) -> list[Deadline]:
    """Every date in `text` that may be a deadline, in order. The whole plan period is reported with strength none."""
    low = _spelled_years(_flat(text))
    found: list[tuple[int, int, Deadline]] = []
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(low):
            if any(start < match.end() and match.start() < end for start, end, _ in found):
                continue
            cued = bool(_CUE.search(low[: match.start()]))
            if kind == "year" and _PAST_CUE.search(low[: match.start()]) and not cued:
                continue
            start = len(low[: match.start()].rstrip())  # a spelled-out year is padded on its left
            words = text[start : match.end()]
            strength, day = _meaning(kind, match, plan_years)
            found.append((match.start(), match.end(), Deadline(words.strip(), strength, day, cued)))
    return [deadline for _, _, deadline in sorted(found, key=lambda item: item[0])]


def _flat(text: str) -> str:
    """Folded text of the same length, so that places in it are places in the original."""
    return "".join((fold(ch) or ch)[:1] for ch in text)


_SPELLED = re.compile(
    r"\bdiv(?:i\s+|u\s+)?tuksto\w{1,3}\s+(?:un\s+)?(?:divdesmit\s+(?P<o>pirm|otr|tres|ceturt|piekt|sest|septit|astot|devit)\w*"
    r"|trisdesmit(?:\s+(?P<o3>pirm|otr|tres|ceturt|piekt)\w*|[aoi]\w*))"
)
_UNITS = {"pirm": 1, "otr": 2, "tres": 3, "ceturt": 4, "piekt": 5, "sest": 6, "septit": 7, "astot": 8, "devit": 9}


def _spelled_years(low: str) -> str:
    def digits(match: re.Match[str]) -> str:
        year = 2020 + _UNITS[match["o"]] if match["o"] else 2030 + _UNITS.get(match["o3"] or "", 0)
        return f"{year}.".rjust(len(match.group()))  # places stay places in the original

    return _SPELLED.sub(digits, low)


def _meaning(kind: str, match: re.Match[str], plan_years: tuple[int, int]) -> tuple[Strength, date | None]:
    groups = match.groupdict()
    year = int(groups.get("y") or f"20{groups['yy']}")
    if kind in ("iso", "ymdno", "dmy", "dmy2", "ymd", "dmony"):
        month = _month(groups)
        return Strength.STRONG, _day(year, month, int(match["d"]))
    if kind == "quarter":
        number = _ordinal(match["n"])
        return Strength.MEDIUM, _end_of_month(year, number * 3) if number <= 4 else None
    if kind == "half":
        number = _ordinal(match["n"])
        return Strength.MEDIUM, _end_of_month(year, number * 6) if number <= 2 else None
    if kind in ("month", "monthno"):
        return Strength.MEDIUM, _end_of_month(year, _month(groups))
    if kind == "season":
        return Strength.MEDIUM, _end_of_month(year, _SEASON_MONTH[match["s"]])
    if kind == "part":
        return Strength.MEDIUM, _end_of_month(year, _PART_MONTH[match["p"][0]])
    whole_plan = kind == "range" and int(match["from"]) <= plan_years[0] and year >= plan_years[1]
    return (Strength.NONE if whole_plan else Strength.WEAK), date(year, 12, 31)


def _month(groups: dict[str, str]) -> int:
    if groups.get("mon"):
        return _MONTHS.index(groups["mon"].lower()) + 1
    return int(groups["m"])


def _ordinal(text: str) -> int:
    low = text.lower().rstrip(".")
    if low.isdigit():
        return int(low)
    return _ROMAN.get(low) or next(number for stem, number in _ORDINALS.items() if low.startswith(stem))


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _end_of_month(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])
