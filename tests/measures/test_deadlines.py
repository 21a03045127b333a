"""Deadlines as people write them in Latvian plans."""

from datetime import date

import pytest

from dialog_toolkit.measures.deadlines import Strength, find_deadlines

PLAN = (2026, 2029)


@pytest.mark.parametrize(
    ("text", "strength", "day"),
    [
        ("31.12.2027.", Strength.STRONG, date(2027, 12, 31)),
        ("2027. gada 30. jūnijs", Strength.STRONG, date(2027, 6, 30)),
        ("līdz 2027. gada 1. septembrim", Strength.STRONG, date(2027, 9, 1)),
        ("lidz 2027. gada 1. septembrim", Strength.STRONG, date(2027, 9, 1)),
        ("2028-05-06", Strength.STRONG, date(2028, 5, 6)),
        ("31.02.2027.", Strength.STRONG, None),
        ("2026. gada IV ceturksnis", Strength.MEDIUM, date(2026, 12, 31)),
        ("2026. gada 2. ceturksnī", Strength.MEDIUM, date(2026, 6, 30)),
        ("2027. gada otrais ceturksnis", Strength.MEDIUM, date(2027, 6, 30)),
        ("III ceturksnis 2028", Strength.MEDIUM, date(2028, 9, 30)),
        ("2027. gada 13. ceturksnis", Strength.MEDIUM, None),
        ("2026. gada otrajā pusē", Strength.MEDIUM, date(2026, 12, 31)),
        ("2026. gada I pusgads", Strength.MEDIUM, date(2026, 6, 30)),
        ("līdz 2028. gada beigām", Strength.MEDIUM, date(2028, 12, 31)),
        ("2027. gada vidus", Strength.MEDIUM, date(2027, 6, 30)),
        ("2027. gada maijā", Strength.MEDIUM, date(2027, 5, 31)),
        ("2028. gada pavasarī", Strength.MEDIUM, date(2028, 5, 31)),
        ("divtūkstoš divdesmit septītā gada beigās", Strength.MEDIUM, date(2027, 12, 31)),
        ("divi tūkstoši divdesmit astotā gada jūnijs", Strength.MEDIUM, date(2028, 6, 30)),
        ("divtūkstoš trīsdesmitā gada marts", Strength.MEDIUM, date(2030, 3, 31)),
        ("divi tūkstoši trīsdesmit pirmā gada beigas", Strength.MEDIUM, date(2031, 12, 31)),
        ("2026.12.15.", Strength.STRONG, date(2026, 12, 15)),
        ("2027. gads", Strength.WEAK, date(2027, 12, 31)),
        ("2026.–2027. gads", Strength.WEAK, date(2027, 12, 31)),
        ("līdz 30.06.27.", Strength.STRONG, date(2027, 6, 30)),
        ("no 2026. gada līdz 2029. gadam", Strength.NONE, date(2029, 12, 31)),
        ("2026.–2029. gads", Strength.NONE, date(2029, 12, 31)),
    ],
)
def test_what_a_deadline_means(text: str, strength: Strength, day: date | None) -> None:
    found = find_deadlines(text, PLAN)
    assert [(d.strength, d.day) for d in found] == [(strength, day)]


@pytest.mark.parametrize(
    "text",
    [
        "regulāri",
        "pastāvīgi",
        "pēc nepieciešamības",
        "maijā",
        "plāna darbības laikā",
        "",
        "nākamā gada vidū",
        "MK noteikumi Nr. 639",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert find_deadlines(text, PLAN) == []


def test_dates_in_a_text_come_in_order_with_their_words() -> None:
    found = find_deadlines("1) atlase – 2026. gada maijs; 2) ziņojums līdz 31.01.2027.", PLAN)
    assert [d.words for d in found] == ["2026. gada maijs", "31.01.2027."]
    assert [d.cued for d in found] == [False, True]


def test_a_spelled_out_year_is_quoted_as_written() -> None:
    found = find_deadlines("Pabeigt divtūkstoš divdesmit septītā gada beigās, ne vēlāk", PLAN)
    assert [d.words for d in found] == ["divtūkstoš divdesmit septītā gada beigās"]


def test_long_hostile_text_is_read_in_reasonable_time() -> None:
    assert find_deadlines("2027. " * 3000 + "1" * 5000, PLAN)
