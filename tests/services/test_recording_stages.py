"""Stages and their minutes, whatever the computer's clock does."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialog_toolkit.domain.method import Stage, Yield
from dialog_toolkit.domain.session import IdeaKind
from dialog_toolkit.domain.text import Bilingual
from dialog_toolkit.errors import BadInput
from dialog_toolkit.services import projects, recording, recording_stages
from dialog_toolkit.services.projects import Project
from dialog_toolkit.services.recording_stages import Live, Mark
from tests.services.recorded import SESSION, begin, recorded

SIX = datetime(2025, 3, 10, 18, 0, tzinfo=UTC)
MIN = timedelta(minutes=1)


@pytest.fixture
def project() -> Iterator[Project]:
    with recorded() as made:
        yield made


def minutes(project: Project) -> dict[str, int]:
    """The minutes of the stages that have some."""
    stages = recording.session_now(project, SESSION).stages
    return {log.stage: log.actual for log in stages if log.actual is not None}


def restart() -> None:
    """What another run of the program remembers of stages begun in this one: nothing."""
    recording_stages._marks.clear()


def test_minutes_are_those_of_the_clock_that_only_runs_forward(project: Project) -> None:
    recording.enter_stage(project, SESSION, "sasveiksanas", SIX, monotonic=100)
    recording.enter_stage(project, SESSION, "ievads", SIX + 12 * MIN, monotonic=100 + 12 * 60)
    recording.leave_stage(project, SESSION, SIX + 18 * MIN, monotonic=100 + 18 * 60)
    assert minutes(project) == {"sasveiksanas": 12, "ievads": 6}
    assert recording.session_now(project, SESSION).start == "18:00"
    assert recording.live(project, SESSION) == Live()


def test_a_stage_entered_again_goes_on_counting(project: Project) -> None:
    recording.enter_stage(project, SESSION, "ievads", SIX, monotonic=0)
    recording.enter_stage(project, SESSION, "dalisanas", SIX + 5 * MIN, monotonic=300)
    recording.enter_stage(project, SESSION, "ievads", SIX + 7 * MIN, monotonic=420)
    live = recording.live(project, SESSION, at=SIX + 8 * MIN, monotonic=480)
    assert (live.stage, live.elapsed, live.planned, live.jumped) == ("ievads", 6.0, 5, None)
    recording.leave_stage(project, SESSION, SIX + 8 * MIN, monotonic=480)
    assert minutes(project) == {"ievads": 6, "dalisanas": 2}


def test_undoing_a_stage_goes_on_with_the_one_before(project: Project) -> None:
    recording.enter_stage(project, SESSION, "ievads", SIX, monotonic=0)
    recording.enter_stage(project, SESSION, "dalisanas", SIX + 5 * MIN, monotonic=300)
    recording.undo(project, SESSION)
    live = recording.live(project, SESSION, at=SIX + 6 * MIN, monotonic=360)
    assert (live.stage, live.elapsed, minutes(project)) == ("ievads", 6.0, {})


@pytest.mark.parametrize(
    "jump", [timedelta(hours=-3), timedelta(days=-20_000), timedelta(hours=2), timedelta(days=9000)]
)
def test_a_jump_of_the_clock_does_not_touch_the_minutes_and_is_said(project: Project, jump: timedelta) -> None:
    recording.enter_stage(project, SESSION, "ievads", SIX, monotonic=0)
    live = recording.live(project, SESSION, at=SIX + 4 * MIN + jump, monotonic=240)
    assert (live.elapsed, live.jumped) == (4.0, jump)
    assert str(round(abs(jump) / MIN)) in recording.jump_in_words(live)
    recording.leave_stage(project, SESSION, SIX + 5 * MIN + jump, monotonic=300)
    assert minutes(project) == {"ievads": 5}


@pytest.mark.parametrize(
    ("passed", "believed"),
    [(12 * MIN, 12), (timedelta(0), 0), (-5 * MIN, 0), (timedelta(days=-9000), 0), (timedelta(days=9000), 0)],
)
def test_after_a_restart_only_a_clock_that_can_be_right_is_believed(
    project: Project, passed: timedelta, believed: int
) -> None:
    recording.enter_stage(project, SESSION, "ievads", SIX, monotonic=5_000)
    restart()
    live = recording.live(project, SESSION, at=SIX + passed, monotonic=10)
    assert live.elapsed == believed
    assert (live.jumped is None) == (believed > 0 or not passed)
    assert bool(recording.jump_in_words(live)) == (live.jumped is not None)
    recording.leave_stage(project, SESSION, SIX + passed + 3 * MIN, monotonic=190)
    assert minutes(project) == {"ievads": believed + 3}


@settings(deadline=None)
@given(
    st.lists(st.tuples(st.floats(0, 7200), st.timedeltas(timedelta(days=-20_000), timedelta(days=20_000))), max_size=20)
)
def test_elapsed_minutes_are_never_negative_or_absurd(readings: list[tuple[float, timedelta]]) -> None:
    running = Live("ievads", SIX, planned=5, mark=Mark(0.0, SIX))
    ran = 0.0
    for seconds, apart in readings:
        ran += seconds
        live = recording.tick(running, at=SIX + timedelta(seconds=ran) + apart, monotonic=ran)
        assert live.elapsed == pytest.approx(min(ran / 60, 1440), abs=1e-6)  # a timedelta knows whole µs


def test_clocks_with_and_without_a_zone_can_be_compared(project: Project) -> None:
    recording.enter_stage(project, SESSION, "ievads", SIX.astimezone(timezone(timedelta(hours=2))), monotonic=0)
    assert recording.live(project, SESSION, at=SIX + MIN, monotonic=60).jumped is None
    naive = (SIX + 2 * timedelta(hours=1) + MIN).replace(tzinfo=None)
    assert recording.live(project, SESSION, at=naive, monotonic=60).jumped is None


def test_minutes_are_corrected_by_hand(project: Project) -> None:
    recording.set_stage_minutes(project, SESSION, "ievads", 7)
    recording.enter_stage(project, SESSION, "dalisanas", datetime.now(UTC))
    recording.set_stage_minutes(project, SESSION, "dalisanas", 20)
    recording.leave_stage(project, SESSION, datetime.now(UTC))
    assert minutes(project) == {"ievads": 7, "dalisanas": 20}
    for stage, wrong in (("nav", 5), ("ievads", -1), ("ievads", 1441)):
        with pytest.raises(BadInput):
            recording.set_stage_minutes(project, SESSION, stage, wrong)


def test_a_stage_is_found_by_what_people_call_it(project: Project) -> None:
    session = recording.session_now(project, SESSION)
    find = recording.find_stage_id
    assert find(session, "", "next") == "sasveiksanas"
    assert find(session, "sasveiksanas", "Nākamais") == "pamatnoteikumi"
    assert find(session, "", "3") == "ievads"
    assert find(session, "", "dal") == "dalisanas"
    for running, word in (("paldies", "tālāk"), ("", "paru"), ("", "99"), ("", "")):
        with pytest.raises(BadInput):
            find(session, running, word)
    with pytest.raises(BadInput):
        recording.enter_stage(project, SESSION, "nav-tada", SIX)


def card_stage(*yields: Yield, rounds: int = 1, tables: bool = False) -> Stage:
    return Stage("x", Bilingual("x", "x"), 5, yields, Bilingual("x", "x"), rounds, tables)


def test_the_card_says_what_is_recorded_in_a_stage() -> None:
    assert not recording.asks(card_stage(Yield.NOTHING)).ideas
    talk = recording.asks(card_stage(Yield.EXPERIENCES, rounds=2, tables=True))
    assert (talk.ideas, talk.kind, talk.rounds, talk.tables) == (True, IdeaKind.EXPERIENCE, 2, True)
    assert recording.asks(card_stage(Yield.QUESTIONS)).kind is IdeaKind.QUESTION
    assert recording.asks(card_stage(Yield.EXPERIENCES, Yield.IDEAS)).kind is IdeaKind.IDEA
    vote = recording.asks(card_stage(Yield.RANKINGS, Yield.VOTES, Yield.PROMISES))
    assert (vote.ideas, vote.ranks, vote.votes, vote.promises, vote.quotes) == (False, True, True, True, False)


def test_every_method_can_be_recorded_from_its_card_alone() -> None:
    for method_id, card in projects.methods().items():
        with recorded() as project:
            session_id = begin(project, method_id, place=method_id)
            clock = 0.0
            for stage in card.stages:
                recording.enter_stage(project, session_id, stage.id, SIX, monotonic=clock)
                clock += stage.minutes * 60
                wanted = recording.asks(stage)
                if wanted.ideas:
                    idea_id = recording.add_idea(
                        project, session_id, f"Posms {stage.id}", kind=wanted.kind, stage=stage.id,
                        table="1" if wanted.tables else "", round=wanted.rounds, quotable=wanted.quotes,
                    )  # fmt: skip
                if wanted.votes or wanted.ranks:
                    recording.edit_idea(project, idea_id, votes=5 if wanted.votes else None, rank=1)
                if wanted.promises:
                    recording.add_promise(project, session_id, "Nosūtīs")
            recording.leave_stage(project, session_id, SIX, monotonic=clock)
            session = recording.session_now(project, session_id)
            assert {log.stage: log.actual for log in session.stages} == {s.id: s.minutes for s in card.stages}
            card_asks = {"stages", "ideas", "ideas.stage", "ideas.votes", "ideas.rank", "ideas.quotable"}
            assert [m.field for m in recording.missing(session, card) if m.field in card_asks] == []
    assert len(projects.methods()) == 16
