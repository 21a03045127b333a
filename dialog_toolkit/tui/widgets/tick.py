"""A box to tick that shows by a sign, not by colour alone, whether it is ticked."""

from typing import ClassVar

from textual.binding import Binding
from textual.content import Content
from textual.widgets import Checkbox

from dialog_toolkit.i18n import N_, _


class Tick(Checkbox, inherit_bindings=False):
    """``[✓]`` or ``[ ]`` and words. Space ticks it; Enter goes on as in every other field.

    Parameters
    ----------
    words: message id.
    """

    HELP: ClassVar[str | None] = N_("A box to tick. Space ticks it or takes the tick away.")
    BINDINGS: ClassVar = [Binding("space", "toggle_button", "Tick", show=False)]
    BUTTON_LEFT = "["
    BUTTON_RIGHT = "]"
    DEFAULT_CSS = """
    Tick, Tick:focus { border: none; padding: 0; margin: 0 1; background: transparent; height: 1; width: auto; }
    """

    def __init__(self, words: str, value: bool = False, *, id: str) -> None:
        super().__init__(Content(_(words)), value, id=id)
        self.words = words

    @property
    def BUTTON_INNER(self) -> str:  # type: ignore[override]  # noqa: N802 - Textual's name of the sign
        """The sign."""
        return "✓" if self.value else " "

    def retranslate(self) -> None:
        """Say the words in the current language."""
        self.label = Content(_(self.words))
