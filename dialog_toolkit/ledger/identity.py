"""What a change is called: the hash of its content with its parents, so that it cannot be altered unnoticed.

`id` = BLAKE2b-160 of the canonical JSON of the content; the text enters it only as a salted hash, so that an
erased text leaves an id that still verifies. A row is a change as it travels between ledgers: a JSON object.
"""

import hashlib
import json
import re
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from dataclasses import field as attribute
from datetime import UTC, datetime
from typing import Any

from dialog_toolkit.domain.change import Change
from dialog_toolkit.i18n import N_

VERSION = 1
MAX_TEXT = 20_000
MAX_NAME = 200
MAX_MORE = 20_000
MAX_PARENTS = 10_000
MAX_DEPTH = 2**31 - 1
ERASED = "!redact"
"""The field an erasure is written to; its text is the id of the erased change."""

_CONTENT = ("author", "depth", "device", "entity", "field", "parents", "v", "value_hash", "wall")
_APART = ("id", "salt", "text")
_ID = re.compile(r"[0-9a-f]{40}")
_WORD_LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # without 0 O 1 I L, which are misread aloud


class BadRow(ValueError):
    """A row that cannot be taken. Its message is an English message id; it never holds what the row says."""


@dataclass(frozen=True)
class Row:
    """A change with what proves it. `salt` is None when the text is erased or did not come along."""

    change: Change
    value_hash: str
    salt: str | None
    version: int = VERSION
    more: Mapping[str, Any] = attribute(default_factory=dict)


def canonical(value: object) -> str:
    """JSON with one spelling: sorted keys, no spaces, no NaN. Raises ValueError, TypeError or RecursionError."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def digest(kind: str, value: object) -> str:
    """BLAKE2b-160 of a kind and a value in canonical JSON, in hexadecimal. UnicodeError for lone surrogates."""
    return hashlib.blake2b(f"{kind}\n{canonical(value)}".encode(), digest_size=20).hexdigest()


def value_hash(salt: str, text: str) -> str:
    """The salted hash a change names its text by."""
    return digest("value", [salt, text])


def new_row(
    entity: str,
    field: str,
    text: str,
    *,
    parents: Iterable[str],
    depth: int,
    author: str,
    device: str,
    more: Mapping[str, Any] | None = None,
) -> Row:
    """A change made now. The clock is written down and decides nothing."""
    salt = secrets.token_hex(8)
    seen = tuple(sorted(set(parents)))
    unnamed = Change("", entity, field, text, author, device, now(), min(depth, MAX_DEPTH), seen)
    row = Row(unnamed, value_hash(salt, text), salt, more=more or {})
    return replace(row, change=replace(unnamed, id=row_id(row)))


def row_id(row: Row) -> str:
    """The id that the content of a row gives."""
    return digest("change", _content(row))


def to_json(row: Row) -> dict[str, Any]:
    """The row as a JSON object for a bundle."""
    out = {**_content(row), "id": row.change.id}
    if row.salt is not None and row.change.text is not None:
        out |= {"salt": row.salt, "text": row.change.text}
    return out


def from_json(item: object) -> Row:
    """Check a row that came from elsewhere. Raises BadRow; nothing of the row is believed before its id fits."""
    if not isinstance(item, dict):
        raise BadRow(N_("The line holds no change."))
    try:
        given_id = digest("change", {key: item[key] for key in item if key not in _APART})
    except (ValueError, TypeError, RecursionError):
        raise BadRow(N_("The line cannot be read.")) from None
    if given_id != item.get("id"):
        raise BadRow(N_("The content does not match its check sum."))
    row = _typed(item, given_id)
    if row.change.text is not None and value_hash(row.salt or "", row.change.text) != row.value_hash:
        raise BadRow(N_("The text does not match its check sum."))
    return row


def check_word(heads: Iterable[str]) -> str:
    """Six letters that two screens can compare: equal sets of heads give equal words."""
    number = int.from_bytes(hashlib.blake2b("\n".join(sorted(heads)).encode(), digest_size=16).digest(), "big")
    word = ""
    for _place in range(6):
        number, letter = divmod(number, len(_WORD_LETTERS))
        word += _WORD_LETTERS[letter]
    return word


def now() -> str:
    """The clock of this machine, ISO 8601 in UTC to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def storable(text: str) -> bool:
    """Whether a text can be kept as it is: no NUL, no lone surrogate."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return "\0" not in text


def _content(row: Row) -> dict[str, Any]:
    change = row.change
    return {
        **row.more,
        "v": row.version,
        "entity": change.entity,
        "field": change.field,
        "author": change.author,
        "device": change.device,
        "wall": change.wall,
        "depth": change.depth,
        "parents": list(change.parents),
        "value_hash": row.value_hash,
    }


def _typed(item: dict[str, Any], row_identity: str) -> Row:
    names = {key: _name(item, key) for key in ("entity", "field", "author", "device", "wall", "value_hash")}
    if not names["entity"] or not names["field"]:
        raise BadRow(N_("The line does not say what it changes."))
    depth, version = (_number(item, key) for key in ("depth", "v"))
    text, salt = _text(item)
    if names["field"] == ERASED and (text is None or not _ID.fullmatch(text)):
        raise BadRow(N_("The erasure does not say what it erases."))
    more = {key: item[key] for key in item if key not in _CONTENT and key not in _APART}
    if len(canonical(more)) > MAX_MORE or not storable(canonical(more)):
        raise BadRow(N_("The line is too long or holds characters that cannot be kept."))
    hashed = names.pop("value_hash")
    change = Change(id=row_identity, text=text, depth=depth, parents=_parents(item), **names)
    return Row(change, hashed, salt, version, more)


def _name(item: dict[str, Any], key: str) -> str:
    value = item.get(key)
    if not isinstance(value, str):
        raise BadRow(N_("The line lacks something that every change has."))
    if len(value) > MAX_NAME or not storable(value):
        raise BadRow(N_("The line is too long or holds characters that cannot be kept."))
    return value


def _number(item: dict[str, Any], key: str) -> int:
    value = item.get(key)
    if type(value) is not int or not 0 < value <= MAX_DEPTH:
        raise BadRow(N_("The line holds an impossible number."))
    return value


def _parents(item: dict[str, Any]) -> tuple[str, ...]:
    value = item.get("parents")
    if not isinstance(value, list) or len(value) > MAX_PARENTS:
        raise BadRow(N_("The line lacks something that every change has."))
    if not all(isinstance(parent, str) and _ID.fullmatch(parent) for parent in value):
        raise BadRow(N_("The line refers to something that is no change."))
    if value != sorted(set(value)):
        raise BadRow(N_("The line refers to something that is no change."))
    return tuple(value)


def _text(item: dict[str, Any]) -> tuple[str | None, str | None]:
    if "text" not in item and "salt" not in item:
        return None, None
    text, salt = item.get("text"), item.get("salt")
    if not isinstance(text, str) or not isinstance(salt, str):
        raise BadRow(N_("The line lacks something that every change has."))
    if len(text) > MAX_TEXT or len(salt) > MAX_NAME or not storable(text) or not storable(salt):
        raise BadRow(N_("The line is too long or holds characters that cannot be kept."))
    return text, salt
