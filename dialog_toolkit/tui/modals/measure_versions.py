"""Where two people wrote the same field of a measure unseen by each other: both versions, until one is chosen."""

from collections.abc import Callable, Sequence

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Static

from dialog_toolkit.i18n import N_, _
from dialog_toolkit.language.cleaning import clean
from dialog_toolkit.services.measure_history import Conflict
from dialog_toolkit.tui.base import LocalizedModal, Words
from dialog_toolkit.tui.drafting.words import flat
from dialog_toolkit.tui.widgets.key_line import KeyLine
from dialog_toolkit.tui.widgets.virtual_table import Column, VirtualTable
from dialog_toolkit.tui.workbench.days import day_of


class VersionsModal(LocalizedModal[None]):
    """Every version on a line of its own under its field. Enter lets the one under the cursor stand.

    Parameters
    ----------
    read: gives what waits as it is now; when nothing does, the window closes.
    settle: lets a version (counted from 1) stand; None in a project that can only be read.
    titles: of the measures, by id.
    """

    HELP = N_(
        "Two people wrote the same field before their files met. The first version is shown meanwhile. Enter lets the "
        "version under the cursor stand; the other stays in the history, and undo brings both back."
    )
    AUTO_FOCUS = "VirtualTable"
    DEFAULT_CSS = """
    VersionsModal VirtualTable { background: $surface; }
    VersionsModal #said { height: 5; border-top: solid $border-blurred; }
    """

    def __init__(
        self,
        read: Callable[[], Sequence[Conflict]],
        settle: Callable[[Conflict, int], object] | None,
        titles: Callable[[str], str],
    ) -> None:
        super().__init__()
        self.read = read
        self.settle = settle
        self.titles = titles
        self.lines: list[tuple[Conflict, int]] = []

    def compose(self) -> ComposeResult:
        with Vertical(classes="window tall wide"):
            yield Words(N_("⚠ Two versions: both are kept until a person decides"), classes="heading")
            yield Words(N_("Enter lets the version under the cursor stand. ctrl+z brings both back."), classes="quiet")
            yield VirtualTable(
                [Column(N_("Version"), 0), Column(N_("Written by"), 18), Column(N_("Day"), 12, from_width=70)]
            )
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
        for conflict in self.read():
            self.lines.append((conflict, 0))
            rows.append((f"⚠ {conflict.name} · {flat(self.titles(conflict.measure))}", "", ""))
            for number, version in enumerate(conflict.versions, 1):
                self.lines.append((conflict, number))
                rows.append((f"{number}. {flat(version.text) or _('nothing')}", version.by, day_of(version.at)))
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
        conflict, number = self.lines[event.place]
        if number and self.settle is not None:
            self.settle(conflict, number)
            self.look()

    def _tell(self, place: int) -> None:
        conflict, number = self.lines[place] if 0 <= place < len(self.lines) else (None, 0)
        text = clean(conflict.versions[number - 1].text) if conflict is not None and number else ""
        self.query_one("#whole", Static).update(Text(text))
