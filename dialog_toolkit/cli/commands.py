"""Commands found by name and loaded when called, so that starting stays quick."""

import functools
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from dialog_toolkit.cli.output import Output
from dialog_toolkit.i18n import _


class LazyGroup(click.Group):
    """A group whose commands are ``module:function`` names, imported when one is called or listed."""

    def __init__(self, *args: Any, lazy: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._lazy = lazy

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self._lazy)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self._lazy:
            return None
        module, name = self._lazy[cmd_name].split(":")
        command: click.Command = getattr(import_module(module), name)
        return command


def output_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command ``--json`` and ``--plain`` and pass it an `Output` as ``out``."""

    @functools.wraps(function)
    def command(*args: Any, as_json: bool, plain: bool, **kwargs: Any) -> Any:
        return function(*args, out=Output(as_json, plain), **kwargs)

    command = click.option("--plain", is_flag=True, help=_("Tab-separated lines, no headings, no moving progress."))(
        command
    )
    return click.option("--json", "as_json", is_flag=True, help=_("One JSON value on standard output."))(command)


def project_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command ``--project FILE`` (default: plan.dialog here, or DIALOG_TOOLKIT_PROJECT)."""
    return click.option(
        "--project",
        "project_file",
        type=click.Path(path_type=Path, dir_okay=False),
        default=Path("plan.dialog"),
        envvar="DIALOG_TOOLKIT_PROJECT",
        show_default=True,
        help=_("The project file."),
    )(function)


def author_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command ``--as NAME``: who signs the changes (a role or a name of one's own)."""
    return click.option(
        "--as",
        "author",
        default="",
        envvar="DIALOG_TOOLKIT_AUTHOR",
        help=_("Who signs the changes: a role or a name of your own choice."),
    )(function)
