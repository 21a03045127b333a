"""The recorder: nothing but the room. One line to type in, every idea kept at Enter, no window that interrupts."""

from dataclasses import replace

from textual import on, work
from textual.widgets import Input

from dialog_toolkit.domain.session import Idea, idea_number
from dialog_toolkit.i18n import _, ngettext
from dialog_toolkit.services import personal, recording
from dialog_toolkit.tui.recorder import seats, watch
from dialog_toolkit.tui.recorder.desk import Mark
from dialog_toolkit.tui.recorder.line import (
    AGREEMENT_WORDS,
    LineKind,
    counts_votes,
    fields_of,
    next_agreement,
    next_kind,
)
from dialog_toolkit.tui.recorder.notice import Notice, Weight
from dialog_toolkit.tui.screens.recorder_keys import ACTIONS, IN_ORDER
from dialog_toolkit.tui.screens.recorder_view import RecorderView
from dialog_toolkit.tui.screens.session_papers import write_session_paper
from dialog_toolkit.tui.widgets.find_field import FindField
from dialog_toolkit.tui.widgets.idea_field import IdeaField
from dialog_toolkit.tui.widgets.idea_line import SmallInput
from dialog_toolkit.tui.widgets.idea_log import IdeaLog

__all__ = ["ACTIONS", "RecorderScreen"]


