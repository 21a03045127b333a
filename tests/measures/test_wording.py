"""Suggested wordings: they start from what the measure says and leave blanks for the rest."""

import pytest

from dialog_toolkit.domain.measure import Finding, Indicator, Measure, Suggestion, Verdict
from dialog_toolkit.domain.plan import PlanProfile
from dialog_toolkit.i18n import set_language
from dialog_toolkit.measures.check import check_measure
from dialog_toolkit.measures.checks import CHECKS
from dialog_toolkit.measures.wording import WORDINGS, wording_for
from dialog_toolkit.plans.load import load_profile


@pytest.fixture(scope="module")
def profile() -> PlanProfile:
    return load_profile("lv-2026")


@pytest.fixture(autouse=True)
def _latvian() -> None:
    set_language("lv")


def wordings(measure: Measure, profile: PlanProfile) -> dict[str, str]:
    found = check_measure(measure, profile).findings
    return {f.check: wording_for(f, measure, profile) for f in found if wording_for(f, measure, profile)}


def test_a_vague_measure_gets_forms_to_fill(profile: PlanProfile) -> None:
    measure = Measure("p1", "Līdzdalība", solution="Veicināt sabiedrības līdzdalību", deadline="2027. gads",
                      suggested={"lead": (Suggestion("VK", 0.5),)})  # fmt: skip
    found = wordings(measure, profile)
    assert found["deadline"] == "31.12.2027."
    assert found["concrete"] == "Publicēt / ieviest / noteikt … (ko tieši), lai veicinātu sabiedrības līdzdalību"
    assert found["indicator"] == "… īpatsvars: no … (2026) līdz …"
    assert found["lead"].endswith("(ieteikts)")
    assert found["resources"].startswith("Piešķirtā budžeta ietvaros")


def test_the_number_that_is_named_becomes_the_target(profile: PlanProfile) -> None:
    measure = Measure("p1", "Atbildes", indicators=(Indicator("Atbildes 30 dienās"),))
    finding = Finding("P2", "indicator", Verdict.FOR_A_PERSON, "x", ("90 % atbilžu",), "indicators")
    assert wording_for(finding, measure, profile) == "Atbildes 30 dienās: no … (2026) līdz 90 %"


def test_the_first_of_two_leads_stays(profile: PlanProfile) -> None:
    measure = Measure("p1", "x", lead="VK, TM un FM")
    assert wordings(measure, profile)["lead"] == "VK; piedalās: TM, FM"


def test_what_is_met_needs_no_wording_and_every_wording_has_its_check(profile: PlanProfile) -> None:
    assert wording_for(Finding("P2", "deadline", Verdict.MET, "x"), Measure("p1", "x"), profile) == ""
    assert set(WORDINGS) <= set(CHECKS)


@pytest.mark.parametrize("text", ["", "{0} %s [b]", "a" * 5000, "2027 2028 20999"])
def test_odd_measures_never_break_it(profile: PlanProfile, text: str) -> None:
    measure = Measure("p1", text, solution=text, deadline=text, lead=text, indicators=(Indicator(text),))
    assert set(wordings(measure, profile)) <= set(WORDINGS)


def test_a_span_of_time_stays_whole(profile: PlanProfile) -> None:
    finding = Finding("P2", "indicator", Verdict.FOR_A_PERSON, "x", ("30 dienās",), "indicators")
    assert wording_for(finding, Measure("p1", "Atbildes"), profile) == "… īpatsvars: no … (2026) līdz 30 dienās"
