"""What a team does to measures: a draft becomes theirs with the first act, and every act can be taken back."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from dialog_toolkit.domain.measure import Indicator, Milestone, Quote
from dialog_toolkit.errors import BadInput, ProjectError
from dialog_toolkit.ledger import history_of, open_project, record, redact
from dialog_toolkit.ledger.project import Project
from dialog_toolkit.services import measure_acts as acts
from dialog_toolkit.services import measures, recording
from dialog_toolkit.services.measure_records import from_text, to_text
from tests.services.measured import ANSWERS, IDEAS, MEETINGS, SAID, THEMES, drafted, drafts
from tests.services.recorded import SESSION


@pytest.fixture
def project() -> Iterator[Project]:
    with drafted() as made:
        yield made


def test_drafts_are_the_measures_until_somebody_does_something(project: Project) -> None:
    assert measures.current(project) == drafts()
    assert measures.kept_ids(project) == frozenset()


def test_an_edited_draft_keeps_its_id_and_everything_else_in_it(project: Project) -> None:
    acts.edit(project, ANSWERS, "title", "  Atbilde\nkatram  ")
    found = measures.get(project, ANSWERS)
    names = ("problem", "wishes", "solution", "indicators")
    assert found == replace(drafts()[0], title="Atbilde katram", suggested_fields=names)
    assert measures.kept_ids(project) == {ANSWERS}
    assert [m.id for m in measures.current(project)] == [ANSWERS, MEETINGS]


def test_drafting_anew_does_not_touch_what_people_took_over(project: Project) -> None:
    acts.edit(project, ANSWERS, "result", "Atbildes ir publiskas")
    other = replace(drafts()[0], title="Cits nosaukums", solution="Cits risinājums")
    another = replace(drafts()[1], id="p-9999", themes=("t-9999",))
    measures.save_drafts(project, (other, another), "f2")
    found = {m.id: m.title for m in measures.current(project)}
    assert found == {ANSWERS: "Atbildes uz iesniegumiem", "p-9999": "Domes sēdes"}


def test_a_draft_is_hidden_when_a_measure_of_people_answers_its_theme(project: Project) -> None:
    id = acts.new(project, "Sēžu pārraides", themes=(THEMES[MEETINGS],), ideas=IDEAS[2:])
    assert [m.id for m in measures.current(project)] == [ANSWERS, id]
    acts.withdraw(project, id)
    assert [m.id for m in measures.current(project)] == [ANSWERS, MEETINGS]


def test_a_withdrawn_draft_does_not_come_back_by_itself(project: Project) -> None:
    acts.withdraw(project, ANSWERS)
    measures.save_drafts(project, drafts(), "f2")
    assert [m.id for m in measures.current(project)] == [MEETINGS]
    assert [m.id for m in measures.withdrawn(project)] == [ANSWERS]
    with pytest.raises(BadInput, match="withdrawn"):
        acts.edit(project, ANSWERS, "title", "x")
    acts.bring_back(project, ANSWERS)
    assert measures.get(project, ANSWERS).title == "Atbildes uz iesniegumiem"
    with pytest.raises(BadInput, match="not withdrawn"):
        acts.bring_back(project, ANSWERS)


def test_keeping_a_draft_takes_what_was_written_and_leaves_the_choices_open(project: Project) -> None:
    acts.keep(project, ANSWERS)
    found = measures.get(project, ANSWERS)
    assert found.suggested_fields == ()
    assert found.machine_written == ("solution",)
    assert (found.lead, found.values) == ("", ())
    assert set(found.suggested) == {"lead", "values"}
    assert (found.problem, found.indicators) == (drafts()[0].problem, drafts()[0].indicators)


def test_keeping_one_field_or_one_choice(project: Project) -> None:
    acts.keep(project, ANSWERS, "title")
    acts.keep(project, ANSWERS, "lead")
    acts.keep(project, ANSWERS, "values")
    found = measures.get(project, ANSWERS)
    assert (found.lead, found.values) == ("vk", ("accountability", "participation"))
    assert "title" not in found.suggested_fields
    assert set(found.suggested) == {"solution"}
    acts.keep(project, MEETINGS, "lead", "varam")
    acts.keep(project, MEETINGS, "solution", "Veidot iesniegumu reģistru")
    other = measures.get(project, MEETINGS)
    assert (other.lead, other.solution, other.solution_ideas) == ("varam", "Veidot iesniegumu reģistru", (IDEAS[2],))
    with pytest.raises(BadInput, match="Nothing is suggested"):
        acts.keep(project, ANSWERS, "funding")
    with pytest.raises(BadInput, match="not among"):
        acts.keep(project, MEETINGS, "values", "openness")


def test_emptied_is_not_undecided(project: Project) -> None:
    acts.edit(project, ANSWERS, "solution", "")
    acts.edit(project, ANSWERS, "problem", ())
    found = measures.get(project, ANSWERS)
    assert (found.solution, found.problem) == ("", ())
    acts.undo(project)
    assert measures.get(project, ANSWERS).problem == drafts()[0].problem


def test_words_of_a_model_are_marked_until_a_person_writes_others(project: Project) -> None:
    acts.edit(project, ANSWERS, "causes", "Nav noteikta termiņa.", by_model=True)
    assert measures.get(project, ANSWERS).machine_written == ("solution", "causes")
    acts.edit(project, ANSWERS, "causes", "Termiņa nav.")
    acts.edit(project, ANSWERS, "solution", "Publicēt atbildi")
    assert measures.get(project, ANSWERS).machine_written == ()


def test_every_act_says_in_words_what_was_undone_down_to_the_machines_draft(project: Project) -> None:
    acts.keep(project, ANSWERS)
    acts.edit(project, ANSWERS, "deadline", "2027. gada 30. jūnijs")
    acts.withdraw(project, ANSWERS)
    acts.bring_back(project, ANSWERS)
    acts.new(project, "Cits")
    said = []
    while (step := acts.undo(project)) is not None:
        said.append(step.text)
    assert len(said) == 5
    assert said[1:] == [
        f"Atsaukts: atgriezts pasākums {ANSWERS}.",
        f"Atsaukts: izņemts pasākums {ANSWERS}.",
        f"Atsaukts: mainīts pasākums {ANSWERS}.",
        f"Atsaukts: ieteikums paturēts pasākumā {ANSWERS}.",
    ]
    assert measures.current(project) == drafts()
    assert measures.all_measures(project) == drafts()
    for _step in said:
        assert acts.redo(project) is not None
    assert acts.redo(project) is None
    assert [m.title for m in measures.current(project)] == ["Atbildes uz iesniegumiem", "Domes sēdes", "Cits"]
    assert measures.get(project, ANSWERS).deadline == "2027. gada 30. jūnijs"


def test_undo_works_after_the_project_was_opened_again(project: Project) -> None:
    acts.edit(project, ANSWERS, "title", "Jauns")
    path = project.path
    project.close()
    with open_project(path, author="Anna") as again:
        assert acts.undo(again) is not None
        assert measures.current(again) == drafts()


def test_an_undone_take_over_follows_a_newer_draft_again(project: Project) -> None:
    acts.edit(project, ANSWERS, "title", "Jauns")
    acts.undo(project)
    newer = replace(drafts()[0], title="Jaunāks melnraksts")
    measures.save_drafts(project, (newer,), "f2")
    assert measures.current(project) == (newer,)
    acts.edit(project, ANSWERS, "result", "Rezultāts")
    assert measures.get(project, ANSWERS).title == "Jaunāks melnraksts"


def test_structured_fields_come_back_as_they_were_given(project: Project) -> None:
    steps = (Milestone("Noteikumu projekts", "2027. gada 1. ceturksnis", "VK"), Milestone("Stājas spēkā"))
    counts = (Indicator("atbilžu daļa", "?", "90", "%", "outcome"),)
    quote = Quote(IDEAS[0], "Rakstīju domei […] atbildes joprojām nav.", shortened=True)
    acts.edit_many(
        project,
        ANSWERS,
        {
            "milestones": steps,
            "indicators": counts,
            "problem": (quote,),
            "supporting": ("VARAM (metodiskais atbalsts)", "Tieslietu ministrija", "visas ministrijas"),
            "value_how": {"atklātība": "atbildes ir publiskas"},
            "actors": ("LPS", "biedrības"),
            "lead": "Valsts kanceleja",
        },
    )
    found = measures.get(project, ANSWERS)
    assert (found.milestones, found.indicators) == (steps, counts)
    assert found.problem == (quote,)
    assert found.supporting == ("varam", "tm", "visas ministrijas")
    assert found.roles == {"varam": "metodiskais atbalsts"}
    assert found.value_how == {"transparency": "atbildes ir publiskas"}
    assert (found.lead, found.actors) == ("vk", ("LPS", "biedrības"))


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("lead", "Kultūras min", "no institution"),
        ("lead", "VARAM, TM", "one lead"),
        ("lead", "Tieslietu ministrija un Kultūras ministrija", "one lead"),
        ("lead", "visas ministrijas", "one lead"),
        ("supporting", ("VARAM", "Burvju biedrība"), "no institution"),
        ("deadline", "31.02.", "no such date"),
        ("deadline", "31.02.2027", "no such date"),
        ("deadline", "2027. gada 13. ceturksnis", "no such date"),
        ("milestones", (Milestone("x", "2028. gada 31. jūnijs"),), "no such date"),
        ("values", ("drosme",), "no value"),
        ("direction", "debesis", "no direction"),
        ("earlier", "9.9", "previous plan"),
        ("earlier_how", "atceļ", "cannot be chosen"),
        ("source", "sapnis", "cannot be chosen"),
        ("indicators", (Indicator("x", kind="sapnis"),), "cannot be chosen"),
        ("title", " \n ", "needs a title"),
        ("problem", (Quote(IDEAS[0], "To neviens neteica."),), "does not say"),
        ("problem", (Quote("nav/01", "x"),), "no idea"),
        ("ideas", ("nav/01",), "no idea"),
        ("themes", ("t-0000",), "no theme"),
        ("state", "agreed", "no field"),
        ("milestones", "teksts", "wrong kind"),
        ("solution", 7, "wrong kind"),
        ("values", "transparency", "wrong kind"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(
    project: Project, field: str, value: object, message: str
) -> None:
    with pytest.raises(BadInput, match=message):
        acts.edit(project, ANSWERS, field, value)
    assert measures.current(project) == drafts()
    assert history_of(project, f"measure:{ANSWERS}") == []


def test_the_nearest_institution_is_named(project: Project) -> None:
    with pytest.raises(BadInput) as caught:
        acts.edit(project, ANSWERS, "lead", "Valsts kancelija")
    assert str(caught.value.facts["near"]).startswith("Valsts kanceleja")


@pytest.mark.parametrize("vague", ["regulāri", "drīz", "2027", "29.02.", "līdz plāna beigām", ""])
def test_a_vague_deadline_is_the_business_of_the_checks(project: Project, vague: str) -> None:
    acts.edit(project, ANSWERS, "deadline", vague)
    assert measures.get(project, ANSWERS).deadline == vague


def test_an_unknown_field_names_the_nearest(project: Project) -> None:
    with pytest.raises(BadInput) as caught:
        acts.edit(project, ANSWERS, "deadlin", "x")
    assert caught.value.facts["near"] == "deadline"


def test_an_unknown_measure_names_the_nearest(project: Project) -> None:
    with pytest.raises(BadInput) as caught:
        acts.edit(project, "p-1112", "title", "x")
    assert caught.value.facts["near"] == f"{ANSWERS}, {MEETINGS}"


def test_an_erased_idea_is_erased_in_the_measures_that_quote_it(project: Project) -> None:
    acts.keep(project, ANSWERS)
    change = next(c for c in history_of(project, f"idea:{IDEAS[0]}") if c.text == SAID[0][0])
    redact(project, [change.id])
    with project.reading() as connection:
        stored = "".join(map(str, connection.exec_driver_sql("SELECT text FROM value").scalars()))
    assert "Rakstīju domei" not in stored
    assert measures.get(project, ANSWERS).problem == (Quote(IDEAS[0], ""),)


def test_a_corrected_idea_is_quoted_as_corrected_and_a_withdrawn_one_not_at_all(project: Project) -> None:
    part = Quote(IDEAS[0], "Rakstīju domei […]", shortened=True)
    acts.edit(project, ANSWERS, "problem", (part,))
    recording.edit_idea(project, IDEAS[0], text="Rakstīju pašvaldībai.")
    assert measures.get(project, ANSWERS).problem == (Quote(IDEAS[0], "Rakstīju pašvaldībai."),)
    recording.withdraw_idea(project, IDEAS[0])
    assert measures.get(project, ANSWERS).problem == (Quote(IDEAS[0], ""),)
    assert "vairs nav" in dict(measures.described(project, measures.get(project, ANSWERS)))["Problēma"]


def test_themes_that_are_merged_or_gone_are_said_to_be(project: Project) -> None:
    acts.edit(project, ANSWERS, "title", "x")
    record(project, "theme:t-1111", "merged_into", "t-2222")
    id = acts.new(project, "Cits", themes=(THEMES[MEETINGS],))
    measure = replace(measures.get(project, id), themes=("t-1111", "t-2222", "t-gone"))
    assert measures.theme_notes(project, measure) == {
        "t-1111": "apvienota ar tēmu t-2222",
        "t-gone": "vairs nav starp tēmām",
    }


def test_acts_in_a_session_and_in_measures_are_undone_apart(project: Project) -> None:
    acts.edit(project, ANSWERS, "title", "Jauns")
    recording.edit_idea(project, IDEAS[0], text="Cits teksts")
    assert acts.undo(project) is not None
    assert recording.idea_now(project, IDEAS[0]).text == "Cits teksts"
    assert recording.undo(project, SESSION) is not None


def test_a_read_only_project_can_be_read_and_not_written(project: Project) -> None:
    acts.edit(project, ANSWERS, "title", "Jauns")
    path = project.path
    project.close()
    with open_project(path, author="Bruno", readonly=True) as again:
        assert measures.get(again, ANSWERS).title == "Jauns"
        with pytest.raises(ProjectError):
            acts.edit(again, ANSWERS, "title", "Cits")


def test_very_many_ideas_find_room() -> None:
    ids = tuple(f"{place}-2025-03-10/{number:02}" for place in ("dobele", "krimunas") for number in range(1, 900))
    text = to_text("ideas", ids, {})
    assert len(text) < 20_000
    assert from_text("ideas", text, {}) == ids
