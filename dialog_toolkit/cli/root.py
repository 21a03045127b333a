"""The commands, noun then verb; without one, the app."""

from pathlib import Path

import click

from dialog_toolkit import __version__
from dialog_toolkit.cli.commands import LazyGroup
from dialog_toolkit.i18n import LANGUAGES, _

_ROOT = "dialog_toolkit.cli"


class RootGroup(LazyGroup):
    """The commands, or a project file in the place of one: then the app opens on it."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and self.get_command(ctx, args[0]) is None and looks_like_project(args[0]):
            return "app", self.get_command(ctx, "app"), args
        return super().resolve_command(ctx, args)

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        return [_("[OPTIONS]"), _("[PROJECT | COMMAND [ARGS]...]")]


def looks_like_project(word: str) -> bool:
    """Whether a word is a file and not a mistyped command."""
    return Path(word).suffix == ".dialog" or "/" in word or "\\" in word or Path(word).is_file()


@click.group(
    cls=RootGroup,
    invoke_without_command=True,
    help=_(
        "Record dialogue circles, find what people share, and draft measures of the plan. "
        "Without a command the app opens, on PROJECT or on the project opened last."
    ),
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
        "commitment": f"{_ROOT}.commitment:commitment",
        "plan": f"{_ROOT}.plan:plan",
        "answer": f"{_ROOT}.answer:answer",
        "paper": f"{_ROOT}.paper:paper",
        "history": f"{_ROOT}.history:history",
        "embedder": f"{_ROOT}.embedder:embedder",
        "bench": f"{_ROOT}.bench:bench",
        "keys": f"{_ROOT}.keys:keys",
        "doctor": f"{_ROOT}.doctor:doctor",
        "app": f"{_ROOT}.app:app",
    },
)
@click.option(
    "--lang", type=click.Choice(LANGUAGES), help=_("Language of what you read here (also DIALOG_TOOLKIT_LANG).")
)
@click.version_option(__version__, message="%(prog)s %(version)s", help=_("Show the version and leave."))
@click.pass_context
def root(ctx: click.Context, lang: str | None) -> object:
    """The top of the command line; ``--lang`` was read before (see `main`)."""
    if ctx.invoked_subcommand is not None:
        return None
    command = RootGroup.get_command(ctx.command, ctx, "app")  # type: ignore[arg-type]  # the group it is
    return ctx.invoke(command) if command else None
