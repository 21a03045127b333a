"""``dialog-toolkit commitment …``: what measures of the plan are gathered under."""

from pathlib import Path

import click

from dialog_toolkit.cli.commands import author_option, output_options, project_option
from dialog_toolkit.cli.output import Output
from dialog_toolkit.i18n import _
from dialog_toolkit.services import commitments, measures, projects
from dialog_toolkit.services.measure_words import names_of


@click.group(help=_("Commitments of the plan: write, order, list and delete them."))
def commitment() -> None:
    """The noun."""


@commitment.command("new", help=_("Add a commitment behind the others."))
@click.argument("title")
@click.option("--objective", default="", help=_("What it is to bring about."))
@click.option("--direction", default="", help=_("A direction of the plan: its id, number or name."))
@project_option
@author_option
@output_options
def new(title: str, objective: str, direction: str, project_file: Path, author: str, out: Output) -> None:
    with projects.opened(project_file, author) as project:
        id = commitments.new(project, title, objective, direction)
        now = commitments.get(project, id)
    out.value(now, lambda: out.say(id if out.plain else _("Commitment {id} is written.").format(id=id)))


@commitment.command("edit", help=_("Change the title, objective or direction of a commitment."))
@click.argument("commitment_id")
@click.option("--title", help=_("The new title."))
@click.option("--objective", help=_("What it is to bring about."))
@click.option("--direction", help=_("A direction of the plan: its id, number or name."))
@project_option
@author_option
@output_options
def edit(
    commitment_id: str,
    title: str | None,
    objective: str | None,
    direction: str | None,
    project_file: Path,
    author: str,
    out: Output,
) -> None:
    told = {"title": title, "objective": objective, "direction": direction}
    given = {name: text for name, text in told.items() if text is not None}
    if not given:
        raise click.UsageError(_("Say what to change: --title, --objective or --direction."))
    with projects.opened(project_file, author) as project:
        commitments.edit(project, commitment_id, **given)
        now = commitments.get(project, commitment_id)
    said = _("Commitment {id} is changed.").format(id=commitment_id)
    out.value(now, lambda: out.say(commitment_id if out.plain else said))


@commitment.command("order", help=_("Put commitments in the order named; the others follow."))
@click.argument("commitment_ids", nargs=-1, required=True)
@project_option
@author_option
@output_options
def order(commitment_ids: tuple[str, ...], project_file: Path, author: str, out: Output) -> None:
    with projects.opened(project_file, author) as project:
        commitments.order(project, commitment_ids)
    _list(project_file, out)


@commitment.command("list", help=_("List the commitments in their order, with how many measures each has."))
@project_option
@output_options
def list_(project_file: Path, out: Output) -> None:
    _list(project_file, out)


@commitment.command("delete", help=_("Take a commitment away. Measures that name it keep doing so."))
@click.argument("commitment_id")
@project_option
@author_option
@output_options
def delete(commitment_id: str, project_file: Path, author: str, out: Output) -> None:
    with projects.opened(project_file, author) as project:
        commitments.delete(project, commitment_id)
    said = _("Commitment {id} is deleted. To bring it back: dialog-toolkit measure undo").format(id=commitment_id)
    out.value({"deleted": commitment_id}, lambda: out.say(commitment_id if out.plain else said))


def _list(project_file: Path, out: Output) -> None:
    with projects.opened(project_file, readonly=True) as project:
        found = commitments.all_commitments(project)
        directions = names_of("direction", projects.profile_of(project))
        homes = [commitments.of_measure(m, found) for m in measures.all_measures(project)]
    out.table(
        found,
        (_("No."), _("Commitment"), _("Title"), _("Measures"), _("Direction"), _("Objective")),
        (
            (place, c.id, c.title, homes.count(c), directions.get(c.direction, c.direction), c.objective)
            for place, c in enumerate(found, 1)
        ),
        _("There are no commitments yet. Add one with: dialog-toolkit commitment new TITLE"),
    )
