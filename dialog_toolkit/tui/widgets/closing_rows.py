"""Rows of the closing form: what was promised, where minds differed, what the room answered, who was there."""

from textual.app import ComposeResult
from textual.containers import Horizontal

from dialog_toolkit.i18n import N_
from dialog_toolkit.tui.base import Words
from dialog_toolkit.tui.recorder.closing import TypedPromise
from dialog_toolkit.tui.widgets.form_field import LineInput


class PromiseRow(Horizontal):
    """What, by whom, until when."""

    DEFAULT_CSS = "PromiseRow { height: 1; }"

    def __init__(self, place: int) -> None:
        super().__init__(classes="row")
        self.place = place

    def compose(self) -> ComposeResult:
        yield LineInput(id=f"promise-{self.place}-text", hint=N_("What was promised"))
        yield LineInput(id=f"promise-{self.place}-who", hint=N_("By whom: a role"), width=20)
        yield LineInput(id=f"promise-{self.place}-by", hint=N_("Until: 12.04.2025"), width=20)

    @property
    def parts(self) -> tuple[LineInput, LineInput, LineInput]:
        """The three fields."""
        text, who, by = self.query(LineInput).results(LineInput)
        return text, who, by

    @property
    def typed(self) -> TypedPromise:
        """What is typed."""
        text, who, by = (part.value for part in self.parts)
        return TypedPromise(text, who, by)


class DisagreementRow(Horizontal):
    """Where the room stayed of different minds, one sentence."""

    DEFAULT_CSS = "DisagreementRow { height: 1; }"

    def __init__(self, place: int) -> None:
        super().__init__(classes="row")
        self.place = place

    def compose(self) -> ComposeResult:
        yield LineInput(id=f"disagreement-{self.place}", hint=N_("Whether …: some say …, others …"))

    @property
    def field(self) -> LineInput:
        """The field."""
        return self.query_one(LineInput)


class CountRow(Horizontal):
    """A number, or two, and what they count.

    Parameters
    ----------
    name: its id in the form.
    words: message id.
    hints: message ids of the hints of each number, one or two.
    """

    DEFAULT_CSS = "CountRow { height: 1; } CountRow > Words { width: 1fr; padding: 0 1; }"

    def __init__(self, name: str, words: str, hints: tuple[str, ...]) -> None:
        super().__init__(classes="row")
        self.key = name
        self.words = words
        self.hints = hints

    def compose(self) -> ComposeResult:
        for number, hint in enumerate(self.hints):
            yield LineInput(id=f"{self.key}-{number}", hint=hint, width=10)
        yield Words(self.words)

    @property
    def typed(self) -> tuple[str, ...]:
        """What is typed."""
        return tuple(field.value for field in self.query(LineInput).results(LineInput))

    def fill(self, *values: str) -> None:
        """Show these values where nobody is typing."""
        for field, value in zip(self.query(LineInput).results(LineInput), values, strict=True):
            fill(field, value)


def fill(field: LineInput, value: str) -> None:
    """Show a value, unless somebody is typing there."""
    if not field.has_focus and field.value != value:
        field.value = value
        field.cursor_position = len(value)
