"""Looking things up in a plan profile: regions of places, institutions as people write them."""

from datetime import date

import pytest

from dialog_toolkit.domain.plan import (
    PlanProfile,
    find_institution,
    find_institutions,
    find_municipality,
    find_region,
    leaf_actions,
    nearest_places,
)
from dialog_toolkit.plans import load_profile


@pytest.fixture(scope="module")
def profile() -> PlanProfile:
    return load_profile("lv-2026")


@pytest.mark.parametrize(
    ("place", "municipality", "country", "region", "by"),
    [
        ("Viesīte", "Jēkabpils novads", "LV", "selija", "place"),
        ("Subate", "", "", "selija", "place"),
        ("Pilskalnes pagasts", "", "", "selija", "place"),
        ("Krāslava", "Krāslavas nov.", "", "latgale", "place"),
        ("kāda māja laukos", "Dobeles novads", "LV", "zemgale", "municipality"),
        ("Ogre", "", "", "pieriga", "place"),
        ("Rīga", "", "LV", "riga", "municipality"),
        ("cesis", "", "", "vidzeme", "place"),
        ("Salas pagasts", "Mārupes novads", "", "pieriga", "place"),
        ("Salas pagasts", "Jēkabpils novads", "", "selija", "place"),
        ("Varakļāni", "Varakļānu novads", "", "vidzeme", "place"),
        ("Dublina", "", "IE", "diaspora", "country"),
    ],
)
def test_region_of_a_place(
    profile: PlanProfile, place: str, municipality: str, country: str, region: str, by: str
) -> None:
    found = find_region(profile, place, municipality, country)
    assert found is not None
    assert (found.region, found.by) == (region, by)


@pytest.mark.parametrize("place", ["Salas pagasts", "Nekuriene", ""])
def test_a_place_that_is_unknown_or_lies_in_two_regions_has_none(profile: PlanProfile, place: str) -> None:
    assert find_region(profile, place) is None


def test_a_region_from_general_knowledge_only_is_not_confirmed(profile: PlanProfile) -> None:
    sure, unsure = find_region(profile, "Nereta"), find_region(profile, "Zasa")
    assert sure is not None
    assert unsure is not None
    assert (sure.region, sure.confirmed, unsure.region, unsure.confirmed) == ("selija", True, "selija", False)


def test_a_former_municipality_is_found_as_what_it_joined(profile: PlanProfile) -> None:
    found = find_municipality(profile, "Varakļānu novads")
    assert found is not None
    assert found.name == "Madonas novads"
    assert [(former.name, former.until) for former in found.formerly] == [("Varakļānu novads", date(2025, 6, 30))]


def test_names_of_places_that_look_alike(profile: PlanProfile) -> None:
    assert nearest_places(profile, "Jekabpilss")[0] == "Jēkabpils"
    assert nearest_places(profile, "qqqq") == ()


@pytest.mark.parametrize(
    ("text", "institutions", "by", "traps"),
    [
        ("VARAM", ("varam",), "abbreviation", 1),
        ("Vides aizsardzības un reģionālās attīstības ministrija", ("varam",), "name", 1),
        ("izglitibas un zinatnes ministrija", ("izm",), "name", 0),
        ("Ministry of Justice", ("tm",), "name", 0),
        ("Delna", ("delna",), "alias", 0),
        ("VK", ("vk",), "abbreviation", 1),
        ("Valsts kontrole", ("valsts-kontrole",), "name", 0),
        ("VAS", ("vas",), "abbreviation", 1),
        ("AM", ("aim",), "abbreviation", 1),
        ("AiM", ("aim",), "alias", 1),
        ("ĀM", ("arm",), "abbreviation", 0),
        ("KM LLF", ("km", "llf"), "trap", 1),
        ("LV Portāls", (), "trap", 1),
        ("nekāda iestāde xyz", (), "", 0),
    ],
)
def test_what_an_entry_for_an_institution_means(
    profile: PlanProfile, text: str, institutions: tuple[str, ...], by: str, traps: int
) -> None:
    found = find_institution(profile, text)
    assert (found.institutions, found.by, len(found.traps)) == (institutions, by, traps)


def test_the_trap_of_vk_names_whom_else_it_may_mean(profile: PlanProfile) -> None:
    (trap,) = find_institution(profile, "VK").traps
    assert trap.elsewhere == ("valsts-kontrole", "valsts-kase")


def test_all_ministries_are_every_one_of_them_and_a_warning(profile: PlanProfile) -> None:
    found = find_institution(profile, "visas ministrijas")
    assert (len(found.institutions), found.by, len(found.traps)) == (14, "group", 1)


def test_a_name_typed_wrong_gets_names_that_look_like_it(profile: PlanProfile) -> None:
    found = find_institution(profile, "Valsts kancelija")
    assert (found.institutions, found.nearest[0]) == ((), "Valsts kanceleja")


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("VARAM (metodiskais atbalsts, dati), TM (informācijas atklātība)", ["varam", "tm"]),
        ("Izglītības un zinātnes ministrija un KM; LPS", ["izm", "km", "lps"]),
        ("VK un kaut kas cits", ["vk", ""]),
        ("", []),
    ],
)
def test_a_list_of_institutions_is_taken_apart(profile: PlanProfile, text: str, ids: list[str]) -> None:
    assert ["+".join(each.institutions) for each in find_institutions(profile, text)] == ids


def test_a_smallest_action_is_an_undivided_measure_or_a_part(profile: PlanProfile) -> None:
    leaves = leaf_actions(profile)
    assert [(leaf.measure, leaf.letter) for leaf in leaves[-9:]] == [
        ("6.1", ""),
        ("6.2", ""),
        *(("6.3", letter) for letter in "abcdefg"),
    ]
    assert leaves[0].text.lv == "Ietvara dokuments par sabiedrības līdzdalību un pilsonisko dialogu"


def test_a_plan_cannot_end_before_it_starts(profile: PlanProfile) -> None:
    with pytest.raises(ValueError, match="before it starts"):
        profile.with_period(date(2027, 1, 1), date(2026, 1, 1))
