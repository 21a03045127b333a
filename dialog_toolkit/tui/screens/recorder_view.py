"""What the recorder's screen shows and how typing reaches the disk; the acts are in `recorder`."""

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from textual import on
from textual.app import ComposeResult
from textual.binding import ActiveBinding
from textual.containers import Vertical
from textual.timer import Timer
from textual.widgets import Input

from dialog_toolkit.errors import DialogError
from dialog_toolkit.i18n import N_, _, ngettext
from dialog_toolkit.services import recording
from dialog_toolkit.tui.base import LocalizedScreen, Words
from dialog_toolkit.tui.recorder import watch
from dialog_toolkit.tui.recorder.clock import StageClock
from dialog_toolkit.tui.recorder.desk import Desk, open_desk, region_name, session_to_record
from dialog_toolkit.tui.recorder.line import Line, fields_of, of_idea
from dialog_toolkit.tui.recorder.log import found, typed_row
from dialog_toolkit.tui.recorder.notice import Notice, Notices, Weight, saved_text
from dialog_toolkit.tui.recorder.room import Head, head_lines, next_lines
from dialog_toolkit.tui.recorder.seats import SeatEntry
from dialog_toolkit.tui.screens.recorder_keys import ACTIONS
from dialog_toolkit.tui.widgets.find_field import FindField
from dialog_toolkit.tui.widgets.idea_line import IdeaLine
from dialog_toolkit.tui.widgets.idea_log import IdeaLog
from dialog_toolkit.tui.widgets.key_line import KeyLine
from dialog_toolkit.tui.widgets.room import Lines, NoticeLine, RoomLines

DRAFT_AFTER = 0.15
"""Seconds from the first key that is not on the disk to its draft; three tenths are promised."""

TALL = 30
"""Rows of a screen from which there is room for this stage's prompt too."""

NO_HEAD = Head("", "", None, StageClock(None, 0), "")

Result = TypeVar("Result")


