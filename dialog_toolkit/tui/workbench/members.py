"""The right side: the theme in words, its ideas as rows, and the idea under the cursor in full."""

from collections import Counter
from collections.abc import Collection, Sequence

from rich.cells import cell_len, set_cell_size

from dialog_toolkit.domain.session import Agreement
from dialog_toolkit.domain.theme import Placement, Standing, Theme
from dialog_toolkit.i18n import N_, _, current_language, ngettext
from dialog_toolkit.i18n.dates import number, short_date
from dialog_toolkit.language.cleaning import clean
from dialog_toolkit.services import themes
from dialog_toolkit.services.theme_wall import Wall
from dialog_toolkit.tui.workbench.days import day_of
from dialog_toolkit.tui.workbench.shelves import SHELVES, Shelf, members, percent, seems_two

SIGNS = {"experience": "●", "concern": "▲", "idea": "◆", "question": "?", "value": "♥"}
"""A sign before each kind, so that colour alone tells nothing."""

AGREEMENT = {
    Agreement.SHARED: N_("all agree"),
    Agreement.MIXED: N_("divided"),
    Agreement.SINGLE: N_("single"),
}
"""How the room stood to it, in the few cells of a column."""

CHOSEN, HELD = "*", "✓"
"""Before an idea: marked with the space bar, put there by a person."""

BAR = 4
"""Cells of the longest bar."""

MEANING = {
    "group": N_("Kin themes, put together by the machine so that many can be looked over."),
    str(Standing.LONE_VOICE): N_("What one room said and no theme holds. A lone voice may be the most important one."),
    str(Standing.DUPLICATE): N_("The same said again in the same session. It is not counted twice."),
    str(Standing.SET_ASIDE): N_("Set aside by a person, each with a reason. d takes one back in."),
}


def row(wall: Wall, idea_id: str, chosen: Collection[str]) -> tuple[str, ...]:
    """The cells of an idea: signs, text, place, agreement, doubt."""
    idea, place = wall.material.ideas[idea_id], wall.placements[idea_id]
    session = wall.material.sessions[idea.session]
    warning = "⚠" if f"curation:{idea_id}" in wall.curation.conflicts else ""
    signs = f"{CHOSEN if idea_id in chosen else ' '}{SIGNS[idea.kind]}{HELD if place.decided_by else ''}{warning}"
    return (signs, idea.text, session.place.name, _(AGREEMENT[idea.agreement]), doubt(place))


def named(sort: str, value: str) -> str:
    """A kind or an agreement in a word; the message ids begin with what sort it is."""
    return _(f"{sort} {value}").removeprefix(f"{sort} ")


def doubt(place: Placement) -> str:
    """How unsure the machine is of a place: "?72 %", "new" for what came in since; "" where it is sure or not asked."""
    if place.new:
        return _("new")
    return f"?{percent(place.stability)}" if place.unsure else ""


def heading(wall: Wall, shelf: Shelf | None, width: int) -> list[str]:
    """What stands over the ideas; lines are cut at `width` cells."""
    if wall.run is None or shelf is None:
        return []
    if shelf.is_theme:
        lines = _of_theme(wall, wall.themes[shelf.id], width)
    else:
        group = next((group.title for group in wall.run.groups if group.id == shelf.id), "")
        title = group if shelf.kind == "group" else _(SHELVES[Standing(shelf.kind)])
        n = len(members(wall, shelf))
        ideas = ngettext("{n} idea", "{n} ideas", n).format(n=number(n))
        lines = [beside(title.upper(), ideas, width), _(MEANING[shelf.kind])]
    return [one_line(line, width) for line in lines]


