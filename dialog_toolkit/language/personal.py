"""Signs of a person in what was typed: a quiet mark for the facilitator, who alone decides what becomes of it.

Rules and our own list of given names, no model. Every pattern is bounded, so that no text can keep it busy. A sign
is strong or weak; a weak one may well be an ordinary word. Texts are expected in NFC, as `cleaning.clean` gives them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from dialog_toolkit.i18n import N_


class PersonalKind(StrEnum):
    """What a sign tells of a person."""

    CODE = "code"
    EMAIL = "email"
    ACCOUNT = "account"
    ADDRESS = "address"
    PHONE = "phone"
    PLATE = "plate"
    NAME = "name"


class Strength(StrEnum):
    """How sure a sign is. A weak one is to be shown quietly."""

    STRONG = "strong"
    WEAK = "weak"


KIND_NAMES: dict[PersonalKind, str] = {
    PersonalKind.CODE: N_("personal code"),
    PersonalKind.EMAIL: N_("e-mail address"),
    PersonalKind.ACCOUNT: N_("bank account"),
    PersonalKind.ADDRESS: N_("home address"),
    PersonalKind.PHONE: N_("telephone number"),
    PersonalKind.PLATE: N_("car number plate"),
    PersonalKind.NAME: N_("person's name"),
}
"""Names of the kinds for screens, as message ids."""

_REPLACEMENTS: dict[str, dict[PersonalKind, str]] = {
    "lv": {
        PersonalKind.CODE: "[personas kods]",
        PersonalKind.EMAIL: "[e-pasts]",
        PersonalKind.ACCOUNT: "[konts]",
        PersonalKind.ADDRESS: "[adrese]",
        PersonalKind.PHONE: "[tālrunis]",
        PersonalKind.PLATE: "[auto numurs]",
        PersonalKind.NAME: "[persona]",
    },
    "ru": {
        PersonalKind.CODE: "[персональный код]",
        PersonalKind.EMAIL: "[э-почта]",
        PersonalKind.ACCOUNT: "[счёт]",
        PersonalKind.ADDRESS: "[адрес]",
        PersonalKind.PHONE: "[телефон]",
        PersonalKind.PLATE: "[номер машины]",
        PersonalKind.NAME: "[человек]",
    },
    "en": {
        PersonalKind.CODE: "[personal code]",
        PersonalKind.EMAIL: "[e-mail]",
        PersonalKind.ACCOUNT: "[account]",
        PersonalKind.ADDRESS: "[address]",
        PersonalKind.PHONE: "[telephone]",
        PersonalKind.PLATE: "[number plate]",
        PersonalKind.NAME: "[person]",
    },
}
"""By language of the idea, since the words go into its text; Latgalian takes the Latvian ones."""


@dataclass(frozen=True)
class PersonalMatch:
    """A sign of a person: ``text[start:end]``, and what could stand there instead."""

    kind: PersonalKind
    start: int
    end: int
    text: str
    strength: Strength
    replacement: str


def find_personal(text: str, language: str = "lv") -> list[PersonalMatch]:
    """Signs of persons in the text in their order, none over another. `language` is that of the idea.

    The first call reads the names and patterns (some tens of ms); ``find_personal("")`` does it beforehand.
    """
    words = _REPLACEMENTS.get(language, _REPLACEMENTS["lv"])
    free = bytearray(b"\1") * len(text)
    found = []
    for kind, start, end, strong in _signs(text):
        if free.find(0, start, end) < 0:
            free[start:end] = bytes(end - start)
            strength = Strength.STRONG if strong else Strength.WEAK
            found.append(PersonalMatch(kind, start, end, text[start:end], strength, words[kind]))
    return sorted(found, key=lambda match: match.start)


def replace(text: str, match: PersonalMatch) -> str:
    """The text with the match replaced. Raises ValueError if the match is not of this text."""
    if text[match.start : match.end] != match.text:
        raise ValueError("the text has changed since the match was found")
    return text[: match.start] + match.replacement + text[match.end :]


def _signs(text: str) -> Iterator[tuple[PersonalKind, int, int, bool]]:
    """Kind, start, end and whether it is strong; the surest kinds first."""
    # Read at the first call: compiling the patterns would slow the start of every command.
    from dialog_toolkit.language.personal_names import find_names
    from dialog_toolkit.language.personal_numbers import find_addresses, find_numbers

    for kind, start, end, strong in find_numbers(text):
        yield PersonalKind(kind), start, end, strong
    for start, end, strong in find_addresses(text):
        yield PersonalKind.ADDRESS, start, end, strong
    for start, end, strong in find_names(text):
        yield PersonalKind.NAME, start, end, strong
