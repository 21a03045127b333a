"""What the recorder shows, worked out without the app."""

from datetime import date, datetime

import pytest

from dialog_toolkit.domain.method import Method
from dialog_toolkit.domain.session import Agreement, Idea, IdeaKind, Promise, StageLog
from dialog_toolkit.i18n import set_language
from dialog_toolkit.services.projects import methods
from dialog_toolkit.services.recording_speaking import begin_speaking
from dialog_toolkit.tui.recorder import line as lines
from dialog_toolkit.tui.recorder.clock import Phase, StageClock, bar, clock_text, warning
from dialog_toolkit.tui.recorder.days import read_day, read_time
from dialog_toolkit.tui.recorder.line import Line, LineKind
from dialog_toolkit.tui.recorder.log import fit, found, idea_row, lines_of, promise_row, rows_of, wrapped
from dialog_toolkit.tui.recorder.notice import Notice, Notices, Weight, saved_text
from dialog_toolkit.tui.recorder.readback import first_to_read
from dialog_toolkit.tui.recorder.room import Head, head_lines, next_lines, run_stages, stage_after
from dialog_toolkit.tui.recorder.seats import SeatEntry, digit, seats_text, turn_to
from dialog_toolkit.tui.recorder.watch import alike_notice, personal_notice

LONG = "Vajadzētu, lai pašvaldība katru pavasari atbrauc uz pagastu un pasaka, ko ar mūsu ierosinājumiem izdarīja. " * 4


def stage(method: str, id: str):  # type: ignore[no-untyped-def]
    return next(stage for stage in methods()[method].stages if stage.id == id)


# -- the line ----------------------------------------------------------------------------------------------------------


def test_tab_goes_through_the_kinds_beginning_with_the_stages_own() -> None:
    pairs = stage("dialoga-aplis", "paru-saruna-1")
    line = lines.new_line(pairs)
    seen = [line.kind]
    for _step in range(5):
        line = lines.next_kind(line, pairs)
        seen.append(line.kind)
    kinds = [LineKind.EXPERIENCE, LineKind.QUESTION, LineKind.VALUE, LineKind.IDEA, LineKind.CONCERN]
    assert seen == [*kinds, LineKind.EXPERIENCE]
    assert lines.next_kind(line, pairs, -1).kind is LineKind.CONCERN


def test_a_promise_is_offered_where_the_card_yields_promises_and_never_for_a_kept_idea() -> None:
    after = stage("dialoga-aplis", "kas-talak")
    assert lines.new_line(after).kind is LineKind.PROMISE
    assert LineKind.PROMISE not in lines.kinds_of(stage("dialoga-aplis", "kopigs-dialogs-1"))
    kept = Line(kind=LineKind.VALUE, idea="x/01")
    assert LineKind.PROMISE not in [lines.next_kind(kept, after, step).kind for step in range(-6, 7)]


@pytest.mark.parametrize(
    ("method", "id", "is_new", "names"),
    [
        ("dialoga-aplis", "kopigs-dialogs-1", True, []),
        ("dialoga-aplis", "paru-saruna-1", True, ["round"]),
        ("pasaules-kafejnica", "karta-1", True, ["table"]),
        ("nominala-grupa", "balsojums-1", True, []),
        ("nominala-grupa", "balsojums-1", False, ["votes", "rank"]),
        ("pilsetas-sapulce", "balsojums-1", False, ["votes"]),
        ("dialoga-aplis", "kas-talak", True, ["who", "by"]),
    ],
)
def test_small_fields_come_from_the_card(method: str, id: str, is_new: bool, names: list[str]) -> None:
    where = stage(method, id)
    line = lines.new_line(where) if is_new else Line(idea="x/01")
    assert [field.name for field in lines.fields_of(where, line)] == names


def test_the_table_stays_and_the_round_follows_the_time() -> None:
    assert lines.new_line(stage("pasaules-kafejnica", "karta-2"), table="3").table == "3"
    assert lines.new_line(stage("pasaules-kafejnica", "raza"), table="3").table == ""
    pairs = stage("dialoga-aplis", "paru-saruna-1")
    assert [lines.new_line(pairs, elapsed=minutes).round for minutes in (0, 4.9, 5, 11)] == [1, 1, 2, 2]


