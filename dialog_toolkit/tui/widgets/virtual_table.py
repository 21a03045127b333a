"""A table of any length: it asks for the rows it shows and draws only those.

Textual's own tables measure every cell; beyond 500 rows they make a person wait. This one mounts in the same time
with a hundred rows and with a million.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import ClassVar

from rich.cells import set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from dialog_toolkit.i18n import N_, _
from dialog_toolkit.language.cleaning import clean

PAGE = 128
"""Rows asked for at a time."""

PAGES_KEPT = 12

Row = Sequence[str]
Source = Callable[[int, int], Sequence[Row]]
"""Gives the rows from a place on, as many as asked for."""


@dataclass(frozen=True)
class Column:
    """A column: `title` is a message id, `width` in cells (0 takes what is left); not shown in narrower tables."""

    title: str
    width: int
    from_width: int = 0


class VirtualTable(ScrollView, can_focus=True):
    """Rows of text with a cursor.

    Parameters
    ----------
    columns: from left to right; the one of width 0 fills the line.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"table--header", "table--cursor", "table--blurred"}
    DEFAULT_CSS = """
    VirtualTable { height: 1fr; background: $background; color: $foreground; overflow-x: hidden; }
    VirtualTable > .table--header { color: $text-primary; text-style: bold; background: $background; }
    VirtualTable > .table--cursor { background: $primary; color: $text; text-style: bold; }
    VirtualTable > .table--blurred { background: $panel; color: $foreground; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move(1)", show=False),
        Binding("up", "move(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("home", "jump(0)", show=False),
        Binding("end", "jump(1)", show=False),
        Binding("enter", "choose", show=False),
    ]
    HELP = N_("A list: arrows, PgUp, PgDn, Home and End move, Enter opens.")

    cursor: reactive[int] = reactive(0, repaint=False)

    class Moved(Message):
        """The cursor is on another row."""

        def __init__(self, table: "VirtualTable", place: int) -> None:
            super().__init__()
            self.table = table
            self.place = place

        @property
        def control(self) -> "VirtualTable":
            """The table it comes from."""
            return self.table

        def can_replace(self, message: Message) -> bool:
            """Only the newest place matters."""
            return isinstance(message, VirtualTable.Moved) and message.table is self.table

    class Chosen(Message):
        """Enter on a row."""

        def __init__(self, table: "VirtualTable", place: int) -> None:
            super().__init__()
            self.table = table
            self.place = place

        @property
        def control(self) -> "VirtualTable":
            """The table it comes from."""
            return self.table

    def __init__(self, columns: Sequence[Column], *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.columns = tuple(columns)
        self.count = 0
        self._source: Source = lambda _start, _length: ()
        self._page = lru_cache(maxsize=PAGES_KEPT)(self._ask)

    def show_rows(self, count: int, source: Source, cursor: int = 0) -> None:
        """Show `count` rows of `source` from here on, the cursor on one of them."""
        self.count, self._source = count, source
        self._page.cache_clear()
        self.virtual_size = Size(0, count + 1)
        self.cursor = cursor
        self._keep_in_sight(self.cursor)
        self.refresh()

    def retranslate(self) -> None:
        """Headings in the current language."""
        self._page.cache_clear()
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """One line of the window: the heading, a row, or nothing."""
        if y == 0:
            titles = [_(column.title) for column in self.columns]
            return self._line(titles, self.get_component_rich_style("table--header"))
        place = self.scroll_offset.y + y - 1
        if place >= self.count:
            return Strip.blank(self.size.width, self.rich_style)
        return self._line(self._row(place), self._style(place))

    def validate_cursor(self, place: int) -> int:
        """Never off the list."""
        return max(0, min(self.count - 1, place))

    def watch_cursor(self, before: int, now: int) -> None:
        """Draw the two rows anew, or scroll."""
        if not self._keep_in_sight(now):
            for place in (before, now):
                self.refresh(Region(0, place - self.scroll_offset.y + 1, self.size.width, 1))
        if self.count:
            self.post_message(self.Moved(self, now))

    def on_focus(self) -> None:
        """The cursor shows that keys go here."""
        self.refresh()

    def on_blur(self) -> None:
        """The cursor shows that keys go elsewhere."""
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """A click moves the cursor there."""
        if event.y > 0 and self.scroll_offset.y + event.y - 1 < self.count:
            self.cursor = self.scroll_offset.y + event.y - 1

    def action_move(self, rows: int) -> None:
        """Up or down."""
        self.cursor += rows

    def action_page(self, pages: int) -> None:
        """A window up or down."""
        self.cursor += pages * max(1, self.size.height - 1)

    def action_jump(self, end: int) -> None:
        """To the first or the last row."""
        self.cursor = self.count - 1 if end else 0

    def action_choose(self) -> None:
        """Enter."""
        if self.count:
            self.post_message(self.Chosen(self, self.cursor))

    def _keep_in_sight(self, place: int) -> bool:
        window = max(1, self.size.height - 1)
        top = self.scroll_offset.y
        if place < top:
            self.scroll_to(y=place, animate=False, force=True)
        elif place >= top + window:
            self.scroll_to(y=place - window + 1, animate=False, force=True)
        else:
            return False
        return True

    def _ask(self, page: int) -> Sequence[Row]:
        return self._source(page * PAGE, PAGE)

    def _row(self, place: int) -> Row:
        page, within = divmod(place, PAGE)
        rows = self._page(page)
        return rows[within] if within < len(rows) else ()

    def _style(self, place: int) -> Style:
        if place != self.cursor:
            return self.rich_style
        return self.get_component_rich_style("table--cursor" if self.has_focus else "table--blurred")

    def _line(self, cells: Row, style: Style) -> Strip:
        shown = [
            (cell, column)
            for cell, column in zip(cells, self.columns, strict=False)
            if self.size.width >= column.from_width
        ]
        free = max(8, self.size.width - sum(column.width + 1 for _cell, column in shown if column.width) - 1)
        parts = [
            set_cell_size(" ".join(clean(cell, limit=2_000).split()), column.width or free) + " "
            for cell, column in shown
        ]
        return Strip([Segment("".join(parts), style)]).adjust_cell_length(self.size.width, style)
