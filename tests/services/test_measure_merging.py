"""Merging and splitting: everything that was said is still there, and so are the originals."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dialog_toolkit.domain.measure import Indicator, Measure, Milestone, Part, Quote, Suggestion
from dialog_toolkit.domain.review import State
from dialog_toolkit.errors import BadInput
from dialog_toolkit.ledger.project import Project
from dialog_toolkit.services import commitments, measures, review
from dialog_toolkit.services import measure_acts as acts
from dialog_toolkit.services.measure_joining import joined, parted
from dialog_toolkit.services.measure_merging import merge, renumber, split
from tests.services.measured import ANSWERS, IDEAS, MEETINGS, SAID, THEMES, drafted, drafts, undone


@pytest.fixture
def project() -> Iterator[Project]:
    with drafted() as made:
        yield made


def test_a_merged_measure_has_everything_and_the_originals_stay(project: Project) -> None:
    acts.edit_many(project, ANSWERS, {"lead": "VK", "deadline": "2027. gada 1. ceturksnis", "causes": "Nav termiņa."})
    acts.edit_many(project, MEETINGS, {"lead": "VARAM", "deadline": "2028. gada jūnijs", "causes": "Nav kameru."})
    id = merge(project, [ANSWERS, MEETINGS])
    found = measures.get(project, id)
    assert found.title == "Atbildes uz iesniegumiem / Domes sēdes"
    assert found.causes == f"Nav termiņa. [{ANSWERS}]\n\nNav kameru. [{MEETINGS}]"
    assert found.deadline == f"2027. gada 1. ceturksnis [{ANSWERS}] / 2028. gada jūnijs [{MEETINGS}]"
    assert (found.themes, found.ideas) == (tuple(THEMES.values()), IDEAS)
    assert [q.text for q in (*found.problem, *found.wishes)] == [SAID[0][0], SAID[2][0], SAID[1][0], SAID[3][0]]
    assert [i.text for i in found.indicators] == ["atbilžu daļa", "pārraidītās sēdes"]
    assert found.lead == ""
    assert found.suggested["lead"][:2] == (Suggestion("vk", 0.5, (ANSWERS,)), Suggestion("varam", 0.5, (MEETINGS,)))
    assert set(found.suggested_fields) == {"title", "problem", "wishes", "solution", "indicators"}
    assert found.machine_written == ("solution",)
    assert found.made_from == (ANSWERS, MEETINGS)
    for origin, draft in zip((ANSWERS, MEETINGS), drafts(), strict=True):
        kept = measures.get(project, origin)
        assert (kept.state, kept.merged_into) == (State.MERGED, id)
        assert (kept.ideas, kept.problem, kept.title) == (draft.ideas, draft.problem, draft.title)
    assert [m.id for m in measures.current(project)] == [id]


def test_merging_is_one_act(project: Project) -> None:
    merge(project, [ANSWERS, MEETINGS], title="Atklāta dome")
    assert undone(project).startswith("Atsaukts: apvienoti pasākumi p-")
    assert measures.current(project) == drafts()
    assert acts.redo(project) is not None
    assert [m.title for m in measures.current(project)] == ["Atklāta dome"]


def test_merging_into_one_keeps_its_choices_and_the_other_lead_supports(project: Project) -> None:
    acts.edit_many(project, ANSWERS, {"lead": "VK", "supporting": ("TM",)})
    acts.edit_many(project, MEETINGS, {"lead": "VARAM", "direction": "participation_methods"})
    assert merge(project, [MEETINGS], into=ANSWERS) == ANSWERS
    found = measures.get(project, ANSWERS)
    assert (found.title, found.lead, found.supporting) == ("Atbildes uz iesniegumiem", "vk", ("tm", "varam"))
    assert (found.direction, found.ideas, found.made_from) == ("participation_methods", IDEAS, (MEETINGS,))
    assert found.state is State.DRAFT
    assert measures.get(project, MEETINGS).merged_into == ANSWERS


def test_circles_and_other_wrong_mergers_are_refused(project: Project) -> None:
    merge(project, [MEETINGS], into=ANSWERS)
    with pytest.raises(BadInput, match="neither merged nor split"):
        merge(project, [ANSWERS], into=MEETINGS)
    with pytest.raises(BadInput, match="neither merged nor split"):
        split(project, MEETINGS, (Part("a"), Part("b")))
    with pytest.raises(BadInput, match="at least two"):
        merge(project, [ANSWERS], into=ANSWERS)
    with pytest.raises(BadInput, match="no measure"):
        merge(project, [ANSWERS, "p-none"])


def test_a_merged_measure_can_stand_again(project: Project) -> None:
    merge(project, [MEETINGS], into=ANSWERS)
    review.to_state(project, MEETINGS, State.DRAFT, "Tomēr atsevišķi")
    found = measures.get(project, MEETINGS)
    assert (found.state, found.merged_into) == (State.DRAFT, "")


def test_splitting_shares_out_the_ideas_and_keeps_the_original(project: Project) -> None:
    whole = merge(project, [ANSWERS, MEETINGS])
    acts.edit(project, whole, "lead", "VARAM")
    one, two = split(project, whole, (Part("Atbildes", ideas=IDEAS[:2], themes=("t-1111",)), Part("Sēdes")))
    first, second = measures.get(project, one), measures.get(project, two)
    assert (first.title, first.ideas, first.themes) == ("Atbildes", IDEAS[:2], ("t-1111",))
    assert (second.ideas, second.themes, second.lead) == (IDEAS[2:], ("t-1111", "t-2222"), "varam")
    assert [q.idea for q in (*first.problem, *first.wishes)] == list(IDEAS[:2])
    assert first.made_from == second.made_from == (whole,)
    assert (first.state, first.number) == (State.DRAFT, "")
    assert measures.get(project, whole).state is State.MERGED
    assert {m.id for m in measures.current(project)} == {one, two}
    assert undone(project)
    assert [m.id for m in measures.current(project)] == [whole]


def test_a_split_needs_titles_and_only_what_belongs_to_the_measure(project: Project) -> None:
    with pytest.raises(BadInput, match="at least two parts"):
        split(project, ANSWERS, (Part("a"),))
    with pytest.raises(BadInput, match="needs a title"):
        split(project, ANSWERS, (Part("a"), Part(" ")))
    with pytest.raises(BadInput, match="does not belong"):
        split(project, ANSWERS, (Part("a", ideas=IDEAS[3:]), Part("b")))
    assert measures.current(project) == drafts()


SOME = st.lists(st.sampled_from([f"s/{n}" for n in range(6)]), unique=True).map(tuple)
WORDS = st.text("ab č", max_size=4)


@st.composite
def some_measure(draw: st.DrawFn) -> Measure:
    ideas = draw(SOME)
    return Measure(
        id=f"p-{draw(st.integers(0, 10**6))}",
        title=draw(WORDS) or "x",
        ideas=ideas,
        themes=draw(SOME),
        submissions=draw(SOME),
        problem=tuple(Quote(idea, idea) for idea in ideas[:2]),
        solution=draw(WORDS),
        lead=draw(st.sampled_from(["", "vk", "tm"])),
        milestones=tuple(Milestone(text) for text in draw(st.lists(WORDS, max_size=2))),
        indicators=tuple(Indicator(text) for text in draw(st.lists(WORDS, max_size=2))),
        value_how=draw(st.dictionaries(st.sampled_from(["transparency", "participation"]), WORDS)),
    )


@given(st.lists(some_measure(), min_size=2, max_size=4, unique_by=lambda m: m.id), st.booleans())
@settings(deadline=None)
def test_a_merger_keeps_the_union_of_everything(measures_: list[Measure], into: bool) -> None:
    one = joined(measures_, into=into)
    for name in ("ideas", "themes", "submissions", "problem", "milestones", "indicators"):
        assert set(getattr(one, name)) == {item for m in measures_ for item in getattr(m, name)}
        assert len(set(getattr(one, name))) == len(getattr(one, name))
    assert all(m.solution.strip() in one.solution for m in measures_)
    leads = {m.lead for m in measures_ if m.lead}
    assert leads == ({one.lead, *one.supporting, *(s.value for s in one.suggested.get("lead", ()))} - {""})
    how = [(key, text.strip()) for m in measures_ for key, text in m.value_how.items()]
    assert [(key, text) for key, text in how if text not in one.value_how.get(key, "")] == []


@given(some_measure(), st.data())
@settings(deadline=None)
def test_the_parts_have_together_what_the_whole_had(measure: Measure, data: st.DataObject) -> None:
    mine = st.lists(st.sampled_from(measure.ideas), unique=True).map(tuple) if measure.ideas else st.just(())
    parts = [Part(str(n), ideas=data.draw(mine)) for n in range(data.draw(st.integers(2, 4)))]
    found = parted(measure, parts)
    assert {idea for part in found for idea in part.ideas} == set(measure.ideas)
    assert {quote for part in found for quote in part.problem} == set(measure.problem)
    for part, made in zip(parts, found, strict=True):
        assert set(part.ideas) <= set(made.ideas)
        assert {quote.idea for quote in made.problem} <= set(made.ideas)


@given(st.lists(st.sampled_from(["merge", "into", "split", "undo"]), max_size=6))
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
def test_whatever_is_merged_and_split_the_plan_answers_the_same_ideas(steps: list[str]) -> None:
    with drafted() as project:
        for step in steps:
            ids = [m.id for m in measures.current(project)]
            try:
                if step == "merge":
                    merge(project, ids)
                elif step == "into":
                    merge(project, ids[1:], into=ids[0])
                elif step == "split":
                    split(project, ids[0], (Part("a", ideas=measures.get(project, ids[0]).ideas[:1]), Part("b")))
                else:
                    acts.undo(project)
            except BadInput:
                assert len(ids) < 2
            plan = measures.current(project)
            assert {idea for m in plan for idea in m.ideas} == set(IDEAS)
            assert {theme for m in plan for theme in m.themes} == set(THEMES.values())


def test_numbers_follow_the_commitments_and_then_the_order(project: Project) -> None:
    assert renumber(project) == {}
    third = acts.new(project, "Trešais")
    for id in (ANSWERS, MEETINGS):
        acts.keep(project, id)
    assert renumber(project) == {ANSWERS: "1", MEETINGS: "2", third: "3"}
    people = commitments.new(project, "Līdzdalība", direction="participation_methods")
    open_ = commitments.new(project, "Atklātība")
    acts.edit(project, MEETINGS, "commitment", people)
    acts.edit(project, ANSWERS, "commitment", "Atklātība")
    assert renumber(project) == {ANSWERS: "2.1", MEETINGS: "1.1", third: ""}
    acts.edit(project, third, "commitment", open_)
    assert renumber(project, [third]) == {third: "2.1", ANSWERS: "2.2", MEETINGS: "1.1"}
    assert [m.id for m in measures.current(project)] == [MEETINGS, third, ANSWERS]
    assert undone(project) == "Atsaukts: pārnumurēti pasākumi."
    assert measures.get(project, third).number == ""


def test_a_tenth_measure_comes_after_the_ninth(project: Project) -> None:
    ids = [acts.new(project, f"Pasākums {n}") for n in range(11)]
    renumber(project, ids)
    mine = [m.id for m in measures.current(project) if m.id in ids]
    assert mine == ids


def test_commitments_are_written_ordered_and_deleted(project: Project) -> None:
    one, two = commitments.new(project, "Viena"), commitments.new(project, "Divas", "Mērķis")
    commitments.order(project, [two])
    commitments.edit(project, one, title="Pirmā", direction="1")
    found = commitments.all_commitments(project)
    assert [(c.id, c.title, c.objective, c.direction) for c in found] == [
        (two, "Divas", "Mērķis", ""),
        (one, "Pirmā", "", "trust"),
    ]
    acts.edit(project, ANSWERS, "commitment", two)
    commitments.delete(project, two)
    assert [c.id for c in commitments.all_commitments(project)] == [one]
    assert measures.get(project, ANSWERS).commitment == two
    assert commitments.of_measure(measures.get(project, ANSWERS), commitments.all_commitments(project)) is None
    for wrong in ({"title": " "}, {"direction": "debesis"}, {"nav": "x"}):
        with pytest.raises(BadInput):
            commitments.edit(project, one, **wrong)
    assert undone(project) == "Atsaukts: mainītas apņemšanās."
    assert [c.id for c in commitments.all_commitments(project)] == [two, one]
