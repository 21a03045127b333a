"""The commands, noun then verb."""

import click

from dialog_toolkit import __version__
from dialog_toolkit.cli.commands import LazyGroup
from dialog_toolkit.i18n import LANGUAGES, _

_ROOT = "dialog_toolkit.cli"


@click.group(
    cls=LazyGroup,
    help=_("Record dialogue circles, find what people share, and draft measures of the plan."),
    epilog=_(
        "Exit codes: 0 done · 2 wrong use · 3 bad input · 4 project cannot be used so · 5 disk · 6 checks not met."
    ),
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    lazy={
        "demo": f"{_ROOT}.demo:demo",
        "new": f"{_ROOT}.project:new",
        "session": f"{_ROOT}.session:session",
        "idea": f"{_ROOT}.idea:idea",
        "theme": f"{_ROOT}.theme:theme",
        "measure": f"{_ROOT}.measure:measure",
        "plan": f"{_ROOT}.plan:plan",
        "paper": f"{_ROOT}.paper:paper",
        "history": f"{_ROOT}.history:history",
        "bench": f"{_ROOT}.bench:bench",
        "doctor": f"{_ROOT}.doctor:doctor",
    },
)
@click.option(
    "--lang", type=click.Choice(LANGUAGES), help=_("Language of what you read here (also DIALOG_TOOLKIT_LANG).")
)
@click.version_option(__version__, message="%(prog)s %(version)s", help=_("Show the version and leave."))
def root(lang: str | None) -> None:
    """The top of the command line; ``--lang`` was read before (see `main`)."""
