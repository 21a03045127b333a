"""Fields for typing: one Unicode form, nothing in them that acts on a terminal, help by F1."""

import unicodedata
from typing import ClassVar

from textual import events
from textual.widgets import Input, TextArea

from dialog_toolkit.i18n import N_, _
from dialog_toolkit.language.cleaning import clean


class TextField(Input):
    """A line to type in. What arrives in pieces (``n`` + combining cedilla) is put together to one letter at once.

    Parameters
    ----------
    hint: message id of the text shown while the field is empty.
    """

    HELP: ClassVar[str | None] = N_("A line to type in. Home and End go to its ends, ctrl+u empties it.")

    def __init__(self, value: str = "", *, hint: str = "", id: str | None = None, classes: str = "") -> None:
        super().__init__(clean(value), placeholder=_(hint), id=id, classes=classes, select_on_focus=False)
        self.hint = hint

    def retranslate(self) -> None:
        """Show the hint in the current language."""
        self.placeholder = _(self.hint)

    def replace(self, text: str, start: int, end: int) -> None:
        """Put text where `start` to `end` was; a mark that stands alone joins the letter before it."""
        text = clean(text)
        if text and start and unicodedata.combining(text[0]):
            start -= 1
            text = unicodedata.normalize("NFC", self.value[start] + text)
        super().replace(text, start, end)


class TextBox(TextArea):
    """Several lines to type in, with the same care as `TextField`."""

    HELP: ClassVar[str | None] = N_("Several lines to type in. ctrl+z takes typing back, Tab leaves the field.")

    def __init__(self, text: str = "", *, id: str | None = None, classes: str = "") -> None:
        super().__init__(clean(text), tab_behavior="focus", soft_wrap=True, id=id, classes=classes)

    async def _on_key(self, event: events.Key) -> None:
        row, column = self.cursor_location
        mark = event.character or ""
        if mark and unicodedata.combining(mark) and column and self.selection.is_empty:
            event.stop()
            event.prevent_default()
            before = self.document.get_line(row)[column - 1]
            self.replace(unicodedata.normalize("NFC", before + mark), (row, column - 1), (row, column))

    def _on_paste(self, event: events.Paste) -> None:  # type: ignore[override]  # what it does first, TextArea goes on
        event.text = clean(event.text)
