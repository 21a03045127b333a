"""Sessions turned into fields and back."""

import json
from collections.abc import Callable
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from dialog_toolkit.domain.session import (
    Agreement,
    Evaluation,
    GroupCount,
    Idea,
    IdeaKind,
    Language,
    Place,
    Promise,
    Session,
    SpeakingSummary,
    StageLog,
)
from dialog_toolkit.ledger import idea_from_fields, session_from_fields, session_to_fields

TEXT = st.text(st.characters(blacklist_categories=["Cs"], blacklist_characters="\0"), max_size=20)
WORDS = st.lists(TEXT, max_size=3).map(tuple)
COUNT = st.none() | st.integers(0, 10_000)
DAY = st.dates(date(1990, 1, 1), date(2100, 1, 1))
IDEAS = st.lists(
    st.builds(
        Idea,
        id=st.just(""),
        session=st.just("s"),
        text=TEXT.filter(bool),
        kind=st.sampled_from(IdeaKind),
        agreement=st.sampled_from(Agreement),
        stage=TEXT,
        language=st.sampled_from(Language),
        quotable=st.booleans(),
        table=TEXT,
        round=st.integers(0, 9),
        approved=st.booleans(),
        marked_return=st.booleans(),
        votes=COUNT,
        rank=COUNT,
    ),
    max_size=12,
)
SESSIONS = st.builds(
    Session,
    id=st.just("s"),
    title=TEXT,
    method=TEXT,
    question=TEXT,
    date=DAY,
    place=st.builds(Place, name=TEXT, region=TEXT, municipality=TEXT, country=TEXT, online=st.booleans()),
    start=TEXT,
    end=TEXT,
    languages=st.lists(st.sampled_from(Language), max_size=4).map(tuple),
    organiser=TEXT,
    facilitators=WORDS,
    invited_by=TEXT,
    access=WORDS,
    participants_start=COUNT,
    participants_end=COUNT,
    rules_accepted=st.booleans(),
    notice_read=st.booleans(),
    stages=st.lists(st.builds(StageLog, TEXT, st.integers(0, 999), COUNT), max_size=3).map(tuple),
    ideas=IDEAS.map(lambda found: tuple(_numbered(number, idea) for number, idea in enumerate(found, start=1))),
    disagreements=WORDS,
    promises=st.lists(st.builds(Promise, TEXT, TEXT, st.none() | DAY), max_size=2).map(tuple),
    approved=st.booleans(),
    signed_off=TEXT,
    invented=st.booleans(),
    chairs=COUNT,
    participant_groups=st.lists(st.builds(GroupCount, TEXT, st.integers(0, 99)), max_size=3).map(tuple),
    evaluation=st.lists(st.builds(Evaluation, TEXT, st.floats(1, 5), st.integers(1, 99)), max_size=3).map(tuple),
    speaking=st.none()
    | st.builds(
        SpeakingSummary, st.integers(0, 99), st.integers(0, 99), st.floats(0, 99), st.floats(0, 1), st.integers(0, 999)
    ),
    closed=TEXT,
)


def _numbered(number: int, idea: Idea) -> Idea:
    return Idea(**{**vars(idea), "id": f"s/{number}"})


@given(SESSIONS)
def test_a_session_comes_back_as_it_went_in(session: Session) -> None:
    entities = session_to_fields(session)
    ideas = [idea_from_fields(name.removeprefix("idea:"), f) for name, f in entities.items() if name[:5] == "idea:"]
    assert len(ideas) == len(session.ideas)
    back = session_from_fields("s", entities["session:s"], [idea for idea in ideas if idea is not None])
    assert back == session


def test_the_fields_are_the_attributes(make_session: Callable[..., Session]) -> None:
    entities = session_to_fields(make_session(texts=("Vajag autobusu",)))
    assert list(entities) == ["session:dobele", "idea:dobele/01"]
    assert set(entities["session:dobele"]) == set(Session.__dataclass_fields__) - {"id", "ideas"}
    assert entities["idea:dobele/01"] == {
        "text": "Vajag autobusu",
        "kind": "concern",
        "agreement": "shared",
        "stage": "",
        "language": "lv",
        "quotable": "false",
        "session": "dobele",
        **dict.fromkeys(("table", "round", "approved", "marked_return", "votes", "rank"), ""),
    }
    assert json.loads(entities["session:dobele"]["promises"])[0] == {
        "text": "Atsūtīs kopsavilkumu",
        "who": "organizators",
        "by": "2025-03-26",
    }


def test_half_of_a_session_is_none_and_unknown_words_take_the_default() -> None:
    place = '{"name":"Dobele","region":"zemgale"}'
    assert session_from_fields("s", {"title": "T", "place": place}) is None
    assert session_from_fields("s", {"title": "T", "date": "2025-03-12"}) is None
    assert session_from_fields("s", {"date": "rīt", "place": place}) is None
    assert session_from_fields("s", {"date": "2025-03-12", "place": "[[["}) is None
    assert session_from_fields(
        "s", {"date": "2025-03-12", "place": place, "stages": "{", "languages": '["xx","lv"]'}
    ) == (Session("s", "", "", "", date(2025, 3, 12), Place("Dobele", "zemgale"), languages=(Language.LATVIAN,)))
    assert idea_from_fields("s/1", {"text": ""}) is None
    assert idea_from_fields("s/1", {"text": "Vēl", "kind": "dream"}) == Idea("s/1", "s", "Vēl", IdeaKind.IDEA)


def test_ideas_are_ordered_as_people_count() -> None:
    ideas = [Idea(f"s/{number}", "s", "x") for number in ("10", "9", "a", "2")]
    fields = {"date": "2025-03-12", "place": '{"name":"Dobele","region":"zemgale"}'}
    session = session_from_fields("s", fields, ideas)
    assert session is not None
    assert [idea.id for idea in session.ideas] == ["s/2", "s/9", "s/10", "s/a"]
