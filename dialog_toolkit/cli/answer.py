"""``dialog-toolkit answer …``: what became of every comment and every idea."""

from pathlib import Path

import click

from dialog_toolkit.cli.commands import author_option, output_options, project_option
from dialog_toolkit.cli.output import Output
from dialog_toolkit.domain.answer import Channel, Decision
from dialog_toolkit.errors import BadInput, ExitCode
from dialog_toolkit.i18n import N_, _, ngettext
from dialog_toolkit.services import answers, projects

CHANNEL_NAMES = {
    Channel.TAP: N_("legislation portal"),
    Channel.LETTER: N_("letter"),
    Channel.MEETING: N_("meeting"),
    Channel.SURVEY: N_("survey"),
}


@click.group(help=_("Answers: bring in comments, decide on them and on ideas, see that every one is answered."))
def answer() -> None:
    """The noun."""


@answer.command("import", help=_("Bring in comments of a public consultation from CSV or XLSX. Twice changes nothing."))
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--channel", type=click.Choice([str(c) for c in Channel]), default="tap", show_default=True,
              help=_("How they came in."))  # fmt: skip
@project_option
@author_option
@output_options
def import_(file: Path, channel: str, project_file: Path, author: str, out: Output) -> int:
    with projects.opened(project_file, author) as project:
        brought = answers.bring_in(project, file, Channel(channel))

    def people() -> None:
        n = len(brought.new)
        out.say(ngettext("{n} new comment.", "{n} new comments.", n).format(n=n))
        if brought.already:
            n = brought.already
            out.say(ngettext("{n} was there already.", "{n} were there already.", n).format(n=n))
        for fault in brought.faults:
            out.note(answers.row_fault_text(fault))

    out.value(brought, people)
    return int(ExitCode.FINDINGS) if brought.faults else 0


@answer.command("add", help=_("Write down one comment from a letter or a meeting."))
@click.argument("text")
@click.option("--channel", type=click.Choice([str(c) for c in Channel]), default="letter", show_default=True,
              help=_("How they came in."))  # fmt: skip
@click.option("--organisation", default="", help=_("The organisation it comes from; never a private person's name."))
@click.option("--on", "received", type=click.DateTime(["%Y-%m-%d"]), default=None, help=_("The day it was received."))
@click.option("--about", default="", help=_("The part of the draft it speaks to."))
@project_option
@author_option
@output_options
def add(text: str, channel: str, organisation: str, received: object, about: str, project_file: Path, author: str,
        out: Output) -> None:  # fmt: skip
    day = received.date() if hasattr(received, "date") else None
    with projects.opened(project_file, author) as project:
        id = answers.add(project, text, Channel(channel), organisation=organisation, received=day, where=about)
    out.value({"id": id}, lambda: out.say(id))


@answer.command("list", help=_("List what was received with its answers; --open: only what has none."))
@click.option("--open", "only_open", is_flag=True, help=_("Only what has no answer yet."))
@click.option("--ideas/--comments", "ideas", default=None, help=_("Only ideas of the circles, or only comments."))
@project_option
@output_options
def list_(only_open: bool, ideas: bool | None, project_file: Path, out: Output) -> None:
    with projects.opened(project_file, readonly=True) as project:
        rows = answers.lines(project, only_open=only_open, ideas=ideas)
    cells = [(row.id, _name(row.answer.decision) if row.answer else "–", row.answer.measure if row.answer else "",
              row.text) for row in rows]  # fmt: skip
    out.table(rows, (_("Id"), _("Decision"), _("Measure"), _("Text")), cells, _("There is nothing to answer."))


def _name(decision: Decision) -> str:
    return _(answers.DECISION_NAMES[decision])


@answer.command("give", help=_("Decide on comments or ideas: taken, partly, not_taken or forwarded, with the reason."))
@click.argument("decision", type=click.Choice([str(d) for d in Decision]))
@click.argument("ids", nargs=-1)
@click.option("--because", "reason", default="", help=_("The reason."))
@click.option("--measure", default="", help=_("The measure where it landed."))
@click.option("--to", "forwarded_to", default="", help=_("The institution it is passed on to."))
@click.option("--published", default="", help=_("Where the answer can be read."))
@click.option("--all-of", "all_of", default="", metavar="MEASURE",
              help=_("All that this measure answers and that has no answer yet."))  # fmt: skip
