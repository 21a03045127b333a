"""What a change is called, and what is believed of a row that came from elsewhere."""

import hashlib
import json
from dataclasses import replace
from typing import Any

import pytest

from dialog_toolkit.ledger.identity import BadRow, check_word, from_json, new_row, row_id, to_json, value_hash


def row_of(**changed: Any) -> dict[str, Any]:
    """A row as it travels, with some keys changed and its id worked out anew."""
    row = new_row("idea:s/1", "text", "Vajag ceļu", parents=["a" * 40], depth=2, author="Anna", device="d1")
    item = {**to_json(row), **changed}
    content = {key: item[key] for key in item if key not in ("id", "salt", "text")}
    item["id"] = hash_of("change", content)
    return item


def hash_of(kind: str, value: object) -> str:
    """The documented hash, written down a second time."""
    text = json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.blake2b(f"{kind}\n{text}".encode(), digest_size=20).hexdigest()


def test_the_id_is_the_hash_of_content_and_parents() -> None:
    item = row_of()
    row = from_json(item)
    assert to_json(row) == item
    assert row.change.id == item["id"] == row_id(row)
    assert row.value_hash == value_hash(item["salt"], "Vajag ceļu") == hash_of("value", [item["salt"], "Vajag ceļu"])
    assert set(item) == {
        "v", "id", "entity", "field", "author", "device", "wall", "depth", "parents", "value_hash", "salt", "text",
    }  # fmt: skip


def test_two_equal_entries_are_two_changes() -> None:
    one, other = (new_row("e", "f", "t", parents=[], depth=1, author="a", device="d") for _time in range(2))
    assert one.change.id != other.change.id


def test_every_part_of_the_content_counts() -> None:
    row = new_row("e", "f", "t", parents=[], depth=1, author="a", device="d")
    ids = {row_id(row), row_id(replace(row, value_hash="x")), row_id(replace(row, more={"k": 1}))}
    others: dict[str, Any] = dict.fromkeys(("entity", "field", "author", "device", "wall"), "other")
    for name, value in others.items():
        ids.add(row_id(replace(row, change=replace(row.change, **{name: value}))))
    ids.add(row_id(replace(row, change=replace(row.change, depth=2))))
    ids.add(row_id(replace(row, change=replace(row.change, parents=("a" * 40,)))))
    assert len(ids) == 10


def test_an_erased_row_still_verifies() -> None:
    item = row_of()
    bare = {key: item[key] for key in item if key not in ("salt", "text")}
    assert from_json(bare).change.text is None
    assert to_json(from_json(bare)) == bare


def test_unknown_keys_of_a_newer_version_are_kept() -> None:
    item = row_of(v=7, mood={"deep": [1, 2.5, None, "ž"]})
    assert to_json(from_json(item)) == item


@pytest.mark.parametrize(
    "changed",
    [
        {"depth": 0},
        {"depth": True},
        {"depth": 2**31},
        {"depth": 1.0},
        {"v": "1"},
        {"entity": ""},
        {"field": ""},
        {"author": None},
        {"author": "a\0"},
        {"device": "x" * 201},
        {"wall": 5},
        {"parents": None},
        {"parents": "a" * 40},
        {"parents": ["b" * 40, "a" * 40]},
        {"parents": ["a" * 40, "a" * 40]},
        {"parents": ["short"]},
        {"value_hash": "0" * 40},
        {"text": 5},
        {"text": "x" * 20_001},
        {"salt": None},
        {"field": "!redact"},
        {"more": "y" * 20_001},
    ],
)
def test_an_impossible_row_is_refused_even_with_a_right_id(changed: dict[str, Any]) -> None:
    item = row_of(**changed)
    if "text" in changed and isinstance(item["text"], str):
        item = row_of(**changed, value_hash=value_hash(item["salt"], item["text"]), salt=item["salt"])
    with pytest.raises(BadRow):
        from_json(item)


@pytest.mark.parametrize("item", [None, 5, "text", [], {}, {"id": 1}, {1: 2}, {"a": float("nan")}, {"a": "\ud800"}])
def test_what_is_no_row_is_refused(item: object) -> None:
    with pytest.raises(BadRow):
        from_json(item)


def test_the_check_word_tells_sets_apart_and_knows_no_order() -> None:
    assert check_word(["a", "b"]) == check_word(["b", "a"])
    words = {check_word([str(number)]) for number in range(2000)} | {check_word([])}
    assert len(words) == 2001
    assert all(len(word) == 6 and not set(word) & set("01OIL") for word in words)
