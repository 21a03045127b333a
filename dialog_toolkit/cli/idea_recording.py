"""``dialog-toolkit idea add, edit, withdraw, bring-back, mark, approve, split, similar, history``."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, get_args

import click

from dialog_toolkit.cli.commands import author_option, output_options, project_option
from dialog_toolkit.cli.output import Output
from dialog_toolkit.cli.personal_note import note_personal
from dialog_toolkit.cli.standard_input import piped_lines
from dialog_toolkit.domain.session import Agreement, Idea, IdeaKind, Language, idea_number
from dialog_toolkit.i18n import N_, _
from dialog_toolkit.services import history as histories
from dialog_toolkit.services import projects, recording
from dialog_toolkit.services.projects import Project
from dialog_toolkit.services.recording_ideas import Mark


def _said(function: Callable[..., Any]) -> Callable[..., Any]:
    """The options that say what an idea is."""
    for option in reversed(
        (
            click.option("--kind", type=click.Choice([str(k) for k in IdeaKind]), help=_("What sort of contribution.")),
            click.option(
                "--agreement", type=click.Choice([str(a) for a in Agreement]), help=_("How the room stood to it.")
            ),
            click.option("--stage", help=_("Id of the stage it was said in.")),
            click.option("--language", type=click.Choice([str(k) for k in Language]), help=_("Its language.")),
            click.option("--quotable/--not-quotable", default=None, help=_("Whether the room allowed to quote it.")),
            click.option("--table", help=_("The table it was said at.")),
            click.option("--round", type=click.IntRange(0, 100), help=_("The round it was said in.")),
        )
    ):
        function = option(function)
    return function


@click.command("add", help=_("Record an idea; with - as TEXT one idea a line from standard input."))
@click.argument("session_id")
@click.argument("text")
@click.option("--notes", is_flag=True, help=_("Split TEXT into single notes: by bullets, numbers, lines."))
@_said
@project_option
@author_option
@output_options
def add(session_id: str, text: str, notes: bool, project_file: Path, author: str, out: Output, **told: Any) -> None:
    given = {name: value for name, value in told.items() if value is not None}
    whole = "".join(piped_lines()) if text == "-" else text
    texts = recording.split_notes(whole) if notes else whole.splitlines() if text == "-" else [whole]
    with projects.opened(project_file, author) as project:
        given.setdefault("stage", recording.live(project, session_id).stage)
        ids = [
            recording.add_idea(project, session_id, part, keep_typed=True, **given)
            for part in texts
            if part.strip() or text != "-"
        ]
    note_personal(out, texts)

    def people() -> None:
        for idea_id in ids:
            out.say(_kept(out, idea_id))

    out.value(ids, people)


def _kept(out: Output, idea_id: str) -> str:
    return idea_id if out.plain else _("saved {number}").format(number=idea_number(idea_id))


@click.command("edit", help=_("Change an idea. A changed text is no longer approved by the room."))
@click.argument("idea_id")
@click.option("--text", help=_("The new text."))
@_said
@click.option("--votes", type=click.IntRange(0, 1_000_000), help=_("Votes or points it got."))
@click.option("--rank", type=click.IntRange(1, 100_000), help=_("Its place in the room's order, 1 is first."))
@project_option
@author_option
@output_options
def edit(idea_id: str, project_file: Path, author: str, out: Output, **told: Any) -> None:
    given = {name: value for name, value in told.items() if value is not None}
    with projects.opened(project_file, author) as project:
        recording.edit_idea(project, idea_id, **given)
        now = recording.idea_now(project, idea_id)
    note_personal(out, [told["text"]] if told["text"] else [])
    out.value(now, lambda: out.say(_kept(out, idea_id)))


def _each(name: str, help: str, act: Callable[[Project, str], Any], done: str) -> click.Command:
    """A command that does one thing to each idea named."""

    @click.command(name, help=help)
    @click.argument("idea_ids", nargs=-1, required=True)
    @project_option
    @author_option
    @output_options
    def command(idea_ids: tuple[str, ...], project_file: Path, author: str, out: Output) -> None:
        with projects.opened(project_file, author) as project:
            for idea_id in idea_ids:
                act(project, idea_id)

        def people() -> None:
            for idea_id in idea_ids:
                out.say(idea_id if out.plain else _(done).format(id=idea_id))

        out.value(list(idea_ids), people)

    return command


withdraw = _each(
    "withdraw",
    _("Take ideas out of the record; they stay in the history and can be brought back."),
    recording.withdraw_idea,
    N_("Withdrawn: {id}"),
)
bring_back = _each(
    "bring-back", _("Take withdrawn ideas into the record again."), recording.bring_back, N_("Brought back: {id}")
)
approve = _each(
    "approve",
    _("Keep that ideas were read back and approved by the room."),
    recording.approve_idea,
    N_("Approved: {id}"),
)


@click.command("mark", help=_("Mark an idea to come back to (return) or as allowed to be quoted (quote)."))
@click.argument("idea_id")
@click.argument("what", type=click.Choice(get_args(Mark)))
@click.option("--off", is_flag=True, help=_("Take the mark away."))
@project_option
@author_option
@output_options
def mark(idea_id: str, what: Mark, off: bool, project_file: Path, author: str, out: Output) -> None:
    with projects.opened(project_file, author) as project:
        recording.mark(project, idea_id, what, not off)
        now = recording.idea_now(project, idea_id)
    out.value(now, lambda: out.say(_kept(out, idea_id)))


@click.command("split", help=_("Make several ideas of one. Without parts it is split where its notes part."))
@click.argument("idea_id")
@click.argument("parts", nargs=-1)
@project_option
@author_option
@output_options
def split(idea_id: str, parts: tuple[str, ...], project_file: Path, author: str, out: Output) -> None:
    with projects.opened(project_file, author) as project:
        texts = parts or recording.split_notes(recording.idea_now(project, idea_id).text)
        ids = recording.split_idea(project, idea_id, texts)
        found = [recording.idea_now(project, id) for id in ids]
    _show(out, found, "")


@click.command("similar", help=_("Ideas of a session that may already say this."))
@click.argument("session_id")
@click.argument("text")
@project_option
@output_options
def similar(session_id: str, text: str, project_file: Path, out: Output) -> None:
    with projects.opened(project_file, readonly=True) as project:
        recording.session_now(project, session_id, with_ideas=False)
        found = recording.similar(project, session_id, text)
    _show(out, found, _("No idea is alike."))


@click.command("history", help=_("What an idea was, and who changed it when."))
@click.argument("idea_id")
@click.option("--field", help=_("Only of this field, such as text."))
@project_option
@output_options
def history(idea_id: str, field: str | None, project_file: Path, out: Output) -> None:
    with projects.opened(project_file, readonly=True) as project:
        changes = histories.of(project, f"idea:{idea_id}", field)
    out.table(
        changes,
        (_("When"), _("Who"), _("Field"), _("Value")),
        (
            (c.wall[:19].replace("T", " "), c.author, c.field, _("(erased)") if c.text is None else c.text)
            for c in changes
        ),
        "",
    )


def _show(out: Output, ideas: list[Idea], empty: str) -> None:
    rows = ((i.id, _(f"kind {i.kind}"), _(f"agreement {i.agreement}"), i.text) for i in ideas)
    out.table(ideas, (_("Idea"), _("Kind"), _("Agreement"), _("Text")), rows, empty)


COMMANDS = (add, edit, withdraw, bring_back, mark, approve, split, similar, history)
