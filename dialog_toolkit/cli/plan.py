"""``dialog-toolkit plan …``: the plan's profile and the measures as one plan."""

from pathlib import Path

import click

from dialog_toolkit.cli import plan_whole
from dialog_toolkit.cli.commands import output_options, project_option
from dialog_toolkit.cli.measure import finding_line
from dialog_toolkit.cli.output import Output
from dialog_toolkit.cli.session import fault_line
from dialog_toolkit.domain.measure import Verdict
from dialog_toolkit.errors import ExitCode
from dialog_toolkit.i18n import _, ngettext
from dialog_toolkit.services import measures, projects
from dialog_toolkit.services import plan as plans


@click.group(help=_("The plan: show its profile, check the measures as a whole, validate a profile."))
def plan() -> None:
    """The noun."""


@plan.command(
    "show", help=_("Show the plan's principles, values, directions, regions, schedule and the previous plan.")
)
@click.option(
    "--plan", "source", default=projects.DEFAULT_PLAN, show_default=True, help=_("A plan profile or its folder.")
)
@output_options
def show(source: str, out: Output) -> None:
    profile = plans.load(source)

    def people() -> None:
        for name, value in plans.described(profile):
            out.say(f"{name}\t{value}" if out.plain else f"{name:<14} {value}")

    out.value(profile, people)


@plan.command(
    "check", help=_("Check the measures as one plan: length, load per institution, coverage. Exit code 6: not met.")
)
@project_option
@output_options
def check(project_file: Path, out: Output) -> int:
    with projects.opened(project_file, readonly=True) as project:
        report = measures.plan_report(project)

    def people() -> None:
        n = report.measures
        out.say(ngettext("{n} measure", "{n} measures", n).format(n=n))
        for finding in report.findings:
            out.say(finding_line(finding, out.plain))

    out.value(report, people)
    return int(ExitCode.FINDINGS) if any(f.verdict is Verdict.NOT_MET for f in report.findings) else 0


@plan.command("validate", help=_("Validate a folder of plan data; names file and field of every fault."))
@click.argument("folder", type=click.Path(path_type=Path))
@output_options
def validate(folder: Path, out: Output) -> int:
    faults = plans.validate(folder)

    def people() -> None:
        for fault in faults:
            out.say(fault_line(fault.file, fault.line, fault.field, _(fault.message).format(**fault.facts)))
        if not faults:
            out.say(_("The plan profile has no faults."))

    out.value(faults, people)
    return int(ExitCode.BAD_INPUT) if faults else 0


for command in (plan_whole.whole, plan_whole.load, plan_whole.whatif, plan_whole.choose, plan_whole.earlier,
                plan_whole.process_):  # fmt: skip
    plan.add_command(command)
