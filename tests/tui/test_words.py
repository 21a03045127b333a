"""What stands in the code of the app is translated, and nothing people said can become markup: read from the source."""

import ast
from pathlib import Path

import dialog_toolkit.tui

FOLDER = Path(dialog_toolkit.tui.__file__).parent
SHOWN = {"Label", "Static", "Button", "Words", "TopLine", "Option", "notify", "AskModal", "ReadModal", "say"}
MARKUP = {"Label", "Static", "Option"}
"""Widgets that read a plain string as markup unless told not to."""

OWN_NAME = "dialog-toolkit"


def calls() -> list[tuple[str, str, ast.Call]]:
    found = []
    for file in sorted(FOLDER.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                function = node.func
                name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
                found.append((f"{file.relative_to(FOLDER)}:{node.lineno}", name, node))
    return found


def test_words_on_the_screen_are_marked_for_translation() -> None:
    bare = [
        (place, first.value)
        for place, name, call in calls()
        if name in SHOWN
        and call.args
        and isinstance(first := call.args[0], ast.Constant)
        and isinstance(first.value, str)
        and any(letter.isalpha() for letter in first.value)
        and first.value != OWN_NAME
    ]
    assert bare == []


def test_no_widget_reads_a_string_as_markup() -> None:
    unsafe = [
        place
        for place, name, call in calls()
        if name in MARKUP
        and call.args
        and not (isinstance(call.args[0], ast.Constant) and call.args[0].value == "")
        and not _is_content(call.args[0])
        and not any(
            word.arg == "markup" and isinstance(word.value, ast.Constant) and word.value.value is False
            for word in call.keywords
        )
    ]
    assert unsafe == []


def _is_content(argument: ast.expr) -> bool:
    """Text that is not a string: ``Text(…)``, ``Content(…)``, or a name that holds such."""
    if isinstance(argument, ast.Call):
        function = argument.func
        name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
        return name in {"Text", "Content", "assemble"}
    return isinstance(argument, ast.Name)


def test_there_are_calls_to_look_at() -> None:
    assert sum(name in SHOWN for _place, name, _call in calls()) > 30
