"""``dialog-toolkit history``: who entered or decided what."""

from pathlib import Path

import click

from dialog_toolkit.cli.commands import output_options, project_option
from dialog_toolkit.cli.measure_review import tell_steps
from dialog_toolkit.cli.output import Output
from dialog_toolkit.i18n import _
from dialog_toolkit.services import history as histories
from dialog_toolkit.services import measure_history, projects


@click.command(
    "history",
    help=_("Show the history of an idea, a session, a measure or the project; without THING the newest changes."),
)
@click.argument("thing", required=False)
@click.option("--field", help=_("Only of this field, such as text."))
@click.option(
    "--last", type=click.IntRange(1, 10_000), default=20, show_default=True, help=_("How many, without THING.")
)
@project_option
@output_options
def history(thing: str | None, field: str | None, last: int, project_file: Path, out: Output) -> None:
    with projects.opened(project_file, readonly=True) as project:
        measure = measure_history.measure_named(project, thing) if thing else ""
        if measure:
            steps = measure_history.history(project, measure)
            tell_steps(out, [step for step in steps if field is None or step.field == field])
            return
        changes = histories.of(project, thing, field) if thing else histories.latest(project, last)
    out.table(
        changes,
        (_("When"), _("Who"), _("What"), _("Field"), _("Value")),
        (
            (c.wall[:19].replace("T", " "), c.author, c.entity, c.field, _("(erased)") if c.text is None else c.text)
            for c in changes
        ),
        _("Nothing has been recorded yet."),
    )
