"""``dialog-toolkit theme differences``: what weighs more or less in a region or kind of session."""

from pathlib import Path

import click

from dialog_toolkit.cli.commands import output_options, project_option
from dialog_toolkit.cli.output import Output
from dialog_toolkit.domain.difference import Difference, Verdict
from dialog_toolkit.i18n import _, current_language
from dialog_toolkit.services import projects, theme_differences, themes


@click.command(
    "differences",
    help=_("Which themes weigh more or less in a region or kind of session, and how far chance could have made it."),
)
@click.option("--by", type=click.Choice(list(theme_differences.SIDES)), default="region", show_default=True,
              help=_("What sessions are told apart by."))  # fmt: skip
@click.option("--all", "everything", is_flag=True, help=_("Also those that chance may have made."))
@project_option
@output_options
def differences(by: str, everything: bool, project_file: Path, out: Output) -> None:
    with projects.opened(project_file, readonly=True) as project:
        found = theme_differences.differences(project, by, progress=out.progress)
        titles = {theme.id: theme.title for theme in themes.current(project).themes}
        names = {each.id: each.name.in_language(current_language()) for each in projects.profile_of(project).regions}
    out.progress_done()
    shown = [each for each in found if everything or each.verdict in (Verdict.MORE, Verdict.LESS)]
    rows = [_row(each, titles, names) for each in shown]
    headings = (_("Where"), _("Here"), _("Elsewhere"), _("Chance"), _("Finding"), _("Theme"))
    out.table(shown, headings, rows, _("No difference is larger than chance makes; --all shows every figure."))
    few = sorted({names.get(each.side, each.side) for each in found if each.verdict is Verdict.TOO_FEW})
    if few and not out.plain:
        out.note(_("Too few circles to say anything: {sides}").format(sides=", ".join(few)))


def _row(each: Difference, titles: dict[str, str], names: dict[str, str]) -> tuple[str, ...]:
    return (
        names.get(each.side, each.side),
        f"{100 * each.share:.0f} %",
        f"{100 * each.elsewhere:.0f} %",
        f"{each.corrected:.3f}",
        theme_differences.verdict_text(each),
        titles.get(each.theme, each.theme),
    )
