"""``dialog-toolkit theme build``: group the ideas, or look at what a new grouping would change."""

from dataclasses import replace
from pathlib import Path

import click

from dialog_toolkit.cli.commands import author_option, output_options, project_option
from dialog_toolkit.cli.embedder import embedder_options
from dialog_toolkit.cli.output import Output
from dialog_toolkit.errors import BadInput
from dialog_toolkit.i18n import N_, _, ngettext
from dialog_toolkit.services import projects, theme_changes, theme_engine, themes
from dialog_toolkit.services.theme_runs import COARSER, FINER, EngineSettings, last_settings


@click.command("build", help=_("Group all ideas into themes. The same ideas and seed give the same themes."))
@click.option("--seed", type=int, default=0, show_default=True, help=_("Seed of the computation."))
@click.option(
    "--resolution",
    type=click.FloatRange(0.1, 10),
    default=None,
    help=_("Coarser (below 1) or finer (above 1) than usual."),
)
@click.option("--coarser", is_flag=True, help=_("Fewer, larger themes than the last time."))
@click.option("--finer", is_flag=True, help=_("More, smaller themes than the last time."))
@click.option("--about", type=click.IntRange(2, 500), default=None, help=_("About so many themes."))
@click.option("--preview", is_flag=True, help=_("Only say what would change; the themes stay as they are."))
@embedder_options
@project_option
@author_option
@output_options
def build(
    seed: int, resolution: float | None, coarser: bool, finer: bool, about: int | None, preview: bool, embedder: str,
    project_file: Path, author: str, out: Output,
) -> None:  # fmt: skip
    if sum((resolution is not None, coarser, finer, about is not None)) > 1:
        raise BadInput(
            N_("How coarse or fine can be said in one way only."),
            hint=N_("Give one of --resolution, --coarser, --finer and --about."),
        )
    with projects.opened(project_file, author, readonly=preview) as project:
        settings = EngineSettings(seed, resolution or 1.0, embedder, about or 0)
        if coarser or finer:
            last = last_settings(project).resolution
            settings = replace(settings, resolution=round(last * (COARSER if coarser else FINER), 4))
        if preview:
            _preview(project, settings, out)
        else:
            _build(project, settings, out)


def _build(project: projects.Project, settings: EngineSettings, out: Output) -> None:
    run = themes.build(
        project,
        seed=settings.seed,
        resolution=settings.resolution,
        embedder=settings.embedder,
        about=settings.about,
        progress=out.progress,
    )
    balance = themes.balance_sheet(project)
    out.progress_done()
    n = len(run.themes)
    total = balance.total

    def people() -> None:
        out.say(ngettext("{n} theme.", "{n} themes.", n).format(n=n))
        out.say(themes.balance_line(total, balance.adds_up))
        out.say(_("Look at them with: dialog-toolkit theme list"))

    out.value({"themes": n, "balance": balance, "adds_up": balance.adds_up, "engine": run.engine}, people)


def _preview(project: projects.Project, settings: EngineSettings, out: Output) -> None:
    found = theme_engine.Engine().rerun(project, settings, out.progress)
    ideas = themes.material(project).by_id
    out.progress_done()

    def people() -> None:
        for line in theme_changes.lines(found.difference, ideas):
            out.say(line)
        out.say(_("Nothing was changed."))

    out.value({"difference": found.difference, "engine": found.run.engine}, people)
