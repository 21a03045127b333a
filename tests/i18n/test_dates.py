"""Dates and numbers as Latvian and English write them."""

from collections.abc import Callable
from datetime import date

import pytest

from dialog_toolkit.i18n import using_language
from dialog_toolkit.i18n.dates import in_month, long_date, number, on_date, period, short_date

TENTH = date(2025, 3, 10)


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("written", "lv", "en"),
    [
        (long_date, "2025. gada 10. marts", "10 March 2025"),
        (on_date, "2025. gada 10. martā", "on 10 March 2025"),
        (in_month, "2025. gada martā", "in March 2025"),
        (short_date, "10.03.2025.", "2025-03-10"),
    ],
)
def test_a_day_is_written_in_both_languages(written: Callable[[date, str], str], lv: str, en: str) -> None:
    assert (plain(written(TENTH, "lv")), plain(written(TENTH, "en"))) == (lv, en)


def test_every_month_has_its_locative() -> None:
    locatives = [in_month(date(2025, month, 1), "lv").split()[-1] for month in range(1, 13)]
    assert locatives == [
        *("janvārī", "februārī", "martā", "aprīlī", "maijā", "jūnijā"),
        *("jūlijā", "augustā", "septembrī", "oktobrī", "novembrī", "decembrī"),
    ]


@pytest.mark.parametrize(
    ("first", "last", "lv"),
    [
        (date(2025, 2, 10), date(2025, 4, 4), "no 2025. gada 10. februāra līdz 4. aprīlim"),
        (date(2024, 12, 1), date(2025, 1, 2), "no 2024. gada 1. decembra līdz 2025. gada 2. janvārim"),
        (date(2025, 4, 1), date(2025, 5, 1), "no 2025. gada 1. aprīļa līdz 1. maijam"),
        (TENTH, TENTH, "2025. gada 10. martā"),
    ],
)
def test_a_period_names_its_year_once(first: date, last: date, lv: str) -> None:
    assert plain(period(first, last, "lv")) == lv


def test_an_english_period_names_both_days() -> None:
    assert plain(period(date(2025, 2, 10), TENTH, "en")) == "from 10 February 2025 to 10 March 2025"
    assert plain(period(TENTH, TENTH, "en")) == "on 10 March 2025"


def test_thousands_are_parted_from_ten_thousand_on_in_latvian() -> None:
    assert [plain(number(n, "lv")) for n in (7, 1234, 12345, 1234567)] == ["7", "1234", "12 345", "1 234 567"]
    assert number(1234, "en") == "1,234"


def test_the_current_language_is_used_unless_one_is_named() -> None:
    with using_language("en"):
        assert plain(long_date(TENTH)) == "10 March 2025"
    assert plain(long_date(TENTH)) == "2025. gada 10. marts"
