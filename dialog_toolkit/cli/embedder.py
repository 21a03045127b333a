"""``dialog-toolkit embedder …``: sentence models beside the built-in engine."""

import functools
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from dialog_toolkit.cli.commands import output_options
from dialog_toolkit.cli.output import Output
from dialog_toolkit.i18n import _, ngettext
from dialog_toolkit.services import embedders, model_download


def embedder_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command ``--embedder SPEC`` and ``--own-server`` and pass it the whole as ``embedder``."""

    @functools.wraps(function)
    def command(*args: Any, embedder: str, own_server: bool, **kwargs: Any) -> Any:
        return function(*args, embedder=embedders.as_own(embedder, own_server), **kwargs)

    command = click.option(
        "--own-server", is_flag=True, help=_("The server at that address is your own: what people said may go there.")
    )(command)
    return click.option(
        "--embedder", default="", help=_("Sentence model to use beside the built-in engine; see: embedder list")
    )(command)


@click.group(help=_("Sentence models beside the built-in engine: which there are, whether one works."))
def embedder() -> None:
    """The noun."""


@embedder.command("list", help=_("List the kinds of embedders and say why one cannot be used."))
@output_options
def list_(out: Output) -> None:
    found = embedders.kinds(out.progress)
    out.progress_done()
    rows = [(kind.spec, _("yes") if kind.available else _("no"), kind.meaning, kind.reason) for kind in found]
    out.table(found, (_("Embedder"), _("Usable"), _("What it is"), _("Why not")), rows, "")


@embedder.command("test", help=_("Embed a few sentences with SPEC and say how it did."))
@click.argument("spec")
@click.option(
    "--own-server", is_flag=True, help=_("The server at that address is your own: what people said may go there.")
)
@output_options
def test(spec: str, own_server: bool, out: Output) -> None:
    trial = embedders.tried(embedders.as_own(spec, own_server), out.progress)
    out.progress_done()

    def people() -> None:
        out.say(_("{name} works: vectors of {d} numbers.").format(name=trial.name, d=trial.dimensions))
        told = _(
            "{nearest} of {pairs} sentences were nearest to the one that means the same ({same} against {different})."
        )
        out.say(told.format(nearest=trial.nearest, pairs=trial.pairs, same=trial.same, different=trial.different))
        n = 2 * trial.pairs
        took = ngettext("{n} sentence took {seconds} s.", "{n} sentences took {seconds} s.", n)
        out.say(took.format(n=n, seconds=trial.seconds))

    out.value(trial, people)


@embedder.command("download", help=_("Fetch the model NAME in ONNX form into FOLDER, once, after asking."))
@click.argument("name")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--from", "source", required=True, help=_("Address of the model hub, beginning with https://."))
@click.option("--yes", is_flag=True, help=_("Do not ask."))
@output_options
def download(name: str, folder: Path, source: str, yes: bool, out: Output) -> None:
    files = model_download.available_files(name, source)
    for file in files:
        out.note(f"{file.address}\t{_megabytes(file.size)}")
    whole = _megabytes(sum(file.size for file in files))
    if not yes:
        question = _("Fetch the files above, {size} in all, into {folder}?")
        click.confirm(question.format(size=whole, folder=folder), abort=True, err=True)
    fetched = model_download.fetch(files, folder, out.progress)
    out.progress_done()

    def people() -> None:
        for file in fetched:
            out.say(f"{file.sha256}  {file.path}")
        out.say(_("Try it with: dialog-toolkit embedder test {spec}").format(spec=f"onnx:{folder}"))

    out.value({"embedder": f"onnx:{folder}", "files": fetched}, people)


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:.1f} MB" if size else "? MB"
