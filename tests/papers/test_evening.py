"""The plan of an evening: one page that a facilitator can hold."""

import io
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from dialog_toolkit.domain.session import StageLog
from dialog_toolkit.papers.evening import EveningInput, clock, evening_context
from dialog_toolkit.papers.pdf import write_pdf
from dialog_toolkit.papers.write import FORMATS, evening, write_paper
from dialog_toolkit.services.projects import methods
from tests.papers.evenings import DAY, bare, cafe, evening_of, full
from tests.papers.test_minutes import table_with, text_of


@pytest.mark.parametrize(
    ("start", "minutes", "time"),
    [("18:00", 0, "18:00"), ("18:00", 75, "19:15"), ("23:50", 20, "00:10"), ("", 75, "1:15"), ("", 0, "0:00")],
)
def test_the_clock(start: str, minutes: int, time: str) -> None:
    assert clock(start, minutes) == time


def test_hours_follow_the_adjusted_minutes_of_the_session() -> None:
    rows = table_with("Ko teikt", evening(evening_of(full())).blocks)
    assert [row[:3] for row in rows] == [
        ["Laiks", "Min", "Posms"],
        ["18:00–18:10", "10", "Ievads"],
        ["18:10–18:30", "20", "Pirmā kārta (pie galdiem)"],
        ["18:30–19:00", "30", "Raža"],
    ]
    card = {stage.name.lv: stage.prompt.lv for stage in cafe().stages}
    assert rows[1][3] == card["Ievads"]
    assert "No plkst. 18:00 līdz 19:00, 60 minūšu." in text_of(evening(evening_of(full())).blocks)


def test_without_stages_of_its_own_the_minutes_of_the_card_are_used() -> None:
    session = replace(full(), stages=(), start="", chairs=None)
    paper = evening(evening_of(session))
    rows = table_with("Ko teikt", paper.blocks)
    assert [int(row[1]) for row in rows[1:]] == [stage.minutes for stage in cafe().stages]
    assert rows[1][0] == "0:00–0:15"
    text = text_of(paper.blocks)
    assert "Laiks skaitīts no sākuma; 120 minūšu. Piemērots 12–200 cilvēkiem." in text


def test_a_stage_left_out_is_not_in_the_plan_and_one_of_ones_own_is() -> None:
    stages = (StageLog("ievads", 0), StageLog("sava-spele", 10), StageLog("raza", 5))
    rows = table_with("Ko teikt", evening(evening_of(replace(full(), stages=stages))).blocks)
    assert [row[0:3] for row in rows[1:]] == [["18:00–18:10", "10", "sava-spele"], ["18:10–18:15", "5", "Raža"]]
    assert rows[1][3] == "–"


def test_roles_rules_and_what_to_bring_come_from_the_card() -> None:
    text = text_of(evening(evening_of(full())).blocks)
    for role in cafe().roles:
        assert f"{role.name.lv}: {role.does.lv}" in text
    for line in (*cafe().rules, *cafe().materials):
        assert line.lv in text
    assert "Piekļūstamība. ieeja bez pakāpieniem." in text
    assert "31 krēsls" in text


def test_rounds_share_the_minutes_of_their_stage() -> None:
    circle = methods()["dialoga-aplis"]
    session = replace(full(), method=circle.id, stages=(StageLog("paru-saruna-1", 12),))
    steps = evening_context(EveningInput(session, circle, DAY))["steps"]
    assert isinstance(steps, tuple)
    assert steps[0].notes == ("2 kārtas pa 6 min",)


def test_a_morning_has_a_plan_of_the_day() -> None:
    assert evening(evening_of(replace(full(), start="10:00"))).title == "Dienas plāns: Kafejnīca Talsos"
    assert evening(evening_of(full())).title == "Vakara plāns: Kafejnīca Talsos"


def test_an_invented_session_is_marked_on_the_page() -> None:
    assert evening(evening_of(replace(full(), invented=True))).notice == "IZDOMĀTS PARAUGS: šāda saruna nav notikusi"
    assert evening(evening_of(full())).notice == ""


def test_the_plan_says_nothing_that_was_said() -> None:
    text = text_of(evening(evening_of(full())).blocks)
    assert not [idea.id for idea in full().ideas if idea.text in text]


@pytest.mark.parametrize("language", ["lv", "en"])
@pytest.mark.parametrize("method", sorted(methods()))
def test_every_method_fits_on_one_page(method: str, language: str) -> None:
    session = replace(full(), method=method, stages=())
    data = EveningInput(session, methods()[method], DAY, language)
    with pikepdf.open(io.BytesIO(write_pdf(evening(data)))) as pdf:
        assert len(pdf.pages) == 1


def test_all_four_formats_are_written(tmp_path: Path) -> None:
    data = evening_of(replace(bare(), method=cafe().id), "en")
    written = write_paper("evening", data, FORMATS, tmp_path)
    assert [path.name for path in written] == [f"evening.tukss.en.{suffix}" for suffix in FORMATS]
    assert all(path.stat().st_size > 1000 for path in written)
