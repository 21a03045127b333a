"""``dialog-toolkit [PROJECT]``: open the app."""

import os
import sys
from pathlib import Path

import click

from dialog_toolkit.errors import BadInput, ExitCode
from dialog_toolkit.i18n import LANGUAGES, N_, _


@click.command("app", help=_("Open the app, on PROJECT or on the project opened last."), hidden=True)
@click.argument("project", required=False, type=click.Path(path_type=Path, dir_okay=False))
@click.pass_context
def app(context: click.Context, project: Path | None) -> int:
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise BadInput(
            N_("The app needs a terminal, and the output here goes elsewhere."),
            hint=N_("Use a command instead, such as: dialog-toolkit session list --plain. All: dialog-toolkit --help"),
        )
    from dialog_toolkit.config import load_settings

    settings = load_settings()
    asked = (context.find_root().params.get("lang"), os.environ.get("DIALOG_TOOLKIT_LANG"))
    language = next((word for word in asked if word in LANGUAGES), "")
    named = os.environ.get("DIALOG_TOOLKIT_PROJECT")
    from dialog_toolkit.tui.app import DialogApp  # Textual loads only when the app opens

    running = DialogApp(settings, project or (Path(named) if named else None), language=language)
    try:
        running.run()
    finally:
        running.close_project()
    return running.return_code or int(ExitCode.OK)
