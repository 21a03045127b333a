"""Tables of other programs: text stays text, foreign files are refused; and what our own workbooks give back."""

from pathlib import Path

import pytest

from dialog_toolkit.errors import BadInput
from dialog_toolkit.exchange.measure_sheet import BaseCell, measure_workbook, read_measure_sheet
from dialog_toolkit.exchange.sheets import read_sheet
from dialog_toolkit.exchange.workbook import MOST_IN_A_CELL, Column, Sheet, xlsx_bytes

HOSTILE = ["=1+1", "+1", "-1", "@x", "<b>&amp;", "ā" * 10, "0012"]


def test_hostile_text_comes_back_as_text(tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    path.write_bytes(xlsx_bytes([Sheet("Lapa", [Column("A", 9)], [[text] for text in HOSTILE])]))
    assert [row[0] for row in read_sheet(path)[1:]] == HOSTILE


@pytest.mark.parametrize("letter", ["ž", "👩", "a "])
def test_a_text_longer_than_a_cell_comes_back_whole(tmp_path: Path, letter: str) -> None:
    text = letter * MOST_IN_A_CELL + "beigas"
    base = {("p-1", "causes"): BaseCell(text, ("h1", "h2"))}
    path = tmp_path / "t.xlsx"
    path.write_bytes(measure_workbook("Lapa", ["Cēloņi", "Cits"], [["p-1", text, "īss"]], base, [], "Par"))
    read = read_measure_sheet(path)
    assert [(row.id, row.cells) for row in read.rows] == [("p-1", {"Cēloņi": text, "Cits": "īss"})]
    assert read.base == base


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1257"])
def test_csv_of_every_make(tmp_path: Path, separator: str, encoding: str) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(f'Nr{separator}Teksts\r\n1{separator}"ā{separator}b"\r\n\r\n'.encode(encoding))
    assert read_sheet(path) == [["Nr", "Teksts"], ["1", f"ā{separator}b"]]


@pytest.mark.parametrize(
    ("name", "content"), [("a.xlsx", b"PK"), ("a.xlsx", b""), ("a.csv", b"\x00\x00"), ("a.doc", b"x")]
)
def test_what_is_no_table_is_refused(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(BadInput):
        read_sheet(tmp_path / name)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadInput):
        read_sheet(tmp_path / "nav.xlsx")
