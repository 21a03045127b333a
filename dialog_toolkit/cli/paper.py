"""``dialog-toolkit paper …``: write papers."""

from datetime import datetime
from pathlib import Path
from typing import Literal

import click

from dialog_toolkit.cli.commands import output_options, project_option
from dialog_toolkit.cli.output import Output
from dialog_toolkit.i18n import LANGUAGES, _, current_language
from dialog_toolkit.papers.write import FORMATS, Format
from dialog_toolkit.services import papers, projects


@click.group(
    help=_(
        "Papers: write the briefing for the round table, the map of themes, the minutes of a session, the plan of an"
        " evening."
    )
)
def paper() -> None:
    """The noun."""


@paper.command(
    "write",
    help=_(
        "Write a paper, in every format unless you choose: the briefing, the map of themes, or the minutes or the"
        " evening of a SESSION."
    ),
)
@click.argument("kind", type=click.Choice(["briefing", "map", "minutes", "evening"]), default="briefing")
@click.argument("session", required=False)
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
    session: str | None,
    formats: tuple[str, ...],
    folder: Path,
    language: str | None,
    made_on: datetime | None,
    project_file: Path,
    out: Output,
) -> None:
    _check(kind, session)
    chosen: list[Format] = [suffix for suffix in FORMATS if not formats or suffix in formats]
    language = language or current_language()
    day = made_on.date() if made_on else None
    with projects.opened(project_file, readonly=True) as project:
        if kind in ("minutes", "evening"):
            of_session = papers.write_minutes if kind == "minutes" else papers.write_evening
            written = of_session(
                project, session or "", chosen, folder, language=language, made_on=day, progress=out.progress
            )
        else:
            of_whole: Literal["briefing", "map"] = "map" if kind == "map" else "briefing"
            written = papers.write(
                project, of_whole, chosen, folder, language=language, made_on=day, progress=out.progress
            )
    out.progress_done()
    out.table([str(path) for path in written], (_("Written"),), ((path,) for path in written), "")


def _check(kind: str, session: str | None) -> None:
    if kind == "briefing" and session:
        raise click.UsageError(_("The briefing is of the whole project, not of one session."))
    if kind == "map" and session:
        raise click.UsageError(_("The map is of the whole project, not of one session."))
    if kind in ("minutes", "evening") and not session:
        raise click.UsageError(_("Say of which session: dialog-toolkit paper write {kind} SESSION").format(kind=kind))
