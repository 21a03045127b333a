"""``dialog-toolkit new``: make a project."""

from pathlib import Path

import click

from dialog_toolkit.cli.commands import author_option, output_options
from dialog_toolkit.cli.output import Output
from dialog_toolkit.i18n import _
from dialog_toolkit.services import projects


@click.command("new", help=_("Make a new project file."))
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False), default=Path("plan.dialog"))
@click.option("--title", default="", help=_("Title of the project; the plan's title if not given."))
@click.option(
    "--plan", "plan_id", default=projects.DEFAULT_PLAN, show_default=True, help=_("A plan profile or its folder.")
)
@author_option
@output_options
def new(file: Path, title: str, plan_id: str, author: str, out: Output) -> None:
    with projects.create(file, author=author, title=title, plan=plan_id):
        pass

    def people() -> None:
        out.say(_("Made: {file}").format(file=file))
        out.say(_("Bring sessions in with: dialog-toolkit session import FILE… --project {file}").format(file=file))

    out.value({"file": str(file)}, people)
