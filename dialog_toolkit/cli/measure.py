"""``dialog-toolkit measure …``: draft candidate measures and check them against the principles."""

from pathlib import Path

import click

from dialog_toolkit.cli.commands import author_option, output_options, project_option
from dialog_toolkit.cli.output import Output
from dialog_toolkit.domain.measure import Finding, Measure, Verdict
from dialog_toolkit.errors import ExitCode
from dialog_toolkit.i18n import _, ngettext
from dialog_toolkit.services import measures, projects

SYMBOLS = {Verdict.MET: "✓", Verdict.NOT_MET: "✗", Verdict.FOR_A_PERSON: "?"}


@click.group(help=_("Measures: draft candidates from themes, list, show, check."))
def measure() -> None:
    """The noun."""


@measure.command("draft", help=_("Draft a candidate measure from each confirmed or large theme."))
@project_option
@author_option
@output_options
def draft(project_file: Path, author: str, out: Output) -> None:
    with projects.opened(project_file, author) as project:
        drafted = measures.draft(project)
    n = len(drafted)

    def people() -> None:
        out.say(ngettext("{n} candidate measure drafted.", "{n} candidate measures drafted.", n).format(n=n))
        out.say(_("Everything in them is a suggestion until a person keeps it."))

    out.value(drafted, people)


@measure.command("list", help=_("List the candidate measures with the verdict on each principle."))
@project_option
@output_options
def list_(project_file: Path, out: Output) -> None:
    with projects.opened(project_file, readonly=True) as project:
        found = measures.current(project)
        reports = measures.check_all(project)
    rows = (
        (m.id, *(SYMBOLS[reports[m.id].verdict_of(p)] for p in ("P1", "P2", "P3", "P4")), len(m.ideas), m.title)
        for m in found
    )
    out.table(
        [
            {"measure": m, "verdicts": {p: str(reports[m.id].verdict_of(p)) for p in ("P1", "P2", "P3", "P4")}}
            for m in found
        ],
        (_("Measure"), "P1", "P2", "P3", "P4", _("Ideas"), _("Title")),
        rows,
        _("There are no measures yet. Draft some with: dialog-toolkit measure draft"),
    )


@measure.command("show", help=_("Show one candidate measure and what it rests on."))
@click.argument("measure_id")
@project_option
@output_options
def show(measure_id: str, project_file: Path, out: Output) -> None:
    with projects.opened(project_file, readonly=True) as project:
        found = measures.get(project, measure_id)
        lines = measures.described(project, found)
    out.value(found, lambda: _tell_measure(found, lines, out))


def _tell_measure(found: Measure, lines: list[tuple[str, str]], out: Output) -> None:
    out.say(f"{found.id}  {found.title}")
    for name, value in lines:
        out.say(f"{name}\t{value}" if out.plain else f"  {name + ':':<24} {value}")


@measure.command(
    "check", help=_("Check the measures (or one) against the principles P1–P4. Exit code 6: something is not met.")
)
@click.argument("measure_id", required=False)
@project_option
@output_options
def check(measure_id: str | None, project_file: Path, out: Output) -> int:
    with projects.opened(project_file, readonly=True) as project:
        reports = measures.check_all(project, measure_id)

    def people() -> None:
        for id, report in reports.items():
            out.say(id)
            for finding in report.findings:
                out.say(finding_line(finding, out.plain))

    out.value(list(reports.values()), people)
    findings = [f for report in reports.values() for f in report.findings]
    return int(ExitCode.FINDINGS) if any(f.verdict is Verdict.NOT_MET for f in findings) else 0


def finding_line(finding: Finding, plain: bool) -> str:
    """A finding in one line: verdict, principle, what was found, the words it rests on."""
    text = _(finding.message).format(**finding.facts)
    words = "; ".join(f"„{word}”" for word in finding.words)
    if plain:
        return "\t".join((str(finding.verdict), finding.principle, finding.check, text, words))
    return f"  {SYMBOLS[finding.verdict]} {finding.principle:<4} {text}" + (f"  {words}" if words else "")
