"""Dates and numbers as they are written in Latvian and English running text.

Latvian has a nominative ("2025. gada 10. marts") and a locative for "when?" ("2025. gada 10. martā"); CLDR knows
only the first, so the locatives are a table here.
"""

from datetime import date

from dialog_toolkit.i18n.messages import current_language

_MONTHS_LV = (
    "janvāris", "februāris", "marts", "aprīlis", "maijs", "jūnijs",
    "jūlijs", "augusts", "septembris", "oktobris", "novembris", "decembris",
)  # fmt: skip
_MONTHS_LV_LOCATIVE = (
    "janvārī", "februārī", "martā", "aprīlī", "maijā", "jūnijā",
    "jūlijā", "augustā", "septembrī", "oktobrī", "novembrī", "decembrī",
)  # fmt: skip
_MONTHS_EN = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

_NBSP = "\u00a0"


def long_date(day: date, language: str | None = None) -> str:
    """The day by itself: "2025. gada 10. marts", "10 March 2025". Language: the current one unless given."""
    if _language(language) == "en":
        return f"{day.day}{_NBSP}{_MONTHS_EN[day.month - 1]} {day.year}"
    return f"{day.year}.{_NBSP}gada {day.day}.{_NBSP}{_MONTHS_LV[day.month - 1]}"


def on_date(day: date, language: str | None = None) -> str:
    """When something happens: "2025. gada 10. martā", "on 10 March 2025"."""
    if _language(language) == "en":
        return "on " + long_date(day, "en")
    return f"{day.year}.{_NBSP}gada {day.day}.{_NBSP}{_MONTHS_LV_LOCATIVE[day.month - 1]}"


def in_month(day: date, language: str | None = None) -> str:
    """The month something happens in: "2025. gada jūnijā", "in June 2025"."""
    if _language(language) == "en":
        return f"in {_MONTHS_EN[day.month - 1]} {day.year}"
    return f"{day.year}.{_NBSP}gada {_MONTHS_LV_LOCATIVE[day.month - 1]}"


def short_date(day: date, language: str | None = None) -> str:
    """The day for a table: "10.03.2025.", "2025-03-10"."""
    return day.isoformat() if _language(language) == "en" else f"{day:%d.%m.%Y}."


def period(first: date, last: date, language: str | None = None) -> str:
    """From the first day to the last: "no 2025. gada 10. februāra līdz 4. aprīlim" without repeating the year."""
    if _language(language) == "en":
        if first == last:
            return on_date(first, "en")
        return f"from {long_date(first, 'en')} to {long_date(last, 'en')}"
    if first == last:
        return on_date(first, "lv")
    year = f"{last.year}.{_NBSP}gada " if last.year != first.year else ""
    return (
        f"no {first.year}.{_NBSP}gada {first.day}.{_NBSP}{_genitive(first)} "
        f"līdz {year}{last.day}.{_NBSP}{_dative(last)}"
    )


def number(value: int, language: str | None = None) -> str:
    """A whole number with its thousands parted from 10,000 on: "12 345", "12,345"; "1 234" stays "1234" in Latvian."""
    if _language(language) == "en":
        return f"{value:,}"
    return f"{value:,}".replace(",", _NBSP) if abs(value) >= 10_000 else str(value)


def _genitive(day: date) -> str:
    name = _MONTHS_LV[day.month - 1]
    if name == "aprīlis":
        return "aprīļa"
    return name.removesuffix("is").removesuffix("s") + "a"


def _dative(day: date) -> str:
    name = _MONTHS_LV[day.month - 1]
    return name.removesuffix("is") + "im" if name.endswith("is") else name.removesuffix("s") + "am"


def _language(language: str | None) -> str:
    return language or current_language()
