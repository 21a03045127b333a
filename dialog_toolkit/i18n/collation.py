"""The order of the Latvian alphabet for lists that people read.

Code-point order puts Ā, Č and Ķ after Z. The key equals the order of ICU 78 with CLDR 48 for Latvian words, in which
y stands beside i (i < y < ī < j). Letters of other alphabets follow the Latvian ones.
"""

_LETTERS = "aābcčdeēfgģhiyījkķlļmnņoōpqrŗsštuūvwxzž"
_RANK = {letter: rank for rank, letter in enumerate(_LETTERS)}
_OTHERS = len(_LETTERS)
_BEFORE_LETTERS = -0x110000  # signs and digits go before every letter, in code-point order


def latvian_key(text: str) -> tuple[tuple[int, ...], tuple[bool, ...]]:
    """The key to sort by: ``sorted(names, key=latvian_key)``. Capitals only tell otherwise equal words apart."""
    small = text.lower()
    ranks = tuple(_RANK.get(c, _OTHERS + ord(c)) if c.isalpha() else _BEFORE_LETTERS + ord(c) for c in small)
    return ranks, tuple(c.isupper() for c in text)
