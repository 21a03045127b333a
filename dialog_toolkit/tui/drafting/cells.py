"""How each field is written: as a line, a text, parts one a line, or a choice; and what the text means."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from dialog_toolkit.domain.measure import Measure, Quote
from dialog_toolkit.i18n import N_, _
from dialog_toolkit.services.measure_board import Board
from dialog_toolkit.services.measure_cells import cell_of, value_of
from dialog_toolkit.services.measure_words import names_of
from dialog_toolkit.tui.drafting.fields import QUOTES, WHERE_SAID
from dialog_toolkit.tui.drafting.words import flat, percent


class How(StrEnum):
    """The way a field is written."""

    LINE = "line"
    TEXT = "text"
    PARTS = "parts"
    CHOICE = "choice"
    TICKS = "ticks"
    NOT = "not"


LINES = ("title", "number", "deadline", "supporting", "actors", "submissions")
PARTS = (*QUOTES, "milestones", "indicators", "value_how", "roles")
CHOICES = ("lead", "direction", "commitment", "source", "earlier", "earlier_how")
BLANK = "–"
"""Id of the choice that empties a field."""

HINTS = {
    "title": N_("A short name; the title of the measure."),
    "number": N_("As it is to be shown, for example 2.3; renumbering writes it anew."),
    "deadline": N_("A day, a month or a quarter: 30.06.2027."),
    "supporting": N_("Institutions, divided by “;”: VARAM; TM (what it does)"),
    "actors": N_("Others who take part, divided by “;”"),
    "submissions": N_("Ids of submissions, divided by “;”"),
    "ideas": N_("Ids of ideas, divided by “;”: dobele/07; dobele/12"),
    "solution_ideas": N_("Ids of ideas, divided by “;”: dobele/07; dobele/12"),
    "themes": N_("Ids of themes, divided by “;”"),
    "problem": N_("A quote a line: idea | its words, parts left out marked […]. Without words all of them."),
    "wishes": N_("A quote a line: idea | its words, parts left out marked […]. Without words all of them."),
    "milestones": N_("A step a line: what comes out | until when | who"),
    "indicators": N_("An indicator a line: what is counted | from | to | unit | output or outcome"),
    "value_how": N_("A value a line: the value: how the measure serves it"),
    "roles": N_("An institution a line: the institution: what it does"),
}


@dataclass(frozen=True)
class Choice:
    """Something a field may hold: its id, its name, and a word beside it."""

    id: str
    name: str
    aside: str = ""


def how(field: str) -> How:
    """The way a field is written."""
    if field in WHERE_SAID:
        return How.NOT
    if field == "values":
        return How.TICKS
    for way, fields in ((How.LINE, LINES), (How.PARTS, PARTS), (How.CHOICE, CHOICES)):
        if field in fields:
            return way
    return How.TEXT


def text_of(board: Board, measure: Measure, field: str) -> str:
    """The field as a person edits it."""
    if field in QUOTES:
        return "\n".join(map(_quote_line, getattr(measure, field)))
    return cell_of(field, measure, board.profile)


def value_from(board: Board, measure: Measure, field: str, text: str) -> Any:
    """What the edited text means, as `measure_acts.edit` takes it."""
    if field in QUOTES:
        had = {_quote_line(quote): quote for quote in getattr(measure, field)}
        return tuple(had.get(line) or _quote(board, line) for line in text.splitlines() if line.strip())
    return value_of(field, text, board.profile)


def choices(board: Board, measure: Measure, field: str) -> tuple[Choice, ...]:
    """What a field of few values may hold, what is proposed first, then the way to empty it."""
    if field == "commitment":
        every = {id: flat(title) for id, title in board.commitments.items()}
    else:
        every = {id: flat(name) for id, name in names_of(field, board.profile).items()}
    proposed = {one.value: one for one in measure.suggested.get(field, ())}
    first = [
        Choice(id, every.get(id, flat(id)), _("suggested {share}").format(share=percent(one.score)))
        for id, one in proposed.items()
    ]
    now = getattr(measure, field)
    rest = [Choice(id, name, _("now") if id == now else "") for id, name in every.items() if id not in proposed]
    return (*first, *rest, *([Choice(BLANK, _("– leave it blank"))] if now or proposed else ()))


def with_wording(field: str, now: str, wording: str) -> str:
    """What stands in the editor when a suggested wording is taken: a deadline gives way, other texts stay above it."""
    lines = wording.split("; ") if field == "value_how" else [wording]
    kept = "" if field == "deadline" else now.strip()
    return "\n".join(filter(None, (kept, *lines)))


def _quote_line(quote: Quote) -> str:
    return f"{flat(quote.idea)} | {flat(quote.text)}"


def _quote(board: Board, line: str) -> Quote:
    id, _bar, words = (part.strip() for part in line.partition("|"))
    idea = board.ground.ideas.get(id)
    text = words or (idea.text if idea else "")
    return Quote(id, text, "[…]" in text)
