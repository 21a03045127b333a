"""A person's own keys: which overrides hold, and a report of those that do not."""

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from dialog_toolkit.i18n import N_, _
from dialog_toolkit.tui.actions import EVERYWHERE, MODAL, Action, in_context

_SAME_BYTES = frozenset("hijm[")
"""With ctrl: the bytes of Backspace, Tab, line feed, Enter and Esc."""

_FLOW = frozenset("qs")
"""With ctrl: many terminals keep them to stop and start the screen."""

_NAMED = frozenset(
    ("enter", "escape", "tab", "shift+tab", "up", "down", "left", "right", "home", "end", "pageup", "pagedown",
     "delete", "insert", "space", "backspace", "shift+up", "shift+down", "shift+left", "shift+right",
     "ctrl+up", "ctrl+down", "ctrl+left", "ctrl+right", "ctrl+home", "ctrl+end", "plus", "minus", "slash",
     "question_mark", "comma", "full_stop")
)  # fmt: skip


@dataclass(frozen=True)
class Keymap:
    """Overrides that hold (action id → keys), and sentences about those that do not."""

    keys: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[str, ...] = ()


def is_delivered(key: str) -> bool:
    """Whether every terminal and keyboard layout brings this key to a program as itself."""
    if key in _NAMED or (len(key) == 1 and key.isascii() and key.isalnum()):
        return True
    if key.startswith("f") and key[1:].isdigit():
        return 1 <= int(key[1:]) <= 10
    letter = key.removeprefix("ctrl+")
    return key != letter and len(letter) == 1 and letter in "abcdefgklnoprtuvwxyz" and letter not in _SAME_BYTES | _FLOW


def contexts(actions: Iterable[Action]) -> tuple[str, ...]:
    """Every context that actions name, without "everywhere"."""
    return tuple(sorted({context for action in actions for context in action.where if context != EVERYWHERE}))


def clashes(actions: Iterable[Action], context: str) -> list[tuple[str, Action, Action]]:
    """Keys that two actions of one context share: (key, first, second).

    A screen may put a step of its own before "back" on Esc: when that step has nothing to do, Esc goes back.
    """
    taken: dict[str, Action] = {}
    found = []
    for action in in_context(context, actions):
        for key in action.keys:
            if key in taken and action.id != "back":
                found.append((key, taken[key], action))
            taken.setdefault(key, action)
    return found


def settle(overrides: Mapping[str, str], actions: Iterable[Action]) -> Keymap:
    """Take the overrides one by one; one that names no action, no usable key, or a key in use is left out and told."""
    current = {action.id: action for action in actions}
    kept: dict[str, str] = {}
    problems: list[str] = []
    for id, text in overrides.items():
        keys = tuple(key.strip() for key in text.split(",") if key.strip())
        problem = _problem(id, keys, current)
        if problem:
            problems.append(problem)
        else:
            current[id] = replace(current[id], keys=keys)
            kept[id] = ",".join(keys)
    return Keymap(kept, tuple(problems))


def _problem(id: str, keys: tuple[str, ...], actions: Mapping[str, Action]) -> str:
    if id not in actions:
        near = ", ".join(difflib.get_close_matches(id, actions, 1, cutoff=0.0)) or "–"
        return _("Keys: there is no action “{id}”; the nearest is “{near}”.").format(id=id, near=near)
    unusable = [key for key in keys if not is_delivered(key)]
    if unusable or not keys:
        text = _("Keys: “{key}” for “{id}” does not reach the program in every terminal.")
        return text.format(key=", ".join(unusable), id=id)
    changed = [replace(action, keys=keys) if action.id == id else action for action in actions.values()]
    for context in (*contexts(changed), MODAL):
        for key, first, second in clashes(changed, context):
            if id in (first.id, second.id):
                other = second if first.id == id else first
                text = _("Keys: “{key}” for “{id}” is taken by “{other}” ({name}).")
                return text.format(key=key, id=id, other=other.id, name=_(other.name))
    return ""


NOTE = N_("Keys of your own are in the table [keys] of the settings file; “dialog-toolkit keys” lists the names.")
