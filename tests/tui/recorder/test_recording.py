"""Recording, key by key: what stands on the disk afterwards."""

import asyncio
import unicodedata
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot

from dialog_toolkit.domain.session import Agreement, IdeaKind, Language
from dialog_toolkit.services import projects, recording
from dialog_toolkit.tui.recorder.notice import Weight
from dialog_toolkit.tui.widgets.idea_field import IdeaField
from dialog_toolkit.tui.widgets.idea_line import IdeaLine, SmallInput
from dialog_toolkit.tui.widgets.idea_log import IdeaLog
from tests.tui.conftest import Running, settle
from tests.tui.grid import screen_text
from tests.tui.recorder.conftest import (
    Circle,
    Clock,
    begin,
    desk,
    in_recorder,
    last,
    now,
    record,
    said,
    screen,
    texts,
    type_text,
)


def test_enter_keeps_and_moves_on(running: Running, circle: Circle, clock: Clock) -> None:
    async def check(pilot: Pilot[None]) -> None:
        await type_text(pilot, "Autobusam jābrauc arī sestdienā.")
        clock.go(1)
        await pilot.press("enter")
        assert texts(pilot) == ["Autobusam jābrauc arī sestdienā."]
        line = screen(pilot).line
        assert (line.line.text, line.number, line.field.text) == ("", "02", "")
        assert "⛁ saglabāts 18:01:07" in screen_text(pilot.app)
        assert recording.typed_idea(desk(pilot).project, circle.id) == ""
        await pilot.press("enter")
        assert len(now(pilot).ideas) == 1

    in_recorder(running, circle, clock, check)


def test_kind_stance_and_marks_are_kept_with_the_idea(running: Running, circle: Circle, clock: Clock) -> None:
    async def check(pilot: Pilot[None]) -> None:
        await type_text(pilot, "Vai skola paliks?")
        await pilot.press("tab", "tab", "tab", "f6", "f6", "f5", "f9", "enter")
        idea = last(pilot)
        assert (idea.kind, idea.agreement, idea.quotable, idea.marked_return) == (
            IdeaKind.QUESTION, Agreement.MIXED, True, True,
        )  # fmt: skip
        assert screen(pilot).line.line.kind == "idea"
        await type_text(pilot, "x")
        await pilot.press("shift+tab", "enter")
        assert last(pilot).kind is IdeaKind.VALUE

    in_recorder(running, circle, clock, check)


def test_keys_in_a_burst_act_in_the_order_they_were_typed(running: Running, circle: Circle, clock: Clock) -> None:
    """As after a pause of the machine: everything typed meanwhile comes at once."""
    letters = [*"Pirmā", "enter", *"Otrā", "f6", "tab", "enter", "f7", "4", *"Trešā", "enter", "tab", *"Cet", "enter"]

    async def check(pilot: Pilot[None]) -> None:
        await pilot.press("f8")
        for key in letters:
            pilot.app.post_message(events.Key(key, key if len(key) == 1 else None))
        await settle(pilot)
        await pilot.pause()
        assert [(idea.text, idea.kind.value, idea.agreement.value) for idea in now(pilot).ideas] == [
            ("Pirmā", "idea", "single"),
            ("Otrā", "concern", "shared"),
            ("Trešā", "idea", "single"),
            ("Cet", "concern", "single"),
        ]
        speaking = desk(pilot).speaking
        assert speaking is not None
        assert speaking.chair == 4

    in_recorder(running, circle, clock, check)


def test_on_an_empty_line_the_keys_are_about_the_last_idea(running: Running, circle: Circle, clock: Clock) -> None:
    record(circle)

    async def check(pilot: Pilot[None]) -> None:
        await pilot.press("f6", "f5", "f9")
        idea = last(pilot)
        assert (idea.agreement, idea.quotable, idea.marked_return) == (Agreement.MIXED, True, True)
        assert said(pilot) == "03. ideja: jāatgriežas"
        await pilot.press("ctrl+r")
        assert len(now(pilot).ideas) == 2
        await pilot.press("ctrl+z")
        assert len(now(pilot).ideas) == 3

    in_recorder(running, circle, clock, check)


