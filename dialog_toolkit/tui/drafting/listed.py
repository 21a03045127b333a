"""The list of measures: a line for each, those that no longer stand at the end and said to be so."""

from collections.abc import Mapping, Sequence

from dialog_toolkit.domain.measure import Measure, MeasureReport
from dialog_toolkit.domain.review import STANDING, State
from dialog_toolkit.i18n import _, ngettext
from dialog_toolkit.i18n.dates import number
from dialog_toolkit.services.measure_board import Board
from dialog_toolkit.services.measure_words import blank_words, names_of, state_name
from dialog_toolkit.tui.drafting.words import SYMBOLS, flat

PRINCIPLES = ("P1", "P2", "P3", "P4")
DRAFT = "~"
"""Sign of a draft that nobody has kept yet."""
SIGNS = {State.DRAFT: "○", State.REVIEW: "◐", State.AGREED: "●", State.MERGED: "⇒", State.REJECTED: "×"}
WAY = (State.DRAFT, State.REVIEW, State.AGREED)

Reports = Mapping[str, MeasureReport]


def row(board: Board, measure: Measure, reports: Reports) -> tuple[str, ...]:
    """The cells of a line: state, number, title, P1–P4, lead, deadline."""
    report = reports.get(measure.id)
    return (
        sign(board, measure),
        measure.number,
        title(board, measure),
        *(verdict(report, principle) for principle in PRINCIPLES),
        lead(board, measure),
        flat(measure.deadline),
    )


def sign(board: Board, measure: Measure) -> str:
    """The state, and ⚠ where two versions wait for a person."""
    state = SIGNS[measure.state] if measure.id in board.kept else DRAFT
    return state + ("⚠" if board.review(measure.id).conflicts else "")


def title(board: Board, measure: Measure) -> str:
    """The title; before it, in words, that the measure no longer stands."""
    return " ".join(filter(None, (fallen(board, measure), flat(measure.title))))


def fallen(board: Board, measure: Measure) -> str:
    """Why a measure no longer stands, in brackets; "" of one that does."""
    if measure.state in STANDING:
        return ""
    other = next((m for m in board.measures if m.id == measure.merged_into), None)
    if measure.state is State.MERGED and other is not None:
        return _("(merged into {other})").format(other=other.number or flat(other.title))
    return f"({state_name(measure.state)})"


def verdict(report: MeasureReport | None, principle: str) -> str:
    """✓, ✗ or ? of a principle, * where a person decided; "·" while it is not known."""
    if report is None:
        return "·"
    return SYMBOLS[report.verdict_of(principle)] + ("*" if report.overruled(principle) else "")


def lead(board: Board, measure: Measure) -> str:
    """The lead institution in short; one that is only suggested in brackets."""
    names = names_of("supporting", board.profile)
    if measure.lead:
        return names.get(measure.lead, flat(measure.lead))
    best = measure.suggested.get("lead", ())
    return f"({names.get(best[0].value, flat(best[0].value))})" if best else ""


def state_line(board: Board, measure: Measure) -> str:
    """draft → in review → agreed, with the state it is in between brackets, then what else to know of it."""
    way = [f"[{state_name(state)}]" if state is measure.state else state_name(state) for state in WAY]
    parts = [" → ".join(way)]
    if board.answers_invented(measure):
        parts.append("⚠ " + _("invented examples"))
    if measure.state not in WAY:
        parts.insert(0, fallen(board, measure))
    if measure.state_reason:
        parts.append(_("because: {reason}").format(reason=flat(measure.state_reason)))
    if measure.id not in board.kept:
        parts.append(_("suggested, not kept yet"))
    review = board.review(measure.id)
    if n := len(review.open_comments):
        parts.append(ngettext("{n} open comment", "{n} open comments", n).format(n=number(n)))
    if n := len(review.dissent):
        parts.append(ngettext("{n} dissent", "{n} dissents", n).format(n=number(n)))
    return " · ".join(parts)


def sum_line(board: Board, reports: Reports) -> str:
    """How many measures there are and how far they are."""
    standing = [measure for measure in board.measures if measure.state in STANDING]
    n = len(standing)
    parts = [ngettext("{n} measure", "{n} measures", n).format(n=number(n))]
    if board.has_invented:
        parts.append("⚠ " + _("invented examples"))
    fresh = sum(measure.id not in board.kept for measure in standing)
    if fresh:
        parts.append(_("{sign} suggested: {n}").format(sign=DRAFT, n=number(fresh)))
    for state in (*WAY, State.MERGED, State.REJECTED):
        count = sum(measure.state is state and measure.id in board.kept for measure in board.measures)
        if count:
            parts.append(f"{SIGNS[state]} {state_name(state)}: {number(count)}")
    wanting = sum(_wanting(reports.get(measure.id)) for measure in standing)
    if wanting:
        parts.append(_("✗ not met somewhere: {n}").format(n=number(wanting)))
    return " · ".join(parts)


def _wanting(report: MeasureReport | None) -> bool:
    return report is not None and any(verdict(report, principle)[0] == "✗" for principle in PRINCIPLES)


def in_short(board: Board, measure: Measure) -> Sequence[str]:
    """The measure under the cursor in a few lines: whole title, solution, what it answers."""
    solution = flat(measure.solution) or blank_words()
    mark = f" ({_('suggested')})" if "solution" in measure.suggested_fields and measure.solution else ""
    return (title(board, measure), f"→ {solution}{mark}", answers(board, measure))


def answers(board: Board, measure: Measure) -> str:
    """What it answers, as a sentence."""
    told = counts(board, measure)
    return _("Answers {counts}").format(counts=told) if told else _("Answers no idea yet")


def counts(board: Board, measure: Measure) -> str:
    """How many ideas it answers, of how many circles and regions; "" if none."""
    ideas = [board.ground.ideas[id] for id in measure.ideas if id in board.ground.ideas]
    sessions = {idea.session for idea in ideas}
    regions = {board.ground.sessions[id].place.region for id in sessions} - {""}
    found = (
        ngettext("{n} idea", "{n} ideas", len(measure.ideas)).format(n=number(len(measure.ideas))),
        ngettext("{n} circle", "{n} circles", len(sessions)).format(n=number(len(sessions))),
        ngettext("{n} region", "{n} regions", len(regions)).format(n=number(len(regions))),
    )
    return " · ".join(found) if measure.ideas else ""
