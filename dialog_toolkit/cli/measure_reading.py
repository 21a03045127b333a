"""``dialog-toolkit measure draft, list, show, check``."""

from collections.abc import Iterable
from pathlib import Path

import click

from dialog_toolkit.cli.commands import author_option, output_options, project_option
from dialog_toolkit.cli.measure import SYMBOLS, finding_line
from dialog_toolkit.cli.output import Output
from dialog_toolkit.domain.measure import Measure, MeasureReport, Verdict
from dialog_toolkit.domain.review import Review
from dialog_toolkit.errors import ExitCode
from dialog_toolkit.i18n import _, ngettext
from dialog_toolkit.services import drafting, measure_wording, measures, projects, review
from dialog_toolkit.services.measure_words import STANCE_NAMES, field_name, names_of, state_name

PRINCIPLES = ("P1", "P2", "P3", "P4")


@click.command("draft", help=_("Draft a candidate measure from each confirmed or large theme."))
@click.option("--theme", "theme_ids", multiple=True, metavar="THEME",
              help=_("Draft one measure from this theme; several times: from all of them together."))  # fmt: skip
@project_option
@author_option
@output_options
def draft(theme_ids: tuple[str, ...], project_file: Path, author: str, out: Output) -> None:
    with projects.opened(project_file, author) as project:
        drafted = (drafting.draft_from(project, theme_ids),) if theme_ids else measures.draft(project)
        kept = len(measures.kept_ids(project))
    n = len(drafted)

    def people() -> None:
        out.say(ngettext("{n} candidate measure drafted.", "{n} candidate measures drafted.", n).format(n=n))
        out.say(_("Everything in them is a suggestion until a person keeps it."))
        if kept:
            out.say(
                ngettext("{n} measure that people took over stays as it is.",
                         "{n} measures that people took over stay as they are.", kept).format(n=kept)
            )  # fmt: skip

    out.value(drafted, people)


@click.command("list", help=_("List the measures: state, number, verdict on each principle, lead, deadline."))
@click.option("--all", "everything", is_flag=True, help=_("Also those merged, rejected or withdrawn."))
@project_option
@output_options
def list_(everything: bool, project_file: Path, out: Output) -> None:
    with projects.opened(project_file, readonly=True) as project:
        found = measures.all_measures(project) if everything else measures.current(project)
        gone = measures.withdrawn(project) if everything else ()
        reports = measures.check_all(project)
        kept = measures.kept_ids(project)
        bodies = names_of("supporting", projects.profile_of(project))
    states = {m.id: _state(m, kept) for m in found} | {m.id: _("withdrawn") for m in gone}
    rows = [
        (
            m.id,
            states[m.id],
            m.number,
            *(_verdict(reports.get(m.id), principle) for principle in PRINCIPLES),
            _lead(m, bodies),
            m.deadline,
            m.title,
        )
        for m in (*found, *gone)
    ]
    out.table(
        [_as_json(m, reports.get(m.id), m.id in kept, m in gone) for m in (*found, *gone)],
        (_("Measure"), _("State"), _("No."), *PRINCIPLES, _("Led by"), _("Deadline"), _("Title")),
        rows,
        _("There are no measures yet. Draft some with: dialog-toolkit measure draft"),
    )
    if rows and not out.plain and not out.as_json:
        out.say(_("✓ met · ✗ not met · ? for a person to judge · * a person decided · (…) only suggested"))


def _state(measure: Measure, kept: Iterable[str]) -> str:
    return state_name(measure.state) if measure.id in kept else _("machine's draft")


def _verdict(report: MeasureReport | None, principle: str) -> str:
    if report is None:
        return "–"
    return SYMBOLS[report.verdict_of(principle)] + ("*" if report.overruled(principle) else "")


def _lead(measure: Measure, bodies: dict[str, str]) -> str:
    if measure.lead:
        return bodies.get(measure.lead, measure.lead)
    return next((f"({bodies.get(one.value, one.value)})" for one in measure.suggested.get("lead", ())), "")


def _as_json(measure: Measure, report: MeasureReport | None, kept: bool, withdrawn: bool) -> dict[str, object]:
    verdicts = {p: str(report.verdict_of(p)) for p in PRINCIPLES} if report else {}
    overruled = [one for p in PRINCIPLES for one in report.overruled(p)] if report else []
    return {"measure": measure, "verdicts": verdicts, "overruled": overruled, "kept": kept, "withdrawn": withdrawn}


@click.command("show", help=_("Show a measure: every field, what it rests on, opinions and comments."))
@click.argument("measure_id")
@project_option
@output_options
def show(measure_id: str, project_file: Path, out: Output) -> None:
    with projects.opened(project_file, readonly=True) as project:
        found = measures.get(project, measure_id)
        lines = measures.described(project, found)
        said = review.review_of(project, measure_id)
        kept = measure_id in measures.kept_ids(project)
    lines += review_lines(said)
    if not kept:
        lines.insert(0, ("", _("A machine's draft: everything in it is a suggestion until a person keeps it.")))

    def people() -> None:
        out.say(found.title if out.plain else f"{found.id}  {found.title}")
        for name, value in lines:
            _tell_line(name, value, out)

    out.value({"measure": found, "review": said, "kept": kept}, people)


def _tell_line(name: str, value: str, out: Output) -> None:
    if out.plain:
        out.say(f"{name}\t{' '.join(value.split())}")
    else:
        text = value.replace("\n", "\n" + " " * 35)
        out.say(f"  {name + ':':<32} {text}" if name else f"  {'':<32} {text}")


def review_lines(said: Review) -> list[tuple[str, str]]:
    """Opinions, comments and open choices as (name, value) lines."""
    lines = [
        (_("Opinion of {by}").format(by=one.by), ": ".join(filter(None, (_(STANCE_NAMES[one.verdict]), one.reason))))
        for one in said.opinions
    ]
    for comment in said.comments:
        about = f" [{field_name(comment.field)}]" if comment.field else ""
        done = _(" (dealt with)") if comment.resolved else ""
        lines.append((_("Comment"), f"{comment.by}, {comment.at[:10]}{about}{done}: {comment.text}  ({comment.id})"))
    for field in said.conflicts:
        name = _("all of it") if field == "*" else field_name(field)
        lines.append((_("Two versions"), _("{field}: choose with dialog-toolkit measure settle").format(field=name)))
    return lines


@click.command(
    "check", help=_("Check the measures (or one) against the principles P1–P4. Exit code 6: something is not met.")
)
@click.argument("measure_id", required=False)
@project_option
@output_options
def check(measure_id: str | None, project_file: Path, out: Output) -> int:
    with projects.opened(project_file, readonly=True) as project:
        reports = measures.check_all(project, measure_id)
        checked = {measure.id: measure for measure in measures.current(project)}
        profile = projects.profile_of(project)

    def people() -> None:
        for id, report in reports.items():
            out.say(id)
            for finding in report.findings:
                out.say(finding_line(finding, out.plain))
                start = measure_wording.wording(finding, checked[id], profile) if id in checked else ""
                if start and not out.plain:
                    out.say("         " + _("Suggested wording: {text}").format(text=start))

    out.value(list(reports.values()), people)
    findings = [f for report in reports.values() for f in report.findings]
    return int(ExitCode.FINDINGS) if any(f.stands is Verdict.NOT_MET for f in findings) else 0