def test_changes_are_what_the_line_says_otherwise_and_an_emptied_text_is_no_change() -> None:
    idea = Idea("x/01", "x", "Vārdi.", agreement=Agreement.MIXED, table="2")
    assert lines.changes(idea, lines.of_idea(idea)) == {}
    line = lines.with_field(lines.of_idea(idea), "votes", "7")
    assert lines.changes(idea, line) == {"votes": 7}
    assert lines.changes(idea, Line(text="  ", agreement=Agreement.MIXED, table="2", idea="x/01")) == {}


@pytest.mark.parametrize(("typed", "votes"), [("7", 7), ("", None), ("seven", None), ("-3", None), ("9" * 9, None)])
def test_only_numbers_are_votes(typed: str, votes: int | None) -> None:
    assert lines.with_field(Line(idea="x/01"), "votes", typed).votes == votes


# -- the clock ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("elapsed", "planned", "phase", "text", "word"),
    [
        (None, 30, Phase.WAITING, "30 min", ""),
        (12 + 41 / 60, 30, Phase.GOING, "12:41 no 30:00", ""),
        (28.5, 30, Phase.SOON, "28:30 no 30:00", "atlicis 1:30"),
        (31.2, 30, Phase.OVER, "31:12 no 30:00", "+1:12 pāri laikam"),
        (1.8, 2, Phase.SOON, "1:48 no 2:00", "atlicis 0:12"),
        (0.0, 0, Phase.OVER, "0:00 no 0:00", "+0:00 pāri laikam"),
    ],
)
def test_the_clock_tells_gently(elapsed: float | None, planned: int, phase: Phase, text: str, word: str) -> None:
    clock = StageClock(elapsed, planned)
    assert (clock.phase, clock_text(clock), warning(clock)) == (phase, text, word)


def test_the_bar_fills_and_never_overflows() -> None:
    assert [bar(StageClock(minutes, 10), 5) for minutes in (None, 0, 4, 9.9, 25)] == [
        "░░░░░", "░░░░░", "▓▓░░░", "▓▓▓▓░", "▓▓▓▓▓",
    ]  # fmt: skip


# -- head and next stage -----------------------------------------------------------------------------------------------


def circle_card() -> Method:
    return methods()["dialoga-aplis"]


def test_stages_are_those_the_session_keeps_with_its_own_minutes() -> None:
    stages = run_stages(circle_card(), [StageLog("ievads", 8), StageLog("paldies", 2), StageLog("unknown", 5)])
    assert [(each.stage.id, each.planned, each.title) for each in stages] == [
        ("ievads", 8, "1/2 Ievads tematā"),
        ("paldies", 2, "2/2 Paldies"),
    ]
    assert run_stages(circle_card(), [])[-1].title == "13/13 Paldies"


def test_the_next_stage_goes_on_after_what_was_held() -> None:
    stages = run_stages(circle_card(), [])
    first, second = stages[0], stages[1]
    assert stage_after(stages, "") == first
    assert stage_after(stages, first.stage.id) == second
    assert stage_after(stages, "", [StageLog(first.stage.id, 10, 12)]) == second
    assert stage_after(stages, stages[-1].stage.id) is None


@pytest.mark.parametrize("width", [20, 60, 80, 109, 110, 120, 200])
@pytest.mark.parametrize("elapsed", [None, 12.7, 29.0, 44.0])
def test_the_head_is_as_wide_as_the_screen(width: int, elapsed: float | None) -> None:
    five = run_stages(circle_card(), [])[4]
    head = Head("Krimūnas · Zemgale", LONG, five, StageClock(elapsed, 30), "12 krēsli · runājuši 9")
    for parts in head_lines(head, width):
        assert sum(len(text) for _role, text in parts) == max(width, sum(len(text) for _role, text in parts[1:]))