def test_an_earlier_idea_is_mended_in_place_and_what_was_typed_waits(
    running: Running, circle: Circle, clock: Clock
) -> None:
    record(circle)

    async def check(pilot: Pilot[None]) -> None:
        await type_text(pilot, "Iesākta doma")
        await pilot.press("up", "up")
        assert screen(pilot).line.line.idea == f"{circle.id}/02"
        await type_text(pilot, " Vienmēr.")
        log = pilot.app.screen.query_one(IdeaLog)
        assert next(row.text for row in log.rows if row.number == "02").endswith("viedokli. Vienmēr.")
        await pilot.press("f6", "enter")
        idea = now(pilot).ideas[1]
        assert (idea.text, idea.agreement) == (
            "Lēmums jau pieņemts, un tad mums prasa viedokli. Vienmēr.", Agreement.SINGLE,
        )  # fmt: skip
        assert screen(pilot).line.field.text == "Iesākta doma"
        await pilot.press("enter")
        assert texts(pilot)[-1] == "Iesākta doma"

    in_recorder(running, circle, clock, check)


def test_arrows_stay_in_a_text_of_several_lines_until_its_edge(running: Running, circle: Circle, clock: Clock) -> None:
    record(circle)

    async def check(pilot: Pilot[None]) -> None:
        await type_text(pilot, "vārds " * 30)
        await pilot.press("up")
        assert screen(pilot).line.line.is_new
        await pilot.press("up", "up", "up", "up", "up")
        assert not screen(pilot).line.line.is_new

    in_recorder(running, circle, clock, check)


def test_undo_and_redo_have_no_limit(running: Running, circle: Circle, clock: Clock) -> None:
    async def check(pilot: Pilot[None]) -> None:
        for number in range(1, 13):
            await type_text(pilot, f"Doma {number}")
            await pilot.press("enter")
        await pilot.press(*["ctrl+z"] * 12)
        assert texts(pilot) == []
        await pilot.press("ctrl+z")
        assert said(pilot) == "Nav, ko atsaukt."
        await pilot.press(*["ctrl+y"] * 12)
        assert texts(pilot) == [f"Doma {number}" for number in range(1, 13)]

    in_recorder(running, circle, clock, check)


def test_ctrl_z_takes_back_typing_before_it_takes_back_ideas(running: Running, circle: Circle, clock: Clock) -> None:
    record(circle)

    async def check(pilot: Pilot[None]) -> None:
        await type_text(pilot, "abc")
        await pilot.press("ctrl+z")
        assert (screen(pilot).line.field.text, len(now(pilot).ideas)) == ("", 3)
        await pilot.press("ctrl+z")
        assert len(now(pilot).ideas) == 2

    in_recorder(running, circle, clock, check)


def test_pasted_notes_become_ideas_and_the_typed_line_stays(running: Running, circle: Circle, clock: Clock) -> None:
    async def check(pilot: Pilot[None]) -> None:
        await type_text(pilot, "Iesākta")
        field = screen(pilot).line.field
        pilot.app.post_message(events.Paste("- Pirmā doma.\n- Otrā doma.\n- Trešā,\n  kas turpinās."))
        await settle(pilot)
        assert texts(pilot) == ["Pirmā doma.", "Otrā doma.", "Trešā, kas turpinās."]
        assert field.text == "Iesākta"
        pilot.app.post_message(events.Paste(" doma\n"))
        await settle(pilot)
        assert (field.text, len(now(pilot).ideas)) == ("Iesākta doma", 3)

    in_recorder(running, circle, clock, check)


def test_typing_is_on_the_disk_within_a_third_of_a_second(running: Running, circle: Circle, clock: Clock) -> None:
    async def check(pilot: Pilot[None]) -> None:
        await type_text(pilot, "Pusteik")
        await pilot.pause(0.3)
        assert recording.typed_idea(desk(pilot).project, circle.id) == "Pusteik"

    in_recorder(running, circle, clock, check)


def test_after_a_crash_what_was_typed_is_in_the_line_again(running: Running, circle: Circle, clock: Clock) -> None:
    with projects.opened(circle.file, "pierakstītājs") as project:
        recording.type_idea(project, circle.id, "Pusteikts teik")

    async def check(pilot: Pilot[None]) -> None:
        assert screen(pilot).line.field.text == "Pusteikts teik"
        assert said(pilot) == "Nepabeigtais teksts ir atjaunots. Enter to saglabā."
        await type_text(pilot, "ums")
        await pilot.press("enter")
        assert texts(pilot) == ["Pusteikts teikums"]

    in_recorder(running, circle, clock, check)


