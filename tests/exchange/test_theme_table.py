"""Themes as a workbook and as JSON: all is there, nothing in a cell can act, long texts go on below."""

import json
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialog_toolkit.errors import BadInput, StorageError
from dialog_toolkit.exchange.theme_table import SCHEMA_VERSION, json_of, sheets_of
from dialog_toolkit.exchange.workbook import MOST_IN_A_CELL, Column, Sheet, xlsx_bytes
from dialog_toolkit.i18n import using_language
from dialog_toolkit.services import curation, theme_tables
from tests.services.themed import themed

NOW = datetime(2025, 4, 12, 18, 30, tzinfo=UTC)


def opened(content: bytes) -> Any:
    return openpyxl.load_workbook(BytesIO(content))


def cells(sheet: Any) -> list[list[object]]:
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def one_column(*texts: str) -> Any:
    return opened(xlsx_bytes([Sheet("Lapa", [Column("Teksts", 20)], [[text] for text in texts])]))["Lapa"]


def test_the_workbook_holds_every_theme_every_idea_and_the_balance() -> None:
    with themed() as project:
        curation.rename(project, "t-bus", "Autobusi")
        curation.set_aside(project, ["gama/4"], "Nav par plānu")
        curation.note_idea(project, "gama/4", "Pārbaudīt")
        table = theme_tables.table_of(project, NOW)
    book = opened(xlsx_bytes(sheets_of(table)))
    assert book.sheetnames == ["Tēmas", "Idejas", "Bilance", "Par failu"]
    themes = cells(book["Tēmas"])
    assert [row[1:3] for row in themes[1:]] == [["t-bus", "Autobusi"], ["t-skola", "Skolā trūkst skolotāju (alfa)"]]
    ideas = cells(book["Idejas"])
    assert [row[0] for row in ideas[1:]] == sorted(
        f"{place}/{n}" for place in ("alfa", "beta", "gama") for n in range(1, 5)
    )
    last = dict(zip(ideas[0], ideas[-1], strict=True))
    assert last == {
        "Ideja": "gama/4",
        "Sesija": "Gama",
        "Reģions": "Latgale",
        "Datums": datetime(2025, 3, 10),
        "Tēma": None,
        "Tēmas identifikators": None,
        "Vieta": "nolikta malā",
        "Pamatojums": "Nav par plānu",
        "Atkārto ideju": None,
        "Lēma": "Anna",
        "Stabilitāte": None,
        "Šaubīga": None,
        "Jauna": None,
        "Veids": "ideja",
        "Vienošanās": "viens viedoklis",
        "Valoda": "lv",
        "Drīkst citēt": None,
        "Teksts": "Parks jākopj (gama)",
        "Piezīme": "Pārbaudīt",
    }
    assert cells(book["Bilance"])[1] == ["kopā", None, 12, 6, 4, 1, 1, "jā"]
    assert sum(row[2] for row in cells(book["Bilance"])[2:] if row[0] == "sesija") == 12  # type: ignore[misc]
    facts = {str(row[0]): row[1] for row in cells(book["Par failu"])[1:]}
    assert (facts["Grupēts ar"], facts["Tēmas"], facts["Idejas"]) == ("engine", 2, 12)
    assert "Paziņojums" not in facts


def test_invented_examples_say_so_and_the_other_language_has_its_headings() -> None:
    with themed() as project:
        table = theme_tables.table_of(project, NOW)
    one = table.sessions[0]
    invented = type(table)(
        **{**vars(table), "sessions": [type(one)(**{**vars(one), "invented": True}), *table.sessions[1:]]}
    )
    with using_language("en"):
        book = opened(xlsx_bytes(sheets_of(invented)))
    assert book.sheetnames == ["Themes", "Ideas", "Balance", "About this file"]
    facts = {str(row[0]): row[1] for row in cells(book["About this file"])[1:]}
    assert facts["Notice"] == "INVENTED EXAMPLES: these circles did not take place, and nobody said these words."
    assert facts["Invented sessions"] == "1 of 3 sessions"