def _of_theme(wall: Wall, theme: Theme, width: int) -> list[str]:
    lines = [beside(theme.title.upper(), confirmed(wall, theme), width)]
    steady = _("steadiness {share}").format(share=percent(theme.stability)) if theme.stability is not None else ""
    said = " · ".join(filter(None, (*theme.tags, theme.english if current_language() == "en" else "")))
    if said or steady:
        lines.append(beside(said, steady, width))
    if theme.gist and theme.gist_idea != theme.title_idea:
        lines.append(f"„{theme.gist}”" if current_language() == "lv" else f"“{theme.gist}”")
    lines.append(themes.heard(theme.evidence))
    lines.append(coverage(wall, theme, width))
    linked = [wall.themes[id].title for id in theme.links if id in wall.themes]
    if linked:
        lines.append(_("linked: {titles}").format(titles=" · ".join(linked)))
    if theme.note:
        lines.append(_("note: {text}").format(text=theme.note))
    if f"theme:{theme.id}" in wall.curation.conflicts:
        lines.append(_("⚠ two versions: o opens them, both are kept until a person decides"))
    if seems_two(wall, theme.id):
        lines.append(_("! looks like two themes: s splits it, g shows why"))
    return lines


def confirmed(wall: Wall, theme: Theme) -> str:
    """Who stands behind the theme: "✓ confirmed · centrs, 12.04.2025."."""
    kept = wall.curation.themes.get(theme.id)
    if kept is None:
        return _("○ suggested by the machine")
    who = " · ".join(filter(None, [kept.by, day_of(kept.at)]))
    return (_("✓ confirmed: {who}") if theme.confirmed else _("◐ worked on: {who}")).format(who=who)


def coverage(wall: Wall, theme: Theme, width: int) -> str:
    """A bar for each region with a session: the share of the region's ideas that the theme holds, the largest full."""
    region_of = wall.material.region_of
    given = Counter(region_of[idea.session] for idea in wall.material.ideas.values())
    shares = {region: n / given[region] for region, n in theme.evidence.by_region.items() if given[region]}
    most = max(shares.values(), default=1.0)
    names = {id: name.in_language(current_language()) for id, name in wall.material.regions.items() if id in given}
    letters = 4 if len(names) * (4 + BAR + 2) <= width else 3
    parts = []
    for id, name in names.items():
        bar = "▓" * max(1, round(BAR * shares[id] / most)) if id in shares else "·"
        parts.append(f"{name[:letters].strip()} {bar}")
    return " ".join(parts)


def in_full(wall: Wall, idea_id: str | None) -> str:
    """The idea under the cursor: its text, then where it was said and what is known of its place."""
    if idea_id is None:
        return ""
    idea, place = wall.material.ideas[idea_id], wall.placements[idea_id]
    session = wall.material.sessions[idea.session]
    where = " · ".join((idea.id, session.place.name, short_date(session.date), named("kind", idea.kind)))
    facts = [where, *_of_place(wall, place)]
    if session.invented:
        facts.append("⚠ " + _("invented example: nobody said these words"))
    if note := wall.curation.notes.get(idea_id):
        facts.append(_("note: {text}").format(text=note))
    return clean(idea.text) + "\n" + clean(" · ".join(facts))


def _of_place(wall: Wall, place: Placement) -> Sequence[str]:
    facts = []
    if place.decided_by:
        facts.append(_("✓ put here by {who}").format(who=place.decided_by))
    if place.unsure:
        facts.append(_("? it might as well be elsewhere"))
    if place.of:
        facts.append(_("repeats {id}").format(id=place.of))
    if place.because:
        facts.append(_(place.because))
    near = [wall.themes[id].title for id in place.also if id in wall.themes]
    if near:
        facts.append(_("speaks to: {titles}").format(titles=" · ".join(near)))
    return facts


def beside(left: str, right: str, width: int) -> str:
    """Both on one line of `width` cells, the left one cut so that the right one is whole."""
    left, right = one_line(left, 10_000), one_line(right, max(0, width - 1))
    room = max(0, width - cell_len(right) - (1 if right else 0))
    return f"{cut(left, room)}{' ' if right else ''}{right}"


def cut(text: str, width: int) -> str:
    """The text in exactly `width` cells, with … where it is longer."""
    return (
        set_cell_size(text, width) if cell_len(text) <= width else set_cell_size(text, max(0, width - 1)) + "…"[:width]
    )


def one_line(text: str, width: int) -> str:
    """The text on one line of at most `width` cells, with nothing in it that acts on a terminal."""
    line = " ".join(clean(text, limit=4_000).split(" ")).replace("\n", " ").replace("\t", " ")
    return line if cell_len(line) <= width else cut(line, width)
