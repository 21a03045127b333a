"""The line one idea is typed in: its text, its kind, what the room thinks of it, where it was said."""

from dataclasses import dataclass, replace
from enum import StrEnum

from dialog_toolkit.domain.method import Stage
from dialog_toolkit.domain.session import Agreement, Idea, IdeaKind
from dialog_toolkit.i18n import N_
from dialog_toolkit.services.recording_asks import asks


class LineKind(StrEnum):
    """What is being typed: a kind of idea, or what is promised to the room."""

    EXPERIENCE = "experience"
    CONCERN = "concern"
    IDEA = "idea"
    QUESTION = "question"
    VALUE = "value"
    PROMISE = "promise"


KIND_SIGNS = {
    LineKind.EXPERIENCE: ("●", N_("experience")),
    LineKind.CONCERN: ("▲", N_("concern")),
    LineKind.IDEA: ("◆", N_("idea")),
    LineKind.QUESTION: ("?", N_("question")),
    LineKind.VALUE: ("★", N_("value")),
    LineKind.PROMISE: ("→", N_("promise")),
}
"""A sign and a word for each kind; never a colour alone."""

AGREEMENT_WORDS = {
    Agreement.SINGLE: N_("one voice"),
    Agreement.SHARED: N_("shared"),
    Agreement.MIXED: N_("mixed"),
}

AGREEMENT_SHORT = {**AGREEMENT_WORDS, Agreement.SINGLE: N_("1 voice")}
"""At most 9 cells each, for the narrow column beside the text."""

_ORDER = (LineKind.IDEA, LineKind.CONCERN, LineKind.EXPERIENCE, LineKind.QUESTION, LineKind.VALUE)
_AGREEMENTS = (Agreement.SINGLE, Agreement.SHARED, Agreement.MIXED)


@dataclass(frozen=True)
class Line:
    """What stands in the line. `idea` is the id of the idea being mended, "" for a new one.

    `table`, `who` and `by` are as typed; `round` 0 means none; `votes` and `rank` None mean not counted.
    """

    text: str = ""
    kind: LineKind = LineKind.IDEA
    agreement: Agreement = Agreement.SINGLE
    quotable: bool = False
    marked: bool = False
    table: str = ""
    round: int = 0
    votes: int | None = None
    rank: int | None = None
    who: str = ""
    by: str = ""
    idea: str = ""

    @property
    def is_new(self) -> bool:
        """Whether it is not yet kept as an idea."""
        return not self.idea


@dataclass(frozen=True)
class SmallField:
    """A small field beside the text, asked for by the stage: its label and width in cells."""

    name: str
    label: str
    width: int
    digits: bool = True


_FIELDS = {
    "table": SmallField("table", N_("Table"), 6, digits=False),
    "round": SmallField("round", N_("Round"), 4),
    "votes": SmallField("votes", N_("Votes"), 6),
    "rank": SmallField("rank", N_("Rank"), 4),
    "who": SmallField("who", N_("Who"), 18, digits=False),
    "by": SmallField("by", N_("By"), 13, digits=False),
}


def default_kind(stage: Stage | None) -> LineKind:
    """The kind a new line has in a stage, as the card asks for; a promise where only promises are made."""
    asked = asks(stage)
    return LineKind.PROMISE if asked.promises and not asked.ideas else LineKind(asked.kind.value)


def kinds_of(stage: Stage | None) -> tuple[LineKind, ...]:
    """The kinds Tab goes through, the stage's own first; a promise is among them where the stage yields promises."""
    every = (LineKind.PROMISE, *_ORDER) if asks(stage).promises else _ORDER
    at = every.index(default_kind(stage))
    return every[at:] + every[:at]


def next_kind(line: Line, stage: Stage | None, step: int = 1) -> Line:
    """The line with the next kind. A kept idea cannot become a promise."""
    kinds = [kind for kind in kinds_of(stage) if line.is_new or kind is not LineKind.PROMISE]
    at = kinds.index(line.kind) if line.kind in kinds else -step
    return replace(line, kind=kinds[(at + step) % len(kinds)])


def next_agreement(agreement: Agreement) -> Agreement:
    """One voice → shared → mixed → one voice."""
    return _AGREEMENTS[(_AGREEMENTS.index(agreement) + 1) % len(_AGREEMENTS)]


def new_line(stage: Stage | None, *, table: str = "", elapsed: float = 0.0) -> Line:
    """An empty line for a stage. The table stays the last one used; the round follows the time that has passed."""
    asked = {field.name for field in fields_of(stage, Line())}
    return Line(
        kind=default_kind(stage),
        table=table if "table" in asked else "",
        round=round_now(stage, elapsed) if stage and "round" in asked else 0,
    )


def round_now(stage: Stage, elapsed: float) -> int:
    """Which of the stage's rounds it is after `elapsed` minutes, if all rounds are equally long."""
    length = stage.minutes / stage.rounds
    return min(stage.rounds, int(elapsed // length) + 1) if length > 0 else 1


def fields_of(stage: Stage | None, line: Line) -> tuple[SmallField, ...]:
    """The small fields of a line: from the stage's card, and what an idea being mended already has."""
    if line.kind is LineKind.PROMISE:
        return (_FIELDS["who"], _FIELDS["by"])
    asked = asks(stage)
    wanted = {
        "table": bool(line.table) or asked.tables,
        "round": bool(line.round) or asked.rounds > 1,
        "votes": not line.is_new and (line.votes is not None or asked.votes or asked.ranks),
        "rank": not line.is_new and (line.rank is not None or asked.ranks),
    }
    return tuple(_FIELDS[name] for name, is_wanted in wanted.items() if is_wanted)


def counts_votes(stage: Stage | None) -> bool:
    """Whether the stage counts votes or ranks for ideas that are already there."""
    return asks(stage).votes or asks(stage).ranks


def field_text(line: Line, name: str) -> str:
    """What a small field shows."""
    value = getattr(line, name)
    return "" if value is None or (name == "round" and value == 0) else str(value)


def with_field(line: Line, name: str, text: str) -> Line:
    """The line with what was typed in a small field. Numbers that are none leave it empty."""
    text = text.strip()
    if name in ("table", "who", "by"):
        return replace(line, **{name: text})  # type: ignore[arg-type]
    number = int(text) if text.isdecimal() and len(text) < 7 else None
    if name == "round":
        return replace(line, round=number or 0)
    return replace(line, **{name: number})  # type: ignore[arg-type]


def of_idea(idea: Idea) -> Line:
    """The line that shows an idea to be mended."""
    return Line(
        text=idea.text,
        kind=LineKind(idea.kind.value),
        agreement=idea.agreement,
        quotable=idea.quotable,
        marked=idea.marked_return,
        table=idea.table,
        round=idea.round,
        votes=idea.votes,
        rank=idea.rank,
        idea=idea.id,
    )


def changes(idea: Idea, line: Line) -> dict[str, object]:
    """The fields of the idea that the line says otherwise. An emptied text changes nothing: ideas are withdrawn."""
    wanted: dict[str, object] = {
        "text": line.text.strip() or idea.text,
        "kind": IdeaKind(line.kind.value) if line.kind is not LineKind.PROMISE else idea.kind,
        "agreement": line.agreement,
        "quotable": line.quotable,
        "marked_return": line.marked,
        "table": line.table,
        "round": line.round,
        "votes": line.votes,
        "rank": line.rank,
    }
    return {name: value for name, value in wanted.items() if value != getattr(idea, name)}
