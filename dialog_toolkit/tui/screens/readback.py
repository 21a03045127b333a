"""Reading back: one idea at a time, large; the room says yes, mends it, or takes it out."""

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Static, TextArea

from dialog_toolkit.domain.session import Idea, Session, idea_number
from dialog_toolkit.i18n import N_, _
from dialog_toolkit.services import recording
from dialog_toolkit.tui.actions import Action
from dialog_toolkit.tui.base import LocalizedScreen, Words
from dialog_toolkit.tui.recorder.line import AGREEMENT_WORDS, LineKind, next_agreement
from dialog_toolkit.tui.recorder.log import kind_text, one_line
from dialog_toolkit.tui.recorder.readback import approved, first_to_read, place_of
from dialog_toolkit.tui.widgets.idea_field import IdeaField
from dialog_toolkit.tui.widgets.key_line import KeyLine
from dialog_toolkit.tui.widgets.top_line import TopLine

_HERE = frozenset({"readback"})
DRAFT_AFTER = 0.15

ACTIONS = (
    Action("readback.approve", N_("Approve"), ("enter",), _HERE,
           help=N_("The room says yes to it; the next one comes. While mending: keep the new words."),
           group="record", in_footer=True, in_palette=False),
    Action("readback.mend", N_("Mend"), ("e",), _HERE, help=N_("Mend the words as the room says them."),
           group="record", in_footer=True),
    Action("readback.withdraw", N_("Remove"), ("x", "delete"), _HERE,
           help=N_("Take it out of the record; ctrl+z brings it back."), group="record", in_footer=True),
    Action("readback.agreement", N_("Stance"), ("s", "f6"), _HERE,
           help=N_("How the room stands to it: one voice, shared, mixed."), group="record", in_footer=True),
    Action("readback.quote", N_("Quotable"), ("q",), _HERE,
           help=N_("The room allows it to be quoted, or no longer."), group="record"),
    Action("readback.closing", N_("Closing"), ("f8",), _HERE, help=N_("On to promises, evaluation and sign-off."),
           group="session", in_footer=True, needs="closing"),
    Action("readback.before", N_("Before"), ("left", "up"), _HERE, help=N_("The idea before."), group="list",
           in_palette=False),
    Action("readback.after", N_("After"), ("right", "down"), _HERE, help=N_("The idea after; this one stays as it is."),
           group="list", in_palette=False),
)  # fmt: skip


