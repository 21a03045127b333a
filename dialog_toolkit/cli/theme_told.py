"""How the commands about themes answer: the themes or ideas an act touched, as they now stand."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from dialog_toolkit.cli.commands import author_option, output_options, project_option
from dialog_toolkit.cli.output import Output
from dialog_toolkit.domain.theme import Placement, Standing, Theme
from dialog_toolkit.i18n import _, ngettext
from dialog_toolkit.services import curation_words, projects, themes
from dialog_toolkit.services.projects import Project

Act = Callable[[Project], bool]


def act_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command that acts its options: the project, who signs, and how to answer."""
    return project_option(author_option(output_options(function)))


def tell_themes(out: Output, project: Project, ids: Iterable[str], changed: bool = True) -> None:
    """Answer with themes as they now stand; those that hold no idea by their id and title only."""
    stands = {theme.id: theme for theme in themes.shown(project).themes}
    empty = {kept.id: kept.title for kept in themes.without_ideas(project)}
    named = list(dict.fromkeys(ids))
    value = {"changed": changed, "ids": named, "themes": [stands[id] for id in named if id in stands]}

    def people() -> None:
        if not changed and not out.plain:
            out.say(_("Nothing is different from before."))
        for id in named:
            out.say(id if out.plain else theme_line(id, stands.get(id), empty.get(id, "")))

    out.value(value, people)


def theme_line(id: str, theme: Theme | None, title: str) -> str:
    """A theme on one line."""
    if theme is None:
        return _("{id}  {title} (no ideas yet)").format(id=id, title=title)
    n = len(theme.ideas)
    ideas = ngettext("{n} idea", "{n} ideas", n).format(n=n)
    mark = _("the theme is confirmed") if theme.confirmed else ""
    return "  ".join(filter(None, (id, f"{theme.title} ({ideas})", mark)))


def tell_ideas(out: Output, project: Project, ids: Iterable[str], changed: bool) -> None:
    """Answer with the places of ideas as they now stand."""
    run = themes.shown(project)
    titles = {theme.id: theme.title for theme in run.themes}
    places = {place.idea: place for place in run.placements}
    named = [places[id] for id in dict.fromkeys(ids) if id in places]

    def people() -> None:
        if not changed and not out.plain:
            out.say(_("Nothing is different from before."))
        for place in named:
            words = (place.idea, str(place.standing), place.theme or place.of)
            out.say("\t".join(words) if out.plain else f"{place.idea}  {place_line(place, titles)}")

    out.value({"changed": changed, "ideas": named}, people)


def place_line(place: Placement, titles: dict[str, str]) -> str:
    """Where an idea is, in words: its theme, what it repeats, or why it is in none."""
    words = _(curation_words.STANDINGS[place.standing])
    told = {
        Standing.THEME: titles.get(place.theme, place.theme),
        Standing.DUPLICATE: place.of,
    }.get(place.standing) or curation_words.because(place)
    who = f" ({place.decided_by})" if place.decided_by else ""
    return f"{words}: {told}{who}" if told else f"{words}{who}"


def on_themes(out: Output, file: Path, author: str, words: Iterable[str], act: Callable[[Project, str], bool]) -> None:
    """Do one act to each theme named, and answer."""
    with projects.opened(file, author) as project:
        ids = [themes.named(project, word) for word in words]
        changed = [act(project, id) for id in ids]
        tell_themes(out, project, ids, any(changed))


def on_ideas(out: Output, file: Path, author: str, ids: Iterable[str], act: Act) -> None:
    """Do one act to ideas, and answer."""
    with projects.opened(file, author) as project:
        changed = act(project)
        tell_ideas(out, project, ids, changed)
