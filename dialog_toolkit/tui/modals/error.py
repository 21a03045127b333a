"""What went wrong: what happened, what is safe, what to do, and where the details are."""

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll

from dialog_toolkit import __version__
from dialog_toolkit.errors import DialogError
from dialog_toolkit.i18n import N_, _
from dialog_toolkit.logs import log_file
from dialog_toolkit.tui.actions import MODAL, Action
from dialog_toolkit.tui.base import LocalizedModal, Words
from dialog_toolkit.tui.widgets.key_line import KeyLine

ACTIONS = (
    Action("modal.copy_details", N_("Copy"), ("c",), frozenset({MODAL}), in_footer=True, in_palette=False,
           help=N_("Copy what happened, without what participants said.")),
)  # fmt: skip


class ErrorModal(LocalizedModal[None]):
    """A fault that needs something done."""

    HELP = N_("Something did not work. The window says what is safe and what to do. c copies it for whoever helps you.")

    def __init__(self, fault: DialogError) -> None:
        super().__init__()
        self.fault = fault

    def compose(self) -> ComposeResult:
        with Vertical(classes="window fault"):
            yield Words(N_("⚠ This did not work"), classes="heading")
            with VerticalScroll():
                yield Words(self.fault.message, self.fault.facts, id="happened")
                yield Words(N_("What was kept before is safe; nothing is lost by closing this window."), id="safe")
                if self.fault.hint:
                    yield Words(N_("What to do"), classes="heading")
                    yield Words(self.fault.hint, self.fault.facts, id="hint")
                yield Words(N_("Details for whoever helps you: {log}"), {"log": log_file()}, classes="quiet", id="log")
            yield KeyLine()

    def action_copy_details(self) -> None:
        """Copy what happened."""
        fault = self.fault
        lines = [f"dialog-toolkit {__version__}", type(fault).__name__, _(fault.message).format(**fault.facts)]
        self.app.copy_to_clipboard("\n".join([*lines, str(log_file())]))
        self.app.notify(_("Copied. If your terminal does not allow it, the same is in the log."))
