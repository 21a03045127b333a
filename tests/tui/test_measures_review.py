"""The drafting table: what people say of measures, and measures made of others."""

from pathlib import Path
from typing import Any

import pytest
from textual.screen import Screen
from textual.widgets import Input, Static

from dialog_toolkit.domain.review import Stance, State
from dialog_toolkit.domain.verdict import Verdict
from dialog_toolkit.services import measure_acts, measure_history, measures, review
from dialog_toolkit.tui.modals.confirm import ShownModal
from dialog_toolkit.tui.modals.measure_decide import DecideModal
from dialog_toolkit.tui.modals.measure_split import SplitModal
from dialog_toolkit.tui.modals.text import AskModal
from dialog_toolkit.tui.screens.ideas import IdeasScreen
from dialog_toolkit.tui.widgets.virtual_table import VirtualTable
from tests.services.test_writing_help import Model
from tests.services.test_writing_help import model as model
from tests.tui.conftest import Running, settle
from tests.tui.drafting_desk import Desk, at_the_table
from tests.tui.drafting_project import ANSWERS, MEETINGS, SCHOOLS, fill


@pytest.fixture
def file(project_file: Path) -> Path:
    fill(project_file)
    return project_file


def test_a_remark_is_made_on_the_field_and_marked_as_dealt_with(running: Running, file: Path) -> None:
    async def act(desk: Desk) -> None:
        await desk.open(ANSWERS, "deadline")
        await desk.press("k")
        await desk.type("Par vēlu")
        await desk.press("enter", "tab", "enter", "escape")
        told = [(one.text, one.field, one.resolved) for one in review.review_of(desk.project, ANSWERS).comments]
        assert told == [("Cik tas maksā?", "funding", True), ("Par vēlu", "deadline", False)]
        assert desk.said("state").count("1 atklāts komentārs") == 1

    at_the_table(running, file, act)


def test_an_opinion_needs_its_reason_and_may_be_an_institutions(running: Running, file: Path) -> None:
    async def act(desk: Desk) -> None:
        desk.table_screen.show_measure(MEETINGS)
        await desk.press("l", "down", "down", "enter", "enter")
        assert isinstance(desk.front, DecideModal)
        assert review.review_of(desk.project, MEETINGS).opinions == ()
        await desk.type("Dārgi")
        await desk.press("enter")
        await desk.type("FM")
        await desk.press("enter")
        said = [(one.by, one.verdict, one.reason) for one in review.review_of(desk.project, MEETINGS).opinions]
        assert said == [("FM", Stance.REJECT, "Dārgi")]

    at_the_table(running, file, act)


def test_only_steps_that_may_be_taken_are_offered(running: Running, file: Path) -> None:
    async def act(desk: Desk) -> None:
        desk.table_screen.show_measure(ANSWERS)
        await desk.press("t")
        assert isinstance(desk.front, DecideModal)
        assert [option.id for option in desk.front.options] == ["draft", "agreed", "rejected"]
        await desk.press("enter")
        assert desk.get(ANSWERS).state is State.REVIEW  # back to a draft needs a reason
        await desk.press("down", "enter")
        assert desk.get(ANSWERS).state is State.AGREED

    at_the_table(running, file, act)


def test_a_check_is_overruled_and_speaks_again(running: Running, file: Path) -> None:
    async def act(desk: Desk) -> None:
        await desk.open(ANSWERS)
        await desk.to_finding("deadline")
        await desk.press("r")
        await desk.type("Pietiek")
        await desk.press("enter")
        found = {one.check: one for one in measures.check_all(desk.project, ANSWERS)[ANSWERS].findings}
        assert (found["deadline"].verdict, found["deadline"].stands) == (Verdict.NOT_MET, Verdict.MET)
        assert (
            desk.table_screen.reports[ANSWERS].findings == measures.check_all(desk.project, ANSWERS)[ANSWERS].findings
        )
        await desk.to_finding("deadline")
        await desk.press("r", "down", "down", "enter")
        found = {one.check: one for one in measures.check_all(desk.project, ANSWERS)[ANSWERS].findings}
        assert found["deadline"].stands is Verdict.NOT_MET

    at_the_table(running, file, act)


def test_what_another_wrote_meanwhile_becomes_a_second_version(running: Running, file: Path) -> None:
    async def act(desk: Desk) -> None:
        await desk.open(ANSWERS, "result")
        await desk.press("enter")
        measure_acts.edit(desk.project, ANSWERS, "result", "Viens")
        await desk.type("Divi")
        await desk.press("enter")
        waiting = measure_history.conflicts(desk.project)
        assert [(one.field, {v.text for v in one.versions}) for one in waiting] == [("result", {"Viens", "Divi"})]
        second = waiting[0].versions[1].text
        await desk.press("v", "down", "enter")
        assert measure_history.conflicts(desk.project) == ()
        assert desk.get(ANSWERS).result == second

    at_the_table(running, file, act)


def test_merging_is_undone(running: Running, file: Path) -> None:
    async def act(desk: Desk) -> None:
        desk.table_screen.show_measure(ANSWERS)
        await desk.press("a")
        await desk.type("skolas")
        await desk.press("enter")
        assert desk.get(SCHOOLS).merged_into == ANSWERS
        await desk.press("ctrl+z")
        assert desk.get(SCHOOLS).state is State.DRAFT

    at_the_table(running, file, act)


