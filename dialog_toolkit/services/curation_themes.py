"""What people do to whole themes: merge, split, make, name, confirm, link, note."""

import secrets
from collections.abc import Iterable, Sequence

from dialog_toolkit.domain.curation import KeptTheme
from dialog_toolkit.errors import BadInput
from dialog_toolkit.i18n import N_
from dialog_toolkit.ledger.project import Project
from dialog_toolkit.ledger.write import Entry
from dialog_toolkit.services.curation_acts import (
    Now,
    Verb,
    members_fields,
    now,
    one_line,
    perform,
    place_entry,
    theme_entries,
)
from dialog_toolkit.services.curation_ideas import in_theme
from dialog_toolkit.services.curation_reading import THEME, TRUE, to_json
from dialog_toolkit.services.recording_acts import tidy

LONGEST_TITLE = 300
TOO_LONG = N_("The title is longer than {limit} characters.")
NO_TITLE = N_("A theme needs a title.")


def merge(project: Project, ids: Sequence[str], title: str = "") -> str:
    """Make one theme of several; the first one named stays, and its id is returned.

    Without `title` the theme keeps its own, or takes the first that a person gave to one of the others. Notes, links
    and examples are put together. Raises BadInput for fewer than two themes and for unknown ones.
    """
    stands = now(project)
    entries = merge_entries(stands, ids, title)
    perform(project, Verb.MERGE, entries)
    return stands.theme(ids[0])


def merge_entries(stands: Now, ids: Sequence[str], title: str) -> list[Entry]:
    """The entries of a merger."""
    merged = tuple(dict.fromkeys(stands.theme(id) for id in ids))
    if len(merged) < 2:
        raise BadInput(N_("Themes are merged two or more at a time."), hint=N_("Name the one that is to stay first."))
    stays, *others = merged
    kept = [stands.kept(id) for id in merged]
    given = one_line(title, LONGEST_TITLE, TOO_LONG)
    members = sorted({idea for id in merged for idea in stands.members(id)})
    fields = {
        **members_fields(stands, stays, members),
        "fixed": TRUE,
        "title": given or next((one.title for one in kept if one.title), ""),
        "note": "\n\n".join(dict.fromkeys(one.note for one in kept if one.note)),
        "links": list_text(link for one in kept for link in one.links if stands.curation.theme_now(link) not in merged),
        "apart": list_text(id for one in kept for id in one.apart if stands.curation.theme_now(id) not in merged),
        "examples": list_text(example for one in kept for example in one.examples),
    }
    entries = theme_entries(stands, stays, fields)
    for id in others:
        entries += theme_entries(stands, id, {"merged_into": stays})
    return entries


def split(project: Project, theme: str, ideas: Iterable[str], title: str = "") -> str:
    """Take `ideas` out of a theme as a theme of their own, whose id is returned; the two stay apart in later runs.

    Raises BadInput for ideas that are not in the theme, and when nothing would be left in it.
    """
    stands = now(project)
    id = stands.theme(theme)
    chosen = stands.known(ideas)
    new, entries = split_entries(stands, id, [chosen], title)
    perform(project, Verb.SPLIT, entries)
    return new[0]


def split_entries(
    stands: Now, id: str, parts: Sequence[Sequence[str]], title: str = ""
) -> tuple[list[str], list[Entry]]:
    """Ids of the new themes, one for each of `parts`, and the entries that take them out of theme `id`.

    `title` is that of the first new one.
    """
    inside = stands.members(id)
    taken = [idea for part in parts for idea in part]
    outside = [idea for idea in taken if idea not in inside]
    if outside:
        raise BadInput(
            N_("The idea {idea} is not in the theme “{id}”."), hint=N_("Move it there first."), idea=outside[0], id=id
        )
    rest = [idea for idea in inside if idea not in taken]
    if not rest:
        raise BadInput(
            N_("Nothing would be left in the theme “{id}”."), hint=N_("Rename the theme, or name fewer ideas."), id=id
        )
    name = one_line(title, LONGEST_TITLE, TOO_LONG)
    new = [new_id(stands) for _ in parts]
    apart = list_text([*stands.kept(id).apart, *new])
    entries = theme_entries(stands, id, {**members_fields(stands, id, rest), "fixed": TRUE, "apart": apart})
    for number, (own_id, part) in enumerate(zip(new, parts, strict=True)):
        others = [id, *(other for other in new if other != own_id)]
        entries += _made(stands, own_id, "" if number else name, part, apart=others)
        entries += [place_entry(idea, in_theme(idea, own_id)) for idea in part]
    return new, entries


