"""What the briefing says, and what it must not say."""

import re
from collections import Counter
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from dialog_toolkit.domain.measure import Quote
from dialog_toolkit.domain.session import Agreement
from dialog_toolkit.domain.theme import Standing
from dialog_toolkit.errors import BadInput, DialogError
from dialog_toolkit.papers.blocks import Block, Figure, Heading, Items, Paragraph, Said, Table, every_inline, plain
from dialog_toolkit.papers.context import BODY_THEMES, BriefingInput, briefing_context
from dialog_toolkit.papers.quotes import is_verbatim
from dialog_toolkit.papers.views import BalanceView, MeasureView, QuestionView, ThemeView
from dialog_toolkit.papers.write import briefing, write_paper
from tests.papers.sample import large, sample


@cache
def blocks(language: str = "lv") -> tuple[Block, ...]:
    return briefing(sample(language)).blocks


def text_of(some: tuple[Block, ...]) -> str:
    lines = []
    for block in some:
        if isinstance(block, Heading | Paragraph):
            lines.append(plain(block.inside))
        elif isinstance(block, Items):
            lines += [text_of(item) for item in block.items]
        elif isinstance(block, Table):
            lines += [" | ".join(plain(cell) for cell in row) for row in (block.header, *block.rows)]
        elif hasattr(block, "inside"):
            lines.append(text_of(block.inside))
    return "\n".join(lines).replace("\u00a0", " ")


def section(start: str, language: str = "lv") -> str:
    """The text from the level-2 heading that begins with `start` to the next."""
    found: list[Block] = []
    for block in blocks(language):
        if isinstance(block, Heading) and block.level == 2:
            if found:
                break
            if not plain(block.inside).startswith(start):
                continue
        elif not found:
            continue
        found.append(block)
    assert found
    return text_of(tuple(found))


def table(caption: str, some: tuple[Block, ...] | None = None) -> list[list[str]]:
    (one,) = (b for b in some or blocks() if isinstance(b, Table) and plain(b.caption) == caption)
    return [[plain(cell) for cell in row] for row in (one.header, *one.rows)]


def themes(data: BriefingInput) -> tuple[ThemeView, ...]:
    found = briefing_context(data)["themes"]
    assert isinstance(found, tuple)
    return found


def test_the_paper_has_its_nine_sections_and_six_annexes() -> None:
    headings = [plain(b.inside).split(".")[0] for b in blocks() if isinstance(b, Heading) and b.level == 2]
    annexes = [f"{letter} pielikums" for letter in "ABCDEF"]
    assert headings == [*"123456789", *annexes, "Avoti"]


def test_an_invented_circle_is_told_of_at_the_top_on_every_page_and_by_the_sources() -> None:
    paper = briefing(sample())
    assert paper.notice == "IZDOMĀTS PARAUGS: apļi ir izdomāti"
    assert "tie nav notikuši, un šos vārdus neviens nav teicis" in text_of(paper.blocks[:4])
    assert "Izdomāts paraugs. No tiem izdomāti: 4." in section("Avoti")


def test_some_invented_circles_are_counted_and_marked() -> None:
    data = sample()
    held = tuple(replace(session, invented=session.id == "ludza") for session in data.sessions)
    paper = briefing(replace(data, sessions=held))
    assert paper.notice == "1 no 4 apļiem ir izdomāts paraugs"
    rows = table("Apļi", paper.blocks)
    assert [row[0] for row in rows[1:]] == ["dobele", "ludza*", "kuldiga", "dublina"]


def test_real_circles_carry_no_notice() -> None:
    paper = briefing(sample(invented=False))
    assert paper.notice == ""
    assert "zdomāt" not in text_of(paper.blocks)


def test_the_previous_plan_is_counted_and_its_statuses_are_not_guessed() -> None:
    facts = section("2.")
    assert "ietvēra 26 pasākumus" in facts
    assert "No tiem 3 nav uzsākti, 11 ir pabeigti vai ir būtisks progress, 12 ir uzsākti" in facts
    assert "26 pasākumu statuss šeit ir „nav zināms”" in facts
    assert "[IRM5]" in facts


def test_how_widely_a_theme_was_heard_is_said_by_circles_and_regions() -> None:
    assert "Dzirdēts 3 no 4 apļiem un 3 no 8 reģioniem (Kurzeme, Latgale, Zemgale), 4 idejas." in section("4.")


@pytest.mark.parametrize(
    ("heard", "of", "words"),
    [(1, 1, "1 no 1 apļa"), (7, 25, "7 no 25 apļiem"), (7, 21, "7 no 21 apļa"), (3, 10, "3 no 10 apļiem")],
)
def test_plurals_follow_latvian(heard: int, of: int, words: str) -> None:
    data = sample()
    first = data.run.themes[0]
    sessions = tuple(f"s{n}" for n in range(heard))
    evidence = replace(first.evidence, sessions=sessions, of_sessions=of)
    paper = briefing(replace(data, run=replace(data.run, themes=(replace(first, evidence=evidence),))))
    assert f"Dzirdēts {words} un" in text_of(paper.blocks)


