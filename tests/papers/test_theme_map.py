"""The map of themes: every idea accounted for, nothing quoted that may not be, nobody's words taken for markup."""

import io
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from dialog_toolkit.domain.theme import Placement, Standing, ThemeGroup
from dialog_toolkit.errors import BadInput, DialogError
from dialog_toolkit.papers.blocks import Block, Figure, Heading, Said, Table, every_inline, plain
from dialog_toolkit.papers.context import BriefingInput, briefing_context
from dialog_toolkit.papers.pdf import write_pdf
from dialog_toolkit.papers.theme_map import MapInput, MapThemeView, map_context, map_groups
from dialog_toolkit.papers.write import FORMATS, theme_map, write_paper
from tests.papers.sample import balance, large, sample
from tests.papers.test_escaping import Words
from tests.papers.test_minutes import table_with, text_of
from tests.papers.test_pdf import lengths_are_right, structure

HOSTILE = "</title><script>x</script> | *b* [a](http://x.lv) {{ 7*7 }} #let <!-- Table: ![y](figure:theme-1)"


def mapped(given: BriefingInput | None = None, **more: Any) -> MapInput:
    """The map of the same input as a briefing's."""
    data = given or sample()
    made = MapInput(
        data.profile, data.sessions, data.ideas, data.run, data.balance, data.made_on, data.language, data.tool_version,
        data.methods, data.author,
    )  # fmt: skip
    return replace(made, **more)


def rich(language: str = "lv") -> MapInput:
    """Two groups, a theme of none, gists, stability, ideas placed by people."""
    data = mapped(sample(language))
    first, second, third, *rest = data.run.themes
    spoken = {idea.id: idea for idea in data.ideas}
    gist = next(id for id in first.ideas[1:] if spoken[id].quotable)
    silent = next(id for theme in data.run.themes for id in theme.ideas if not spoken[id].quotable)
    themes = (
        replace(first, stability=0.926, gist=spoken[gist].text, gist_idea=gist, english="Answers to proposals"),
        replace(second, stability=0.5, gist=spoken[silent].text, gist_idea=silent),
        third,
        *rest,
    )
    groups = (
        ThemeGroup("g-1", "sabiedriskā dzīve", (second.id, first.id)),
        ThemeGroup("g-2", spoken[silent].text, (third.id,)),
        ThemeGroup("g-3", "tukša grupa", ("nav-tādas",)),
    )
    placements = tuple(
        replace(one, decided_by="Anna") if one.idea == gist else replace(one, new=one.standing is Standing.LONE_VOICE)
        for one in data.run.placements
    )
    return replace(data, run=replace(data.run, themes=themes, groups=groups, placements=placements))


def headings(some: tuple[Block, ...], level: int) -> list[str]:
    return [plain(block.inside) for block in some if isinstance(block, Heading) and block.level == level]


def on_map(data: MapInput) -> dict[str, MapThemeView]:
    return {view.theme.id: view for group in map_groups(data) for view in group.themes}


def test_themes_have_the_numbers_they_have_in_the_briefing() -> None:
    briefed: Any = briefing_context(sample())["themes"]
    assert {id: view.theme.number for id, view in on_map(mapped()).items()} == {t.id: t.number for t in briefed}


def test_without_groups_all_themes_stand_under_one_heading() -> None:
    blocks = theme_map(mapped()).blocks
    assert headings(blocks, 2) == [
        "Visas tēmas", "Tēmas pa vienai", "Atsevišķas balsis", "Noliktas malā un atkārtojumi", "Ideju bilance",
        "Kas izveidoja tēmas",
    ]  # fmt: skip
    assert [title.partition(".")[0] for title in headings(blocks, 3)] == ["T1", "T2", "T3", "T4", "T5"]
    rows = table_with("Statuss", blocks)
    assert rows[0] == ["Tēma", "Idejas", "Apļi", "Reģioni", "Statuss"]
    assert [row[4].replace("\u00a0", " ") for row in rows[1:]].count("✓ apstiprināta") == 1
    assert "stabilitāte" not in text_of(blocks)


