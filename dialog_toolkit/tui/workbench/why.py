"""Why an idea is where it is, as text: where, by which words, beside which others, by whose decision."""

from collections.abc import Iterable

from dialog_toolkit.domain.theme import Standing
from dialog_toolkit.i18n import N_, _
from dialog_toolkit.services.theme_why import Reason, Why
from dialog_toolkit.tui.workbench.days import day_of
from dialog_toolkit.tui.workbench.members import SIGNS, one_line
from dialog_toolkit.tui.workbench.shelves import percent

PLACES = {
    Standing.THEME: N_("In the theme “{title}”."),
    Standing.LONE_VOICE: N_("A lone voice: in no theme."),
    Standing.DUPLICATE: N_("It repeats {of} and is not counted twice."),
    Standing.SET_ASIDE: N_("Set aside by a person."),
}
LONGEST = 300
"""Cells of a neighbour's text."""


def why_text(why: Why) -> str:
    """The whole of it."""
    place = why.placement
    lines = [f"{SIGNS[why.idea.kind]} {why.idea.text}", ""]
    lines.append(_(PLACES[place.standing]).format(title=one_line(why.title, LONGEST), of=place.of))
    lines += [why.because] if why.because else []
    lines += [_("Steadiness: {share}.").format(share=percent(place.stability))] if place.stability is not None else []
    lines += [_("The machine is unsure: it might as well be elsewhere.")] if place.unsure else []
    lines += [_("Note: {text}").format(text=why.note)] if why.note else []
    lines += _reasons(_("WHAT IT SPEAKS OF"), why.topics) + _reasons(_("WORDS OF THESE FIELDS"), why.fields)
    if why.neighbours:
        lines += ["", _("NEAREST IDEAS")]
        lines += [
            f"  {percent(near.likeness):>5}  {one_line(near.idea.text, LONGEST)} · {near.idea.id}"
            for near in why.neighbours
        ]
    lines += ["", _("WHAT PEOPLE DECIDED")]
    lines += [" · ".join(filter(None, ("  " + act.words, act.by, day_of(act.at)))) for act in why.acts]
    if not why.acts:
        lines.append("  " + _("Nobody has moved it; the machine put it here."))
    return "\n".join(lines)


def _reasons(title: str, reasons: Iterable[Reason]) -> list[str]:
    lines = [
        f"  {percent(reason.score):>5}  {reason.name}" + (f": {', '.join(reason.words)}" if reason.words else "")
        for reason in reasons
    ]
    return ["", title, *lines] if lines else []