def test_counts_of_ideas_take_three_forms() -> None:
    def said(n: int) -> str:
        data = sample()
        total = replace(data.balance.total, ideas=n)
        paper = briefing(replace(data, balance=replace(data.balance, total=total)))
        return next(word for word in text_of(paper.blocks).split("\n") if re.match(r"\d+ ide", word)).split(" no ")[0]

    assert [said(n) for n in (10, 21, 42)] == ["10 ideju", "21 ideja", "42 idejas"]


def test_region_and_theme_counts_add_up_to_the_evidence() -> None:
    data = large()
    rows = table("Ideju skaits pa tēmām un reģioniem", briefing(data).blocks)
    by_number = {theme.number: theme.id for theme in themes(data)}
    evidence = {theme.id: theme.evidence for theme in data.run.themes}
    names = {region.name.lv: region.id for region in data.profile.regions}
    for row in rows[1:-1]:
        of = evidence[by_number[int(row[0].split()[0][1:])]]
        assert [int(n) for n in row[1:-2]] == [of.by_region.get(names[name], 0) for name in rows[0][1:-2]]
        assert (int(row[-2]), int(row[-1])) == (of.ideas, len(of.sessions))
    assert len(rows) == len(data.run.themes) + 2
    assert [int(n) for n in rows[-1][1:-2]] == [sum(int(row[i]) for row in rows[1:-1]) for i in range(1, 9)]


def test_the_balance_names_every_circle_and_adds_up() -> None:
    rows = table("Bilance pa apļiem")
    numbers = [[int(n) for n in row[1:]] for row in rows[1:]]
    assert all(row[0] == sum(row[1:]) for row in numbers)
    assert numbers[-1] == [sum(column) for column in zip(*numbers[:-1], strict=True)]
    assert briefing_context(sample())["balance"] == BalanceView("", 40, 33, 4, 2, 1)


def test_every_lone_voice_is_shown_and_a_private_one_only_by_its_id() -> None:
    data = large()
    annex = "\n".join(text_of(briefing(data).blocks).split("C pielikums. Atsevišķas balsis")[1:])
    for placement in data.run.placements:
        if placement.standing is Standing.LONE_VOICE:
            assert f"[{placement.idea}]" in annex
    assert "Manai kaimiņienei" not in text_of(blocks())
    assert "[kuldiga/10] Aplis neatļāva šos vārdus citēt." in section("C pielikums")


def test_the_trace_names_every_idea_of_every_theme_once() -> None:
    traced = Counter(
        f"{session}/{number}"
        for row in table("Katras tēmas idejas pa apļiem")[1:]
        for session, numbers in re.findall(r"([a-z]+)/([\d, ]+)", row[1])
        for number in numbers.strip(", ").split(", ")
    )
    assert traced == Counter(idea for theme in sample().run.themes for idea in theme.ideas)


def test_only_quotes_the_rooms_allowed_are_in_the_paper_and_each_is_verbatim() -> None:
    data = large()
    ideas = data.by_id
    quotes = [one for one in every_inline(briefing(data).blocks) if isinstance(one, Said)]
    assert len(quotes) > 50
    for one in quotes:
        assert ideas[one.idea].quotable
        assert is_verbatim(Quote(one.idea, one.text, one.shortened), ideas[one.idea])


def test_suggestions_are_marked_and_decisions_are_not() -> None:
    rows = table("Kas varētu uzņemties vadību un kas bijis iepriekš")
    assert [row[1] for row in rows[1:]] == ["VK", "VARAM (ieteikts: pašvaldības, vēstule)", "–"]
    assert rows[2][3].startswith("4.1. Mācības")
    assert rows[2][3].endswith("(ieteikts)")


def test_abbreviations_of_institutions_are_spelled_out() -> None:
    names = "TM – Tieslietu ministrija; VARAM – Viedās administrācijas un reģionālās attīstības ministrija; VK – Valsts"
    assert f"Iestādes: {names}" in section("7.")


def test_whose_grouping_it_is_is_said() -> None:
    def said(confirmed: int) -> str:
        data = sample()
        named = tuple(replace(one, confirmed=place < confirmed) for place, one in enumerate(data.run.themes))
        return text_of(briefing(replace(data, run=replace(data.run, themes=named))).blocks)

    assert "viss grupējums ir ieteikts" in said(0)
    assert "Cilvēki ir apstiprinājuši 2 no 5 tēmām; pārējās ir ieteikts grupējums." in said(2)
    assert "Visas tēmas cilvēki ir apstiprinājuši." in said(5)


