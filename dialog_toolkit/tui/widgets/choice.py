"""A choice of one that shows by a sign, not by colour alone, what is chosen."""

from textual.widgets import RadioButton


class Choice(RadioButton):
    """One of several: ``●`` when it is chosen, ``○`` when not. `name` is what it stands for."""

    BUTTON_LEFT = ""
    BUTTON_RIGHT = ""

    @property
    def BUTTON_INNER(self) -> str:  # type: ignore[override]  # noqa: N802 - Textual's name of the sign
        """The sign."""
        return "●" if self.value else "○"
