"""Drafting: what was said and no more, everything marked as suggested, blank stays blank."""

from collections.abc import Sequence
from dataclasses import replace

from dialog_toolkit.domain.measure import Measure
from dialog_toolkit.domain.session import Agreement, Idea, IdeaKind
from dialog_toolkit.domain.theme import Evidence, Theme
from dialog_toolkit.measures.draft import LargeTheme, draft_measures, draft_together, is_large
from dialog_toolkit.measures.suggest import rank_by_likeness
from dialog_toolkit.plans.load import load_profile

PROFILE = load_profile("lv-2026")


def idea(number: int, text: str, kind: IdeaKind, session: str = "", quotable: bool = True) -> Idea:
    name = session or f"s{number}"
    return Idea(f"{name}/{number:02}", name, text, kind, Agreement.SHARED, quotable=quotable)


IDEAS = [
    idea(1, "Rakstīju domei trīs reizes, atbildes nav.", IdeaKind.EXPERIENCE),
    idea(2, "Lēmums jau pieņemts, un tad mums prasa viedokli.", IdeaKind.CONCERN),
    idea(3, "Par to nedrīkst citēt.", IdeaKind.CONCERN, quotable=False),
    idea(4, "Katram iesniegumam jāpublicē atbilde ar pamatojumu.", IdeaKind.IDEA),
    idea(5, "Pašvaldībai jāizveido vienots iesniegumu reģistrs.", IdeaKind.IDEA),
    idea(6, "Vēl viena pieredze bez atbildes no iestādes.", IdeaKind.EXPERIENCE, session="s1"),
]


def theme(ideas: Sequence[Idea], *, sessions: int = 5, of_sessions: int = 9, tags: tuple[str, ...] = ()) -> Theme:
    names = tuple(f"s{n}" for n in range(sessions))
    evidence = Evidence(len(ideas), names, ("riga", "zemgale"), of_sessions, 8, {}, {}, {})
    weights = tuple(1 - n / 100 for n in range(len(ideas)))
    return Theme("t-1", ideas[0].text, ideas[0].id, tags, tuple(i.id for i in ideas), weights, evidence)


def drafted(*, tags: tuple[str, ...] = ()) -> Measure:
    return draft_measures([theme(IDEAS, tags=tags)], {i.id: i for i in IDEAS}, PROFILE)[0]


def test_quotes_are_verbatim_quotable_and_from_different_sessions_first() -> None:
    texts = {i.id: i.text for i in IDEAS}
    measure = drafted()
    assert [quote.idea for quote in measure.problem] == ["s1/01", "s2/02", "s1/06"]
    assert all(quote.text == texts[quote.idea] for quote in (*measure.problem, *measure.wishes))


def test_the_solution_is_an_action_somebody_named() -> None:
    measure = drafted()
    assert (measure.solution, measure.solution_ideas) == ("Publicēt atbildi ar pamatojumu", ("s4/04",))
    assert {"title", "problem", "problem_text", "wishes", "solution"} == set(measure.suggested_fields)


def test_nothing_is_invented() -> None:
    measure = drafted()
    assert (measure.deadline, measure.indicators, measure.milestones, measure.funding) == ("", (), (), "")
    assert (measure.lead, measure.values, measure.direction, measure.earlier) == ("", (), "", "")


def test_suggestions_name_the_words_they_rest_on() -> None:
    said = " ".join(i.text for i in IDEAS).lower()
    for field, suggestions in drafted().suggested.items():
        if field not in ("earlier", "solution"):
            assert all(word.lower() in said for s in suggestions for word in s.because), field


def test_the_title_is_the_topic_where_the_tags_say_it() -> None:
    assert drafted(tags=("atbilde", "atgriezeniskā saite")).title == "Atgriezeniskā saite"
    assert drafted(tags=("atbilde",)).title == "Publicēt atbildi ar pamatojumu"


def test_large_is_a_third_of_the_sessions_and_two_regions() -> None:
    bounds = LargeTheme(3, 2)
    assert is_large(theme(IDEAS, sessions=3, of_sessions=9), bounds)
    assert not is_large(theme(IDEAS, sessions=2, of_sessions=3), bounds)
    assert not is_large(theme(IDEAS, sessions=8, of_sessions=25), bounds)
    assert is_large(theme(IDEAS, sessions=9, of_sessions=25), bounds)


def test_no_large_theme_no_measure() -> None:
    assert draft_measures([theme(IDEAS, sessions=1)], {i.id: i for i in IDEAS}, PROFILE) == ()


def test_the_margin_of_a_theme_does_not_speak_for_it() -> None:
    said = [idea(n, "Vēl viena pieredze bez atbildes.", IdeaKind.EXPERIENCE) for n in range(1, 6)]
    said.append(idea(6, "Vajadzētu ieviest brīvdienu bez iemesla.", IdeaKind.IDEA))
    measure = draft_measures([theme(said)], {i.id: i for i in said}, PROFILE)[0]
    assert (measure.solution, measure.solution_ideas) == ("", ())


def test_one_shared_word_is_no_likeness() -> None:
    assert rank_by_likeness(["Katru dienu gaidu autobusu."], {"2.3": "NVO diena", "1.1": "Ietvara dokuments"}) == ()


def test_several_themes_make_one_measure_with_all_their_ideas() -> None:
    one, two = theme(IDEAS[:3]), theme(IDEAS[3:])
    measure = draft_together([one, two], {i.id: i for i in IDEAS}, PROFILE, "p-x")
    assert set(measure.ideas) == {idea.id for idea in IDEAS}
    assert measure.themes == (one.id, two.id)
    assert measure.source == "themes"


def test_a_deadline_is_suggested_only_when_people_named_one() -> None:
    said = [replace(IDEAS[0], kind=IdeaKind.IDEA, text="Publicēt datus līdz 2027. gada 1. martam"), *IDEAS[1:]]
    dated = draft_measures([theme(said)], {i.id: i for i in said}, PROFILE)[0]
    assert [(s.because, dated.deadline) for s in dated.suggested["deadline"]] == [((said[0].id,), "")]
    assert "deadline" not in drafted().suggested


def test_ideas_no_longer_in_the_record_are_left_out() -> None:
    measure = draft_measures([theme(IDEAS)], {i.id: i for i in IDEAS[1:]}, PROFILE)[0]
    assert IDEAS[0].id not in measure.ideas