@project_option
@author_option
@output_options
def give(decision: str, ids: tuple[str, ...], reason: str, measure: str, forwarded_to: str, published: str, all_of: str,
         project_file: Path, author: str, out: Output) -> None:  # fmt: skip
    if bool(ids) == bool(all_of):
        raise BadInput(N_("Name ids or --all-of MEASURE, one of the two."))
    choice = Decision(decision)
    with projects.opened(project_file, author) as project:
        if all_of:
            ids = answers.decide_for_measure(project, all_of, choice, reason=reason, published=published)
        else:
            answers.decide(project, ids, choice, reason=reason, measure=measure, forwarded_to=forwarded_to,
                           published=published)  # fmt: skip
    n = len(ids)
    out.value({"answered": ids}, lambda: out.say(ngettext("{n} answer kept.", "{n} answers kept.", n).format(n=n)))


@answer.command("reopen", help=_("Take answers back; the history keeps them."))
@click.argument("ids", nargs=-1, required=True)
@project_option
@author_option
@output_options
def reopen(ids: tuple[str, ...], project_file: Path, author: str, out: Output) -> None:
    with projects.opened(project_file, author) as project:
        changed = answers.take_away(project, ids)
    out.value({"changed": changed}, lambda: out.say(_("Kept.") if changed else _("Nothing changed.")))


@answer.command("publish", help=_("Say where the answers can be read."))
@click.argument("where")
@click.argument("ids", nargs=-1, required=True)
@project_option
@author_option
@output_options
def publish(where: str, ids: tuple[str, ...], project_file: Path, author: str, out: Output) -> None:
    with projects.opened(project_file, author) as project:
        changed = answers.publish(project, ids, where)
    out.value({"changed": changed}, lambda: out.say(_("Kept.") if changed else _("Nothing changed.")))


@answer.command("settle", help=_("Choose between two answers that were given unseen by each other."))
@click.argument("id")
@click.argument("choice", type=int, required=False)
@project_option
@author_option
@output_options
def settle(id: str, choice: int | None, project_file: Path, author: str, out: Output) -> None:
    with projects.opened(project_file, author) as project:
        found = answers.versions(project, id)
        if choice is not None:
            answers.settle(project, id, choice)

    def people() -> None:
        for number, text in enumerate(found, 1):
            out.say(f"{number}\t{text}" if out.plain else f"{number}. {text}")
        if choice is not None:
            out.say(_("Kept."))

    out.value({"versions": found, "chosen": choice}, people)


@answer.command("check", help=_("Totals of all answers and what is wrong with them. Exit code 6: something is."))
@project_option
@output_options
def check(project_file: Path, out: Output) -> int:
    with projects.opened(project_file, readonly=True) as project:
        sheet = answers.sheet(project)

    def people() -> None:
        for line in answers.tally_lines(sheet):
            out.say(line)
        for fault in sheet.faults:
            out.say(f"✗ {answers.fault_text(fault)}" if not out.plain else answers.fault_text(fault))

    out.value(sheet, people)
    return int(ExitCode.FINDINGS) if sheet.faults else 0


@answer.command("undo", help=_("Undo the last act on answers."))
@project_option
@author_option
@output_options
def undo(project_file: Path, author: str, out: Output) -> None:
    with projects.opened(project_file, author) as project:
        undone = answers.undo(project)
    out.value(undone, lambda: out.say(undone.text if undone else _("There is nothing to undo.")))


@answer.command("redo", help=_("Redo what was undone last."))
@project_option
@author_option
@output_options
def redo(project_file: Path, author: str, out: Output) -> None:
    with projects.opened(project_file, author) as project:
        redone = answers.redo(project)
    out.value(redone, lambda: out.say(redone.text if redone else _("There is nothing to redo.")))
