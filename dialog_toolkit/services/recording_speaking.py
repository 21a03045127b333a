"""How evenly people speak, by chair number. It lives in memory only; what is kept is a summary without chairs.

The figures: share of chairs that spoke, the longest share
over an equal share (more than 2 is a warning), Gini coefficient. Times are seconds of a clock that only runs forward
(`time.monotonic`), so a change of the computer's clock does nothing.
"""

from dataclasses import dataclass, replace
from typing import TypeVar

from dialog_toolkit.domain.session import SpeakingSummary

_T = TypeVar("_T")

WARN_SHARE = 2.0
"""From here on one chair takes so much of the time that the facilitator may want to know."""


@dataclass(frozen=True)
class Speaking:
    """Who is speaking in a circle of `chairs`, numbered from 1, since `began`.

    `seconds` and `last` (when a chair last stopped speaking) go by chair; `chair` is 0 while nobody speaks.
    `longest` is the longest silence of a chair that has ended, in seconds.
    """

    chairs: int
    began: float
    seconds: tuple[float, ...]
    turns: tuple[int, ...]
    last: tuple[float, ...]
    longest: float = 0.0
    chair: int = 0
    since: float = 0.0


def begin_speaking(chairs: int, at: float) -> Speaking:
    """A circle in which nobody has spoken yet. Raises ValueError for a circle without chairs."""
    if chairs < 1:
        raise ValueError("a circle has chairs")
    return Speaking(chairs, at, (0.0,) * chairs, (0,) * chairs, (at,) * chairs)


def speaks(speaking: Speaking, chair: int, at: float) -> Speaking:
    """From now on `chair` speaks; who spoke before stops. Raises ValueError for a chair there is not."""
    if not 1 <= chair <= speaking.chairs:
        raise ValueError(f"no chair {chair}")
    if chair == speaking.chair:
        return speaking
    paused = falls_silent(speaking, at)
    silence = at - paused.last[chair - 1]
    return replace(
        paused,
        turns=_put(paused.turns, chair, paused.turns[chair - 1] + 1),
        longest=max(paused.longest, silence),
        chair=chair,
        since=at,
    )


def falls_silent(speaking: Speaking, at: float) -> Speaking:
    """From now on nobody speaks."""
    if not speaking.chair:
        return speaking
    chair = speaking.chair
    spoken = speaking.seconds[chair - 1] + max(0.0, at - speaking.since)
    return replace(
        speaking, seconds=_put(speaking.seconds, chair, spoken), last=_put(speaking.last, chair, at), chair=0
    )


def spoke(speaking: Speaking) -> int:
    """How many chairs have spoken."""
    return sum(turns > 0 for turns in speaking.turns)


def quietest(speaking: Speaking, at: float, count: int = 2) -> list[tuple[int, int]]:
    """The chairs that have been silent longest, as (chair, whole minutes), longest first; never who speaks now."""
    silent = [
        (at - last, chair) for chair, last in enumerate(speaking.last, 1) if chair != speaking.chair and at > last
    ]
    return [(chair, int(seconds // 60)) for seconds, chair in sorted(silent, key=lambda pair: (-pair[0], pair[1]))][
        :count
    ]


def shares(speaking: Speaking, at: float) -> tuple[float, ...]:
    """The share of the speaking time that each chair had so far; all zero while nobody has spoken."""
    now = falls_silent(speaking, at)
    total = sum(now.seconds)
    return tuple(seconds / total if total else 0.0 for seconds in now.seconds)


def summary(speaking: Speaking, at: float) -> SpeakingSummary:
    """What may be kept of it: figures without chairs."""
    ended = falls_silent(speaking, at)
    part = shares(ended, at)
    open_silence = max(at - last for last in ended.last)
    return SpeakingSummary(
        chairs=ended.chairs,
        spoke=spoke(ended),
        max_share=round(max(part) * ended.chairs, 2),
        gini=round(gini(ended.seconds), 2),
        longest_silence=int(max(ended.longest, open_silence) // 60),
    )


def gini(values: tuple[float, ...]) -> float:
    """Gini coefficient of non-negative values: 0 when all are equal, (n - 1) / n when one has everything."""
    total, n = sum(values), len(values)
    if not total:
        return 0.0
    return sum((2 * rank - n - 1) * value for rank, value in enumerate(sorted(values), 1)) / (n * total)


def _put(values: tuple[_T, ...], chair: int, value: _T) -> tuple[_T, ...]:
    return (*values[: chair - 1], value, *values[chair:])
