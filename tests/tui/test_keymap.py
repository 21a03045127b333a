"""A person's own keys: good ones act, faulty ones are left out and told."""

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest

from dialog_toolkit.config import Settings
from dialog_toolkit.tui.actions import registry
from dialog_toolkit.tui.app import DialogApp
from dialog_toolkit.tui.keymap import settle as settle_keys
from tests.tui.conftest import Running, settle


def free_keys() -> list[str]:
    """Keys that no action has."""
    taken = {key for action in registry() for key in action.keys}
    return [key for letter in "tgekrwxbd" if (key := f"ctrl+{letter}") not in taken]


def test_a_free_key_is_taken() -> None:
    free = free_keys()[0]
    keymap = settle_keys({"settings": free}, registry())
    assert dict(keymap.keys) == {"settings": free}
    assert keymap.problems == ()


@pytest.mark.parametrize(
    ("id", "keys", "told"),
    [
        ("setings", "f7", "settings"),
        ("settings", "alt+a", "alt+a"),
        ("settings", "ctrl+i", "ctrl+i"),
        ("settings", "ā", "ā"),
        ("settings", "f1", "help"),
        ("home.bring_in", "f9", "settings"),
        ("settings", "i", "answers.bring_in"),
        ("settings", "", "settings"),
    ],
)
def test_a_faulty_override_is_left_out_and_told(id: str, keys: str, told: str) -> None:
    keymap = settle_keys({id: keys}, registry())
    assert dict(keymap.keys) == {}
    assert len(keymap.problems) == 1
    assert told in keymap.problems[0]


def test_two_may_swap_by_way_of_a_free_key() -> None:
    first, second = free_keys()[:2]
    keymap = settle_keys({"settings": first, "home.bring_in": "f9", "language": second, "undo": "ctrl+l"}, registry())
    assert keymap.problems == ()
    assert keymap.keys["home.bring_in"] == "f9"
    assert keymap.keys["undo"] == "ctrl+l"


def test_own_keys_act_and_the_old_one_no_longer(running: Running, project_file: Path) -> None:
    async def check() -> None:
        free = free_keys()[0]
        settings = Settings(name="x", keys={"settings": free, "ideaz": "f8"})
        async with running(project_file, settings=settings) as pilot:
            app = pilot.app
            assert isinstance(app, DialogApp)
            assert len(app.keys.problems) == 1
            await pilot.press("f9")
            await settle(pilot)
            assert app.context == "home"
            await pilot.press(free)
            await settle(pilot)
            assert app.context == "settings"
            assert app.settings == replace(settings, project=str(project_file))

    asyncio.run(check())
