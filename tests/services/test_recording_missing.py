"""The checklist of a record."""

from dataclasses import replace
from datetime import date

import pytest

from dialog_toolkit.domain.session import Agreement, Idea, Place, Promise, Session, StageLog
from dialog_toolkit.exchange.session_files import read_session_files
from dialog_toolkit.i18n import using_language
from dialog_toolkit.paths import sessions_folder
from dialog_toolkit.services import projects
from dialog_toolkit.services.recording import missing

WHOLE = Session(
    id="ogre-2025-03-10",
    title="Dialoga aplis",
    method="klausisanas-aplis",
    question="Kādu Latviju gribam?",
    date=date(2025, 3, 10),
    place=Place("Ogre", "zemgale"),
    start="17:30",
    end="19:00",
    organiser="bibliotēka",
    facilitators=("vadītājs",),
    participants_start=9,
    participants_end=9,
    rules_accepted=True,
    notice_read=True,
    stages=(StageLog("karta-1", 25, 20), StageLog("raza", 15, 15)),
    ideas=(
        Idea("o/1", "o", "viens", stage="karta-1", approved=True, quotable=True),
        Idea("o/2", "o", "divi", agreement=Agreement.MIXED, stage="raza", approved=True),
    ),
    disagreements=("Vai jā, vai nē",),
    promises=(Promise("Nosūtīs", "organizators", date(2025, 3, 26)),),
    approved=True,
    signed_off="19:00",
)
CARD = projects.methods()["klausisanas-aplis"]


def fields(session: Session) -> list[str]:
    return [item.field for item in missing(session, CARD)]


def test_a_whole_record_lacks_nothing() -> None:
    assert missing(WHOLE, CARD) == []
    assert missing(WHOLE, None) == []


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"question": ""}, ["question"]),
        ({"place": Place("", "zemgale")}, ["place"]),
        ({"organiser": ""}, ["organiser"]),
        ({"facilitators": ()}, ["facilitators"]),
        ({"languages": ()}, ["languages"]),
        ({"start": ""}, ["start"]),
        ({"end": ""}, ["end"]),
        ({"participants_start": None}, ["participants_start"]),
        ({"participants_end": None}, ["participants_end"]),
        ({"rules_accepted": False}, ["rules_accepted"]),
        ({"notice_read": False}, ["notice_read"]),
        ({"stages": (StageLog("atversana", 5),)}, ["stages"]),
        ({"disagreements": ()}, ["disagreements"]),
        ({"promises": (Promise("Nosūtīs"),)}, ["promises"]),
        ({"promises": ()}, ["promises", "promises"]),
        ({"approved": False}, ["approved"]),
        ({"signed_off": ""}, ["signed_off"]),
        ({"ideas": WHOLE.ideas[:1]}, ["ideas.stage"]),
        ({"ideas": ()}, ["ideas"]),
        ({"ideas": tuple(replace(i, quotable=False) for i in WHOLE.ideas)}, ["ideas.quotable"]),
        ({"ideas": tuple(replace(i, marked_return=True) for i in WHOLE.ideas)}, ["ideas.marked_return"]),
        (
            {"ideas": tuple(replace(i, approved=False) for i in WHOLE.ideas), "approved": False},
            ["ideas.approved", "approved"],
        ),
    ],
)
def test_what_is_left_out_is_named(change: dict[str, object], field: list[str]) -> None:
    assert fields(replace(WHOLE, **change)) == field  # type: ignore[arg-type]


def test_a_place_is_not_asked_for_online_nor_an_end_once_closed() -> None:
    assert fields(replace(WHOLE, place=Place("", "zemgale", online=True))) == []
    assert fields(replace(WHOLE, end="", closed="2025-03-10T19:00:00+02:00")) == []


def test_votes_are_asked_for_by_the_card_alone() -> None:
    budget = projects.methods()["lidzdalibas-budzeta-sapulce"]
    asked = [item.field for item in missing(WHOLE, budget)]
    assert [field for field in asked if field in ("ideas.votes", "ideas.rank")] == ["ideas.votes", "ideas.rank"]
    voted = replace(WHOLE, ideas=(replace(WHOLE.ideas[0], votes=3, rank=1),))
    assert [item.field for item in missing(voted, budget) if item.field.startswith("ideas.")] == []


def test_it_is_said_in_the_language_of_the_screen() -> None:
    bare = replace(WHOLE, signed_off="")
    assert [item.message for item in missing(bare, CARD)] == ["Protokols nav parakstīts."]
    with using_language("en"):
        assert [item.message for item in missing(bare, CARD)] == ["The record is not signed off."]


def test_the_example_circles_lack_only_what_their_form_did_not_ask_for() -> None:
    from dialog_toolkit.plans.load import load_profile

    read = read_session_files(sorted(sessions_folder().glob("*.yaml")), projects.vocabulary(load_profile("lv-2026")))
    for file in read:
        assert file.session is not None
        found = {item.field for item in missing(file.session, projects.methods()[file.session.method])}
        assert found <= {"ideas.stage", "ideas.approved", "approved", "signed_off", "disagreements"}, file.path
