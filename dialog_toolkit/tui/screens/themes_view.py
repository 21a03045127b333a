"""The two sides of the workbench: themes and shelves on the left, the ideas of one of them on the right."""

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Container, Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from dialog_toolkit.i18n import N_
from dialog_toolkit.services.theme_wall import Wall
from dialog_toolkit.tui.widgets.virtual_table import Column, VirtualTable
from dialog_toolkit.tui.workbench import members, shelves
from dialog_toolkit.tui.workbench.shelves import Shelf

SHELVES = (
    Column(N_("Theme"), 0),
    Column(N_("Ideas"), 6),
    Column(N_("Sess."), 5, from_width=44),
    Column(N_("Reg."), 4, from_width=44),
    Column(N_("Steady"), 6, from_width=50),
)
MEMBERS = (
    Column("", 4),
    Column(N_("Idea"), 0),
    Column(N_("Place"), 12, from_width=56),
    Column(N_("Agreement"), 10, from_width=60),
    Column("", 6),
)


class Workbench(Container):
    """Both sides. Of narrow screens one side at a time, the one with the focus.

    `wall` is what is shown, `chosen` are marked ideas, `found` those that a search found (None: no search).
    """

    DEFAULT_CSS = """
    Workbench { layout: horizontal; height: 1fr; border-top: solid $border-blurred; }
    Workbench #left { width: 46%; }
    Workbench #right { width: 1fr; border-left: solid $border-blurred; }
    Workbench #head { height: auto; max-height: 9; padding: 0 1; color: $text-muted; }
    Workbench #members { border-top: solid $border-blurred; }
    Workbench #said { height: 6; padding: 0 1; border-top: solid $border-blurred; }
    """

    class Turned(Message):
        """There is a theme under the cursor where there was none, or ideas, or the other way round."""

    def __init__(self) -> None:
        super().__init__()
        self.wall = Wall()
        self.lines: tuple[Shelf, ...] = ()
        self.ideas: tuple[str, ...] = ()
        self.chosen: set[str] = set()
        self.folded: set[str] = set()
        self.found: frozenset[str] | None = None
        self._possible = (False, False)

    def compose(self) -> ComposeResult:
        with Vertical(id="left"):
            yield VirtualTable(SHELVES, id="shelves")
        with Vertical(id="right"):
            yield Static(id="head", markup=False)
            yield VirtualTable(MEMBERS, id="members")
            with VerticalScroll(id="said", can_focus=False):
                yield Static(id="whole", markup=False)

    @property
    def left(self) -> VirtualTable:
        """The themes and shelves."""
        return self.query_one("#shelves", VirtualTable)

    @property
    def right(self) -> VirtualTable:
        """The ideas."""
        return self.query_one("#members", VirtualTable)

    @property
    def shelf(self) -> Shelf | None:
        """The line under the cursor on the left."""
        return self.lines[self.left.cursor] if self.lines else None

    @property
    def theme(self) -> str:
        """Id of the theme under the cursor, "" if it is none."""
        shelf = self.shelf
        return shelf.id if shelf is not None and shelf.is_theme else ""

    @property
    def idea(self) -> str:
        """Id of the idea under the cursor, "" if there is none."""
        return self.ideas[self.right.cursor] if self.ideas else ""

    @property
    def meant(self) -> tuple[str, ...]:
        """The marked ideas, else the one under the cursor if the right side has the focus."""
        if self.chosen:
            return tuple(id for id in self.wall.placements if id in self.chosen)
        return (self.idea,) if self.idea and self.right.has_focus else ()

    def show(self, wall: Wall, to: str = "") -> None:
        """Show another wall; the cursor stays where it was, or goes to the theme `to`."""
        before, idea = self.shelf, self.idea
        self.wall = wall
        self.chosen &= wall.placements.keys()
        self._fill(Shelf("theme", wall.curation.theme_now(to)) if to else before, idea)

    def find(self, found: frozenset[str] | None) -> None:
        """Show only lines and ideas that a search found."""
        before, idea = self.shelf, self.idea
        self.found = found
        self._fill(before, idea)

    def fold(self, group: str) -> None:
        """Fold or unfold a group of themes."""
        before = self.shelf
        self.folded ^= {group}
        self._fill(before, "")

    def choose(self) -> None:
        """Mark the idea under the cursor, or take its mark away, and go on to the next one."""
        if self.idea:
            self.chosen ^= {self.idea}
            cursor = self.right.cursor
            self._fill_ideas(self.ideas[min(cursor + 1, len(self.ideas) - 1)])

    def forget_marks(self) -> None:
        """No idea is marked any more."""
        self.chosen.clear()
        self._fill_ideas(self.idea)

    def turn_to(self, right: bool) -> None:
        """Give the focus to one side."""
        self.set_class(right, "-ideas")
        (self.right if right else self.left).focus()
        self.call_after_refresh(self.tell)

    def retranslate(self) -> None:
        """Say everything in the current language."""
        self._fill(self.shelf, self.idea)

    def on_resize(self) -> None:
        """Lines over the ideas are as long as the pane is wide."""
        self.call_after_refresh(self.tell)

    def tell(self) -> None:
        """Say what stands over the ideas, and the idea under the cursor."""
        head = self.query_one("#head", Static)
        lines = members.heading(self.wall, self.shelf, head.content_size.width or 60)
        head.update(Content("\n".join(lines)))
        self.query_one("#whole", Static).update(Content(members.in_full(self.wall, self.idea or None)))
        possible = (bool(self.theme), bool(self.ideas))
        if possible != self._possible:  # the line of keys is costly to draw: only when keys come or go
            self._possible = possible
            self.post_message(self.Turned())

    def _fill(self, shelf: Shelf | None, idea: str) -> None:
        old = self.left.cursor
        self.lines = shelves.shelves(self.wall, self.found, self.folded)
        if shelf is None:  # at first: the first theme, not its group
            shelf = next((line for line in self.lines if line.is_theme), None)
        place = self.lines.index(shelf) if shelf in self.lines else min(old, max(0, len(self.lines) - 1))
        self.left.show_rows(len(self.lines), self._shelf_rows, place)
        self._fill_ideas(idea)

    def _fill_ideas(self, idea: str) -> None:
        old = self.right.cursor
        self.ideas = shelves.members(self.wall, self.shelf, self.found)
        place = self.ideas.index(idea) if idea in self.ideas else min(old, max(0, len(self.ideas) - 1))
        self.right.show_rows(len(self.ideas), self._idea_rows, place)
        self.tell()

    def _shelf_rows(self, start: int, length: int) -> Sequence[tuple[str, ...]]:
        lines = self.lines[start : start + length]
        return [shelves.row(self.wall, shelf, self.found, self.folded) for shelf in lines]

    def _idea_rows(self, start: int, length: int) -> Sequence[tuple[str, ...]]:
        return [members.row(self.wall, id, self.chosen) for id in self.ideas[start : start + length]]

    @on(VirtualTable.Moved, "#shelves")
    def _turned(self, event: VirtualTable.Moved) -> None:
        event.stop()
        if shelves.members(self.wall, self.shelf, self.found) != self.ideas:
            self.right.cursor = 0
            self._fill_ideas("")
        self.tell()

    @on(VirtualTable.Moved, "#members")
    def _moved(self, event: VirtualTable.Moved) -> None:
        event.stop()
        self.tell()

    @on(VirtualTable.Chosen, "#shelves")
    def _open(self, event: VirtualTable.Chosen) -> None:
        event.stop()
        shelf = self.shelf
        if shelf is not None and shelf.kind == "group":
            self.fold(shelf.id)
        else:
            self.turn_to(right=True)
