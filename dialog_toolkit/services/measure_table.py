"""The measures out to a workbook and colleagues' changes back, field by field, as changes by them.

What came back is first shown: nothing is written until it is taken. A field that changed here meanwhile gets two
versions; deleted rows and columns delete nothing.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dialog_toolkit.domain.measure import Measure
from dialog_toolkit.domain.plan import PlanProfile, nearest_names
from dialog_toolkit.errors import DialogError
from dialog_toolkit.exchange.measure_sheet import (
    BaseCell,
    MeasureSheet,
    SheetRow,
    measure_workbook,
    read_measure_sheet,
)
from dialog_toolkit.i18n import N_, _
from dialog_toolkit.language.cleaning import clean
from dialog_toolkit.ledger.project import Project
from dialog_toolkit.papers.storing import store
from dialog_toolkit.services import measure_acts, measures
from dialog_toolkit.services.measure_cells import COLUMNS, cell_of, value_of
from dialog_toolkit.services.measure_words import field_name, state_name, value_in_words
from dialog_toolkit.services.projects import profile_of

READ_ONLY = ("number", "state", "problem", "wishes", "themes", "ideas")
"""Columns that are shown and not taken back."""


@dataclass(frozen=True)
class CellChange:
    """A field that a colleague changed. `conflict`: it was changed here meanwhile, so both versions will stay."""

    measure: str
    field: str
    before: str
    after: str
    conflict: bool


@dataclass(frozen=True)
class TableFault:
    """Something in the workbook that is not taken: an English message id with its facts. `row` as Excel shows it."""

    row: int
    message: str
    facts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class TablePreview:
    """What a workbook would change. `missing` are measures whose rows are gone; they stay as they are."""

    changes: tuple[CellChange, ...]
    faults: tuple[TableFault, ...]
    missing: tuple[str, ...]


def export(project: Project, path: Path, *, on: date) -> Path:
    """Write the standing measures to `path` (.xlsx). Raises StorageError, ProjectError if there are none."""
    profile, standing = profile_of(project), measures.current(project)
    headings = [field_name(field) for field in (*COLUMNS, *READ_ONLY)]
    base = {}
    for measure in standing:
        seen = measures.seen(project, measure.id)
        for field in COLUMNS:
            base[measure.id, field] = BaseCell(cell_of(field, measure, profile), seen.get(field, ()))
    rows = [[m.id, *(cell_of(f, m, profile) for f in COLUMNS), *_shown(m, profile)] for m in standing]
    about = [
        (_("Plan"), profile.title.in_language("lv")),
        (_("Date"), on.isoformat()),
        (_("How to use it"), _("Change what is in the cells and send the file back. Rows and columns may be moved; "
                               "the column ID must stay. Deleting a row deletes nothing.")),
        (_("Steps"), _("One a line: output | deadline | who")),
        (_("Indicators"), _("One a line: text | baseline | target | unit | output or outcome")),
    ]  # fmt: skip
    return store(measure_workbook(_("Measures"), headings, rows, base, about, _("About")), path)


def _shown(measure: Measure, profile: PlanProfile) -> list[str]:
    quotes = [value_in_words(field, getattr(measure, field), profile) for field in ("problem", "wishes")]
    return [measure.number, state_name(measure.state), *quotes, "; ".join(measure.themes), str(len(measure.ideas))]


def preview(project: Project, path: Path) -> TablePreview:
    """What the workbook would change; nothing is written. Raises BadInput for a foreign file."""
    return _compared(project, read_measure_sheet(path))


def take(project: Project, path: Path) -> TablePreview:
    """Write what the workbook changes, one act a measure, signed by the project's author; what was written.

    A value that cannot be (an unknown institution, a day there is not) is left out and told; the rest is taken.
    """
    sheet = read_measure_sheet(path)
    found, profile = _compared(project, sheet), profile_of(project)
    rows = {row.id: row.number for row in sheet.rows}
    by_measure: dict[str, list[CellChange]] = defaultdict(list)
    for change in found.changes:
        by_measure[change.measure].append(change)
    written: list[CellChange] = []
    faults = list(found.faults)
    for id, changes in by_measure.items():
        good = []
        for change in changes:
            fault = _refused(project, change, profile)
            if fault is None:
                good.append(change)
            else:
                faults.append(TableFault(rows.get(id, 0), fault.message, _plain(fault)))
        if good:
            values = {c.field: value_of(c.field, c.after, profile) for c in good}
            parents = {c.field: sheet.base[id, c.field].heads for c in good if (id, c.field) in sheet.base}
            measure_acts.edit_many(project, id, values, parents or None)
            written += good
    return TablePreview(tuple(written), tuple(faults), found.missing)


def _refused(project: Project, change: CellChange, profile: PlanProfile) -> DialogError | None:
    try:
        measure_acts.check(project, change.measure, {change.field: value_of(change.field, change.after, profile)})
    except DialogError as fault:
        return fault
    return None


def _plain(fault: DialogError) -> tuple[tuple[str, str], ...]:
    return tuple((name, clean(str(value))) for name, value in fault.facts.items())


def _compared(project: Project, sheet: MeasureSheet) -> TablePreview:
    profile = profile_of(project)
    standing = {measure.id: measure for measure in measures.current(project)}
    fields = {name: field for field in COLUMNS for name in _called(field)}
    changes: list[CellChange] = []
    faults: list[TableFault] = []
    met: set[str] = set()
    for row in sheet.rows:
        if row.id not in standing:
            faults.append(_unknown(row, standing))
        elif row.id in met:
            faults.append(TableFault(row.number, N_("measure {id} stands in two rows; the first is taken"),
                                     (("id", row.id),)))  # fmt: skip
        else:
            met.add(row.id)
            for heading, text in row.cells.items():
                field = fields.get(heading)
                if field and heading in row.formulas:
                    faults.append(TableFault(row.number, N_("“{field}” is a formula; put its value there"),
                                             (("field", heading),)))  # fmt: skip
                elif field:
                    changes += _changed(standing[row.id], field, text, sheet, profile)
    exported = {id for id, _field in sheet.base} or set(standing)
    missing = tuple(id for id in standing if id in exported and id not in met)
    return TablePreview(tuple(changes), tuple(faults), missing)


def _called(field: str) -> tuple[str, ...]:
    """Headings under which a field is found: in the language of the screen, and by its id."""
    return field_name(field), field


def _changed(
    measure: Measure, field: str, text: str, sheet: MeasureSheet, profile: PlanProfile
) -> list[CellChange]:  # fmt: skip
    now = cell_of(field, measure, profile).strip()
    base = sheet.base.get((measure.id, field))
    before = base.text.strip() if base else now
    if _same(text, before) or _same(text, now):
        return []
    return [CellChange(measure.id, field, before, text.strip(), not _same(before, now))]


def _same(one: str, other: str) -> bool:
    return one.replace("\r", "").split() == other.replace("\r", "").split()


def _unknown(row: SheetRow, standing: dict[str, Measure]) -> TableFault:
    near = ", ".join(nearest_names(row.id, standing)) or "–"
    if not row.id:
        return TableFault(row.number, N_("there is no ID; the row is not taken"))
    return TableFault(row.number, N_("there is no measure “{id}” (nearest: {near}); the row is not taken"),
                      (("id", clean(row.id)), ("near", near)))  # fmt: skip


def fault_text(fault: TableFault) -> str:
    """A fault as a sentence."""
    return _("Row {row}: {fault}").format(row=fault.row, fault=_(fault.message).format(**dict(fault.facts)))


def change_text(change: CellChange) -> str:
    """A change as a line: which field of which measure, from what to what."""
    mark = " ⚠ " + _("changed here too: both versions stay") if change.conflict else ""
    return f"{change.measure} · {field_name(change.field)}: „{change.before}” → „{change.after}”{mark}"
