"""What a method card asks the recorder for in a stage. Nothing about a single method is written here."""

from dataclasses import dataclass

from dialog_toolkit.domain.method import Stage, Yield
from dialog_toolkit.domain.session import IdeaKind


@dataclass(frozen=True)
class Asks:
    """What the method card asks the recorder for in a stage. `rounds` is 1 where there are none to tell apart.

    `kind`: what a contribution is unless said otherwise. `ideas`: whether contributions are recorded at all.
    """

    ideas: bool
    kind: IdeaKind
    tables: bool
    rounds: int
    votes: bool
    ranks: bool
    quotes: bool
    promises: bool
    disagreements: bool
    yields: tuple[Yield, ...]


_WORDED = {
    Yield.IDEAS,
    Yield.EXPERIENCES,
    Yield.QUESTIONS,
    Yield.THEMES,
    Yield.QUOTES,
    Yield.OPTIONS,
    Yield.RECOMMENDATIONS,
    Yield.REPORTS,
    Yield.AGREEMENTS,
}
"""What is written down as contributions, under the stage that says what they are."""


def asks(stage: Stage | None) -> Asks:
    """What the recorder offers in a stage, from the card's `yields`, `rounds` and `tables`; all of it without one."""
    yields = stage.yields if stage else (Yield.IDEAS,)
    kind = IdeaKind.IDEA
    if Yield.IDEAS not in yields:
        kind = IdeaKind.EXPERIENCE if Yield.EXPERIENCES in yields else kind
        kind = IdeaKind.QUESTION if yields[0] is Yield.QUESTIONS else kind
    return Asks(
        ideas=any(word in _WORDED for word in yields),
        kind=kind,
        tables=stage.tables if stage else False,
        rounds=stage.rounds if stage else 1,
        votes=Yield.VOTES in yields,
        ranks=Yield.RANKINGS in yields,
        quotes=Yield.QUOTES in yields,
        promises=Yield.PROMISES in yields,
        disagreements=Yield.AGREEMENTS in yields,
        yields=yields,
    )
