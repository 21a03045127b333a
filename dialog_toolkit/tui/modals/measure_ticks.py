"""Several of a few: the values a measure serves."""

from collections.abc import Collection, Sequence

from textual.app import ComposeResult
from textual.containers import Vertical

from dialog_toolkit.i18n import N_
from dialog_toolkit.tui.base import LocalizedModal, Words
from dialog_toolkit.tui.modals.measure_decide import Way
from dialog_toolkit.tui.widgets.key_line import KeyLine
from dialog_toolkit.tui.widgets.virtual_table import Column, VirtualTable


class TicksModal(LocalizedModal[tuple[str, ...]]):
    """Lines to tick. Enter ticks the line under the cursor or takes the tick away; the last line keeps the choice.

    Parameters
    ----------
    title: message id.
    options: what there is; `ticked` holds ids of those that hold now, `asides` a word beside some.
    keep: what the last line says, as shown.
    """

    HELP = N_("Enter ticks the line under the cursor or takes its tick away; on the last line it keeps the choice.")
    AUTO_FOCUS = "VirtualTable"
    DEFAULT_CSS = """
    TicksModal VirtualTable { background: $surface; }
    """

    def __init__(
        self, title: str, options: Sequence[Way], ticked: Collection[str], keep: str, asides: dict[str, str]
    ) -> None:
        super().__init__()
        self.window_title = title
        self.options = tuple(options)
        self.ticked = set(ticked)
        self.keep_words = keep
        self.asides = asides

    def compose(self) -> ComposeResult:
        with Vertical(classes="window"):
            yield Words(self.window_title, classes="heading")
            table = VirtualTable([Column("", 3), Column("", 0), Column("", 16)])
            table.styles.height = len(self.options) + 2
            yield table
            yield KeyLine()

    def on_mount(self) -> None:
        """Show the lines."""
        self._show(0)

    def _show(self, cursor: int) -> None:
        rows = [("[x]" if o.id in self.ticked else "[ ]", o.name, self.asides.get(o.id, "")) for o in self.options]
        rows.append(("→", self.keep_words, ""))
        table = self.query_one(VirtualTable)
        table.show_rows(len(rows), lambda start, length: rows[start : start + length], cursor)

    def on_virtual_table_chosen(self, event: VirtualTable.Chosen) -> None:
        """Tick, or keep."""
        event.stop()
        if event.place == len(self.options):
            self.dismiss(tuple(option.id for option in self.options if option.id in self.ticked))
            return
        self.ticked ^= {self.options[event.place].id}
        self._show(event.place)
