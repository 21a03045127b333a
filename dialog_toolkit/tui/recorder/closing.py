"""Closing a session: the form as typed, read field by field; what it says that the record does not say yet."""

from dataclasses import dataclass
from datetime import date

from dialog_toolkit.domain.session import Promise
from dialog_toolkit.i18n import _, current_language
from dialog_toolkit.i18n.dates import short_date
from dialog_toolkit.services.recording import Missing
from dialog_toolkit.tui.recorder.days import read_day

FIELD_OF = {
    "question": "question",
    "organiser": "organiser",
    "participants_start": "people-start",
    "participants_end": "people-end",
    "notice_read": "notice_read",
    "rules_accepted": "rules_accepted",
    "promises": "promise-1-text",
    "disagreements": "disagreement-1",
    "signed_off": "signed_off",
    "approved": "approved",
}
"""Where in the form a missing thing is entered; others are mended in the recorder or in reading back."""


@dataclass(frozen=True)
class TypedPromise:
    """A promise as typed."""

    text: str = ""
    who: str = ""
    by: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing is typed."""
        return not (self.text.strip() or self.who.strip() or self.by.strip())


def typed(promise: Promise) -> TypedPromise:
    """A kept promise as it would be typed."""
    return TypedPromise(promise.text, promise.who, short_date(promise.by) if promise.by else "")


def read_promise(promise: TypedPromise, near: date) -> Promise | str:
    """The promise, or what is wrong with it."""
    if not promise.text.strip():
        return _("Say what was promised.")
    by = read_day(promise.by, near) if promise.by.strip() else None
    if promise.by.strip() and by is None:
        return _("“{text}” is no day. Write it like 12.04.2025.").format(text=promise.by)
    return Promise(promise.text.strip(), promise.who.strip(), by)


def read_people(text: str) -> int | str | None:
    """A number of people, None for an empty field, or what is wrong."""
    text = text.strip()
    if not text:
        return None
    return int(text) if text.isdecimal() and len(text) < 6 else _("People are counted in whole numbers.")


def read_average(text: str, answers: str) -> tuple[float, int] | str | None:
    """An average from 1 to 5 and how many answered; None if both are empty, or what is wrong."""
    text, answers = text.strip().replace(",", "."), answers.strip()
    if not text and not answers:
        return None
    try:
        average = float(text)
    except ValueError:
        return _("An average is a number from 1 to 5, and how many answered.")
    if not 1 <= average <= 5 or not answers.isdecimal() or not 0 < int(answers) < 100_000:
        return _("An average is a number from 1 to 5, and how many answered.")
    return round(average, 2), int(answers)


def average_text(average: float) -> str:
    """An average as it is written: 4,5 in Latvian, 4.5 in English."""
    text = f"{average:g}"
    return text.replace(".", ",") if current_language() == "lv" else text


def checklist(found: tuple[Missing, ...], most: int) -> str:
    """What is missing as lines with empty circles, `most` at the most and how many more; or that nothing is."""
    if not found:
        return "✓ " + _("The record is complete.")
    lines = ["○ " + each.message for each in found[:most]]
    left = len(found) - most
    return "\n".join([*lines, "   " + _("and {n} more").format(n=left)] if left > 0 else lines)
