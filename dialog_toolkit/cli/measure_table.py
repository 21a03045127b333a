"""``dialog-toolkit measure export|import``: the measures out to a workbook and colleagues' changes back."""

from datetime import date
from pathlib import Path

import click

from dialog_toolkit.cli.commands import author_option, output_options, project_option
from dialog_toolkit.cli.output import Output
from dialog_toolkit.errors import ExitCode
from dialog_toolkit.i18n import _, ngettext
from dialog_toolkit.services import measure_table, projects
from dialog_toolkit.services.measure_table import TablePreview


@click.command("export", help=_("Write the measures to a workbook (.xlsx) for colleagues to change."))
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@project_option
@output_options
def export(file: Path, project_file: Path, out: Output) -> None:
    with projects.opened(project_file, readonly=True) as project:
        path = measure_table.export(project, file, on=date.today())
    out.value({"file": str(path)}, lambda: out.say(_("Written: {path}").format(path=path)))


@click.command(
    "import", help=_("Bring back what colleagues changed in the workbook, field by field, as their changes.")
)
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--preview", is_flag=True, help=_("Only show what would change; write nothing."))
@project_option
@author_option
@output_options
def import_(file: Path, preview: bool, project_file: Path, author: str, out: Output) -> int:
    with projects.opened(project_file, author, readonly=preview) as project:
        found = measure_table.preview(project, file) if preview else measure_table.take(project, file)
    out.value(found, lambda: _tell(found, preview, out))
    return int(ExitCode.FINDINGS) if found.faults else 0


def _tell(found: TablePreview, preview: bool, out: Output) -> None:
    for change in found.changes:
        out.say(measure_table.change_text(change))
    for fault in found.faults:
        out.note(measure_table.fault_text(fault))
    if found.missing:
        n = len(found.missing)
        text = ngettext("The row of {n} measure is gone: {ids}. It stays as it is.",
                        "The rows of {n} measures are gone: {ids}. They stay as they are.", n)  # fmt: skip
        out.note(text.format(n=n, ids=", ".join(found.missing)))
    n = len(found.changes)
    if preview:
        out.note(ngettext("{n} field would change. Nothing is written yet.",
                          "{n} fields would change. Nothing is written yet.", n).format(n=n))  # fmt: skip
    else:
        out.note(ngettext("{n} field is changed.", "{n} fields are changed.", n).format(n=n))
