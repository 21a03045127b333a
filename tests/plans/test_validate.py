"""The validator names the file and field of every fault."""

import shutil
from pathlib import Path

import pytest

from dialog_toolkit.errors import BadInput
from dialog_toolkit.i18n import using_language
from dialog_toolkit.plans import load_profile, validate_profile
from dialog_toolkit.plans.load import PROFILES

SEEDED = [
    ("plan.yaml", "number: 6", "numbr: 6", ["number", "numbr"], "did you mean “number”"),
    ("plan.yaml", "number: 6", 'number: "6"', ["number"], "a whole number"),
    ("plan.yaml", "  end: 2029-12-31", "  end: 2025-12-31", ["period.end"], "before the start"),
    ("plan.yaml", "  end: 2029-12-31", '  end: "2029"', ["period.end"], "a date"),
    ("plan.yaml", "{start}.–{end}. gadam", "{years} gadam", ["title_pattern.lv"], "{start} and {end}"),
    ("plan.yaml", "languages: [lv, en, ru, ltg]", "languages: [lv, no]", ["languages[1]"], "in quotes"),
    ("plan.yaml", "    maximum: 15", "    maximum: 4", ["limits[0].maximum"], "below the minimum"),
    ("plan.yaml", "id: lead_max", "id: lead_most", ["limits"], "“lead_max” is needed"),
    ("plan.yaml", "[OGP-HOW, TAP6]", "[OGP-HOW, TAP7]", ["limits[2].source[1]"], "did you mean"),
    ("principles.yaml", 'lv: "Ambiciozi un atbilstoši", ', "", ["principles[0].name.lv"], "Latvian text is missing"),
    ("principles.yaml", 'lv: "Ambiciozi un atbilstoši"', 'lv: " "', ["principles[0].name.lv"], "empty"),
    ("values.yaml", ', en: "Remedy"', "", ["meanings[2].name.en"], "English text is missing"),
    ("directions.yaml", "  - id: community", "  - id: trust", ["directions[3].id"], "already used by directions[0].id"),
    ("schedule.yaml", "start: 2025-09-01", "start: 2025-05-01", ["schedule[4].start"], "starts before"),
    ("schedule.yaml", "precision: month", "precision: year", ["schedule[2].precision"], "day, month"),
    (
        "regions.yaml",
        'name: "Dobeles novads", kind: novads, planning_region: zemgales',
        'name: "Dobeles novads", kind: novads, planning_region: zemgale',
        ["planning_regions[3].count", "municipalities[30].planning_region"],
        "6 are stated, but 5",
    ),
    (
        "regions.yaml",
        '"Kandava", municipality: tukuma',
        '"Kandava", municipality: tukum',
        ["places[75].municipality"],
        "tukuma-novads",
    ),
    (
        "institutions.yaml",
        "institutions: [lddk, lbas]",
        "institutions: [lddk, lba]",
        ["groups[1].institutions[1]"],
        "“lbas”",
    ),
    ("institutions.yaml", "kind: social_partner", "kind: partner", ["institutions[34].kind"], "social_partner"),
    (
        "institutions.yaml",
        "    confirmed: false",
        "    confirmed: maybe",
        ["institutions[0].confirmed"],
        "true or false",
    ),
    ("previous.yaml", "measures: 26", "measures: 27", ["previous.stated.measures", "previous.tally"], "26 are listed"),
    ("previous.yaml", "not_started: 3", "not_started: 4", ["previous.tally"], "adds up to 27"),
    ("previous.yaml", '"4.4"', '"3.7"', ["previous.commitments[3].measures[3].number"], "under commitment 4"),
    ("previous.yaml", "direction: 3", "direction: 4", ["previous.commitments[5].direction"], "there is no “4”"),
    ("process.yaml", "process:\n", "process: none\nold:\n", ["process", "old"], "a list is needed"),
    ("checks.yaml", "{stem: veicin}", "veicin", ["words.tiers[2].stems[0]"], "stem, beside, needs_object"),
    ("checks.yaml", "- id: binding_ways", "- id: own_ways", ["words.lists"], "binding_ways"),
    ("checks.yaml", "with_thing: A", "with_thing: D", ["words.tiers[2].stems[12].with_thing"], "there is no “D”"),
    ("checks.yaml", "  tiers:", "  tiers: []\n  tiers:", ["words.tiers"], "given twice"),
    ("value_rules.yaml", "value: transparency", "value: openness", ["value_rules[0].value"], "there is no “openness”"),
    ("value_rules.yaml", "unless_of: [internal]", "unless_of: [intern]", ["value_rules[1].unless_of[0]"], "internal"),
    ("value_rules.yaml", "weight: 2", "weight: heavy", ["value_rules[0].weight"], "a whole number"),
    ("sources.yaml", "sources:", "sources: [", [""], "not valid YAML"),
    ("sources.yaml", "  - id: SELW", "  - &a\n    id: SELW\n    again: *a", [""], "references within YAML"),
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(PROFILES / "lv-2026", tmp_path / "own"))


