"""``dialog-toolkit plan whole|load|whatif|choose|earlier``: the measures as one plan."""

from pathlib import Path

import click

from dialog_toolkit.cli.commands import author_option, output_options, project_option
from dialog_toolkit.cli.output import Output
from dialog_toolkit.domain.plan_view import Heard, PlanView
from dialog_toolkit.errors import BadInput
from dialog_toolkit.i18n import N_, _, current_language, ngettext
from dialog_toolkit.services import plan_whole, process, projects
from dialog_toolkit.services.plan_whole import Names

HOW = {
    "continues": N_("goes on"),
    "changes": N_("goes on, changed"),
    "dropped": N_("dropped"),
    "suggested": N_("suggested"),
    "open": N_("open"),
}


@click.command("whole", help=_("The whole plan: load, coverage, overlaps, what is not answered, what goes on."))
@project_option
@output_options
def whole(project_file: Path, out: Output) -> None:
    with projects.opened(project_file, readonly=True) as project:
        view = plan_whole.whole(project)
        names = plan_whole.names(project, current_language())
    out.value(view, lambda: _tell(view, names, out))


def _tell(view: PlanView, names: Names, out: Output) -> None:
    report = view.report
    out.say(ngettext("{n} measure", "{n} measures", report.measures).format(n=report.measures))
    for title, lines in sections(view, names):
        if lines:
            out.say(f"\n{title}" if not out.plain else title)
            for line in lines:
                out.say(f"  {line}" if not out.plain else line)


def sections(view: PlanView, names: Names) -> list[tuple[str, list[str]]]:
    """The parts of the plan with their lines."""
    report = view.report
    load = [
        _("{body}: leads {leads}, involved in {involved}").format(body=names.bodies.get(b, b), leads=x, involved=y)
        for b, (x, y) in report.load.items()
    ]
    if view.suggested_leads:
        n = view.suggested_leads
        load.append(ngettext("{n} lead is only suggested.", "{n} leads are only suggested.", n).format(n=n))
    earlier = [
        f"{row.number} {_(HOW[row.how])}: {row.name}" + (f" – {row.reason}" if row.reason else "")
        + (f" → {', '.join(row.measures)}" if row.measures else "")
        for row in view.continuity
    ]  # fmt: skip
    return [
        (_("Load"), load),
        (_("Values"), [f"{names.values.get(id, id)}: {n}" for id, n in report.values.items()]),
        (_("Directions"), [f"{names.directions.get(id, id)}: {n}" for id, n in report.directions.items()]),
        (_("Regions"), [heard_line(each, names.regions) for each in view.regions]),
        (_("Groups"), [heard_line(each, {}) for each in view.groups]),
        (_("Overlaps"), [f"{o.one} ~ {o.other} {o.score:.0%}: {', '.join(o.words)}" for o in view.overlaps]),
        (_("Earlier plan"), earlier),
        (_("Without a source"), list(view.without_source)),
        (_("No binding deadline"), list(view.weak_deadlines)),
    ]


def heard_line(heard: Heard, names: dict[str, str]) -> str:
    """What was heard in a region or group and is answered or not."""
    return _("{name}: {answered} themes answered, {unanswered} not ({ideas} ideas)").format(
        name=names.get(heard.key, heard.key) or "–", answered=len(heard.answered),
        unanswered=len(heard.unanswered), ideas=len(heard.ideas),
    )  # fmt: skip


@click.command("load", help=_("What falls due for each institution in each quarter."))
@project_option
@output_options
def load(project_file: Path, out: Output) -> None:
    with projects.opened(project_file, readonly=True) as project:
        view = plan_whole.whole(project)
        names = plan_whole.names(project, current_language())
    rows = [
        (names.bodies.get(q.body, q.body), q.quarter or _("no date"), ", ".join(q.leads), ", ".join(q.joins))
        for q in view.quarters
    ]
    headings = (_("Institution"), _("Quarter"), _("Leads"), _("Takes part"))
    out.table(view.quarters, headings, rows, _("No measure names an institution yet."))


