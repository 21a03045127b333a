"""Writes a paper as Markdown that reads well as plain text: only what would be taken for markup is escaped.

Reading the file again gives the same text. Figures are SVG files beside it.
"""

import re
from collections.abc import Callable, Sequence

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
)
from dialog_toolkit.papers.render import Paper, caption, quotation_marks, without_targets

_INLINE = re.compile(r"(\\|`|\*|\[|\]|<|~|\$|&(?=#?\w+;)|(?<![^\W_])_|_(?![^\W_]))")
_START = re.compile(r"^(?:(#{1,6}(?=\s|$))|(>|[-+=](?=[\s=-]|$))|(\d{1,9}(?=[.)](?:\s|$))|Table(?=:))(.))")
_ALIGN = {"left": ":---", "right": "---:", "center": ":---:"}


def write_markdown(paper: Paper, image_name: Callable[[str], str]) -> str:
    """The paper as Markdown. `image_name` gives the file name of a figure."""
    notice = f"> **{_escaped(paper.notice)}**\n\n" if paper.notice else ""
    linked = {one.href[1:] for one in every_inline(paper.blocks) if isinstance(one, Link) and one.href[:1] == "#"}
    writer = _Writer(paper, image_name, linked)
    first, *rest = [writer.block(block) for block in paper.blocks] or [""]
    return "\n\n".join([first, *([notice.strip()] if notice else []), *rest]) + "\n"


class _Writer:
    def __init__(self, paper: Paper, image_name: Callable[[str], str], linked: set[str]) -> None:
        self.paper = paper
        self.image_name = image_name
        self.linked = linked

    def block(self, block: Block) -> str:
        if isinstance(block, Heading):
            anchor = f'<a id="{block.name}"></a>' if block.name in self.linked else ""
            return f"{'#' * block.level} {anchor}{self.inlines(without_targets(block.inside))}"
        if isinstance(block, Paragraph):
            return _at_start(self.inlines(block.inside))
        if isinstance(block, Items):
            return "\n".join(self._item(block, place, item) for place, item in enumerate(block.items))
        if isinstance(block, Quotation):
            inside = "\n\n".join(self.block(one) for one in block.inside)
            return "\n".join(f"> {line}".rstrip() for line in inside.split("\n"))
        if isinstance(block, Table):
            return self._table(block)
        if isinstance(block, Figure):
            words = _escaped(caption(self.paper, block, block.caption)).replace('"', '\\"')
            return f'![{_escaped(block.alt)}]({self.image_name(block.name)} "{words}")\n\n*{_escaped(words)}*'
        assert isinstance(block, Break)
        return "---"

    def _item(self, items: Items, place: int, item: Sequence[Block]) -> str:
        mark = f"{items.start + place}. " if items.ordered else "- "
        lines = "\n\n".join(self.block(block) for block in item).split("\n")
        return "\n".join((mark if not i else " " * len(mark)) + line if line else "" for i, line in enumerate(lines))

    def _table(self, table: Table) -> str:
        def row(cells: Sequence[Sequence[Inline]]) -> str:
            return "| " + " | ".join(self.inlines(cell).replace("|", "\\|") for cell in cells) + " |"

        marks = "|" + "|".join(_ALIGN[side] for side in table.align) + "|"
        lines = "\n".join([row(table.header), marks, *(row(cells) for cells in table.rows)])
        if not table.caption:
            return lines
        words = self.inlines(table.caption)
        return f"**{_escaped(caption(self.paper, table, ''))}** {words}\n\n{lines}"

    def inlines(self, inside: Sequence[Inline]) -> str:
        return "".join(self._inline(one) for one in inside)

    def _inline(self, one: Inline) -> str:
        if isinstance(one, Text):
            return _escaped(one.text)
        if isinstance(one, Said):
            opening, closing = quotation_marks(self.paper.language)
            return f"{opening}{_escaped(one.text)}{closing}"
        inside = self.inlines(one.inside)
        if isinstance(one, Strong):
            return f"**{inside}**"
        if isinstance(one, Emphasis):
            return f"*{inside}*"
        if isinstance(one, Link):
            return f"[{inside}](<{one.href}>)" if re.search(r"[\s()<>]", one.href) else f"[{inside}]({one.href})"
        if isinstance(one, Target) and one.name in self.linked:
            return f'<a id="{one.name}"></a>{inside}'
        assert isinstance(one, Target | Foreign)
        return inside


def _escaped(text: str) -> str:
    return _INLINE.sub(r"\\\1", text)


def _at_start(line: str) -> str:
    """A paragraph whose beginning would make it a heading, list, quotation or caption gets it escaped."""
    return _START.sub(lambda m: f"{m[3]}\\{m[4]}" if m[3] else "\\" + m[0], line)
