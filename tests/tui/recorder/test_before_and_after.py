"""A new session from a card, reading back, closing and handing over."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import date
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Select

from dialog_toolkit.domain.session import Agreement, Session
from dialog_toolkit.errors import StorageError
from dialog_toolkit.services import handover, projects, recording
from dialog_toolkit.tui.app import DialogApp
from dialog_toolkit.tui.screens.closing import ClosingScreen
from dialog_toolkit.tui.screens.new_session import NewSessionScreen
from dialog_toolkit.tui.screens.readback import ReadbackScreen
from dialog_toolkit.tui.widgets.closing_rows import CountRow
from dialog_toolkit.tui.widgets.form_field import LineInput
from dialog_toolkit.tui.widgets.idea_field import IdeaField
from dialog_toolkit.tui.widgets.tick import Tick
from tests.tui.conftest import Running, settle
from tests.tui.grid import screen_text
from tests.tui.recorder.conftest import Circle, Clock, record, type_text

Check = Callable[[Pilot[None]], Awaitable[None]]


def app(pilot: Pilot[None]) -> DialogApp:
    assert isinstance(pilot.app, DialogApp)
    return pilot.app


def on_screen(running: Running, file: Path, clock: Clock, name: str, check: Check, *arguments: str) -> None:
    """Open a screen and check something there."""

    async def run() -> None:
        async with running(file, clock=clock, size=(100, 40)) as pilot:
            app(pilot).open_screen(name, *arguments)
            await settle(pilot)
            await check(pilot)

    asyncio.run(run())


async def fill(pilot: Pilot[None], id: str, text: str) -> None:
    """Type into a field of a form and leave it."""
    pilot.app.screen.query_one(f"#{id}", LineInput).focus()
    await pilot.pause()
    await pilot.press("end", "ctrl+u")
    await type_text(pilot, text)
    await pilot.press("enter")
    await settle(pilot)


# -- before ------------------------------------------------------------------------------------------------------------


def test_a_session_is_prepared_and_the_recorder_opens(running: Running, empty_file: Path, clock: Clock) -> None:
    async def check(pilot: Pilot[None]) -> None:
        await fill(pilot, "question", "Kādu Latviju gribam 2050. gadā?")
        await fill(pilot, "place", "krimunas")
        assert pilot.app.screen.query_one("#place", LineInput).value == "Krimūnas"
        assert "✓ Dobeles novads · Zemgale" in screen_text(pilot.app)
        await fill(pilot, "chairs", "12")
        await fill(pilot, "stage-pardomas-dialoga-aplis", "0")
        await fill(pilot, "stage-kopigs-dialogs-1-dialoga-aplis", "40")
        assert "Posmi: 125 min" in screen_text(pilot.app)
        await pilot.press("f8")
        await settle(pilot)
        session = recording.session_now(app(pilot).project, app(pilot).current_session)
        assert (session.place.name, session.place.municipality, session.place.region, session.chairs) == (
            "Krimūnas", "Dobeles novads", "zemgale", 12,
        )  # fmt: skip
        assert {log.stage: log.planned for log in session.stages}["kopigs-dialogs-1"] == 40
        assert (len(session.stages), session.date) == (12, date(2025, 3, 10))
        assert pilot.app.screen.CONTEXT == "recorder"  # type: ignore[attr-defined]

    on_screen(running, empty_file, clock, "new_session", check)


def test_what_is_missing_is_told_and_nothing_is_lost(running: Running, empty_file: Path, clock: Clock) -> None:
    async def check(pilot: Pilot[None]) -> None:
        await fill(pilot, "question", "Kāpēc?")
        await pilot.press("f8")
        await settle(pilot)
        assert isinstance(pilot.app.screen, NewSessionScreen)
        assert "⚠ Norādiet vietu" in screen_text(pilot.app)
        assert pilot.app.focused is pilot.app.screen.query_one("#place")
        assert pilot.app.screen.query_one("#question", LineInput).value == "Kāpēc?"

    on_screen(running, empty_file, clock, "new_session", check)


def test_another_card_brings_its_own_stages(running: Running, empty_file: Path, clock: Clock) -> None:
    async def check(pilot: Pilot[None]) -> None:
        pilot.app.screen.query_one("#method", Select).value = "pasaules-kafejnica"
        await settle(pilot)
        await fill(pilot, "place", "Rīga")
        await pilot.press("f8")
        await settle(pilot)
        session = recording.session_now(app(pilot).project, app(pilot).current_session)
        assert (session.method, len(session.stages)) == ("pasaules-kafejnica", 8)

    on_screen(running, empty_file, clock, "new_session", check)


def test_enter_goes_from_field_to_field_and_ticks_nothing(running: Running, empty_file: Path, clock: Clock) -> None:
    async def check(pilot: Pilot[None]) -> None:
        await fill(pilot, "place", "Rīga")
        await pilot.press(*["enter"] * 12)
        ticks = {tick.id: tick.value for tick in pilot.app.screen.query(Tick)}
        assert [name for name, value in ticks.items() if value] == ["language-lv"]

    on_screen(running, empty_file, clock, "new_session", check)


# -- reading back ------------------------------------------------------------------------------------------------------


def test_ideas_are_read_one_at_a_time(running: Running, circle: Circle, clock: Clock) -> None:
    record(circle)

    def now(pilot: Pilot[None]) -> Session:
        return recording.session_now(app(pilot).project, circle.id)

    async def check(pilot: Pilot[None]) -> None:
        assert "Kad aizvēra pastu" in screen_text(pilot.app)
        await pilot.press("enter")
        assert "Lēmums jau pieņemts" in screen_text(pilot.app)
        await pilot.press("e")
        await type_text(pilot, " Tā ir.")
        await pilot.press("enter")
        assert now(pilot).ideas[1].text == "Lēmums jau pieņemts, un tad mums prasa viedokli. Tā ir."
        await pilot.press("s", "q", "enter")
        idea = now(pilot).ideas[1]
        assert (idea.approved, idea.agreement, idea.quotable) == (True, Agreement.SINGLE, True)
        await pilot.press("x")
        assert len(now(pilot).ideas) == 2
        await pilot.press("ctrl+z")
        assert len(now(pilot).ideas) == 3
        await pilot.press("enter")
        assert all(idea.approved for idea in now(pilot).ideas)
        assert "Visas idejas ir nolasītas" in screen_text(pilot.app)

    on_screen(running, circle.file, clock, "readback", check, circle.id)


def test_escape_leaves_the_words_as_they_were(running: Running, circle: Circle, clock: Clock) -> None:
    record(circle)

    async def check(pilot: Pilot[None]) -> None:
        await pilot.press("e")
        await type_text(pilot, " nevajadzīgs")
        await pilot.press("escape")
        assert isinstance(pilot.app.screen, ReadbackScreen)
        text = recording.session_now(app(pilot).project, circle.id).ideas[0].text
        assert text == "Kad aizvēra pastu, omei pēc pensijas jābrauc 18 km."
        assert recording.typed_edits(app(pilot).project, circle.id) == {}

    on_screen(running, circle.file, clock, "readback", check, circle.id)


def test_a_mending_cut_off_is_offered_again(running: Running, circle: Circle, clock: Clock) -> None:
    record(circle)
    with projects.opened(circle.file, "pierakstītājs") as project:
        recording.type_edit(project, f"{circle.id}/02", "Lēmums jau pieņ")

    async def check(pilot: Pilot[None]) -> None:
        assert pilot.app.screen.query_one(IdeaField).text == "Lēmums jau pieņ"

    on_screen(running, circle.file, clock, "readback", check, circle.id)


# -- closing -----------------------------------------------------------------------------------------------------------


def test_every_field_of_the_record_is_kept(running: Running, circle: Circle, clock: Clock) -> None:
    record(circle)

    async def check(pilot: Pilot[None]) -> None:
        await fill(pilot, "promise-1-text", "Nosūtīs kopsavilkumu.")
        await fill(pilot, "promise-1-who", "rīkotājs")
        await fill(pilot, "promise-1-by", "24.03.")
        await fill(pilot, "promise-2-text", "Ieliks lapā.")
        await fill(pilot, "disagreement-1", "Vai autobusus apvienot: vieni par, citi pret.")
        await fill(pilot, "people-start", "12")
        await fill(pilot, "people-end", "11")
        await fill(pilot, "evaluation-neutral-0", "4,5")
        await fill(pilot, "evaluation-neutral-1", "11")
        await fill(pilot, "group-seniors-0", "4")
        screen = pilot.app.screen
        screen.query_one("#rules_accepted", Tick).value = True
        await settle(pilot)
        session = recording.session_now(app(pilot).project, circle.id)
        assert [(p.text, p.who, f"{p.by}") for p in session.promises] == [
            ("Nosūtīs kopsavilkumu.", "rīkotājs", "2025-03-24"),
            ("Ieliks lapā.", "", "None"),
        ]
        assert session.disagreements == ("Vai autobusus apvienot: vieni par, citi pret.",)
        assert (session.participants_start, session.participants_end, session.rules_accepted) == (12, 11, True)
        assert [(each.item, each.average, each.answers) for each in session.evaluation] == [("neutral", 4.5, 11)]
        assert [(each.group, each.people) for each in session.participant_groups] == [("seniors", 4)]
        await fill(pilot, "promise-2-text", "")
        await pilot.press("enter", "enter")
        await settle(pilot)
        assert len(recording.session_now(app(pilot).project, circle.id).promises) == 1
        await pilot.press("ctrl+z")
        await settle(pilot)
        assert screen.query_one("#promise-2-text", LineInput).value == "Ieliks lapā."

    on_screen(running, circle.file, clock, "closing", check, circle.id)


def test_what_was_promised_before_is_shown_and_not_lost(running: Running, circle: Circle, clock: Clock) -> None:
    with projects.opened(circle.file, "pierakstītājs") as project:
        recording.add_promise(project, circle.id, "Nosūtīs kopsavilkumu.", who="rīkotājs", by=date(2025, 3, 24))

    async def check(pilot: Pilot[None]) -> None:
        screen = pilot.app.screen
        assert screen.query_one("#promise-1-text", LineInput).value == "Nosūtīs kopsavilkumu."
        assert pilot.app.focused is screen.query_one("#promise-2-text")
        await pilot.press("shift+tab", "shift+tab", "shift+tab", *["enter"] * 8, "f8")
        await settle(pilot)
        assert len(recording.session_now(app(pilot).project, circle.id).promises) == 1

    on_screen(running, circle.file, clock, "closing", check, circle.id)


def test_a_step_back_is_not_kept_anew_from_the_field_in_focus(running: Running, circle: Circle, clock: Clock) -> None:
    async def check(pilot: Pilot[None]) -> None:
        await fill(pilot, "promise-1-text", "Nosūtīs kopsavilkumu.")
        await fill(pilot, "people-start", "12")
        await pilot.press("ctrl+z")
        pilot.app.screen.query_one("#promise-1-text", LineInput).focus()
        await pilot.pause()
        await pilot.press("ctrl+z")
        await settle(pilot)
        assert recording.session_now(app(pilot).project, circle.id).promises == ()
        assert pilot.app.screen.query_one("#promise-1-text", LineInput).value == ""
        await pilot.press("ctrl+y")
        await settle(pilot)
        assert len(recording.session_now(app(pilot).project, circle.id).promises) == 1

    on_screen(running, circle.file, clock, "closing", check, circle.id)


def test_wrong_entries_are_told_and_not_kept(running: Running, circle: Circle, clock: Clock) -> None:
    async def check(pilot: Pilot[None]) -> None:
        await fill(pilot, "people-start", "daudz")
        assert "⚠ Cilvēku skaits ir vesels skaitlis." in screen_text(pilot.app)
        await fill(pilot, "signed_off", "vakarā")
        assert "„vakarā” nav laiks" in screen_text(pilot.app)
        await fill(pilot, "evaluation-free-0", "9")
        await fill(pilot, "evaluation-free-1", "3")
        session = recording.session_now(app(pilot).project, circle.id)
        assert (session.participants_start, session.signed_off, session.evaluation) == (None, "", ())

    on_screen(running, circle.file, clock, "closing", check, circle.id)


def test_the_list_of_what_is_missing_shrinks_to_nothing(running: Running, circle: Circle, clock: Clock) -> None:
    record(circle)

    async def check(pilot: Pilot[None]) -> None:
        before = screen_text(pilot.app)
        assert "trūkst" in before.splitlines()[0]
        assert "Cilvēki sākumā nav saskaitīti" in before or "sākumā" in before
        await fill(pilot, "people-start", "12")
        seen = recording.missing(
            recording.session_now(app(pilot).project, circle.id), projects.methods()["dialoga-aplis"]
        )
        assert f"trūkst {len(seen)}" in screen_text(pilot.app).splitlines()[0]

    on_screen(running, circle.file, clock, "closing", check, circle.id)


def test_signing_off_ends_the_recording_and_undo_opens_it_again(running: Running, circle: Circle, clock: Clock) -> None:
    record(circle)

    async def check(pilot: Pilot[None]) -> None:
        clock.go(96)
        await pilot.press("f8")
        await settle(pilot)
        session = recording.session_now(app(pilot).project, circle.id)
        assert (session.signed_off, session.closed[:16]) == ("19:36", "2025-03-10T19:36")
        assert "Apstiprināts plkst. 19:36" in screen_text(pilot.app)
        await pilot.press("ctrl+z")
        assert recording.session_now(app(pilot).project, circle.id).closed == ""

    on_screen(running, circle.file, clock, "closing", check, circle.id)


def test_the_session_is_handed_over_and_read_back(
    running: Running, circle: Circle, clock: Clock, tmp_path: Path
) -> None:
    record(circle)
    target = tmp_path / "zibatmina"
    target.mkdir()

    async def check(pilot: Pilot[None]) -> None:
        await pilot.press("f6")
        await pilot.pause()
        await pilot.press("end", "ctrl+u")
        await type_text(pilot, str(target))
        await pilot.press("enter")
        await settle(pilot)
        assert (target / f"{circle.id}.yaml").exists()
        assert isinstance(pilot.app.screen, ClosingScreen)
        assert "Ierakstīts un pārbaudīts: 3 idejas" in screen_text(pilot.app)

    on_screen(running, circle.file, clock, "closing", check, circle.id)


def test_papers_of_the_session_are_written(running: Running, circle: Circle, clock: Clock, tmp_path: Path) -> None:
    record(circle)

    async def check(pilot: Pilot[None]) -> None:
        await pilot.press("ctrl+r")
        await pilot.pause()
        await pilot.press("end", "ctrl+u")
        await type_text(pilot, str(tmp_path))
        await pilot.press("enter")
        await settle(pilot)
        assert sorted(file.suffix for file in tmp_path.glob("minutes.*")) == [".docx", ".pdf"]
        assert "✓ Uzrakstīts: minutes." in screen_text(pilot.app)

    on_screen(running, circle.file, clock, "closing", check, circle.id)


def test_handing_over_never_replaces_another_file(circle: Circle, tmp_path: Path) -> None:
    record(circle)
    other = tmp_path / "svarigi.yaml"
    other.write_text("budžets: 12\n", "utf-8")
    with projects.opened(circle.file, "pierakstītājs") as project:
        for _time in range(2):  # the session's own file is written anew
            assert handover.hand_over(project, circle.id, tmp_path).ideas == 3
        with pytest.raises(StorageError, match=r"svarigi\.yaml"):
            handover.hand_over(project, circle.id, other)
    assert other.read_text("utf-8") == "budžets: 12\n"


def test_every_statement_and_group_of_the_services_has_its_row(running: Running, circle: Circle, clock: Clock) -> None:
    async def check(pilot: Pilot[None]) -> None:
        keys = [row.key for row in pilot.app.screen.query(CountRow)]
        assert keys == [f"evaluation-{item}" for item in recording.EVALUATION_ITEMS] + [
            f"group-{group}" for group in recording.PARTICIPANT_GROUPS
        ]

    on_screen(running, circle.file, clock, "closing", check, circle.id)
