"""Tables out and in: text stays text, long texts go on, foreign files are refused."""

from pathlib import Path

import openpyxl
import pytest

from dialog_toolkit.errors import BadInput, StorageError
from dialog_toolkit.exchange.sheets import CELL, CONTINUED, read_sheet, write_sheets

HOSTILE = ["=1+1", "+1", "-1", "@x", "\x00\x07tekst\x1b[31m", "<b>&amp;", "ā" * 10, "0012"]


def test_hostile_text_comes_back_as_text(tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    write_sheets(path, [("Lapa", [["A"], *[[text] for text in HOSTILE]])])
    page = openpyxl.load_workbook(path).worksheets[0]
    assert [cell.data_type for cell in page["A"]] == ["s"] * 9
    back = [row[0] for row in read_sheet(path)[1:]]
    assert back == [*HOSTILE[:4], "tekst [31m", *HOSTILE[5:]]


def test_a_text_longer_than_a_cell_goes_on_below(tmp_path: Path) -> None:
    path, text = tmp_path / "t.xlsx", "ž" * (CELL + 5)
    write_sheets(path, [("Lapa", [["ID", "Teksts"], ["1", text]])])
    rows = read_sheet(path)
    assert [row[0] for row in rows] == ["ID", "1", CONTINUED]
    assert rows[1][1] + rows[2][1] == text


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


def test_a_file_that_is_not_there_and_a_folder_that_is_not(tmp_path: Path) -> None:
    with pytest.raises(BadInput):
        read_sheet(tmp_path / "nav.xlsx")
    with pytest.raises(StorageError):
        write_sheets(tmp_path / "nav" / "t.xlsx", [("Lapa", [["A"]])])
