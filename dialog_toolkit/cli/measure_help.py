"""``dialog-toolkit measure help``: wording by a language model on one's own machine, shown before it is sent."""

from pathlib import Path

import click

from dialog_toolkit.cli.commands import author_option, output_options, project_option
from dialog_toolkit.cli.output import Output
from dialog_toolkit.i18n import _
from dialog_toolkit.services import projects, writing_help


@click.command(
    "help", help=_("Have a field worded by a model on your own machine. Without --send: show what would be sent.")
)
@click.argument("measure_id")
@click.argument("field")
@click.option("--address", default="", envvar="DIALOG_TOOLKIT_MODEL", metavar="URL",
              help=_("Address of the model, as http://127.0.0.1:PORT/v1."))  # fmt: skip
@click.option("--model", default="", envvar="DIALOG_TOOLKIT_MODEL_NAME", help=_("Name of the model."))
@click.option("--own-server", is_flag=True, help=_("The address is a server of your own elsewhere."))
@click.option("--send", is_flag=True, help=_("Send it and show the answer; the measure stays as it is."))
@click.option("--take", is_flag=True, help=_("Send it and put the answer into the measure, marked as machine-written."))
@project_option
@author_option
@output_options
def help_(measure_id: str, field: str, address: str, model: str, own_server: bool, send: bool, take: bool,
          project_file: Path, author: str, out: Output) -> None:  # fmt: skip
    writes = send or take
    with projects.opened(project_file, author, readonly=not writes) as project:
        prepared = writing_help.prepare(project, measure_id, field, address=address, model=model, own=own_server)
        answer = writing_help.ask(project, prepared, own=own_server) if writes else None
        if answer and take:
            writing_help.take(project, answer)

    def people() -> None:
        out.say(writing_help.shown(prepared) if answer is None else answer.text)
        if answer is None:
            out.note(_("Nothing was sent. Send it with --send, or --take to put the answer into the measure."))

    out.value({"prepared": prepared, "answer": answer, "taken": bool(answer and take)}, people)
