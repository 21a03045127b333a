"""What everything that people type or files hold passes once, on the way in."""

import re
import unicodedata

MAX_TEXT = 20_000
"""Characters of one text; longer ones are cut by `clean` and refused by the ledger."""

MAX_MARKS = 4
"""Combining marks in a row: no script needs more on one letter, and stacks of them paint over other lines."""

_BIDI = {*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C}
_DROPPED = {0xFEFF, 0x200B, 0x2060, 0x180E, *range(0xFFF9, 0xFFFC), *range(0xE0000, 0xE0080)}
"""Byte order mark, zero-width space and joiner, interlinear marks, tag characters."""

_PLAIN = re.compile(r"[\n\t -~\u00a0-\u02ff\u0400-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u205e]*")
"""Latin and Cyrillic letters and usual punctuation: in NFC already, without marks, nothing that acts or hides."""

_STROKES = str.maketrans("łŁøØđĐı", "lLoOdDi")


def clean(text: str, limit: int = MAX_TEXT) -> str:
    """The text in NFC, at most `limit` characters, with nothing in it that acts on a terminal or hides.

    Control characters, lone surrogates, non-characters and direction overrides become U+FFFD, visible and harmless;
    zero-width characters go; line separators become line feeds. Cleaning twice changes nothing more.
    """
    head = text.replace("\r\n", "\n").replace("\r", "\n")[: limit * 2]
    if _PLAIN.fullmatch(head):
        return head[:limit]
    kept: list[str] = []
    marks = 0
    for ch in unicodedata.normalize("NFC", head):
        category = unicodedata.category(ch)
        marks = marks + 1 if category == "Mn" else 0
        if marks <= MAX_MARKS:
            kept.append(_harmless(ch, category))
    return unicodedata.normalize("NFC", "".join(kept))[:limit]


def _harmless(ch: str, category: str) -> str:
    code = ord(ch)
    if ch in "\n\t":
        return ch
    if category in ("Cc", "Cs") or code & 0xFFFE == 0xFFFE or code in _BIDI:
        return "\ufffd"
    if code in _DROPPED:
        return ""
    return "\n" if category in ("Zl", "Zp") else ch


def fold(text: str) -> str:
    """Lower case without diacritics: how words are compared, since many people type without them."""
    decomposed = unicodedata.normalize("NFD", text.lower().translate(_STROKES))
    return "".join(ch for ch in decomposed if not unicodedata.combining(ch))


_QUICK = {
    ord(letter): fold(letter)
    for letter in map(chr, [*range(ord("A"), ord("Z") + 1), *range(0xC0, 0x250), *range(0x400, 0x460)])
}


def fold_quickly(text: str) -> str:
    """`fold` for searching a long list: letters of Latin and Cyrillic scripts by one table, ten times as fast.

    Differs from `fold` only for letters outside those tables, which stay as they are.
    """
    return text.translate(_QUICK)
