"""``dialog-toolkit theme …``: group the ideas, look at the groups, and decide about them."""

import click

from dialog_toolkit.cli import theme_acts, theme_answers, theme_ideas, theme_looks
from dialog_toolkit.cli.theme_build import build
from dialog_toolkit.cli.theme_differences import differences
from dialog_toolkit.i18n import _


@click.group(
    help=_(
        "Themes: group the ideas, look at the groups, and decide about them. What people decide stands in every later "
        "grouping. A theme is named by its id, its number in the list, or what its title alone begins with."
    )
)
def theme() -> None:
    """The noun."""


for command in (
    build, differences, *theme_looks.COMMANDS, *theme_acts.COMMANDS, *theme_ideas.COMMANDS, *theme_answers.COMMANDS,
):  # fmt: skip
    theme.add_command(command)