def test_groups_head_their_themes_and_those_of_no_group_come_last() -> None:
    data = rich()
    groups = map_groups(data)
    assert [[view.theme.id for view in group.themes] for group in groups] == [
        sorted(ids, key=lambda id: on_map(data)[id].theme.number)
        for ids in (
            [theme.id for theme in data.run.themes[:2]],
            [data.run.themes[2].id],
            [theme.id for theme in data.run.themes[3:]],
        )
    ]
    assert [group.name for group in groups][::2] == ["Sabiedriskā dzīve", ""]
    assert headings(theme_map(data).blocks, 2)[1] == "Sabiedriskā dzīve"
    assert headings(theme_map(data).blocks, 2)[3] == "Tēmas ārpus grupām"
    one = groups[0]
    heard = [theme.evidence for theme in data.run.themes[:2]]
    assert one.ideas == sum(evidence.ideas for evidence in heard)
    assert one.sessions == len({session for evidence in heard for session in evidence.sessions})
    assert one.regions == len({region for evidence in heard for region in evidence.regions})


def test_a_group_named_in_words_that_may_not_be_quoted_is_named_by_tags() -> None:
    data = rich()
    silent = data.run.groups[1].title
    assert map_groups(data)[1].name == data.run.themes[2].tags[0]
    spoken = next(idea for idea in data.ideas if idea.quotable)
    quoted = replace(data.run, groups=(replace(data.run.groups[1], title=spoken.text),))
    (group, _rest) = map_groups(replace(data, run=quoted))
    assert group.title is not None
    assert group.title.idea == spoken.id
    assert silent not in text_of(theme_map(data).blocks)


def test_a_theme_is_told_with_its_breadth_stability_tags_and_one_quote() -> None:
    data = rich()
    text = text_of(theme_map(data).blocks)
    first = data.run.themes[0]
    view = on_map(data)[first.id]
    assert (view.stability, view.quote and view.quote.idea) == (93, first.gist_idea)
    evidence = first.evidence
    line = f"{len(evidence.sessions)} no 4 apļiem, {len(evidence.regions)} no 8 reģioniem, {evidence.ideas} idej"
    assert line in text
    assert "stabilitāte 93 %. Birkas: " in text
    assert "stabilitāte 50 %" in text
    rows = {
        row[0].partition(" ")[0]: row[4].replace("\u00a0", " ")
        for row in table_with("Stabilitāte", theme_map(data).blocks)
    }
    views = on_map(data)
    assert [rows[f"T{views[theme.id].theme.number}"] for theme in data.run.themes[:3]] == ["93 %", "50 %", "–"]


def test_only_what_the_room_allowed_is_quoted() -> None:
    data = rich()
    allowed = {idea.id for idea in data.ideas if idea.quotable}
    paper = theme_map(data)
    said = [one.idea for one in every_inline(paper.blocks) if isinstance(one, Said)]
    assert set(said) <= allowed
    second = data.run.themes[1]
    assert (quote := on_map(data)[second.id].quote) is None or quote.idea != second.gist_idea


def test_every_lone_voice_is_told_or_counted() -> None:
    context: Any = map_context(mapped())
    alone = [one.idea for one in sample().run.placements if one.standing is Standing.LONE_VOICE]
    spoken = {idea.id: idea for idea in sample().ideas}
    assert [voice.idea for voice in context["lone_voices"]] == [id for id in alone if spoken[id].quotable]
    assert context["silent_voices"] == len(alone) - len(context["lone_voices"])
    none = tuple(replace(idea, quotable=False) for idea in sample().ideas)
    text = text_of(theme_map(mapped(ideas=none)).blocks)
    assert re.search(rf"\n{len(alone)} atsevišķ\w+ bals\w+ ir ieskaitīt", text)
    assert not [idea.id for idea in none if len(idea.text) > 20 and idea.text in text]


