"""The XLSX round trip: only what a colleague changed comes back, and nothing is lost on the way."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from dialog_toolkit.domain.measure import Indicator, Measure, Milestone
from dialog_toolkit.errors import BadInput
from dialog_toolkit.ledger.project import Project
from dialog_toolkit.services import measure_acts, measure_history, measure_table, measures, projects

DAY = date(2026, 11, 24)


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    opened = projects.create(tmp_path / "plan.dialog", author="VK")
    yield opened
    opened.close()


@pytest.fixture
def ids(project: Project) -> list[str]:
    return [
        measure_acts.new(
            project,
            title,
            solution="Noteikt pienākumu atbildēt",
            deadline="31.12.2027.",
            lead="VK",
            supporting=("TM", "VARAM"),
            milestones=(Milestone("Projekts", "30.06.2027.", "VK"), Milestone("Noteikumi")),
            indicators=(Indicator("Atbildes 30 dienās", "40", "90", "%", "outcome"),),
        )
        for title in ("Atbilde 30 dienās", "=SUM(A1) un @citi")
    ]


@pytest.fixture
def book(project: Project, ids: list[str], tmp_path: Path) -> Path:
    return measure_table.export(project, tmp_path / "out.xlsx", on=DAY)


def cells(path: Path) -> tuple[openpyxl.Workbook, Worksheet, dict[str, int]]:
    found = openpyxl.load_workbook(path)
    page = found.worksheets[0]
    return found, page, {str(cell.value): number for number, cell in enumerate(page[1], 1)}


def heading(field: str) -> str:
    from dialog_toolkit.services.measure_words import field_name

    return field_name(field)


def change(path: Path, id: str, field: str, text: str) -> None:
    found, page, columns = cells(path)
    for row in page.iter_rows(min_row=2):
        if row[columns["ID"] - 1].value == id:
            page.cell(row[0].row or 0, columns[heading(field)]).value = text
    found.save(path)


def test_what_nobody_changed_comes_back_as_nothing(project: Project, book: Path) -> None:
    assert measure_table.preview(project, book) == measure_table.TablePreview((), (), ())
    assert measure_table.take(project, book).changes == ()


def test_no_text_becomes_a_formula(book: Path, ids: list[str]) -> None:
    _found, page, columns = cells(book)
    titles = [page.cell(row, columns[heading("title")]) for row in (2, 3)]
    assert {cell.data_type for cell in titles} == {"s"}
    assert "=SUM(A1) un @citi" in {cell.value for cell in titles}


def test_a_colleague_changes_fields_and_they_are_theirs(project: Project, book: Path, ids: list[str]) -> None:
    change(book, ids[0], "deadline", "30.09.2027.")
    change(book, ids[0], "supporting", "TM; FM")
    change(book, ids[0], "milestones", "Projekts | 31.03.2027. | VK\nNoteikumi")
    change(book, ids[0], "problem", "Tas nav laukā, ko drīkst mainīt")
    seen = measure_table.preview(project, book)
    assert [(c.field, c.conflict) for c in seen.changes] == [
        ("supporting", False), ("milestones", False), ("deadline", False)
    ]  # fmt: skip
    assert measures.get(project, ids[0]).deadline == "31.12.2027."
    measure_table.take(project, book)
    changed: Measure = measures.get(project, ids[0])
    fm = next(b.id for b in projects.profile_of(project).institutions if b.abbreviation == "FM")
    assert changed.deadline == "30.09.2027."
    assert fm in changed.supporting
    assert changed.milestones == (Milestone("Projekts", "31.03.2027.", "VK"), Milestone("Noteikumi"))
    assert measures.get(project, ids[1]).deadline == "31.12.2027."


def test_a_field_changed_here_meanwhile_has_two_versions(project: Project, book: Path, ids: list[str]) -> None:
    change(book, ids[0], "deadline", "30.09.2027.")
    measure_acts.edit(project, ids[0], "deadline", "31.01.2028.")
    assert [c.conflict for c in measure_table.preview(project, book).changes] == [True]
    measure_table.take(project, book)
    (conflict,) = measure_history.conflicts(project)
    assert (conflict.measure, conflict.field) == (ids[0], "deadline")
    assert {version.text for version in conflict.versions} == {"30.09.2027.", "31.01.2028."}


def test_moved_columns_deleted_rows_changed_ids_and_formulas(project: Project, book: Path, ids: list[str]) -> None:
    found, page, columns = cells(book)
    page.move_range(f"A1:A{page.max_row}", cols=len(columns) + 2)
    page.cell(3, columns[heading("deadline")]).value = "=TODAY()"
    last = len(columns) + 3
    second = page.cell(3, last).value
    page.cell(2, last).value = "p-cits"
    found.save(book)
    seen = measure_table.preview(project, book)
    first = next(id for id in ids if id != second)
    assert seen.changes == ()
    assert [fault.row for fault in seen.faults] == [2, 3]
    assert seen.missing == (first,)
    assert {m.id for m in measures.current(project)} == set(ids)


def test_texts_longer_than_a_cell_go_on_below_and_come_back_whole(
    project: Project, ids: list[str], tmp_path: Path
) -> None:
    long = "ā" * 19_000 + " " + "š" * 900
    for field in ("causes", "before"):
        measure_acts.edit(project, ids[0], field, long)
    path = measure_table.export(project, tmp_path / "long.xlsx", on=DAY)
    assert measure_table.preview(project, path).changes == ()


@pytest.mark.parametrize(
    ("field", "text"),
    [("lead", "Tieslitu ministrija"), ("deadline", "31.02.2027."), ("deadline", "2027. gada 13. ceturksnis"),
     ("lead", "VK; TM"), ("title", "")],
)  # fmt: skip
def test_what_cannot_be_is_told_and_the_rest_taken(
    project: Project, book: Path, ids: list[str], field: str, text: str
) -> None:
    before = getattr(measures.get(project, ids[0]), field)
    change(book, ids[0], field, text)
    change(book, ids[0], "funding", "ES fondi")
    taken = measure_table.take(project, book)
    assert [fault.row for fault in taken.faults] != []
    assert getattr(measures.get(project, ids[0]), field) == before
    assert measures.get(project, ids[0]).funding == "ES fondi"


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 broken", b"%PDF-1.7"])
def test_a_foreign_file_is_refused(project: Project, ids: list[str], tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.xlsx"
    path.write_bytes(content)
    with pytest.raises(BadInput):
        measure_table.take(project, path)


def test_a_workbook_without_ids_is_refused(project: Project, ids: list[str], tmp_path: Path) -> None:
    other = openpyxl.Workbook()
    other.worksheets[0].append(["Nosaukums", "Termiņš"])
    other.save(tmp_path / "x.xlsx")
    with pytest.raises(BadInput):
        measure_table.preview(project, tmp_path / "x.xlsx")


def test_without_the_hidden_sheet_the_cells_are_compared_with_now(project: Project, book: Path, ids: list[str]) -> None:
    change(book, ids[0], "deadline", "30.09.2027.")
    found = openpyxl.load_workbook(book)
    del found["_base"]
    found.save(book)
    assert [(c.field, c.conflict) for c in measure_table.preview(project, book).changes] == [("deadline", False)]