@click.command("whatif", help=_("How the load would move if measures were dropped or led by others. Changes nothing."))
@click.option("--drop", multiple=True, metavar="MEASURE", help=_("Suppose this measure is dropped."))
@click.option("--lead", multiple=True, metavar="MEASURE=INSTITUTION", help=_("Suppose this institution leads it."))
@project_option
@output_options
def whatif(drop: tuple[str, ...], lead: tuple[str, ...], project_file: Path, out: Output) -> None:
    with projects.opened(project_file, readonly=True) as project:
        found = plan_whole.suppose(project, drop, dict(_pair(text) for text in lead))
        names = plan_whole.names(project, current_language())
    rows = [
        (names.bodies.get(c.body, c.body), f"{c.before[0]} → {c.after[0]}", f"{c.before[1]} → {c.after[1]}",
         _("over the limit") if c.over else "")
        for c in found.load
    ]  # fmt: skip
    out.table(found, (_("Institution"), _("Leads"), _("Involved"), ""), rows, _("The load would stay as it is."))
    if found.no_longer_answered and not out.plain:
        titles = "; ".join(names.themes.get(id, id) for id in found.no_longer_answered)
        out.say(_("No longer answered: {themes}").format(themes=titles))


def _pair(text: str) -> tuple[str, str]:
    measure, equals, body = text.partition("=")
    if not equals or not body:
        raise BadInput(N_("“{text}” is not MEASURE=INSTITUTION."), text=text)
    return measure, body


@click.command("choose", help=_("Which N measures answer most themes while no institution leads too many."))
@click.argument("most", type=int, metavar="N")
@click.option("--keep", multiple=True, metavar="MEASURE", help=_("A measure that must be among them."))
@click.option("--lead-max", type=click.IntRange(1), default=None, help=_("Most measures one institution may lead."))
@project_option
@output_options
def choose(most: int, keep: tuple[str, ...], lead_max: int | None, project_file: Path, out: Output) -> None:
    with projects.opened(project_file, readonly=True) as project:
        short = plan_whole.choose(project, most, keep, lead_max)
        names = plan_whole.names(project, current_language())

    def people() -> None:
        for id in short.chosen:
            out.say(f"{id}\t{names.measures.get(id, id)}" if out.plain else f"{id}  {names.measures.get(id, id)}")
        if not out.plain:
            for line in plan_whole.choice_in_words(short):
                out.say(line)

    out.value(short, people)


@click.command("earlier", help=_("Decide that an earlier measure does not go on, with a reason, or reopen it."))
@click.argument("number")
@click.option("--drop", "reason", default=None, metavar="REASON", help=_("It does not go on, because …"))
@click.option("--reopen", is_flag=True, help=_("Take the decision back."))
@project_option
@author_option
@output_options
def earlier(number: str, reason: str | None, reopen: bool, project_file: Path, author: str, out: Output) -> None:
    if reopen == (reason is not None):
        raise BadInput(N_("Give either --drop REASON or --reopen."))
    with projects.opened(project_file, author) as project:
        if reopen:
            plan_whole.reopen_earlier(project, number)
        else:
            plan_whole.drop_earlier(project, number, reason or "")
    out.value({"number": number, "dropped": not reopen}, lambda: out.say(_("Kept.")))


@click.command("process", help=_("The checklist of the process; with an ID and --evidence: tick one off."))
@click.argument("id", required=False)
@click.option("--evidence", default=None, help=_("Where it can be seen that it is met; empty: open again."))
@project_option
@author_option
@output_options
def process_(id: str | None, evidence: str | None, project_file: Path, author: str, out: Output) -> None:
    if (id is None) != (evidence is None):
        raise BadInput(N_("Give an ID and --evidence, or neither."))
    with projects.opened(project_file, author, readonly=id is None) as project:
        if id is not None:
            process.tick(project, id, evidence or "")
        steps = process.checklist(project)
    rows = [
        (step.id, step.standard, "✓" if step.evidence else "–", step.evidence or _("not ticked off"),
         step.text + ("" if step.confirmed else f" ({_('wording not confirmed')})"))
        for step in steps
    ]  # fmt: skip
    headings = (_("Id"), _("Standard"), "", _("Evidence"), _("Requirement"))
    out.table(steps, headings, rows, _("The plan's profile has no requirements of the process."))
