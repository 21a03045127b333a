"""Fields that session files got later: optional, checked, and never written where they say nothing."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dialog_toolkit.domain.session import Evaluation, GroupCount, Idea, Place, Session, SpeakingSummary
from dialog_toolkit.exchange.session_files import Vocabulary, faults_of, read_session_file, write_session
from dialog_toolkit.paths import sessions_folder
from dialog_toolkit.plans.load import load_profile
from dialog_toolkit.services.projects import vocabulary

VOCABULARY = Vocabulary(regions=("zemgale",), stages={"dialoga-aplis": ("dialogs",)})
LATER = ("chairs", "groups", "evaluation", "speaking", "closed", "table", "round", "marked_return", "votes", "rank")
BARE = Session("paraugs", "Paraugs", "dialoga-aplis", "", date(2025, 3, 12), Place("Dobele", "zemgale"))
FULL = replace(
    BARE,
    chairs=12,
    participants_start=11,
    participant_groups=(GroupCount("jaunieši", 3), GroupCount("no laukiem: tālu", 8)),
    evaluation=(Evaluation("respect", 4.62, 8), Evaluation("Vai bija kafija?", 5.0, 1)),
    speaking=SpeakingSummary(12, 9, 1.8, 0.31, 14),
    closed="2025-03-12T19:40:05+02:00",
    ideas=(
        Idea("paraugs/01", "paraugs", "viens", table="null", round=2, approved=True, votes=0, rank=1),
        Idea("paraugs/02", "paraugs", "divi", marked_return=True, table="3"),
    ),
)


@pytest.mark.parametrize("session", [BARE, FULL])
def test_a_session_comes_back_as_it_was_written(tmp_path: Path, session: Session) -> None:
    path = tmp_path / "s.yaml"
    path.write_text(write_session(session), "utf-8")
    read = read_session_file(path, VOCABULARY)
    assert (read.session, read.faults, faults_of(session, VOCABULARY)) == (session, (), ())


def test_what_says_nothing_is_not_written() -> None:
    known = vocabulary(load_profile("lv-2026"))
    for path in sorted(sessions_folder().glob("*.yaml")):
        session = read_session_file(path, known).session
        assert session is not None
        written = write_session(session)
        assert [name for name in LATER if f"\n{name}:" in written or f"\n  {name}:" in written] == []


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"chairs": -1}, "chairs"),
        ({"participant_groups": (GroupCount("", 3),)}, "participants.groups"),
        ({"participant_groups": (GroupCount("x" * 61, 3),)}, "participants.groups"),
        ({"evaluation": (Evaluation("respect", 5.5, 8),)}, "evaluation[0].average"),
        ({"evaluation": (Evaluation("respect", float("nan"), 8),)}, "evaluation[0].average"),
        ({"evaluation": (Evaluation("respect", 4.5, 0),)}, "evaluation[0].answers"),
        ({"speaking": SpeakingSummary(12, 9, 1.8, 1.5, 14)}, "speaking.gini"),
        ({"closed": "vakar"}, "closed"),
        ({"ideas": (Idea("paraugs/01", "paraugs", "x", rank=0),)}, "ideas[0].rank"),
        ({"ideas": (Idea("paraugs/01", "paraugs", "x", votes=-1),)}, "ideas[0].votes"),
        ({"ideas": (Idea("paraugs/01", "paraugs", "x", table="x" * 61),)}, "ideas[0].table"),
        ({"ideas": (Idea("paraugs/01", "paraugs", "x", round=101),)}, "ideas[0].round"),
    ],
)
def test_what_does_not_fit_is_named_in_memory_and_in_a_file(
    tmp_path: Path, change: dict[str, object], field: str
) -> None:
    wrong = replace(FULL, **change)  # type: ignore[arg-type]
    assert [fault.field[: len(field)] for fault in faults_of(wrong, VOCABULARY)] == [field]
    path = tmp_path / "s.yaml"
    path.write_text(write_session(wrong), "utf-8")
    (fault,) = read_session_file(path, VOCABULARY).faults
    assert fault.field[: len(field)] == field
    assert fault.line > 1
