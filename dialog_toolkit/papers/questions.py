"""Questions for the participants of the round table: three to five, made from what is missing."""

from collections.abc import Iterator, Sequence

from dialog_toolkit.papers.views import LoadView, MeasureView, QuestionView, ThemeView

MOST = 5
FEWEST = 3


def questions(
    themes: Sequence[ThemeView],
    measures: Sequence[MeasureView],
    load: Sequence[LoadView],
    silent_regions: Sequence[str],
) -> tuple[QuestionView, ...]:
    """The questions most worth asking, most pressing first; where little is missing, general ones fill up to three."""
    found = list(_missing(themes, measures, load, silent_regions))[:MOST]
    general = [QuestionView("choose", n=len(measures)), QuestionView("obstacles"), QuestionView("report_back")]
    return (*found, *general[: max(0, FEWEST - len(found))])


def _missing(
    themes: Sequence[ThemeView],
    measures: Sequence[MeasureView],
    load: Sequence[LoadView],
    silent_regions: Sequence[str],
) -> Iterator[QuestionView]:
    wanting = [m.number for m in measures if not m.lead.text or m.lead.suggested]
    if wanting:
        yield QuestionView("lead", measures=tuple(wanting))
    wanting = [m.number for m in measures if not m.indicators or m.without_baseline]
    if wanting:
        yield QuestionView("baseline", measures=tuple(wanting))
    open_themes = [t for t in themes if not t.measures and t.sessions >= 2]
    if open_themes:
        yield QuestionView("unanswered", themes=tuple(t.number for t in open_themes[:3]), n=len(open_themes))
    split = sorted((t for t in themes if t.mixed >= 2), key=lambda t: -t.mixed / t.ideas)
    if split:
        yield QuestionView("differed", themes=(split[0].number,), n=split[0].mixed)
    over = [row.name for row in load if row.over]
    if over:
        yield QuestionView("load", names=tuple(over))
    wanting = [m.number for m in measures if not m.deadline]
    if wanting:
        yield QuestionView("deadline", measures=tuple(wanting))
    if silent_regions:
        yield QuestionView("regions", names=tuple(silent_regions))
