"""The view models of the drafting table: fields as text and back, narrow lines, what is only proposed."""

from dataclasses import replace
from pathlib import Path

import pytest
from rich.cells import cell_len

from dialog_toolkit.domain.measure import Measure, Milestone, Quote
from dialog_toolkit.i18n import LANGUAGES, using_language
from dialog_toolkit.services import measure_board, projects
from dialog_toolkit.tui.drafting import cells, fields, findings, listed
from dialog_toolkit.tui.drafting.cells import BLANK, How
from dialog_toolkit.tui.drafting.words import wrapped
from tests.tui.drafting_project import ANSWERS, MEETINGS, fill


@pytest.fixture
def board(project_file: Path) -> measure_board.Board:
    fill(project_file)
    with projects.opened(project_file, "a") as project:
        return measure_board.board(project, measure_board.ground(project))


def of(board: measure_board.Board, id: str) -> Measure:
    return next(measure for measure in board.measures if measure.id == id)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_comes_back_from_its_text(board: measure_board.Board, language: str) -> None:
    measure = replace(
        of(board, ANSWERS),
        milestones=(Milestone("Noteikumi", "31.12.2026.", "VK"), Milestone("Portāls")),
        value_how={"participation": "ikviens redz atbildi"},
        roles={"varam": "metodika"},
        direction=board.profile.directions[0].id,
        source="themes",
        earlier_how="continues",
        actors=("Biedrība A", "Biedrība B"),
    )
    with using_language(language):
        back = {
            field: cells.value_from(board, measure, field, cells.text_of(board, measure, field))
            for field in fields.ORDER
        }
    assert back == {field: getattr(measure, field) for field in fields.ORDER}


def test_a_quote_without_words_is_the_whole_idea(board: measure_board.Board) -> None:
    idea = next(iter(board.ground.ideas.values()))
    measure = of(board, ANSWERS)
    assert cells.value_from(board, measure, "problem", idea.id) == (Quote(idea.id, idea.text),)
    part = cells.value_from(board, measure, "problem", f"{idea.id} | a […] b")
    assert part == (Quote(idea.id, "a […] b", shortened=True),)


def test_proposals_come_first_and_the_blank_last(board: measure_board.Board) -> None:
    offered = [one.id for one in cells.choices(board, of(board, MEETINGS), "lead")]
    assert (offered[:2], offered[-1]) == (["vk", "varam"], BLANK)
    assert sorted(offered[:-1]) == sorted(body.id for body in board.profile.institutions)


def test_what_is_only_proposed_stands_in_brackets(board: measure_board.Board) -> None:
    with using_language("lv"):
        rows = {field: fields.row(board, of(board, MEETINGS), field) for field in fields.ORDER}
    assert rows["lead"] == ("Atbildīgā", "ieteikts", "(VK 42 %)")
    assert rows["deadline"] == ("Termiņš", "", "(tukšs: to vēl neviens nav pateicis)")
    assert rows["solution"][1:] == ("ieteikts", "(modelis) Publicēt atbildi uz katru iesniegumu 30 dienu laikā")


def test_every_field_has_a_row_and_a_way_to_write_it(board: measure_board.Board) -> None:
    assert len(set(fields.ORDER)) == len(fields.ORDER)
    assert {field for field in fields.WHERE_SAID if cells.how(field) is How.NOT} == set(fields.WHERE_SAID)
    assert [field for field in fields.ORDER if cells.how(field) is How.NOT] == []


def test_a_wording_stands_below_what_is_written() -> None:
    assert cells.with_wording("result", "Portāls", "Pēc tā: …") == "Portāls\nPēc tā: …"
    assert cells.with_wording("deadline", "regulāri", "31.12.2026.") == "31.12.2026."
    assert cells.with_wording("value_how", "", "atklātība: …; līdzdalība: …") == "atklātība: …\nlīdzdalība: …"


def test_lines_are_no_longer_than_asked(board: measure_board.Board) -> None:
    measure = of(board, ANSWERS)
    found = list(findings.items(board, measure, measure_board.report(board, measure)))
    for width in (20, 33, 60):
        assert max(cell_len(line.text) for line in findings.lines(found, width)) <= width
    assert max(map(cell_len, wrapped("🙂" * 60, 20))) <= 20


def test_ids_of_the_plan_are_told_by_their_names(board: measure_board.Board) -> None:
    report = measure_board.report(board, of(board, ANSWERS))
    with using_language("lv"):
        told = {one.check: findings.told(one) for one in report.findings}
    assert told["values"] == "Cilvēks to saistījis ar: līdzdalība, atbildība."
    assert told["lead"].endswith("„VK”")


def test_a_persons_verdict_has_a_star(board: measure_board.Board) -> None:
    report = measure_board.report(board, of(board, ANSWERS))
    assert [listed.verdict(report, principle) for principle in listed.PRINCIPLES] == ["?", "✗", "✓*", "?"]
    assert listed.verdict(None, "P1") == "·"
