"""Regions that unfold into their sessions."""

from typing import ClassVar

from rich.cells import cell_len, set_cell_size
from rich.text import Text
from textual.binding import BindingType
from textual.widgets import Tree

from dialog_toolkit.i18n import N_, current_language
from dialog_toolkit.language.cleaning import clean
from dialog_toolkit.services.overview import Overview
from dialog_toolkit.tui import glance
from dialog_toolkit.tui.actions import Action, bindings

OPEN = Action("home.open_marked", N_("Open"), ("enter",), frozenset({"home"}),
              help=N_("Unfold the region, or open the session."), group="session", in_footer=True,
              in_palette=False)  # fmt: skip


class RegionTree(Tree[str]):
    """Every region of the plan, those without a session too. Data of a node: id of the session, or ""."""

    HELP: ClassVar[str | None] = N_(
        "Regions with their sessions. Arrows go through them, Enter unfolds a region or opens a session. "
        "✓ was read back and approved, ◐ is signed off, › is going on."
    )
    BINDINGS: ClassVar[list[BindingType]] = [*bindings([OPEN])]

    def __init__(self) -> None:
        super().__init__("", data="")
        self.show_root = False
        self.guide_depth = 2
        self.auto_expand = True

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is something to open only when there are sessions."""
        return self.display if action == "open_marked" else True

    def action_open_marked(self) -> None:
        """Unfold the region, or open the session."""
        self.action_select_cursor()

    def fill(self, seen: Overview) -> None:
        """Show the regions; what was unfolded and marked stays so."""
        unfolded = {node.data for node in self.root.children if node.is_expanded}
        marked = self.cursor_node.data if self.cursor_node else None
        most = max((len(region.sessions) for region in seen.regions), default=0)
        names = {region.id: clean(region.name.in_language(current_language())) for region in seen.regions}
        widest = max(map(cell_len, names.values()), default=0)
        self.clear()
        self.root.expand()
        for region in seen.regions:
            key = f"region {region.id}"
            name, bar, counts = glance.region(region, set_cell_size(names[region.id], widest), most)
            label = Text.assemble(name, (bar, "dim"), counts, no_wrap=True)
            node = self.root.add(label, data=key, expand=key in unfolded, allow_expand=bool(region.sessions))
            for session in region.sessions:
                node.add_leaf(Text(clean(glance.session(session)).replace("\n", " "), no_wrap=True), data=session.id)
        self.call_after_refresh(self._mark, marked)

    def _mark(self, data: str | None) -> None:
        nodes = [node for region in self.root.children for node in (region, *region.children)]
        wanted = next((node for node in nodes if node.data == data), nodes[0] if nodes else None)
        if wanted:
            self.move_cursor(wanted)
