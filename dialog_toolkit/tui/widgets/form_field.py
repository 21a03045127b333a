"""A field of a form: its label before it, one line high, so that a whole form fits a small screen."""

from collections.abc import Callable

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.suggester import Suggester
from textual.widget import Widget

from dialog_toolkit.tui.base import Words
from dialog_toolkit.tui.fields import TextField


class LineInput(TextField):
    """A field one line high. `width` in cells, 0 for all there is."""

    def __init__(self, value: str = "", *, hint: str = "", id: str, width: int = 0, about: str = "") -> None:
        super().__init__(value, hint=hint, id=id)
        self.styles.height, self.styles.border = 1, ("none", "black")
        self.styles.width = width or "1fr"
        self.about = about

    DEFAULT_CSS = """
    LineInput, LineInput:focus { padding: 0 1; background: $surface; }
    LineInput:focus { background: $panel; text-style: bold; }
    """

    @property
    def HELP(self) -> str | None:  # type: ignore[override]  # noqa: N802 - Textual's name
        """What this field asks for."""
        return self.about or TextField.HELP


class Labelled(Horizontal):
    """A label and what it is about, in one row.

    Parameters
    ----------
    label: message id.
    """

    DEFAULT_CSS = """
    Labelled { height: auto; }
    Labelled > .label { width: 20; color: $text-muted; padding: 0 1 0 0; }
    """

    def __init__(self, label: str, *fields: Widget, id: str | None = None) -> None:
        super().__init__(id=id)
        self.label = label
        self.fields = fields

    def compose(self) -> ComposeResult:
        yield Words(self.label, classes="label")
        yield from self.fields


class Completing(Suggester):
    """Offers the rest of a word while it is typed; → takes it."""

    def __init__(self, complete: Callable[[str], str]) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self.complete = complete

    async def get_suggestion(self, value: str) -> str | None:
        """The completed text or None."""
        return self.complete(value) or None
