"""Personal codes, e-mail addresses, bank accounts, telephone numbers, number plates and addresses in a text.

Every quantifier is bounded: an unbounded pattern for addresses once took nine minutes on 100 kB of "A-".
"""

import re
from collections.abc import Iterator
from datetime import date

_CODE = re.compile(r"(?<![\d-])(\d{6})(\s?[-–]\s?|\s?)(\d{5})(?![\d-])")
_CODE_WORDS = re.compile(r"(?i)kod[sau]|personas|код")
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
_ACCOUNT = re.compile(r"\b[A-Z]{2}\d{2}(?:\s?[A-Z\d]{4}){3,7}(?:\s?[A-Z\d]{1,3})?\b")
_PHONE = re.compile(
    r"(?<![\w+-])(?<!\d[.,/])(?:(?P<abroad>(?:\+|00)[1-9]\d{0,2}(?:[\s()-]{0,2}\d){7,12})"
    r"|(?P<plain>[26]\d{7})|(?P<halves>[26]\d{3}[\s-]\d{4})|(?P<pairs>[26]\d(?:[\s-]\d\d){3})"
    r"|(?P<threes>[26]\d[\s-]\d{3}[\s-]\d{3})|(?P<mixed>[26]\d\d[\s-](?:\d\d[\s-]\d{3}|\d{3}[\s-]\d\d)))"
    r"(?!\d|[.,-]\d|\s?(?:eiro|EUR|€|tūkst|milj|cilv|iedz|ha\b|kv|kub|%))"
)
_PHONE_WORDS = re.compile(r"(?i)t[āa]lr|tel\.|telef|zvan|numur|mob|whatsapp|sms|телеф|звон")
_YEARS = re.compile(r"(?:19|20)\d\d[\s-](?:19|20)\d\d")
_PLATE = re.compile(r"(?<![\w-])([A-Z]{2})(-|\s)(\d{1,4})(?![\w-])")
_NOT_PLATES = {"LV", "ES", "EU", "EN", "MK", "TV", "IT", "AI", "NR", "KM", "ID", "UN", "AS", "ISO", "LR", "IR", "PB"}
_CAR_WORDS = re.compile(r"(?i)auto|ma[šs][īi]n|numur|bmw|audi|volvo|busi[ņn]|motocikl|машин|номер")

_BIG = "A-ZĀČĒĢĪĶĻŅŠŪŽ"
_STREET = (
    r"(?:iel(?:a|ai|u|ā)|prospekt\w{0,3}|bulv[āa]r\w{1,3}|gatv\w{1,3}|laukum\w{0,3}|[šs]osej\w{1,3}"
    r"|ce[ļl](?:š|s|am|u|ā)|alej\w{1,3}|krastmal\w{1,2})"
)
_FLAT = r"(?:\s?[-–/]\s?\d{1,4}|,?\s(?:dz\.|dz[īi]vokl\w{1,3})\s?\d{1,4})"
_END = r"(?!\w|\s?(?:gad|%|eiro|km\b|m\b|minū|cilv))"
_ADDRESS = re.compile(
    rf"(?<![\w-])([{_BIG}][\w.-]{{0,30}})\s(?:([{_BIG}]?[\w.-]{{1,30}})\s)?{_STREET}\s{{1,2}}(?:Nr\.?\s?)?"
    rf"\d{{1,4}}[A-Za-z]?({_FLAT})?{_END}"
)
_STREET_LEFT_OUT = re.compile(rf"(?<![\w-])[{_BIG}]\w{{2,30}}(?:as|es|a|u)\s\d{{1,3}}[a-z]?\s?[-–]\s?\d{{1,3}}{_END}")
_RUSSIAN_ADDRESS = re.compile(rf"(?:ул\.|улиц[аеы])\s?[А-ЯЁ][\w-]{{2,30}},?\s(?:д\.\s?)?\d{{1,4}}({_FLAT})?{_END}")
_HOMESTEAD = re.compile(
    r"(?i:m[āa]j[āa][sm]?|viens[ēe]t\w{1,3}|saimniec[īi]b\w{1,2})\s[„\"“«][^„”\"“«»\n]{2,40}[”\"“»]"
)
_LIVING = re.compile(
    r"(?i)dz[īi]voj|dz[īi]vo\b|deklar[ēe]|adres|vecm[āa]m|mamm|kaimi[ņn]|\bman[sai]\b|\bpie manis\b|живу|живёт"
)
_START = re.compile(r"(?:^|[.!?:;\n])[\s„\"“«(–-]{0,4}$")