class ReadbackScreen(LocalizedScreen[None]):
    """One idea in the middle of the screen, to be read aloud or shown on the wall.

    Parameters
    ----------
    session_id: whose ideas.
    """

    CONTEXT = "readback"
    HELP = N_(
        "Read each idea to the room. Enter: the room says yes. e: mend its words. x: take it out. "
        "Arrows go to and fro; ctrl+z takes a step back. F8 goes on to the closing."
    )
    AUTO_FOCUS = ""
    DEFAULT_CSS = """
    ReadbackScreen #page { height: 1fr; align: center middle; padding: 1 4; }
    ReadbackScreen #about { width: 100%; max-width: 90; height: auto; color: $text-secondary; margin: 0 0 1 0; }
    ReadbackScreen #large {
        width: 100%; max-width: 90; height: auto; text-style: bold; padding: 1 2;
        border-left: thick $primary; background: $surface;
    }
    ReadbackScreen #mending { width: 100%; max-width: 90; display: none; max-height: 10; padding: 0; }
    ReadbackScreen.mends #mending { display: block; border-left: thick $warning; padding: 1 2; }
    ReadbackScreen.mends #large { display: none; }
    ReadbackScreen #stand { width: 100%; max-width: 90; height: auto; margin: 1 0 0 0; color: $text-primary; }
    ReadbackScreen #said { height: 1; padding: 0 4; color: $text-muted; }
    """

    def __init__(self, session_id: str) -> None:
        super().__init__()
        self.session_id = session_id
        self.seen: Session | None = None
        self.place: int | None = None
        self._draft_due: Timer | None = None

    def compose(self) -> ComposeResult:
        yield TopLine(N_("Reading back"))
        with Vertical(id="page"):
            yield Static(id="about", markup=False)
            yield Static(id="large", markup=False)
            yield IdeaField(self._take_key, hint="", id="mending")
            yield Static(id="stand", markup=False)
        yield Words("", id="said")
        yield KeyLine()

    def on_screen_resume(self) -> None:
        """Begin at the first idea that the room has not approved."""
        self._reload()
        if self.place is None:
            self.place = first_to_read(self._ideas)
        edits = recording.typed_edits(self.dialog.project, self.session_id)
        found = next((place_of(self._ideas, idea_id) for idea_id in edits), None)
        if found is not None:
            self.place = found
        self.retranslate()
        if found is not None:
            self.action_mend()
            self.query_one(IdeaField).put(next(iter(edits.values())))

    @property
    def _ideas(self) -> tuple[Idea, ...]:
        return self.seen.ideas if self.seen else ()

    @property
    def idea(self) -> Idea | None:
        """The idea in the middle of the screen."""
        return self._ideas[self.place] if self.place is not None and self.place < len(self._ideas) else None

    def _reload(self) -> None:
        self.seen = recording.session_now(self.dialog.project, self.session_id)

    def retranslate(self) -> None:
        """Show the idea in the current language; its words stay as they were said."""
        idea, ideas = self.idea, self._ideas
        done = _("{done} of {n} approved").format(done=approved(ideas), n=len(ideas))
        self.query_one(TopLine).say(f"{_('Reading back')} · {done}")
        if idea is None:
            words = _("All ideas have been read back. F8 goes on to the closing.")
            self._fill("", words if ideas else _("There are no ideas to read back. F8 goes on to the closing."), "")
            return
        about = f"{idea_number(idea.id)} / {len(ideas)}   {kind_text(LineKind(idea.kind.value))}"
        signs = [_(AGREEMENT_WORDS[idea.agreement])]
        signs += ["„” " + _("may be quoted")] if idea.quotable else []
        signs += ["↩ " + _("to come back to")] if idea.marked_return else []
        signs += ["✓ " + _("approved")] if idea.approved else []
        self._fill(about, one_line(idea.text), " · ".join(signs))

    def _fill(self, about: str, large: str, stand: str) -> None:
        for name, text in (("#about", about), ("#large", large), ("#stand", stand)):
            self.query_one(name, Static).update(Content(text))
        self.query_one("#large", Static).styles.padding = (1, 2) if cell_len(large) > 600 else (2, 4)

    def _say(self, words: str) -> None:
        self.query_one("#said", Words).update(Content(words))

    # -- acts --------------------------------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Without an idea only going on is there; while mending the letters are letters."""
        if action in ("mend", "withdraw", "agreement", "quote", "before", "after"):
            return self.idea is not None and not self.has_class("mends")
        return super().check_action(action, parameters)

    def action_approve(self) -> None:
        """Enter: yes; or keep the mended words."""
        idea = self.idea
        if idea is None:
            return
        if self.has_class("mends"):
            self._keep_mended(idea)
            return
        if not idea.approved:
            recording.approve_idea(self.dialog.project, idea.id)
        self._reload()
        self.place = first_to_read(self._ideas, idea.id)
        self._say(_("Idea {number} approved; ctrl+z takes it back.").format(number=idea_number(idea.id)))
        self.retranslate()
        self.refresh_bindings()

    def action_mend(self) -> None:
        """e: mend the words."""
        idea = self.idea
        if idea is None:
            return
        self.add_class("mends")
        field = self.query_one(IdeaField)
        field.put(idea.text)
        field.focus()
        self._say(_("Enter keeps the new words, Esc leaves them as they were."))
        self.refresh_bindings()

    def _keep_mended(self, idea: Idea) -> None:
        text = self.query_one(IdeaField).text.strip()
        if text and text != idea.text:
            recording.edit_idea(self.dialog.project, idea.id, text=text)
            self._say(_("Idea {number} changed; ctrl+z takes it back.").format(number=idea_number(idea.id)))
        else:
            recording.forget_edit(self.dialog.project, idea.id)
        self._stop_mending()

    def _stop_mending(self) -> None:
        if self._draft_due:
            self._draft_due.stop()
            self._draft_due = None
        self.remove_class("mends")
        self.set_focus(None)
        self._reload()
        self.retranslate()
        self.refresh_bindings()

    async def _take_key(self, key: str) -> bool:
        if self.idea is None or key not in ("escape", "enter"):
            return False
        if key == "enter":
            self._keep_mended(self.idea)
            return True
        recording.forget_edit(self.dialog.project, self.idea.id)
        self._say("")
        self._stop_mending()
        return True

    def on_text_area_changed(self, _event: TextArea.Changed) -> None:
        """What is being mended is on the disk within a third of a second."""
        if self.has_class("mends") and self._draft_due is None:
            self._draft_due = self.set_timer(DRAFT_AFTER, self._draft)

    def _draft(self) -> None:
        self._draft_due = None
        text = self.query_one(IdeaField).text
        if self.idea and self.has_class("mends") and text != self.idea.text:
            recording.type_edit(self.dialog.project, self.idea.id, text)

    def action_withdraw(self) -> None:
        """x: take it out."""
        idea, place = self.idea, self.place
        if idea is None or place is None:
            return
        recording.withdraw_idea(self.dialog.project, idea.id)
        self._reload()
        self.place = place if place < len(self._ideas) else first_to_read(self._ideas)
        self._say(_("Idea {number} withdrawn; ctrl+z brings it back.").format(number=idea_number(idea.id)))
        self.retranslate()
        self.refresh_bindings()

    def action_agreement(self) -> None:
        """s: the room's stance."""
        if self.idea:
            recording.edit_idea(self.dialog.project, self.idea.id, agreement=next_agreement(self.idea.agreement))
            self._reload()
            self.retranslate()

    def action_quote(self) -> None:
        """q: may be quoted."""
        if self.idea:
            recording.mark(self.dialog.project, self.idea.id, "quote", not self.idea.quotable)
            self._reload()
            self.retranslate()

    def action_before(self) -> None:
        """The idea before."""
        self._go(-1)

    def action_after(self) -> None:
        """The idea after."""
        self._go(1)

    def _go(self, step: int) -> None:
        if self._ideas:
            self.place = ((self.place or 0) + step) % len(self._ideas)
            self._say("")
            self.retranslate()

    def action_undo(self) -> None:
        """ctrl+z: a step back."""
        self._step(recording.undo(self.dialog.project, self.session_id), _("There is nothing to take back."))

    def action_redo(self) -> None:
        """ctrl+y: the step again."""
        self._step(recording.redo(self.dialog.project, self.session_id), _("There is nothing to do again."))

    def _step(self, undone: recording.Undone | None, nothing: str) -> None:
        self._reload()
        if undone and undone.ideas:
            self.place = place_of(self._ideas, undone.ideas[0])
        if self.place is None or self.idea is None:
            self.place = first_to_read(self._ideas)
        self._say(undone.text if undone else nothing)
        self.retranslate()
        self.refresh_bindings()

    def action_closing(self) -> None:
        """F8: on to the closing."""
        if self.has_class("mends") and self.idea:
            self._keep_mended(self.idea)
        self.dismiss(None)
        self.app.call_later(self.dialog.open_screen, "closing", self.session_id)
