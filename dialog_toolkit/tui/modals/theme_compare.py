"""Two regions or kinds of session beside each other, theme by theme."""

from collections.abc import Mapping

from textual.app import ComposeResult
from textual.containers import Vertical

from dialog_toolkit.domain.difference import Difference, Verdict
from dialog_toolkit.i18n import N_
from dialog_toolkit.language.cleaning import clean
from dialog_toolkit.services.theme_wall import Wall
from dialog_toolkit.tui.base import LocalizedModal, Words
from dialog_toolkit.tui.widgets.key_line import KeyLine
from dialog_toolkit.tui.widgets.virtual_table import Column, VirtualTable
from dialog_toolkit.tui.workbench import compare
from dialog_toolkit.tui.workbench.compare import Side


class CompareModal(LocalizedModal[None]):
    """A line for each theme: a bar, sessions that raised it out of all, and ideas, left and right."""

    HELP = N_(
        "Each bar is the share of sessions that raised the theme; then sessions out of all, and ideas. "
        "The largest differences stand first; ◀ and ▶ mark those that chance does not make."
    )
    AUTO_FOCUS = "VirtualTable"
    DEFAULT_CSS = """
    CompareModal VirtualTable { background: $surface; }
    """

    def __init__(self, wall: Wall, left: Side, right: Side, found: Mapping[str, Difference]) -> None:
        super().__init__()
        self.wall = wall
        self.sides = (left, right)
        self.shares = compare.shares(wall, left, right)
        self.verdicts = [found[row.theme].verdict if row.theme in found else Verdict.TOO_FEW for row in self.shares]

    def compose(self) -> ComposeResult:
        with Vertical(classes="window tall wide"):
            yield Words(N_("Compared"), classes="heading")
            yield Words("", id="left")
            yield Words("", id="right")
            yield VirtualTable([Column("", 1), Column(N_("Theme"), 0), Column(N_("left"), 22), Column(N_("right"), 22)])
            yield Words("", id="caution", classes="quiet")
            yield KeyLine()

    def on_mount(self) -> None:
        """Show the comparison."""
        pairs = zip(self.shares, self.verdicts, strict=True)
        rows = [compare.cells(row, *self.sides, verdict) for row, verdict in pairs]
        self.query_one(VirtualTable).show_rows(len(rows), lambda start, length: rows[start : start + length])
        self.retranslate()

    def retranslate(self) -> None:
        """Say it in the current language."""
        among = [idea.session for idea in self.wall.material.ideas.values()]
        for id, message, side in zip(("left", "right"), LINES, self.sides, strict=True):
            self.query_one(f"#{id}", Words).say(message, side=clean(compare.heading(side, among)))
        self.query_one("#caution", Words).say(PLAIN, text=compare.caution(self.verdicts))


PLAIN = "{text}"
LINES = (N_("left – {side}"), N_("right – {side}"))
