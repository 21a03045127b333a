"""``dialog-toolkit session …``: bring in, list, show and give out sessions."""

from pathlib import Path

import click

from dialog_toolkit.cli import session_closing, session_recording
from dialog_toolkit.cli.commands import author_option, output_options, project_option
from dialog_toolkit.cli.output import Output
from dialog_toolkit.cli.record import record
from dialog_toolkit.errors import ExitCode
from dialog_toolkit.i18n import _, ngettext
from dialog_toolkit.services import projects, sessions
from dialog_toolkit.services.sessions import ImportOutcome


@click.group(help=_("Sessions: record, bring in files, list, show, give out."))
def session() -> None:
    """The noun."""


for command in (record, *session_recording.COMMANDS, *session_closing.COMMANDS):
    session.add_command(command)


@session.command(
    "import", help=_("Bring session files (or folders of them) into the project. Doing it twice changes nothing.")
)
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--skip-bad", is_flag=True, help=_("Bring in the good files even if others are faulty (else none is)."))
@project_option
@author_option
@output_options
def import_(paths: tuple[Path, ...], skip_bad: bool, project_file: Path, author: str, out: Output) -> int:
    with projects.opened(project_file, author) as project:
        outcome = sessions.import_files(project, paths, skip_bad=skip_bad, progress=out.progress)
    out.progress_done()
    out.value(outcome, lambda: _tell_import(outcome, out))
    for fault in outcome.faults:
        out.note(fault_line(fault.file, fault.line, fault.field, _(fault.message).format(**fault.facts)))
    return int(ExitCode.BAD_INPUT) if outcome.faults else 0


def fault_line(file: str, line: int, field: str, text: str) -> str:
    """One line that names file, line and field."""
    return ": ".join(part for part in (f"{file}:{line}" if line else file, field, text) if part)


def _tell_import(outcome: ImportOutcome, out: Output) -> None:
    if outcome.faults and not outcome.imported:
        out.say(_("Nothing was brought in, because of the faults below. Mend them, or use --skip-bad."))
        return
    n = len(outcome.new)
    out.say(ngettext("{n} new session.", "{n} new sessions.", n).format(n=n))
    n = len(outcome.changed)
    if n:
        out.say(
            ngettext("{n} session was changed:", "{n} sessions were changed:", n).format(n=n)
            + " "
            + ", ".join(outcome.changed)
        )
    n = len(outcome.unchanged)
    if n:
        out.say(
            ngettext(
                "{n} session was there already, unchanged.", "{n} sessions were there already, unchanged.", n
            ).format(n=n)
        )
    if outcome.kept:
        out.say(_("No longer in the files, kept in the project: {ids}").format(ids=", ".join(outcome.kept)))
    if outcome.conflicts:
        out.say(_("Two versions, both kept until a person decides: {ids}").format(ids=", ".join(outcome.conflicts)))


@session.command("list", help=_("List the sessions."))
@project_option
@output_options
def list_(project_file: Path, out: Output) -> None:
    with projects.opened(project_file, readonly=True) as project:
        rows = sessions.summaries(project)
    out.table(
        rows,
        (_("Session"), _("Date"), _("Region"), _("Place"), _("Ideas"), _("Approved"), _("Note")),
        (
            (
                row.id,
                row.date,
                row.region_name,
                row.place,
                row.ideas,
                _("yes") if row.approved else _("no"),
                _("invented example") if row.invented else "",
            )
            for row in rows
        ),
        _("There are no sessions yet. Bring some in with: dialog-toolkit session import FILE…"),
    )


@session.command("show", help=_("Show one session with its ideas."))
@click.argument("session_id")
@project_option
@output_options
def show(session_id: str, project_file: Path, out: Output) -> None:
    with projects.opened(project_file, readonly=True) as project:
        found = sessions.get(project, session_id)
        lines = sessions.described(project, found)

    def people() -> None:
        if found.invented:
            out.say(_("INVENTED EXAMPLE – no such circle took place and nobody said these words."))
        for name, value in lines:
            out.say(f"{name}\t{value}" if out.plain else f"{name + ':':<22} {value}")
        for idea in found.ideas:
            mark = (_(f"kind {idea.kind}"), _(f"agreement {idea.agreement}"))
            out.say(
                "\t".join((idea.id, *mark, idea.text))
                if out.plain
                else f"{idea.id}  [{mark[0]}, {mark[1]}]  {idea.text}"
            )

    out.value(found, people)


@session.command("export", help=_("Write a session as a session file, to standard output or with --to."))
@click.argument("session_id")
@click.option("--to", "target", type=click.Path(path_type=Path, dir_okay=False), help=_("The file to write."))
@project_option
@output_options
def export(session_id: str, target: Path | None, project_file: Path, out: Output) -> None:
    with projects.opened(project_file, readonly=True) as project:
        text = sessions.export(project, session_id, target)
    if target:
        out.value({"file": str(target)}, lambda: out.say(_("Written: {file}").format(file=target)))
    else:
        out.value({"text": text}, lambda: click.echo(text, nl=False))
