"""The palette: actions, sessions and ideas found by typing. Diacritics and capitals do not matter."""

import asyncio
from functools import partial
from typing import TYPE_CHECKING, cast

from rich.text import Text
from textual.command import CommandList, CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.widgets.option_list import Option

from dialog_toolkit.i18n import _
from dialog_toolkit.language.cleaning import clean, fold
from dialog_toolkit.services import idea_pages, overview
from dialog_toolkit.services.idea_pages import IdeaFilter, IdeaLine
from dialog_toolkit.services.overview import SessionLine
from dialog_toolkit.tui.actions import EVERYWHERE, Action, in_context, key_name
from dialog_toolkit.tui.base import LocalizedScreen

if TYPE_CHECKING:
    from dialog_toolkit.tui.app import DialogApp

MOST_IDEAS = 30
"""Ideas shown at most; the screen of ideas shows all."""

LONGEST = 140
"""Characters of an idea in the list: two lines of a narrow screen."""


def score(words: list[str], folded: str) -> float:
    """How well a folded text answers the typed words: 0 if one is missing, more for words at its beginning."""
    if not all(word in folded for word in words):
        return 0.0
    starts = sum(folded.startswith(word) or f" {word}" in folded for word in words)
    return (1 + starts / max(1, len(words))) / 2


class DialogProvider(Provider):
    """A provider that knows our app."""

    @property
    def dialog(self) -> "DialogApp":
        """The app."""
        return cast("DialogApp", self.app)


class ActionProvider(DialogProvider):
    """What can be done on the screen the palette was opened from."""

    def _possible(self) -> list[Action]:
        screen = self.screen
        assert isinstance(screen, LocalizedScreen)
        return [
            action for action in in_context(screen.CONTEXT) if action.in_palette and self.dialog.acts(action, screen)
        ]

    async def _run(self, action: Action) -> None:
        await self.app.run_action(action.action, self.app if EVERYWHERE in action.where else self.screen)

    async def discover(self) -> Hits:
        """All of them, before anything is typed."""
        for action in self._possible():
            yield DiscoveryHit(_shown(action), partial(self._run, action), text=_(action.name))

    async def search(self, query: str) -> Hits:
        """Those whose name or help holds the words."""
        words = fold(query).split()
        for action in self._possible():
            found = max(score(words, fold(_(action.name))), 0.8 * score(words, fold(_(action.help))))
            if found:
                yield Hit(found, _shown(action), partial(self._run, action), text=_(action.name))


class RecordProvider(DialogProvider):
    """Sessions by title or place, ideas by their words."""

    sessions: tuple[SessionLine, ...] = ()

    async def startup(self) -> None:
        """Read the list of sessions once, off the event loop."""
        if self.dialog.has_project:
            self.sessions = (await asyncio.to_thread(overview.overview, self.dialog.project)).sessions

    async def search(self, query: str) -> Hits:
        """Sessions first, then ideas."""
        words = fold(query).split()
        for session in self.sessions:
            found = score(words, fold(f"{session.title} {session.place} {session.id}"))
            if found:
                label = f"{session.title} · {session.place}"
                shown_as = _two_lines(label, _("Session"))
                yield Hit(0.79 * found, shown_as, partial(self.dialog.open_session, session.id), text=clean(label))
        titles = {session.id: session.title for session in self.sessions}
        for idea in await asyncio.to_thread(self._ideas, query):
            found = score(words, fold(idea.text))
            shown_as = _two_lines(idea.text, f"{titles.get(idea.session, '')} · {idea.id}")
            yield Hit(0.5 * found, shown_as, partial(self.dialog.open_idea, idea.id), text=clean(idea.text))

    def _ideas(self, query: str) -> list[IdeaLine]:
        if not self.dialog.has_project:
            return []
        found = idea_pages.keys(self.dialog.project, IdeaFilter(words=query))
        return idea_pages.lines(self.dialog.project, found[:MOST_IDEAS])


class Palette(CommandPalette):
    """Textual's palette in the language of the screen."""

    def __init__(self) -> None:
        super().__init__((ActionProvider, RecordProvider), placeholder=_("Find an action, a session, an idea…"))

    def _start_no_matches_countdown(self, search_value: str) -> None:
        """Say at once that nothing was found; Textual would say it in English."""
        self._stop_no_matches_countdown()
        self._list_visible = bool(search_value)
        if search_value:
            text = Text(_("Nothing found. Fewer or other words may help; Esc closes."), style="not bold")
            self.query_one(CommandList).add_option(Option(text, disabled=True, id=self._NO_MATCHES))


def _shown(action: Action) -> Text:
    keys = key_name(action.keys[0]) if action.keys else ""
    return Text.assemble((_(action.name), "bold"), f"  {keys}\n  {_(action.help)}")


def _two_lines(first: str, second: str) -> Text:
    """Words of people: cleaned, short, never markup."""
    shown = " ".join(clean(first).split())
    if len(shown) > LONGEST:
        shown = shown[: LONGEST - 1].rstrip() + "…"
    return Text.assemble((shown, "bold"), "\n  " + " ".join(clean(second).split()))
