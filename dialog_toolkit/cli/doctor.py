"""``dialog-toolkit doctor``: look at the program, the machine and the project file."""

from pathlib import Path

import click

from dialog_toolkit.cli.commands import output_options, project_option
from dialog_toolkit.cli.output import Output
from dialog_toolkit.errors import ExitCode
from dialog_toolkit.i18n import _
from dialog_toolkit.services import doctor as doctors


@click.command("doctor", help=_("Look at the program, this machine and the project file; changes nothing."))
@project_option
@output_options
def doctor(project_file: Path, out: Output) -> int:
    findings = doctors.examine(project_file)
    marks = {True: "✓", False: "✗", None: "·"}
    out.table(findings, ("", "", ""), ((marks[f.ok], f.name, f.value) for f in findings), "")
    faulty = any(finding.ok is False for finding in findings)
    if faulty and not out.plain:
        out.say(_(doctors.HINT))
    return int(ExitCode.PROJECT) if faulty else 0
