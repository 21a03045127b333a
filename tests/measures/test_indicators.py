"""What can be counted, and what only looks like a number."""

import pytest

from dialog_toolkit.measures.indicators import find_quantities, names_change


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("Publicētas 5 datu kopas", ["datu"]),
        ("vismaz 80 % atbilžu 30 dienu laikā", ["%", "dienu"]),
        ("Trīs semināri", ["seminari"]),
        ("12 500 dalībnieku", ["dalibnieku"]),
        ("64 km ceļu", ["km"]),
        ("Standarts piemērots 12 LM iestādēs", ["lm"]),
        ("Visas ministrijas publicē pārskatu", ["ministrijas"]),
        ("katrā pašvaldībā ir padome", ["pasvaldiba"]),
        ("8 pasākumi, 3 kapitālsabiedrības, 12 norādes", ["pasakumi", "kapitalsabiedribas", "norades"]),
        ("Deviņi no desmit lēmumiem", ["lemumiem"]),
        ("Trešdaļa locekļu", ["loceklu"]),
    ],
)
def test_quantities(text: str, units: list[str]) -> None:
    assert [quantity.unit for quantity in find_quantities(text)] == units


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Izstrādāts dokuments",
        "MK noteikumi Nr. 639",
        "stājas spēkā 01.07.2027.",
        "2027. gada 1. ceturksnis",
        "likuma 11. panta 5. punkts",
        "P35 ceļš",
        "21-TA-614",
        "25 000 euro",
        "1,5 milj. eiro finansējums",
        "no 16 gadu vecuma",
        "plkst. 17.30 sēde",
        "WCAG 2.1 prasības",
        "ISO 9001 standarts",
        "desmitiem pasākumu",
        "2. posms, 7., nevis 3. vieta",
    ],
)
def test_no_quantities(text: str) -> None:
    assert find_quantities(text) == []


def test_words_are_verbatim() -> None:
    text = "Sniegtas vismaz 90 % atbilžu"
    assert find_quantities(text)[0].words in text


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        ("no 12 % (2024) līdz 25 % (2027)", True),
        ("pieaug no 11 līdz 30", True),
        ("samazināts par 12 %", True),
        ("pieaug divkārt", True),
        ("dubultojas", True),
        ("+ 10 %", True),
        ("divas reizes gadā", False),
        ("no pirmdienas līdz piektdienai", False),
        ("5 datu kopas", False),
    ],
)
def test_change(text: str, changes: bool) -> None:
    assert names_change(text) is changes
