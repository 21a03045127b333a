"""What the next grouping goes by: about how many themes, which sentence model."""

from collections.abc import Sequence
from dataclasses import replace

from textual import work

from dialog_toolkit.errors import BadInput
from dialog_toolkit.i18n import N_, _
from dialog_toolkit.i18n.dates import number
from dialog_toolkit.language.cleaning import clean
from dialog_toolkit.services import embedders
from dialog_toolkit.services.theme_engine import EmbedderKind, EngineSettings
from dialog_toolkit.tui.modals.confirm import ConfirmModal
from dialog_toolkit.tui.modals.pick import Offer, PickModal
from dialog_toolkit.tui.modals.text import AskModal
from dialog_toolkit.tui.screens.themes_acts import ActsScreen
from dialog_toolkit.tui.screens.themes_work import telling
from dialog_toolkit.tui.workbench import top

FEWEST, MOST = 2, 500
"""Themes that can be asked for."""
ABOUT, EMBEDDER = "about", "embedder"
PLACES = ("FOLDER", "http")
"""In the way a kind is written: then it needs a folder or an address."""


class SettingsScreen(ActsScreen):
    """Asks for the settings; nothing is worked out before r."""

    @work
    @telling
    async def action_settings(self) -> None:
        """Ask which setting, and then for its value."""
        offers = [
            Offer(ABOUT, _("About how many themes"), number(self.asked.about) if self.asked.about else _("no wish")),
            Offer(EMBEDDER, _("Sentence model"), self.asked.embedder or _("none")),
        ]
        picked = await self.app.push_screen_wait(PickModal(N_("Which setting?"), offers))
        if picked and picked.id == ABOUT:
            await self._ask_about()
        elif picked:
            self.work_out(top.Job(top.LISTING), self.engine.embedders, self._show_embedders)

    async def _ask_about(self) -> None:
        now = str(self.asked.about or "")
        title = N_("About how many themes? An empty line: as many as there are.")
        typed = await self.app.push_screen_wait(AskModal(title, value=now, blank=True))
        if typed is None:
            return
        if typed and not (typed.isdecimal() and FEWEST <= int(typed[:9]) <= MOST):
            raise BadInput(
                N_("“{typed}” is not a number of themes from {fewest} to {most}."),
                hint=N_("Nothing was changed."), typed=clean(typed), fewest=FEWEST, most=MOST,
            )  # fmt: skip
        self._wish(replace(self.asked, about=int(typed or 0), resolution=1.0))

    def _show_embedders(self, kinds: Sequence[EmbedderKind]) -> None:
        self._offer_embedders(kinds)

    @work
    @telling
    async def _offer_embedders(self, kinds: Sequence[EmbedderKind]) -> None:
        """The kinds to pick from; one that cannot be used says why."""
        by_id = {str(place): kind for place, kind in enumerate(kinds)}
        offers = [
            Offer(id, f"{kind.spec} – {kind.meaning}" if kind.spec.strip('"') else kind.meaning,
                  "" if kind.available else _("cannot be used"))
            for id, kind in by_id.items()
        ]  # fmt: skip
        picked = await self.app.push_screen_wait(PickModal(N_("Which sentence model?"), offers))
        if picked is None:
            return
        kind = by_id[picked.id]
        if not kind.available:
            self.app.notify(kind.reason, severity="warning")
            return
        spec = await self._whole(kind.spec.strip('"'))
        if spec is not None:
            self._wish(replace(self.asked, embedder=spec))

    async def _whole(self, written: str) -> str | None:
        """What `written` stands for, with its folder or address; None where the person gave none."""
        if not any(place in written for place in PLACES):
            return written
        start = written.removesuffix("FOLDER") if "FOLDER" in written else ""
        title = N_("The folder of the model?") if start else N_("The address of the server, and # before its model?")
        typed = await self.app.push_screen_wait(AskModal(title, hint=written.removeprefix(start)))
        if typed is None or start:
            return start + typed if typed else None
        if not typed.startswith(("http://", "https://")):
            raise BadInput(
                N_("“{typed}” is not an address of a server."),
                hint=N_("An address looks like http://127.0.0.1:8080/v1#model. Nothing was changed."),
                typed=clean(typed),
            )  # fmt: skip
        if embedders.stays_here(typed):
            return typed
        question = N_("What people said would be sent to {address}. Is that server your own?")
        own = await self.app.push_screen_wait(ConfirmModal(question, N_("It is our own"), {"address": clean(typed)}))
        return embedders.as_own(typed, own_server=True) if own else None

    def _wish(self, asked: EngineSettings) -> None:
        self.asked = asked
        self.tell_machine()
        self.refresh_bindings()
