"""A day as people type it: 12.04., 12.4.2025, 2025-04-12."""

import re
from datetime import date


def read_day(text: str, near: date) -> date | None:
    """The day, or None if it is none. Without a year it is the first such day from `near` on."""
    text = text.strip().rstrip(".")
    if found := re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", text):
        year, month, day = (int(part) for part in found.groups())
        return _day(year, month, day)
    if found := re.fullmatch(r"(\d{1,2})\s*[./]\s*(\d{1,2})(?:\s*[./]\s*(\d{4}))?", text):
        day, month = int(found[1]), int(found[2])
        if found[3]:
            return _day(int(found[3]), month, day)
        this_year = _day(near.year, month, day)
        return this_year if this_year and this_year >= near else _day(near.year + 1, month, day)
    return None


def read_time(text: str) -> str:
    """A time of day as ``HH:MM`` from 1936, 19:36, 19.36 or 19; "" if it is none."""
    found = re.fullmatch(r"(\d{1,2})(?:[:.]?(\d{2}))?", text.strip())
    if not found or int(found[1]) > 23 or int(found[2] or 0) > 59:
        return ""
    return f"{int(found[1]):02d}:{int(found[2] or 0):02d}"


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
