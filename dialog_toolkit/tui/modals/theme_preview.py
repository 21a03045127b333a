"""A new grouping before it is accepted: what joins, what leaves, what stays because a person decided."""

from collections.abc import Mapping

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Button, Static

from dialog_toolkit.domain.session import Idea
from dialog_toolkit.domain.theme_preview import RunDifference
from dialog_toolkit.i18n import N_, _
from dialog_toolkit.language.cleaning import clean
from dialog_toolkit.services import theme_changes
from dialog_toolkit.tui.actions import MODAL, Action
from dialog_toolkit.tui.base import LocalizedModal, Words
from dialog_toolkit.tui.widgets.key_line import KeyLine

ACTIONS = (
    Action("modal.accept", N_("Accept"), ("a",), frozenset({MODAL}), in_footer=True, in_palette=False,
           help=N_("Make the new themes the current ones. What people decided stays.")),
)  # fmt: skip


class PreviewModal(LocalizedModal[bool]):
    """True: make these the current themes. Esc and the other button leave everything as it is."""

    HELP = N_(
        "What the new grouping would change. Arrows scroll, a accepts, Esc leaves the themes as they are. "
        "+ joins, − leaves, = stays."
    )
    AUTO_FOCUS = "VerticalScroll"

    def __init__(self, change: RunDifference, ideas: Mapping[str, Idea]) -> None:
        super().__init__()
        self.change = change
        self.ideas = ideas

    def compose(self) -> ComposeResult:
        with Vertical(classes="window tall wide"):
            yield Words(N_("What would change – nothing has changed yet"), classes="heading")
            with VerticalScroll():
                yield Static(id="text", markup=False)
            with Horizontal(classes="buttons"):
                yield Button(id="yes", variant="primary")
                yield Button(id="no")
            yield KeyLine()

    def on_mount(self) -> None:
        """Show the comparison."""
        self.retranslate()

    def retranslate(self) -> None:
        """Show it in the current language."""
        told = "\n".join(theme_changes.lines(self.change, self.ideas))
        self.query_one("#text", Static).update(Text(clean(told, limit=500_000)))
        self.query_one("#yes", Button).label = _("Accept")
        self.query_one("#no", Button).label = _("Leave as it is")

    def action_accept(self) -> None:
        """Accept."""
        self.dismiss(True)

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Give the answer."""
        self.dismiss(event.button.id == "yes")