def test_splitting_gives_every_idea_away(running: Running, file: Path) -> None:
    async def act(desk: Desk) -> None:
        before = desk.get(ANSWERS)
        desk.table_screen.show_measure(ANSWERS)
        await desk.press("s")
        assert isinstance(desk.front, SplitModal)
        await desk.type("Reģistrs")
        desk.front.query_one(VirtualTable).focus()
        await desk.press("2", "1", "2", "enter")
        assert desk.get(ANSWERS).state is State.MERGED
        made = [one for one in measures.current(desk.project) if ANSWERS in one.made_from]
        assert {one.title: one.ideas for one in made} == {
            before.title: (before.ideas[1], *before.ideas[3:]),
            "Reģistrs": (before.ideas[0], before.ideas[2]),
        }

    at_the_table(running, file, act)


def test_a_new_measure_is_opened_and_can_be_withdrawn(running: Running, file: Path) -> None:
    async def act(desk: Desk) -> None:
        await desk.press("n")
        await desk.type("Jauns")
        await desk.press("enter")
        new = desk.table_screen.table.measure
        assert new is not None
        assert (new.title, desk.table_screen.table.is_one) == ("Jauns", True)
        await desk.press("delete")
        assert [one.title for one in measures.withdrawn(desk.project)] == ["Jauns"]
        await desk.press("ctrl+z")
        assert measures.withdrawn(desk.project) == ()

    at_the_table(running, file, act)


def test_history_says_who_wrote_what(running: Running, file: Path) -> None:
    async def act(desk: Desk) -> None:
        desk.table_screen.show_measure(ANSWERS)
        await desk.press("h")
        assert "Anna · Termiņš\n  + regulāri" in desk.said("text")

    at_the_table(running, file, act)


def test_evidence_leads_to_the_idea(running: Running, file: Path) -> None:
    async def act(desk: Desk) -> None:
        desk.table_screen.show_measure(ANSWERS)
        await desk.press("e")
        first = desk.get(ANSWERS).solution_ideas[0]
        assert f"{first} · " in desk.said("whole")
        assert "izdomāts paraugs: šos vārdus neviens nav teicis" in desk.said("whole")
        await desk.press("enter")
        assert isinstance(desk.front, IdeasScreen)

    at_the_table(running, file, act)


def test_without_themes_nothing_is_drafted_and_it_is_said_why(running: Running, file: Path) -> None:
    async def act(desk: Desk) -> None:
        before = measures.all_measures(desk.project)
        await desk.press("d")
        assert measures.all_measures(desk.project) == before
        assert desk.pilot.app.is_running

    at_the_table(running, file, act)


def test_letters_typed_in_a_field_are_text(running: Running, file: Path) -> None:
    async def act(desk: Desk) -> None:
        await desk.press("n")
        await desk.type("tal")
        assert desk.front.query_one(Input).value == "tal"

    at_the_table(running, file, act)


def test_a_model_is_asked_only_after_one_saw_what_is_sent(running: Running, file: Path, model: Model) -> None:
    model.reply = b'{"choices": [{"message": {"content": "Sagatavot p\xc4\x81rskatu"}}]}'

    async def act(desk: Desk) -> None:
        await desk.open(ANSWERS, "solution")
        before = desk.get(ANSWERS)
        for answer, text in ((("escape",), before.solution), (("tab", "enter"), "Sagatavot pārskatu")):
            await desk.pilot.press("g")
            await until(desk, AskModal)
            desk.front.query_one(Input).value = f"{model.address}#mazais"
            await desk.pilot.press("enter")
            await until(desk, ShownModal)
            assert len(model.got) == 0
            assert "mazais" in shown(desk)
            await desk.pilot.press(*answer)
            if text != before.solution:
                await until(desk, ShownModal, "Sagatavot")
                assert desk.get(ANSWERS) == before
                await desk.press("tab", "enter")
            await settle(desk.pilot)
            assert desk.get(ANSWERS).solution == text
        assert len(model.got) == 1
        assert desk.table_screen.dialog.settings.model == f"{model.address}#mazais"

    at_the_table(running, file, act)


def test_what_is_no_address_is_refused_and_not_kept(running: Running, file: Path) -> None:
    async def act(desk: Desk) -> None:
        await desk.open(ANSWERS, "solution")
        await desk.pilot.press("g")
        await until(desk, AskModal)
        desk.front.query_one(Input).value = "mazais modelis#x"
        await desk.press("enter")
        assert desk.front is desk.table_screen
        assert [note.severity for note in desk.pilot.app._notifications] == ["error"]
        assert desk.table_screen.dialog.settings.model == ""

    at_the_table(running, file, act)


async def until(desk: Desk, kind: type[Screen[Any]], text: str = "") -> None:
    for _turn in range(500):
        if isinstance(desk.front, kind) and (not text or text in shown(desk)):
            return
        await desk.pilot.pause(0.01)
    raise AssertionError(f"{desk.front} is no {kind}")


def shown(desk: Desk) -> str:
    return str(desk.front.query_one("#text", Static).content)
