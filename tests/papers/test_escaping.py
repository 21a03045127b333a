"""No text a participant could say becomes markup, in any format: it comes out as it went in."""

import json
from datetime import date
from html.parser import HTMLParser
from typing import Any

import pytest
import typst
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dialog_toolkit.papers.blocks import Figure, Heading, Items, Paragraph, Table, Text, plain
from dialog_toolkit.papers.html import write_html
from dialog_toolkit.papers.markdown import write_markdown
from dialog_toolkit.papers.markup import environment, escaped
from dialog_toolkit.papers.quotes import folded, visible
from dialog_toolkit.papers.reading import read_markdown
from dialog_toolkit.papers.render import Paper
from dialog_toolkit.papers.typst_text import typst_string, typst_text

ATOMS = [
    *"#$*_`<>@[]~=/+-\"'.:\\{}()!|&%^;,?0 1aāčē„”“–…€\u00a0",
    *("//", "/*", "--", "---", "***", "...", "http://x.lv", "1. ", "- ", "+ ", "= ", "/ a: ", "&amp;", "&#35;", "<!--"),
    *(
        "{{",
        "}}",
        "{%",
        "#let",
        "$x$",
        "@ref",
        "<lbl>",
        "::",
        "😀",
        "www.x.lv",
        "a@b.lv",
        "[^1]",
        "\t",
        "\n",
        "Table: ",
    ),
    *("[/x]", "{{ 7*7 }}", "<script>alert(1)</script>", "#import", "=1+1", "| pipe |", "\u202eRTL", "שלום", "![a](b)"),
]
texts = st.one_of(
    st.lists(st.sampled_from(ATOMS), max_size=14).map("".join),
    st.text(st.characters(codec="utf-8"), max_size=60),
)
WORDS = {"figure": "{n}. attēls.", "table": "{n}. tabula.", "contents": "Saturs", "skip": "Uz tekstu"}


def same(text: str) -> str:
    """What a text is on paper: one line, nothing unseeable."""
    return folded(visible(text))


def paper(*blocks: Any) -> Paper:
    return Paper("T", "lv", date(2025, 5, 20), blocks, {}, "", "", "", WORDS)


@given(texts)
def test_template_values_are_read_as_text_wherever_they_stand(text: str) -> None:
    source = "x {{ v }} y\n\n# {{ v }}\n\n- {{ v }}\n\n| A | {{ v }} |\n|:--|:--|\n| {{ v }} | b |\n"
    read = read_markdown(environment("lv").from_string(source).render(v=text))
    if not same(text):
        return
    paragraph, heading, items, table = read
    assert isinstance(paragraph, Paragraph)
    assert all(isinstance(one, Text) for one in paragraph.inside)
    assert folded(plain(paragraph.inside)) == f"x {same(text)} y"
    assert isinstance(heading, Heading)
    assert folded(plain(heading.inside)) == same(text)
    assert isinstance(items, Items)
    assert [folded(plain(b.inside)) for b in items.items[0] if isinstance(b, Paragraph)] == [same(text)]
    assert isinstance(table, Table)
    assert (folded(plain(table.header[1])), folded(plain(table.rows[0][0]))) == (same(text), same(text))


@given(texts)
@example("Table: x")
@example("![x](figure:heatmap)")
def test_a_text_can_not_pass_for_a_caption_or_a_figure(text: str) -> None:
    read = read_markdown(f"{escaped(text)}\n\n| A |\n|:--|\n| b |\n")
    assert [block.caption for block in read if isinstance(block, Table)] == [()]
    assert not any(isinstance(block, Figure) for block in read)


@given(texts, texts)
@example("Table: #", "Table: |")
@example("1. > # -", "- | \\")
def test_written_markdown_reads_back_as_the_same_text(text: str, cell: str) -> None:
    text, cell = same(text), same(cell)
    if not text:
        return
    table = Table((), ((Text("A"),),), (((Text(cell),),),), ("left",))
    written = write_markdown(paper(Paragraph((Text(text),)), table), str)
    again = read_markdown(written)
    assert [folded(plain(block.inside)) for block in again if isinstance(block, Paragraph)] == [text]
    assert [folded(plain(block.rows[0][0])) for block in again if isinstance(block, Table)] == [cell]


class Words(HTMLParser):
    """The text and the tags of a page's main part."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text, self.tags, self.inside = "", set[str](), False

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.inside = self.inside or tag == "main"
        if self.inside:
            self.tags.add(tag)

    def handle_endtag(self, tag: str) -> None:
        self.inside = self.inside and tag != "main"

    def handle_data(self, data: str) -> None:
        self.text += data if self.inside else ""


@given(texts)
@settings(max_examples=40, deadline=None)
def test_html_shows_the_text_and_makes_no_tags_of_it(text: str) -> None:
    page = Words()
    page.feed(write_html(paper(Paragraph((Text(visible(text)),)))))
    assert folded(page.text) == same(text)
    assert page.tags == {"main", "p"}


PLAIN = (
    '#let t(it) = if it.has("text") { it.text } else if it.has("children") { it.children.map(t).join("") }'
    ' else if it.has("body") { "!" + t(it.body) } else if it == [ ] { " " } else { "!" + repr(it.func()) }\n'
    "#set smartquote(enabled: false)\n"
)


@given(st.lists(texts, min_size=20, max_size=60))
@settings(max_examples=12, deadline=None)
def test_typst_shows_the_text_and_makes_no_code_of_it(some: list[str]) -> None:
    lines = [same(text) for text in some if same(text)]
    source = PLAIN + "".join(f"#metadata(t([{typst_text(line)}])) <r>\n" for line in lines)
    source += "".join(f"#metadata({typst_string(line)}) <s>\n" for line in lines)
    query: Any = typst.query
    for label in ("<r>", "<s>"):
        found = json.loads(query({"main.typ": source.encode()}, label, field="value"))
        assert [folded(one or "") for one in found] == lines


@pytest.mark.parametrize("text", ["x" * 20_000, "vārds " * 3_000])
def test_a_very_long_text_stays_whole(text: str) -> None:
    (block,) = read_markdown(escaped(text))
    assert isinstance(block, Paragraph)
    assert plain(block.inside) == text.strip()
