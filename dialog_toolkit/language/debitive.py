"""The debitive prefix ``jā-``: "jāizveido" and "izveido" are one word where texts are compared.

Nothing is made up here: the prefix is cut off or left. `verbs.infinitive_of` finds the infinitive.
"""

import re

from dialog_toolkit.language.cleaning import fold

_WORD = re.compile(r"\bj[āa]\w{3,}", re.IGNORECASE)

_NAMES = re.compile(r"jā(?:nis|ņ[iau]|ni(?:m|s)\b|ņos|ņus)", re.IGNORECASE)

_NOT_DEBITIVE = re.compile(
    r"ja(?:un|ut|us|ud|uk|nv|nis|ni\b|nu\b|nim|nam|nuar|p[ao]n|ht|zz|slis|k[au]\b|k[aā][sm]\b|kob|cht|rg|rs|smin|"
    r"lt|mb|maik|nt|hve)",
)
"""Folded beginnings of words that only look like the debitive: jaunietis, jautājums, jaukts, janvāris, Japāna."""


def strip_debitive(word: str) -> str:
    """`word` without the debitive prefix if it has one: "jāizveido" and "jaizveido" → "izveido".

    With ``jā`` spelt out only Jānis and Jāņi are not debitives. Typed without diacritics, words that merely begin
    like one ("jaunietis", "jautājums", "janvāris") are returned as they are.
    """
    if len(word) < 5 or word[:1] not in "jJ":
        return word
    if word[1] in "āĀ":
        return word if _NAMES.match(word) else word[2:]
    if word[1] not in "aA" or _NOT_DEBITIVE.match(fold(word)):
        return word
    return word[2:]


def strip_debitives(text: str) -> str:
    """`text` with the prefix taken off every debitive in it."""
    return _WORD.sub(lambda match: strip_debitive(match.group()), text)