def test_the_same_words_are_quoted_once_in_a_theme() -> None:
    data = large()
    for theme in themes(data):
        words = [quote.text for quote in (*theme.quotes, *([theme.title] if theme.title else []))]
        assert len(words) == len(set(words))


def test_words_of_an_idea_are_no_title_of_a_measure() -> None:
    rows = table("Iespējamie pasākumi un pārbaužu atzinums par katru principu")
    assert rows[3][0] == "M3. Vēl bez nosaukuma, par T3"
    assert rows[2][0].startswith("M2. Rakstīt vēstules iedzīvotājiem vienkāršā valodā (ieteikts). Darbība: rakstīt")
    assert rows[1][1:] == ["atbilst", "neatbilst", "atbilst", "atbilst"]


def test_what_is_not_met_is_said_once_with_the_measures_it_holds_back() -> None:
    lines = section("6.").split("\n")
    assert "P2 – Termiņa nav. M2" in lines
    assert "Vēl nav pārbaudīts: M3." in lines


def test_measures_in_a_row_are_named_as_a_range() -> None:
    data = sample()
    drafts = tuple(replace(data.measures[1], id=f"p{n:02}") for n in range(1, 6))
    reports = {draft.id: data.reports["p02"] for draft in drafts}
    said = text_of(briefing(replace(data, measures=drafts, reports=reports)).blocks)
    assert "P2 – Termiņa nav. M1–M5\n" in said
    assert "galvenā atbildīgā par M1–M5, un kas" in said


def test_a_title_that_may_not_be_quoted_gives_way() -> None:
    data = sample()
    secret = next(idea for idea in data.ideas if not idea.quotable)
    theme = replace(data.run.themes[0], title=secret.text, title_idea=secret.id)
    measures = (replace(data.measures[0], title=secret.text), *data.measures[1:])
    shown = briefing(replace(data, run=replace(data.run, themes=(theme,)), measures=measures))
    assert secret.text not in text_of(shown.blocks)
    assert "M1. Vēl bez nosaukuma, par" in text_of(shown.blocks)


def test_questions_are_three_to_five_and_ask_for_what_is_missing() -> None:
    asked = briefing_context(sample())["questions"]
    assert asked == (
        QuestionView("lead", measures=(2, 3)),
        QuestionView("baseline", measures=(1, 2, 3)),
        QuestionView("unanswered", themes=(4, 5), n=2),
        QuestionView("differed", themes=(5,), n=2),
        QuestionView("deadline", measures=(2, 3)),
    )


def test_general_questions_fill_up_to_three() -> None:
    data = sample()
    calm = replace(data, measures=(), run=replace(data.run, themes=()), sessions=(), ideas=(), reports={})
    placements = replace(calm.run, placements=())
    asked = briefing_context(replace(calm, run=placements))["questions"]
    assert isinstance(asked, tuple)
    assert [one.kind for one in asked] == ["regions", "choose", "obstacles"]


def test_a_paper_without_circles_or_measures_can_be_made() -> None:
    data = sample()
    run = replace(data.run, themes=(), placements=())
    empty = replace(
        data,
        sessions=(),
        ideas=(),
        run=run,
        measures=(),
        reports={},
        balance=replace(data.balance, by_session=(), by_region=()),
    )
    said = text_of(briefing(empty).blocks)
    assert "Iespējamo pasākumu vēl nav" in said
    assert "Tādu nav." in said


def test_only_steps_to_come_are_next_and_a_dead_schedule_is_called_so() -> None:
    rows = table("Plāna izstrādes grafiks")
    assert [row[0] for row in rows[1:]] == [
        "2025. gada jūnijs",
        "2025. gada jūnijs – augusts",
        "2025. gada septembris",
        "2025. gada oktobris – novembris",
    ]
    late = briefing(replace(sample(), made_on=date(2026, 11, 24)))
    assert len(table("Plāna izstrādes grafiks", late.blocks)) == 7
    assert "jāvienojas par jauniem" in text_of(late.blocks)


def test_themes_are_ordered_by_circles_not_by_remarks() -> None:
    breadth = [(-theme.sessions, -len(theme.regions), -theme.ideas) for theme in themes(large())]
    assert breadth == sorted(breadth)
    assert len(themes(large())) > BODY_THEMES


def test_a_heatmap_that_cannot_hold_all_themes_says_so() -> None:
    data = sample()
    first = data.run.themes[0]
    many = tuple(replace(first, id=f"t{n:02}") for n in range(31))

    def caption(count: int) -> str:
        paper = briefing(replace(data, run=replace(data.run, themes=many[:count])))
        return next(block.caption for block in paper.blocks if isinstance(block, Figure))

    assert caption(30) == "Ideju skaits pa tēmām un reģioniem"
    assert caption(31) == "Ideju skaits pa tēmām un reģioniem: 30 visplašāk dzirdēto tēmu"


