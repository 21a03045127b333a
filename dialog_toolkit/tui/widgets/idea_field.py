"""The field an idea is typed in: it grows with the text, Enter and Tab belong to the recorder, ↑ leaves it upwards."""

from collections.abc import Awaitable, Callable
from typing import ClassVar

from textual import events
from textual.message import Message

from dialog_toolkit.i18n import N_, _
from dialog_toolkit.language.cleaning import clean
from dialog_toolkit.tui.fields import TextBox


class IdeaField(TextBox):
    """One contribution in people's own words.

    Parameters
    ----------
    take_key: sees every key first, in the order in which they were typed; True if it has used it. So a fast hand or a
        slow machine cannot get Enter before the last letter. Arrows come to it only at the edges of the text.
    """

    HELP: ClassVar[str | None] = N_(
        "Type what was said and press Enter: it is kept at once. ↑ mends earlier ideas, Tab changes the kind, "
        "F6 says whether the room shares it. Text pasted in several lines becomes several ideas."
    )
    DEFAULT_CSS = """
    IdeaField, IdeaField:focus {
        height: auto; min-height: 1; max-height: 5; border: none; padding: 0; background: $surface;
        scrollbar-size-vertical: 0; scrollbar-size-horizontal: 0;
    }
    """

    class Pasted(Message):
        """Text of several lines was pasted."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    def __init__(self, take_key: Callable[[str], Awaitable[bool]], *, hint: str, id: str) -> None:
        super().__init__(id=id)
        self.take_key = take_key
        self.hint = hint
        self.cursor_blink = False
        self.is_untouched = True
        """No key yet since the text was put here: then ↑ and ↓ go on through the ideas, whatever the text's length."""
        self.highlight_cursor_line = False
        self.retranslate()

    def retranslate(self) -> None:
        """Show the hint in the current language."""
        self.placeholder = _(self.hint)

    def put(self, text: str) -> None:
        """Show another text, the cursor at its end; typing before it cannot be taken back here any more."""
        if text != self.text:
            self.load_text(clean(text))
        self.move_cursor(self.document.end)
        self.is_untouched = True

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave to the recorder what is not about typing here."""
        if action in ("cursor_page_up", "cursor_page_down", "select_line", "select_all", "delete_word_right"):
            return False
        if action in ("cursor_up", "cursor_down") and self.is_untouched and not parameters:
            return False
        if action == "cursor_up":
            return bool(parameters) or not self.navigator.is_first_wrapped_line(self.cursor_location)
        if action == "cursor_down":
            return bool(parameters) or not self.navigator.is_last_wrapped_line(self.cursor_location)
        if action == "undo":
            return bool(self.history.undo_stack)
        if action == "redo":
            return bool(self.history.redo_stack)
        return super().check_action(action, parameters)

    async def _on_key(self, event: events.Key) -> None:
        key = event.character if event.is_printable and event.character else event.key
        inside = key in ("up", "down") and self.check_action(f"cursor_{key}", ())
        if not inside and await self.take_key(key):
            event.stop()
            event.prevent_default()
        elif key not in ("up", "down"):
            self.is_untouched = False

    def _on_paste(self, event: events.Paste) -> None:  # type: ignore[override]  # one line goes on to TextArea
        text = clean(event.text).strip("\n")
        event.text = text
        self.is_untouched = False
        if "\n" in text:
            event.stop()
            event.prevent_default()
            self.post_message(self.Pasted(text))
