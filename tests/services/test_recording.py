"""Recording a session: what is written stays, numbers are never used twice, and nothing of it is cut."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from dialog_toolkit.domain.session import (
    Agreement,
    Evaluation,
    GroupCount,
    Idea,
    IdeaKind,
    Language,
    Place,
    Promise,
    SpeakingSummary,
    StageLog,
)
from dialog_toolkit.errors import BadInput
from dialog_toolkit.exchange.session_files import read_session_file, write_session
from dialog_toolkit.ledger import state_of, verify_views
from dialog_toolkit.services import projects, recording, sessions
from dialog_toolkit.services.projects import Project
from tests.services.recorded import SESSION, begin, recorded


@pytest.fixture
def project() -> Iterator[Project]:
    with recorded() as made:
        yield made


def texts(project: Project) -> list[tuple[str, str]]:
    """Number and text of the ideas."""
    return [(idea.id.rpartition("/")[2], idea.text) for idea in recording.session_now(project, SESSION).ideas]


def test_a_session_begins_with_the_stages_of_its_card(project: Project) -> None:
    session = recording.session_now(project, SESSION)
    card = projects.methods()["dialoga-aplis"]
    assert session.title == "Dialoga aplis, Krimūnas"
    assert session.stages == tuple(StageLog(stage.id, stage.minutes) for stage in card.stages)
    assert (session.date, session.closed, session.ideas) == (date(2025, 3, 10), "", ())


def test_ids_are_place_and_date_and_never_given_twice(project: Project) -> None:
    assert begin(project) == f"{SESSION}-2"
    assert begin(project, place="Šķēde / Žīguri!") == "skede-ziguri-2025-03-10"
    assert begin(project, place="Ж…") == "sesija-2025-03-10"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("method", "apalais-galds-2"),
        ("place", Place("Krimūnas", "zemgalle")),
        ("stages", (StageLog("nav-tada", 5),)),
        ("title", "x" * 501),
        ("chairs", -1),
    ],
)
def test_a_session_that_its_file_would_refuse_does_not_begin(project: Project, field: str, value: object) -> None:
    new = recording.NewSession(method="dialoga-aplis", place=Place("Ogre", "zemgale"))
    with pytest.raises(BadInput):
        recording.start_session(project, replace(new, **{field: value}))  # type: ignore[arg-type]
    assert [row.id for row in sessions.summaries(project)] == [SESSION]


def test_an_idea_is_kept_as_it_was_said(project: Project) -> None:
    idea_id = recording.add_idea(
        project,
        SESSION,
        "  Kāpēc autobuss neiet? ",
        kind=IdeaKind.QUESTION,
        agreement=Agreement.MIXED,
        stage="dalisanas",
        quotable=True,
        table="zaļais",
        round=2,
    )
    assert recording.session_now(project, SESSION).ideas == (
        Idea(
            f"{SESSION}/01",
            SESSION,
            "Kāpēc autobuss neiet?",
            IdeaKind.QUESTION,
            Agreement.MIXED,
            "dalisanas",
            Language.LATVIAN,
            quotable=True,
            table="zaļais",
            round=2,
        ),
    )
    assert idea_id == f"{SESSION}/01"
    assert recording.idea_now(project, recording.add_idea(project, SESSION, "Почему так")).language is Language.RUSSIAN


def test_numbers_are_never_used_again(project: Project) -> None:
    for text in ("viens", "divi", "trīs"):
        recording.add_idea(project, SESSION, text)
    recording.withdraw_idea(project, f"{SESSION}/03")
    assert recording.add_idea(project, SESSION, "četri") == f"{SESSION}/04"
    recording.undo(project, SESSION)
    assert recording.add_idea(project, SESSION, "pieci") == f"{SESSION}/05"
    assert texts(project) == [("01", "viens"), ("02", "divi"), ("05", "pieci")]


def test_numbers_go_on_past_a_hundred(project: Project) -> None:
    from dialog_toolkit.ledger import record

    record(project, f"idea:{SESSION}/99", "text", "no faila")
    assert recording.add_idea(project, SESSION, "simtais") == f"{SESSION}/100"
    record(project, f"idea:{SESSION}/{'9' * 15}", "text", "no naidīga faila")
    assert recording.add_idea(project, SESSION, "nākamais") == f"{SESSION}/101"


@pytest.mark.parametrize(
    "fields",
    [
        {"text": " \n "},
        {"text": "x" * 20_001},
        {"stage": "nav-tada"},
        {"kind": "sapnis"},
        {"rank": 0},
        {"votes": -1},
        {"table": "x" * 61},
        {"apstiprināts": True},
    ],
)
def test_what_cannot_be_kept_changes_nothing(project: Project, fields: dict[str, object]) -> None:
    idea_id = recording.add_idea(project, SESSION, "viens")
    before = recording.session_now(project, SESSION)
    with pytest.raises(BadInput):
        recording.edit_idea(project, idea_id, **fields)
    assert recording.session_now(project, SESSION) == before


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("\x1b]0;virsraksts\x07 [/x] {{ 7*7 }} {n} %s", "\ufffd]0;virsraksts\ufffd [/x] {{ 7*7 }} {n} %s"),
        ("=1+1|cmd", "=1+1|cmd"),
        ("a\x00b\ud800", "a\ufffdb\ufffd"),
        ("\u202eatpakaļ", "\ufffdatpakaļ"),
        ("divas\r\nrindas", "divas\nrindas"),
        ("/x", "/x"),
    ],
)
def test_hostile_text_is_only_text(project: Project, said: str, kept: str) -> None:
    recording.type_idea(project, SESSION, said)
    assert recording.typed_idea(project, SESSION) == kept
    recording.add_idea(project, SESSION, said)
    recording.add_promise(project, SESSION, said)
    recording.add_disagreement(project, SESSION, said)
    session = recording.session_now(project, SESSION)
    assert [idea.text for idea in session.ideas] == [kept]
    assert (session.promises[0].text, session.disagreements) == (kept, (kept,))
    step = recording.undo(project, SESSION)
    assert step is not None
    assert kept not in step.text


def test_a_long_text_is_kept_whole_or_refused_and_never_cut(project: Project) -> None:
    recording.add_idea(project, SESSION, "s" * 20_000)
    assert texts(project) == [("01", "s" * 20_000)]
    for act in (recording.add_idea, recording.type_idea, recording.add_promise):
        with pytest.raises(BadInput):
            act(project, SESSION, "s" * 20_001)


def test_editing_keeps_the_rest_and_a_new_text_needs_a_new_yes(project: Project) -> None:
    idea_id = recording.add_idea(project, SESSION, "viens", stage="dalisanas")
    recording.approve_idea(project, idea_id)
    recording.edit_idea(project, idea_id, kind="value", votes=7, rank=1)
    now = recording.idea_now(project, idea_id)
    assert (now.text, now.stage, now.kind, now.votes, now.rank) == ("viens", "dalisanas", IdeaKind.VALUE, 7, 1)
    assert now.approved
    recording.edit_idea(project, idea_id, text="divi")
    assert not recording.idea_now(project, idea_id).approved


def test_marks_go_on_and_off(project: Project) -> None:
    idea_id = recording.add_idea(project, SESSION, "viens")
    for on in (True, False):
        recording.mark(project, idea_id, "return", on)
        recording.mark(project, idea_id, "quote", on)
        now = recording.idea_now(project, idea_id)
        assert (now.marked_return, now.quotable) == (on, on)


def test_what_is_withdrawn_can_be_brought_back_and_an_undone_idea_is_no_withdrawn_one(project: Project) -> None:
    for text in ("viens", "divi"):
        recording.add_idea(project, SESSION, text)
    recording.undo(project, SESSION)
    recording.withdraw_idea(project, f"{SESSION}/01")
    assert (texts(project), [idea.id for idea in recording.withdrawn(project, SESSION)]) == ([], [f"{SESSION}/01"])
    with pytest.raises(BadInput):
        recording.edit_idea(project, f"{SESSION}/01", text="x")
    with pytest.raises(BadInput):
        recording.bring_back(project, f"{SESSION}/02")
    recording.bring_back(project, f"{SESSION}/01")
    assert (texts(project), recording.withdrawn(project, SESSION)) == ([("01", "viens")], [])


def test_an_idea_is_split_in_one_act(project: Project) -> None:
    idea_id = recording.add_idea(project, SESSION, "skola un autobuss", kind=IdeaKind.CONCERN, stage="dalisanas")
    ids = recording.split_idea(project, idea_id, ["skola", "autobuss", " "])
    assert ids == [f"{SESSION}/01", f"{SESSION}/02"]
    assert texts(project) == [("01", "skola"), ("02", "autobuss")]
    assert {(i.kind, i.stage) for i in recording.session_now(project, SESSION).ideas} == {
        (IdeaKind.CONCERN, "dalisanas")
    }
    recording.undo(project, SESSION)
    assert texts(project) == [("01", "skola un autobuss")]
    with pytest.raises(BadInput):
        recording.split_idea(project, idea_id, ["skola"])


def test_typing_becomes_the_idea_with_the_number_it_was_typed_under(project: Project) -> None:
    recording.type_idea(project, SESSION, "Autobusam jāb")
    recording.type_idea(project, SESSION, "Autobusam jābrauc ")
    assert recording.typed_idea(project, SESSION) == "Autobusam jābrauc "
    assert texts(project) == []
    assert recording.add_idea(project, SESSION, "Cita ideja", keep_typed=True) == f"{SESSION}/02"
    assert recording.typed_idea(project, SESSION) == "Autobusam jābrauc "
    assert recording.add_idea(project, SESSION, "Autobusam jābrauc") == f"{SESSION}/01"
    assert recording.typed_idea(project, SESSION) == ""
    recording.type_idea(project, SESSION, "vēl")
    recording.type_idea(project, SESSION, "  ")
    assert recording.typed_idea(project, SESSION) == ""


def test_typing_over_an_idea_is_offered_and_ends_with_the_edit(project: Project) -> None:
    idea_id = recording.add_idea(project, SESSION, "viens")
    recording.type_edit(project, idea_id, "viens un")
    assert recording.typed_edits(project, SESSION) == {idea_id: "viens un"}
    assert texts(project) == [("01", "viens")]
    recording.edit_idea(project, idea_id, text="viens un divi")
    assert (recording.typed_edits(project, SESSION), texts(project)) == ({}, [("01", "viens un divi")])
    assert state_of(project, f"idea:{idea_id}").fields["text"].others == ()


def test_facts_of_a_session_change_together_or_not_at_all(project: Project) -> None:
    recording.update_session(project, SESSION, organiser="bibliotēka", chairs=12, notice_read=True)
    now = recording.session_now(project, SESSION)
    assert (now.organiser, now.chairs, now.notice_read) == ("bibliotēka", 12, True)
    for bad in ({"organiser": "nams", "start": "25:99"}, {"ideas": ()}, {"rezultāts": 1}):
        with pytest.raises(BadInput):
            recording.update_session(project, SESSION, **bad)
    assert recording.session_now(project, SESSION) == now
    recording.update_session(project, SESSION, method="klausisanas-aplis")
    assert recording.session_now(project, SESSION).stages[0] == StageLog("atversana", 5)
    recording.add_idea(project, SESSION, "viens", stage="karta-1")
    with pytest.raises(BadInput):
        recording.update_session(project, SESSION, method="dialoga-aplis")


def test_open_sessions_are_those_begun_here_and_not_closed(project: Project) -> None:
    second = begin(project, place="Auce")
    recording.add_idea(project, SESSION, "viens")
    assert [row.id for row in recording.open_sessions(project)] == [second, SESSION]
    assert recording.last_session(project) == SESSION
    recording.close_session(project, SESSION)
    assert [row.id for row in recording.open_sessions(project)] == [second]
    recording.undo(project, SESSION)
    assert [row.id for row in recording.open_sessions(project)] == [second, SESSION]


def test_closing_keeps_what_was_being_typed(project: Project) -> None:
    recording.type_idea(project, SESSION, "Pēdējā doma")
    recording.close_session(project, SESSION)
    assert texts(project) == [("01", "Pēdējā doma")]
    closed = recording.session_now(project, SESSION)
    recording.close_session(project, SESSION)
    assert recording.session_now(project, SESSION) == closed


def test_the_end_of_a_session(project: Project) -> None:
    assert recording.add_promise(project, SESSION, "Padomās") == 1
    assert recording.add_promise(project, SESSION, "Nosūtīs", who="organizators", by=date(2025, 3, 26)) == 2
    recording.edit_promise(project, SESSION, 1, who="dome")
    recording.add_disagreement(project, SESSION, "Vai jā, vai nē")
    recording.edit_disagreement(project, SESSION, 1, "Vieni – jā, otri – nē")
    recording.set_participants(project, SESSION, 12, 10, {"youth": 3, "seniors": 0})
    recording.set_evaluation(project, SESSION, {"respect": (4.625, 8)})
    recording.set_speaking(project, SESSION, SpeakingSummary(12, 9, 1.8, 0.31, 14))
    idea_id = recording.add_idea(project, SESSION, "viens")
    recording.sign_off(project, SESSION, "19:36")
    assert not recording.session_now(project, SESSION).approved
    recording.approve_idea(project, idea_id)
    recording.sign_off(project, SESSION, "19:37")
    now = recording.session_now(project, SESSION)
    assert now.promises == (Promise("Padomās", "dome"), Promise("Nosūtīs", "organizators", date(2025, 3, 26)))
    assert now.disagreements == ("Vieni – jā, otri – nē",)
    assert now.participant_groups == (GroupCount("youth", 3),)
    assert now.evaluation == (Evaluation("respect", 4.62, 8),)
    assert (now.speaking, now.signed_off, now.approved) == (SpeakingSummary(12, 9, 1.8, 0.31, 14), "19:37", True)
    recording.remove_promise(project, SESSION, 1)
    recording.remove_disagreement(project, SESSION, 1)
    now = recording.session_now(project, SESSION)
    assert ([p.text for p in now.promises], now.disagreements) == (["Nosūtīs"], ())


def test_impossible_ends_are_refused(project: Project) -> None:
    before = recording.session_now(project, SESSION)
    for act in (
        lambda: recording.set_participants(project, SESSION, 5, 4, {"youth": 6}),
        lambda: recording.set_participants(project, SESSION, -1, None),
        lambda: recording.set_evaluation(project, SESSION, {"respect": (5.5, 8)}),
        lambda: recording.set_evaluation(project, SESSION, {"respect": (float("nan"), 8)}),
        lambda: recording.add_promise(project, SESSION, "  "),
        lambda: recording.edit_promise(project, SESSION, 1, text="x"),
        lambda: recording.remove_disagreement(project, SESSION, 0),
        lambda: recording.sign_off(project, SESSION, "7.30"),
    ):
        with pytest.raises(BadInput):
            act()
    assert recording.session_now(project, SESSION) == before


def test_a_recorded_session_goes_through_a_file_whole(project: Project) -> None:
    test_the_end_of_a_session(project)
    recording.add_idea(project, SESSION, "galds", table="3", round=2)
    recording.edit_idea(project, f"{SESSION}/02", votes=5, rank=2)
    recording.mark(project, f"{SESSION}/02", "return", True)
    recording.close_session(project, SESSION)
    session = recording.session_now(project, SESSION)
    path = project.path.with_name("s.yaml")
    path.write_text(write_session(session), "utf-8")
    read = read_session_file(path, projects.vocabulary(projects.profile_of(project)))
    assert (read.session, read.faults) == (session, ())
    assert sessions.import_files(project, [path]).conflicts == ()
    assert recording.session_now(project, SESSION) == session
    assert verify_views(project) == []
