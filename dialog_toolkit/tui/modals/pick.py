"""One of many, found by typing."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input

from dialog_toolkit.i18n import N_, _
from dialog_toolkit.language.cleaning import fold_quickly
from dialog_toolkit.tui.base import LocalizedModal, Words
from dialog_toolkit.tui.fields import TextField
from dialog_toolkit.tui.widgets.key_line import KeyLine
from dialog_toolkit.tui.widgets.virtual_table import Column, VirtualTable

KEYS = {"up": -1, "down": 1}


@dataclass(frozen=True)
class Offer:
    """Something to pick: its id, its text as shown (a participant's, it may be), and a word beside it."""

    id: str
    text: str
    aside: str = ""


@dataclass(frozen=True)
class Picked:
    """What was picked; `id` is "" for a new thing called `typed`."""

    id: str
    typed: str = ""


class PickModal(LocalizedModal[Picked]):
    """A list that gets shorter as one types. Enter picks the line under the cursor, Esc nothing.

    Parameters
    ----------
    title: message id of the question.
    offers: what there is, in the order to show.
    new: message id with ``{name}`` of the line that makes something new, "" if nothing new can be made.
    """

    HELP = N_("Type part of the name, diacritics are not needed; arrows move, Enter picks, Esc leaves all as it is.")
    DEFAULT_CSS = """
    PickModal VirtualTable { height: 14; background: $surface; }
    PickModal.-short VirtualTable { height: 9; }
    """
    VERTICAL_BREAKPOINTS = [(0, "-short"), (30, "-tall")]  # noqa: RUF012 - Textual's way

    def __init__(self, title: str, offers: Sequence[Offer], *, new: str = "") -> None:
        super().__init__()
        self.window_title = title
        self.offers = tuple(offers)
        self.new = new
        self._found: tuple[Offer, ...] = self.offers
        self._folded = tuple(fold_quickly(offer.text) for offer in self.offers)

    def compose(self) -> ComposeResult:
        with Vertical(classes="window wide"):
            yield Words(self.window_title, classes="heading")
            yield TextField(hint=N_("Type part of it"))
            yield VirtualTable([Column(N_("Name"), 0), Column("", 14, from_width=60)])
            yield KeyLine()

    def on_mount(self) -> None:
        """Show everything."""
        self._find("")

    def on_key(self, event: events.Key) -> None:
        """Arrows move in the list while one types."""
        if event.key in KEYS and self.query_one(TextField).has_focus:
            event.stop()
            self.query_one(VirtualTable).action_move(KEYS[event.key])

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._find(event.value)

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        self._pick(self.query_one(VirtualTable).cursor)

    @on(VirtualTable.Chosen)
    def _chosen(self, event: VirtualTable.Chosen) -> None:
        self._pick(event.place)

    def _find(self, typed: str) -> None:
        words = fold_quickly(typed).split()
        pairs = zip(self.offers, self._folded, strict=True)
        found = [offer for offer, text in pairs if all(word in text for word in words)]
        if self.new and typed.strip():
            found.append(Offer("", _(self.new).format(name=" ".join(typed.split()))))
        self._found = tuple(found)
        rows = [(offer.text, offer.aside) for offer in found]
        self.query_one(VirtualTable).show_rows(len(rows), lambda start, length: rows[start : start + length])

    def _pick(self, place: int) -> None:
        if 0 <= place < len(self._found):
            offer = self._found[place]
            typed = " ".join(self.query_one(TextField).value.split()) if not offer.id else ""
            self.dismiss(Picked(offer.id, typed))
