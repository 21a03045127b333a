"""What people remarked on a measure: to read, to answer, to mark as dealt with."""

from collections.abc import Callable, Sequence

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Input, Static

from dialog_toolkit.domain.review import Comment
from dialog_toolkit.i18n import N_
from dialog_toolkit.language.cleaning import clean
from dialog_toolkit.tui.base import LocalizedModal, Words
from dialog_toolkit.tui.drafting.fields import label
from dialog_toolkit.tui.drafting.words import PLAIN, flat
from dialog_toolkit.tui.fields import TextField
from dialog_toolkit.tui.widgets.key_line import KeyLine
from dialog_toolkit.tui.widgets.virtual_table import Column, VirtualTable
from dialog_toolkit.tui.workbench.days import day_of

OPEN, DONE = "≡", "✓"


class CommentsModal(LocalizedModal[None]):
    """The remarks, a line each, and a line to type a new one. Enter on a remark marks it as dealt with, or as open.

    Parameters
    ----------
    about: what a new remark is on, as shown.
    read: gives the remarks as they are now.
    say, resolve: keep a new remark; mark one. A fault they raise is told over the window.
    """

    HELP = N_("Type a remark and press Enter. Tab goes to the remarks: there Enter marks one as done, again as open.")
    AUTO_FOCUS = "TextField"
    DEFAULT_CSS = """
    CommentsModal VirtualTable { background: $surface; height: 9; }
    CommentsModal #said { height: 4; border-top: solid $border-blurred; }
    """

    def __init__(
        self,
        about: str,
        read: Callable[[], Sequence[Comment]],
        say: Callable[[str], object],
        resolve: Callable[[Comment], object],
    ) -> None:
        super().__init__()
        self.about = about
        self.read = read
        self.say = say
        self.resolve = resolve
        self.comments: tuple[Comment, ...] = ()

    def compose(self) -> ComposeResult:
        with Vertical(classes="window wide"):
            yield Words(N_("Comments"), classes="heading")
            yield TextField(hint=N_("A new comment; Enter keeps it"))
            yield Words(PLAIN, {"text": self.about}, classes="quiet")
            yield VirtualTable([Column("", 1), Column(N_("Written by"), 14), Column(N_("Field"), 14, from_width=60),
                                Column(N_("Comment"), 0), Column(N_("Day"), 11, from_width=70)])  # fmt: skip
            with VerticalScroll(id="said", can_focus=False):
                yield Static(id="whole", markup=False)
            yield KeyLine()

    def on_mount(self) -> None:
        """Show what was said."""
        self.look()

    def retranslate(self) -> None:
        """Say it in the current language."""
        self.look()

    def look(self) -> None:
        """Read anew what was said."""
        self.comments = tuple(self.read())
        rows = [
            (DONE if one.resolved else OPEN, one.by, label(one.field) if one.field else "", one.text, day_of(one.at))
            for one in self.comments
        ]
        table = self.query_one(VirtualTable)
        table.show_rows(len(rows), lambda start, length: rows[start : start + length], table.cursor)
        self._tell(table.cursor)

    @on(VirtualTable.Moved)
    def _moved(self, event: VirtualTable.Moved) -> None:
        event.stop()
        self._tell(event.place)

    @on(VirtualTable.Chosen)
    def _chosen(self, event: VirtualTable.Chosen) -> None:
        event.stop()
        self.resolve(self.comments[event.place])
        self.look()

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        if event.value.strip():
            self.say(event.value)
            event.input.value = ""
            self.look()

    def _tell(self, place: int) -> None:
        one = self.comments[place] if 0 <= place < len(self.comments) else None
        text = f"{flat(one.by)}: {clean(one.text)}" if one else ""
        self.query_one("#whole", Static).update(Text(text))
