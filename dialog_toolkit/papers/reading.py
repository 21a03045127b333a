"""From the Markdown a template makes to the tree of a paper."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.token import Token

from dialog_toolkit.papers.blocks import (
    Block,
    Break,
    Emphasis,
    Figure,
    Foreign,
    Heading,
    Inline,
    Items,
    Link,
    Paragraph,
    Quotation,
    Said,
    Strong,
    Table,
    Target,
    Text,
    plain,
)

_CAPTION = "Table: "


def read_markdown(source: str) -> tuple[Block, ...]:
    """The tree of a Markdown text: CommonMark with tables, no HTML. Figures and tables are numbered in order."""
    tokens = MarkdownIt("commonmark", {"html": False}).enable("table").parse(source)
    reader = _Reader(iter(tokens))
    return tuple(_numbered(reader.blocks("")))


@dataclass
class _Reader:
    tokens: Iterator[Token]
    names: set[str] = field(default_factory=set)

    def blocks(self, until: str) -> list[Block]:
        """Blocks up to the token that closes them."""
        found: list[Block] = []
        caption: tuple[Inline, ...] = ()
        for token in self.tokens:
            if token.type == until:
                return found
            if token.type == "inline" and token.content.startswith(_CAPTION):
                caption = _without_caption_mark(_inlines(token.children or []))
            elif token.type == "table_open":
                found.append(self._table(caption))
                caption = ()
            else:
                found.extend(self._block(token))
        return found

    def _block(self, token: Token) -> list[Block]:
        kind = token.type
        if kind == "heading_open":
            return [self._heading(int(token.tag[1]))]
        if kind == "inline":
            return _paragraph(token)
        if kind in ("bullet_list_open", "ordered_list_open"):
            return [self._items(token)]
        if kind == "blockquote_open":
            return [Quotation(tuple(self.blocks("blockquote_close")))]
        if kind == "hr":
            return [Break()]
        if kind in ("code_block", "fence"):
            return [Paragraph((Text(token.content.strip()),))]
        return []

    def _heading(self, level: int) -> Heading:
        inside = _inlines(next(self.tokens).children or [])
        target = next((one.name for one in inside if isinstance(one, Target)), "")
        return Heading(level, inside, target or self._name(plain(inside)))

    def _name(self, text: str) -> str:
        letters = unicodedata.normalize("NFKD", text.lower())
        base = re.sub(r"[^a-z0-9]+", "-", "".join(c for c in letters if not unicodedata.combining(c))).strip("-")
        base = base[:60].rstrip("-") or "part"
        name, count = base, 1
        while name in self.names:
            count += 1
            name = f"{base}-{count}"
        self.names.add(name)
        return name

    def _items(self, opening: Token) -> Items:
        items: list[tuple[Block, ...]] = []
        closing = opening.type.replace("open", "close")
        for token in self.tokens:
            if token.type == closing:
                break
            if token.type == "list_item_open":
                items.append(tuple(self.blocks("list_item_close")))
        return Items(tuple(items), opening.type.startswith("ordered"), int(opening.attrGet("start") or 1))

    def _table(self, caption: tuple[Inline, ...]) -> Table:
        rows: list[list[tuple[Inline, ...]]] = []
        align: list[str] = []
        for token in self.tokens:
            if token.type == "table_close":
                break
            if token.type == "tr_open":
                rows.append([])
            elif token.type == "th_open":
                align.append(str(token.attrGet("style") or "text-align:left").partition(":")[2])
            elif token.type == "inline":
                rows[-1].append(_inlines(token.children or []))
        return Table(caption, tuple(rows[0]), tuple(tuple(row) for row in rows[1:]), tuple(align))


def _paragraph(token: Token) -> list[Block]:
    found: list[Block] = []
    children = list(token.children or [])
    figures = [child for child in children if child.type == "image"]
    rest = _inlines([child for child in children if child.type != "image"])
    if plain(rest).strip():
        found.append(Paragraph(rest))
    for image in figures:
        alt = plain(_inlines(image.children or []))
        name = str(image.attrGet("src") or "").removeprefix("figure:")
        found.append(Figure(unquote(name), alt, str(image.attrGet("title") or "")))
    return found


def _inlines(tokens: Sequence[Token]) -> tuple[Inline, ...]:
    return tuple(_run(iter(tokens), ""))


_CLOSED = {"strong_open": "strong_close", "em_open": "em_close", "link_open": "link_close"}


def _run(tokens: Iterator[Token], until: str) -> list[Inline]:
    found: list[Inline] = []
    for token in tokens:
        if token.type == until:
            break
        if token.type in _CLOSED:
            inside = tuple(_run(tokens, _CLOSED[token.type]))
            found.append(_marked(token, inside))
        elif token.type in ("softbreak", "hardbreak"):
            _add_text(found, " ")
        elif token.content and token.type in ("text", "text_special", "code_inline"):
            _add_text(found, token.content)
    return found


def _add_text(found: list[Inline], text: str) -> None:
    if found and isinstance(found[-1], Text):
        text = found.pop().text + text  # type: ignore[union-attr]  # only Text is popped here
    found.append(Text(text))


def _marked(token: Token, inside: tuple[Inline, ...]) -> Inline:
    if token.type == "strong_open":
        return Strong(inside)
    if token.type == "em_open":
        return Emphasis(inside)
    href = unquote(str(token.attrGet("href") or ""))
    scheme, _colon, rest = href.partition(":")
    if scheme in ("quote", "shortened"):
        return Said(rest, plain(inside), "", scheme == "shortened")
    if scheme == "lang":
        return Foreign(rest, inside)
    if scheme == "target":
        return Target(rest, inside)
    return Link(href, inside)


def _without_caption_mark(inside: tuple[Inline, ...]) -> tuple[Inline, ...]:
    first = inside[0]
    assert isinstance(first, Text)  # the mark was found at its start
    return (replace(first, text=first.text.removeprefix(_CAPTION)), *inside[1:])


def _numbered(blocks: list[Block]) -> Iterator[Block]:
    tables = figures = 0
    for block in blocks:
        if isinstance(block, Table) and block.caption:
            tables += 1
            yield replace(block, number=tables)
        elif isinstance(block, Figure):
            figures += 1
            yield replace(block, number=figures)
        else:
            yield block
