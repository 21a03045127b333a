"""Review: states by the table, comments and opinions that stay, verdicts that a person overrules."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dialog_toolkit.domain.measure import Part, Verdict
from dialog_toolkit.domain.review import TRANSITIONS, Stance, State, transition
from dialog_toolkit.errors import BadInput
from dialog_toolkit.ledger.project import Project
from dialog_toolkit.services import measure_acts as acts
from dialog_toolkit.services import measures, review
from dialog_toolkit.services.measure_merging import merge, split
from tests.services.measured import ANSWERS, MEETINGS, drafted, drafts, undone


@pytest.fixture
def project() -> Iterator[Project]:
    with drafted() as made:
        yield made


def test_every_state_can_be_left_and_none_is_left_for_itself() -> None:
    assert {step.before for step in TRANSITIONS} == set(State)
    assert all(step.before is not step.after for step in TRANSITIONS)
    assert len({(step.before, step.after) for step in TRANSITIONS}) == len(TRANSITIONS)


def test_a_measure_goes_from_draft_to_agreed_and_back_with_a_reason(project: Project) -> None:
    review.to_state(project, ANSWERS, State.REVIEW)
    review.to_state(project, ANSWERS, State.AGREED)
    with pytest.raises(BadInput, match="Say why"):
        review.to_state(project, ANSWERS, State.REVIEW, " ")
    review.to_state(project, ANSWERS, State.REVIEW, "Finanšu ministrija iebilst")
    found = measures.get(project, ANSWERS)
    assert (found.state, found.state_reason) == (State.REVIEW, "Finanšu ministrija iebilst")
    review.to_state(project, ANSWERS, State.AGREED)
    assert measures.get(project, ANSWERS).state_reason == ""
    assert undone(project) == f"Atsaukts: mainīts pasākuma {ANSWERS} stāvoklis."
    assert measures.get(project, ANSWERS) == found


def test_a_rejected_measure_leaves_the_plan_and_stays_to_be_seen(project: Project) -> None:
    review.to_state(project, ANSWERS, State.REJECTED, "To jau dara likums")
    assert [m.id for m in measures.current(project)] == [MEETINGS]
    found = measures.get(project, ANSWERS)
    assert (found.state, found.state_reason) == (State.REJECTED, "To jau dara likums")
    assert [m.id for m in measures.all_measures(project)] == [ANSWERS, MEETINGS]


def test_a_step_that_there_is_not_says_which_there_are(project: Project) -> None:
    with pytest.raises(BadInput) as caught:
        review.to_state(project, ANSWERS, State.AGREED, "x")
    assert caught.value.facts["states"] == "pārskatīšanā, noraidīts"
    with pytest.raises(BadInput, match="only by merging"):
        review.to_state(project, ANSWERS, State.MERGED, "x")


STATES = st.sampled_from(list(State))
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("state"), STATES, st.booleans()),
        st.sampled_from([("merge",), ("split",), ("undo",), ("redo",), ("withdraw",)]),
    ),
    max_size=8,
)


@given(STEPS)
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
def test_no_state_is_reached_but_by_the_table_and_no_measure_is_lost(steps: list[tuple[object, ...]]) -> None:
    with drafted() as project:
        for step in steps:
            before = {m.id: m.state for m in measures.all_measures(project)}
            _try(project, step)
            now = {m.id: m.state for m in measures.all_measures(project)}
            if step[0] in ("undo", "redo"):
                continue
            moved = [(before[id], now[id]) for id in before.keys() & now.keys() if before[id] is not now[id]]
            assert [pair for pair in moved if transition(*pair) is None] == []
            assert before.keys() - now.keys() - _gone(project) == set()
        known = {m.id for m in measures.all_measures(project)} | _gone(project)
        named = {id for m in measures.all_measures(project) for id in (*m.made_from, m.merged_into) if id}
        assert named <= known


def _gone(project: Project) -> set[str]:
    return {m.id for m in measures.withdrawn(project)}


def _try(project: Project, step: tuple[object, ...]) -> None:
    standing = [m.id for m in measures.all_measures(project)]
    try:
        if step[0] == "state" and isinstance(step[1], State):
            review.to_state(project, standing[0], step[1], "iemesls" if step[2] else "")
        elif step[0] == "merge":
            merge(project, standing[:2])
        elif step[0] == "split":
            split(project, standing[-1], (Part("Viens"), Part("Divi")))
        elif step[0] == "withdraw":
            acts.withdraw(project, standing[-1])
        elif step[0] in ("undo", "redo"):
            (acts.undo if step[0] == "undo" else acts.redo)(project)
    except (BadInput, IndexError):
        pass  # refused: the assertions say whether anything moved


def test_comments_stay_with_who_and_when_and_can_be_dealt_with(project: Project) -> None:
    first = review.comment(project, ANSWERS, "Kas maksās?", "funding")
    second = review.comment(project, ANSWERS, "Labi.")
    review.resolve(project, first)
    found = review.review_of(project, ANSWERS)
    assert {(c.id, c.text, c.field, c.by, c.resolved) for c in found.comments} == {
        (first, "Kas maksās?", "funding", "Anna", True),
        (second, "Labi.", "", "Anna", False),
    }
    assert [c.id for c in found.open_comments] == [second]
    assert measures.kept_ids(project) == {ANSWERS}
    review.resolve(project, first, False)
    assert len(review.review_of(project, ANSWERS).open_comments) == 2


def test_a_taken_back_comment_is_gone_and_the_draft_a_machines_again(project: Project) -> None:
    review.comment(project, ANSWERS, "Kas maksās?")
    assert undone(project) == f"Atsaukts: komentārs par pasākumu {ANSWERS}."
    assert review.review_of(project, ANSWERS).comments == ()
    assert measures.kept_ids(project) == frozenset()
    assert measures.current(project) == drafts()


@pytest.mark.parametrize(("text", "field"), [(" \n", ""), ("x", "nav")])
def test_an_empty_comment_or_one_on_no_field_is_refused(project: Project, text: str, field: str) -> None:
    with pytest.raises(BadInput):
        review.comment(project, ANSWERS, text, field)
    with pytest.raises(BadInput, match="no comment"):
        review.resolve(project, f"{ANSWERS}/nav")


def test_dissent_stays_visible_beside_an_agreement(project: Project) -> None:
    review.opinion(project, ANSWERS, Stance.CHANGE, "Termiņš par īsu", by="Finanšu ministrija")
    review.opinion(project, ANSWERS, Stance.AGREE)
    review.to_state(project, ANSWERS, State.REVIEW)
    review.to_state(project, ANSWERS, State.AGREED)
    found = review.review_of(project, ANSWERS)
    assert {(o.by, o.verdict, o.entered_by) for o in found.opinions} == {
        ("Finanšu ministrija", Stance.CHANGE, "Anna"),
        ("Anna", Stance.AGREE, "Anna"),
    }
    assert [(o.by, o.reason) for o in found.dissent] == [("Finanšu ministrija", "Termiņš par īsu")]
    review.opinion(project, ANSWERS, Stance.AGREE, by="Finanšu ministrija")
    assert review.review_of(project, ANSWERS).dissent == ()
    with pytest.raises(BadInput, match="dissent counts"):
        review.opinion(project, ANSWERS, Stance.REJECT)


def test_an_overruled_check_shows_both_verdicts_and_the_reason(project: Project) -> None:
    before = measures.check_all(project)[ANSWERS]
    wrong = next(f for f in before.findings if f.verdict is Verdict.NOT_MET)
    with pytest.raises(BadInput, match="Say why"):
        review.overrule(project, ANSWERS, wrong.check, Verdict.MET, "")
    with pytest.raises(BadInput, match="No check"):
        review.overrule(project, ANSWERS, "nav_tādas", Verdict.MET, "x")
    review.overrule(project, ANSWERS, wrong.check, Verdict.MET, "Termiņu nosaka likums")
    report = measures.check_all(project)[ANSWERS]
    found = [f for f in report.findings if f.check == wrong.check]
    assert [f.verdict for f in found] == [f.verdict for f in before.findings if f.check == wrong.check]
    assert {f.stands for f in found} == {Verdict.MET}
    overrules = report.overruled(wrong.principle)
    assert [(o.reason, o.by, o.verdict) for o in overrules] == [("Termiņu nosaka likums", "Anna", Verdict.MET)]
    others = [f.overruled for f in report.findings if f.check != wrong.check]
    assert set(others) == {None}
    review.unoverrule(project, ANSWERS, wrong.check)
    assert measures.check_all(project)[ANSWERS] == before
    with pytest.raises(BadInput, match="Nobody decided"):
        review.unoverrule(project, ANSWERS, wrong.check)


def test_a_persons_verdict_counts_for_the_whole_principle(project: Project) -> None:
    report = measures.check_all(project)[ANSWERS]
    principle = next(f.principle for f in report.findings if f.verdict is Verdict.NOT_MET)
    for check in {f.check for f in report.findings if f.principle == principle}:
        review.overrule(project, ANSWERS, check, Verdict.MET, "Vienojāmies")
    assert measures.check_all(project, ANSWERS)[ANSWERS].verdict_of(principle) is Verdict.MET


def test_reviews_are_of_measures_that_are_peoples(project: Project) -> None:
    assert review.reviews(project) == {}
    review.comment(project, ANSWERS, "Labi.")
    acts.keep(project, MEETINGS)
    acts.withdraw(project, MEETINGS)
    assert set(review.reviews(project)) == {ANSWERS}
