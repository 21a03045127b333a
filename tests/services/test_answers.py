"""Answers: every comment and idea ends with one decision, and the sums agree."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from dialog_toolkit.domain.answer import Channel, Decision, Tally
from dialog_toolkit.errors import BadInput
from dialog_toolkit.exchange.submissions import read_submissions
from dialog_toolkit.ledger.join import export_rows, import_rows
from dialog_toolkit.ledger.project import Project
from dialog_toolkit.measures.answering import formula_in
from dialog_toolkit.services import answers, measure_acts, measure_table, projects

CSV = (
    "Nr.;Iesniedzējs;Datums;Punkts;Komentārs\n"
    "1;Jānis Bērziņš;03.09.2025;2.1.;Lūdzu atbildi 30 dienās\n"
    '2;Biedrība „Ciems”;31.02.2025;;=HYPERLINK("x")\n'
    "3;;;;\n"
)


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    opened = projects.create(tmp_path / "plan.dialog", author="VK")
    yield opened
    opened.close()


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "tap.csv"
    path.write_bytes(CSV.encode("cp1257"))
    return path


def test_comments_come_in_once_without_names_of_persons(project: Project, table: Path) -> None:
    brought = answers.bring_in(project, table)
    again = answers.bring_in(project, table)
    first, second = sorted(answers.submissions(project), key=lambda s: s.reference)
    assert (len(brought.new), brought.already, [f.row for f in brought.faults]) == (2, 0, [3, 4])
    assert (again.new, again.already) == ((), 2)
    assert (first.organisation, first.where, str(first.received)) == ("", "2.1.", "2025-09-03")
    assert (second.organisation, second.text, second.received) == ("Biedrība „Ciems”", '=HYPERLINK("x")', None)


def test_xlsx_and_csv_read_alike_whatever_the_order_of_columns(table: Path, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.append(["Apspriešanas komentāri"])
    page.append(["Komentārs", "Datums", "Nr.", "Punkts", "Iesniedzējs"])
    page.append(["Lūdzu atbildi 30 dienās", "03.09.2025", "1", "2.1.", "Jānis Bērziņš"])
    book.save(tmp_path / "tap.xlsx")
    one = read_submissions(table).submissions[0]
    other = read_submissions(tmp_path / "tap.xlsx").submissions[0]
    assert (one.id, one.text, one.where, one.received) == (other.id, other.text, other.where, other.received)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("x.csv", b"a;b\n1;2\n"),
        ("x.xlsx", b"PK not a zip"),
        ("x.pdf", b"%PDF"),
        ("x.csv", b"\x00\x01\x02"),
        ("x.csv", b""),
    ],
)
def test_a_foreign_file_is_told_and_nothing_comes_in(
    project: Project, tmp_path: Path, name: str, content: bytes
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(BadInput):
        answers.bring_in(project, path)
    assert answers.submissions(project) == ()


def test_a_cell_that_only_sounds_like_a_heading_makes_no_table_of_comments(project: Project, tmp_path: Path) -> None:
    measure_acts.new(project, "Atgriezeniskā saite par iedzīvotāju priekšlikumiem")
    path = measure_table.export(project, tmp_path / "m.xlsx", on=date(2026, 11, 24))
    with pytest.raises(BadInput):
        answers.bring_in(project, path)
    assert answers.submissions(project) == ()


def test_decisions_add_up_and_can_be_taken_back(project: Project) -> None:
    measure = measure_acts.new(project, "Atbilde 30 dienās")
    ids = [answers.add(project, text, Channel.LETTER) for text in ("viens", "divi", "trīs", "četri")]
    answers.decide(project, ids[:1], Decision.TAKEN, measure=measure)
    answers.decide(project, ids[1:2], Decision.NOT_TAKEN, reason="Likums to jau nosaka, 5. panta otrā daļa.")
    answers.decide(project, ids[2:3], Decision.FORWARDED, forwarded_to="Tieslietu ministrija", reason="Tā ir TM lieta.")
    sheet = answers.sheet(project)
    assert sheet.submissions == Tally(4, {"taken": 1, "partly": 0, "not_taken": 1, "forwarded": 1}, 1)
    assert sheet.submissions.adds_up
    assert answers.open_ones(project) == (ids[3],)
    undone = answers.undo(project)
    assert undone is not None
    assert undone.ids == (ids[2],)
    assert answers.open_ones(project) == (ids[2], ids[3])
    assert answers.redo(project) is not None
    answers.take_away(project, ids[:1])
    assert set(answers.answers(project)) == {ids[1], ids[2]}


@pytest.mark.parametrize(
    ("decision", "given"),
    [
        (Decision.TAKEN, {}),
        (Decision.TAKEN, {"measure": "p-nav"}),
        (Decision.NOT_TAKEN, {}),
        (Decision.NOT_TAKEN, {"reason": "   "}),
        (Decision.NOT_TAKEN, {"reason": "Pieņemts zināšanai."}),
        (Decision.FORWARDED, {"reason": "Tā ir citas iestādes lieta pēc nolikuma."}),
        (Decision.FORWARDED, {"reason": "Tā ir citas iestādes lieta.", "forwarded_to": "Tieslitu ministrija"}),
    ],
)
def test_what_says_nothing_is_refused_and_nothing_kept(
    project: Project, decision: Decision, given: dict[str, str]
) -> None:
    id = answers.add(project, "Lūdzu", Channel.MEETING)
    with pytest.raises(BadInput):
        answers.decide(project, [id], decision, **given)
    assert answers.answers(project) == {}


def test_faults_name_measures_that_fell_and_measures_without_a_source(project: Project) -> None:
    measure = measure_acts.new(project, "Atbilde 30 dienās")
    id = answers.add(project, "Lūdzu", Channel.LETTER)
    answers.decide(project, [id], Decision.PARTLY, measure=measure, reason="Termiņš paliek divi mēneši.")
    assert [(f.of, f.measure) for f in answers.sheet(project).faults] == [("", measure)]
    measure_acts.withdraw(project, measure)
    assert [(f.of, f.measure) for f in answers.sheet(project).faults] == [(id, measure)]


def test_two_answers_unseen_by_each_other_both_stay(project: Project, tmp_path: Path) -> None:
    id = answers.add(project, "Lūdzu", Channel.LETTER)
    other = projects.create(tmp_path / "other.dialog", author="TM")
    import_rows(other, export_rows(project))
    answers.decide(project, [id], Decision.NOT_TAKEN, reason="Likums to jau nosaka citādi.")
    answers.decide(other, [id], Decision.NOT_TAKEN, reason="Tam šogad nav naudas budžetā.")
    import_rows(project, export_rows(other))
    other.close()
    assert answers.answers(project)[id].conflict
    assert len(answers.versions(project, id)) == 2
    assert [f.of for f in answers.sheet(project).faults] == [id]
    chosen = answers.versions(project, id)[1]
    answers.settle(project, id, 2)
    assert answers.versions(project, id) == (chosen,)


@pytest.mark.parametrize(
    ("reason", "formula"),
    [
        ("Pieņemts zināšanai.", "Pieņemts zināšanai"),
        ("Paldies par viedokli!", "Paldies par"),
        ("Nav nepieciešams", "Nav nepieciešams"),
        ("Paldies par viedokli, bet likums prasa 15 dienu termiņu.", ""),
        ("Nav nepieciešams, jo to jau nosaka likuma 5. pants.", ""),
        ("", ""),
    ],
)
def test_a_formula_is_no_reason(project: Project, reason: str, formula: str) -> None:
    formulas = projects.profile_of(project).words.words("empty_reasons")
    assert formula_in(reason, formulas) == formula
