"""The right side: what each principle's checks found, the nearest earlier measure, what people said."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dialog_toolkit.domain.measure import Finding, Measure, MeasureReport
from dialog_toolkit.domain.review import Stance
from dialog_toolkit.domain.verdict import Verdict
from dialog_toolkit.i18n import _
from dialog_toolkit.services.measure_board import Board, Judged
from dialog_toolkit.services.measure_words import STANCE_NAMES, names_of
from dialog_toolkit.tui.drafting.fields import label
from dialog_toolkit.tui.drafting.listed import PRINCIPLES, verdict
from dialog_toolkit.tui.drafting.words import SYMBOLS, flat, percent, quoted, wrapped

STANCES = {Stance.AGREE: "✓", Stance.CHANGE: "~", Stance.REJECT: "✗"}
COMMENT = "≡"


@dataclass(frozen=True)
class Item:
    """Something on the right side: signs before it, its text, and what it is about."""

    sign: str
    text: str
    finding: Finding | None = None
    comment: str = ""


@dataclass(frozen=True)
class Line:
    """A line of the screen: the item it belongs to and its part of the text."""

    item: Item
    sign: str
    text: str


def items(board: Board, measure: Measure, report: MeasureReport | None) -> Iterator[Item]:
    """Findings by principle, then the earlier measure, opinions and open comments."""
    for finding, first in _by_principle(report):
        yield Item(f"{finding.principle if first else ''} {_signs(finding)}".strip(), told(finding), finding)
    yield from _earlier(board, measure)
    review = board.review(measure.id)
    for opinion in review.opinions:
        reason = f": {flat(opinion.reason)}" if opinion.reason else ""
        yield Item(STANCES[opinion.verdict], f"{flat(opinion.by)} {_(STANCE_NAMES[opinion.verdict])}{reason}")
    for comment in review.open_comments:
        about = f" ({label(comment.field)})" if comment.field else ""
        yield Item(COMMENT, f"{flat(comment.by)}{about}: {flat(comment.text)}", comment=comment.id)


def lines(found: Sequence[Item], width: int) -> tuple[Line, ...]:
    """The items in lines of at most `width` cells."""
    return tuple(
        Line(item, item.sign if place == 0 else "", text)
        for item in found
        for place, text in enumerate(wrapped(item.text, width))
    )


def told(finding: Finding) -> str:
    """What was found, the words it rests on, and who decided otherwise."""
    words = " ".join(quoted(word) for word in finding.words[:4])
    text = " ".join(filter(None, (flat(_(finding.message).format(**finding.facts)), words)))
    other = finding.overruled
    return f"{text} → {SYMBOLS[other.verdict]} {flat(other.by)}: {flat(other.reason)}" if other else text


def _signs(finding: Finding) -> str:
    return SYMBOLS[finding.stands] + ("*" if finding.overruled else "")


def _by_principle(report: MeasureReport | None) -> Iterator[tuple[Finding, bool]]:
    findings = report.findings if report else ()
    for principle in PRINCIPLES:
        of_it = [finding for finding in findings if finding.principle == principle]
        yield from ((finding, place == 0) for place, finding in enumerate(of_it))


def _earlier(board: Board, measure: Measure) -> Iterator[Item]:
    names = names_of("earlier", board.profile)
    if measure.earlier:
        yield Item("↺", _("previous plan: {name}").format(name=flat(names.get(measure.earlier, measure.earlier))))
    for one in measure.suggested.get("earlier", ())[:1]:
        name = flat(names.get(one.value, one.value))
        yield Item("↺", _("previous plan: like {name}, {share}").format(name=name, share=percent(one.score)))


def heading(report: MeasureReport | None) -> str:
    """The verdicts on the principles in one line."""
    return "  ".join(f"{principle} {verdict(report, principle)}" for principle in PRINCIPLES)


def while_typed(board: Board, judged: Judged, field: str) -> list[str]:
    """What to say under a field that is being typed: a fault, the verdicts, what is found in it, what it drops."""
    out = []
    if judged.fault is not None:
        hint = _(judged.fault.hint).format(**judged.fault.facts) if judged.fault.hint else ""
        out.append("⚠ " + flat(" ".join(filter(None, (_(judged.fault.message).format(**judged.fault.facts), hint)))))
    out.append(heading(judged.report))
    found = [finding for finding in judged.report.findings if finding.field == field]
    found.sort(key=lambda finding: finding.stands is Verdict.MET)
    out += [f"{finding.principle} {_signs(finding)} {told(finding)}" for finding in found]
    for part in judged.dropped[:4]:
        ideas = ", ".join(part.ideas[:3]) + ("…" if len(part.ideas) > 3 else "")
        out.append(
            "! " + _("drops “{word}”, which people asked for ({ideas})").format(word=flat(part.word), ideas=ideas)
        )
    return out
