"""The profile of Latvia's 6th plan: its counts, its verbatim texts, its period."""

import dataclasses
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dialog_toolkit.domain.plan import EarlierStatus, InstitutionKind, PlanProfile, leaf_actions
from dialog_toolkit.domain.text import Bilingual
from dialog_toolkit.errors import BadInput
from dialog_toolkit.plans import load_profile, profile_ids
from dialog_toolkit.plans.load import PROFILES


@pytest.fixture(scope="module")
def profile() -> PlanProfile:
    return load_profile("lv-2026")


def test_the_profile_comes_with_the_toolkit() -> None:
    assert profile_ids() == ("lv-2026",)


def test_the_fifth_plan_has_6_commitments_26_measures_and_42_smallest_actions(profile: PlanProfile) -> None:
    by_commitment = [len(commitment.measures) for commitment in profile.previous.commitments]
    assert by_commitment == [5, 5, 6, 4, 3, 3]
    assert len(profile.previous.measures) == 26
    assert [leaf.measure for leaf in leaf_actions(profile)].count("3.2") == 6
    assert len(leaf_actions(profile)) == 42
    assert profile.previous.tally.total == 26


def test_no_measure_of_the_fifth_plan_has_a_status_the_source_does_not_give(profile: PlanProfile) -> None:
    assert {measure.status for measure in profile.previous.measures} == {EarlierStatus.UNKNOWN}
    without_note = [measure.number for measure in profile.previous.measures if measure.status_note is None]
    assert without_note == ["1.1", "3.6"]


def test_measures_with_parts(profile: PlanProfile) -> None:
    parts = {m.number: "".join(i.letter for i in m.sub_items) for m in profile.previous.measures if m.sub_items}
    assert parts == {"3.2": "abcdef", "4.1": "ab", "5.3": "iiiiiiivv", "6.3": "abcdefg"}


def test_42_municipalities_of_five_planning_regions(profile: PlanProfile) -> None:
    counts = Counter(municipality.planning_region for municipality in profile.municipalities)
    assert counts == {"rigas": 9, "vidzemes": 10, "kurzemes": 8, "zemgales": 6, "latgales": 9}
    assert Counter(m.kind.value for m in profile.municipalities) == {"valstspilseta": 7, "novads": 35}


def test_regions_of_the_deck_and_where_they_are(profile: PlanProfile) -> None:
    locatives = {region.id: region.locative for region in profile.regions}
    assert locatives == {
        "riga": "Rīgā",
        "pieriga": "Pierīgā",
        "kurzeme": "Kurzemē",
        "latgale": "Latgalē",
        "selija": "Sēlijā",
        "zemgale": "Zemgalē",
        "vidzeme": "Vidzemē",
        "diaspora": "diasporā",
    }


def test_fourteen_ministries_are_all_ministries(profile: PlanProfile) -> None:
    ministries = [i.id for i in profile.institutions if i.kind is InstitutionKind.MINISTRY]
    assert len(ministries) == 14
    assert next(group.institutions for group in profile.groups if group.id == "all-ministries") == tuple(ministries)


def test_drafting_principles_word_for_word(profile: PlanProfile) -> None:
    assert {principle.id: principle.text.lv for principle in profile.principles} == {
        "P1": "Ietvertie pasākumi ir ambiciozi un attiecināmi uz atklātību, sabiedrības līdzdalību vai atbildību.",
        "P2": "Plāns kopumā ir īss un tajā ir dažas konkrētas un izmērāmas darbības ar noteiktiem termiņiem.",
        "P3": "Plāna pasākumi ir mērķtiecīgi un orientēti uz konkrētu rezultātu sasniegšanu.",
        "P4": "Vienai ministrijai (iestādei) ir tikai daži pasākumi, kam tā var veltīt pienācīgu uzmanību un resursus.",
    }


def test_values_meanings_directions_and_steps(profile: PlanProfile) -> None:
    assert [value.name.lv for value in profile.values] == ["atklātība", "līdzdalība", "atbildība"]
    assert len(profile.meanings) == 6
    assert [direction.number for direction in profile.directions] == [1, 2, 3, 4, 5, 6, 7]
    assert [step.id for step in profile.schedule] == [
        "council",
        "survey",
        "round_table",
        "drafting",
        "consultation",
        "approval",
    ]
    assert (profile.schedule[1].start, profile.schedule[1].end) == (date(2025, 4, 7), date(2025, 5, 5))


def test_limits_proposed_here_are_not_passed_off_as_the_deck_s(profile: PlanProfile) -> None:
    proposed = {"lead_max": 3, "involved_max": 6, "sub_items_max": 3}
    assert {id: profile.limit(id).maximum for id in proposed} == proposed
    assert {profile.limit(id).confirmed for id in proposed} == {False}
    commitments, pages = profile.limit("commitments"), profile.limit("pages")
    assert (commitments.minimum, commitments.maximum, pages.minimum, pages.maximum) == (5, 15, 8, 12)


def test_word_tiers_do_not_share_a_stem(profile: PlanProfile) -> None:
    stems = [stem.stem for tier in profile.words.tiers for stem in tier.stems]
    assert [stem for stem, times in Counter(stems).items() if times > 1] == []
    assert "regulāri" in profile.words.words("not_deadlines")


def test_the_period_is_the_plan_s_own_until_another_is_given(profile: PlanProfile) -> None:
    assert (profile.period.start, profile.period.end) == (date(2026, 1, 1), date(2029, 12, 31))
    shorter = load_profile("lv-2026", period=(date(2026, 1, 1), date(2027, 12, 31)))
    assert shorter.title.lv == "Latvijas sestais atvērtās pārvaldības rīcības plāns 2026.–2027. gadam"
    assert shorter.title.en == "Latvia’s Sixth Open Government Action Plan 2026–2027"
    assert not shorter.period.contains(date(2028, 1, 1))
    assert load_profile("lv-2026").period.contains(date(2028, 1, 1))


def test_a_period_that_ends_before_it_starts_is_refused() -> None:
    with pytest.raises(BadInput, match="2025-12-31"):
        load_profile("lv-2026", period=(date(2026, 1, 1), date(2025, 12, 31)))


def test_a_profile_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="ee-2026") as refused:
        load_profile("ee-2026")
    assert refused.value.facts["ids"] == "lv-2026"
    with pytest.raises(BadInput):
        load_profile(tmp_path)


def test_a_folder_of_one_s_own_is_read_as_well() -> None:
    assert load_profile(str(PROFILES / "lv-2026")) == load_profile("lv-2026")


def test_every_text_is_in_both_languages_and_clean(profile: PlanProfile) -> None:
    texts = list(_texts(profile))
    assert len(texts) > 300
    untidy = [t for t in texts for words in (t.lv, t.en) if words != " ".join(words.split()) or "  " in words]
    assert untidy == []


def _texts(value: Any) -> Iterator[Bilingual]:
    if isinstance(value, Bilingual):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from _texts(each)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from _texts(getattr(value, field.name))
