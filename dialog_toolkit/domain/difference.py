"""Differences of themes between regions or kinds of session, with how far chance could have made them."""

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """What may be said of a theme on one side."""

    MORE = "more"
    LESS = "less"
    NOTHING = "nothing"
    TOO_FEW = "too_few"


@dataclass(frozen=True)
class Difference:
    """How much of what `side` said is in `theme`, against all others.

    `share` and `elsewhere` are shares of ideas (0–1). `p`: how often whole sessions dealt out to the sides by chance
    differ as much in this very cell; `corrected`: how often they do in any cell. Both are 1.0 with the verdict
    `TOO_FEW`: then there are too few sessions to say anything.
    """

    theme: str
    side: str
    share: float
    elsewhere: float
    p: float
    corrected: float
    verdict: Verdict
