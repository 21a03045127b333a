"""Answers counted and checked: sums that must agree, reasons that say something, measures that exist."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence

from dialog_toolkit.domain.answer import LANDS, Answer, AnswerFault, AnswerSheet, Decision, Tally
from dialog_toolkit.domain.measure import Measure
from dialog_toolkit.domain.plan import PlanProfile
from dialog_toolkit.domain.review import STANDING
from dialog_toolkit.i18n import N_
from dialog_toolkit.language.cleaning import fold
from dialog_toolkit.measures.plan_coverage import without_source

NO_REASON = N_("{of}: the answer has no reason.")
FORMULA = N_("{of}: the reason is a formula (“{words}”); say what speaks for or against.")
NO_MEASURE = N_("{of} is taken into account, but no measure is named where it landed.")
NO_SUCH_MEASURE = N_("{of} landed in measure {measure}, which there is not.")
FALLEN_MEASURE = N_("{of} landed in measure {measure}, which no longer stands ({state}).")
NOT_FORWARDED = N_("{of} is passed on, but it is not said to whom.")
NOTHING_THERE = N_("There is an answer to {of}, but nothing of that name was received.")
NO_SOURCE = N_("Measure {measure} has no source: no theme, idea, submission or institution's initiative.")
TWO_ANSWERS = N_("{of} has two answers; choose one.")

LEAST_WORDS = 4
"""Words that a reason must have besides a formula to say something (our own rule)."""
_WORD = re.compile(r"\w+")


def formula_in(reason: str, formulas: Collection[str]) -> str:
    """The formula that is all a reason says, or "". A formula is a beginning of words such as "pieņemts zināšanai"."""
    words = _WORD.findall(reason)
    folded = [fold(word) for word in words]
    used: set[int] = set()
    found = ""
    for formula in sorted((fold(each).split() for each in formulas), key=len, reverse=True):
        for place in range(len(words) - len(formula) + 1):
            span = range(place, place + len(formula))
            if used.isdisjoint(span) and all(folded[k].startswith(part) for k, part in zip(span, formula, strict=True)):
                found = found or " ".join(words[place : place + len(formula)])
                used.update(span)
    return found if len(words) - len(used) < LEAST_WORDS else ""


def tally(received: Collection[str], answers: Mapping[str, Answer]) -> Tally:
    """How what was received was decided."""
    counts = Counter(str(answers[id].decision) for id in received if id in answers)
    by_decision = {str(decision): counts[str(decision)] for decision in Decision}
    return Tally(len(received), by_decision, len(received) - counts.total())


def answer_sheet(
    submissions: Collection[str],
    ideas: Collection[str],
    answers: Mapping[str, Answer],
    measures: Sequence[Measure],
    profile: PlanProfile,
) -> AnswerSheet:
    """Totals and faults of all answers. `measures` are all of them, also merged and rejected ones."""
    known = {*submissions, *ideas}
    formulas = profile.words.words("empty_reasons")
    by_id = {measure.id: measure for measure in measures}
    faults: list[AnswerFault] = []
    for id in sorted(answers):
        if id not in known:
            faults.append(_fault(NOTHING_THERE, id))
        else:
            faults += _faults_of(answers[id], by_id, formulas)
    standing = [measure for measure in measures if measure.state in STANDING]
    faults += [AnswerFault(NO_SOURCE, measure=id, facts=(("measure", id),)) for id in without_source(standing)]
    return AnswerSheet(tally(submissions, answers), tally(ideas, answers), tuple(faults))


def _faults_of(answer: Answer, measures: Mapping[str, Measure], formulas: Collection[str]) -> Iterator[AnswerFault]:
    if answer.conflict:
        yield _fault(TWO_ANSWERS, answer.of)
    yield from reason_faults(answer, formulas)
    if answer.decision is Decision.FORWARDED and not answer.forwarded_to.strip():
        yield _fault(NOT_FORWARDED, answer.of)
    if answer.decision in LANDS and not answer.measure:
        yield _fault(NO_MEASURE, answer.of)
    if answer.measure:
        landed = measures.get(answer.measure)
        if landed is None:
            yield _fault(NO_SUCH_MEASURE, answer.of, measure=answer.measure)
        elif landed.state not in STANDING:
            yield _fault(FALLEN_MEASURE, answer.of, measure=answer.measure, state=str(landed.state))


def reason_faults(answer: Answer, formulas: Collection[str]) -> Iterator[AnswerFault]:
    """Whether the reason says something. What is taken in full may go without; the measure says it."""
    if answer.decision is not Decision.TAKEN and not answer.reason.strip():
        yield _fault(NO_REASON, answer.of)
    formula = formula_in(answer.reason, formulas)
    if formula:
        yield _fault(FORMULA, answer.of, words=formula)


def _fault(message: str, of: str, **facts: str) -> AnswerFault:
    return AnswerFault(message, of, facts.get("measure", ""), (("of", of), *facts.items()))
