"""Help: what has the focus now, what the screen is for, and every key that acts here."""

from collections import defaultdict
from typing import Any

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Button, Input, OptionList, RadioSet, Select, Static, TextArea, Tree

from dialog_toolkit.i18n import N_, _
from dialog_toolkit.tui.actions import GROUPS, Action, in_context, key_name
from dialog_toolkit.tui.base import LocalizedScreen
from dialog_toolkit.tui.widgets.key_line import KeyLine
from dialog_toolkit.tui.widgets.top_line import TopLine

COMMON = {
    Input: N_("A line to type in. Home and End go to its ends, ctrl+u empties it."),
    TextArea: N_("Several lines to type in. ctrl+z takes typing back, Tab leaves the field."),
    Button: N_("A button. Enter presses it."),
    RadioSet: N_("A choice of one. Arrows go through it, Enter chooses."),
    Select: N_("A choice from a list. Enter opens it, arrows go through it, Enter chooses, Esc closes it."),
    OptionList: N_("A list. Arrows go through it, Enter chooses."),
    Tree: N_("A list that unfolds. Arrows go through it, Enter unfolds or opens."),
}
"""What Textual's own widgets are, for those that do not say it themselves."""


class HelpScreen(LocalizedScreen[None]):
    """Help over the screen it was asked from; Esc or F1 go back to exactly there."""

    CONTEXT = "help"
    HELP = N_("All keys that act on the screen you came from. Arrows and PgUp, PgDn scroll, Esc goes back.")

    def __init__(self, screen: Screen[Any], focused: Widget | None) -> None:
        super().__init__()
        self.asked_from = screen
        self.about = focused
        context = getattr(screen, "CONTEXT", "")
        self.keys = tuple(action for action in in_context(context) if self.dialog.acts(action, screen))

    def compose(self) -> ComposeResult:
        yield TopLine(N_("Help"))
        with VerticalScroll():
            yield Static(id="help", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        """Write it."""
        self.retranslate()

    def retranslate(self) -> None:
        """Write it in the current language."""
        about = help_of(self.about)
        parts = [_section(_("What has the focus"), Text(about))] if about else []
        screen = getattr(self.asked_from, "HELP", None)
        if screen:
            parts.append(_section(_("This screen"), Text(_(screen))))
        parts += _keys(self.keys)
        self.query_one("#help", Static).update(Group(*parts))


def help_of(widget: Widget | None) -> str:
    """What a widget, or the nearest thing around it that says so, is for."""
    while widget is not None and not isinstance(widget, Screen):
        common = next((words for kind, words in COMMON.items() if isinstance(widget, kind)), "")
        words = widget.HELP or common
        if words:
            return _(words)
        widget = widget.parent if isinstance(widget.parent, Widget) else None
    return ""


def _section(title: str, *lines: RenderableType) -> Group:
    return Group(Text(title, style="bold"), *lines, "")


def _keys(actions: tuple[Action, ...]) -> list[Group]:
    groups: dict[str, list[Action]] = defaultdict(list)
    for action in actions:
        groups[action.group].append(action)
    return [_section(_(title), _table(groups[group])) for group, title in GROUPS.items() if group in groups]


def _table(actions: list[Action]) -> Table:
    """Keys, name and what it does, each in its column."""
    table = Table.grid(padding=(0, 1))
    table.add_column(min_width=8, no_wrap=True)
    table.add_column(min_width=12, no_wrap=True)
    table.add_column(ratio=1)
    for action in actions:
        table.add_row(Text(", ".join(map(key_name, action.keys))), Text(_(action.name)), Text(_(action.help)))
    return table
