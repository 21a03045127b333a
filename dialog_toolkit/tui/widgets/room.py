"""Lines of the recorder that only tell: the head, the notice with the saved moment, what comes next."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.content import Content
from textual.widget import Widget

from dialog_toolkit.language.cleaning import clean
from dialog_toolkit.tui.recorder.log import fit
from dialog_toolkit.tui.recorder.notice import Notice, Weight

Lines = Sequence[Sequence[tuple[str, str]]]

_STYLES = {
    "place": "$text-muted",
    "stage": "bold $foreground",
    "time": "$text-primary",
    "warning": "bold $text-warning",
    "question": "bold $foreground",
    "seats": "$text-muted",
    "now": "$foreground",
    "next": "$text-muted",
    "quiet": "$text-muted",
    "care": "bold $text-warning",
    "fault": "bold $text-error",
    "saved": "$text-success",
}


class RoomLines(Widget):
    """Lines of parts.

    Parameters
    ----------
    draw: the lines for a width in cells; asked anew at every paint and drawn only if they changed.
    help: message id for F1.
    """

    DEFAULT_CSS = """
    RoomLines { height: auto; padding: 0 1; }
    """

    def __init__(self, draw: Callable[[int], Lines], *, id: str) -> None:
        super().__init__(id=id)
        self.draw = draw
        self._drawn: Lines = ()

    def tick(self) -> None:
        """Draw if something changed; lines more or fewer lay the screen out anew."""
        lines = self.draw(self.size.width or 80)
        if lines != self._drawn:
            self.refresh(layout=len(lines) != len(self._drawn))

    def retranslate(self) -> None:
        """Draw in the current language."""
        self.refresh(layout=True)

    def get_content_height(self, container: object, viewport: object, width: int) -> int:
        """As many lines as there are to say."""
        return max(1, len(self.draw(width)))

    def render(self) -> Content:
        """The lines, cleaned, never markup."""
        self._drawn = self.draw(self.size.width)
        return Content("\n").join(
            Content.assemble(*((clean(text), _STYLES.get(role, "")) for role, text in line)) for line in self._drawn
        )


class NoticeLine(Widget):
    """One line: what to look at on the left, the last saved moment on the right."""

    DEFAULT_CSS = """
    NoticeLine { height: 1; padding: 0 1 0 5; }
    """
    HELP: ClassVar[str | None] = None

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.notice = Notice()
        self.saved = ""
        self.failed = False

    def show(self, notice: Notice, saved: str, failed: bool) -> None:
        """Show them if they are not shown already."""
        if (notice, saved, failed) != (self.notice, self.saved, self.failed):
            self.notice, self.saved, self.failed = notice, saved, failed
            self.refresh()

    def render(self) -> Content:
        """Both, the left one cut where the width is short."""
        room = max(0, self.size.width - len(self.saved) - 3)
        weight = Weight.FAULT if self.failed else "saved"
        return Content.assemble(
            (fit(clean(self.notice.text), room), _STYLES[self.notice.weight]),
            "  ",
            (self.saved, _STYLES[weight]),
        )
