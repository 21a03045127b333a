"""``dialog-toolkit theme …``: group the ideas and look at the groups."""

from pathlib import Path

import click

from dialog_toolkit.cli.commands import author_option, output_options, project_option
from dialog_toolkit.cli.output import Output
from dialog_toolkit.i18n import _, ngettext
from dialog_toolkit.services import projects, themes
from dialog_toolkit.services.themes import ThemeView


@click.group(help=_("Themes: group the ideas, list and show the groups."))
def theme() -> None:
    """The noun."""


@theme.command("build", help=_("Group all ideas into themes. The same ideas and seed give the same themes."))
@click.option("--seed", type=int, default=0, show_default=True, help=_("Seed of the computation."))
@click.option(
    "--resolution",
    type=click.FloatRange(0.1, 10),
    default=None,
    help=_("Coarser (below 1) or finer (above 1) than usual."),
)
@project_option
@author_option
@output_options
def build(seed: int, resolution: float | None, project_file: Path, author: str, out: Output) -> None:
    with projects.opened(project_file, author) as project:
        run = themes.build(project, seed=seed, resolution=resolution, progress=out.progress)
        balance = themes.balance_sheet(project)
    out.progress_done()
    n = len(run.themes)
    total = balance.total

    def people() -> None:
        out.say(ngettext("{n} theme.", "{n} themes.", n).format(n=n))
        out.say(themes.balance_line(total, balance.adds_up))
        out.say(_("Look at them with: dialog-toolkit theme list"))

    out.value({"themes": n, "balance": balance, "adds_up": balance.adds_up, "engine": run.engine}, people)


@theme.command("list", help=_("List the themes, largest first, and the balance sheet."))
@project_option
@output_options
def list_(project_file: Path, out: Output) -> None:
    with projects.opened(project_file, readonly=True) as project:
        run = themes.current(project)
        stale = themes.ideas_since(project, run)
        balance = themes.balance_sheet(project)
    rows = [
        (t.id, t.evidence.ideas, len(t.evidence.sessions), len(t.evidence.regions), " · ".join(t.tags[:3]), t.title)
        for t in run.themes
    ]
    out.table(
        {"themes": run.themes, "balance": balance, "engine": run.engine, "ideas_since": stale},
        (_("Theme"), _("Ideas"), _("Sessions"), _("Regions"), _("Tags"), _("Title")),
        rows,
        _("There are no themes yet."),
    )
    if not out.plain:
        out.say(themes.balance_line(balance.total, balance.adds_up))
    if stale:
        n = len(stale)
        out.note(ngettext("{n} idea is newer than the themes.", "{n} ideas are newer than the themes.", n).format(n=n))


@theme.command("show", help=_("Show one theme: its evidence and its ideas."))
@click.argument("theme_id")
@project_option
@output_options
def show(theme_id: str, project_file: Path, out: Output) -> None:
    with projects.opened(project_file, readonly=True) as project:
        view = themes.view(project, theme_id)
    out.value(view, lambda: _tell_theme(view, out))


def _tell_theme(view: ThemeView, out: Output) -> None:
    if view.invented and not out.plain:
        out.say(_("INVENTED EXAMPLE – no such circle took place and nobody said these words."))
    out.say(view.theme.title)
    out.say(view.heard)
    if view.theme.tags:
        out.say(" · ".join(view.theme.tags))
    for idea in view.ideas:
        mark = f"[{_(f'kind {idea.kind}')}, {_(f'agreement {idea.agreement}')}]"
        out.say("\t".join((idea.id, str(idea.kind), idea.text)) if out.plain else f"{idea.id}  {mark}  {idea.text}")
