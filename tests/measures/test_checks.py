"""The checks: verdicts, the words they rest on, and the plan as a whole."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from dialog_toolkit.domain.measure import Indicator, Measure, Suggestion, Verdict
from dialog_toolkit.measures.bench import score_checks
from dialog_toolkit.measures.check import check_measure
from dialog_toolkit.measures.checks import CHECKS
from dialog_toolkit.measures.plan_check import check_plan
from dialog_toolkit.plans.load import load_profile

PROFILE = load_profile("lv-2026")
GOOD = Measure(
    id="p01",
    title="Pamatota atbilde uz katru priekšlikumu",
    solution="Noteikt ministrijām pienākumu 30 dienu laikā publicēt pamatotu atbildi TAP portālā.",
    deadline="31.12.2027.",
    indicators=(Indicator("no 12 % (2025) līdz 90 % atbilžu 30 dienās"),),
    lead="VK",
)


def verdicts(measure: Measure, check: str) -> list[Verdict]:
    return [f.verdict for f in check_measure(measure, PROFILE).findings if f.check == check]


def test_a_good_measure_meets_what_a_machine_can_judge() -> None:
    report = check_measure(GOOD, PROFILE)
    assert [f.message for f in report.findings if f.verdict is Verdict.NOT_MET] == []
    assert report.verdict_of("P2") is Verdict.MET


def test_findings_quote_words_of_the_measure() -> None:
    text = " ".join((GOOD.title, GOOD.solution, GOOD.deadline, GOOD.lead, *(i.text for i in GOOD.indicators)))
    for finding in check_measure(GOOD, PROFILE).findings:
        assert [word for word in finding.words if word not in text] == [], finding.check


@pytest.mark.parametrize(
    ("deadline", "verdict"),
    [
        ("", Verdict.NOT_MET),
        ("regulāri", Verdict.NOT_MET),
        ("31.12.2030.", Verdict.NOT_MET),
        ("31.02.2027.", Verdict.NOT_MET),
        ("2026.–2029. gads", Verdict.NOT_MET),
        ("2027. gads", Verdict.FOR_A_PERSON),
        ("2027. gada beigas", Verdict.MET),
    ],
)
def test_deadline(deadline: str, verdict: Verdict) -> None:
    assert verdict in verdicts(replace(GOOD, deadline=deadline), "deadline")


def test_a_deadline_only_in_the_text_is_found() -> None:
    measure = replace(GOOD, deadline="", solution=GOOD.solution + " Izpildīt līdz 2027. gada 1. jūnijam.")
    assert verdicts(measure, "deadline") == [Verdict.MET]


def test_a_year_of_a_study_is_no_deadline() -> None:
    measure = replace(GOOD, deadline="", solution="Publicēt 2024. gada pētījuma datus.")
    assert verdicts(measure, "deadline") == [Verdict.NOT_MET]


@pytest.mark.parametrize(
    ("indicator", "verdict"),
    [("", Verdict.NOT_MET), ("Uzlabota informētība", Verdict.NOT_MET), ("5 datu kopas", Verdict.MET)],
)
def test_indicator(indicator: str, verdict: Verdict) -> None:
    plain = replace(GOOD, solution="Apstiprināt atbilžu kārtību.", title="Kārtība")
    assert verdict in verdicts(replace(plain, indicators=(Indicator(indicator),) if indicator else ()), "indicator")


def test_what_only_the_text_measures_should_become_the_indicator() -> None:
    found = [f for f in check_measure(replace(GOOD, indicators=()), PROFILE).findings if f.check == "indicator"]
    assert found[0].verdict is Verdict.FOR_A_PERSON
    assert found[0].words == ("30 dienu",)


def test_a_vague_measure_is_not_concrete_and_an_activity_is_no_result() -> None:
    vague = Measure("x", "Izpratnes vairošana", solution="Veicināt sabiedrības izpratni par procesiem.")
    assert verdicts(vague, "concrete") == [Verdict.NOT_MET]
    activity = Measure("x", "Semināri", solution="Rīkot seminārus ierēdņiem.", indicators=(Indicator("4 semināri"),))
    assert verdicts(activity, "result") == [Verdict.NOT_MET]


def test_a_measure_about_something_else_has_no_value() -> None:
    bridge = Measure("x", "Tilta remonts", solution="Salabot tiltu pār upi.", indicators=(Indicator("1 tilts"),))
    assert verdicts(bridge, "values") == [Verdict.NOT_MET]


def test_a_value_that_only_people_s_words_suggest_is_for_a_person() -> None:
    bridge = Measure("x", "Tilta remonts", solution="Salabot tiltu pār upi.")
    suggested = replace(bridge, suggested={"values": (Suggestion("participation", 0.4, ("viedoklis",)),)})
    assert verdicts(suggested, "values") == [Verdict.FOR_A_PERSON]


def test_one_lead_only() -> None:
    assert verdicts(GOOD, "lead") == [Verdict.MET]
    assert verdicts(replace(GOOD, lead=""), "lead") == [Verdict.NOT_MET]
    assert verdicts(replace(GOOD, lead="VARAM, TM"), "lead") == [Verdict.NOT_MET]
    assert Verdict.FOR_A_PERSON in verdicts(replace(GOOD, lead="Nezināmā iestāde"), "institutions")


def test_many_parts_are_found() -> None:
    parts = replace(GOOD, solution="Noteikt: 1) termiņu; 2) kārtību; 3) formu; 4) atbildīgo; 5) vietu.")
    assert verdicts(parts, "parts") == [Verdict.NOT_MET]


@pytest.mark.parametrize(
    "text", ["", "[/x]", "{{ 7*7 }} {title}", "=1+1", "a" * 20_000, "2027. " * 500, "\u202etxet", "1) " * 3000]
)
def test_hostile_text_is_only_read(text: str) -> None:
    measure = Measure("x", text, solution=text, deadline=text, indicators=(Indicator(text),), lead=text[:200])
    findings = check_measure(measure, PROFILE).findings
    assert {finding.check for finding in findings} <= set(CHECKS)
    assert all(finding.message.format(**finding.facts) for finding in findings if finding.message != "{note}")


def test_the_load_of_an_institution_counts_all_ministries_and_suggestions() -> None:
    plan = [replace(GOOD, id=f"p{n}", lead="VK", supporting=("visas ministrijas",)) for n in range(4)]
    plan.append(replace(GOOD, id="p9", lead="", suggested={"lead": (Suggestion("varam", 0.5),)}))
    report = check_plan(plan, PROFILE, large_themes=["t-1"])
    assert report.load["vk"] == (4, 4)
    assert report.load["varam"] == (1, 5)
    assert report.unanswered_themes == ("t-1",)
    loads = [f for f in report.findings if f.check == "plan_load"]
    assert [f.verdict for f in loads] == [Verdict.NOT_MET, Verdict.FOR_A_PERSON]


def test_a_long_plan_is_not_short() -> None:
    report = check_plan([replace(GOOD, id=f"p{n}") for n in range(16)], PROFILE, [])
    assert [f.verdict for f in report.findings if f.check == "plan_length"] == [Verdict.NOT_MET]


def test_scores_are_counted_right() -> None:
    def row(id: str, deadline: str, gold: bool, values: list[str]) -> dict[str, object]:
        return {
            "id": id,
            "title": "Caurskatāmība",
            "deadline": deadline,
            "gold": {"has_deadline": gold, "ogp_values": values},
        }

    rows = [
        row("a", "31.12.2027.", True, ["transparency"]),
        row("b", "31.12.2027.", False, ["atklātība"]),
        row("c", "", True, ["participation"]),
        row("d", "", False, []),
    ]
    labels = score_checks(rows, PROFILE)["labels"]
    assert labels["has_deadline"] == {"precision": 0.5, "recall": 0.5, "accuracy": 0.5, "differs": ["b", "c"]}
    assert labels["ogp_values"] == {"precision": 0.5, "recall": 0.6667, "accuracy": 0.5, "differs": ["c", "d"]}
    assert set(labels) == {"has_deadline", "ogp_values"}


@pytest.mark.parametrize(("name", "floor"), [("measures.jsonl", 0.95), ("measures_second.jsonl", 0.9)])
def test_the_checks_agree_with_the_labelled_measures(name: str, floor: float) -> None:
    """A floor against falling back; measured figures: tests/benchmarks/RESULTS.md, tests/data/measures.md."""
    file = Path(__file__).parents[1] / "data" / name
    rows = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    labels = score_checks(rows, PROFILE)["labels"]
    assert {name for name, figures in labels.items() if figures["accuracy"] < floor} == set()
