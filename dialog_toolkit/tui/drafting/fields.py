"""One measure as rows: the fields that matter most first, each in one line; and a field in full."""

from collections.abc import Iterator

from dialog_toolkit.domain.measure import Measure, Suggestion
from dialog_toolkit.i18n import N_, _
from dialog_toolkit.i18n.dates import number
from dialog_toolkit.language.cleaning import clean
from dialog_toolkit.services.measure_board import Board
from dialog_toolkit.services.measure_words import blank_words, field_name, names_of, value_lines
from dialog_toolkit.tui.drafting.listed import counts
from dialog_toolkit.tui.drafting.words import flat, percent, quoted

ORDER = (
    "problem", "problem_text", "solution", "lead", "supporting", "deadline", "indicators", "values", "evidence",
    "ideas", "title", "result", "milestones", "value_how", "direction", "commitment", "number", "baseline", "causes",
    "before", "wishes", "roles", "actors", "funding", "earlier", "earlier_how", "source", "themes", "submissions",
    "solution_ideas",
)  # fmt: skip
"""Fields in their order; those a person looks for first stand first."""
WHERE_SAID = ("merged_into", "made_from")
"""Fields that are shown only where they say something, and that nobody writes."""

SHORT = {
    "problem_text": N_("in words"),
    "lead": N_("Lead"),
    "supporting": N_("Supporting"),
    "evidence": N_("Evidence"),
    "ideas": N_("Answers to"),
    "value_how": N_("How values"),
    "earlier": N_("Earlier one"),
    "earlier_how": N_("Relation to it"),
    "source": N_("Source"),
    "themes": N_("Themes"),
    "solution_ideas": N_("Solution from"),
    "before": N_("Done so far"),
}
"""Names where the full one is too long for a label."""

QUOTES = ("problem", "wishes")
TICKED, UNTICKED = "[x]", "[ ]"


def fields_of(measure: Measure) -> tuple[str, ...]:
    """The fields that have a row."""
    return (*ORDER, *(field for field in WHERE_SAID if getattr(measure, field)))


def label(field: str) -> str:
    """The field's name, short enough for a label."""
    return _(SHORT[field]) if field in SHORT else field_name(field)


def row(board: Board, measure: Measure, field: str) -> tuple[str, str, str]:
    """Label, whose words it is, and the value in one line; a language model's words are said to be so."""
    model = f"({_('model')}) " if field in measure.machine_written else ""
    return label(field), mark(board, measure, field), model + summary(board, measure, field)


def mark(board: Board, measure: Measure, field: str) -> str:
    """⚠ for two versions; whether a machine wrote or proposes it and nobody kept it."""
    parts = ["⚠"] if field in board.review(measure.id).conflicts else []
    if field in measure.suggested_fields or (not getattr(measure, field) and measure.suggested.get(field)):
        parts.append(_("suggested"))
    return " ".join(parts)


def summary(board: Board, measure: Measure, field: str) -> str:
    """The value in one line; what is only proposed in brackets; blank is said to be blank."""
    value = getattr(measure, field)
    if field == "values":
        return _ticks(board, measure)
    if field == "ideas":
        return counts(board, measure) or blank_words()
    if field in QUOTES and value:
        more = f" +{number(len(value) - 1)}" if len(value) > 1 else ""
        first = value[0]
        said = quoted(first.text) if first.text else _("no longer in the record")
        return f"{said} [{flat(first.idea)}]{more}"
    lines = [flat(line) for line in _lines(board, measure, field)]
    if lines:
        return "; ".join(lines)
    found = measure.suggested.get(field, ())
    return f"({_proposed(board, field, found[0])})" if found else blank_words()


def _ticks(board: Board, measure: Measure) -> str:
    """Values that are chosen first, then those proposed (?), then the others."""
    proposed = [one.value for one in measure.suggested.get("values", ()) if one.value not in measure.values]
    names = names_of("values", board.profile)
    told = [f"{TICKED} {flat(names.get(id, id))}" for id in measure.values]
    told += [f"{UNTICKED} {flat(names.get(id, id))}?" for id in proposed]
    told += [f"{UNTICKED} {name}" for id, name in names.items() if id not in (*measure.values, *proposed)]
    return " ".join(told)


def _lines(board: Board, measure: Measure, field: str) -> list[str]:
    value = getattr(measure, field)
    if field == "commitment" and value:
        return [board.commitments.get(value, value)]
    if field == "themes":
        return [board.ground.themes.get(id, id) for id in value]
    return value_lines(field, value, board.profile)


def _proposed(board: Board, field: str, one: Suggestion) -> str:
    name = names_of("supporting" if field == "lead" else field, board.profile).get(one.value, one.value)
    return f"{flat(name)} {percent(one.score)}"


def in_full(board: Board, measure: Measure, field: str) -> str:
    """The field under the cursor in full: its value part by part, whose words, proposals, comments on it."""
    return clean("\n".join(_in_full(board, measure, field)), limit=60_000)


def _in_full(board: Board, measure: Measure, field: str) -> Iterator[str]:
    yield " · ".join([field_name(field).upper(), *_whose(board, measure, field)])
    value = getattr(measure, field)
    if field in QUOTES:
        for quote in value:
            said = quoted(quote.text) if quote.text else _("no longer in the record")
            yield f"{said} [{flat(quote.idea)}]{_invented(board, quote.idea)}"
    elif field in ("ideas", "solution_ideas"):
        yield ", ".join(map(flat, value)) or blank_words()
    else:
        yield from _lines(board, measure, field)
    if not value and field not in ("ideas", "solution_ideas"):
        yield blank_words()
    for one in measure.suggested.get(field, ()):
        words = ", ".join(map(flat, one.because))
        yield f"{_('suggested')}: {_proposed(board, field, one)} – {words}"
    for comment in board.review(measure.id).open_comments:
        if comment.field == field:
            yield f"≡ {flat(comment.by)}: {flat(comment.text)}"


def _whose(board: Board, measure: Measure, field: str) -> Iterator[str]:
    if field in board.review(measure.id).conflicts:
        yield _("⚠ two versions: v opens them")
    if field in measure.machine_written:
        yield _("written by a language model")
    if field in measure.suggested_fields:
        yield _("suggested: i keeps it, Enter rewrites it")
    elif measure.suggested.get(field):
        yield _("proposals below: i keeps one")


def _invented(board: Board, idea_id: str) -> str:
    idea = board.ground.ideas.get(idea_id)
    is_invented = idea is not None and board.ground.sessions[idea.session].invented
    return f" ({_('invented')})" if is_invented else ""
