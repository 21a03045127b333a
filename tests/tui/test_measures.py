"""The drafting table: finding and writing measures, what the checks say meanwhile; what it looks like."""

from pathlib import Path

import pytest

from dialog_toolkit.domain.measure import Indicator, Milestone
from dialog_toolkit.domain.review import Stance
from dialog_toolkit.domain.verdict import Verdict
from dialog_toolkit.services import measure_acts, projects, review
from dialog_toolkit.tui.drafting import fields
from dialog_toolkit.tui.modals.measure_edit import EditModal, Prose
from tests.tui.conftest import Running
from tests.tui.drafting_desk import Desk, at_the_table
from tests.tui.drafting_project import ANSWERS, BUSES, FESTIVALS, MEETINGS, SCHOOLS, fill
from tests.tui.grid import same_as_snapshot, screen_text


@pytest.fixture
def file(project_file: Path) -> Path:
    fill(project_file)
    return project_file


def test_those_that_stand_come_first(running: Running, file: Path) -> None:
    async def act(desk: Desk) -> None:
        board = desk.table_screen.board
        assert board is not None
        assert [measure.id for measure in board.measures] == [ANSWERS, MEETINGS, SCHOOLS, BUSES, FESTIVALS]
        assert set(desk.table_screen.reports) == {ANSWERS, MEETINGS, SCHOOLS, BUSES, FESTIVALS}

    at_the_table(running, file, act)


def test_enter_opens_tab_goes_round_and_escape_goes_back(running: Running, file: Path) -> None:
    async def act(desk: Desk) -> None:
        table = desk.table_screen.table
        seen = []
        for key in ("enter", "tab", "tab", "shift+tab", "escape"):
            await desk.press(key)
            seen.append(
                (table.is_one, next(name for name in ("list", "fields", "found") if table.pane(name).has_focus))
            )
        assert seen == [(True, "fields"), (True, "found"), (False, "list"), (True, "found"), (False, "list")]
        await desk.press("escape")
        assert desk.pilot.app.screen is not desk.table_screen

    at_the_table(running, file, act)


def test_plus_and_minus_go_from_measure_to_measure(running: Running, file: Path) -> None:
    async def act(desk: Desk) -> None:
        await desk.open(ANSWERS)
        await desk.press("plus")
        assert desk.table_screen.table.measure == desk.get(MEETINGS)
        await desk.press("minus")
        assert desk.table_screen.table.measure == desk.get(ANSWERS)

    at_the_table(running, file, act)


def test_a_field_is_written_kept_and_taken_back(running: Running, file: Path) -> None:
    async def act(desk: Desk) -> None:
        await desk.open(ANSWERS, "result")
        await desk.press("enter")
        await desk.type("Visi saņem atbildi")
        await desk.press("enter")
        assert desk.front is desk.table_screen
        assert desk.get(ANSWERS).result == "Visi saņem atbildi"
        await desk.press("ctrl+z")
        assert desk.get(ANSWERS).result == ""
        await desk.press("ctrl+y")
        assert desk.get(ANSWERS).result == "Visi saņem atbildi"

    at_the_table(running, file, act)


def test_the_checks_speak_while_one_types(running: Running, file: Path) -> None:
    async def act(desk: Desk) -> None:
        await desk.open(ANSWERS, "deadline")
        await desk.press("enter")
        assert "P2 ✗ This is no deadline. “regulāri”" in desk.said("found")
        await desk.press("ctrl+u")
        await desk.type("30.06.2027.")
        assert isinstance(desk.front, EditModal)
        desk.front.look()
        assert "P2 ✓ The deadline is set and lies within the plan." in desk.said("found")
        await desk.press("ctrl+g")
        assert desk.get(ANSWERS).deadline == "30.06.2027."

    at_the_table(running, file, act, language="en")


def test_a_refusal_keeps_the_window_and_what_was_typed(running: Running, file: Path) -> None:
    async def act(desk: Desk) -> None:
        await desk.open(ANSWERS, "supporting")
        await desk.press("enter", "ctrl+u")
        await desk.type("Smilšu ministrija")
        await desk.press("enter")
        assert isinstance(desk.front, EditModal)
        assert desk.said("found").startswith("⚠ Starp plāna institūcijām nav „Smilšu ministrija”")
        assert desk.get(ANSWERS).supporting == ("varam", "visas ministrijas")
        await desk.press("escape", "enter")
        assert isinstance(desk.front, EditModal)
        assert desk.front.text == "Smilšu ministrija"
        await desk.press("ctrl+u")
        await desk.type("TM")
        await desk.press("enter")
        assert desk.get(ANSWERS).supporting == ("tm",)
        assert desk.table_screen.unkept == {}

    at_the_table(running, file, act)


