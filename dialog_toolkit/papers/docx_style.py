"""How a paper looks in Word: page, styles, header and footer, properties. No words of the paper are in here."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

from dialog_toolkit.i18n.dates import long_date
from dialog_toolkit.papers.blocks import Table, plain
from dialog_toolkit.papers.render import Paper

_FONT = "Calibri"
_ACCENT = "123F6E"
_SOFT = "EEF3F9"
_LINE = "9AA5B1"
_TEXT_CM = 16.6
"""Width of the text on an A4 page with margins of 2.2 cm."""

_TAGS = {"lv": "lv-LV", "en": "en-GB", "ru": "ru-RU", "ltg": "ltg"}


def new_document(paper: Paper) -> Any:
    """An empty A4 document with the paper's styles, header, footer and properties."""
    from docx import Document
    from docx.shared import Cm

    document = Document()
    body = document.element.body
    for child in list(body):
        if not child.tag.endswith("}sectPr"):
            body.remove(child)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.2)
    section.top_margin, section.bottom_margin = Cm(2.4), Cm(2.2)
    _styles(document, paper.language)
    if paper.compact:
        _compact(document)
    _header_and_footer(section, paper)
    _properties(document.core_properties, paper)
    return document


def _styles(document: Any, language: str) -> None:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Pt, RGBColor

    accent = RGBColor.from_string(_ACCENT)
    styles = document.styles
    _language_everywhere(styles, language)
    _paragraph(styles["Normal"], size=10.5, after=6, line=1.12)
    _paragraph(styles["Title"], size=22, after=8, colour=accent, bold=True)
    for level, size, before in ((1, 15, 18), (2, 12, 12), (3, 11, 10)):
        _paragraph(styles[f"Heading {level}"], size=size, before=before, after=4, colour=accent, bold=True)
        styles[f"Heading {level}"].paragraph_format.keep_with_next = True
    for name in ("List Bullet", "List Number", "List Bullet 2", "List Number 2", "List Continue"):
        _paragraph(styles[name], size=10.5, after=3, line=1.12)
    _paragraph(styles["Caption"], size=9.5, before=8, after=4, colour=accent, bold=True)
    _paragraph(styles["Intense Quote"], size=10.5, before=4, after=8)
    styles["Intense Quote"].font.italic = styles["Intense Quote"].font.bold = False
    styles["Intense Quote"].font.color.rgb = RGBColor.from_string("1A1A1A")
    styles["Intense Quote"].paragraph_format.left_indent = Pt(8)
    styles["Intense Quote"].paragraph_format.right_indent = Pt(8)
    _framed(styles["Intense Quote"])
    cell = styles.add_style("Table Text", WD_STYLE_TYPE.PARAGRAPH)
    cell.base_style = styles["Normal"]
    _paragraph(cell, size=9, after=0, line=1.0)
    small = styles.add_style("Table Text Small", WD_STYLE_TYPE.PARAGRAPH)
    small.base_style = cell
    _paragraph(small, size=8, after=0, line=1.0)
    for name in ("Header", "Footer"):
        styles[name].paragraph_format.tab_stops.clear_all()
    link = styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER)
    link.font.color.rgb = RGBColor.from_string("1F4E86")
    _table_style(styles)


def _compact(document: Any) -> None:
    """Less space above and below, so that a paper of one page stays one page."""
    from docx.shared import Cm, Pt

    document.sections[0].top_margin, document.sections[0].bottom_margin = Cm(1.8), Cm(1.6)
    for name, size, before, after in (
        ("Normal", 10, 0, 4), ("Title", 16, 0, 4), ("Heading 1", 11, 6, 2), ("List Bullet", 10, 0, 0),
    ):  # fmt: skip
        style = document.styles[name]
        style.font.size, style.paragraph_format.line_spacing = Pt(size), 1.0
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)


def _paragraph(
    style: Any,
    *,
    size: float,
    before: float = 0,
    after: float = 0,
    line: float | None = None,
    colour: Any = None,
    bold: bool | None = None,
) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt

    style.font.name, style.font.size = _FONT, Pt(size)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for each in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{each}"), None)
    for each in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{each}"), _FONT)
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
    if line:
        style.paragraph_format.line_spacing = line
    if colour is not None:
        style.font.color.rgb = colour
    if bold is not None:
        style.font.bold = bold
    for border in style.element.iter(qn("w:pBdr")):
        border.getparent().remove(border)


def _framed(style: Any) -> None:
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    properties = style.element.get_or_add_pPr()
    bar = f'<w:left w:val="single" w:sz="24" w:space="6" w:color="{_ACCENT}"/>'
    border = parse_xml(f"<w:pBdr {nsdecls('w')}>{bar}</w:pBdr>")
    fill = parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{_SOFT}"/>')
    spacing = properties.find("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}spacing")
    spacing.addprevious(border)
    spacing.addprevious(fill)


