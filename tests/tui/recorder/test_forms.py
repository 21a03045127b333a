"""The forms before and after a session, read as typed."""

from dataclasses import replace
from datetime import date

import pytest

from dialog_toolkit.domain.plan import PlanProfile
from dialog_toolkit.domain.session import Language, Promise, StageLog
from dialog_toolkit.plans.load import load_profile
from dialog_toolkit.services.projects import methods
from dialog_toolkit.services.recording import Missing, NewSession
from dialog_toolkit.tui.recorder import closing
from dialog_toolkit.tui.recorder.new_session import (
    Form,
    completed,
    place_words,
    read_form,
    read_place,
    total_minutes,
    with_method,
    written_out,
)

TODAY = date(2025, 3, 10)


@pytest.fixture(scope="module")
def profile() -> PlanProfile:
    return load_profile("lv-2026")


@pytest.mark.parametrize(
    ("typed", "name", "municipality", "region", "country"),
    [
        ("krimunas", "Krimūnas", "Dobeles novads", "zemgale", "LV"),
        ("KRIMŪNAS", "Krimūnas", "Dobeles novads", "zemgale", "LV"),
        ("Penkule, dobeles nov", "Penkule", "Dobeles novads", "zemgale", "LV"),
        ("Rīga", "Rīga", "Rīga", "riga", "LV"),
        ("Dublina, Īrija", "Dublina", "", "diaspora", "IE"),
        ("Dublin, Ireland", "Dublin", "", "diaspora", "IE"),
    ],
)
def test_places_are_found_by_typing(
    profile: PlanProfile, typed: str, name: str, municipality: str, region: str, country: str
) -> None:
    place = read_place(profile, typed).place
    assert (place.name, place.municipality, place.region, place.country) == (name, municipality, region, country)


def test_an_unknown_place_names_those_that_look_like_it_and_takes_a_chosen_region(profile: PlanProfile) -> None:
    found = read_place(profile, "Krimunes")
    assert (found.is_known, found.near[0]) == (False, "Krimūnas")
    assert "Krimūnas" in place_words(profile, found)
    chosen = read_place(profile, "Krimunes", region="selija")
    assert (chosen.place.name, chosen.place.region, chosen.near) == ("Krimunes", "selija", ())


def test_a_place_is_completed_without_diacritics(profile: PlanProfile) -> None:
    assert completed(profile, "krimun") == "Krimūnas"
    assert completed(profile, "k") == ""
    assert completed(profile, "xyz") == ""


def test_enter_writes_a_place_out(profile: PlanProfile) -> None:
    typed = ("krimun", "krimunas", "krimunas, dobeles nov", "Nekurzeme", "Dublina, Īrija")
    assert [written_out(profile, text) for text in typed] == [
        "Krimūnas", "Krimūnas", "Krimūnas, dobeles nov", "Nekurzeme", "Dublina, Īrija",
    ]  # fmt: skip


def filled() -> Form:
    form = with_method(Form(), methods()["dialoga-aplis"])
    return replace(form, place="krimunas", question="Kādu Latviju gribam?", facilitators="vadītājs, pierakstītājs",
                   chairs="12", day="12.03.2025", languages=(Language.LATVIAN, Language.RUSSIAN))  # fmt: skip


def test_a_filled_form_is_a_session(profile: PlanProfile) -> None:
    form = filled()
    form = replace(form, minutes={**form.minutes, "pardomas": "0", "kopigs-dialogs-1": "40"})
    read = read_form(form, methods()["dialoga-aplis"], profile, TODAY)
    assert isinstance(read, NewSession)
    assert (read.date, read.chairs, read.facilitators) == (date(2025, 3, 12), 12, ("vadītājs", "pierakstītājs"))
    assert read.languages == (Language.LATVIAN, Language.RUSSIAN)
    assert StageLog("kopigs-dialogs-1", 40) in read.stages
    assert "pardomas" not in [log.stage for log in read.stages]
    assert total_minutes(form) == 125


@pytest.mark.parametrize(
    ("changed", "fields"),
    [
        ({"place": ""}, ["place", "region"]),
        ({"place": "Nekurzeme"}, ["region"]),
        ({"day": "rīt"}, ["day"]),
        ({"chairs": "daudz"}, ["chairs"]),
        ({"chairs": "0"}, ["chairs"]),
        ({"minutes": {"ievads": "0"}}, ["stages"]),
        ({"minutes": {"ievads": "pieci", "paldies": "2"}}, ["stage-ievads"]),
    ],
)
def test_each_problem_names_its_field(profile: PlanProfile, changed: dict[str, object], fields: list[str]) -> None:
    read = read_form(replace(filled(), **changed), methods()["dialoga-aplis"], profile, TODAY)  # type: ignore[arg-type]
    assert not isinstance(read, NewSession)
    assert [problem.field for problem in read] == fields
    assert all(problem.words for problem in read)


def test_an_online_session_needs_no_place_but_a_region(profile: PlanProfile) -> None:
    form = replace(filled(), place="", online=True, region="diaspora")
    read = read_form(form, methods()["dialoga-aplis"], profile, TODAY)
    assert isinstance(read, NewSession)
    assert (read.place.online, read.place.region) == (True, "diaspora")


# -- closing -----------------------------------------------------------------------------------------------------------


def test_a_promise_is_read_and_shown_the_same() -> None:
    promise = Promise("Nosūtīs kopsavilkumu.", "rīkotājs", date(2025, 3, 24))
    assert closing.read_promise(closing.typed(promise), TODAY) == promise
    assert isinstance(closing.read_promise(closing.TypedPromise("", "rīkotājs"), TODAY), str)
    assert isinstance(closing.read_promise(closing.TypedPromise("Nosūtīs.", "", "drīz"), TODAY), str)
    assert closing.TypedPromise(" ", "", "").is_empty


@pytest.mark.parametrize(
    ("average", "answers", "read"),
    [("4,5", "11", (4.5, 11)), ("4.25", "3", (4.25, 3)), ("", "", None), ("5", "1", (5.0, 1))],
)
def test_averages_are_read(average: str, answers: str, read: tuple[float, int] | None) -> None:
    assert closing.read_average(average, answers) == read


@pytest.mark.parametrize(
    ("average", "answers"), [("6", "3"), ("0,5", "3"), ("4", ""), ("labi", "3"), ("4", "0"), ("nan", "2")]
)
def test_wrong_averages_are_told(average: str, answers: str) -> None:
    assert isinstance(closing.read_average(average, answers), str)


def test_people_are_whole_numbers() -> None:
    assert (closing.read_people("12"), closing.read_people(" ")) == (12, None)
    assert isinstance(closing.read_people("divpadsmit"), str)


def test_the_checklist_shows_what_fits_and_how_many_more() -> None:
    found = tuple(Missing("f", f"Trūkst {n}.") for n in range(6))
    assert closing.checklist(found, 4).splitlines()[-1].strip() == "un vēl 2"
    assert len(closing.checklist(found, 6).splitlines()) == 6
    assert closing.checklist((), 4).startswith("✓")


def test_averages_are_written_in_the_persons_way() -> None:
    assert closing.average_text(4.5) == "4,5"
    assert closing.average_text(5.0) == "5"
