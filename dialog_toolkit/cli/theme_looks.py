"""``dialog-toolkit theme list, show, balance, compare, why, export``: look at the themes and take them elsewhere."""

from pathlib import Path

import click

from dialog_toolkit.cli.commands import output_options, project_option
from dialog_toolkit.cli.output import Output
from dialog_toolkit.cli.theme_told import place_line
from dialog_toolkit.domain.theme import BalanceRow, Theme
from dialog_toolkit.i18n import _, ngettext
from dialog_toolkit.services import curation, projects, theme_tables, themes
from dialog_toolkit.services.theme_why import Reason, Why
from dialog_toolkit.services.theme_why import why as why_there
from dialog_toolkit.services.themes import ThemeView


@click.command("list", help=_("List the themes, largest first, and the balance sheet."))
@project_option
@output_options
def list_(project_file: Path, out: Output) -> None:
    with projects.opened(project_file, readonly=True) as project:
        run = themes.current(project)
        stale = themes.ideas_since(project)
        balance = themes.balance_sheet(project)
        empty = themes.without_ideas(project)
        waiting = len(curation.conflicts(project))
    rows = [(*(() if out.plain else (number,)), *_row(theme)) for number, theme in enumerate(run.themes, 1)]
    headings = (_("Theme"), _("Ideas"), _("Sessions"), _("Regions"), _("Tags"), _("Title"))
    out.table(
        {
            "themes": run.themes,
            "groups": run.groups,
            "balance": balance,
            "engine": run.engine,
            "ideas_since": stale,
            "without_ideas": empty,
            "conflicts": waiting,
        },
        headings if out.plain else ("", *headings),
        rows,
        _("There are no themes yet."),
    )
    if not out.plain:
        out.say(themes.balance_line(balance.total, balance.adds_up))
    if empty and not out.plain:
        titles = ", ".join(f"{kept.title or '–'} [{kept.id}]" for kept in empty)
        out.say(_("Themes without ideas: {titles}").format(titles=titles))
    if stale:
        n = len(stale)
        out.note(ngettext("{n} idea is newer than the themes.", "{n} ideas are newer than the themes.", n).format(n=n))
    if waiting:
        out.note(_("Waiting for a decision between versions: {n}. See: theme conflicts").format(n=waiting))


def _row(theme: Theme) -> tuple[object, ...]:
    evidence = theme.evidence
    title = f"✓ {theme.title}" if theme.confirmed else theme.title
    return (
        theme.id, evidence.ideas, len(evidence.sessions), len(evidence.regions), " · ".join(theme.tags[:3]), title,
    )  # fmt: skip


@click.command("show", help=_("Show one theme: its evidence and its ideas."))
@click.argument("theme_id")
@project_option
@output_options
def show(theme_id: str, project_file: Path, out: Output) -> None:
    with projects.opened(project_file, readonly=True) as project:
        view = themes.view(project, themes.named(project, theme_id))
        run = themes.current(project)
    titles = {theme.id: theme.title for theme in run.themes}
    places = {place.idea: place for place in run.placements if place.theme == view.theme.id}
    value = {
        "theme": view.theme,
        "ideas": view.ideas,
        "heard": view.heard,
        "invented": view.invented,
        "placements": list(places.values()),
    }

    def people() -> None:
        _tell_theme(view, titles, out)
        for idea in view.ideas:
            place = places[idea.id]
            who = f" · {place.decided_by}" if place.decided_by else ""
            doubt = " · " + _("place in doubt") if place.unsure else ""
            mark = f"[{_(f'kind {idea.kind}')}, {_(f'agreement {idea.agreement}')}{doubt}{who}]"
            out.say("\t".join((idea.id, str(idea.kind), idea.text)) if out.plain else f"{idea.id}  {mark}  {idea.text}")

    out.value(value, people)


def _tell_theme(view: ThemeView, titles: dict[str, str], out: Output) -> None:
    theme = view.theme
    if view.invented and not out.plain:
        out.say(_("INVENTED EXAMPLE – no such circle took place and nobody said these words."))
    out.say(theme.title)
    out.say(view.heard)
    if theme.tags:
        out.say(" · ".join(theme.tags))
    if out.plain:
        return
    if theme.confirmed:
        out.say(_("Confirmed by {who}").format(who=theme.decided_by))
    elif theme.decided_by:
        out.say(_("Worked on by {who}").format(who=theme.decided_by))
    if theme.stability is not None:
        out.say(_("Stability: {percent} %").format(percent=round(100 * theme.stability)))
    if theme.links:
        out.say(_("Related themes: {titles}").format(titles="; ".join(titles.get(id, id) for id in theme.links)))
    if theme.note:
        out.say(_("Note: {text}").format(text=theme.note))


