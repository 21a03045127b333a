"""A team's own list of themes, from a table or YAML; each bad row is told of in a sentence."""

from pathlib import Path

import openpyxl
import pytest

from dialog_toolkit.errors import BadInput
from dialog_toolkit.exchange.codebook import CodebookRow, read_codebook
from dialog_toolkit.i18n import _

TRANSPORT = CodebookRow(
    "Sabiedriskais transports", "Autobusi, vilcieni, biļetes", ("Autobuss brauc reti.", "Nav vilciena.")
)
SCHOOL = CodebookRow("Skolas")


def test_a_csv_list(tmp_path: Path) -> None:
    path = tmp_path / "temas.csv"
    path.write_text(
        "\ufeffNosaukums;Apraksts;Piemērs 1;Piemērs 2;Cits\n"
        "Sabiedriskais  transports;Autobusi, vilcieni, biļetes;Autobuss brauc reti.;Nav vilciena.;x\n"
        ";;;;\n"
        "Skolas;;;;\n",
        "utf-8",
    )
    found = read_codebook(path)
    assert (found.rows, found.faults) == ((TRANSPORT, SCHOOL), ())


def test_an_xlsx_list_with_examples_on_lines(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["Title", "Description", "Examples"])
    sheet.append([TRANSPORT.title, TRANSPORT.description, "- Autobuss brauc reti.\n• Nav vilciena.\n\n- Nav vilciena."])
    sheet.append([SCHOOL.title])
    book.save(tmp_path / "themes.xlsx")
    assert read_codebook(tmp_path / "themes.xlsx").rows == (TRANSPORT, SCHOOL)


@pytest.mark.parametrize(
    "text",
    [
        "- title: Sabiedriskais transports\n  description: Autobusi, vilcieni, biļetes\n"
        "  examples:\n    - Autobuss brauc reti.\n    - Nav vilciena.\n- Skolas\n",
        "themes:\n  - nosaukums: Sabiedriskais transports\n    apraksts: Autobusi, vilcieni, biļetes\n"
        "    piemēri: |\n      Autobuss brauc reti.\n      Nav vilciena.\n  - title: Skolas\n",
    ],
)
def test_a_yaml_list(tmp_path: Path, text: str) -> None:
    (tmp_path / "temas.yaml").write_text(text, "utf-8")
    found = read_codebook(tmp_path / "temas.yaml")
    assert (found.rows, found.faults) == ((TRANSPORT, SCHOOL), ())


def test_each_bad_row_has_its_sentence_and_the_others_come_in(tmp_path: Path) -> None:
    path = tmp_path / "temas.csv"
    lines = [
        "title,description",
        "Skolas,",
        ",bez nosaukuma",
        "SKOLAS,vēlreiz",
        "x" * 301 + ",",
        "A," + "y" * 5_001,
        "B,",
    ]
    path.write_text("\n".join(lines), "utf-8")
    found = read_codebook(path)
    assert [row.title for row in found.rows] == ["Skolas", "B"]
    assert [(fault.line, _(fault.message).format(**fault.facts)) for fault in found.faults] == [
        (3, "Tēmai nav nosaukuma."),
        (4, "Tēma „SKOLAS” sarakstā jau ir."),
        (5, "Nosaukums ir garāks par 300 rakstzīmēm."),
        (6, "Apraksts ir garāks par 5000 rakstzīmēm."),
    ]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", "viens,divi\n1,2\n"),
        ("a.csv", ""),
        ("a.yaml", "title: x\n"),
        ("a.yaml", "- a: [\n"),
        ("a.yaml", "- &x a\n- *x\n"),
        ("a.yaml", "5"),
        ("a.xlsx", "nav"),
        ("a.docx", "nav"),
    ],
)
def test_a_file_that_is_no_list_is_told_of(tmp_path: Path, name: str, content: str) -> None:
    (tmp_path / name).write_text(content)
    with pytest.raises(BadInput) as told:
        read_codebook(tmp_path / name)
    assert _(told.value.message).format(**told.value.facts)


def test_a_missing_file_is_told_of(tmp_path: Path) -> None:
    for name in ("nav.yaml", "nav.csv"):
        with pytest.raises(BadInput):
            read_codebook(tmp_path / name)
