"""``dialog-toolkit demo``: the whole way on the example sessions."""

from pathlib import Path

import click

from dialog_toolkit.cli.commands import output_options
from dialog_toolkit.cli.output import Output
from dialog_toolkit.i18n import _, current_language, ngettext
from dialog_toolkit.services import demo as demos
from dialog_toolkit.services import themes
from dialog_toolkit.services.demo import DemoOutcome


@click.command("demo", help=_("From the invented example sessions to a briefing paper, in one go."))
@click.option(
    "--folder",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("demo"),
    show_default=True,
    help=_("Where to."),
)
@output_options
def demo(folder: Path, out: Output) -> None:
    outcome = demos.run(folder, language=current_language(), progress=out.progress)
    out.progress_done()
    out.value(outcome, lambda: _tell(outcome, out))


def _tell(outcome: DemoOutcome, out: Output) -> None:
    out.say(_("INVENTED EXAMPLE – the circles did not take place and nobody said these words."))
    n = outcome.sessions
    sessions = ngettext("{n} session", "{n} sessions", n).format(n=n)
    n = outcome.themes
    found = ngettext("{n} theme", "{n} themes", n).format(n=n)
    n = outcome.measures
    drafted = ngettext("{n} candidate measure", "{n} candidate measures", n).format(n=n)
    out.say(f"{sessions} → {found} → {drafted}")
    out.say(themes.balance_line(outcome.balance.total, outcome.balance.adds_up))
    out.say(_("Project: {file}").format(file=outcome.project))
    for paper in outcome.papers:
        if paper.suffix != ".svg":
            out.say(_("Paper:   {file}").format(file=paper))
    out.say(_("Go on:   dialog-toolkit theme list --project {file}").format(file=outcome.project))
    out.say(_("         dialog-toolkit measure check --project {file}").format(file=outcome.project))
