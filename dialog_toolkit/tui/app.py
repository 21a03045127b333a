"""The app: one open project, its screens, and what every screen asks of it."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any, cast

from textual.actions import parse
from textual.binding import Binding
from textual.screen import Screen

from dialog_toolkit.config import Settings
from dialog_toolkit.errors import BadInput, DialogError
from dialog_toolkit.i18n import LANGUAGES, _, current_language, set_language
from dialog_toolkit.tui import crash
from dialog_toolkit.tui.actions import (
    ACTIONS,
    EVERYWHERE,
    Action,
    bindings,
    key_name,
    registry,
    screen_class,
    screen_exists,
)
from dialog_toolkit.tui.base import WIDTHS, LocalizedScreen
from dialog_toolkit.tui.desk import Desk
from dialog_toolkit.tui.driver_windows import driver_class
from dialog_toolkit.tui.keymap import Keymap, settle
from dialog_toolkit.tui.themes import DEFAULT, THEMES

PLACES = ("home", "recorder", "ideas", "themes", "measures", "plan", "answers", "settings")
"""Screens of their own, which a key leads to from everywhere."""


def _parts(action: str) -> tuple[str, tuple[object, ...]]:
    """An action's name and parameters: ``go('home')`` → ("go", ("home",))."""
    _namespace, name, parameters = parse(action)
    return name, parameters


def _loaded(name: str) -> Screen[Any]:
    return cast("Screen[Any]", screen_class(name)())


