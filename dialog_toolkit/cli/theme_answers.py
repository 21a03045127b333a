"""``dialog-toolkit theme undo, redo, conflicts, settle, proposals, accept, dismiss``: what waits, and going back."""

from collections.abc import Callable
from pathlib import Path

import click

from dialog_toolkit.cli.commands import output_options, project_option
from dialog_toolkit.cli.output import Output
from dialog_toolkit.cli.theme_told import act_options, tell_ideas, tell_themes
from dialog_toolkit.i18n import N_, _
from dialog_toolkit.services import curation, projects, themes
from dialog_toolkit.services.curation import Undone
from dialog_toolkit.services.projects import Project


def _going(name: str, help: str, turn: Callable[[Project], Undone | None], nothing: str) -> click.Command:
    @click.command(name, help=help)
    @act_options
    def command(project_file: Path, author: str, out: Output) -> None:
        with projects.opened(project_file, author) as project:
            step = turn(project)
        out.value(step, lambda: out.say(step.text if step else _(nothing)))

    return command


undo = _going(
    "undo", _("Take back the last thing you did to themes here."), curation.undo, N_("There is nothing to undo.")
)
redo = _going("redo", _("Do again what you took back last."), curation.redo, N_("There is nothing to do again."))


@click.command("conflicts", help=_("Where two people decided differently: both versions, with their numbers."))
@project_option
@output_options
def conflicts(project_file: Path, out: Output) -> None:
    with projects.opened(project_file, readonly=True) as project:
        found = curation.conflicts(project)
    if out.as_json or out.plain:
        rows = [
            (one.id, number, version.by, version.at[:19].replace("T", " "), version.words)
            for one in found
            for number, version in enumerate(one.versions, 1)
        ]
        out.table(found, (), rows, "")
        return
    if not found:
        out.say(_("Nothing about themes waits for a decision between versions."))
    for one in found:
        out.say(f"{one.what}  [{one.id}]")
        for number, version in enumerate(one.versions, 1):
            out.say(f"  {number}  {version.words}  ({version.by}, {version.at[:16].replace('T', ' ')})")


@click.command("settle", help=_("Let one of the versions stand: its number in the list of conflicts."))
@click.argument("conflict_id")
@click.argument("choice", type=int)
@act_options
def settle(conflict_id: str, choice: int, project_file: Path, author: str, out: Output) -> None:
    with projects.opened(project_file, author) as project:
        changed = curation.settle(project, conflict_id, choice)
        left = len(curation.conflicts(project))
    out.value({"changed": changed, "left": left}, lambda: out.say(_("Settled. Still waiting: {n}.").format(n=left)))


@click.command("proposals", help=_("What the machine would change about the themes, for you to accept or dismiss."))
@project_option
@output_options
def proposals(project_file: Path, out: Output) -> None:
    with projects.opened(project_file, readonly=True) as project:
        found = curation.proposals(project)
        words = [curation.in_words(project, one) for one in found]
    rows = [(one.id, f"{one.score:.2f}", text) for one, text in zip(found, words, strict=True)]
    out.table(
        [{"proposal": one, "words": text} for one, text in zip(found, words, strict=True)],
        (_("Proposal id"), _("Strength"), _("Proposal")),
        rows,
        _("No proposal waits for an answer."),
    )


@click.command("accept", help=_("Do what a proposal proposes."))
@click.argument("proposal_id")
@click.option("--title", default="", help=_("The title of the theme that comes of it."))
@act_options
def accept(proposal_id: str, title: str, project_file: Path, author: str, out: Output) -> None:
    with projects.opened(project_file, author) as project:
        made = curation.accept_proposal(project, proposal_id, title)
        if set(made) <= themes.material(project).by_id.keys():
            tell_ideas(out, project, made, True)
        else:
            tell_themes(out, project, made)


@click.command("dismiss", help=_("Say no to proposals; they do not come again."))
@click.argument("proposal_ids", nargs=-1, required=True)
@act_options
def dismiss(proposal_ids: tuple[str, ...], project_file: Path, author: str, out: Output) -> None:
    with projects.opened(project_file, author) as project:
        for id in proposal_ids:
            curation.dismiss(project, id)

    def people() -> None:
        for id in proposal_ids:
            out.say(id if out.plain else _("Dismissed: {id}").format(id=id))

    out.value({"dismissed": proposal_ids}, people)


COMMANDS = (undo, redo, conflicts, settle, proposals, accept, dismiss)
