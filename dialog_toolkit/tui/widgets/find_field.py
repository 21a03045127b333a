"""A line to search the ideas of a session, shown only while one searches."""

from typing import ClassVar

from textual import events
from textual.message import Message

from dialog_toolkit.i18n import N_
from dialog_toolkit.tui.fields import TextField


class FindField(TextField):
    """Words to search for; the log shows what holds them. Esc closes it."""

    HELP: ClassVar[str | None] = N_(
        "Type words; diacritics are not needed. Enter mends the last idea found, Esc closes the search."
    )
    DEFAULT_CSS = """
    FindField, FindField:focus { padding: 0 1; background: $panel; display: none; }
    FindField.open { display: block; }
    """

    class Left(Message):
        """The search was left."""

    def __init__(self, *, id: str) -> None:
        super().__init__(hint=N_("Search: type words"), id=id)
        self.styles.height, self.styles.border = 1, ("none", "black")

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "escape":
            event.stop()
            event.prevent_default()
            self.post_message(self.Left())
