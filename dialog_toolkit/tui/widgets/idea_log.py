"""The log of the evening: every idea so far, drawn line by line, so that its length costs nothing."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from dialog_toolkit.i18n import N_, _
from dialog_toolkit.tui.recorder.log import Row, lines_of


class IdeaLog(ScrollView, can_focus=False):
    """Rows above the line; the newest is next to it. A row being mended shows what is typed."""

    HELP: ClassVar[str | None] = N_("All ideas so far. PgUp and PgDn scroll; ↑ in the line goes to an earlier one.")
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"idea-log--{role}" for role in ("number", "time", "kind", "text", "marks", "tail", "mending")
    }
    DEFAULT_CSS = """
    IdeaLog { height: 1fr; background: $background; scrollbar-size-vertical: 1; overflow-x: hidden; }
    IdeaLog > .idea-log--number { color: $text-muted; }
    IdeaLog > .idea-log--time { color: $text-muted; }
    IdeaLog > .idea-log--kind { color: $text-secondary; }
    IdeaLog > .idea-log--text { color: $foreground; }
    IdeaLog > .idea-log--marks { color: $text-muted; }
    IdeaLog > .idea-log--tail { color: $text-primary; }
    IdeaLog > .idea-log--mending { background: $panel; text-style: bold; }
    """

    class Chosen(Message):
        """A row was clicked."""

        def __init__(self, idea: str) -> None:
            super().__init__()
            self.idea = idea

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.rows: tuple[Row, ...] = ()
        self.mending = ""
        self.empty = ""
        self._starts: list[int] = []
        self._total = self._wrapped = 0

    def show(self, rows: Sequence[Row], *, mending: str = "", empty: str = "") -> None:
        """Show rows; the one being mended stays in sight, else the last one. `empty`: message id for no rows."""
        self.rows, self.mending, self.empty = tuple(rows), mending, empty
        self._measure()
        self._reveal()

    def mend(self, row: Row) -> None:
        """Show a row as it is being typed."""
        self.rows = tuple(row if each.idea == row.idea and row.idea else each for each in self.rows)
        before = self._total
        self._measure()
        if self._total != before:
            self._reveal()

    def retranslate(self) -> None:
        """Draw anew in the current language."""
        self.refresh()

    def on_resize(self, _event: events.Resize) -> None:
        """Wrap anew for the new width."""
        self._measure()
        self._reveal()

    def on_click(self, event: events.Click) -> None:
        """Choose the row under the mouse."""
        place = self._place(event.y + self.scroll_offset.y)
        if place is not None and self.rows[place].idea:
            self.post_message(self.Chosen(self.rows[place].idea))

    @property
    def _width(self) -> int:
        return max(20, self.scrollable_content_region.width)

    def _measure(self) -> None:
        self._starts, total, self._wrapped = [], 0, self._width
        for row in self.rows:
            self._starts.append(total)
            total += len(lines_of(row, self._wrapped, mending=self._is_mended(row)))
        self._total = total
        self.virtual_size = Size(self._width, max(total, 1))
        self.refresh()

    def _reveal(self) -> None:
        place = next((n for n, row in enumerate(self.rows) if self._is_mended(row)), None)
        height = self.scrollable_content_region.height
        end = self._total
        start = max(0, end - height)
        if place is not None:
            end = self._starts[place + 1] if place + 1 < len(self.rows) else self._total
            top = self.scroll_offset.y
            start = min(max(top, end - height), self._starts[place])
        self.scroll_to(y=start, animate=False, force=True, immediate=True)

    def _is_mended(self, row: Row) -> bool:
        return bool(row.idea) and row.idea == self.mending

    def _place(self, line: int) -> int | None:
        line -= max(0, self.size.height - self._total)
        if not 0 <= line < self._total:
            return None
        return bisect_right(self._starts, line) - 1

    def render_line(self, y: int) -> Strip:
        """One line of the log; a log shorter than its room stands at the bottom, next to the line."""
        base = self.rich_style
        if self._wrapped != self._width:  # a scrollbar came or went, which no resize tells of
            self.call_later(self._measure)
        if not self.rows and y == max(0, self.size.height - 2):
            text = _(self.empty)
            return Strip(
                [Segment(f"     {text}", self.get_component_rich_style("idea-log--marks"))]
            ).adjust_cell_length(self.size.width, base)
        line = y + self.scroll_offset.y
        place = self._place(line)
        if place is None:
            return Strip.blank(self.size.width, base)
        row = self.rows[place]
        is_mended = self._is_mended(row)
        line -= max(0, self.size.height - self._total)
        parts = lines_of(row, self._wrapped, mending=is_mended)[line - self._starts[place]]
        mended = self.get_component_rich_style("idea-log--mending", partial=True)
        segments = [
            Segment(text, self.get_component_rich_style(f"idea-log--{role}") + (mended if is_mended else None))
            for role, text in parts
            if text
        ]
        return Strip(segments).adjust_cell_length(self._width, base + (mended if is_mended else None))