def new_theme(project: Project, title: str, ideas: Iterable[str] = ()) -> str:
    """Make a theme, with ideas or still without; returns its id. Raises BadInput without a title, for unknown ideas."""
    stands = now(project)
    name = one_line(title, LONGEST_TITLE, TOO_LONG)
    if not name:
        raise BadInput(NO_TITLE)
    given = tuple(ideas)
    id, entries = new_entries(stands, name, stands.known(given) if given else ())
    perform(project, Verb.NEW, entries)
    return id


def new_entries(stands: Now, title: str, ideas: Sequence[str]) -> tuple[str, list[Entry]]:
    """Id and entries of a new theme. Each idea is decided too, so that another's decision on it shows as a conflict."""
    id = new_id(stands)
    return id, [*_made(stands, id, title, sorted(ideas)), *(place_entry(idea, in_theme(idea, id)) for idea in ideas)]


def rename(project: Project, theme: str, title: str) -> bool:
    """Give a theme a person's title; "" goes back to the machine's words. Raises BadInput if it has none of those."""
    stands = now(project)
    id = stands.theme(theme)
    name = one_line(title, LONGEST_TITLE, TOO_LONG)
    if not name and stands.kept(id).origin != "machine":
        raise BadInput(NO_TITLE)
    return perform(project, Verb.RENAME, theme_entries(stands, id, {"title": name}))


def confirm(project: Project, theme: str) -> bool:
    """Say that a theme is right as it is: its ideas stay together under it in every later grouping."""
    stands = now(project)
    id = stands.theme(theme)
    fields = {**members_fields(stands, id, stands.members(id)), "fixed": TRUE, "confirmed": TRUE}
    return perform(project, Verb.CONFIRM, theme_entries(stands, id, fields))


def unconfirm(project: Project, theme: str) -> bool:
    """Take a confirmation back. A theme that people made, merged or split still keeps its ideas."""
    stands = now(project)
    id = stands.theme(theme)
    kept = stands.kept(id)
    grown = any(other.merged_into == id for other in stands.curation.themes.values())
    fixed = TRUE if kept.fixed and (grown or kept.apart or kept.origin == "person") else ""
    if not kept.confirmed:
        return False
    return perform(project, Verb.UNCONFIRM, theme_entries(stands, id, {"confirmed": "", "fixed": fixed}))


def link(project: Project, one: str, other: str) -> bool:
    """Say that two themes are related. Raises BadInput for a theme and itself."""
    stands, pair = _pair(project, one, other)
    entries = [
        entry
        for id, far in (pair, pair[::-1])
        for entry in theme_entries(stands, id, {"links": list_text([*stands.kept(id).links, far])})
    ]
    return perform(project, Verb.LINK, entries)


def unlink(project: Project, one: str, other: str) -> bool:
    """Say that two themes are not related after all."""
    stands, pair = _pair(project, one, other)
    entries = [
        entry
        for id, far in (pair, pair[::-1])
        if id in stands.curation.themes
        for entry in theme_entries(stands, id, {"links": _links_without(stands, id, far)})
    ]
    return perform(project, Verb.UNLINK, entries)


def note_theme(project: Project, theme: str, text: str) -> bool:
    """Keep a note on a theme; "" removes it."""
    stands = now(project)
    return perform(project, Verb.NOTE_THEME, theme_entries(stands, stands.theme(theme), {"note": tidy(text)}))


def new_id(stands: Now) -> str:
    """An id that no theme has had, here or on another machine."""
    while (id := f"p-{secrets.token_hex(4)}") in stands.curation.themes or id in stands.themes:
        pass
    return id


def _made(stands: Now, id: str, title: str, ideas: Sequence[str], apart: Sequence[str] = ()) -> list[Entry]:
    fields = {
        **members_fields(stands, id, ideas),
        "title": title,
        "origin": "person",
        "fixed": TRUE,
        "apart": list_text(apart),
    }
    return [Entry(THEME + id, name, text) for name, text in fields.items()]


def _pair(project: Project, one: str, other: str) -> tuple[Now, tuple[str, str]]:
    stands = now(project)
    pair = (stands.theme(one), stands.theme(other))
    if pair[0] == pair[1]:
        raise BadInput(N_("Two different themes are needed."), hint=N_("Name them by their ids."))
    return stands, pair


def _links_without(stands: Now, id: str, far: str) -> str:
    kept: KeptTheme = stands.kept(id)
    return list_text(link for link in kept.links if stands.curation.theme_now(link) != far)


def list_text(items: Iterable[str]) -> str:
    """A list as a field: each once, "" when there are none."""
    once = list(dict.fromkeys(items))
    return to_json(once) if once else ""