def test_set_aside_stands_with_its_reason_and_without_its_words() -> None:
    text = text_of(theme_map(mapped()).blocks)
    (aside,) = (one for one in sample().run.placements if one.standing is Standing.SET_ASIDE)
    assert f"[{aside.idea}] – Nav par tematu: apļa noteikums." in text
    assert {idea.id: idea for idea in sample().ideas}[aside.idea].text not in text
    repeats = sample().balance.total.duplicates
    assert f"{repeats} ideja atkārto citu; tā ieskaitīta bilancē" in text or f"{repeats} idejas atkārto citas" in text


def test_the_balance_sheet_adds_up_on_paper() -> None:
    for first in ("Reģions", "Aplis"):
        header, *rows, total = table_with(first, theme_map(mapped()).blocks)
        assert header[1:] == ["Idejas", "Tēmās", "Atsevišķas balsis", "Atkārtojumi", "Noliktas malā"]
        numbers = [[int(cell) for cell in row[1:]] for row in rows]
        assert [sum(column) for column in zip(*numbers, strict=True)] == [int(cell) for cell in total[1:]]
        assert all(row[0] == sum(row[1:]) for row in numbers)
        assert int(total[1]) == len(sample().ideas)


def test_what_made_the_themes_and_what_people_decided_is_told() -> None:
    text = text_of(theme_map(rich()).blocks)
    assert "graph-leiden (kontrolkods c3f1a9, sākumskaitlis 7; rīka versija 0.1.0)" in text
    assert "Iestatījumi un versijas: k = 6, resolution = 1.0." in text
    assert "Cilvēki paši novietoja 1 ideju; jauns grupējums to nepārvieto." in text
    alone = sum(one.new for one in rich().run.placements)
    assert re.search(rf"{alone} idej\w+ pievienot\w+ pēc tēmu izveides", text)


def test_invented_circles_are_named_on_every_page_and_in_the_balance() -> None:
    assert theme_map(mapped()).notice == "IZDOMĀTS PARAUGS: apļi ir izdomāti"
    real = mapped(sample(invented=False))
    assert theme_map(real).notice == ""
    assert "zdomāt" not in text_of(theme_map(real).blocks)
    first, *rest = real.sessions
    some = theme_map(replace(real, sessions=(replace(first, invented=True), *rest)))
    assert "1 no 4 šajā materiālā minētajiem apļiem ir izdomāts" in text_of(some.blocks)
    rows = table_with("Aplis", some.blocks)
    assert [row[0].partition(" ")[0] for row in rows if "*" in row[0]] == [f"{first.id}*"]


def test_every_theme_has_a_figure_with_its_numbers_in_words() -> None:
    paper = theme_map(mapped(large()))
    figures = [block for block in paper.blocks if isinstance(block, Figure)]
    assert {figure.name for figure in figures} == set(paper.figures)
    assert len(figures) == len(large().run.themes)
    for figure in figures:
        shown = re.findall(r">(\d+)</text>", paper.figures[figure.name])
        assert re.findall(r" (\d+)(?=[,.])", figure.alt) == shown


def test_an_english_map_has_english_titles_where_there_are_any() -> None:
    text = text_of(theme_map(rich("en")).blocks)
    assert "In English: Answers to proposals." in text
    assert "stability 93%" in text
    assert re.search(r"\d of 4 circles, \d of 8 regions, \d+ ideas?; ", text)
    assert "Answers to proposals" not in text_of(theme_map(rich()).blocks)


def test_an_empty_project_has_an_empty_map() -> None:
    data = mapped()
    placed = tuple(Placement(idea.id, Standing.LONE_VOICE) for idea in data.ideas)
    run = replace(data.run, themes=(), placements=placed)
    paper = theme_map(replace(data, run=run, balance=balance(data.ideas, data.sessions, placed)))
    assert headings(paper.blocks, 2)[:2] == ["Visas tēmas", "Atsevišķas balsis"]
    assert paper.figures == {}