def test_parts_are_written_one_a_line(running: Running, file: Path) -> None:
    async def act(desk: Desk) -> None:
        await desk.open(ANSWERS, "milestones")
        await desk.press("enter")
        await desk.type("Noteikumi | 31.12.2026. | VK\nPortāls")
        await desk.press("ctrl+g")
        steps = desk.get(ANSWERS).milestones
        assert [(one.output, one.deadline, one.who) for one in steps] == [("Noteikumi", "31.12.2026.", "VK"),
                                                                         ("Portāls", "", "")]  # fmt: skip

    at_the_table(running, file, act)


def test_a_quote_keeps_to_what_was_said(running: Running, file: Path) -> None:
    async def act(desk: Desk) -> None:
        await desk.open(ANSWERS, "problem")
        before = desk.get(ANSWERS)
        await desk.press("enter", "end")
        await desk.type(" un vēl")
        await desk.press("ctrl+g")
        assert isinstance(desk.front, EditModal)
        assert desk.get(ANSWERS).problem == before.problem
        desk.front.query_one(Prose).load_text(before.ideas[3])
        await desk.press("ctrl+g")
        assert [quote.idea for quote in desk.get(ANSWERS).problem] == [before.ideas[3]]

    at_the_table(running, file, act)


def test_values_are_ticked(running: Running, file: Path) -> None:
    async def act(desk: Desk) -> None:
        await desk.open(ANSWERS, "values")
        await desk.press("enter", "enter", "end", "enter")
        assert set(desk.get(ANSWERS).values) == {"transparency", "participation", "accountability"}

    at_the_table(running, file, act)


def test_a_choice_is_picked_and_emptied(running: Running, file: Path) -> None:
    async def act(desk: Desk) -> None:
        await desk.open(ANSWERS, "lead")
        await desk.press("enter")
        await desk.type("tieslietu")
        await desk.press("enter")
        assert desk.get(ANSWERS).lead == "tm"
        await desk.press("enter")
        await desk.type("tukšu")
        await desk.press("enter")
        assert desk.get(ANSWERS).lead == ""

    at_the_table(running, file, act)


def test_only_what_a_machine_wrote_is_marked(running: Running, file: Path) -> None:
    async def act(desk: Desk) -> None:
        await desk.open(MEETINGS, "solution")
        assert desk.said("whole").startswith(
            "SOLUTION · written by a language model · suggested: i keeps it, Enter rewrites it"
        )
        await desk.press("i")
        assert "solution" not in desk.get(MEETINGS).suggested_fields
        await desk.open(MEETINGS, "funding")
        assert desk.said("whole") == "FUNDING\n(blank: nobody has said it yet)"

    at_the_table(running, file, act, language="en")


def test_one_of_several_proposals_is_kept(running: Running, file: Path) -> None:
    async def act(desk: Desk) -> None:
        await desk.open(MEETINGS, "lead")
        await desk.press("i", "down", "enter")
        assert desk.get(MEETINGS).lead == "varam"

    at_the_table(running, file, act)


def test_in_the_list_all_that_the_machine_wrote_is_kept(running: Running, file: Path) -> None:
    async def act(desk: Desk) -> None:
        desk.table_screen.show_measure(MEETINGS)
        await desk.press("i")
        assert desk.get(MEETINGS).suggested_fields == ()
        assert desk.get(MEETINGS).lead == ""

    at_the_table(running, file, act)


def test_a_wording_goes_into_the_field_to_be_finished(running: Running, file: Path) -> None:
    async def act(desk: Desk) -> None:
        await desk.open(ANSWERS)
        await desk.to_finding("resources")
        await desk.press("w", "enter")
        assert isinstance(desk.front, EditModal)
        assert desk.front.text == "Within the budget granted / additional … EUR / EU funds: …"
        await desk.press("enter")
        assert desk.get(ANSWERS).funding == "Within the budget granted / additional … EUR / EU funds: …"

    at_the_table(running, file, act, language="en")


