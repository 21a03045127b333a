"""Every word a paper says has a Latvian translation with the same places, in all its plural forms."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from babel.messages.extract import extract
from babel.messages.pofile import read_po
from jinja2.ext import babel_extract

import dialog_toolkit.papers
from dialog_toolkit.i18n.messages import LOCALES
from dialog_toolkit.papers.markup import CONTEXT

ROOM = Path(dialog_toolkit.papers.__file__).parent
KEYWORDS: dict[str, Any] = {"_": None, "N_": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2)}


def used() -> Iterator[tuple[str, str]]:
    """Context and message of every call in templates and code."""
    for file in sorted(ROOM.rglob("*.j2")):
        with file.open("rb") as stream:
            for _line, function, message, _comments in babel_extract(stream, list(KEYWORDS), [], {}):
                words = [message] if isinstance(message, str) else [one for one in message or () if one]
                yield (words[0], words[1]) if function == "pgettext" else (CONTEXT, words[0])
    for file in sorted(ROOM.rglob("*.py")):
        with file.open("rb") as stream:
            for _line, message, _comments, context in extract("python", stream, KEYWORDS):
                yield context or "", message if isinstance(message, str) else message[0]


def catalogue() -> dict[tuple[str, str], Any]:
    messages = []
    for name in ("papers.po", "papers-minutes.po", "papers-map.po"):
        with (LOCALES / "lv" / "LC_MESSAGES" / name).open("rb") as stream:
            messages += [message for message in read_po(stream, locale="lv") if message.id]
    return {(m.context or "", m.id if isinstance(m.id, str) else m.id[0]): m for m in messages}


def test_every_word_of_the_room_is_in_latvian() -> None:
    assert len(set(used())) > 150
    assert sorted(set(used()) - set(catalogue())) == []


def test_no_translation_is_left_over() -> None:
    named = {
        key for key in catalogue() if key[0] in (CONTEXT, "theme", "verdict", "agreement of the room", "decimal mark")
    }
    assert sorted(named - set(used())) == []


def places(text: str) -> set[str]:
    return set(re.findall(r"{(\w+)}", text))


def test_translations_have_the_same_places_and_three_plural_forms() -> None:
    for message in catalogue().values():
        if isinstance(message.id, str):
            assert places(message.string) == places(message.id), message.id
        else:
            assert len(message.string) == 3, message.id
            assert all(form and places(form) == places(message.id[1]) for form in message.string), message.id
