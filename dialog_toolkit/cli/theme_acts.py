"""``dialog-toolkit theme merge, split, new, rename, confirm, unconfirm, link, unlink, note, codebook import``."""

from pathlib import Path

import click

from dialog_toolkit.cli.output import Output
from dialog_toolkit.cli.theme_told import act_options, on_ideas, on_themes, tell_themes
from dialog_toolkit.errors import ExitCode
from dialog_toolkit.i18n import _, ngettext
from dialog_toolkit.services import curation, projects, themes
from dialog_toolkit.services.curation import CodebookReport


@click.command("merge", help=_("Make one theme of several; the first named stays."))
@click.argument("theme_ids", nargs=-1, required=True)
@click.option("--title", default="", help=_("The title of the theme."))
@act_options
def merge(theme_ids: tuple[str, ...], title: str, project_file: Path, author: str, out: Output) -> None:
    with projects.opened(project_file, author) as project:
        stays = curation.merge(project, [themes.named(project, word) for word in theme_ids], title)
        tell_themes(out, project, [stays])


@click.command("split", help=_("Take ideas out of a theme as a theme of their own."))
@click.argument("theme_id")
@click.argument("idea_ids", nargs=-1, required=True)
@click.option("--title", default="", help=_("The title of the new theme."))
@act_options
def split(theme_id: str, idea_ids: tuple[str, ...], title: str, project_file: Path, author: str, out: Output) -> None:
    with projects.opened(project_file, author) as project:
        old = themes.named(project, theme_id)
        new = curation.split(project, old, idea_ids, title)
        tell_themes(out, project, [new, old])


@click.command("new", help=_("Make a theme, with ideas or still without."))
@click.argument("title")
@click.argument("idea_ids", nargs=-1)
@act_options
def new(title: str, idea_ids: tuple[str, ...], project_file: Path, author: str, out: Output) -> None:
    with projects.opened(project_file, author) as project:
        tell_themes(out, project, [curation.new_theme(project, title, idea_ids)])


@click.command("rename", help=_('Give a theme a title; "" goes back to the words of its ideas.'))
@click.argument("theme_id")
@click.argument("title")
@act_options
def rename(theme_id: str, title: str, project_file: Path, author: str, out: Output) -> None:
    on_themes(out, project_file, author, [theme_id], lambda project, id: curation.rename(project, id, title))


@click.command("confirm", help=_("Say that themes are right: their ideas stay together in every later grouping."))
@click.argument("theme_ids", nargs=-1, required=True)
@act_options
def confirm(theme_ids: tuple[str, ...], project_file: Path, author: str, out: Output) -> None:
    on_themes(out, project_file, author, theme_ids, curation.confirm)


@click.command("unconfirm", help=_("Take the confirmation of themes back."))
@click.argument("theme_ids", nargs=-1, required=True)
@act_options
def unconfirm(theme_ids: tuple[str, ...], project_file: Path, author: str, out: Output) -> None:
    on_themes(out, project_file, author, theme_ids, curation.unconfirm)


@click.command("link", help=_("Say that two themes are related."))
@click.argument("one")
@click.argument("other")
@act_options
def link(one: str, other: str, project_file: Path, author: str, out: Output) -> None:
    with projects.opened(project_file, author) as project:
        pair = (themes.named(project, one), themes.named(project, other))
        tell_themes(out, project, pair, curation.link(project, *pair))


@click.command("unlink", help=_("Say that two themes are not related after all."))
@click.argument("one")
@click.argument("other")
@act_options
def unlink(one: str, other: str, project_file: Path, author: str, out: Output) -> None:
    with projects.opened(project_file, author) as project:
        pair = (themes.named(project, one), themes.named(project, other))
        tell_themes(out, project, pair, curation.unlink(project, *pair))


@click.command("note", help=_('Keep a note on a theme or an idea; "" removes it.'))
@click.argument("what")
@click.argument("text")
@act_options
def note(what: str, text: str, project_file: Path, author: str, out: Output) -> None:
    with projects.opened(project_file, readonly=True) as project:
        is_idea = what in themes.material(project).by_id
    if is_idea:
        on_ideas(out, project_file, author, [what], lambda project: curation.note_idea(project, what, text))
    else:
        on_themes(out, project_file, author, [what], lambda project, id: curation.note_theme(project, id, text))


@click.group("codebook", help=_("The team's own list of themes."))
def codebook() -> None:
    """A noun under the noun."""


@codebook.command("import", help=_("Take in a list of themes (CSV, XLSX or YAML: title, description, examples)."))
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--skip-bad", is_flag=True, help=_("Take in the good rows even if others are faulty (else none is)."))
@act_options
def import_(path: Path, skip_bad: bool, project_file: Path, author: str, out: Output) -> int:
    found = curation.read_codebook(path)
    report = CodebookReport((), ())
    with projects.opened(project_file, author) as project:
        if skip_bad or not found.faults:
            report = curation.add_codebook(project, found.rows)
        titles = {kept.id: kept.title for kept in curation.read_curation(project).themes.values()}
    value = {"new": report.new, "already": report.already, "faults": found.faults}
    out.value(value, lambda: _tell_codebook(out, report, titles, bool(found.faults) and not skip_bad))
    for fault in found.faults:
        out.note(f"{fault.file}:{fault.line}: {_(fault.message).format(**fault.facts)}")
    return int(ExitCode.BAD_INPUT) if found.faults else 0


def _tell_codebook(out: Output, report: CodebookReport, titles: dict[str, str], refused: bool) -> None:
    if refused:
        out.say(_("Nothing was taken in, because of the faults below. Mend them, or use --skip-bad."))
        return
    if not out.plain:
        n = len(report.new)
        out.say(ngettext("{n} new theme in the list.", "{n} new themes in the list.", n).format(n=n))
    for id in report.new:
        out.say(id if out.plain else f"{id}  {titles[id]}")
    n = len(report.already)
    if n and not out.plain:
        out.say(ngettext("{n} theme was there already.", "{n} themes were there already.", n).format(n=n))


COMMANDS = (merge, split, new, rename, confirm, unconfirm, link, unlink, note, codebook)