class RecorderView(LocalizedScreen[None]):
    """The head says where we are, the log what was said, the line takes what is said now."""

    HELP = N_(
        "Record what is said: type, press Enter, go on. The clock and the notices only tell; nothing interrupts. "
        "Everything typed is on the disk within a third of a second."
    )
    AUTO_FOCUS = "#idea"
    DEFAULT_CSS = """
    RecorderView #head { border-bottom: solid $border-blurred; }
    RecorderView #next { border-top: solid $border-blurred; }
    RecorderView #none { height: 1fr; content-align: center middle; color: $text-muted; }
    RecorderView ToastRack { dock: top; margin: 5 0 0 0; }
    RecorderView.no-session #room { display: none; }
    RecorderView.with-session #none { display: none; }
    """

    def __init__(self) -> None:
        super().__init__()
        self.desk: Desk | None = None
        self.notices = Notices()
        self.seat: SeatEntry | None = None
        self.stash = Line()
        self._draft_due: Timer | None = None

    def compose(self) -> ComposeResult:
        yield Words(N_("No session is being recorded.\n\nctrl+n  begin a new one\nF2  Home: open one"), id="none")
        with Vertical(id="room"):
            yield RoomLines(self._head_lines, id="head")
            yield IdeaLog(id="log")
            yield FindField(id="find")
            yield IdeaLine(self.take_key, id="line")
            yield NoticeLine(id="notice")
            yield RoomLines(self._next_lines, id="next")
        yield KeyLine()

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """The keys, those of recording first and in the order in which they are needed."""
        active = super().active_bindings
        own = [key for action in ACTIONS for key in action.keys if key in active]
        return {key: active[key] for key in dict.fromkeys([*own, *active])}

    def on_mount(self) -> None:
        """The clock ticks once a second; it only draws the head."""
        self.set_interval(1, self._tick)
        self.call_after_refresh(watch.personal_notice, "")  # reads the names once, before anyone types

    # -- the session on the desk -------------------------------------------------------------------------------------

    def on_screen_resume(self) -> None:
        """Put the wanted session on the desk, or look anew at the one that is there."""
        wanted = ""
        if self.dialog.has_project:
            wanted = session_to_record(self.dialog.project, self.dialog.current_session)
        if not wanted:
            self.desk = None
        elif self.desk and self.desk.id == wanted and self.desk.project.path == self.dialog.project.path:
            self.desk.project = self.dialog.project
            self.desk.reload()
            self.show()
        else:
            self._open(wanted)
        self.set_class(self.desk is None, "no-session")
        self.set_class(self.desk is not None, "with-session")
        if self.desk:
            self.line.field.focus()
        self.refresh_bindings()

    def _open(self, session_id: str) -> None:
        self.dialog.current_session = session_id
        self.desk = desk = open_desk(self.dialog.project, session_id, self.dialog.now)
        self.notices, self.seat = Notices(), None
        typed = recording.typed_idea(desk.project, desk.id)
        edits = recording.typed_edits(desk.project, desk.id)
        self.put(replace(desk.new_line(), text=typed))
        if typed:
            self.say(_("What you were typing is here again. Enter keeps it."))
        elif edits:
            idea_id, text = next(iter(edits.items()))
            self.open_idea(idea_id)
            self.line.put_text(text)
            self.say(_("What you were mending is here again. Enter keeps it."))

    @property
    def line(self) -> IdeaLine:
        """The line ideas are typed in."""
        return self.query_one("#line", IdeaLine)

    def put(self, line: Line) -> None:
        """Put another line where one types, and draw the rest to match."""
        desk = self.desk
        assert desk is not None
        idea = desk.idea(line.idea) if line.idea else None
        number = idea.id.rpartition("/")[2] if idea else desk.next_number()
        self.line.put(line, number, fields_of(desk.stage.stage if desk.stage else None, line))
        self._clear_watch()
        self.show()

    def open_idea(self, idea_id: str) -> None:
        """Put an earlier idea in the line to be mended; what was being typed waits."""
        desk = self.desk
        idea = desk.idea(idea_id) if desk else None
        if idea is None:
            return
        if self.line.line.is_new:
            self.stash = self.line.line
        self.put(of_idea(idea))

    def show(self) -> None:
        """Draw everything that is about the session."""
        desk = self.desk
        if desk is None:
            return
        find = self.query_one("#find", FindField)
        words = find.value if find.has_class("open") else ""
        empty = N_("Nothing holds these words. Esc closes the search.")
        if not words:
            empty = N_("Nothing yet. Type below what is said and press Enter.")
        self.query_one("#log", IdeaLog).show(found(desk.rows, words), mending=self.line.line.idea, empty=empty)
        self._mirror()
        self.query_one("#head", RoomLines).tick()
        self.query_one("#next", RoomLines).tick()
        self.draw_notice()

    def retranslate(self) -> None:
        """Say the rows and the notice in the current language; what is typed stays."""
        if self.desk is not None:
            self.desk.region = region_name(self.desk.project, self.desk.session)
            self.notices = Notices()
            self.show()

    def _head_lines(self, width: int) -> Lines:
        return head_lines(self.desk.head if self.desk else NO_HEAD, max(20, width))

    def _next_lines(self, width: int) -> Lines:
        desk = self.desk
        if desk is None:
            return ()
        lines = 4 if self.size.height >= TALL else 2
        return next_lines(desk.stage, desk.next_stage, max(20, width), lines=lines, ended=desk.is_over)

    def _tick(self) -> None:
        if self.desk is not None and self.is_current:
            self.desk.tick()
            self.query_one("#head", RoomLines).tick()

    # -- words under the line ----------------------------------------------------------------------------------------

    def say(self, words: str, weight: Weight = Weight.QUIET) -> None:
        """Say something under the line until something else is said."""
        self.notices = replace(self.notices, said=Notice(words, weight))
        self.draw_notice()

    def draw_notice(self) -> None:
        """Draw the weightiest notice and the last saved moment."""
        failed = bool(self.notices.fault.words)
        saved = saved_text(self.desk.saved if self.desk else None, failed)
        self.query_one("#notice", NoticeLine).show(self.notices.shown, saved, failed)

    def safely(self, act: Callable[[], Result]) -> Result | None:
        """Do an act on the project. What is refused is told under the line; what is typed stays there."""
        try:
            done = act()
        except DialogError as fault:
            self.dialog.refused(fault)
            words = f"{_(fault.message)} {_(fault.hint)}".format(**fault.facts)
            self.notices = replace(self.notices, fault=Notice(words, Weight.FAULT))
            self.draw_notice()
            return None
        self.notices = replace(self.notices, fault=Notice())
        return done

    # -- typing ------------------------------------------------------------------------------------------------------

    async def take_key(self, key: str) -> bool:
        """See a key before the field does; True if it was for something else. Here every key is the field's."""
        return False

    @on(IdeaLine.Changed)
    def _typed(self) -> None:
        if self._draft_due is None:
            self._draft_due = self.set_timer(DRAFT_AFTER, self.save_typing)
        self._mirror()

    def save_typing(self) -> None:
        """Keep what is being typed as a draft, and look at it: a person's data, an idea like it."""
        self.stop_draft()
        desk, line = self.desk, self.line.line
        if desk is None:
            return
        self.safely(lambda: desk.draft(line))
        self._look_at(line)
        self.draw_notice()

    def stop_draft(self) -> None:
        """No draft is due any more."""
        if self._draft_due is not None:
            self._draft_due.stop()
            self._draft_due = None

    def _look_at(self, line: Line) -> None:
        desk = self.desk
        assert desk is not None
        like = recording.similar(desk.project, desk.id, line.text) if line.is_new and line.text.strip() else []
        self.notices = replace(
            self.notices,
            personal=watch.personal_notice(line.text),
            alike=watch.alike_notice(like),
            said=self.notices.said if not line.text else Notice(),
        )

    def _clear_watch(self) -> None:
        self.notices = replace(self.notices, personal=Notice(), alike=Notice())

    def _mirror(self) -> None:
        line, log = self.line.line, self.query_one("#log", IdeaLog)
        row = next((row for row in log.rows if line.idea and row.idea == line.idea), None)
        if row:
            log.mend(typed_row(line, row))

    @on(Input.Changed, "#find")
    def _found(self, event: Input.Changed) -> None:
        event.stop()
        self.show()
        n = len(self.query_one("#log", IdeaLog).rows) if event.value.strip() else 0
        words = ngettext(
            "{n} idea found; ↑ or Enter mends it, Esc closes.", "{n} ideas found; ↑ or Enter mends, Esc closes.", n
        )
        self.say(words.format(n=n) if n else "")

    def action_find(self) -> None:
        """ctrl+f: search the ideas of this session."""
        find = self.query_one("#find", FindField)
        find.add_class("open")
        find.focus()

    def action_page(self, step: int) -> None:
        """PgUp, PgDn: scroll the log."""
        log = self.query_one("#log", IdeaLog)
        log.scroll_relative(y=step * max(1, log.size.height - 1), animate=False)

    @on(FindField.Left)
    def close_find(self) -> None:
        """Show all ideas again."""
        find = self.query_one("#find", FindField)
        find.remove_class("open")
        find.value = ""
        self.line.field.focus()
        self.show()

    @on(IdeaLog.Chosen)
    def _chosen(self, event: IdeaLog.Chosen) -> None:
        if self.desk:
            self.leave_line()
            self.open_idea(event.idea)

    def leave_line(self) -> bool:
        """Keep what was mended before another line takes its place; False if the disk refused. A screen says how."""
        return True