def test_small_rooms_are_not_counted_out() -> None:
    people = [row[5] for row in table("Apļi")[1:]]
    assert people == ["11", "<10", "24", "13"]


def test_the_english_paper_keeps_peoples_words_in_their_language() -> None:
    said = section("4.", "en")
    assert "Heard in 3 of 4 circles and 3 of 8 regions (Kurzeme, Latgale, Zemgale), 4 ideas." in said
    languages = {one.idea: one.language for one in every_inline(blocks("en")) if isinstance(one, Said)}
    assert (languages["ludza/03"], languages["dobele/02"]) == ("ru", "lv")


def test_a_measure_that_misquotes_stops_the_paper() -> None:
    data = sample()
    changed = Quote("dobele/01", "Mēs iesniedzām ierosinājumu, un mums atbildēja.")
    measures = (replace(data.measures[0], problem=(changed,)), *data.measures[1:])
    with pytest.raises(DialogError) as fault:
        briefing(replace(data, measures=measures))
    assert str(fault.value) == "The quote of idea dobele/01 is not what was recorded."


def test_a_shortened_quote_that_leaves_out_no_words_openly_stops_the_paper() -> None:
    data = sample()
    changed = Quote("dobele/01", "Mēs iesniedzām ierosinājumu […] neviens neko atbildēja.", shortened=True)
    measures = (replace(data.measures[0], problem=(changed,)), *data.measures[1:])
    with pytest.raises(DialogError, match="not what was recorded"):
        briefing(replace(data, measures=measures))


def test_a_users_template_is_taken_and_its_faults_are_named(tmp_path: Path) -> None:
    own = tmp_path / "briefing.md.j2"

    def made() -> str:
        (file,) = (p for p in write_paper("briefing", sample(), ["html"], tmp_path, str(tmp_path)))
        return file.read_text("utf-8")

    own.write_text("# {{ plan_title }}\n\n{{ author }}\n", "utf-8")
    assert "<p>Valsts kanceleja</p>" in made()
    for wrong, sentence in (
        ("# X\n\n{{ themess }}", "asks for something there is none of"),
        ("{% for %}", "cannot be read, line 1"),
        ("{{ 'a' * 10**9 }}", "does something that templates may not do"),
        ("{{ ''.__class__.__mro__ }}", "does something that templates may not do"),
    ):
        own.write_text(wrong, "utf-8")
        with pytest.raises(BadInput, match=sentence):
            made()
    own.write_text("# X\n\n{{ link('Es to neteicu', 'quote:dobele/01') }}", "utf-8")
    with pytest.raises(DialogError, match="not what was recorded"):
        made()
    secret = "Manai kaimiņienei ir grūti, bet par to es te stāstu tikai jums."
    own.write_text(f"# X\n\n{{{{ link('{secret}', 'quote:kuldiga/10') }}}}", "utf-8")
    with pytest.raises(DialogError, match="the room did not allow it to be quoted"):
        made()
    own.write_text("# X\n\n{{ link('x', 'quote:nekur/01') }}", "utf-8")
    with pytest.raises(DialogError, match="not in the project"):
        made()


def test_measures_carry_what_is_missing() -> None:
    found = briefing_context(sample())["measures"]
    assert isinstance(found, tuple)
    first, second, third = found
    assert isinstance(first, MeasureView)
    assert first.without_baseline == ("Priekšlikumi ar atbildi",)
    assert Counter(finding.verdict for finding in second.findings) == {"not_met": 3, "for_a_person": 2}
    assert (third.checked, third.silent) == (False, ("kuldiga/04",))


def test_agreement_is_counted_from_the_ideas() -> None:
    data = sample()
    for theme in themes(data):
        members = [data.by_id[idea] for one in data.run.themes if one.id == theme.id for idea in one.ideas]
        counted = Counter(idea.agreement for idea in members)
        assert (theme.shared, theme.mixed, theme.single) == (
            counted[Agreement.SHARED],
            counted[Agreement.MIXED],
            counted[Agreement.SINGLE],
        )


def test_columns_with_nothing_in_them_are_left_out() -> None:
    data = sample()
    drafts = (replace(data.measures[1], supporting=(), deadline=""),)
    paper = briefing(replace(data, measures=drafts))
    rows = table("Kas varētu uzņemties vadību un kas bijis iepriekš", paper.blocks)
    assert rows[0] == ["Pasākums", "Galvenā atbildīgā", "Tuvākais iepriekšējā plāna pasākums"]
    assert rows[1][2].endswith(" … (ieteikts)")
    assert "Termiņa nav nevienam pasākumam." in text_of(paper.blocks)
