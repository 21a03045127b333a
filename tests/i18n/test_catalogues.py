"""Every string a person can read has its Latvian, with the same places and the right plurals."""

import re
from collections import defaultdict
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

import dialog_toolkit
from dialog_toolkit.domain.session import Agreement, IdeaKind
from dialog_toolkit.i18n import LANGUAGES, _, ngettext, using_language
from dialog_toolkit.i18n.messages import LOCALES

PACKAGE = Path(dialog_toolkit.__file__).parent
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2), "npgettext": ((1, "c"), 2, 3)}
DYNAMIC = (
    *(f"kind {kind}" for kind in IdeaKind),
    *(f"agreement {agreement}" for agreement in Agreement),
)
"""Message ids put together at run time from closed sets."""


def used() -> dict[str | tuple[str, ...], list[str]]:
    """Message id (or singular and plural) → the files it stands in."""
    found: dict[str | tuple[str, ...], list[str]] = defaultdict(list)
    methods = [("**.py", "python"), ("**.j2", "jinja2")]
    for file, _line, message, _comments, _context in extract_from_dir(str(PACKAGE), methods, {}, keywords=KEYWORDS):
        found[message].append(file)
    for message in DYNAMIC:
        found[message].append("cli")
    return found


def translated() -> dict[str, tuple[str, ...]]:
    """Message id → its Latvian forms."""
    out = {}
    for file in sorted((LOCALES / "lv" / "LC_MESSAGES").glob("*.po")):
        with file.open("rb") as stream:
            for message in read_po(stream, locale="lv"):
                if message.id and not message.fuzzy:
                    id = message.id if isinstance(message.id, str) else message.id[0]
                    out[id] = (message.string,) if isinstance(message.string, str) else tuple(message.string or ())
    return out


def test_every_message_has_its_latvian() -> None:
    latvian = translated()
    missing = {
        (message if isinstance(message, str) else message[0]): files[0]
        for message, files in used().items()
        if not all(latvian.get(message if isinstance(message, str) else message[0], ("",)))
    }
    assert missing == {}


def test_words_of_screens_and_commands_are_found_without_a_context() -> None:
    """A message that only a paper translates, under its context, would be shown in English elsewhere."""
    plain = set()
    for file in (LOCALES / "lv" / "LC_MESSAGES").glob("*.po"):
        with file.open("rb") as stream:
            for message in read_po(stream, locale="lv"):
                if message.id and not message.context:
                    plain.add(message.id if isinstance(message.id, str) else message.id[0])
    asked = extract_from_dir(str(PACKAGE), [("**.py", "python")], {}, keywords=KEYWORDS)
    without = {
        message if isinstance(message, str) else message[0]
        for _file, _line, message, _comments, context in asked
        if not context
    }
    assert without - plain - {""} == set()


def test_plural_messages_have_three_forms() -> None:
    latvian = translated()
    wrong = [m for m in used() if isinstance(m, tuple) and len(latvian.get(m[0], ())) != 3]
    assert wrong == []


def test_places_are_the_same_in_both_languages() -> None:
    places = re.compile(r"\{\w*\}|%\(\w+\)s")
    differing = []
    for id, forms in translated().items():
        for form in forms:
            extra = set(places.findall(form)) - set(places.findall(id)) - {"{n}"}
            if form and extra:
                differing.append((id, form))
    assert differing == []


def test_every_catalogue_has_the_latvian_plural_rule() -> None:
    for file in sorted((LOCALES / "lv" / "LC_MESSAGES").glob("*.po")):
        assert "n%10==0 || (n%100>=11 && n%100<=19)" in file.read_text("utf-8"), file.name


@pytest.mark.parametrize(
    ("n", "form"),
    [
        (0, 0),
        (1, 1),
        (2, 2),
        (9, 2),
        (10, 0),
        (11, 0),
        (19, 0),
        (20, 0),
        (21, 1),
        (22, 2),
        (101, 1),
        (111, 0),
        (112, 0),
    ],
)
def test_latvian_plurals(n: int, form: int) -> None:
    forms = ("ideju", "ideja", "idejas")
    with using_language("lv"):
        assert ngettext("{n} idea", "{n} ideas", n).endswith(forms[form])


def test_without_a_catalogue_the_message_id_is_shown() -> None:
    with using_language(LANGUAGES[1]):
        assert _("Stopped. Everything is as it was before.") == "Stopped. Everything is as it was before."
