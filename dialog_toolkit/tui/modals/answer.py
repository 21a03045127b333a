"""A decision on comments or ideas: the measure, the reason, to whom. A refusal is told here, nothing typed is lost."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Static

from dialog_toolkit.domain.answer import LANDS, Decision
from dialog_toolkit.errors import DialogError
from dialog_toolkit.i18n import N_, _
from dialog_toolkit.language.cleaning import clean, fold
from dialog_toolkit.services.answers import DECISION_NAMES
from dialog_toolkit.tui.base import LocalizedModal, Words
from dialog_toolkit.tui.fields import TextField
from dialog_toolkit.tui.widgets.key_line import KeyLine

SHOWN = 4
"""Measures offered while one types."""


@dataclass(frozen=True)
class Given:
    """What was typed: an id or words of a measure, the reason, the institution it is passed on to."""

    measure: str = ""
    reason: str = ""
    forwarded_to: str = ""


class AnswerModal(LocalizedModal[bool]):
    """Fields for one decision. Enter goes on to the next field and from the last one keeps it; Esc leaves all as it is.

    Parameters
    ----------
    decision: what was decided.
    measures: (id, title) of the measures there are.
    keep: called with what was typed; a DialogError it raises is shown and the window stays.
    """

    HELP = N_("Type the measure and the reason; Enter goes on and in the last field keeps it. Esc leaves all as it is.")
    AUTO_FOCUS = "TextField"

    def __init__(
        self, decision: Decision, measures: Sequence[tuple[str, str]], keep: Callable[[Given], object]
    ) -> None:
        super().__init__()
        self.decision = decision
        self.measures = tuple(measures)
        self.keep = keep

    def compose(self) -> ComposeResult:
        with Vertical(classes="window"):
            yield Words(DECISION_NAMES[self.decision], classes="heading")
            if self.decision in LANDS:
                yield TextField(hint=N_("Measure: its id or words of its title"), id="measure")
                yield Static(id="near", markup=False)
            if self.decision is Decision.FORWARDED:
                yield TextField(hint=N_("Institution it is passed on to"), id="to")
            yield TextField(hint=N_("Reason"), id="reason")
            yield Static(id="fault", markup=False)
            yield KeyLine()

    def on_mount(self) -> None:
        """Offer measures."""
        self._offer("")

    def near(self, typed: str) -> list[tuple[str, str]]:
        """Measures whose id or title holds every word typed."""
        words = fold(typed).split()
        return [(id, title) for id, title in self.measures if all(word in fold(f"{id} {title}") for word in words)]

    def _offer(self, typed: str) -> None:
        if self.decision in LANDS:
            lines = [f"{id}  {title}" for id, title in self.near(typed)[:SHOWN]]
            self.query_one("#near", Static).update(Text(clean("\n".join(lines) or _("no such measure"))))

    @on(Input.Changed, "#measure")
    def _typed(self, event: Input.Changed) -> None:
        self._offer(event.value)

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        if event.input.id == "reason":
            self._keep()
        else:
            self.focus_next("TextField")

    def _keep(self) -> None:
        typed = self._value("#measure")
        found = self.near(typed)
        measure = found[0][0] if typed and len(found) == 1 else typed
        try:
            self.keep(Given(measure, self._value("#reason"), self._value("#to")))
        except DialogError as fault:
            parts = [_(part).format(**fault.facts) for part in (fault.message, fault.hint) if part]
            self.query_one("#fault", Static).update(Text(clean("✗ " + " ".join(parts))))
            return
        self.dismiss(True)

    def _value(self, selector: str) -> str:
        fields = self.query(selector).results(TextField)
        return next((field.value.strip() for field in fields), "")