def test_after_a_crash_what_was_being_mended_is_mended_further(running: Running, circle: Circle, clock: Clock) -> None:
    record(circle)
    with projects.opened(circle.file, "pierakstītājs") as project:
        recording.type_edit(project, f"{circle.id}/01", "Kad aizvēra pastu, viss kļuva tāl")

    async def check(pilot: Pilot[None]) -> None:
        assert screen(pilot).line.line.idea == f"{circle.id}/01"
        await type_text(pilot, "u.")
        await pilot.press("enter")
        assert texts(pilot)[0] == "Kad aizvēra pastu, viss kļuva tālu."

    in_recorder(running, circle, clock, check)


def test_a_full_disk_is_told_and_the_text_stays(
    running: Running, circle: Circle, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    from dialog_toolkit.errors import StorageError
    from dialog_toolkit.i18n import N_

    async def check(pilot: Pilot[None]) -> None:
        await type_text(pilot, "Svarīga doma")
        with monkeypatch.context() as patched:

            def full(*_args: object, **_facts: object) -> str:
                raise StorageError(N_("The disk is full."), hint=N_("Make room and press Enter again."))

            patched.setattr(recording, "add_idea", full)  # the border to the disk
            await pilot.press("enter")
        assert screen(pilot).notices.shown.weight is Weight.FAULT
        assert "✗ NAV saglabāts" in screen_text(pilot.app)
        assert screen(pilot).line.field.text == "Svarīga doma"
        await pilot.press("enter")
        assert (texts(pilot), screen(pilot).notices.fault.words) == (["Svarīga doma"], "")

    in_recorder(running, circle, clock, check)


def test_a_double_is_told_while_typing_and_stops_nobody(running: Running, circle: Circle, clock: Clock) -> None:
    record(circle)

    async def check(pilot: Pilot[None]) -> None:
        await type_text(pilot, "Katram priekšlikumam atbildi 30 dienās, kāpēc jā")
        screen(pilot).save_typing()
        assert said(pilot).startswith("⚠ līdzīga 03. idejai")
        await pilot.press("enter")
        assert len(now(pilot).ideas) == 4

    in_recorder(running, circle, clock, check)


def test_a_name_is_told_and_f4_replaces_it(running: Running, circle: Circle, clock: Clock) -> None:
    async def check(pilot: Pilot[None]) -> None:
        await type_text(pilot, "Kaimiņiene Anna Bērziņa palīdz visiem.")
        screen(pilot).save_typing()
        assert "Anna Bērziņa" in said(pilot)
        await pilot.press("f4", "enter")
        assert texts(pilot) == ["Kaimiņiene [persona] palīdz visiem."]
        assert said(pilot) == ""

    in_recorder(running, circle, clock, check)


def test_other_languages_are_taken_as_they_come(running: Running, circle: Circle, clock: Clock) -> None:
    async def check(pilot: Pilot[None]) -> None:
        for text in ("Автобус должен ездить и в субботу.", "We need buses on Saturdays as well, please."):
            await type_text(pilot, text)
            await pilot.press("enter")
        assert [idea.language for idea in now(pilot).ideas] == [Language.RUSSIAN, Language.ENGLISH]

    in_recorder(running, circle, clock, check)


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_latvian_letters_are_kept_composed(running: Running, circle: Circle, clock: Clock, form: str) -> None:
    typed = unicodedata.normalize(form, "āčēģīķļņšūž ĀČĒĢĪĶĻŅŠŪŽ")  # type: ignore[arg-type]

    async def check(pilot: Pilot[None]) -> None:
        await type_text(pilot, typed)
        await pilot.press("enter")
        assert texts(pilot) == ["āčēģīķļņšūž ĀČĒĢĪĶĻŅŠŪŽ"]

    in_recorder(running, circle, clock, check)


# -- the room ----------------------------------------------------------------------------------------------------------


def test_stages_go_on_and_the_clock_never_takes_the_focus(running: Running, circle: Circle, clock: Clock) -> None:
    async def check(pilot: Pilot[None]) -> None:
        await type_text(pilot, "Iesākta")
        await pilot.press("f8")
        clock.go(11.2)
        screen(pilot)._tick()
        await pilot.pause()
        text = screen_text(pilot.app)
        assert "1/13 Sasveicināšanās un iepazīšanās" in text
        assert "+1:12 pāri laikam" in text
        assert isinstance(pilot.app.focused, IdeaField)
        await type_text(pilot, " doma")
        await pilot.press("f8", "enter")
        session = now(pilot)
        assert (session.stages[0].actual, session.ideas[0].stage, session.ideas[0].text, session.start) == (
            11, "pamatnoteikumi", "Iesākta doma", "18:00",
        )  # fmt: skip

    in_recorder(running, circle, clock, check)


def test_after_the_last_stage_f8_leads_to_reading_back(running: Running, circle: Circle, clock: Clock) -> None:
    async def check(pilot: Pilot[None]) -> None:
        for _stage in range(13):
            await pilot.press("f8")
            clock.go(2)
        await pilot.press("f8")
        assert [log.actual for log in now(pilot).stages] == [2] * 13
        await pilot.press("f8")
        await settle(pilot)
        assert pilot.app.screen.CONTEXT == "readback"  # type: ignore[attr-defined]

    in_recorder(running, circle, clock, check)


def test_what_is_promised_is_kept_with_who_and_when(running: Running, circle: Circle, clock: Clock) -> None:
    async def check(pilot: Pilot[None]) -> None:
        for _stage in range(12):
            await pilot.press("f8")
        await type_text(pilot, "Nosūtīs kopsavilkumu.")
        await pilot.press("ctrl+t")
        await settle(pilot)
        await type_text(pilot, "rīkotājs")
        await pilot.press("tab")
        await type_text(pilot, "drīz")
        await pilot.press("enter")
        await settle(pilot)
        assert said(pilot) == "⚠ „drīz” nav datums. Rakstiet tā: 12.04.2025."
        await pilot.press("ctrl+u")
        await type_text(pilot, "24.03.")
        await pilot.press("enter")
        (promise,) = now(pilot).promises
        assert (promise.text, promise.who, f"{promise.by}") == ("Nosūtīs kopsavilkumu.", "rīkotājs", "2025-03-24")
        assert isinstance(pilot.app.focused, IdeaField)

    in_recorder(running, circle, clock, check, size=(100, 30))


def test_the_table_is_asked_for_where_the_card_has_tables(running: Running, tmp_path: Path, clock: Clock) -> None:
    cafe = begin(tmp_path / "cafe.dialog", method="pasaules-kafejnica")

    async def check(pilot: Pilot[None]) -> None:
        await pilot.press("f8", "f8", "ctrl+t")
        await settle(pilot)
        await type_text(pilot, "3")
        await pilot.press("enter")
        await type_text(pilot, "Pirmā")
        await pilot.press("enter")
        await type_text(pilot, "Otrā")
        await pilot.press("enter")
        assert [(idea.text, idea.table) for idea in now(pilot).ideas] == [("Pirmā", "3"), ("Otrā", "3")]

    in_recorder(running, cafe, clock, check)


def test_votes_are_counted_idea_by_idea(running: Running, tmp_path: Path, clock: Clock) -> None:
    group = begin(tmp_path / "group.dialog", method="nominala-grupa")
    record(group)

    async def check(pilot: Pilot[None]) -> None:
        await pilot.press(*["f8"] * 5, "ctrl+t")
        await settle(pilot)
        for votes in ("12", "7", "9"):
            assert isinstance(pilot.app.focused, SmallInput)
            await type_text(pilot, votes)
            await pilot.press("enter")
            await settle(pilot)
        assert [idea.votes for idea in now(pilot).ideas] == [12, 7, 9]
        assert screen(pilot).line.line.is_new

    in_recorder(running, group, clock, check)


def test_chairs_speak_by_digits_and_the_text_stays_clean(running: Running, circle: Circle, clock: Clock) -> None:
    async def check(pilot: Pilot[None]) -> None:
        await type_text(pilot, "Doma ")
        await pilot.press("f7", "4")
        clock.go(3)
        await pilot.press("f7", "1", "2")
        clock.go(2)
        await pilot.press("f7", "0")
        await type_text(pilot, "2050")
        assert screen(pilot).line.field.text == "Doma 2050"
        speaking = desk(pilot).speaking
        assert speaking is not None
        assert (speaking.seconds[3], speaking.seconds[11], sum(speaking.turns)) == (180.0, 120.0, 2)
        assert now(pilot).speaking is None
        await pilot.press("ctrl+o")
        await settle(pilot)
        session = recording.session_now(pilot.app.project, circle.id)  # type: ignore[attr-defined]
        assert session.speaking is not None
        assert (session.speaking.chairs, session.speaking.spoke) == (12, 2)

    in_recorder(running, circle, clock, check)


def test_a_chair_that_is_no_digit_lets_the_letter_through(running: Running, circle: Circle, clock: Clock) -> None:
    async def check(pilot: Pilot[None]) -> None:
        await pilot.press("f7")
        await type_text(pilot, "abc")
        assert (screen(pilot).line.field.text, desk(pilot).speaking) == ("abc", None)
        await pilot.press("f7", "1")
        await type_text(pilot, "d")
        speaking = desk(pilot).speaking
        assert speaking is not None
        assert (screen(pilot).line.field.text, speaking.chair) == ("abcd", 1)

    in_recorder(running, circle, clock, check)


def test_the_first_f7_asks_how_many_chairs_there_are(running: Running, tmp_path: Path, clock: Clock) -> None:
    unknown = begin(tmp_path / "unknown.dialog", chairs=None)

    async def check(pilot: Pilot[None]) -> None:
        await pilot.press("f7")
        assert said(pilot) == "Cik krēslu ir aplī? _ Enter"
        await pilot.press("1", "2", "enter", "4")
        speaking = desk(pilot).speaking
        assert speaking is not None
        assert (now(pilot).chairs, speaking.chair, screen(pilot).line.field.text) == (12, 4, "")

    in_recorder(running, unknown, clock, check)


def test_a_name_kept_in_haste_is_still_told_and_f4_replaces_it(running: Running, circle: Circle, clock: Clock) -> None:
    async def check(pilot: Pilot[None]) -> None:
        await type_text(pilot, "Anna Bērziņa palīdz visiem.")
        await pilot.press("enter")
        assert "Anna Bērziņa" in said(pilot)
        await pilot.press("f4")
        assert (texts(pilot), "Anna" in said(pilot)) == (["[persona] palīdz visiem."], False)

    in_recorder(running, circle, clock, check)


def test_search_finds_without_diacritics_and_enter_mends(running: Running, circle: Circle, clock: Clock) -> None:
    record(circle)

    async def check(pilot: Pilot[None]) -> None:
        await type_text(pilot, "Iesākta")
        await pilot.press("ctrl+f")
        await type_text(pilot, "lemums viedokli")
        assert [row.number for row in pilot.app.screen.query_one(IdeaLog).rows] == ["02"]
        await pilot.press("enter")
        assert screen(pilot).line.line.idea == f"{circle.id}/02"
        await pilot.press("escape", "escape")
        assert (screen(pilot).line.field.text, len(pilot.app.screen.query_one(IdeaLog).rows)) == ("Iesākta", 3)

    in_recorder(running, circle, clock, check)


def test_escape_leaves_one_level_at_a_time_and_loses_nothing(running: Running, circle: Circle, clock: Clock) -> None:
    async def check(pilot: Pilot[None]) -> None:
        await type_text(pilot, "Iesākta")
        await pilot.press("escape")
        assert pilot.app.screen.CONTEXT == "home"  # type: ignore[attr-defined]
        await pilot.press("f3")
        await settle(pilot)
        assert screen(pilot).line.field.text == "Iesākta"

    in_recorder(running, circle, clock, check)


def test_the_language_switches_under_ones_hands(running: Running, circle: Circle, clock: Clock) -> None:
    record(circle)

    async def check(pilot: Pilot[None]) -> None:
        await type_text(pilot, "Iesākta")
        await pilot.press("ctrl+l")
        await settle(pilot)
        text = screen_text(pilot.app)
        assert "Question: Kādu Latviju" in text
        assert "▲ concern" in text
        assert "Dialogue circle" in text
        assert (screen(pilot).line.field.text, isinstance(pilot.app.focused, IdeaField)) == ("Iesākta", True)

    in_recorder(running, circle, clock, check)


def test_without_a_session_the_screen_says_what_to_press(running: Running, empty_file: Path, clock: Clock) -> None:
    async def check(pilot: Pilot[None]) -> None:
        assert screen(pilot).desk is None
        assert "ctrl+n  sākt jaunu" in screen_text(pilot.app)
        await pilot.press("enter", "f8", "f6", "ctrl+z", "ctrl+n")
        await settle(pilot)
        assert pilot.app.screen.CONTEXT == "new_session"  # type: ignore[attr-defined]

    in_recorder(running, Circle(empty_file, ""), clock, check)


def test_a_click_on_a_row_mends_it(running: Running, circle: Circle, clock: Clock) -> None:
    record(circle)

    async def check(pilot: Pilot[None]) -> None:
        log = pilot.app.screen.query_one(IdeaLog)
        await pilot.click(IdeaLog, offset=(25, log.size.height - 4))
        assert screen(pilot).line.line.idea == f"{circle.id}/01"

    in_recorder(running, circle, clock, check)


HOSTILE = (
    "[/x] [b]treknraksts[/b] [@click=app.quit]spied[/]",
    "\x1b[2J\x1b]0;virsraksts\x07 ekrāns",
    "čau \u202eatpakaļ\u202c 👩‍👩‍👧 🇱🇻 e\u0301\u0301\u0301\u0301\u0301\u0301",
    "{{ 7*7 }} {named} %s",
    "=1+1 \t tabulators\u2028rinda",
    "x" * 5000,
    "\ud800 nepilns",
)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_no_text_breaks_the_recorder(running: Running, circle: Circle, clock: Clock, text: str) -> None:
    async def check(pilot: Pilot[None]) -> None:
        pilot.app.post_message(events.Paste(text))
        await settle(pilot)
        screen(pilot).save_typing()
        await pilot.press("enter")
        assert len(now(pilot).ideas) == (2 if "\u2028" in text else 1)
        await pilot.press("up", "f6", "ctrl+f")
        await type_text(pilot, "[/x")
        await pilot.press("escape", "escape", "ctrl+z", "ctrl+y")
        assert "\x1b" not in screen_text(pilot.app)
        await pilot.press("ctrl+o")
        await settle(pilot)
        assert "\x1b" not in screen_text(pilot.app)

    in_recorder(running, circle, clock, check)


def test_hostile_facts_of_the_session_are_only_text(running: Running, tmp_path: Path, clock: Clock) -> None:
    odd = begin(tmp_path / "odd.dialog")
    with projects.opened(odd.file, "pierakstītājs") as project:
        recording.update_session(project, odd.id, question="[/] \x1b[2J Kā?", organiser="[b]x")

    async def check(pilot: Pilot[None]) -> None:
        text = screen_text(pilot.app)
        assert "[/]" in text
        assert "\x1b" not in text

    in_recorder(running, odd, clock, check)


def test_two_hundred_ideas_keep_the_newest_in_sight(running: Running, circle: Circle, clock: Clock) -> None:
    with projects.opened(circle.file, "pierakstītājs") as project:
        for number in range(200):
            recording.add_idea(project, circle.id, f"Doma numur {number}, kas stāsta par autobusu un skolu pagastā.")

    async def check(pilot: Pilot[None]) -> None:
        assert "Doma numur 199" in screen_text(pilot.app)
        await pilot.press("pageup")
        assert "Doma numur 199" not in screen_text(pilot.app)
        await pilot.press("up")
        assert "Doma numur 199" in screen_text(pilot.app)
        assert pilot.app.screen.query_one(IdeaLine).line.idea.endswith("/200")

    in_recorder(running, circle, clock, check)


def test_nothing_said_is_lost_when_the_app_ends_in_the_middle(running: Running, circle: Circle, clock: Clock) -> None:
    async def check(pilot: Pilot[None]) -> None:
        await type_text(pilot, "Pirmā")
        await pilot.press("enter")
        await type_text(pilot, "Otrā, pus")
        await pilot.pause(0.3)

    in_recorder(running, circle, clock, check)

    async def again() -> None:
        async with running(circle.file, clock=clock) as pilot:
            await pilot.press("f3")
            await settle(pilot)
            assert (texts(pilot), screen(pilot).line.field.text) == (["Pirmā"], "Otrā, pus")

    asyncio.run(again())