def test_the_next_stage_and_its_prompt_are_told() -> None:
    stages = run_stages(circle_card(), [])
    text = " ".join(part for line in next_lines(stages[0], stages[1], 300, lines=2, ended=False) for _r, part in line)
    assert text.startswith("Nākamais posms: Pamatnoteikumi (5 min). Sakiet: Mums ir četri noteikumi")
    both = [part for line in next_lines(stages[0], stages[1], 300, lines=4, ended=False) for _r, part in line]
    assert both[0].startswith("Tagad: Labdien")
    assert next_lines(stages[-1], None, 80, lines=2, ended=False)[0][0][1] == "Šis ir pēdējais posms."


# -- the log -----------------------------------------------------------------------------------------------------------


def test_a_row_tells_number_kind_text_marks_and_stance() -> None:
    idea = Idea("x/07", "x", "Autobusam jābrauc arī sestdienā.", IdeaKind.CONCERN, Agreement.SHARED, quotable=True,
                table="3", votes=5)  # fmt: skip
    (parts,) = lines_of(idea_row(idea, "18:31"), 120)
    words = "".join(text for _role, text in parts).split()
    assert " ".join(words) == "07 18:31 ▲ bažas Autobusam jābrauc arī sestdienā. „” 3. galds balsis: 5 vienots"


def test_one_voice_is_not_spelled_out_in_every_row() -> None:
    assert idea_row(Idea("x/01", "x", "Vārdi.")).tail == ""


@pytest.mark.parametrize("width", [40, 80, 120])
@pytest.mark.parametrize("marks", [False, True])
@pytest.mark.parametrize("text", ["Īsi.", LONG, "g" * 300, "漢字" * 60, ""])
def test_no_line_of_a_row_is_too_wide(width: int, marks: bool, text: str) -> None:
    from rich.cells import cell_len

    row = idea_row(Idea("x/01", "x", text, quotable=marks, marked_return=marks, table="pie loga" if marks else ""))
    for mending in (False, True):
        for parts in lines_of(row, width, mending=mending):
            assert sum(cell_len(part) for _role, part in parts) <= width


def test_long_texts_are_cut_in_the_log_but_whole_while_mended() -> None:
    row = idea_row(Idea("x/01", "x", LONG.strip()))
    cut, whole = lines_of(row, 80), lines_of(row, 80, mending=True)
    assert len(cut) == 3
    assert dict(cut[-1])["text"].rstrip().endswith("…")
    joined = " ".join(dict(line)["text"].strip() for line in whole)
    assert joined == LONG.strip()


def test_wrapping_keeps_every_word_and_breaks_at_blanks() -> None:
    assert wrapped("viens divi trīs četri", 10) == ("viens divi", "trīs četri")
    assert wrapped("nepārtrauktsteksts", 6, 0) == ("nepārt", "raukts", "teksts")
    assert wrapped("", 10) == ("",)


def test_search_needs_no_diacritics_and_every_word() -> None:
    rows = rows_of([Idea("x/01", "x", "Ķēde pie Ūdens."), Idea("x/02", "x", "Ķēde kalnā.")], [Promise("Sūtīt")], {})
    assert [row.number for row in found(rows, "kede udens")] == ["01"]
    assert [row.number for row in found(rows, "kede")] == ["01", "02"]
    assert found(rows, "") == rows


def test_a_promise_tells_who_and_when() -> None:
    assert promise_row(Promise("Nosūtīs.", "rīkotājs", date(2025, 3, 24))).tail == "rīkotājs · 24.03.2025."


def test_fit_is_exact_in_cells() -> None:
    from rich.cells import cell_len

    assert fit("漢字漢字", 5) == "漢字…"
    assert [cell_len(fit(text, 6)) for text in ("", "abc", "abcdefgh", "漢字漢字")] == [6, 6, 6, 6]


# -- chairs ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("chairs", "keys", "chair"),
    [(9, "4", 4), (12, "4", 4), (12, "12", 12), (12, "10", 10), (12, "0", 0), (12, "13", None), (5, "7", None)],
)
def test_digits_name_a_chair_as_soon_as_they_can(chairs: int, keys: str, chair: int | None) -> None:
    entry: SeatEntry | None = SeatEntry(chairs)
    decided = None
    for key in keys:
        assert entry is not None
        entry, decided = digit(entry, key)
    assert (entry, decided) == (None, chair)