@click.command("balance", help=_("Where every idea ended, in all, by region and by session."))
@project_option
@output_options
def balance(project_file: Path, out: Output) -> None:
    with projects.opened(project_file, readonly=True) as project:
        sheet = themes.balance_sheet(project)
    rows = [
        _balance_row(_("in all"), sheet.total),
        *(_balance_row(row.key, row) for row in (*sheet.by_region, *sheet.by_session)),
    ]
    headings = (
        "",
        _("Ideas"),
        _("of these in themes"),
        _("of these lone voices"),
        _("of these duplicates"),
        _("of these set aside"),
    )
    out.table({"balance": sheet, "adds_up": sheet.adds_up}, headings, rows, "")
    if not out.plain:
        out.say(themes.balance_line(sheet.total, sheet.adds_up))


def _balance_row(name: str, row: BalanceRow) -> tuple[object, ...]:
    return (name or "–", row.ideas, row.in_themes, row.lone_voices, row.duplicates, row.set_aside)


@click.command("compare", help=_("Two themes side by side, before merging or linking them."))
@click.argument("one")
@click.argument("other")
@project_option
@output_options
def compare(one: str, other: str, project_file: Path, out: Output) -> None:
    with projects.opened(project_file, readonly=True) as project:
        views = [themes.view(project, themes.named(project, word)) for word in (one, other)]
        proposed = {frozenset(p.themes): p for p in curation.proposals(project) if len(p.themes) == 2 and not p.ideas}
    first, second = (view.theme for view in views)
    proposal = proposed.get(frozenset((first.id, second.id)))
    both = {
        "tags": [tag for tag in first.tags if tag in second.tags],
        "sessions": [id for id in first.evidence.sessions if id in second.evidence.sessions],
        "regions": [id for id in first.evidence.regions if id in second.evidence.regions],
        "linked": second.id in first.links,
        "proposal": proposal.id if proposal else "",
    }
    rows = [
        (_("Theme"), first.id, second.id),
        (_("Title"), first.title, second.title),
        (_("Ideas"), len(first.ideas), len(second.ideas)),
        (_("Sessions"), len(first.evidence.sessions), len(second.evidence.sessions)),
        (_("Regions"), len(first.evidence.regions), len(second.evidence.regions)),
        (_("Tags"), " · ".join(first.tags), " · ".join(second.tags)),
        *((_(f"agreement {name}"), *_counts(name, first, second)) for name in ("shared", "mixed", "single")),
    ]
    out.table({"themes": [first, second], "both": both}, ("", "1", "2"), rows, "")
    if out.plain:
        return
    out.say(_("Sessions where both were heard: {n}").format(n=len(both["sessions"])))  # type: ignore[arg-type]
    if both["tags"]:
        out.say(_("Words of both: {tags}").format(tags=" · ".join(both["tags"])))  # type: ignore[arg-type]
    if proposal:
        out.say(_("The machine proposes to merge them: {id}").format(id=proposal.id))


def _counts(name: str, *pair: Theme) -> tuple[int, ...]:
    return tuple(theme.evidence.agreement.get(name, 0) for theme in pair)


@click.command("why", help=_("Why an idea is where it is: its words, its neighbours, what people did."))
@click.argument("idea_id")
@project_option
@output_options
def why(idea_id: str, project_file: Path, out: Output) -> None:
    with projects.opened(project_file, readonly=True) as project:
        found = why_there(project, idea_id, out.progress)
    out.progress_done()
    out.value(found, lambda: _tell_why(found, out))


def _tell_why(found: Why, out: Output) -> None:
    out.say(f"{found.idea.id}  {found.idea.text}")
    out.say(place_line(found.placement, {found.theme: found.title}))
    if found.placement.unsure:
        out.say(_("It might as well be elsewhere."))
    _tell_reasons(_("Topics"), found.topics, out)
    _tell_reasons(_("Fields of meaning"), found.fields, out)
    if found.neighbours:
        out.say(_("Nearest in meaning:"))
    for near in found.neighbours:
        out.say(f"  {near.likeness:.2f}  {near.idea.id}  {near.idea.text}")
    if found.acts:
        out.say(_("What people decided:"))
    for act in found.acts:
        out.say(f"  {act.at[:16].replace('T', ' ')}  {act.by}: {act.words}")
    if found.note:
        out.say(_("Note: {text}").format(text=found.note))


def _tell_reasons(heading: str, reasons: tuple[Reason, ...], out: Output) -> None:
    if reasons:
        out.say(f"{heading}:")
    for reason in reasons:
        words = f"  ({', '.join(reason.words)})" if reason.words else ""
        out.say(f"  {reason.score:.2f}  {reason.name}{words}")


@click.command("export", help=_("Write themes, ideas and balance to a file: .xlsx to read, .json with everything."))
@click.argument("path", type=click.Path(path_type=Path, dir_okay=False))
@project_option
@output_options
def export(path: Path, project_file: Path, out: Output) -> None:
    with projects.opened(project_file, readonly=True) as project:
        written = theme_tables.export(project, path)
    out.value({"path": written}, lambda: out.say(str(written)))


COMMANDS = (list_, show, balance, compare, why, export)
