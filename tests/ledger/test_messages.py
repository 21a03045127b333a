"""Every message of this room has its Latvian, with the same places to fill in."""

import ast
import string
from pathlib import Path

import dialog_toolkit.ledger
from dialog_toolkit.i18n import _, using_language

SOURCES = sorted(Path(dialog_toolkit.ledger.__file__).parent.glob("*.py"))


def messages() -> set[str]:
    """The message ids marked in the sources."""
    found = set()
    for source in SOURCES:
        for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("N_", "_"):
                found |= {argument.value for argument in node.args if isinstance(argument, ast.Constant)}
    return {str(message) for message in found}


def places(message: str) -> set[str]:
    """The named places of a message."""
    return {name for _text, name, _spec, _how in string.Formatter().parse(message) if name}


def test_every_message_has_its_latvian() -> None:
    with using_language("lv"):
        said = {message: _(message) for message in messages()}
    assert len(said) > 40
    assert [message for message, latvian in said.items() if latvian == message] == []
    assert [message for message, latvian in said.items() if places(message) != places(latvian)] == []