def test_one_waits_for_a_second_digit_where_there_are_ten_chairs() -> None:
    entry, decided = digit(SeatEntry(12), "1")
    assert (entry, decided) == (SeatEntry(12, "1"), None)


def test_chairs_are_told_as_turns_and_silence() -> None:
    speaking = begin_speaking(4, 0.0)
    for chair, at in ((2, 60.0), (3, 120.0), (0, 180.0)):
        speaking = turn_to(speaking, chair, at)
    assert seats_text(4, speaking, 240.0) == "4 krēsli · runājuši 2"
    assert seats_text(4, speaking, 900.0) == "4 krēsli · runājuši 2 · ilgāk klusē: 1., 4. krēsls"
    assert seats_text(4, None, 0.0) == "4 krēsli"
    assert seats_text(0, None, 0.0) == ""
    assert turn_to(speaking, 9, 300.0) == speaking


# -- days and times ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("24.03.", date(2025, 3, 24)),
        ("24.3", date(2025, 3, 24)),
        ("1.3.", date(2026, 3, 1)),
        ("24.03.2026.", date(2026, 3, 24)),
        ("2025-04-01", date(2025, 4, 1)),
        ("24/03/2025", date(2025, 3, 24)),
        ("31.02.2025", None),
        ("rīt", None),
        ("", None),
    ],
)
def test_days_are_read_as_people_type_them(typed: str, day: date | None) -> None:
    assert read_day(typed, date(2025, 3, 10)) == day


@pytest.mark.parametrize(
    ("typed", "time"),
    [
        ("19:36", "19:36"),
        ("1936", "19:36"),
        ("9.05", "09:05"),
        ("19", "19:00"),
        ("25:00", ""),
        ("19:61", ""),
        ("x", ""),
    ],
)
def test_times_are_read_as_people_type_them(typed: str, time: str) -> None:
    assert read_time(typed) == time


# -- notices -----------------------------------------------------------------------------------------------------------


def test_the_weightiest_notice_is_shown() -> None:
    quiet, care, fault = Notice("a"), Notice("b", Weight.CARE), Notice("c", Weight.FAULT)
    assert Notices(said=quiet).shown == quiet
    assert Notices(said=quiet, personal=care).shown == care
    assert Notices(fault=fault, said=quiet, personal=care).shown.text == "✗ c"


def test_the_saved_moment_and_its_absence_are_told() -> None:
    assert saved_text(datetime(2025, 3, 10, 18, 38, 7)) == "⛁ saglabāts 18:38:07"
    assert saved_text(datetime(2025, 3, 10, 18, 38, 7), failed=True) == "✗ NAV saglabāts"
    assert saved_text(None) == ""


def test_a_name_is_noticed_and_an_ordinary_sentence_is_not() -> None:
    notice = personal_notice("Kaimiņiene Anna Bērziņa teica, ka pasta vairs nav.")
    assert (notice.weight, "Anna Bērziņa" in notice.words, "F4" in notice.words) == (Weight.CARE, True, True)
    assert personal_notice("Autobusam jābrauc arī sestdienā.") == Notice()


def test_an_idea_already_there_is_told_by_its_number() -> None:
    assert alike_notice([]) == Notice()
    assert alike_notice([Idea("x/07", "x", "Autobusam jābrauc.")]).text == "⚠ līdzīga 07. idejai: „Autobusam jābrauc.”"


# -- reading back ------------------------------------------------------------------------------------------------------


def test_reading_goes_on_after_the_last_one_and_comes_back_to_those_left_out() -> None:
    ideas = [Idea(f"x/{n:02d}", "x", "Vārdi.", approved=n in (1, 3)) for n in (1, 2, 3, 4)]
    assert first_to_read(ideas) == 1
    assert first_to_read(ideas, "x/02") == 3
    assert first_to_read(ideas, "x/04") == 1
    assert first_to_read([ideas[0]]) is None


def test_words_follow_the_language() -> None:
    set_language("en")
    assert clock_text(StageClock(1.0, 30)) == "1:00 of 30:00"
    assert idea_row(Idea("x/01", "x", "Words.", agreement=Agreement.MIXED)).tail == "mixed"
