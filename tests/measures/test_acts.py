"""Acts and their objects: what can be checked, what is only a direction or an event."""

import pytest

from dialog_toolkit.domain.measure import Indicator, Measure
from dialog_toolkit.measures.acts import find_acts, find_ways
from dialog_toolkit.measures.checks.p2 import is_concrete
from dialog_toolkit.measures.checks.p3 import is_result
from dialog_toolkit.measures.outcomes import find_outcomes
from dialog_toolkit.measures.reading import Reading, read_measure
from dialog_toolkit.measures.words import split_words
from dialog_toolkit.plans.load import load_profile

PROFILE = load_profile("lv-2026")
LISTS = PROFILE.words


def read(solution: str, indicator: str = "") -> Reading:
    indicators = (Indicator(indicator),) if indicator else ()
    return read_measure(Measure("x", "Pasākums", solution=solution, indicators=indicators), PROFILE)


@pytest.mark.parametrize(
    "text",
    [
        "Apstiprināt padomes nolikumu.",
        "Nodrošināt piekļuvi lēmumu reģistram.",
        "Nodrosinat piekluvi lemumu registram.",
        "Stiprināt uzraudzību, papildinot likumu ar jaunu pantu.",
        "Rīkot seminārus līdzdalības prasmju stiprināšanai.",
        "Izstrādāt līdzdalības standartu.",
        "Jāgroza nolikums.",
        "Salabot domes zāles mikrofonus.",
        "1) grozījumi likumā; 2) jauns reģistrs.",
    ],
)
def test_concrete(text: str) -> None:
    assert is_concrete(read(text))


@pytest.mark.parametrize(
    "text",
    [
        "Veicināt iedzīvotāju ieinteresētību.",
        "Jāveicina iedzīvotāju ieinteresētība.",
        "Stiprinat sadarbibu ar biedribam.",
        "Ieviest jaunu pieeju darbā.",
        "Īstenot dažādus pasākumus novadā.",
        "Panākt labāku saikni ar pagastiem.",
        "Nodrošināt kvalitatīvu komunikāciju.",
        "Uzlabot saziņu, attīstot kultūru.",
        "Turpināt darbu atvērtības veicināšanā.",
        "",
    ],
)
def test_only_a_direction(text: str) -> None:
    assert not is_concrete(read(text))


def test_verbs_that_take_their_meaning_from_the_object() -> None:
    def tier(text: str) -> str:
        return find_acts(split_words(text), LISTS)[0].tier

    assert [tier("Nodrošināt lēmumu reģistru"), tier("Nodrošināt sadarbību")] == ["A", "C"]
    assert [tier("Turpināt padomes sēdes"), tier("Turpināt attīstību")] == ["B", "C"]


def test_words_that_only_look_like_verbs_are_no_acts() -> None:
    for text in ("Saistošie noteikumi", "MK rīkojums", "Gadā divreiz", "Petīcija", "Klubs", "Atvērtie dati"):
        assert find_acts(split_words(text), LISTS) == ()


def test_gerunds_tell_in_what_way_and_infinitives_do_not() -> None:
    def ways(text: str) -> list[str]:
        return [act.word for act in find_ways(split_words(text), LISTS)]

    assert ways("Uzlabot darbu, grozot nolikumu") == ["grozot"]
    assert ways("Uzlabot darbu, attīstot sadarbību") == []
    assert ways("Iespēja balsot. Izveidot vietni") == []


@pytest.mark.parametrize(
    ("solution", "indicator", "result"),
    [
        ("Apstiprināt nolikumu.", "Nolikums apstiprināts", True),
        ("Rīkot seminārus ierēdņiem.", "8 semināri, 200 dalībnieku", False),
        ("Rīkot forumu, kura ieteikumus dome izskata sēdē.", "1 forums", True),
        ("Izveidot darba grupu par datiem.", "Darba grupa izveidota", False),
        ("Izveidot darba grupu, kas izstrādā grozījumus likumā.", "Darba grupa izveidota", True),
        ("Nodrukāt brošūras.", "500 brošūru", False),
        ("Publicēt tikšanos protokolus.", "Protokoli pieejami", True),
        ("Stiprināt sadarbību.", "Sadarbība stiprināta", False),
        ("Stiprināt uzticēšanos.", "no 31 % līdz 40 %", True),
        ("Panākt atbildes pēc būtības.", "Iestādes atbild biežāk", True),
        ("Veikt aptauju par uzticēšanos.", "1000 respondentu", False),
        ("Ieviest vienotu veidlapu.", "", True),
    ],
)
def test_result_or_activity(solution: str, indicator: str, result: bool) -> None:
    assert is_result(read(solution, indicator)) is result


@pytest.mark.parametrize(
    ("indicator", "found"),
    [
        ("Atbilžu īpatsvars 80 %", ("Atbilžu īpatsvars 80 %",)),
        ("5 semināri; atbilžu laiks īsāks par 3 dienām, vidēji 7", ("atbilžu laiks īsāks par 3 dienām, vidēji 7",)),
        ("vismaz 5 un ne vairāk kā 9 lēmumi", ()),
        ("apmācīti 90 % darbinieku", ()),
        ("Indekss sasniedz 70 punktus", ("Indekss sasniedz 70 punktus",)),
        ("20 atbalsta punkti", ()),
        ("", ()),
    ],
)
def test_outcomes(indicator: str, found: tuple[str, ...]) -> None:
    assert find_outcomes(indicator, "", LISTS) == found


def test_a_full_stop_ends_a_sentence_only_before_a_capital() -> None:
    words = split_words("Noteikumi Nr. 639, 5. punkts. Nākamais teikums")
    assert words.sentence == (0, 0, 0, 0, 0, 1, 1)
    assert words.quote(1, 2) == "Nr. 639"


def test_an_act_in_an_aim_is_not_yet_an_act() -> None:
    assert [act.word for act in find_acts(split_words("Panākt, ka viņš saņem atbildi"), LISTS)] == ["Panākt"]
    assert not is_concrete(read("Mainīt attieksmi, lai cilvēks saņem atbildi"))
    assert is_concrete(read("Lai cilvēks zinātu, dome publicē lēmumu"))


def test_a_meeting_where_something_is_done_is_not_a_meeting_for_its_own_sake() -> None:
    assert read("Kopienas pašas sadala naudu sanāksmē").events == ()
    assert is_result(read("Naudas dalīšana notiek kopienu rokās atklātā sanāksmē"))
    assert not is_result(read("Viena kopienu sanāksme pavasarī"))


def test_a_duty_or_a_time_limit_makes_an_activity_a_result() -> None:
    assert is_result(read("Informēt kaimiņus 20 dienas pirms ciršanas"))
    assert not is_result(read("Informēt kaimiņus par ciršanu"))
