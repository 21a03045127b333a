"""The first line of a screen: where one is on the left, who signs, language and state of the file on the right."""

from rich.cells import cell_len, set_cell_size
from textual.content import Content
from textual.widget import Widget

from dialog_toolkit.i18n import _, current_language
from dialog_toolkit.language.cleaning import clean


class TopLine(Widget):
    """One line.

    Parameters
    ----------
    where: message id, or a text that is not a message, such as a project's title.
    """

    DEFAULT_CSS = """
    TopLine { height: 1; background: $panel; color: $foreground; padding: 0 1; }
    """

    def __init__(self, where: str, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.where = where

    def say(self, where: str) -> None:
        """Say something else on the left."""
        self.where = where
        self.refresh()

    def retranslate(self) -> None:
        """Say it in the current language."""
        self.refresh()

    def render(self) -> Content:
        """Left and right, the left one cut where the width is short."""
        from dialog_toolkit.tui.app import DialogApp  # the app knows its screens' parts

        app = self.app
        where, parts = _(self.where), [current_language().upper()]
        if isinstance(app, DialogApp):
            where = app.disk.banner or where
            parts.insert(0, app.settings.name)
            if app.has_project and app.project.readonly_reason:
                parts.append(_("⚠ read only"))
        right = clean(" · ".join(part for part in parts if part), limit=60)
        left = clean(where).replace("\n", " ")
        room = max(0, self.size.width - cell_len(right) - 1)
        if cell_len(left) > room:
            left = set_cell_size(left, max(0, room - 1)) + "…"
        return Content(f"{set_cell_size(left, room)} {right}")
