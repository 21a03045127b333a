"""What the machine proposes about themes, to be taken or dismissed one by one."""

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Static

from dialog_toolkit.i18n import N_, _, ngettext
from dialog_toolkit.i18n.dates import number
from dialog_toolkit.language.cleaning import clean
from dialog_toolkit.services import curation
from dialog_toolkit.services.theme_inbox import Waiting, waiting
from dialog_toolkit.tui.actions import MODAL, Action
from dialog_toolkit.tui.base import LocalizedModal, Words
from dialog_toolkit.tui.widgets.key_line import KeyLine
from dialog_toolkit.tui.widgets.virtual_table import Column, VirtualTable
from dialog_toolkit.tui.workbench.members import one_line
from dialog_toolkit.tui.workbench.shelves import percent

MOST = 3
"""Texts of each part that are shown."""

ACTIONS = (
    Action("modal.dismiss_proposal", N_("Dismiss"), ("delete",), frozenset({MODAL}), in_footer=True, in_palette=False,
           help=N_("Say no to the proposal; it does not come again.")),
    Action("modal.take_back", N_("Undo"), ("ctrl+z",), frozenset({MODAL}), in_footer=True, in_palette=False,
           help=N_("Take the last answer back.")),
)  # fmt: skip


class InboxModal(LocalizedModal[None]):
    """The proposals. Enter does what one proposes, Del says no for good; both can be taken back."""

    HELP = N_(
        "What the machine would change further. Enter does it, Del dismisses it for good, ctrl+z takes the last "
        "answer back. Nothing is done without you."
    )
    AUTO_FOCUS = "VirtualTable"
    DEFAULT_CSS = """
    InboxModal VirtualTable { background: $surface; height: 2fr; }
    InboxModal #parts { height: 1fr; min-height: 5; border-top: solid $border-blurred; }
    InboxModal.-narrow #parts { min-height: 7; }
    """

    def __init__(self) -> None:
        super().__init__()
        self.waiting: tuple[Waiting, ...] = ()

    def compose(self) -> ComposeResult:
        with Vertical(classes="window tall wide"):
            yield Words(N_("Suggestions"), classes="heading")
            yield Words(N_("Enter does it, Del dismisses it."), id="left", classes="quiet")
            yield VirtualTable([Column(N_("Suggestion"), 0), Column("", 5)])
            with VerticalScroll(id="parts", can_focus=False):
                yield Static(id="text", markup=False)
            yield KeyLine()

    def on_mount(self) -> None:
        """Show what waits."""
        self.look()

    def retranslate(self) -> None:
        """Say it in the current language."""
        self.look()

    def look(self) -> None:
        """Read anew what waits."""
        self.waiting = waiting(self.dialog.project)
        rows = [(one.words, percent(one.proposal.score)) for one in self.waiting]
        table = self.query_one(VirtualTable)
        table.show_rows(len(rows), lambda start, length: rows[start : start + length], table.cursor)
        n = len(rows)
        told = ngettext("{n} suggestion. Enter does it, Del dismisses it.",
                        "{n} suggestions. Enter does one, Del dismisses one.", n)  # fmt: skip
        line = told.format(n=number(n)) if n else _("There are no suggestions now.")
        self.query_one("#left", Words).update(Text(line))
        self._tell(table.cursor)

    @on(VirtualTable.Moved)
    def _moved(self, event: VirtualTable.Moved) -> None:
        self._tell(event.place)

    @on(VirtualTable.Chosen)
    def _accept(self, event: VirtualTable.Chosen) -> None:
        if self.dialog.project.readonly_reason is None and event.place < len(self.waiting):
            curation.accept_proposal(self.dialog.project, self.waiting[event.place].proposal.id)
            self.look()

    def action_dismiss_proposal(self) -> None:
        """No, and not again."""
        place = self.query_one(VirtualTable).cursor
        if place < len(self.waiting):
            curation.dismiss(self.dialog.project, self.waiting[place].proposal.id)
            self.look()

    def action_take_back(self) -> None:
        """Take the last act back."""
        done = curation.undo(self.dialog.project)
        self.app.notify(done.text if done else _("There is nothing to take back here."))
        self.look()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing can be answered in a project that can only be read."""
        readonly = self.dialog.project.readonly_reason if self.dialog.has_project else True
        return not readonly if action in ("dismiss_proposal", "take_back") else True

    def _tell(self, place: int) -> None:
        shown = self.query_one("#text", Static)
        if not 0 <= place < len(self.waiting):
            shown.update("")
            return
        one = self.waiting[place]
        lines = [one.words]
        for number_of_part, part in enumerate(one.parts, 1):
            lines += ["", *([f"{number_of_part}."] if len(one.parts) > 1 else [])]
            lines += [f"  · {one_line(text, 400)}" for text in part[:MOST]]
            n = len(part) - MOST
            if n > 0:
                lines.append("  " + _("and {n} more").format(n=number(n)))
        shown.update(Text(clean("\n".join(lines), limit=40_000)))
