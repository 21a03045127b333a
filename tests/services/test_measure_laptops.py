"""Two people at two laptops: what each did stands after joining, and what they did to the same field waits."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dialog_toolkit.domain.measure import Milestone, Part
from dialog_toolkit.domain.review import Stance, State
from dialog_toolkit.errors import BadInput
from dialog_toolkit.ledger import export_rows, import_rows
from dialog_toolkit.ledger.project import Project
from dialog_toolkit.services import commitments, measures, review
from dialog_toolkit.services import measure_acts as acts
from dialog_toolkit.services.measure_history import conflicts, history, settle
from dialog_toolkit.services.measure_merging import merge, split
from tests.services.measured import ANSWERS, IDEAS, MEETINGS, drafted, drafts, join, two_laptops, undone

Laptops = tuple[Project, Project]


@pytest.fixture
def laptops() -> Iterator[Laptops]:
    with two_laptops() as pair:
        yield pair


def test_two_fields_of_one_draft_are_no_conflict(laptops: Laptops) -> None:
    anna, bruno = laptops
    acts.edit(anna, ANSWERS, "title", "Annas nosaukums")
    acts.keep(bruno, ANSWERS, "solution")
    review.opinion(bruno, ANSWERS, Stance.AGREE)
    join(anna, bruno)
    for project in laptops:
        found = measures.get(project, ANSWERS)
        assert (found.title, found.solution) == ("Annas nosaukums", drafts()[0].solution)
        assert set(found.suggested_fields) == {"problem", "wishes", "indicators"}
        assert conflicts(project) == ()
    assert measures.all_measures(anna) == measures.all_measures(bruno)


def test_two_texts_of_one_field_both_stay_until_somebody_chooses(laptops: Laptops) -> None:
    anna, bruno = laptops
    acts.edit(anna, ANSWERS, "title", "Annas nosaukums")
    acts.edit(bruno, ANSWERS, "title", "Bruno nosaukums")
    acts.edit(bruno, ANSWERS, "milestones", (Milestone("Projekts", "2027. gada jūnijs"),))
    join(anna, bruno)
    assert conflicts(anna) == conflicts(bruno)
    (waiting,) = conflicts(anna)
    assert (waiting.measure, waiting.field, waiting.name) == (ANSWERS, "title", "Nosaukums")
    assert {(v.text, v.by) for v in waiting.versions} == {("Annas nosaukums", "Anna"), ("Bruno nosaukums", "Bruno")}
    assert measures.get(anna, ANSWERS).title == waiting.versions[0].text
    assert review.review_of(anna, ANSWERS).conflicts == ("title",)
    other = 1 + [v.by for v in waiting.versions].index("Bruno")
    settle(anna, ANSWERS, "title", other)
    join(anna, bruno)
    assert [measures.get(project, ANSWERS).title for project in laptops] == ["Bruno nosaukums"] * 2
    assert conflicts(anna) == conflicts(bruno) == ()
    assert undone(anna) == f"Atsaukts: izvēle starp divām redakcijām pasākumā {ANSWERS}."
    assert {v.text for v in conflicts(anna)[0].versions} == {"Annas nosaukums", "Bruno nosaukums"}


def test_what_came_in_while_a_text_was_open_stays_beside_it(laptops: Laptops) -> None:
    anna, bruno = laptops
    acts.edit(anna, ANSWERS, "title", "Viens")
    join(anna, bruno)
    opened = measures.seen(anna, ANSWERS)["title"]
    acts.edit(bruno, ANSWERS, "title", "Divi")
    join(anna, bruno)
    acts.edit(anna, ANSWERS, "title", "Trīs", parents=opened)
    assert {v.text for v in conflicts(anna)[0].versions} == {"Divi", "Trīs"}


def test_settling_what_does_not_wait_is_refused(laptops: Laptops) -> None:
    anna, bruno = laptops
    acts.edit(anna, ANSWERS, "title", "Viens")
    acts.edit(bruno, ANSWERS, "title", "Divi")
    join(anna, bruno)
    with pytest.raises(BadInput, match="nothing waits"):
        settle(anna, ANSWERS, "solution", 1)
    with pytest.raises(BadInput, match="versions 1 to 2"):
        settle(anna, ANSWERS, "title", 3)


@pytest.mark.parametrize(("version", "there"), [(1, [ANSWERS, MEETINGS]), (2, [MEETINGS])])
def test_withdrawn_by_one_and_edited_by_the_other_waits(laptops: Laptops, version: int, there: list[str]) -> None:
    anna, bruno = laptops
    acts.keep(anna, ANSWERS)
    join(anna, bruno)
    acts.withdraw(anna, ANSWERS)
    acts.edit(bruno, ANSWERS, "title", "Bruno nosaukums")
    join(anna, bruno)
    (waiting,) = conflicts(anna)
    assert (waiting.field, [v.by for v in waiting.versions]) == ("*", ["Bruno", "Anna"])
    assert measures.get(anna, ANSWERS).title == "Bruno nosaukums"
    settle(anna, ANSWERS, "*", version)
    join(anna, bruno)
    for project in laptops:
        assert conflicts(project) == ()
        assert [m.id for m in measures.current(project)] == there


def test_two_decisions_on_the_state_are_chosen_with_their_reason(laptops: Laptops) -> None:
    anna, bruno = laptops
    review.to_state(anna, ANSWERS, State.REJECTED, "Lieki")
    review.to_state(bruno, ANSWERS, State.REVIEW)
    join(anna, bruno)
    waiting = next(c for c in conflicts(anna) if c.field == "state")
    assert {v.text for v in waiting.versions} == {"noraidīts", "pārskatīšanā"}
    settle(anna, ANSWERS, "state", 1 + [v.text for v in waiting.versions].index("pārskatīšanā"))
    found = measures.get(anna, ANSWERS)
    assert (found.state, found.state_reason) == (State.REVIEW, "")
    assert conflicts(anna) == ()


def test_two_opinions_under_one_name_are_both_seen(laptops: Laptops) -> None:
    anna, bruno = laptops
    review.opinion(anna, ANSWERS, Stance.AGREE, by="FM")
    review.opinion(bruno, ANSWERS, Stance.REJECT, "Nav naudas", by="FM")
    join(anna, bruno)
    found = review.review_of(anna, ANSWERS)
    assert {(o.by, o.verdict, o.entered_by) for o in found.opinions} == {
        ("FM", Stance.AGREE, "Anna"),
        ("FM", Stance.REJECT, "Bruno"),
    }
    (waiting,) = conflicts(anna)
    assert (waiting.name, {v.text for v in waiting.versions}) == ("Viedoklis: FM", {"piekrīt", "noraida: Nav naudas"})


def test_two_titles_of_one_commitment_wait_too(laptops: Laptops) -> None:
    anna, bruno = laptops
    id = commitments.new(anna, "Atklātība")
    join(anna, bruno)
    commitments.edit(anna, id, title="Atklāta pārvaldība")
    commitments.edit(bruno, id, title="Atvērtība")
    join(anna, bruno)
    (waiting,) = conflicts(bruno)
    assert (waiting.measure, waiting.field) == (id, "title")
    assert {v.text for v in waiting.versions} == {"Atklāta pārvaldība", "Atvērtība"}
    settle(bruno, id, "title", 2)
    assert commitments.get(bruno, id).title == waiting.versions[1].text
    assert conflicts(bruno) == ()
    commitments.delete(anna, id)
    commitments.edit(bruno, id, objective="Mērķis")
    join(anna, bruno)
    assert [(c.measure, c.field) for c in conflicts(anna)] == [(id, "*")]
    settle(anna, id, "*", 2)
    assert commitments.all_commitments(anna) == ()


def test_merged_in_a_circle_on_two_laptops_the_least_stands(laptops: Laptops) -> None:
    anna, bruno = laptops
    merge(anna, [MEETINGS], into=ANSWERS)
    merge(bruno, [ANSWERS], into=MEETINGS)
    join(anna, bruno)
    for project in laptops:
        assert [m.id for m in measures.current(project)] == [ANSWERS]
        assert set(measures.get(project, ANSWERS).ideas) == set(IDEAS)
        assert measures.get(project, MEETINGS).merged_into == ANSWERS


def test_while_the_heir_has_not_come_the_originals_stand(laptops: Laptops) -> None:
    anna, bruno = laptops
    id = merge(anna, [ANSWERS, MEETINGS])
    rows = [row for row in export_rows(anna) if row["entity"] != f"measure:{id}"]
    import_rows(bruno, rows)  # half of a bundle
    assert [m.id for m in measures.current(bruno)] == [ANSWERS, MEETINGS]
    join(anna, bruno)
    assert [m.id for m in measures.current(bruno)] == [id]


ACTS = st.lists(
    st.tuples(st.booleans(), st.sampled_from(["edit", "keep", "merge", "into", "split", "reject", "withdraw", "undo"])),
    max_size=7,
)


@given(ACTS)
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
def test_both_laptops_see_the_same_and_no_idea_is_lost(steps: list[tuple[bool, str]]) -> None:
    with two_laptops() as (anna, bruno):
        for first, step in steps:
            _try(anna if first else bruno, step)
        join(anna, bruno)
        assert measures.all_measures(anna) == measures.all_measures(bruno)
        assert conflicts(anna) == conflicts(bruno)
        everything = (*measures.all_measures(anna), *measures.withdrawn(anna))
        assert {idea for m in everything for idea in m.ideas} == set(IDEAS)
        standing = {m.id: m for m in everything}
        for measure in everything:
            assert measure.merged_into == "" or measure.merged_into in standing


def _try(project: Project, step: str) -> None:
    ids = [m.id for m in measures.all_measures(project)]
    try:
        if step == "edit":
            acts.edit(project, ids[0], "title", f"{project.author} raksta")
        elif step == "keep":
            acts.keep(project, ids[0])
        elif step in ("merge", "into"):
            merge(project, ids[:2], into=ids[1] if step == "into" else None)
        elif step == "split":
            split(project, ids[0], (Part("a", ideas=measures.get(project, ids[0]).ideas[:1]), Part("b")))
        elif step == "reject":
            review.to_state(project, ids[0], State.REJECTED, "iemesls")
        elif step == "withdraw":
            acts.withdraw(project, ids[-1])
        else:
            acts.undo(project)
    except (BadInput, IndexError):
        pass  # refused


def test_history_tells_in_words_who_changed_what() -> None:
    with drafted() as project:
        acts.edit(project, ANSWERS, "lead", "VARAM")
        acts.edit(project, ANSWERS, "title", "Jauns")
        acts.keep(project, ANSWERS, "solution")
        review.to_state(project, ANSWERS, State.REVIEW)
        name = review.comment(project, ANSWERS, "Labi.", "lead")
        review.resolve(project, name)
        review.opinion(project, ANSWERS, Stance.CHANGE, "Par īsu", by="FM")
        acts.withdraw(project, ANSWERS)
        acts.bring_back(project, ANSWERS)
        acts.undo(project)
        found = [(s.who, s.name, s.before, s.after) for s in history(project, ANSWERS)]
        whole = ("Anna", "viss kopumā", "plānā", "izņemts")
        assert sorted(found) == sorted(
            [
                ("Anna", "Atbildīgā institūcija", "", "Viedās administrācijas un reģionālās attīstības ministrija"),
                ("Anna", "Nosaukums", "Atbildes uz iesniegumiem (ieteikts)", "Jauns"),
                ("Anna", "Risinājums", f"{drafts()[0].solution} (ieteikts)", drafts()[0].solution),
                ("Anna", "Stāvoklis", "melnraksts", "pārskatīšanā"),
                ("Anna", "Komentārs", "", "Labi."),
                ("Anna", "Komentārs ir par", "", "Atbildīgā institūcija"),
                ("Anna", "Komentārs izskatīts", "", "jā"),
                ("Anna", "Viedoklis: FM", "", "lūdz izmaiņas: Par īsu"),
                whole,
                ("Anna", "viss kopumā", "izņemts", "plānā"),
                whole,
            ]
        )
        assert history(project, MEETINGS) == ()
        with pytest.raises(BadInput, match="no measure"):
            history(project, "p-nav")
