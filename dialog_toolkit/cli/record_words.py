"""The words of plain recording: what a line asks for. Latvian and English both work, with or without diacritics."""

import difflib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from dialog_toolkit.domain.session import Agreement, IdeaKind
from dialog_toolkit.i18n import N_
from dialog_toolkit.language.cleaning import fold


class Ask(StrEnum):
    """What a line may ask for."""

    KIND = "kind"
    AGREEMENT = "agreement"
    STAGE = "stage"
    TABLE = "table"
    ROUND = "round"
    UNDO = "undo"
    REDO = "redo"
    EDIT = "edit"
    WITHDRAW = "withdraw"
    BRING_BACK = "bring-back"
    QUOTE = "quote"
    RETURN = "return"
    APPROVE = "approve"
    PROMISE = "promise"
    DISAGREEMENT = "disagreement"
    LIST = "list"
    MISSING = "missing"
    KEEP = "keep"
    FORGET = "forget"
    HELP = "help"
    END = "end"
    CLOSE = "close"


WORDS: Mapping[Ask, tuple[tuple[str, ...], str]] = {
    Ask.KIND: (("veids", "kind"), N_("/kind [number] experience|concern|idea|question|value")),
    Ask.AGREEMENT: (("vienošanās", "agreement"), N_("/agreement [number] shared|mixed|single")),
    Ask.STAGE: (("posms", "stage"), N_("/stage next, or an id or a number; alone it shows the stages")),
    Ask.TABLE: (("galds", "table"), N_("/table name: the table of the next ideas")),
    Ask.ROUND: (("kārta", "round"), N_("/round number: the round of the next ideas")),
    Ask.UNDO: (("atsaukt", "undo"), N_("/undo: take back what was done last")),
    Ask.REDO: (("atkārtot", "redo"), N_("/redo: do again what was undone")),
    Ask.EDIT: (("labot", "edit"), N_("/edit [number] new text")),
    Ask.WITHDRAW: (("noņemt", "withdraw"), N_("/withdraw number")),
    Ask.BRING_BACK: (("atgriezt", "bring-back"), N_("/bring-back number")),
    Ask.QUOTE: (("citēt", "quote"), N_("/quote [number]: the room allows it to be quoted")),
    Ask.RETURN: (("vēlāk", "later"), N_("/later [number]: to come back to")),
    Ask.APPROVE: (("apstiprināt", "approve"), N_("/approve number, or all: read back and approved")),
    Ask.PROMISE: (("solījums", "promise"), N_("/promise text | who | 2025-03-26")),
    Ask.DISAGREEMENT: (("domstarpība", "disagreement"), N_("/disagreement text")),
    Ask.LIST: (("saraksts", "list"), N_("/list: the ideas so far")),
    Ask.MISSING: (("trūkst", "missing"), N_("/missing: what the record still lacks")),
    Ask.KEEP: (("paturēt", "keep"), N_("/keep: record what was being typed when the program stopped")),
    Ask.FORGET: (("aizmirst", "forget"), N_("/forget: forget it")),
    Ask.HELP: (("palīgs", "help", "?"), N_("/help: this list")),
    Ask.END: (("beigt", "end", "quit"), N_("/end: leave; the session stays open")),
    Ask.CLOSE: (("slēgt", "close"), N_("/close: end the recording of the session")),
}
"""The words for each, Latvian first, and its line in the help."""

KINDS: Mapping[IdeaKind, tuple[str, ...]] = {
    IdeaKind.EXPERIENCE: ("pieredze", "experience"),
    IdeaKind.CONCERN: ("bažas", "concern"),
    IdeaKind.IDEA: ("ideja", "idea"),
    IdeaKind.QUESTION: ("jautājums", "question"),
    IdeaKind.VALUE: ("vērtība", "value"),
}
AGREEMENTS: Mapping[Agreement, tuple[str, ...]] = {
    Agreement.SHARED: ("vienoti", "vienots", "shared"),
    Agreement.MIXED: ("dažādi", "mixed"),
    Agreement.SINGLE: ("viens", "single"),
}
ALL = ("visas", "visu", "all")

_ASKS = {fold(word): ask for ask, (words, _help) in WORDS.items() for word in words}
_KINDS = {fold(word): kind for kind, words in KINDS.items() for word in words}
_AGREEMENTS = {fold(word): agreement for agreement, words in AGREEMENTS.items() for word in words}


@dataclass(frozen=True)
class Line:
    """What was typed: an idea (`ask` is None), or something asked for; `kind` where one was named with the idea.

    `unknown`: the word after the slash that means nothing, and `near`, words that are like it.
    """

    text: str
    ask: Ask | None = None
    kind: IdeaKind | None = None
    unknown: str = ""
    near: tuple[str, ...] = ()


def read_line(typed: str) -> Line:
    """What a line asks for. ``//`` at its beginning stands for an idea that begins with a slash."""
    text = typed.strip()
    if text.startswith("//"):
        return Line(text[1:])
    if not text.startswith("/"):
        return Line(text)
    word, _blank, rest = text[1:].partition(" ")
    key, rest = fold(word), rest.strip()
    if key in _KINDS:
        return Line(rest, None if rest else Ask.KIND, _KINDS[key])
    if key in _AGREEMENTS and not rest:
        return Line(word, Ask.AGREEMENT)
    if key in _ASKS:
        return Line(rest, _ASKS[key])
    known = {**_ASKS, **_KINDS, **_AGREEMENTS}
    return Line(text, unknown=word or "/", near=tuple(difflib.get_close_matches(key, known, 3, cutoff=0.7)))


def kind_of(word: str) -> IdeaKind | None:
    """The kind a word stands for."""
    return _KINDS.get(fold(word.strip()))


def agreement_of(word: str) -> Agreement | None:
    """The agreement a word stands for."""
    words = fold(word.strip()).split()
    return _AGREEMENTS.get(words[0]) if words else None


def number_and_rest(text: str) -> tuple[str, str]:
    """A leading number and what follows it; ("", text) without one."""
    first, _blank, rest = text.strip().partition(" ")
    return (first, rest.strip()) if first.isascii() and first.isdigit() else ("", text.strip())
