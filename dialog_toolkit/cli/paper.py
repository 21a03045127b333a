"""``dialog-toolkit paper …``: write papers."""

from datetime import datetime
from pathlib import Path

import click

from dialog_toolkit.cli.commands import output_options, project_option
from dialog_toolkit.cli.output import Output
from dialog_toolkit.i18n import LANGUAGES, _, current_language
from dialog_toolkit.papers.write import FORMATS
from dialog_toolkit.services import papers, projects


@click.group(help=_("Papers: write the briefing for the round table."))
def paper() -> None:
    """The noun."""


@paper.command("write", help=_("Write a paper, in every format unless you choose."))
@click.argument("kind", type=click.Choice(["briefing"]), default="briefing")
@click.option(
    "--format",
    "formats",
    type=click.Choice(FORMATS),
    multiple=True,
    help=_("Only in this format; may be given more than once."),
)
@click.option(
    "--to",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("papers"),
    show_default=True,
    help=_("The folder."),
)
@click.option(
    "--in", "language", type=click.Choice(LANGUAGES), help=_("Language of the paper; that of the screen if not given.")
)
@click.option("--date", "made_on", type=click.DateTime(["%Y-%m-%d"]), help=_("Date on the paper; today if not given."))
@project_option
@output_options
def write(
    kind: str,
    formats: tuple[str, ...],
    folder: Path,
    language: str | None,
    made_on: datetime | None,
    project_file: Path,
    out: Output,
) -> None:
    with projects.opened(project_file, readonly=True) as project:
        written = papers.write(
            project,
            "briefing",
            [suffix for suffix in FORMATS if not formats or suffix in formats],
            folder,
            language=language or current_language(),
            made_on=made_on.date() if made_on else None,
            progress=out.progress,
        )
    out.progress_done()
    out.table([str(path) for path in written], (_("Written"),), ((path,) for path in written), "")
