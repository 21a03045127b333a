"""Every action is reachable, in its places, on keys that every keyboard sends; labels fit; nothing clashes."""

import json

import pytest
from rich.cells import cell_len

from dialog_toolkit.cli.main import main
from dialog_toolkit.i18n import LANGUAGES, _, using_language
from dialog_toolkit.tui.actions import (
    CONTEXTS,
    EVERYWHERE,
    GROUPS,
    MODAL,
    MODULES,
    in_context,
    registry,
    screen_class,
    screen_exists,
)
from dialog_toolkit.tui.base import LocalizedModal
from dialog_toolkit.tui.keymap import clashes, contexts, is_delivered
from dialog_toolkit.tui.widgets.key_line import MOST

LABEL = 12
"""Cells of a label in the footer."""

LONG_LABEL = 20
"""Cells of a label that only palette and help show."""


def test_no_key_has_two_meanings_in_one_context() -> None:
    assert {context: clashes(registry(), context) for context in (*contexts(registry()), MODAL)} == {
        context: [] for context in (*contexts(registry()), MODAL)
    }


def test_ids_are_unique() -> None:
    ids = [action.id for action in registry()]
    assert sorted(ids) == sorted(set(ids))


def test_only_keys_that_arrive_everywhere() -> None:
    assert [(action.id, key) for action in registry() for key in action.keys if not is_delivered(key)] == []


@pytest.mark.parametrize(
    "key",
    ["alt+a", "alt+1", "ctrl+h", "ctrl+i", "ctrl+j", "ctrl+m", "ctrl+[", "ctrl+q", "ctrl+s", "ctrl+shift+p", "ā", "ž",
     "f11", "f12", "shift+f1", "ctrl+f1"],
)  # fmt: skip
def test_banned_keys(key: str) -> None:
    assert not is_delivered(key)


@pytest.mark.parametrize("key", ["a", "1", "f1", "f10", "ctrl+p", "ctrl+z", "escape", "enter", "tab", "pageup"])
def test_keys_that_arrive(key: str) -> None:
    assert is_delivered(key)


@pytest.mark.parametrize("language", LANGUAGES)
def test_labels_fit(language: str) -> None:
    with using_language(language):
        long = [
            (action.id, _(action.name))
            for action in registry()
            if cell_len(_(action.name)) > (LABEL if action.in_footer else LONG_LABEL)
        ]
    assert long == []


def test_the_footer_holds_seven() -> None:
    footers = {c: [a.id for a in in_context(c) if a.in_footer] for c in contexts(registry())}
    # home has one more, of which "examples" is there only without sessions and "open" only with some
    assert {c: ids for c, ids in footers.items() if len(ids) > MOST + (c == "home")} == {}


def test_every_action_says_what_it_does_and_where() -> None:
    for action in registry():
        assert action.keys or action.in_palette, action.id
        assert action.help, action.id
        assert action.group in GROUPS, action.id
        assert action.where <= CONTEXTS.keys(), action.id
        assert action.hides_in <= CONTEXTS.keys(), action.id


@pytest.mark.parametrize("name", [name for name in MODULES if screen_exists(name)])
def test_a_screen_can_do_what_its_keys_say(name: str) -> None:
    screen = screen_class(name)
    context = screen.CONTEXT  # type: ignore[attr-defined]
    own = [action for action in in_context(context) if EVERYWHERE not in action.where]
    missing = [
        action.id
        for action in own
        if not action.action.startswith("app.") and not _has(screen, action.action.removeprefix("screen."))
    ]
    assert missing == []


def _has(screen: type, action: str) -> bool:
    name = action.partition("(")[0]
    return hasattr(screen, f"action_{name}") or hasattr(screen, f"_action_{name}")


def test_small_windows_close() -> None:
    assert hasattr(LocalizedModal, "action_close")


def test_keys_lists_every_action(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["keys", "--json"]) == 0
    listed = {row["id"] for row in json.loads(capsys.readouterr().out)}
    assert listed == {action.id for action in registry()}