class DialogApp(Desk, inherit_bindings=False):
    """The facilitator's app.

    Parameters
    ----------
    path: the project to open; the one opened last if None.
    language: of the screens; the one of the settings if "".
    clock: gives the local time; tests give a fixed one.
    """

    TITLE = "dialog-toolkit"
    CSS_PATH = Path(__file__).with_name("app.tcss")
    ENABLE_COMMAND_PALETTE = False  # the palette is ours: translated, and safe with what participants said
    DEFAULT_MODE = "home"
    MODES = {  # noqa: RUF012 - Textual's way
        name: partial(_loaded, name) for name in PLACES if screen_exists(name)
    }
    HORIZONTAL_BREAKPOINTS = WIDTHS
    BINDINGS = bindings(action for action in ACTIONS if EVERYWHERE in action.where and action.is_possible)

    def __init__(
        self,
        settings: Settings,
        path: Path | None = None,
        *,
        language: str = "",
        clock: Callable[[], datetime] = datetime.now,
    ) -> None:
        super().__init__(settings, clock, driver_class=driver_class())
        set_language(language or settings.language)
        self.keys = Keymap()
        self.animation_level = "none"
        self._wanted = path or (Path(settings.project) if settings.project else None)
        self._untold: list[DialogError] = []
        self._everywhere = {_parts(action.action): action for action in ACTIONS if EVERYWHERE in action.where}

    # -- life --------------------------------------------------------------------------------------------------------

    def on_load(self) -> None:
        """Before the first paint: colours, keys, project."""
        for _name, theme in THEMES.values():
            self.register_theme(theme)
        self.theme = self.settings.theme if self.settings.theme in THEMES else DEFAULT
        if self.settings.keys:
            self.keys = settle(self.settings.keys, registry())
            self.set_keymap(dict(self.keys.keys))
        try:
            if self._wanted and self.settings.name:
                self.open_project(self._wanted)
        except DialogError as fault:
            self._untold.append(fault)

    def on_mount(self) -> None:
        """Go on where it was; ask for what is missing; say what went wrong at the start."""
        if not self.has_project:
            self.push_screen(screen_class("start")(self._wanted))
        elif going_on := self.session_going_on():
            self.current_session = going_on
            self.call_after_refresh(self.switch_mode, "recorder")
        for fault in self._untold:
            self.tell(fault)
        for problem in self.keys.problems:
            self.notify(problem, severity="warning", timeout=10)

    def on_unmount(self) -> None:
        """The project is closed with the app."""
        self.close_project()

    # -- words to the person -----------------------------------------------------------------------------------------

    def notify(self, message: str, **options: Any) -> None:
        """A toast; `message` is translated already and is never read as markup."""
        super().notify(message, **{**options, "markup": False})

    def tell(self, fault: DialogError) -> None:
        """Say what went wrong: a toast where work simply goes on, a window where something has to be done."""
        self.refused(fault)
        if isinstance(fault, BadInput):
            hint = " " + _(fault.hint).format(**fault.facts) if fault.hint else ""
            self.notify(_(fault.message).format(**fault.facts) + hint, severity="error", timeout=8)
            return
        from dialog_toolkit.tui.modals.error import ErrorModal

        self.push_screen(ErrorModal(fault))

    async def run_action(self, *arguments: Any, **options: Any) -> bool:
        """Run an action; a fault it is meant to meet is told, and the app goes on."""
        try:
            return await super().run_action(*arguments, **options)
        except DialogError as fault:
            self.tell(fault)
            return True

    def get_key_display(self, binding: Binding) -> str:
        """Keys as they stand on the keyboard: F1, Enter, ctrl+p."""
        return key_name(binding.key)

    def handle_bindings_clash(self, clashed_bindings: set[Binding], node: object) -> None:
        """Cannot happen: clashing keys are left out and told at the start (`keymap.settle`)."""

    def _fatal_error(self) -> None:
        """After a fault of the program: last words without anyone's text, in place of Textual's listing of values."""
        self.bell()
        self._exit_renderables.append(crash.last_words(self._exception))
        self._close_messages_no_wait()

    # -- actions of everywhere ---------------------------------------------------------------------------------------

    @property
    def context(self) -> str:
        """The context of the screen in front."""
        return self.screen.CONTEXT if isinstance(self.screen, LocalizedScreen) else ""

    def acts(self, action: Action, screen: Screen[Any]) -> bool:
        """Whether an action would do something on that screen now."""
        name, parameters = _parts(action.action.removeprefix("app."))
        if EVERYWHERE in action.where or action.action.startswith("app."):
            return bool(self._everywhere_state(name, parameters, screen))
        return bool(screen.check_action(name.removeprefix("screen."), parameters))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether an action of everywhere is there now."""
        return self._everywhere_state(action, parameters, self.screen)

    def _everywhere_state(self, action: str, parameters: tuple[object, ...], screen: Screen[Any]) -> bool:
        known = self._everywhere.get((action, parameters))
        if known is None:
            return True
        if getattr(screen, "CONTEXT", "") in known.hides_in or (action == "go" and not self.has_project):
            return False
        if action in ("step_back", "step_forward"):
            return hasattr(screen, f"action_{known.id}")
        if action == "back":
            return self.has_project and (len(self.screen_stack) > 1 or self.current_mode != "home")
        return True

    async def action_go(self, mode: str) -> None:
        """Show a screen of its own."""
        await self.switch_mode(mode)

    async def action_back(self) -> None:
        """One level back."""
        if len(self.screen_stack) > 1:
            await self.screen.dismiss(None)
        else:
            await self.switch_mode("home")

    async def action_step_back(self) -> None:
        """Undo, by the screen in front."""
        await self.run_action("undo", self.screen)

    async def action_step_forward(self) -> None:
        """Redo, by the screen in front."""
        await self.run_action("redo", self.screen)

    def action_switch_language(self) -> None:
        """The other language."""
        here = LANGUAGES.index(current_language())
        self.speak(LANGUAGES[(here + 1) % len(LANGUAGES)])

    def action_command_palette(self) -> None:
        """Find by typing."""
        from dialog_toolkit.tui.providers import Palette

        self.push_screen(Palette())

    def action_help(self) -> None:
        """What has the focus, and all keys; the same key closes it."""
        if self.context != "help":
            self.push_screen(screen_class("help")(self.screen, self.focused))
        else:
            self.pop_screen()

    def action_copy_or_tell(self) -> None:
        """Nothing is marked: say what the key does and how to leave."""
        self.notify(_("ctrl+c copies marked text. F10 ends the program."))

    def open_screen(self, name: str, *arguments: object) -> None:
        """Put a screen of `MODULES` over the one in front; Esc comes back from it."""
        self.push_screen(screen_class(name)(*arguments))

    async def open_session(self, session_id: str) -> None:
        """Go on with a session that is being recorded, or read one that is finished."""
        from dialog_toolkit.tui.modals.session import SessionReader, is_recorded

        if screen_exists("recorder") and is_recorded(self.project, session_id):
            self.current_session = session_id
            await self.switch_mode("recorder")
        else:
            await self.push_screen(SessionReader(session_id))

    async def open_idea(self, idea_id: str) -> None:
        """Show an idea among all ideas, or in its session."""
        if not screen_exists("ideas"):
            await self.open_session(idea_id.rpartition("/")[0])
            return
        await self.switch_mode("ideas")
        self.screen.show_idea(idea_id)  # type: ignore[attr-defined]  # the screen of ideas