class RecorderScreen(RecorderView):
    """Record a session. Acts on an empty line are about the idea kept last."""

    CONTEXT = "recorder"

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Without a session only going elsewhere and a new session are there."""
        own = {entry.action.partition("(")[0] for entry in ACTIONS} | {"undo", "redo"}
        if self.desk is None and action in own:
            return action == "new"
        if action == "replace" and self.desk:
            return bool(self.notices.personal.words)
        return super().check_action(action, parameters)

    # -- keeping and mending -----------------------------------------------------------------------------------------

    def action_keep(self) -> None:
        """Enter: keep the line; in a small field go on; in the search mend what was found."""
        if self.seat is not None:
            self._seat_decided(int(self.seat.typed) if self.seat.typed else None)
        elif isinstance(self.focused, FindField):
            self._mend_found()
        elif isinstance(self.focused, SmallInput) and not self.line.line.is_new:
            self.action_later()
        elif isinstance(self.focused, SmallInput) and not self.line.line.text.strip():
            self.set_focus(self.line.field)
        elif not self.line.line.is_new:
            if self.leave_line():
                self._back_to_typing()
        else:
            self._keep()

    def _keep(self) -> None:
        desk, line = self.desk, self.line.line
        if desk is None or not line.text.strip():
            return
        if line.by and not watch.is_day(line.by, desk.session.date):
            self.say(_("“{text}” is no day. Write it like 12.04.2025.").format(text=line.by), Weight.CARE)
            return
        self.stop_draft()
        made = self.safely(lambda: desk.keep(line))
        if made is None:
            return
        self.set_focus(self.line.field)
        self.put(replace(desk.new_line(), who=line.who if line.kind is LineKind.PROMISE else ""))
        self.say(_("Promise kept.") if not made else "")
        self.notices = replace(self.notices, personal=watch.personal_notice(line.text))
        self.draw_notice()

    @on(IdeaField.Pasted)
    def _pasted(self, event: IdeaField.Pasted) -> None:
        desk, line = self.desk, self.line.line
        notes = recording.split_notes(event.text)
        if desk is None or not notes:
            return
        if len(notes) == 1 or not line.is_new:
            self.line.field.insert(" ".join(notes))
            return
        kept = self.safely(lambda: desk.keep_notes(notes, line))
        if kept:
            self.put(line)
            self.say(
                ngettext("{n} pasted idea kept; ctrl+z takes them back one by one.",
                         "{n} pasted ideas kept; ctrl+z takes them back one by one.", kept).format(n=kept)
            )  # fmt: skip

    def leave_line(self) -> bool:
        """Keep what was mended; False if the disk refused."""
        desk, line = self.desk, self.line.line
        if desk is None or line.is_new:
            return True
        self.stop_draft()
        changed = self.safely(lambda: desk.mend(line))
        if changed:
            self.say(_("Idea {number} changed; ctrl+z takes it back.").format(number=idea_number(line.idea)))
        return changed is not None

    def _back_to_typing(self) -> None:
        self.put(self.stash)
        self.set_focus(self.line.field)

    def _shown(self) -> list[str]:
        return [row.idea for row in self.query_one("#log", IdeaLog).rows if row.idea]

    def action_earlier(self) -> None:
        """↑: the idea before, to be mended."""
        shown, line = self._shown(), self.line.line
        if not shown or not self.leave_line():
            return
        if line.is_new:
            self.save_typing()
            self.open_idea(shown[-1])
        else:
            at = shown.index(line.idea) if line.idea in shown else len(shown)
            self.open_idea(shown[max(0, at - 1)])

    def action_later(self) -> None:
        """↓: the idea after; after the last one what was being typed."""
        shown, line = self._shown(), self.line.line
        if line.is_new or not self.leave_line():
            return
        at = shown.index(line.idea) if line.idea in shown else len(shown)
        if at + 1 < len(shown):
            self.open_idea(shown[at + 1])
        else:
            self._back_to_typing()

    def _mend_found(self) -> None:
        shown = self._shown()
        if shown and self.leave_line():
            self.open_idea(shown[-1])
            self.set_focus(self.line.field)

    def action_undo(self) -> None:
        """ctrl+z: take back the last act."""
        self._step(back=True)

    def action_redo(self) -> None:
        """ctrl+y: do it again."""
        self._step(back=False)

    def _step(self, *, back: bool) -> None:
        desk = self.desk
        if desk is None or not self.leave_line():
            return
        words = self.safely(desk.undo if back else desk.redo)
        if words is None:
            return
        line = self.line.line if self.line.line.is_new else self.stash
        self.put(line)
        self.say(words or (_("There is nothing to take back.") if back else _("There is nothing to do again.")))

    # -- what an idea is ---------------------------------------------------------------------------------------------

    def action_kind(self, step: int) -> None:
        """Tab: the next kind."""
        if isinstance(self.focused, FindField) or self.desk is None:
            self.set_focus(self.line.field)
            return
        stage = self.desk.stage.stage if self.desk.stage else None
        line = next_kind(self.line.line, stage, step)
        self.line.put(line, self.line.number, fields_of(stage, line))
        self._changed_by_key()

    def action_agreement(self) -> None:
        """F6: one voice, shared, mixed."""
        idea = self._last_if_empty()
        if idea is None:
            self.line.set(agreement=next_agreement(self.line.line.agreement))
            self._changed_by_key()
            return
        stance = next_agreement(idea.agreement)
        self._mend_last(idea, {"agreement": stance}, _(AGREEMENT_WORDS[stance]))

    def action_quote(self) -> None:
        """F5: the room allows it to be quoted."""
        idea = self._last_if_empty()
        if idea is None:
            self.line.set(quotable=not self.line.line.quotable)
            self._changed_by_key()
            return
        words = _("not to be quoted") if idea.quotable else _("may be quoted")
        self._mark_last(idea, "quote", not idea.quotable, words)

    def action_come_back(self) -> None:
        """F9: come back to it."""
        idea = self._last_if_empty()
        if idea is None:
            self.line.set(marked=not self.line.line.marked)
            self._changed_by_key()
            return
        words = _("no need to come back") if idea.marked_return else _("to come back to")
        self._mark_last(idea, "return", not idea.marked_return, words)

    def action_withdraw(self) -> None:
        """ctrl+r: take the idea out."""
        desk, line = self.desk, self.line.line
        last = self._last_if_empty()
        idea_id = line.idea or (last.id if last else "")
        if desk is None or not idea_id:
            self.say(_("Choose an idea with ↑ first; what you are typing is not an idea yet."))
            return
        self.stop_draft()
        if self.safely(lambda: desk.withdraw(idea_id)):
            self.put(line if line.is_new else self.stash)
            self.say(_("Idea {number} withdrawn; ctrl+z brings it back.").format(number=idea_number(idea_id)))

    def action_replace(self) -> None:
        """F4: a neutral word in the place of what may tell who somebody is; in an empty line: in the last idea."""
        last = self._last_if_empty()
        if last is None:
            self.line.put_text(personal.neutral(self.line.line.text))
            self.save_typing()
            return
        text = personal.neutral(last.text)
        if text != last.text:
            self._mend_last(last, {"text": text}, text)
            self.notices = replace(self.notices, personal=watch.personal_notice(text))
            self.draw_notice()

    def _last_if_empty(self) -> Idea | None:
        """The idea kept last, if the line is empty and not about another one."""
        line, desk = self.line.line, self.desk
        if desk is None or not line.is_new or line.text.strip() or not desk.session.ideas:
            return None
        return desk.session.ideas[-1]

    def _mend_last(self, idea: Idea, changed: dict[str, object], words: str) -> None:
        desk = self.desk
        if desk and self.safely(lambda: desk.edit(idea.id, changed)):
            self.show()
            self.say(_("{number}: {what}").format(number=idea_number(idea.id), what=words))

    def _mark_last(self, idea: Idea, what: Mark, on: bool, words: str) -> None:
        desk = self.desk
        if desk and self.safely(lambda: desk.mark(idea.id, what, on)):
            self.show()
            self.say(_("{number}: {what}").format(number=idea_number(idea.id), what=words))

    def _changed_by_key(self) -> None:
        self._mirror()
        words = f"{_(AGREEMENT_WORDS[self.line.line.agreement])}"
        self.say(words if self.line.line.text else "")

    # -- the room ----------------------------------------------------------------------------------------------------

    def action_stage(self) -> None:
        """F8: the next stage; after the last one reading back."""
        desk = self.desk
        if desk is None:
            return
        if desk.is_over:
            self.action_readback()
            return
        begun = self.safely(desk.go_on)
        if begun is None:
            return
        line = self.line.line
        if line.is_new and not line.text.strip():
            self.put(desk.new_line())
        else:
            self.stash = replace(desk.new_line(), text=self.stash.text) if not line.is_new else self.stash
            self.line.put(line, self.line.number, fields_of(desk.stage.stage if desk.stage else None, line))
            self.show()
        self.say(_("Begun: {stage}").format(stage=begun) if begun else _("The last stage has ended."))

    def action_chair(self) -> None:
        """F7: ask for the number of the chair that speaks; the first time how many there are, if nobody said."""
        if self.desk is not None:
            self.set_focus(self.line.field)
            self.seat = seats.SeatEntry(self.desk.session.chairs or 0)
            self._ask_seat()

    def _ask_seat(self) -> None:
        words = ""
        if self.seat is not None and self.seat.chairs:
            words = _("Chair: {typed}_   (0: nobody, Esc: none)").format(typed=self.seat.typed)
        elif self.seat is not None:
            words = _("How many chairs are there? {typed}_   Enter").format(typed=self.seat.typed)
        self.notices = replace(self.notices, seat=Notice(words))
        self.draw_notice()

    def _seat_decided(self, number: int | None) -> None:
        desk, entry, self.seat = self.desk, self.seat, None
        if desk is not None and entry is not None and number is not None:
            if entry.chairs:
                desk.turn_to(number)
            elif self.safely(lambda: desk.set_chairs(number)):
                self.seat = seats.SeatEntry(number)
        self._ask_seat()
        self.show()

    async def take_key(self, key: str) -> bool:
        """Digits go to the chair while one is asked for; Esc leaves what is open; the recorder's keys act in order."""
        if key == "escape":
            return self._escape()
        if self.seat is not None and key != "enter":
            if len(key) == 1 and key.isdecimal() and key.isascii():
                entry, chair = seats.digit(self.seat, key)
                if entry is None:
                    self._seat_decided(chair)
                else:
                    self.seat = entry
                    self._ask_seat()
                return True
            self._seat_decided(int(self.seat.typed) if self.seat.typed else None)
        for binding in self._bindings.key_to_bindings.get(key, ()):
            if binding.action.partition("(")[0] in IN_ORDER:
                return await self.app.run_action(binding.action, self)
        return False

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_keep()

    def _escape(self) -> bool:
        if self.seat is not None:
            self._seat_decided(None)
        elif self.query_one("#find", FindField).has_class("open"):
            self.close_find()
        elif not self.line.line.is_new:
            if self.leave_line():
                self._back_to_typing()
        else:
            self.save_typing()
            return False
        return True

    # -- around ------------------------------------------------------------------------------------------------------

    def action_small(self) -> None:
        """ctrl+t: to the small fields and back; where votes are counted, to the first idea without any."""
        desk = self.desk
        if desk is None:
            return
        if isinstance(self.focused, SmallInput):
            self.set_focus(self.line.field)
            return
        stage = desk.stage.stage if desk.stage else None
        line = self.line.line
        if counts_votes(stage) and line.is_new and not line.text.strip() and desk.session.ideas:
            left = [idea for idea in desk.session.ideas if idea.votes is None and idea.rank is None]
            self.open_idea((left or list(desk.session.ideas))[0].id)
            self.call_after_refresh(self._focus_small)
        else:
            self._focus_small()

    def _focus_small(self) -> None:
        small = self.line.first_field()
        if small:
            self.set_focus(small)
        else:
            self.say(_("This stage has no small fields."))

    def action_readback(self) -> None:
        """Read back to the room."""
        self._leave_for("readback")

    def action_closing(self) -> None:
        """Close the session."""
        self._leave_for("closing")

    @work(exclusive=True, exit_on_error=False, group="paper")
    async def action_evening(self) -> None:
        """ctrl+b: the plan of the evening as a paper."""
        if self.desk is not None:
            self.save_typing()
            self.say(await write_session_paper(self, "evening", self.desk.id))

    def action_new(self) -> None:
        """Begin another session."""
        if self.desk is not None:
            self.leave_line()
            self.save_typing()
        self.dialog.open_screen("new_session")

    def _leave_for(self, screen: str) -> None:
        desk = self.desk
        if desk is not None and self.leave_line():
            self.save_typing()
            self.safely(desk.keep_speaking)
            self.dialog.open_screen(screen, desk.id)