def test_a_suggested_lead_is_picked_not_typed(running: Running, file: Path) -> None:
    async def act(desk: Desk) -> None:
        await desk.open(MEETINGS)
        await desk.to_finding("lead")
        await desk.press("w", "enter", "enter")
        assert desk.get(MEETINGS).lead == "vk"

    at_the_table(running, file, act)


def test_the_language_changes_and_the_measure_stays(running: Running, file: Path) -> None:
    async def act(desk: Desk) -> None:
        await desk.open(ANSWERS, "deadline")
        assert desk.said("whole") == "TERMIŅŠ\nregulāri"
        await desk.press("ctrl+l")
        assert desk.said("whole") == "DEADLINE\nregulāri"
        assert desk.said("state").startswith("being drafted → [in review] → agreed")

    at_the_table(running, file, act)


def test_what_can_only_be_read_has_no_keys_that_write(running: Running, file: Path) -> None:
    with projects.opened(file, "cits"):

        async def act(desk: Desk) -> None:
            assert desk.project.readonly_reason
            await desk.open(ANSWERS, "deadline")
            for key in ("enter", "i", "t", "l", "n", "d", "a", "s", "delete"):
                await desk.press(key)
                assert desk.front is desk.table_screen
            assert desk.get(ANSWERS).deadline == "regulāri"

        at_the_table(running, file, act)


@pytest.mark.parametrize("language", ["lv", "en"])
@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
@pytest.mark.parametrize("state", ["list", "one", "empty"])
def test_what_it_looks_like(
    running: Running, file: Path, empty_file: Path, request: pytest.FixtureRequest, language: str,
    size: tuple[int, int], state: str,
) -> None:  # fmt: skip
    async def act(desk: Desk) -> None:
        if state == "one":
            await desk.press("enter")
        same_as_snapshot(request, f"measures-{language}-{size[0]}x{size[1]}-{state}", desk.pilot.app)

    at_the_table(running, empty_file if state == "empty" else file, act, language=language, size=size)


HOSTILE = ["[/x]", "[b]t[/b] [@click=app.quit]q[/]", "\x1b[2J\x1b]0;x\x07", "{{ 7*7 }} {x}", "\u202ertl", "=1+1",
           "a" * 3000, "x\ty\nz", "🙂👩\u200d👩\u200d👧"]  # fmt: skip
WRITTEN = ("title", "problem_text", "baseline", "causes", "before", "solution", "result", "funding", "evidence",
           "deadline", "commitment", "number")  # fmt: skip


@pytest.mark.parametrize("turn", [0, 5])
def test_hostile_text_is_only_shown(running: Running, file: Path, turn: int) -> None:
    texts = ["S " + HOSTILE[(place + turn) % len(HOSTILE)] for place in range(len(WRITTEN))]
    one, two, three = texts[:3]
    said = dict(zip(WRITTEN, texts, strict=True)) | {
        "actors": (one,), "submissions": (two,), "milestones": (Milestone(one, two, three),),
        "indicators": (Indicator(two, one, three, one),), "value_how": {"participation": three},
    }  # fmt: skip
    with projects.opened(file, "S " + HOSTILE[turn]) as project:
        measure_acts.edit_many(project, ANSWERS, said)
        review.comment(project, ANSWERS, one, "solution")
        review.opinion(project, ANSWERS, Stance.REJECT, two, by=HOSTILE[turn + 3][:80])
        review.overrule(project, ANSWERS, "resources", Verdict.MET, three)

    async def act(desk: Desk) -> None:
        def harmless() -> None:
            seen = screen_text(desk.pilot.app)
            assert "\x1b" not in seen
            assert "\u202e" not in seen

        harmless()
        await desk.open(ANSWERS)
        for place in range(len(fields.fields_of(desk.get(ANSWERS)))):
            desk.table_screen.table.pane("fields").cursor = place
            await desk.pilot.pause()
            harmless()
        for key in ("k", "h", "e", "t"):
            await desk.press(key)
            harmless()
            await desk.press("escape")
        await desk.to_finding("resources")
        harmless()
        for field in ("solution", "indicators"):
            await desk.open(ANSWERS, field)
            await desk.press("enter")
            harmless()
            await desk.press("escape")

    at_the_table(running, file, act, size=(120, 40))
