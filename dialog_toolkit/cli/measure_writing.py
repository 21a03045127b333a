"""``dialog-toolkit measure new, keep, edit, merge, split, renumber, withdraw, return, undo, redo``."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import click

from dialog_toolkit.cli.commands import author_option, output_options, project_option
from dialog_toolkit.cli.output import Output
from dialog_toolkit.cli.standard_input import piped_lines
from dialog_toolkit.domain.measure import Part, Quote
from dialog_toolkit.i18n import N_, _
from dialog_toolkit.services import drafting, measure_acts, measure_merging, measures, projects
from dialog_toolkit.services.measure_acts import Undone
from dialog_toolkit.services.measure_cells import value_of
from dialog_toolkit.services.measure_records import LISTS, QUOTES
from dialog_toolkit.services.projects import Project


@click.command("new", help=_("Write a measure by hand."))
@click.argument("title")
@project_option
@author_option
@output_options
def new(title: str, project_file: Path, author: str, out: Output) -> None:
    with projects.opened(project_file, author) as project:
        id = measure_acts.new(project, title)
        _tell(project, [id], N_("Measure {id} is written."), out)


@click.command(
    "keep", help=_("Make what a machine wrote yours: all of it, or the FIELD named, or one of several suggestions.")
)
@click.argument("measure_id")
@click.argument("field", required=False)
@click.option("--value", help=_("Which suggestion; the first without it, for values all of them."))
@project_option
@author_option
@output_options
def keep(measure_id: str, field: str | None, value: str | None, project_file: Path, author: str, out: Output) -> None:
    with projects.opened(project_file, author) as project:
        measure_acts.keep(project, measure_id, field, value)
        _tell(project, [measure_id], N_("Measure {id}: kept."), out)


@click.command(
    "edit",
    help=_(
        "Write a FIELD of a measure. Lists take several VALUES; a milestone is “output | deadline | who”, an indicator "
        "“text | from | to | unit | kind”, a quote “idea | words”, a pair “name: text”. With - it is read from "
        "standard input; without VALUES the field becomes empty."
    ),
)
@click.argument("measure_id")
@click.argument("field")
@click.argument("values", nargs=-1)
@project_option
@author_option
@output_options
def edit(measure_id: str, field: str, values: tuple[str, ...], project_file: Path, author: str, out: Output) -> None:
    texts = ["".join(piped_lines())] if values == ("-",) else list(values)
    with projects.opened(project_file, author) as project:
        value = _value(project, field, texts)
        dropped = drafting.dropped_by(project, measure_id, value) if field == "solution" else ()
        measure_acts.edit(project, measure_id, field, value)
        for part in dropped:
            out.note(f"⚠ {drafting.warning(project, part)}")
        _tell(project, [measure_id], N_("Measure {id} is changed."), out)


def _value(project: Project, field: str, texts: Sequence[str]) -> Any:
    if field in QUOTES:
        pairs = [line.partition("|") for text in texts for line in text.splitlines() if line.strip()]
        return tuple(Quote(idea.strip(), words.strip(), "[…]" in words) for idea, _bar, words in pairs)
    joined = (";" if field in LISTS else "\n").join(texts)
    return value_of(field, joined.replace("\n", ";") if field in LISTS else joined, projects.profile_of(project))


@click.command("merge", help=_("Make one measure of several. The originals stay, with the thread to the new one."))
@click.argument("measure_ids", nargs=-1, required=True)
@click.option("--into", help=_("The measure that takes the others in; without it a new one is made."))
@click.option("--title", default="", help=_("The title; without it the titles stand side by side."))
@project_option
@author_option
@output_options
def merge(
    measure_ids: tuple[str, ...], into: str | None, title: str, project_file: Path, author: str, out: Output
) -> None:
    with projects.opened(project_file, author) as project:
        id = measure_merging.merge(project, measure_ids, into, title)
        _tell(project, [id], N_("Merged into measure {id}."), out)


@click.command(
    "split",
    help=_("Make several measures of one. A PART is “title” or “title | idea idea …”; the rest goes to the others."),
)
@click.argument("measure_id")
@click.argument("parts", nargs=-1, required=True)
@project_option
@author_option
@output_options
def split(measure_id: str, parts: tuple[str, ...], project_file: Path, author: str, out: Output) -> None:
    pairs = [part.partition("|") for part in parts]
    given = [Part(title.strip(), tuple(ideas.split())) for title, _bar, ideas in pairs]
    with projects.opened(project_file, author) as project:
        ids = measure_merging.split(project, measure_id, given)
        _tell(project, ids, N_("Measure {id} is split off."), out)


@click.command("renumber", help=_("Number the measures that people kept, by commitment; in the order named, if any."))
@click.argument("measure_ids", nargs=-1)
@project_option
@author_option
@output_options
def renumber(measure_ids: tuple[str, ...], project_file: Path, author: str, out: Output) -> None:
    with projects.opened(project_file, author) as project:
        numbers = measure_merging.renumber(project, measure_ids or None)
        titles = {m.id: m.title for m in measures.all_measures(project)}
    out.table(
        numbers,
        (_("No."), _("Measure"), _("Title")),
        ((number, id, titles[id]) for id, number in numbers.items()),
        _("Nobody kept a measure yet, so there is nothing to number."),
    )


def _each(name: str, help: str, act: Callable[[Project, str], None], done: str) -> click.Command:
    """A command that does one thing to each measure named."""

    @click.command(name, help=help)
    @click.argument("measure_ids", nargs=-1, required=True)
    @project_option
    @author_option
    @output_options
    def command(measure_ids: tuple[str, ...], project_file: Path, author: str, out: Output) -> None:
        with projects.opened(project_file, author) as project:
            for id in measure_ids:
                act(project, id)

        def people() -> None:
            for id in measure_ids:
                out.say(id if out.plain else _(done).format(id=id))

        out.value(list(measure_ids), people)

    return command


withdraw = _each(
    "withdraw",
    _("Take measures out of the plan; they stay in the history and can be brought back."),
    measure_acts.withdraw,
    N_("Measure {id} is withdrawn."),
)
return_ = _each(
    "return",
    _("Take withdrawn measures into the plan again."),
    measure_acts.bring_back,
    N_("Measure {id} is brought back."),
)


def _turn(name: str, help: str, act: Callable[[Project], Undone | None], nothing: str) -> click.Command:
    @click.command(name, help=help)
    @project_option
    @author_option
    @output_options
    def command(project_file: Path, author: str, out: Output) -> None:
        with projects.opened(project_file, author) as project:
            step = act(project)
        out.value(step, lambda: out.say(step.text if step else _(nothing)))

    return command


undo = _turn(
    "undo", _("Take back the last thing you did to measures here."), measure_acts.undo, N_("There is nothing to undo.")
)
redo = _turn("redo", _("Do again what was taken back last."), measure_acts.redo, N_("There is nothing to do again."))


def _tell(project: Project, ids: Sequence[str], done: str, out: Output) -> None:
    now = [measures.get(project, id) for id in ids]

    def people() -> None:
        for id in ids:
            out.say(id if out.plain else _(done).format(id=id))

    out.value(now if len(now) > 1 else now[0], people)
