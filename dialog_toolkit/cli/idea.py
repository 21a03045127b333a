"""``dialog-toolkit idea …``: what people said."""

from pathlib import Path

import click

from dialog_toolkit.cli import idea_recording
from dialog_toolkit.cli.commands import output_options, project_option
from dialog_toolkit.cli.output import Output
from dialog_toolkit.domain.session import IdeaKind, Language
from dialog_toolkit.i18n import _
from dialog_toolkit.services import ideas, projects


@click.group(help=_("Ideas: what people said, in their own words."))
def idea() -> None:
    """The noun."""


for command in idea_recording.COMMANDS:
    idea.add_command(command)


@idea.command("list", help=_("List ideas, all or some."))
@click.option("--session", "session_id", help=_("Only of this session."))
@click.option("--region", help=_("Only of this region."))
@click.option("--theme", "theme_id", help=_("Only of this theme."))
@click.option("--kind", type=click.Choice([str(k) for k in IdeaKind]), help=_("Only of this kind."))
@click.option("--language", type=click.Choice([str(k) for k in Language]), help=_("Only in this language."))
@click.option("--find", "words", help=_("Only with these words (diacritics not needed)."))
@project_option
@output_options
def list_(
    session_id: str | None,
    region: str | None,
    theme_id: str | None,
    kind: str | None,
    language: str | None,
    words: str | None,
    project_file: Path,
    out: Output,
) -> None:
    with projects.opened(project_file, readonly=True) as project:
        wanted = ideas.Wanted(session_id, region, theme_id, kind, language, words)
        found = ideas.find(project, wanted)
        invented = ideas.any_invented(project, found)
    if invented and not out.as_json and not out.plain:
        out.say(_("INVENTED EXAMPLE – no such circle took place and nobody said these words."))
    out.table(
        found,
        (_("Idea"), _("Kind"), _("Agreement"), _("Text")),
        ((i.id, _(f"kind {i.kind}"), _(f"agreement {i.agreement}"), i.text) for i in found),
        _("No idea fits. Ask for less, or bring sessions in with: dialog-toolkit session import FILE…"),
    )
