"""The ideas a measure answers, as rows and in full."""

from dialog_toolkit.domain.measure import Measure
from dialog_toolkit.i18n import _, current_language
from dialog_toolkit.i18n.dates import short_date
from dialog_toolkit.language.cleaning import clean
from dialog_toolkit.services.measure_board import Board
from dialog_toolkit.tui.drafting.words import flat

SOLVES = "→"
"""Before an idea whose action became the solution."""


def ideas_of(measure: Measure) -> tuple[str, ...]:
    """Ids of the ideas: those of the solution first, then those quoted, then the others."""
    quoted = (quote.idea for quote in (*measure.problem, *measure.wishes))
    return tuple(dict.fromkeys((*measure.solution_ideas, *quoted, *measure.ideas)))


def row(board: Board, measure: Measure, id: str) -> tuple[str, ...]:
    """The cells of an idea: what it is for, id, region, text."""
    used = SOLVES if id in measure.solution_ideas else ""
    if any(quote.idea == id for quote in (*measure.problem, *measure.wishes)):
        used += "„"
    idea = board.ground.ideas.get(id)
    if idea is None:
        return (used, flat(id), "", _("no longer in the record"))
    return (used, idea.id, region(board, idea.session), idea.text)


def region(board: Board, session_id: str) -> str:
    """The name of the region a session was in."""
    place = board.ground.sessions[session_id].place.region
    names = {each.id: each.name.in_language(current_language()) for each in board.profile.regions}
    return names.get(place, place)


def in_full(board: Board, id: str) -> str:
    """The idea, then where and when it was said and what is known of it."""
    idea = board.ground.ideas.get(id)
    if idea is None:
        return _("no longer in the record")
    session = board.ground.sessions[idea.session]
    facts = [idea.id, flat(session.title), flat(session.place.name), region(board, session.id)]
    facts += [short_date(session.date), _(f"kind {idea.kind}"), _(f"agreement {idea.agreement}")]
    facts.append(_("may be quoted") if idea.quotable else _("not to be quoted"))
    if session.invented:
        facts.append("⚠ " + _("invented example: nobody said these words"))
    return clean(idea.text) + "\n\n" + " · ".join(filter(None, facts))
