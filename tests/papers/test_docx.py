"""The Word document has real styles, header rows, alternative texts and languages, and is the same bytes twice."""

import io
import zipfile
from collections import Counter
from datetime import datetime
from functools import cache
from typing import Any

from docx import Document
from docx.oxml.ns import qn

from dialog_toolkit.papers.docx import write_docx
from dialog_toolkit.papers.write import briefing
from tests.papers.sample import sample


@cache
def written(language: str = "lv") -> bytes:
    return write_docx(briefing(sample(language)))


@cache
def document(language: str = "lv") -> Any:
    return Document(io.BytesIO(written(language)))


def test_the_same_paper_is_the_same_bytes() -> None:
    assert write_docx(briefing(sample())) == written()


def test_headings_lists_captions_and_quotations_are_styles() -> None:
    styles = Counter(paragraph.style.name for paragraph in document().paragraphs)
    assert (styles["Title"], styles["Heading 1"]) == (1, 16)
    assert styles["Heading 2"] == 5 + 3 + 1
    assert styles["Caption"] == 9 + 2
    assert styles["Intense Quote"] == 1
    assert {"List Bullet", "List Bullet 2", "List Number"} <= set(styles)


def test_every_table_repeats_its_header_row_and_keeps_rows_whole() -> None:
    tables = document().tables
    assert len(tables) == 9
    for table in tables:
        first, *rest = table.rows
        assert first._tr.trPr.find(qn("w:tblHeader")) is not None
        assert all(row._tr.trPr.find(qn("w:tblHeader")) is None for row in rest)
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)


def test_pictures_say_what_they_show() -> None:
    texts = [shape._inline.docPr.get("descr") for shape in document().inline_shapes]
    assert texts == [
        "Ideju skaits pa tēmām un reģioniem. Rindās ir tēmas, kolonnās – reģioni. Visvairāk ideju: tēma T1, Zemgale, 3."
        " Visi skaitļi ir tabulā aiz attēla.",
        "Visu ideju skaits pa reģioniem: Rīga 0, Pierīga 0, Kurzeme 10, Latgale 11, Sēlija 0, Zemgale 12, Vidzeme 0,"
        " diaspora 7.",
    ]


def languages(language: str) -> Counter[str]:
    return Counter(mark.get(qn("w:val")) for mark in document(language).element.body.iter(qn("w:lang")))


def test_the_language_is_said_of_the_document_and_of_foreign_words() -> None:
    defaults = document().styles.element.find(qn("w:docDefaults"))
    assert [mark.get(qn("w:val")) for mark in defaults.iter(qn("w:lang"))] == ["lv-LV"]
    assert set(languages("lv")) == {"ru-RU"}
    assert {"ru-RU", "lv-LV"} <= set(languages("en"))


def test_the_properties_say_what_it_is_and_nothing_of_the_tool_it_was_made_with() -> None:
    properties = document().core_properties
    assert (properties.title, properties.author) == ("Apaļā galda diskusijas pamatmateriāls", "Valsts kanceleja")
    assert (properties.language, properties.comments) == ("lv-LV", "IZDOMĀTS PARAUGS: apļi ir izdomāti")
    assert properties.created == datetime(2025, 5, 20, 12, tzinfo=properties.created.tzinfo)


def test_every_page_has_the_notice_and_its_number() -> None:
    section = document().sections[0]
    assert [paragraph.text for paragraph in section.header.paragraphs][-1] == "IZDOMĀTS PARAUGS: apļi ir izdomāti"
    fields = [field.text.strip() for field in section.footer._element.iter(qn("w:instrText"))]
    assert fields == ["PAGE", "NUMPAGES"]
    assert round(section.page_width.cm, 1) == 21.0


def test_links_lead_to_bookmarks_that_are_there() -> None:
    body = document().element.body
    names = [mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))]
    assert len(names) == len(set(names))
    assert {link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink"))} <= set(names)


def test_numbered_lists_start_anew() -> None:
    numbered = [p for p in document().paragraphs if p.style.name == "List Number"]
    lists = [p._p.pPr.numPr.numId.val for p in numbered]
    assert len(set(lists)) == 2
    assert lists == sorted(lists)


def test_the_files_inside_are_dated_alike() -> None:
    with zipfile.ZipFile(io.BytesIO(written())) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(2025, 5, 20, 12, 0, 0)}
        assert archive.namelist()[0] == "[Content_Types].xml"
