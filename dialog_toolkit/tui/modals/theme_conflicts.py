"""Where two people decided about themes unseen by each other: both versions, until a person lets one stand."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical

from dialog_toolkit.i18n import N_, _
from dialog_toolkit.services import curation
from dialog_toolkit.services.curation import CurationConflict
from dialog_toolkit.tui.base import LocalizedModal, Words
from dialog_toolkit.tui.widgets.key_line import KeyLine
from dialog_toolkit.tui.widgets.virtual_table import Column, VirtualTable
from dialog_toolkit.tui.workbench.days import day_of


class ConflictsModal(LocalizedModal[None]):
    """Every version on a line of its own under what it is about. Enter lets the one under the cursor stand."""

    HELP = N_(
        "Two people decided differently before their files met. The first version is used meanwhile. "
        "Enter lets the version under the cursor stand; undo brings both back."
    )
    AUTO_FOCUS = "VirtualTable"
    DEFAULT_CSS = """
    ConflictsModal VirtualTable { background: $surface; }
    """

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[tuple[CurationConflict, int]] = []

    def compose(self) -> ComposeResult:
        with Vertical(classes="window tall wide"):
            yield Words(N_("⚠ Two versions: both are kept until a person decides"), classes="heading")
            yield Words(N_("Enter lets the version under the cursor stand. ctrl+z brings both back."), classes="quiet")
            yield VirtualTable([Column(N_("Version"), 0), Column(N_("Who"), 18), Column(N_("Day"), 12, from_width=70)])
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
        for conflict in curation.conflicts(self.dialog.project):
            self.lines.append((conflict, 0))
            rows.append((f"⚠ {conflict.what}", "", ""))
            for number, version in enumerate(conflict.versions, 1):
                self.lines.append((conflict, number))
                rows.append((f"   {number}. {version.words or _('nothing')}", version.by, day_of(version.at)))
        if not rows:
            self.app.notify(_("There are no two versions of anything here."))
            self.dismiss(None)
            return
        table = self.query_one(VirtualTable)
        table.show_rows(len(rows), lambda start, length: rows[start : start + length], min(1, len(rows) - 1))

    @on(VirtualTable.Chosen)
    def _settle(self, event: VirtualTable.Chosen) -> None:
        conflict, number = self.lines[event.place]
        if number and self.dialog.project.readonly_reason is None:
            curation.settle(self.dialog.project, conflict.id, number)
            self.look()
