"""Quotes: the recorded words as they are, or parts of them in order with […] where something was left out."""

import re

from dialog_toolkit.domain.measure import Quote
from dialog_toolkit.domain.session import Idea

OMISSION = "[…]"
"""Stands where words were left out of a quote."""


# Control characters, marks that turn the direction of what follows, halves of characters, non-characters.
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
_BREAKS = re.compile(r"[\s\x1c-\x1f]*[\n\r\t\v\f\x1c-\x1f\x85\u2028\u2029][\s\x1c-\x1f]*| {2,}")


def quote(idea: Idea, limit: int) -> Quote:
    """The idea's words, shortened at the end of a word if they are longer than `limit` characters.

    A first word that is longer stays whole.
    """
    text = folded(idea.text)
    kept = text[: limit + 1].rpartition(" ")[0].rstrip(" ,;:–-") or text.partition(" ")[0]
    if len(text) <= limit or kept == text:
        return Quote(idea.id, text)
    return Quote(idea.id, f"{kept} {OMISSION}", shortened=True)


def is_verbatim(said: Quote, idea: Idea) -> bool:
    """Whether the quote says what was recorded: all of it, or whole words of it in order with each gap marked.

    Line breaks and doubled spaces do not count as words.
    """
    recorded = folded(idea.text)
    if said.idea != idea.id:
        return False
    if not said.shortened:
        return folded(said.text) == recorded
    pieces = [piece.strip() for piece in folded(said.text).split(OMISSION)]
    return OMISSION in said.text and any(pieces) and _in_order([p for p in pieces if p], recorded)


def folded(text: str) -> str:
    """The text on one line: every run of white space is one space."""
    return " ".join(text.split())


def visible(text: str) -> str:
    """The text on one line, without characters that no document can hold or that would turn the words around them."""
    return _UNSEEN.sub("", _BREAKS.sub(" ", text))


def short_label(name: str, most: int) -> str:
    """A name of at most `most` characters, cut at the end of a word. Not for quotes, which mark what they leave out."""
    name = visible(name)
    if len(name) <= most:
        return name
    return (name[: most - 1].rpartition(" ")[0] or name[: most - 2]).rstrip(" ,.;:–[…") + " …"


def _in_order(pieces: list[str], recorded: str) -> bool:
    start = 0
    for piece in pieces:
        found = _whole_words(piece, recorded, start)
        if found < 0:
            return False
        start = found + len(piece)
    return True


def _whole_words(piece: str, recorded: str, start: int) -> int:
    """Where the piece stands next in the recorded text, cut only between words; -1 if nowhere."""
    found = recorded.find(piece, start)
    while found >= 0:
        end = found + len(piece)
        before, after = recorded[found - 1 : found], recorded[end : end + 1]
        if not (before.isalnum() and piece[0].isalnum()) and not (after.isalnum() and piece[-1].isalnum()):
            return found
        found = recorded.find(piece, found + 1)
    return -1