@pytest.mark.parametrize("language", ["lv", "en"])
def test_hostile_words_stay_words_in_every_format(language: str, tmp_path: Path) -> None:
    data = rich(language)
    hostile = tuple(replace(idea, text=f"{HOSTILE} {idea.id}", quotable=True) for idea in data.ideas)
    spoken = {idea.id: idea for idea in hostile}
    themes = tuple(
        replace(theme, title=spoken[theme.ideas[0]].text, title_idea=theme.ideas[0], tags=(HOSTILE, "#eval(1)"))
        for theme in data.run.themes
    )
    groups = (replace(data.run.groups[0], title=HOSTILE), *data.run.groups[1:])
    places = tuple(replace(place, because=HOSTILE) for place in data.run.placements)
    data = replace(data, ideas=hostile, run=replace(data.run, themes=themes, groups=groups, placements=places))
    paper = theme_map(data)
    assert len([block for block in paper.blocks if isinstance(block, Figure)]) == len(themes)
    assert len([block for block in paper.blocks if isinstance(block, Table)]) == 3
    assert headings(paper.blocks, 2)[1] == HOSTILE[:1].upper() + HOSTILE[1:]
    written = write_paper("map", data, FORMATS, tmp_path)
    page = Words()
    page.feed((tmp_path / f"map.{language}.html").read_text("utf-8"))
    assert "script" not in page.tags
    assert HOSTILE in page.text
    assert all(path.stat().st_size > 500 for path in written)


def test_no_template_can_put_words_into_a_mouth(tmp_path: Path) -> None:
    (tmp_path / "map.md.j2").write_text("[Nekad neteikts.](quote:dobele/01)\n", "utf-8")
    with pytest.raises(DialogError) as told:
        theme_map(mapped(), str(tmp_path))
    assert told.value.facts == {"id": "dobele/01"}
    (tmp_path / "map.md.j2").write_text("{{ thems }}\n", "utf-8")
    with pytest.raises(BadInput) as asked:
        theme_map(mapped(), str(tmp_path))
    assert asked.value.facts["near"] == "themes"


def test_all_four_formats_are_written_and_twice_the_same(tmp_path: Path) -> None:
    for language in ("lv", "en"):
        written = write_paper("map", rich(language), FORMATS, tmp_path)
        drawings = [f"map.{language}.theme-{n}.svg" for n in range(1, 6)]
        assert [path.name for path in written if path.suffix != ".svg"] == [f"map.{language}.{f}" for f in FORMATS]
        assert sorted(path.name for path in written if path.suffix == ".svg") == drawings
        first = [path.read_bytes() for path in written]
        again = write_paper("map", rich(language), FORMATS, tmp_path)
        assert [path.read_bytes() for path in again] == first


@pytest.mark.parametrize("language", ["lv", "en"])
def test_the_pdf_passes_the_automated_checks_of_both_standards(language: str, tmp_path: Path) -> None:
    page = pytest.importorskip("page")
    paper = theme_map(rich(language))
    data = write_pdf(paper)
    (tmp_path / "map.pdf").write_bytes(data)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        elements = structure(pdf)
        drawn = [str(element.Alt) for element in elements if element.S == "/Figure"]
        assert drawn == [block.alt for block in paper.blocks if isinstance(block, Figure)]
        assert {str(element.S) for element in elements} >= {"/P", "/Table", "/TH", "/H1", "/H2", "/Caption"}
        assert str(pdf.docinfo["/Title"]) == {"lv": "Tēmu karte", "en": "Map of themes"}[language]
    checked = profiles(page)
    assert len(checked) == 2
    for profile in checked:
        result = page.validate_pdf(str(tmp_path / "map.pdf"), profile=profile)
        rules = {failure.rule_id for failure in result.failures}
        if lengths_are_right(data):
            rules.discard("PDFA2A-STREAM-LENGTH-001")  # why: test_pdf.py
        assert rules == set()
        assert result.rules.total > 50


def profiles(page: Any) -> list[Any]:
    named = {name: getattr(page.ValidationProfile, name) for name in dir(page.ValidationProfile) if "_" not in name[:1]}
    return [profile for name, profile in named.items() if name.upper().replace("_", "") in ("PDFUA1", "PDFA2A")]
