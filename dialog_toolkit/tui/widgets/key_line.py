"""The line of keys at the foot of every screen: what can be done next, as many keys as the width holds."""

from typing import Any

from textual import events
from textual.app import ComposeResult
from textual.screen import Screen
from textual.widgets import Footer
from textual.widgets._footer import FooterKey

MOST = 7
"""Keys in the line at most; the palette and F1 have all."""


class KeyLine(Footer):
    """Keys of the screen first, help last; where the width is short the last ones before help go."""

    def __init__(self) -> None:
        super().__init__(show_command_palette=False)

    def compose(self) -> ComposeResult:
        keys = [key for key in super().compose() if isinstance(key, FooterKey)]
        yield from fitting(keys, self.size.width or self.app.size.width)

    def bindings_changed(self, screen: Screen[Any]) -> None:
        """Follow the keys of this screen while it is in front; behind a window they stay as they were."""
        if self.app.screen is self.screen:
            super().bindings_changed(screen)

    def on_resize(self, event: events.Resize) -> None:
        """Choose anew what fits."""
        self.call_after_refresh(self.recompose)


def fitting(keys: list[FooterKey], width: int) -> list[FooterKey]:
    """The first keys and the last one, as many as `MOST` and `width` cells hold."""
    kept = keys[: MOST - 1] + keys[MOST - 1 :][-1:]
    while len(kept) > 1 and sum(map(cells, kept)) > width:
        del kept[-2]
    return kept


def cells(key: FooterKey) -> int:
    """Cells that a key and its label take: a blank before, between and after each."""
    return len(key.key_display) + len(key.description) + 3