def find_numbers(text: str) -> Iterator[tuple[str, int, int, bool]]:
    """Kind (code, email, account, phone, plate), start, end and whether it is surely that."""
    yield from (("code", *found) for found in _codes(text))
    yield from (("email", m.start(), m.end(), True) for m in _EMAIL.finditer(text))
    yield from (("account", *found) for found in _accounts(text))
    yield from (("phone", *found) for found in _phones(text))
    yield from (("plate", *found) for found in _plates(text))


def find_addresses(text: str) -> Iterator[tuple[int, int, bool]]:
    """Start, end and whether it is surely where somebody lives: a flat's number, or words of living somewhere."""
    living = bool(_LIVING.search(text))
    for m in _ADDRESS.finditer(text):
        start = m.start()
        if m[2] and _START.search(text[max(0, start - 6) : start]) and m[2][0].isupper():
            start = m.start(2)  # the first word only begins the sentence: "Dzīvoju Brīvības ielā 4"
        yield start, m.end(), living or bool(m[3])
    yield from ((m.start(), m.end(), True) for m in _HOMESTEAD.finditer(text))
    yield from ((m.start(), m.end(), living or bool(m[1])) for m in _RUSSIAN_ADDRESS.finditer(text))
    if living:
        yield from ((m.start(), m.end(), False) for m in _STREET_LEFT_OUT.finditer(text))


def valid_personal_code(digits: str) -> bool:
    """Whether the eleven digits of a Latvian personal code have their check digit, and those before 2017 a real date.

    The same for both forms: 1 + the weighted sum, modulo 11, modulo 10 (the rule of Latvian personal codes as
    `python-stdnum` and others have it).
    """
    weights = (10, 5, 8, 4, 2, 1, 6, 3, 7, 9)
    check = (1 + sum(w * int(d) for w, d in zip(weights, digits, strict=False))) % 11 % 10
    return check == int(digits[10]) and (_is_new_code(digits) or _has_date(digits))


def valid_account(account: str) -> bool:
    """Whether an IBAN has its check digits (ISO 13616: modulo 97)."""
    plain = account.replace(" ", "")
    turned = plain[4:] + plain[:4]
    return int("".join(str(int(c, 36)) for c in turned)) % 97 == 1


def _is_new_code(digits: str) -> bool:
    return digits[0] == "3" and digits[1] in "23456789"


def _has_date(digits: str) -> bool:
    century = {"0": 1800, "1": 1900, "2": 2000}.get(digits[6])
    if century is None:
        return False
    try:
        date(century + int(digits[4:6]), int(digits[2:4]), int(digits[:2]))
    except ValueError:
        return False
    return True


def _codes(text: str) -> Iterator[tuple[int, int, bool]]:
    for m in _CODE.finditer(text):
        digits = m[1] + m[3]
        if not digits.isascii():
            continue
        if valid_personal_code(digits):
            yield m.start(), m.end(), True
        elif ("-" in m[2] or "–" in m[2]) and (_is_new_code(digits) or _has_date(digits)):
            yield m.start(), m.end(), bool(_CODE_WORDS.search(text, max(0, m.start() - 40), m.start()))


def _accounts(text: str) -> Iterator[tuple[int, int, bool]]:
    for m in _ACCOUNT.finditer(text):
        latvian = re.fullmatch(r"LV\d{2}[A-Z]{4}[A-Z\d]{13}", m[0].replace(" ", "")[:21])
        if latvian or valid_account(m[0]):
            yield m.start(), m.end(), valid_account(m[0])


def _phones(text: str) -> Iterator[tuple[int, int, bool]]:
    for m in _PHONE.finditer(text):
        told = bool(_PHONE_WORDS.search(text, max(0, m.start() - 40), m.start()))
        if told or m["abroad"]:
            yield m.start(), m.end(), True
        elif not _YEARS.fullmatch(m[0]) and not m[0].endswith("000"):
            yield m.start(), m.end(), bool(m["plain"] or m["pairs"])


def _plates(text: str) -> Iterator[tuple[int, int, bool]]:
    car = None
    for m in _PLATE.finditer(text):
        if m[1] in _NOT_PLATES:
            continue
        if car is None:
            car = bool(_CAR_WORDS.search(text))
        if car or (m[2] == "-" and len(m[3]) >= 3 and not m[3].startswith(("19", "20"))):
            yield m.start(), m.end(), car
