"""What is noticed while typing: signs of a person, an idea that is already there. It never stops anyone."""

from collections.abc import Sequence
from datetime import date

from dialog_toolkit.domain.session import Idea, idea_number
from dialog_toolkit.i18n import _
from dialog_toolkit.services.personal import KIND_NAMES, Strength, weightiest
from dialog_toolkit.tui.recorder.days import read_day
from dialog_toolkit.tui.recorder.log import fit, one_line
from dialog_toolkit.tui.recorder.notice import Notice, Weight

SHOWN = 40
"""Cells of an idea that are quoted in a notice."""


def is_day(text: str, near: date) -> bool:
    """Whether the text is a day."""
    return read_day(text, near) is not None


def alike_notice(like: Sequence[Idea]) -> Notice:
    """That an idea may be here already; "" if none is alike."""
    if not like:
        return Notice()
    words = _("like {number}: “{text}”")
    return Notice(
        words.format(number=idea_number(like[0].id), text=fit(one_line(like[0].text), SHOWN).rstrip()), Weight.CARE
    )


def personal_notice(text: str) -> Notice:
    """That something in the text may tell who a person is; "" if nothing does. A weak sign is told without alarm."""
    match = weightiest(text)
    if match is None:
        return Notice()
    words = _("perhaps a {kind}: “{text}” – replace? F4")
    shown = words.format(kind=_(KIND_NAMES[match.kind]), text=fit(one_line(match.text), SHOWN).rstrip())
    return Notice(shown, Weight.CARE if match.strength is Strength.STRONG else Weight.QUIET)
