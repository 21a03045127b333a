"""Help with wording by a model on the person's own machine: shown before it is sent, taken only when they say so."""

from dataclasses import replace

from textual import work
from textual.worker import get_current_worker

from dialog_toolkit.errors import DialogError
from dialog_toolkit.i18n import N_, _
from dialog_toolkit.language.cleaning import clean
from dialog_toolkit.services import embedders, writing_help
from dialog_toolkit.services.writing_help import Help, Prepared
from dialog_toolkit.tui.modals.confirm import ConfirmModal, ShownModal
from dialog_toolkit.tui.modals.text import AskModal
from dialog_toolkit.tui.screens.measures_acts import WritingScreen

GROUP = "model"
"""Of the thread that waits for the model."""


class HelpedScreen(WritingScreen):
    """Asks where the model is, shows what would be sent, waits in a thread, and shows what came back."""

    @work
    async def have_worded(self, field: str) -> None:
        """Have a field of the measure in hand worded."""
        if self.in_hand is None or any(worker.group == GROUP and worker.is_running for worker in self.workers):
            return
        measure = self.in_hand[1].id
        try:
            place = await self._place()
            if place is None:
                return
            address, own = place
            server, _hash, model = address.partition("#")
            prepared = writing_help.prepare(self.dialog.project, measure, field, address=server, model=model, own=own)
            if address != self.dialog.settings.model:
                self.dialog.save(replace(self.dialog.settings, model=address))
        except DialogError as fault:
            self.dialog.tell(fault)
            return
        shown = ShownModal(N_("This would be sent"), N_("Send it"), writing_help.shown(prepared))
        if await self.app.push_screen_wait(shown):
            self.app.notify(_("The model is asked …"))
            self._ask(prepared, own)
        else:
            self.app.notify(_("Nothing was sent."))

    async def _place(self) -> tuple[str, bool] | None:
        """Address of the model with # before its name, and whether it is an own server elsewhere."""
        title = N_("Where is the model? Its address, # and its name; nothing is sent yet.")
        hint = "http://127.0.0.1:8080/v1#gemma"
        asked = AskModal(title, hint=hint, value=self.dialog.settings.model)
        address = await self.app.push_screen_wait(asked)
        if not address:
            return None
        own = False
        if address.startswith(("http://", "https://")) and not embedders.stays_here(address):
            question = N_("The measure would be sent to {address}. Is that server your own?")
            owned = ConfirmModal(question, N_("It is our own"), {"address": clean(address)})
            if not await self.app.push_screen_wait(owned):
                return None
            own = True
        return address, own

    @work(thread=True, group=GROUP, exit_on_error=False)
    def _ask(self, prepared: Prepared, own: bool) -> None:
        here = get_current_worker()
        answer: Help | DialogError
        try:
            answer = writing_help.ask(self.dialog.project, prepared, own=own)
        except DialogError as fault:
            answer = fault
        if not here.is_cancelled:
            self.app.call_from_thread(self._answered, answer)

    def _answered(self, answer: Help | DialogError) -> None:
        if isinstance(answer, DialogError):
            self.dialog.tell(answer)
        else:
            self._show(answer)

    @work
    async def _show(self, answer: Help) -> None:
        title = N_("The model proposes; the field is marked until a person rewrites it")
        if not await self.app.push_screen_wait(ShownModal(title, N_("Take it"), answer.text)):
            self.app.notify(_("The measure is as it was; the proposal stays in its history."))
            return
        try:
            writing_help.take(self.dialog.project, answer)
        except DialogError as fault:
            self.dialog.tell(fault)
        self.changed()
