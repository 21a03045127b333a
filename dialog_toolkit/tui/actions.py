"""One registry of what can be done in the app and by which keys.

Key bindings, footer, palette, help, the person's own keys and ``dialog-toolkit keys`` are all made from it. A screen
module keeps its own actions in a tuple ``ACTIONS``; a new screen is one more line in `MODULES`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.util import find_spec

from textual.binding import Binding, BindingType

from dialog_toolkit.i18n import N_, _

MODULES = {
    "home": "dialog_toolkit.tui.screens.home:HomeScreen",
    "recorder": "dialog_toolkit.tui.screens.recorder:RecorderScreen",
    "ideas": "dialog_toolkit.tui.screens.ideas:IdeasScreen",
    "themes": "dialog_toolkit.tui.screens.themes:ThemesScreen",
    "measures": "dialog_toolkit.tui.screens.measures:MeasuresScreen",
    "plan": "dialog_toolkit.tui.screens.plan:PlanScreen",
    "answers": "dialog_toolkit.tui.screens.answers:AnswersScreen",
    "settings": "dialog_toolkit.tui.screens.settings:SettingsScreen",
    "help": "dialog_toolkit.tui.screens.help:HelpScreen",
    "start": "dialog_toolkit.tui.screens.start:StartScreen",
    "new_session": "dialog_toolkit.tui.screens.new_session:NewSessionScreen",
    "readback": "dialog_toolkit.tui.screens.readback:ReadbackScreen",
    "closing": "dialog_toolkit.tui.screens.closing:ClosingScreen",
}
"""Every screen: its name and where its class is. Loaded when first shown; one that is not there hides its actions."""

MODALS = (
    "dialog_toolkit.tui.modals.error",
    "dialog_toolkit.tui.modals.measure_edit",
    "dialog_toolkit.tui.modals.theme_inbox",
    "dialog_toolkit.tui.modals.theme_preview",
)
"""Modules of small windows that have keys of their own."""

EVERYWHERE = "everywhere"
MODAL = "modal"
"""Context of the small windows, which shut out everything else."""

GROUPS = {
    "go": N_("Go to"),
    "record": N_("Recording"),
    "session": N_("Session"),
    "list": N_("List"),
    "edit": N_("Editing"),
    "app": N_("Program"),
}
"""Headings of help and of the key table, in their order."""


@dataclass(frozen=True)
class Action:
    """Something that can be done in the app.

    Parameters
    ----------
    id: ``context.verb`` or ``verb``; the name under which settings give it other keys.
    name: message id of the label, at most 12 cells in each language.
    keys: Textual's key names; the first is shown. Single letters act only when no text field has the focus.
    where: contexts (`CONTEXT` of screens) or `EVERYWHERE`.
    run: Textual's action; the part of `id` after the dot if "". Those of everywhere run on the app, others on screens.
    help: message id of a sentence that says what happens.
    group: one of `GROUPS`.
    hides_in: contexts in which an action of everywhere is not there.
    needs: name of the screen it leads to; without that screen the action is hidden.
    priority: acts before the focused widget sees the key.
    """

    id: str
    name: str
    keys: tuple[str, ...]
    where: frozenset[str]
    run: str = ""
    help: str = ""
    group: str = "app"
    in_footer: bool = False
    in_palette: bool = True
    hides_in: frozenset[str] = frozenset()
    needs: str = ""
    priority: bool = False

    @property
    def action(self) -> str:
        """The action as Textual runs it."""
        return self.run or self.id.rpartition(".")[2]

    @property
    def is_possible(self) -> bool:
        """Whether the screen it leads to is there."""
        return not self.needs or screen_exists(self.needs)

    def is_in(self, context: str) -> bool:
        """Whether it belongs to that context. A small window has its own only."""
        wanted = {context} if context == MODAL else {context, EVERYWHERE}
        return context not in self.hides_in and not self.where.isdisjoint(wanted)


_ALL = frozenset({EVERYWHERE})
_ROOM = frozenset({"recorder"})
_RECORDING = frozenset({"recorder", "new_session", "readback", "closing"})
"""Where function keys belong to the room."""

ACTIONS: tuple[Action, ...] = (
    Action("home", N_("Home"), ("f2",), _ALL, "go('home')", N_("Sessions by region and what waits for you."), "go"),
    Action("recorder", N_("Recorder"), ("f3",), _ALL, "go('recorder')",
           N_("Record the session that is going on."), "go", needs="recorder"),
    Action("ideas", N_("Ideas"), ("f4",), _ALL, "go('ideas')",
           N_("All ideas of all sessions, to search and filter."), "go", hides_in=_ROOM, needs="ideas"),
    Action("themes", N_("Themes"), ("f5",), _ALL, "go('themes')",
           N_("What people share: the ideas grouped into themes."), "go", hides_in=_RECORDING, needs="themes"),
    Action("measures", N_("Measures"), ("f6",), _ALL, "go('measures')",
           N_("What could be done: candidate measures, their checks and review."), "go", hides_in=_RECORDING,
           needs="measures"),
    Action("plan", N_("Plan"), ("f8",), _ALL, "go('plan')",
           N_("The measures as one plan: length, load, what is answered."), "go", hides_in=_RECORDING, needs="plan"),
    Action("answers", N_("Answers"), ("f7",), _ALL, "go('answers')",
           N_("What became of every idea and every comment."), "go", hides_in=_RECORDING, needs="answers"),
    Action("settings", N_("Settings"), ("f9",), _ALL, "go('settings')",
           N_("Language, name, colours and keys."), "go", hides_in=_ROOM),
    Action("undo", N_("Undo"), ("ctrl+z",), _ALL, "step_back", N_("Take back the last change."), "edit"),
    Action("redo", N_("Redo"), ("ctrl+y",), _ALL, "step_forward", N_("Do again what was taken back."), "edit"),
    Action("language", N_("Language"), ("ctrl+l",), _ALL, "switch_language",
           N_("Switch between Latvian and English. What you are typing stays."), "app"),
    Action("palette", N_("Find"), ("ctrl+p",), _ALL, "command_palette",
           N_("Find an action, a session or an idea by typing."), "app", in_palette=False, priority=True),
    Action("back", N_("Back"), ("escape",), _ALL, "back", N_("One level back. Nothing typed is lost."), "app",
           in_palette=False),
    Action("quit", N_("Quit"), ("f10",), _ALL, help=N_("End the program. Everything is kept.")),
    Action("copy", N_("Copy"), ("ctrl+c",), _ALL, "copy_or_tell",
           N_("Copy the marked text. It does not end the program."), "edit", in_palette=False),
    Action("return", N_("Back"), ("escape",), frozenset({"settings", "help"}), "app.back",
           N_("One level back. Nothing typed is lost."), in_footer=True, in_palette=False),
    Action("close", N_("Close"), ("escape",), frozenset({MODAL}), help=N_("Close this window."), in_footer=True,
           in_palette=False),
    Action("help", N_("Help"), ("f1",), _ALL | {MODAL}, "app.help", N_("What has the focus now, and all keys."), "app",
           in_footer=True),
)  # fmt: skip
"""What can be done everywhere, and in every small window."""


KEY_NAMES = {"escape": "Esc", "enter": "Enter", "up": "↑", "down": "↓", "left": "←", "right": "→", "tab": "Tab",
             "shift+tab": "⇧Tab", "space": "Space", "pageup": "PgUp", "pagedown": "PgDn", "delete": "Del",
             "question_mark": "?", "slash": "/", "plus": "+", "minus": "-"}  # fmt: skip


def key_name(key: str) -> str:
    """A key as it stands on the keyboard: F1, Enter, ctrl+p."""
    return KEY_NAMES.get(key) or (key.upper() if key[:1] == "f" and key[1:].isdigit() else key)


def screen_exists(name: str) -> bool:
    """Whether there is such a screen."""
    return name in MODULES and find_spec(MODULES[name].partition(":")[0]) is not None


def screen_class(name: str) -> type:
    """The class of a screen, loaded now."""
    module, _colon, title = MODULES[name].partition(":")
    found: type = getattr(import_module(module), title)
    return found


@cache
def registry() -> tuple[Action, ...]:
    """Every action there is, those of everywhere first. Loads every screen module."""
    found = list(ACTIONS)
    modules = [place.partition(":")[0] for name, place in MODULES.items() if screen_exists(name)]
    for module in (*modules, *MODALS):
        found += getattr(import_module(module), "ACTIONS", ())
    return tuple(dict.fromkeys(action for action in found if action.is_possible))


def in_context(context: str, actions: Iterable[Action] | None = None) -> tuple[Action, ...]:
    """The actions of a context, its own first."""
    found = [action for action in (registry() if actions is None else actions) if action.is_in(context)]
    return tuple(sorted(found, key=lambda action: EVERYWHERE in action.where))


CONTEXTS = {
    EVERYWHERE: N_("everywhere"),
    "home": N_("Home"),
    "recorder": N_("Recorder"),
    "new_session": N_("New session"),
    "readback": N_("Read-back"),
    "closing": N_("Closing"),
    "ideas": N_("Ideas"),
    "themes": N_("Themes"),
    "measures": N_("Measures"),
    "plan": N_("Plan"),
    "answers": N_("Answers"),
    "settings": N_("Settings"),
    "help": N_("Help"),
    "start": N_("Start"),
    MODAL: N_("small window"),
}
"""What each context is called, in the order of the key table."""


@dataclass(frozen=True)
class KeyRow:
    """A line of the key table, in the current language."""

    where: str
    keys: str
    name: str
    help: str
    id: str


def key_table() -> list[KeyRow]:
    """Every action with its keys, by context. An action of several contexts stands in each."""
    return [
        KeyRow(_(title), ", ".join(map(key_name, action.keys)), _(action.name), _(action.help), action.id)
        for context, title in CONTEXTS.items()
        for action in registry()
        if context in action.where
    ]


def bindings(actions: Iterable[Action]) -> list[BindingType]:
    """Textual's bindings of some actions. Descriptions are message ids, translated when they are shown."""
    return [
        Binding(
            ",".join(action.keys),
            action.action,
            action.name,
            show=action.in_footer,
            tooltip=action.help,
            priority=action.priority,
            id=action.id,
        )
        for action in actions
        if action.keys
    ]
