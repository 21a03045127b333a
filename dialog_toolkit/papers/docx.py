"""Writes a paper as a Word document with real styles, so that ministries can go on working in it."""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from dialog_toolkit.papers.blocks import (
    Block,
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
from dialog_toolkit.papers.docx_style import column_widths, is_wide, new_document, number_restart, word_language
from dialog_toolkit.papers.pdf import picture
from dialog_toolkit.papers.render import Paper, caption, quotation_marks

_PICTURE_CM = 16.0


def write_docx(paper: Paper) -> bytes:
    """The paper as DOCX: everything by style, header rows, alternative texts, languages."""
    document = new_document(paper)
    writer = _Writer(paper, document)
    blocks = paper.blocks
    for before, block, after in zip((None, *blocks), blocks, (*blocks[1:], None), strict=False):
        writer.block(block)
        if keeps_with_next(before, block, after):
            document.paragraphs[-1].paragraph_format.keep_with_next = True
    stream = io.BytesIO()
    document.save(stream)
    return _steady_zip(stream.getvalue(), paper.made_on)


@dataclass(frozen=True)
class _Look:
    bold: bool = False
    italic: bool = False
    language: str = ""
    link: bool = False


class _Writer:
    def __init__(self, paper: Paper, document: Any) -> None:
        from docx.oxml import OxmlElement
        from docx.oxml.ns import qn

        self.paper, self.document = paper, document
        self.element, self.qn = OxmlElement, qn
        self.bookmarks = 0
        self.breaks = False
        self.linked = {o.href[1:] for o in every_inline(paper.blocks) if isinstance(o, Link) and o.href[:1] == "#"}

    def block(self, block: Block, depth: int = 0, style: str = "") -> None:
        if isinstance(block, Heading):
            self._heading(block)
        elif isinstance(block, Paragraph):
            self.inlines(self.document.add_paragraph(style=style or None), block.inside)
        elif isinstance(block, Items):
            self._items(block, depth)
        elif isinstance(block, Quotation):
            for one in block.inside:
                self.block(one, depth, style="Intense Quote")
        elif isinstance(block, Table):
            self._table(block)
        elif isinstance(block, Figure):
            self._figure(block)
        else:
            self.breaks = True

    def _heading(self, block: Heading) -> None:
        style = "Title" if block.level == 1 else f"Heading {block.level - 1}"
        paragraph = self.document.add_paragraph(style=style)
        paragraph.paragraph_format.page_break_before = True if self.breaks else None
        self.breaks = False
        has_target = any(isinstance(one, Target) for one in block.inside)
        inside = block.inside if has_target else (Target(block.name, block.inside),)
        self.inlines(paragraph, inside)

    def _items(self, block: Items, depth: int) -> None:
        style = ("List Number" if block.ordered else "List Bullet") + ("" if depth == 0 else f" {min(depth, 2) + 1}")
        number = number_restart(self.document, style, block.start) if block.ordered else None
        for item in block.items:
            for place, one in enumerate(item):
                if isinstance(one, Paragraph):
                    paragraph = self.document.add_paragraph(style=style if place == 0 else "List Continue")
                    if number is not None and place == 0:
                        number(paragraph)
                    self.inlines(paragraph, one.inside)
                else:
                    self.block(one, depth + 1)

    def _table(self, block: Table) -> None:
        if block.caption:
            words = self.document.add_paragraph(style="Caption")
            words.paragraph_format.keep_with_next = True
            label = Text(caption(self.paper, block, "") + " ")
            self.inlines(words, (label, *block.caption))
        table = self.document.add_table(len(block.rows) + 1, len(block.align), style="Paper Table")
        table.autofit = False
        for row, cells in zip(table.rows, (block.header, *block.rows), strict=True):
            self._row_property(row, "cantSplit")
            for cell, inside, side in zip(row.cells, cells, block.align, strict=True):
                paragraph = cell.paragraphs[0]
                paragraph.style = "Table Text Small" if is_wide(block) else "Table Text"
                paragraph.alignment = {"right": 2, "center": 1}.get(side)
                self.inlines(paragraph, inside)
        self._row_property(table.rows[0], "tblHeader")
        column_widths(table, block)
        self._describe_table(table, block)
        self.document.add_paragraph(style="Table Text")

    def _row_property(self, row: Any, name: str) -> None:
        mark = self.element(f"w:{name}")
        mark.set(self.qn("w:val"), "true")
        row._tr.get_or_add_trPr().append(mark)

    def _describe_table(self, table: Any, block: Table) -> None:
        if block.caption:
            words = self.element("w:tblCaption")
            words.set(self.qn("w:val"), plain(block.caption))
            table._tbl.tblPr.append(words)

    def _figure(self, block: Figure) -> None:
        from docx.shared import Cm

        paragraph = self.document.add_paragraph()
        paragraph.paragraph_format.keep_with_next = True
        image = io.BytesIO(picture(self.paper.figures[block.name], width_cm=_PICTURE_CM))
        drawn = paragraph.add_run().add_picture(image, width=Cm(_PICTURE_CM))
        drawn._inline.docPr.set("descr", block.alt)
        drawn._inline.docPr.set("name", block.name)
        self.document.add_paragraph(caption(self.paper, block, block.caption), style="Caption")

    def inlines(self, paragraph: Any, inside: Sequence[Inline]) -> None:
        for one in inside:
            self._inline(paragraph._p, one, _Look())

    def _inline(self, parent: Any, one: Inline, look: _Look) -> None:
        if isinstance(one, Text):
            self._run(parent, one.text, look)
        elif isinstance(one, Said):
            opening, closing = quotation_marks(self.paper.language)
            self._run(parent, opening, look)
            self._run(parent, one.text, replace(look, language=one.language))
            self._run(parent, closing, look)
        elif isinstance(one, Target):
            self._bookmark(parent, one, look)
        elif isinstance(one, Link) and (one.href.startswith("#") or one.href.startswith(("http://", "https://"))):
            self._link(parent, one, look)
        else:
            inner = replace(
                look,
                bold=look.bold or isinstance(one, Strong),
                italic=look.italic or isinstance(one, Emphasis),
                language=one.language if isinstance(one, Foreign) else look.language,
            )
            for each in one.inside:
                self._inline(parent, each, inner)

    def _run(self, parent: Any, text: str, look: _Look) -> None:
        if not text:
            return
        run = self.element("w:r")
        properties = self.element("w:rPr")
        if look.link:
            style = self.element("w:rStyle")
            style.set(self.qn("w:val"), "Hyperlink")
            properties.append(style)
        for name in ("b",) * look.bold + ("i",) * look.italic:
            properties.append(self.element(f"w:{name}"))
        if look.language and look.language != self.paper.language:
            properties.append(word_language(look.language))
        if len(properties):
            run.append(properties)
        words = self.element("w:t")
        words.text = text
        words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        run.append(words)
        parent.append(run)

    def _bookmark(self, parent: Any, one: Target, look: _Look) -> None:
        if one.name in self.linked:
            self.bookmarks += 1
            for kind in ("w:bookmarkStart", "w:bookmarkEnd"):
                mark = self.element(kind)
                mark.set(self.qn("w:id"), str(self.bookmarks))
                if kind == "w:bookmarkStart":
                    mark.set(self.qn("w:name"), _bookmark_name(one.name))
                parent.append(mark)
        for each in one.inside:
            self._inline(parent, each, look)

    def _link(self, parent: Any, one: Link, look: _Look) -> None:
        link = self.element("w:hyperlink")
        if one.href.startswith("#"):
            link.set(self.qn("w:anchor"), _bookmark_name(one.href[1:]))
        else:
            from docx.opc.constants import RELATIONSHIP_TYPE

            related = self.document.part.relate_to(one.href, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
            link.set(self.qn("r:id"), related)
        for each in one.inside:
            self._inline(link, each, replace(look, link=True))
        parent.append(link)


def _bookmark_name(name: str) -> str:
    """A name Word takes: letters, digits and underscores, at most 40, beginning with a letter; still one for each."""
    safe = "".join(c if c.isascii() and c.isalnum() else "_" for c in name)
    if safe == name.replace("-", "_") and len(safe) < 38 and safe[:1].isalpha():
        return safe
    import hashlib

    return f"b_{hashlib.sha256(name.encode()).hexdigest()[:30]}"


def _steady_zip(data: bytes, day: datetime.date) -> bytes:
    """The same document with every entry dated alike, so that the same paper is the same bytes."""
    out = io.BytesIO()
    stamp = (max(day.year, 1980), day.month, day.day, 12, 0, 0)
    with zipfile.ZipFile(io.BytesIO(data)) as given, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as steady:
        for name in sorted(given.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            entry = zipfile.ZipInfo(name, stamp)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            steady.writestr(entry, given.read(name))
    return out.getvalue()