def test_the_json_form_holds_everything() -> None:
    with themed() as project:
        curation.move(project, ["alfa/3"], "t-bus")
        table = theme_tables.table_of(project, NOW)
    told = json.loads(json_of(table))
    assert told["schema_version"] == SCHEMA_VERSION == 1
    assert told["made_at"] == "2025-04-12T18:30:00+00:00"
    assert told["balance_adds_up"] is True
    assert [theme["id"] for theme in told["themes"]] == ["t-bus", "t-skola"]
    moved = next(idea for idea in told["ideas"] if idea["id"] == "alfa/3")
    assert (moved["region"], moved["place"]["theme"], moved["place"]["decided_by"]) == ("riga", "t-bus", "Anna")
    assert told["decisions"]["decided"]["alfa/3"]["theme"] == "t-bus"
    assert told["sessions"][0]["date"] == "2025-03-10"
    assert len(told["ideas"]) == told["counts"]["ideas"] == 12


@pytest.mark.parametrize("sign", ["=1+1", "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0", "-", "=", "\t=1", "=\x00"])
def test_text_is_never_a_formula(sign: str) -> None:
    cell = one_column(sign)["A2"]
    assert cell.data_type == "s"
    assert cell.quotePrefix == (sign[0] in "=+-@")
    assert str(cell.value).replace("\ufffd", "\x00") == sign


def test_control_characters_are_cleaned() -> None:
    assert (
        one_column("a\x00\x07\x1b[31mb\ud800\uffff\u202ec")["A2"].value == "a\ufffd\ufffd\ufffd[31mb\ufffd\ufffd\ufffdc"
    )


def test_a_text_too_long_for_a_cell_goes_on_below_with_a_note() -> None:
    text = "😀ā" * 20_000
    columns = [Column("Ideja", 10), Column("Teksts", 20), Column("Datums", 10, "yyyy-mm-dd"), Column("Skaits", 5)]
    rows: list[list[object]] = [["dobele/07", text, date(2025, 3, 10), 5], ["dobele/08", "īss", None, 7]]
    sheet = opened(xlsx_bytes([Sheet("Idejas", columns, rows)]))["Idejas"]
    written = cells(sheet)[1:]
    assert [row[0] for row in written] == [
        "dobele/07",
        "dobele/07 (turpinājums, 2. daļa no 3)",
        "dobele/07 (turpinājums, 3. daļa no 3)",
        "dobele/08",
    ]
    assert "".join(str(row[1]) for row in written[:3]) == text
    assert all(len(str(row[1]).encode("utf-16-le")) // 2 <= 32_767 for row in written)
    assert [row[3] for row in written] == [5, None, None, 7]
    assert sheet["C2"].number_format == "yyyy-mm-dd"
    assert MOST_IN_A_CELL * 2 < 32_767


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=30), min_size=1, max_size=4))
def test_whatever_was_said_the_file_opens_with_as_many_rows(texts: list[str]) -> None:
    sheet = one_column(*texts)
    assert sheet.max_row == 1 + len(texts)
    assert all(cell.data_type in "sn" for (cell,) in sheet.iter_rows())


def test_a_sheet_title_is_one_that_excel_takes() -> None:
    title = xlsx_bytes([Sheet("Tēma: [A/B]? *x*\\" + "y" * 40, [Column("A", 5)], [])])
    assert len(opened(title).sheetnames[0]) <= 31
    assert not set(opened(title).sheetnames[0]) & set("[]:*?/\\")


def test_writing_says_what_it_cannot(tmp_path: Path) -> None:
    with themed() as project:
        assert theme_tables.export(project, tmp_path / "a" / "temas.XLSX").stat().st_size > 0
        assert json.loads(theme_tables.export(project, tmp_path / "temas.json").read_text("utf-8"))["themes"]
        with pytest.raises(BadInput):
            theme_tables.export(project, tmp_path / "temas.csv")
        (tmp_path / "fails").write_text("x")
        with pytest.raises(StorageError):
            theme_tables.export(project, tmp_path / "fails" / "temas.json")
