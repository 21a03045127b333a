"""``dialog-toolkit theme move, pin, unpin, aside, return, duplicate, alone``: single ideas among the themes."""

from pathlib import Path

import click

from dialog_toolkit.cli.output import Output
from dialog_toolkit.cli.theme_told import act_options, on_ideas, tell_ideas
from dialog_toolkit.i18n import _
from dialog_toolkit.services import curation, projects, themes


@click.command("move", help=_("Put ideas into a theme, where they stay in every later grouping."))
@click.argument("idea_ids", nargs=-1, required=True)
@click.option("--to", "theme_id", required=True, help=_("The theme: its id, its number in the list, or its title."))
@act_options
def move(idea_ids: tuple[str, ...], theme_id: str, project_file: Path, author: str, out: Output) -> None:
    with projects.opened(project_file, author) as project:
        changed = curation.move(project, idea_ids, themes.named(project, theme_id))
        tell_ideas(out, project, idea_ids, changed)


@click.command("pin", help=_("Keep ideas where they now are, whatever later groupings say."))
@click.argument("idea_ids", nargs=-1, required=True)
@act_options
def pin(idea_ids: tuple[str, ...], project_file: Path, author: str, out: Output) -> None:
    on_ideas(out, project_file, author, idea_ids, lambda project: curation.pin(project, idea_ids))


@click.command("unpin", help=_("Take back any decision on ideas: moved, pinned, left alone, a repeat."))
@click.argument("idea_ids", nargs=-1, required=True)
@act_options
def unpin(idea_ids: tuple[str, ...], project_file: Path, author: str, out: Output) -> None:
    on_ideas(out, project_file, author, idea_ids, lambda project: curation.unpin(project, idea_ids))


@click.command("aside", help=_("Set ideas aside, for a reason that the balance sheet shows."))
@click.argument("idea_ids", nargs=-1, required=True)
@click.option("--reason", required=True, help=_("Why; those who said it may read it."))
@act_options
def aside(idea_ids: tuple[str, ...], reason: str, project_file: Path, author: str, out: Output) -> None:
    on_ideas(out, project_file, author, idea_ids, lambda project: curation.set_aside(project, idea_ids, reason))


@click.command("return", help=_("Take ideas back in that were set aside."))
@click.argument("idea_ids", nargs=-1, required=True)
@act_options
def return_(idea_ids: tuple[str, ...], project_file: Path, author: str, out: Output) -> None:
    on_ideas(out, project_file, author, idea_ids, lambda project: curation.take_back_in(project, idea_ids))


@click.command("duplicate", help=_("Say that an idea repeats another one."))
@click.argument("idea_id")
@click.option("--of", "of", required=True, help=_("The idea that it repeats."))
@act_options
def duplicate(idea_id: str, of: str, project_file: Path, author: str, out: Output) -> None:
    on_ideas(out, project_file, author, [idea_id], lambda project: curation.mark_duplicate(project, idea_id, of))


@click.command("alone", help=_("Leave ideas as lone voices, in no theme."))
@click.argument("idea_ids", nargs=-1, required=True)
@act_options
def alone(idea_ids: tuple[str, ...], project_file: Path, author: str, out: Output) -> None:
    on_ideas(out, project_file, author, idea_ids, lambda project: curation.make_lone(project, idea_ids))


COMMANDS = (move, pin, unpin, aside, return_, duplicate, alone)
