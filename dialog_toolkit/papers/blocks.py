"""A paper as a tree: what the template's Markdown says, for every writer to walk.

The tree knows nothing of Markdown, Word or Typst. Inline: `Text`, `Strong`, `Emphasis`, `Link`, `Target`, `Foreign`,
`Said`. Block: `Heading`, `Paragraph`, `Items`, `Quotation`, `Table`, `Figure`, `Break`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Text:
    """Plain text."""

    text: str


@dataclass(frozen=True)
class Strong:
    """Of more weight."""

    inside: tuple[Inline, ...]


@dataclass(frozen=True)
class Emphasis:
    """Said with stress."""

    inside: tuple[Inline, ...]


@dataclass(frozen=True)
class Link:
    """Points to a place in the paper (``#name``) or to an address."""

    href: str
    inside: tuple[Inline, ...]


@dataclass(frozen=True)
class Target:
    """A place links point to."""

    name: str
    inside: tuple[Inline, ...]


@dataclass(frozen=True)
class Foreign:
    """Words in another language than the paper, by code."""

    language: str
    inside: tuple[Inline, ...]


@dataclass(frozen=True)
class Said:
    """Recorded words of an idea; writers put the quotation marks."""

    idea: str
    text: str
    language: str
    shortened: bool = False


Inline = Text | Strong | Emphasis | Link | Target | Foreign | Said


@dataclass(frozen=True)
class Heading:
    """Level 1 is the paper's title."""

    level: int
    inside: tuple[Inline, ...]
    name: str


@dataclass(frozen=True)
class Paragraph:
    """Running text."""

    inside: tuple[Inline, ...]


@dataclass(frozen=True)
class Items:
    """A list; each item holds blocks."""

    items: tuple[tuple[Block, ...], ...]
    ordered: bool = False
    start: int = 1


@dataclass(frozen=True)
class Quotation:
    """Set apart from the running text."""

    inside: tuple[Block, ...]


@dataclass(frozen=True)
class Table:
    """One header row; the first cell of a row names it. `align` is left, center or right by column."""

    caption: tuple[Inline, ...]
    header: tuple[tuple[Inline, ...], ...]
    rows: tuple[tuple[tuple[Inline, ...], ...], ...]
    align: tuple[str, ...]
    number: int = 0


@dataclass(frozen=True)
class Figure:
    """A drawing by name, with the text that stands for it and its caption."""

    name: str
    alt: str
    caption: str
    number: int = 0


@dataclass(frozen=True)
class Break:
    """What follows begins on a new page where there are pages."""


Block = Heading | Paragraph | Items | Quotation | Table | Figure | Break


def plain(inside: tuple[Inline, ...]) -> str:
    """The text of inlines without what they mean."""
    return "".join(one.text if isinstance(one, Text | Said) else plain(one.inside) for one in inside)


def every_inline(blocks: tuple[Block, ...]) -> Iterator[Inline]:
    """All inlines of the blocks in reading order, outer before inner."""
    for block in blocks:
        if isinstance(block, Heading | Paragraph):
            yield from _deep(block.inside)
        elif isinstance(block, Items):
            for item in block.items:
                yield from every_inline(item)
        elif isinstance(block, Quotation):
            yield from every_inline(block.inside)
        elif isinstance(block, Table):
            yield from _deep(block.caption)
            for row in (block.header, *block.rows):
                for cell in row:
                    yield from _deep(cell)


def _deep(inside: tuple[Inline, ...]) -> Iterator[Inline]:
    for one in inside:
        yield one
        if not isinstance(one, Text | Said):
            yield from _deep(one.inside)


def keeps_with_next(before: Block | None, block: Block, after: Block | None) -> bool:
    """Whether a block belongs on one page with what follows: what is said of a figure right before it, and what leads
    from one heading to the next. Headings keep by themselves."""
    if not isinstance(block, Paragraph):
        return False
    return isinstance(after, Figure) or (isinstance(before, Heading) and isinstance(after, Heading))