def _table_style(styles: Any) -> None:
    """Thin lines between rows, a shaded bold first row."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    line = f'w:val="single" w:sz="4" w:space="0" w:color="{_LINE}"'
    styles.element.append(
        parse_xml(
            f'<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="PaperTable">'
            '<w:name w:val="Paper Table"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="59"/>'
            f"<w:tblPr><w:tblBorders><w:top {line}/><w:bottom {line}/><w:insideH {line}/></w:tblBorders>"
            '<w:tblCellMar><w:top w:w="45" w:type="dxa"/><w:left w:w="80" w:type="dxa"/>'
            '<w:bottom w:w="45" w:type="dxa"/><w:right w:w="80" w:type="dxa"/></w:tblCellMar></w:tblPr>'
            '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr>'
            f'<w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="{_SOFT}"/></w:tcPr></w:tblStylePr>'
            "</w:style>"
        )
    )


def word_language(language: str) -> Any:
    """The mark of a run's language."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    mark = OxmlElement("w:lang")
    mark.set(qn("w:val"), _TAGS.get(language, language))
    return mark


def _language_everywhere(styles: Any, language: str) -> None:
    from docx.oxml.ns import qn

    defaults = styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    for old in defaults.findall(qn("w:lang")):
        defaults.remove(old)
    mark = word_language(language)
    mark.set(qn("w:eastAsia"), "en-US")
    mark.set(qn("w:bidi"), "ar-SA")
    defaults.append(mark)


def _header_and_footer(section: Any, paper: Paper) -> None:
    from docx.enum.text import WD_TAB_ALIGNMENT
    from docx.shared import Cm, Pt

    for part in (section.header, section.footer):
        part.is_linked_to_previous = False
        part.paragraphs[0].paragraph_format.tab_stops.clear_all()
        part.paragraphs[0].paragraph_format.tab_stops.add_tab_stop(Cm(_TEXT_CM), WD_TAB_ALIGNMENT.RIGHT)
    top = section.header.paragraphs[0]
    top.add_run(paper.title)
    if paper.notice:
        notice = section.header.add_paragraph()
        notice.add_run(paper.notice).bold = True
    bottom = section.footer.paragraphs[0]
    author = [paper.author] if paper.author else []
    bottom.add_run(", ".join([*author, long_date(paper.made_on, paper.language)]) + "\t")
    _field(bottom, "PAGE")
    bottom.add_run(" / ")
    _field(bottom, "NUMPAGES")
    for paragraph in (*section.header.paragraphs, *section.footer.paragraphs):
        for run in paragraph.runs:
            run.font.size = Pt(8)


def _field(paragraph: Any, instruction: str) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    for kind in ("begin", "instruction", "separate", "text", "end"):
        run = paragraph.add_run("1" if kind == "text" else "")
        if kind == "instruction":
            words = OxmlElement("w:instrText")
            words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            words.text = f" {instruction} "
            run._r.append(words)
        elif kind != "text":
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)


def _properties(properties: Any, paper: Paper) -> None:
    stamp = datetime.datetime(paper.made_on.year, paper.made_on.month, paper.made_on.day, 12)
    properties.title, properties.subject = paper.title, paper.subject
    properties.author = properties.last_modified_by = paper.author or "dialog-toolkit"
    properties.language = _TAGS.get(paper.language, paper.language)
    properties.comments = paper.notice
    properties.keywords, properties.category = "", ""
    properties.created = properties.modified = stamp
    properties.revision = 1


def number_restart(document: Any, style: str, start: int) -> Callable[[Any], None]:
    """What makes a paragraph part of a numbered list of its own, counting from `start`."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    numbering = document.part.numbering_part.element
    used = document.styles[style].element.pPr.numPr.numId.val
    abstract = next(n for n in numbering.findall(qn("w:num")) if n.numId == used).abstractNumId.val
    fresh = numbering.add_num(abstract)
    fresh.add_lvlOverride(ilvl=0).add_startOverride(start)

    def mark(paragraph: Any) -> None:
        properties = paragraph._p.get_or_add_pPr()
        number = OxmlElement("w:numPr")
        for name, value in (("w:ilvl", 0), ("w:numId", fresh.numId)):
            one = OxmlElement(name)
            one.set(qn("w:val"), str(value))
            number.append(one)
        properties._insert_numPr(number)

    return mark


def is_wide(block: Table) -> bool:
    """Whether a table has so many columns that it needs smaller type."""
    return len(block.align) >= 8


def column_widths(table: Any, block: Table) -> None:
    """Widths from what is in the columns: short ones as wide as they need, the rest by the root of their length."""
    from docx.shared import Cm

    letter = 0.15 if is_wide(block) else 0.175  # centimetres at 8 and 9 points
    wanted = []
    for place, side in enumerate(block.align):
        cells = [plain(row[place]) for row in (block.header, *block.rows)]
        longest = max(len(cell) for cell in cells)
        word = max(len(word) for cell in cells for word in (cell.split() or [""]))
        typical = sorted(len(cell) for cell in cells)[len(cells) * 3 // 4]
        narrow = side == "right" or longest <= 14
        share = 0.0 if narrow else max(3.0, min(typical, 400) ** 0.5)
        wanted.append((letter * max(4, min(longest if longest <= 14 else word, 16)) + 0.4, share))
    if not any(share for _need, share in wanted):
        wanted[0] = (wanted[0][0], 1.0)
    spare = max(_TEXT_CM - sum(need for need, _share in wanted), 0)
    shares = sum(share for _need, share in wanted) or 1
    for column, (need, share) in zip(table.columns, wanted, strict=True):
        width = Cm(need + spare * share / shares)
        column.width = width
        for cell in column.cells:
            cell.width = width
