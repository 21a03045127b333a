"""What a new grouping would change, as lines to read before it is accepted."""

from collections.abc import Iterator, Mapping, Sequence

from dialog_toolkit.domain.session import Idea
from dialog_toolkit.domain.theme_preview import Passage, RunDifference, ThemeShift
from dialog_toolkit.i18n import _, ngettext
from dialog_toolkit.i18n.dates import number
from dialog_toolkit.language.cleaning import clean

MOST_NAMED = 6
"""Ideas of one theme that are named; of more their number is told."""
MOST_PLACES = 4
"""Themes that are named where the ideas of one come from or go to."""
LONGEST = 160
"""Characters of an idea or a title in a line."""


def lines(change: RunDifference, ideas: Mapping[str, Idea]) -> list[str]:
    """The whole comparison, the sums first."""
    return [*sums(change), *_new(change), *_vanished(change), *_shifts(change, ideas)]


def sums(change: RunDifference) -> list[str]:
    """How much changes, in a few sentences."""
    if change.changes_nothing:
        return [_("Nothing would change: every idea stays where it is.")]
    n = change.moved
    told = [ngettext("{n} idea would be elsewhere.", "{n} ideas would be elsewhere.", n).format(n=number(n))]
    if n := change.held:
        stays = ngettext("{n} idea stays where a person put it.", "{n} ideas stay where a person put them.", n)
        told.append(stays.format(n=number(n)))
    before, after = change.lone
    told.append(_("Lone voices: {before} → {after}.").format(before=number(before), after=number(after)))
    if n := change.same:
        told.append(ngettext("{n} theme stays as it is.", "{n} themes stay as they are.", n).format(n=number(n)))
    return told


def _new(change: RunDifference) -> Iterator[str]:
    if change.new:
        yield from ("", _("NEW THEMES"))
    for come in change.new:
        yield f"+ {_title(come.title)} · {_ideas(len(come.ideas))}"
        if any(theme for theme, _n in come.out_of):
            yield "    ← " + _places(change, come.out_of)


def _vanished(change: RunDifference) -> Iterator[str]:
    if change.vanished:
        yield from ("", _("THEMES THAT VANISH"))
    for gone in change.vanished:
        yield f"− {_title(gone.title)} · {_ideas(len(gone.ideas))}"
        yield "    → " + _places(change, gone.into)


def _shifts(change: RunDifference, ideas: Mapping[str, Idea]) -> Iterator[str]:
    if change.shifts:
        yield from ("", _("THEMES THAT CHANGE"))
    for shift in change.shifts:
        yield f"~ {_title(shift.title)}"
        if shift.title != shift.before:
            yield "    " + _("called until now: {title}").format(title=_title(shift.before))
        yield from _passages("+", "←", shift.joins, change, ideas)
        yield from _passages("−", "→", shift.leaves, change, ideas)
        yield "    = " + _staying(shift)


def _staying(shift: ThemeShift) -> str:
    n = len(shift.stays)
    told = ngettext("{n} idea stays", "{n} ideas stay", n).format(n=number(n))
    n = len(shift.held)
    if not n:
        return told
    return (
        told
        + ", "
        + ngettext("of them {n} because a person decided", "of them {n} because people decided", n).format(n=number(n))
    )


def _passages(
    sign: str, arrow: str, passages: Sequence[Passage], change: RunDifference, ideas: Mapping[str, Idea]
) -> Iterator[str]:
    for passage in passages[:MOST_NAMED]:
        text = ideas[passage.idea].text if passage.idea in ideas else passage.idea
        other = _("new") if passage.new else _place(change, passage.theme)
        yield f"    {sign} {_title(text)}  {arrow} {other}"
    n = len(passages) - MOST_NAMED
    if n > 0:
        yield f"    {sign} " + _("and {n} more").format(n=number(n))


def _places(change: RunDifference, counts: Sequence[tuple[str, int]]) -> str:
    told = [f"{_place(change, theme)} ({number(n)})" for theme, n in counts[:MOST_PLACES]]
    n = len(counts) - MOST_PLACES
    return " · ".join([*told, *([_("and {n} more").format(n=number(n))] if n > 0 else [])])


def _place(change: RunDifference, theme: str) -> str:
    return _title(change.titles.get(theme, theme), 60) if theme else _("outside the themes")


def _ideas(n: int) -> str:
    return ngettext("{n} idea", "{n} ideas", n).format(n=number(n))


def _title(text: str, longest: int = LONGEST) -> str:
    line = " ".join(clean(text, limit=2_000).split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"
