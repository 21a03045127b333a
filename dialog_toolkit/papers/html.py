"""Writes a paper as one HTML page that needs nothing from elsewhere: figures inline, no fonts, no scripts."""

import re
from collections.abc import Sequence
from html import escape

from dialog_toolkit.i18n.dates import long_date
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
from dialog_toolkit.papers.render import Paper, caption, quotation_marks, without_targets


def write_html(paper: Paper) -> str:
    """The paper as a page with landmarks, a skip link, table captions and scopes, and print styles."""
    from jinja2 import Environment, PackageLoader, StrictUndefined
    from markupsafe import Markup

    page = Environment(
        loader=PackageLoader("dialog_toolkit.papers"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    ).get_template("page.html.j2")
    first = paper.blocks[0] if paper.blocks else None
    titled = isinstance(first, Heading) and first.level == 1
    blocks = paper.blocks[1:] if titled else paper.blocks
    writer = _Writer(paper)
    return page.render(
        paper=paper,
        title=plain(first.inside) if titled and isinstance(first, Heading) else paper.title,
        contents=[(b.name, plain(b.inside)) for b in blocks if isinstance(b, Heading) and b.level == 2],
        body=Markup("\n".join(writer.block(block) for block in blocks)),
        made_on=long_date(paper.made_on, paper.language),
    )


class _Writer:
    def __init__(self, paper: Paper) -> None:
        self.paper = paper

    def block(self, block: Block) -> str:
        if isinstance(block, Heading):
            inside = without_targets(block.inside)
            return f'<h{block.level} id="{escape(block.name)}">{self.inlines(inside)}</h{block.level}>'
        if isinstance(block, Paragraph):
            return f"<p>{self.inlines(block.inside)}</p>"
        if isinstance(block, Items):
            return self._items(block)
        if isinstance(block, Quotation):
            return "<blockquote>\n" + "\n".join(self.block(one) for one in block.inside) + "\n</blockquote>"
        if isinstance(block, Table):
            return self._table(block)
        if isinstance(block, Figure):
            words = escape(caption(self.paper, block, block.caption))
            return f"<figure>\n{_drawing(self.paper.figures[block.name])}\n<figcaption>{words}</figcaption>\n</figure>"
        assert isinstance(block, Break)
        return "<hr>"

    def _items(self, block: Items) -> str:
        tag = "ol" if block.ordered else "ul"
        start = f' start="{block.start}"' if block.ordered and block.start != 1 else ""
        items = "\n".join(f"<li>{self._item(item)}</li>" for item in block.items)
        return f"<{tag}{start}>\n{items}\n</{tag}>"

    def _item(self, item: Sequence[Block]) -> str:
        if len(item) == 1 and isinstance(item[0], Paragraph):
            return self.inlines(item[0].inside)
        return "\n".join(self.block(block) for block in item)

    def _table(self, table: Table) -> str:
        def cells(row: Sequence[Sequence[Inline]], header: bool) -> str:
            made = []
            for place, (cell, side) in enumerate(zip(row, table.align, strict=True)):
                tag, scope = ("th", "col") if header else ("th", "row") if place == 0 else ("td", "")
                attributes = (f' scope="{scope}"' if scope else "") + (f' class="{side}"' if side != "left" else "")
                made.append(f"<{tag}{attributes}>{self.inlines(cell)}</{tag}>")
            return "<tr>" + "".join(made) + "</tr>"

        label = escape(caption(self.paper, table, ""))
        words = f"<caption>{label} {self.inlines(table.caption)}</caption>" if table.caption else ""
        name = f' role="region" aria-label="{label}" tabindex="0"' if len(table.align) > 4 and table.caption else ""
        body = "\n".join(cells(row, header=False) for row in table.rows)
        return (
            f'<div class="scroll"{name}><table>{words}\n<thead>{cells(table.header, header=True)}</thead>\n'
            f"<tbody>\n{body}\n</tbody></table></div>"
        )

    def inlines(self, inside: Sequence[Inline]) -> str:
        return "".join(self._inline(one) for one in inside)

    def _inline(self, one: Inline) -> str:
        if isinstance(one, Text):
            return escape(one.text)
        if isinstance(one, Said):
            opening, closing = quotation_marks(self.paper.language)
            words = escape(one.text)
            return f'{opening}<span class="said" lang="{escape(one.language)}" dir="auto">{words}</span>{closing}'
        inside = self.inlines(one.inside)
        if isinstance(one, Strong):
            return f"<strong>{inside}</strong>"
        if isinstance(one, Emphasis):
            return f"<em>{inside}</em>"
        if isinstance(one, Link):
            return f'<a href="{escape(one.href)}">{inside}</a>' if _may_be_opened(one.href) else inside
        if isinstance(one, Target):
            return f'<span id="{escape(one.name)}">{inside}</span>'
        assert isinstance(one, Foreign)
        return f'<span lang="{escape(one.language)}">{inside}</span>'


def _may_be_opened(href: str) -> bool:
    return re.match(r"#|https?://|mailto:", href) is not None


def _drawing(svg: str) -> str:
    return svg[svg.index("<svg") :].strip()