def break_file(folder: Path, file: str, old: str, new: str) -> None:
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_profile_that_comes_with_the_toolkit_has_no_fault(folder: Path) -> None:
    assert validate_profile(folder) == []


@pytest.mark.parametrize(("file", "old", "new", "fields", "words"), SEEDED)
def test_a_fault_is_named_with_file_and_field(
    folder: Path, file: str, old: str, new: str, fields: list[str], words: str
) -> None:
    break_file(folder, file, old, new)
    with using_language("en"):
        faults = validate_profile(folder)
        told = "\n".join(str(fault) for fault in faults)
    assert sorted((fault.file, fault.field) for fault in faults) == sorted((file, field) for field in fields), told
    assert words in told
    with using_language("lv"):
        assert not {str(fault) for fault in faults} & set(told.splitlines())


def test_the_line_of_a_fault_is_where_the_field_stands(folder: Path) -> None:
    break_file(folder, "plan.yaml", "number: 6", "numbr: 6")
    lines = (folder / "plan.yaml").read_text(encoding="utf-8").splitlines()
    fault = next(fault for fault in validate_profile(folder) if fault.field == "numbr")
    assert lines[fault.line - 1] == "numbr: 6"


def test_every_fault_is_told_at_once(folder: Path) -> None:
    for file, old, new, *_ in (SEEDED[2], SEEDED[9], SEEDED[13], SEEDED[20]):
        break_file(folder, file, old, new)
    assert [(fault.file, fault.field) for fault in validate_profile(folder)] == [
        ("plan.yaml", "period.end"),
        ("principles.yaml", "principles[0].name.lv"),
        ("schedule.yaml", "schedule[4].start"),
        ("previous.yaml", "previous.stated.measures"),
        ("previous.yaml", "previous.tally"),
    ]


def test_a_missing_file_and_a_file_of_other_bytes_are_faults(folder: Path) -> None:
    (folder / "process.yaml").unlink()
    (folder / "schedule.yaml").write_bytes(b"\xff\xfe\x00")
    assert [(fault.file, fault.field, fault.line) for fault in validate_profile(folder)] == [
        ("schedule.yaml", "", 1),
        ("process.yaml", "", 1),
    ]


def test_a_profile_with_faults_is_not_loaded(folder: Path) -> None:
    break_file(folder, "plan.yaml", "number: 6", "numbr: 6")
    with using_language("en"), pytest.raises(BadInput) as refused:
        load_profile(folder)
    assert refused.value.facts["count"] == 2
    assert str(refused.value.facts["fault"]).startswith("plan.yaml:")


def test_a_profile_of_one_s_own_is_loaded_with_its_own_texts(folder: Path) -> None:
    break_file(folder, "plan.yaml", "id: lv-2026", "id: test-land")
    assert load_profile(folder).id == "test-land"
