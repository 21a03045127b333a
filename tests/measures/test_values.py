"""Which values words point to, by family of rules: each with a look-alike that points to none."""

import dataclasses

import pytest

from dialog_toolkit.domain.text import Bilingual
from dialog_toolkit.measures.values import read_served, read_values
from dialog_toolkit.plans.load import load_profile

PROFILE = load_profile("lv-2026")


def values(text: str) -> set[str]:
    return set(read_values(text, PROFILE))


@pytest.mark.parametrize(
    "text",
    [
        "Ministrija publicē noslēgtos nomas līgumus",
        "Atvērt Valsts kases datus atkalizmantošanai",
        "Izveidot patieso labuma guvēju meklētāju",
        "Saeima ievieš publisku lobētāju sarakstu",
        "Domes sēdes pārraida tiešraidē un ierakstus saglabā",
        "Pašvaldība tīmekļvietnē norāda katra projekta izmaksas",
        "Likumu kopsavilkumi vieglajā valodā",
        "Samazināt informācijas pieprasījumu izskatīšanas laiku",
        "Kartē redzams, kam piešķirtas dotācijas",
        "publiskot budzeta izlietojumu",
        "Mākslīgā intelekta sistēmu reģistrs valsts pārvaldē",
    ],
)
def test_transparency(text: str) -> None:
    assert "transparency" in values(text)


@pytest.mark.parametrize(
    "text",
    [
        "Izveidot pilsētas jauniešu padomi",
        "Rīkot publisko apspriešanu arī pagastos",
        "Iedzīvotāji balso par parka projektiem",
        "Uzklausīt seniorus pirms lēmuma",
        "NVO pārstāvji piedalās komisijas sēdēs ar balsstiesībām",
        "Nejauši atlasītu iedzīvotāju grupa sagatavo ieteikumus",
        "Sabiedribas lidzdaliba budzeta planosana",
        "Stiprināt dialogu ar nevalstiskajām organizācijām",
        "Plānu izstrādā kopā ar vietējo kopienu: kopā ar kopienu nosaka mērķus",
        "Kolektīvo iesniegumu slieksni samazina",
    ],
)
def test_participation(text: str) -> None:
    assert "participation" in values(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ieviest drošu kanālu trauksmes cēlējiem",
        "Ministrs atskaitās Saeimai par Valsts kontroles ieteikumiem",
        "Noteikt deputātu interešu konflikta pārbaudi",
        "Vienkāršot lēmumu pārsūdzēšanu",
        "Iestāde uz iesniegumu atbild piecās dienās",
        "Sūdzības izskata neatkarīga komisija",
        "Iestāde atvainojas par pieļautu kļūdu",
        "Apstiprināt deputātu etikas kodeksu: ētikas kodekss ir saistošs",
        "Ziņojums par lēmumu izpildi",
    ],
)
def test_accountability(text: str) -> None:
    assert "accountability" in values(text)


@pytest.mark.parametrize(
    "text",
    [
        "Norīkot atbildīgo personu par ventilāciju",
        "Atklāt jaunu peldbaseinu",
        "Palielināt tilta caurlaidību",
        "Uzstādīt caurspīdīgas stikla sienas",
        "Ieviest bišu saimju reģistru",
        "Informēt autovadītājus par apledojumu",
        "Attīstīt dialogu ar piegādātājiem",
        "Uzlabot iekšējo saziņu starp nodaļām",
        "Uzstādīt trauksmes sirēnas",
        "Veikt ēku energoauditu",
        "Atvērt bērnudārzu",
        "Rīkot sporta svētkus jauniešiem",
        "Iesaistīt bezdarbniekus darba tirgū",
        "Izstrādāt uztura ieteikumus pacientiem",
        "Celt gājēju atbildību uz ceļa",
        "Uzlabot grāmatvedības sistēmu",
        "",
    ],
)
def test_look_alikes_point_to_no_value(text: str) -> None:
    assert values(text) == set()


def test_one_weak_word_is_not_enough_and_two_are() -> None:
    assert values("Jauns reģistrs") == set()
    assert values("Jauns reģistrs, kas pieejams tīmekļvietnē") == {"transparency"}


def test_the_words_it_rests_on_are_quoted_as_written() -> None:
    found = read_values("Ikviena DATU KOPA un Lobēšanas reģistrs", PROFILE)
    assert {"DATU KOPA", "Lobēšanas"} <= set(found["transparency"])


def test_company_counts_only_within_the_sentence() -> None:
    assert "participation" in values("Iedzīvotāji sniedz atzinumu")
    assert values("Ierodas iedzīvotāji. Ārsts sniedz atzinumu") == set()


def test_rules_name_only_lists_that_are_there() -> None:
    lists = {each.id for each in PROFILE.words.lists}
    named = {n for rule in PROFILE.value_rules for n in (*rule.words_of, *rule.beside_of, *rule.unless_of)}
    assert named <= lists
    assert {rule.weight for rule in PROFILE.value_rules} == {1, 2}


def test_a_profile_may_hold_rules_of_its_own() -> None:
    rule = dataclasses.replace(
        PROFILE.value_rules[0], id="own", value="accountability", weight=2, note=Bilingual("x", "x"), words=("=zirgs",)
    )
    own = dataclasses.replace(PROFILE, value_rules=(rule,))
    assert read_values("Zirgs un zirgi", own) == {"accountability": ("Zirgs",)}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Deklarāciju pārbaudes rezultāti nonāk tīmeklī", "transparency"),
        ("Krātuvē lasāmi visi nolēmumi", "transparency"),
        ("Padomes atlases vērtējumi ir publiski", "transparency"),
        ("Iedzīvotājus aicina izteikties par likumprojektu", "participation"),
        ("Ar izlozi sasauc iedzīvotāju paneli", "participation"),
        ("Ministrija rakstiski pamato, kāpēc ieteikums nav ņemts vērā", "accountability"),
        ("Redzama amatpersona, kas atbild par termiņa kavējumu", "accountability"),
        ("Ministru rīcības kodekss", "accountability"),
        ("Vadītājs ziņo Saeimas komisijai par paveikto", "accountability"),
        ("Neatkarīga komisija izskata sūdzību par ierēdni", "accountability"),
    ],
)
def test_other_wordings_of_a_value(text: str, value: str) -> None:
    assert value in values(text)


def test_publishing_in_passing_does_not_make_a_measure_one_of_transparency() -> None:
    title = "Sūdzību izskatīšana robežsardzē"
    solution = "Izveidot neatkarīgu ombuda amatu reģionālajā pārvaldē un reizi gadā publicēt pārskatu"
    assert "transparency" in values(solution)
    assert set(read_served(title, solution, "", PROFILE)) == {"accountability"}
    assert "transparency" in read_served(title, f"{solution}, vairojot atklātību", "", PROFILE)
    assert "transparency" in read_served(title, "Publicēt lēmumus, ko pieņem neatkarīgs amats", "", PROFILE)
    assert "transparency" in read_served("Jauna kārtība", solution, "", PROFILE)
