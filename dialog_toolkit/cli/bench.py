"""``dialog-toolkit bench …``: judge the tool on your own labelled data."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from dialog_toolkit.cli.commands import output_options
from dialog_toolkit.cli.output import Output
from dialog_toolkit.i18n import _
from dialog_toolkit.services import bench as benches
from dialog_toolkit.services.projects import DEFAULT_PLAN

FILE = click.Path(path_type=Path, dir_okay=False)


@click.group(help=_("Judge the tool on your own labelled data."))
def bench() -> None:
    """The noun."""


@bench.command("themes", help=_("Group labelled ideas and score the groups against the labels."))
@click.argument("file", type=FILE)
@output_options
def themes(file: Path, out: Output) -> None:
    figures = benches.themes(file, out.progress)
    out.progress_done()
    out.table(figures, (_("Figure"), _("Value")), figures.items(), "")


@bench.command("checks", help=_("Check labelled measures and score the checks against the labels."))
@click.argument("file", type=FILE)
@click.option("--plan", default=DEFAULT_PLAN, show_default=True, help=_("A plan profile or its folder."))
@output_options
def checks(file: Path, plan: str, out: Output) -> None:
    figures = benches.checks(file, plan)
    labels: Mapping[str, Mapping[str, Any]] = figures["labels"]
    rows = ((name, f["precision"], f["recall"], f["accuracy"], " ".join(f["differs"])) for name, f in labels.items())
    out.table(figures, (_("Label"), _("Precision"), _("Recall"), _("Accuracy"), _("Differs")), rows, "")
