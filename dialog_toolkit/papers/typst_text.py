"""A paper's tree as Typst source: every character of the text stands for itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

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
    every_inline,
    keeps_with_next,
    plain,
)
from dialog_toolkit.papers.render import Paper, caption, quotation_marks, without_targets

_MARKS = re.compile(r"([\\#$*_`<>@\[\]{}()~=/+\-\"'.:;,!?&^|%])")
_MANY_COLUMNS = 8
_LONG_CELL = 900
"""Characters from which on a row may break over pages."""


def typst_text(text: str) -> str:
    """The text as Typst markup that shows exactly it."""
    return _MARKS.sub(r"\\\1", text)


def typst_string(text: str) -> str:
    """The text as a Typst string literal."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def typst_body(paper: Paper, shown: Callable[[str], str]) -> str:
    """The paper without its title. `shown` turns a text into one the fonts can show."""
    blocks = paper.blocks
    if blocks and isinstance(blocks[0], Heading) and blocks[0].level == 1:
        blocks = blocks[1:]
    linked = {one.href[1:] for one in every_inline(blocks) if isinstance(one, Link) and one.href[:1] == "#"}
    writer = _Writer(paper, shown, linked)
    return "\n\n".join(writer.blocks(blocks)) + "\n"


class _Writer:
    def __init__(self, paper: Paper, shown: Callable[[str], str], linked: set[str]) -> None:
        self.paper = paper
        self.shown = shown
        self.linked = linked

    def blocks(self, blocks: Sequence[Block]) -> Iterator[str]:
        for before, block, after in zip((None, *blocks), blocks, (*blocks[1:], None), strict=False):
            written = self.block(block)
            yield f"#block(sticky: true, par[{written}]);" if keeps_with_next(before, block, after) else written

    def block(self, block: Block) -> str:
        if isinstance(block, Heading):
            name = f" #label({typst_string(block.name)})" if block.name in self.linked else ""
            inside = without_targets(block.inside)
            return f"#heading(level: {max(1, block.level - 1)})[{self.inlines(inside)}]{name.strip()}"
        if isinstance(block, Paragraph):
            return self.inlines(block.inside)
        if isinstance(block, Items):
            kind = f"enum(start: {block.start}, " if block.ordered else "list("
            items = ", ".join(f"[{self._joined(item)}]" for item in block.items)
            return f"#{kind}{items});"
        if isinstance(block, Quotation):
            return f"#quote(block: true)[{self._joined(block.inside)}];"
        if isinstance(block, Table):
            return self._table(block)
        if isinstance(block, Figure):
            image = (
                f"image({typst_string(block.name + '.svg')}, width: 100%, alt: {typst_string(self.shown(block.alt))})"
            )
            words = typst_text(self.shown(caption(self.paper, block, block.caption)))
            return f"#figure({image}, caption: [{words}]);"
        assert isinstance(block, Break)
        return "#pagebreak(weak: true);"

    def _joined(self, blocks: Sequence[Block]) -> str:
        return "\n\n".join(self.block(block) for block in blocks)

    def _table(self, table: Table) -> str:
        lengths = [[len(plain(cell)) for cell in row] for row in (table.header, *table.rows)]
        breakable = any(length > _LONG_CELL for row in lengths for length in row)
        rows = ",\n  ".join(self._cells(row, breakable) for row in table.rows)
        drawn = (
            f"table(columns: ({', '.join(_widths(table))},), align: ({', '.join(table.align)},),\n"
            f"  table.header({self._cells(table.header, False)}),\n  {rows})"
        )
        if not table.caption:
            return f"#{drawn};"
        label = typst_text(caption(self.paper, table, ""))
        small = "#show table: set text(size: 8pt)\n#set table(inset: (x: 3pt, y: 4pt))\n"
        figure = f"#figure({drawn}, kind: table, caption: [{label} {self.inlines(table.caption)}]);"
        return f"#[{small}{figure}]" if len(table.align) >= _MANY_COLUMNS else figure

    def _cells(self, row: Sequence[Sequence[Inline]], breakable: bool) -> str:
        kind = "" if breakable else "table.cell(breakable: false)"
        return ", ".join(f"{kind}[{self.inlines(cell)}]" for cell in row)

    def inlines(self, inside: Sequence[Inline]) -> str:
        return "".join(self._inline(one) for one in inside)

    def _inline(self, one: Inline) -> str:
        if isinstance(one, Text):
            return typst_text(self.shown(one.text))
        if isinstance(one, Said):
            opening, closing = quotation_marks(self.paper.language)
            words = typst_text(self.shown(one.text))
            return f"{opening}{_in_language(one.language, words, self.paper.language)}{closing}"
        inside = self.inlines(one.inside)
        if isinstance(one, Strong):
            return f"#strong[{inside}];"
        if isinstance(one, Emphasis):
            return f"#emph[{inside}];"
        if isinstance(one, Link):
            where = f"label({typst_string(one.href[1:])})" if one.href[:1] == "#" else typst_string(one.href)
            return f"#link({where})[{inside}];"
        if isinstance(one, Target):
            return f"#metadata(none)#label({typst_string(one.name)});{inside}" if one.name in self.linked else inside
        assert isinstance(one, Foreign)
        return _in_language(one.language, inside, self.paper.language)


def _in_language(language: str, inside: str, around: str) -> str:
    return inside if language == around else f"#text(lang: {typst_string(language)})[{inside}];"


def _widths(table: Table) -> list[str]:
    """Column widths from their contents: short words as they need, long texts by the root of their length."""
    widths = []
    for place in range(len(table.align)):
        cells = [plain(row[place]) for row in (table.header, *table.rows) if place < len(row)]
        longest = max(len(cell) for cell in cells)
        typical = sorted(len(cell) for cell in cells)[len(cells) * 3 // 4]
        narrow = table.align[place] == "right" or longest <= 14
        widths.append("auto" if narrow else f"{max(3.0, min(typical, 400) ** 0.5):.1f}fr")
    return widths if any(width.endswith("fr") for width in widths) else ["1fr", *widths[1:]]
