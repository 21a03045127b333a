"""Where two people wrote or decided the same thing unseen by each other: both versions, until one is chosen."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Static

from dialog_toolkit.i18n import N_, _
from dialog_toolkit.language.cleaning import clean
from dialog_toolkit.tui.base import LocalizedModal, Words
from dialog_toolkit.tui.widgets.key_line import KeyLine
from dialog_toolkit.tui.widgets.virtual_table import Column, VirtualTable
from dialog_toolkit.tui.workbench.days import day_of


@dataclass(frozen=True)
class Offered:
    """A version on its line: `line` is "" for nothing, `at` ISO 8601 UTC, `whole` what does not fit the line."""

    line: str
    by: str
    at: str
    whole: str = ""


@dataclass(frozen=True)
class Waiting:
    """What waits, with its versions; `settle` lets one of them, counted from 1, stand, or is None if nobody may."""

    what: str
    versions: tuple[Offered, ...]
    settle: Callable[[int], object] | None = None


class VersionsModal(LocalizedModal[None]):
    """Every version on a line of its own under what it is about. Enter lets the one under the cursor stand.

    `read` gives what waits as it is now; when nothing does, the window closes.
    """

    BY: ClassVar[str] = N_("Who")
    """Message id: heading of the column that names the person."""
    INDENT: ClassVar[str] = ""
    WITH_WHOLE: ClassVar[bool] = False
    """Whether the whole of the version under the cursor is shown below the lines."""

    AUTO_FOCUS = "VirtualTable"
    DEFAULT_CSS = """
    VersionsModal VirtualTable { background: $surface; }
    VersionsModal #said { height: 5; border-top: solid $border-blurred; }
    """

    def __init__(self, read: Callable[[], Sequence[Waiting]]) -> None:
        super().__init__()
        self.read = read
        self.lines: list[tuple[Waiting, int]] = []

    def compose(self) -> ComposeResult:
        with Vertical(classes="window tall wide"):
            yield Words(N_("⚠ Two versions: both are kept until a person decides"), classes="heading")
            yield Words(N_("Enter lets the version under the cursor stand. ctrl+z brings both back."), classes="quiet")
            yield VirtualTable([Column(N_("Version"), 0), Column(self.BY, 18), Column(N_("Day"), 12, from_width=70)])
            if self.WITH_WHOLE:
                with VerticalScroll(id="said", can_focus=False):
                    yield Static(id="whole", markup=False)
            yield KeyLine()

    def on_mount(self) -> None:
        """Show what waits."""
        self.look()

    def retranslate(self) -> None:
        """Say it in the current language."""
        self.look()

    def look(self) -> None:
        """Read anew what waits; close when nothing does."""
        self.lines = []
        rows: list[tuple[str, ...]] = []
        for waiting in self.read():
            self.lines.append((waiting, 0))
            rows.append((f"⚠ {waiting.what}", "", ""))
            for number, one in enumerate(waiting.versions, 1):
                self.lines.append((waiting, number))
                rows.append((f"{self.INDENT}{number}. {one.line or _('nothing')}", one.by, day_of(one.at)))
        if not rows:
            self.app.notify(_("There are no two versions of anything here."))
            self.dismiss(None)
            return
        table = self.query_one(VirtualTable)
        table.show_rows(len(rows), lambda start, length: rows[start : start + length], min(1, len(rows) - 1))
        self._tell(table.cursor)

    @on(VirtualTable.Moved)
    def _moved(self, event: VirtualTable.Moved) -> None:
        event.stop()
        self._tell(event.place)

    @on(VirtualTable.Chosen)
    def _chosen(self, event: VirtualTable.Chosen) -> None:
        event.stop()
        waiting, number = self.lines[event.place]
        if number and waiting.settle is not None:
            waiting.settle(number)
            self.look()

    def _tell(self, place: int) -> None:
        if self.WITH_WHOLE:
            waiting, number = self.lines[place] if 0 <= place < len(self.lines) else (None, 0)
            whole = clean(waiting.versions[number - 1].whole) if waiting is not None and number else ""
            self.query_one("#whole", Static).update(Text(whole))
