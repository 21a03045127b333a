"""The page stands alone, is in a language, and can be walked by headings, landmarks and tables."""

import re
from functools import cache
from html.parser import HTMLParser
from itertools import pairwise

from dialog_toolkit.papers.html import write_html
from dialog_toolkit.papers.write import briefing
from tests.papers.sample import sample


@cache
def page(language: str = "lv") -> str:
    return write_html(briefing(sample(language)))


class Elements(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.all: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.unbalanced: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.all.append((tag, dict(attrs)))
        if tag not in ("meta", "hr", "br"):
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.all.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.unbalanced.append(tag)


@cache
def elements(language: str = "lv") -> Elements:
    found = Elements()
    found.feed(page(language))
    return found


def attributes(tag: str, language: str = "lv") -> list[dict[str, str | None]]:
    return [attrs for name, attrs in elements(language).all if name == tag]


def test_every_tag_is_closed_where_it_belongs() -> None:
    assert (elements().unbalanced, elements().open) == ([], [])


def test_nothing_is_fetched_and_nothing_runs() -> None:
    assert {"script", "link", "img", "iframe", "object", "form"}.isdisjoint(tag for tag, _ in elements().all)
    assert not [attrs for _, attrs in elements().all if any(name == "src" or name.startswith("on") for name in attrs)]
    assert not re.search(r"@import|url\(", page())


def test_the_language_is_said_of_the_page_and_of_foreign_words() -> None:
    assert attributes("html") == [{"lang": "lv"}]
    assert '<span class="said" lang="ru" dir="auto">Мы не понимаем, что написано в этих письмах' in page()
    assert '<span class="said" lang="lv" dir="auto">' in page("en")
    assert '<span lang="lv">Rakstīt vēstules iedzīvotājiem vienkāršā valodā</span>' in page("en")


def test_there_is_one_main_heading_and_no_level_is_skipped() -> None:
    levels = [int(tag[1]) for tag, _ in elements().all if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert max(after - before for before, after in pairwise(levels)) == 1


def test_landmarks_and_the_skip_link_lead_to_the_text() -> None:
    names = [tag for tag, _ in elements().all]
    assert [names.count(one) for one in ("header", "nav", "main", "footer")] == [1, 1, 1, 1]
    assert attributes("main")[0]["id"] == "main"
    assert attributes("a")[0] == {"class": "skip", "href": "#main"}


def test_every_table_has_a_caption_and_its_cells_have_scopes() -> None:
    assert page().count("<table>") == page().count("<caption>") == 9
    assert all(attrs.get("scope") in ("col", "row") for attrs in attributes("th"))


def test_links_lead_somewhere_and_ids_are_unique() -> None:
    ids = [attrs["id"] for _, attrs in elements().all if "id" in attrs]
    assert len(ids) == len(set(ids))
    targets = {attrs["href"] for attrs in attributes("a") if (attrs["href"] or "").startswith("#")}
    assert {target[1:] for target in targets if target} <= set(ids)


def test_figures_are_inline_named_and_described() -> None:
    drawings = attributes("svg")
    assert [one["role"] for one in drawings] == ["img", "img"]
    assert [one["aria-labelledby"] for one in drawings] == ["heatmap-title heatmap-desc", "bars-title bars-desc"]


def test_the_notice_is_before_and_after_the_text() -> None:
    assert page().index("IZDOMĀTS PARAUGS") < page().index("<h1>")
    assert page().rindex("IZDOMĀTS PARAUGS") > page().index("<footer>")
