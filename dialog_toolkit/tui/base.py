"""What every screen of the app has: keys from the registry, words in two languages, faults told and not thrown."""

import sys
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar, cast

from textual.binding import ActiveBinding
from textual.message import Message
from textual.screen import ModalScreen, Screen
from textual.widgets import Static

from dialog_toolkit.errors import DialogError
from dialog_toolkit.i18n import _
from dialog_toolkit.language.cleaning import clean
from dialog_toolkit.tui.actions import ACTIONS, MODAL, bindings

if TYPE_CHECKING:
    from dialog_toolkit.tui.app import DialogApp

Result = TypeVar("Result")

WIDTHS = [(0, "-narrow"), (100, "-medium"), (120, "-wide")]
"""Columns from which a screen has a class of that name; side panes fold away in ``-narrow``."""


class LocalizedScreen(Screen[Result], Generic[Result]):
    """A screen whose keys come from the registry and whose words follow the language.

    A screen sets `CONTEXT`; its keys are the entries of ``ACTIONS`` in its own module that belong to that context.
    Each runs a method ``action_<verb>``; `check_action` (False: gone, None: grey) hides keys by state as in Textual.
    """

    CONTEXT: ClassVar[str] = ""
    HELP: ClassVar[str | None] = None
    """Message id: what this screen is for. A widget may have its own, shown by F1 when it has the focus."""

    HORIZONTAL_BREAKPOINTS = WIDTHS
    AUTO_FOCUS = "*"

    def __init_subclass__(cls, **kwargs: bool) -> None:
        if cls.CONTEXT and "BINDINGS" not in cls.__dict__:
            own = (*getattr(sys.modules[cls.__module__], "ACTIONS", ()), *ACTIONS)
            here = (action for action in own if action.is_possible and cls.CONTEXT in action.where)
            cls.BINDINGS = bindings(dict.fromkeys(here))
        super().__init_subclass__(**kwargs)

    @property
    def dialog(self) -> "DialogApp":
        """The app, with its project, settings and words to the person."""
        return cast("DialogApp", self.app)

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """The keys as they are now, with labels in the language of the screen."""
        return {
            key: active._replace(
                binding=replace(
                    active.binding, description=_(active.binding.description), tooltip=_(active.binding.tooltip)
                ),
                tooltip=_(active.tooltip),
            )
            for key, active in super().active_bindings.items()
        }

    def _on_mount(self, event: Message) -> None:
        super()._on_mount(event)  # type: ignore[arg-type]
        self.dialog.language_changed.subscribe(self, self._speak)

    def _speak(self, _language: str) -> None:
        """Say everything anew; what is typed and what has the focus stay."""
        for widget in self.query("*"):
            retranslate = getattr(widget, "retranslate", None)
            if retranslate:
                retranslate()
        self.retranslate()
        self.refresh_bindings()

    def retranslate(self) -> None:
        """Say anew what no widget with a ``retranslate`` of its own says. Called when the language changes."""

    async def _dispatch_message(self, message: Message) -> None:
        try:
            await super()._dispatch_message(message)
        except DialogError as fault:
            self.dialog.tell(fault)


class LocalizedModal(LocalizedScreen[Result], ModalScreen[Result], Generic[Result]):
    """A small window over a screen. Esc closes it with None."""

    CONTEXT = MODAL

    def action_close(self) -> None:
        """Close without an answer."""
        self.dismiss(None)


class Words(Static):
    """Our own words on a screen. They are said anew when the language changes.

    Parameters
    ----------
    message: message id with ``{named}`` places. It is never markup and is
        cleaned, so facts may hold what participants said.
    """

    def __init__(
        self, message: str, facts: Mapping[str, object] | None = None, *, id: str | None = None, classes: str = ""
    ) -> None:
        super().__init__("", id=id, classes=classes, markup=False)
        self.message = message
        self.facts = dict(facts or {})
        self.retranslate()

    def say(self, message: str, **facts: object) -> None:
        """Say something else from here on."""
        self.message, self.facts = message, facts
        self.retranslate()

    def retranslate(self) -> None:
        """Say it in the current language."""
        text = _(self.message)
        self.update(clean(text.format(**self.facts) if self.facts else text))
