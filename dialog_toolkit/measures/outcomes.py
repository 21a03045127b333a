"""Changes that can be seen: what an indicator says beyond that something took place.

A from–to, a by-how-much, a share, points, or a word such as "more often" tell of a change; a number of seminars or
of people who attended tells only of an activity.
"""

import re

from dialog_toolkit.domain.plan import CheckWords
from dialog_toolkit.language.cleaning import fold
from dialog_toolkit.measures.indicators import names_change
from dialog_toolkit.measures.words import find_cues, split_words

_SEGMENT = re.compile(r"[;\n]|\.\s+(?=[^\W\d_])")
_SHARE = re.compile(
    r"\d\s*(?:%|procent)|\b(?:simts?|puse|pusi)\s+(?:procent|no\b)|\b(?:kui|indeks|\w*vertejum|reiting|uztver|rezultat)\w*\b.{0,30}\d\s*punkt"
)
_LIMIT = re.compile(
    r"\b(?:ne\s+|nevis\s+)?(?:vairak|mazak|ilgak|velak)\s+(?:ka|neka|par)\b|\bne\s+(?:mazak|vairak|velak|retak)\s+ka\b"
)
"""Bounds ("ne mazāk kā 5"), which look like comparisons."""


def find_outcomes(indicator: str, body: str, lists: CheckWords) -> tuple[str, ...]:
    """The parts of the indicator that tell of a change; else the body's from–to or by-how-much."""
    found = [part.strip() for part in _SEGMENT.split(indicator) if part.strip() and _is_outcome(part, lists)]
    if not found:
        found = [part.strip() for part in _SEGMENT.split(body) if names_change(part)]
    return tuple(found)


def _is_outcome(part: str, lists: CheckWords) -> bool:
    if names_change(part):
        return True
    folded = _LIMIT.sub(" ", fold(part))
    words = split_words(folded)
    counts_activity = bool(find_cues(words, lists.words("activity_counts")))
    if _SHARE.search(folded) and not counts_activity:
        return True
    return bool(find_cues(words, lists.words("trend_words")))
