"""What a screen of measures reads at once, what checks say of a field as it is typed, and suggested wordings."""

from dialog_toolkit.domain.review import State
from dialog_toolkit.domain.verdict import Verdict
from dialog_toolkit.services import measure_acts, measure_board, measure_wording, measures, review, themes
from tests.services.measured import ANSWERS, IDEAS, MEETINGS, drafted, join, two_laptops


def test_the_board_says_the_same_as_the_services() -> None:
    with drafted() as project:
        review.to_state(project, ANSWERS, State.REJECTED, "nav vajadzīgs")
        board = measure_board.board(project, measure_board.ground(project))
        assert [measure.id for measure in board.measures] == [MEETINGS, ANSWERS]
        assert sorted(board.measures, key=lambda m: m.id) == sorted(measures.all_measures(project), key=lambda m: m.id)
        assert board.kept == measures.kept_ids(project)
        assert {id: board.review(id) for id in (ANSWERS, MEETINGS)} == {
            id: review.review_of(project, id) for id in (ANSWERS, MEETINGS)
        }
        found = {measure.id: measure_board.report(board, measure) for measure in board.measures}
        assert found[MEETINGS] == measures.check_all(project, MEETINGS)[MEETINGS]
        assert board.ground.themes == {theme.id: theme.title for theme in themes.current(project).themes}
        assert set(board.ground.themes) == {"t-1111", "t-2222"}


def test_judging_keeps_nothing() -> None:
    with drafted() as project:
        board = measure_board.board(project, measure_board.ground(project))
        measure = measures.get(project, ANSWERS)
        judged = measure_board.judge(board, measure, "deadline", "30.06.2027.")
        deadline = next(found for found in judged.report.findings if found.check == "deadline")
        assert (judged.fault, deadline.verdict) == (None, Verdict.MET)
        assert measures.get(project, ANSWERS) == measure
        assert measures.kept_ids(project) == frozenset()


def test_what_cannot_be_is_a_fault_and_the_measure_is_judged_as_it_was() -> None:
    with drafted() as project:
        board = measure_board.board(project, measure_board.ground(project))
        measure = measures.get(project, ANSWERS)
        judged = measure_board.judge(board, measure, "lead", "Smilšu ministrija")
        assert judged.fault is not None
        assert judged.report == measure_board.report(board, measure)


def test_a_rewording_that_drops_what_people_asked_for_is_told() -> None:
    with drafted() as project:
        board = measure_board.board(project, measure_board.ground(project))
        judged = measure_board.judge(board, measures.get(project, ANSWERS), "solution", "Publicēt atbildi")
        assert [(part.word, part.ideas) for part in judged.dropped] == [("pamatojumu", (IDEAS[1],))]


def test_what_is_seen_makes_anothers_edit_a_second_version() -> None:
    with two_laptops() as (anna, bruno):
        measure_acts.edit(anna, ANSWERS, "result", "Viens")
        seen = measure_board.board(bruno, measure_board.ground(bruno)).seen(ANSWERS, "result")
        measure_acts.edit(bruno, ANSWERS, "result", "Divi", seen)
        join(anna, bruno)
        board = measure_board.board(anna, measure_board.ground(anna))
        assert board.review(ANSWERS).conflicts == ("result",)
        assert len(board.seen(ANSWERS, "result")) == 2


def test_a_wording_names_the_field_it_is_for() -> None:
    with drafted() as project:
        board = measure_board.board(project, measure_board.ground(project))
        measure = measures.get(project, ANSWERS)
        wordings = {
            found.check: (measure_wording.field_of(found), bool(measure_wording.wording(found, measure, board.profile)))
            for found in measure_board.report(board, measure).findings
            if found.verdict is not Verdict.MET
        }
        assert wordings["deadline"] == ("deadline", True)
        assert wordings["lead"] == ("lead", True)
        assert wordings["resources"] == ("funding", True)
        assert wordings["ambition"] == ("solution", False)
