"""Closing a session: what is still missing, promises, disagreements, people, evaluation, sign-off, handing over."""

from collections.abc import Callable
from pathlib import Path

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from dialog_toolkit.domain.session import Agreement, Session
from dialog_toolkit.errors import DialogError
from dialog_toolkit.i18n import N_, _, ngettext
from dialog_toolkit.services import handover, recording
from dialog_toolkit.services.projects import methods
from dialog_toolkit.tui.actions import Action
from dialog_toolkit.tui.base import LocalizedScreen, Words
from dialog_toolkit.tui.modals.text import AskModal
from dialog_toolkit.tui.recorder import closing
from dialog_toolkit.tui.recorder.days import read_time
from dialog_toolkit.tui.recorder.log import fit, one_line
from dialog_toolkit.tui.recorder.new_session import listed
from dialog_toolkit.tui.screens.session_papers import write_session_paper
from dialog_toolkit.tui.widgets.closing_rows import CountRow, DisagreementRow, PromiseRow, fill
from dialog_toolkit.tui.widgets.form_field import Labelled, LineInput
from dialog_toolkit.tui.widgets.key_line import KeyLine
from dialog_toolkit.tui.widgets.tick import Tick
from dialog_toolkit.tui.widgets.top_line import TopLine

_HERE = frozenset({"closing"})

TALL = 34
"""Rows of a screen from which the whole list of what is missing is shown."""

ACTIONS = (
    Action("closing.close", N_("Sign off"), ("f8",), _HERE,
           help=N_("Sign the record off at the time given, or now, and end the recording; ctrl+z opens it again."),
           group="session", in_footer=True),
    Action("closing.hand_over", N_("Hand over"), ("f6",), _HERE,
           help=N_("Write the session's file where you say, and read it back."), group="session", in_footer=True),
    Action("closing.minutes", N_("Minutes"), ("ctrl+r",), _HERE,
           help=N_("Write the minutes of the session as a document and as PDF."), group="session", in_footer=True),
    Action("closing.readback", N_("Read back"), ("ctrl+o",), _HERE, help=N_("Back to reading the ideas to the room."),
           group="session", in_footer=True, needs="readback"),
    Action("closing.next_field", N_("Next field"), ("enter",), _HERE, help=N_("Keep the field and go to the next."),
           group="edit", in_footer=True, in_palette=False),
)  # fmt: skip


class ClosingScreen(LocalizedScreen[None]):
    """A form; every field is kept when it is left.

    Parameters
    ----------
    session_id: the session to close.
    """

    CONTEXT = "closing"
    HELP = N_(
        "Everything that belongs to the record and is not an idea. Each field is kept when you leave it. The list at "
        "the top says what is still missing; nothing of it stops you from signing off."
    )
    AUTO_FOCUS = ""  # the first field has the focus once it says what is known; an empty one would be kept
    DEFAULT_CSS = """
    ClosingScreen VerticalScroll { padding: 0 1; }
    ClosingScreen #missing { height: auto; color: $text-warning; padding: 0 1; }
    ClosingScreen #missing { border-bottom: solid $border-blurred; }
    ClosingScreen #missing.complete { color: $text-success; }
    ClosingScreen .heading { margin: 1 0 0 0; }
    ClosingScreen .rows { height: auto; }
    ClosingScreen #mixed { color: $text-muted; height: auto; padding: 0 1; }
    ClosingScreen #said { height: auto; min-height: 1; max-height: 3; padding: 0 1; color: $text-muted; }
    """

    def __init__(self, session_id: str) -> None:
        super().__init__()
        self.session_id = session_id
        self.seen: Session | None = None
        self._begun = False
        self._stepping = False

    def compose(self) -> ComposeResult:
        yield TopLine(N_("Closing"))
        yield Static(id="missing", markup=False)
        with VerticalScroll():
            yield Words(N_("What was promised, by whom, until when"), classes="heading")
            yield Vertical(PromiseRow(1), id="promises", classes="rows")
            yield Words(N_("Where minds differed"), classes="heading")
            yield Static(id="mixed", markup=False)
            yield Vertical(DisagreementRow(1), id="disagreements", classes="rows")
            yield Words(N_("People and rules"), classes="heading")
            yield Labelled(N_("People at the start"), LineInput(id="people-start", width=8))
            yield Labelled(N_("People at the end"), LineInput(id="people-end", width=8))
            yield Labelled(N_("Chairs"), LineInput(id="chairs", width=8))
            yield Labelled(N_("Rules"), Tick(N_("accepted by the room"), id="rules_accepted"))
            yield Labelled(N_("Data use"), Tick(N_("notice read aloud"), id="notice_read"))
            yield Labelled(N_("Question"), LineInput(id="question"))
            yield Labelled(N_("Organiser"), LineInput(id="organiser"))
            yield Labelled(N_("Facilitators"), LineInput(id="facilitators", hint=N_("Roles, never names")))
            yield Words(N_("Evaluation: average from 1 to 5, and how many answered"), classes="heading")
            yield from (
                CountRow(f"evaluation-{item}", words, (N_("average"), N_("answers")))
                for item, words in recording.EVALUATION_ITEMS.items()
            )
            yield Words(N_("Groups, from anonymous cards; only counts"), classes="heading")
            yield from (
                CountRow(f"group-{group}", words, (N_("people"),))
                for group, words in recording.PARTICIPANT_GROUPS.items()
            )
            yield Words(N_("Sign-off"), classes="heading")
            yield Labelled(N_("The room"), Tick(N_("approved the record"), id="approved"))
            yield Labelled(N_("Time"), LineInput(id="signed_off", width=10, hint="19:36"))
        yield Words("", id="said")
        yield KeyLine()

    def on_mount(self) -> None:
        """Fill in what is known."""
        self.reload()

    def reload(self) -> None:
        """Read the session and show it; fields being typed in stay as they are."""
        self.seen = session = recording.session_now(self.dialog.project, self.session_id)
        self._fill_lists(session)
        for name in ("question", "organiser", "signed_off"):
            fill(self.query_one(f"#{name}", LineInput), getattr(session, name))
        fill(self.query_one("#facilitators", LineInput), ", ".join(session.facilitators))
        for name, number in (
            ("people-start", session.participants_start),
            ("people-end", session.participants_end),
            ("chairs", session.chairs),
        ):
            fill(self.query_one(f"#{name}", LineInput), "" if number is None else str(number))
        with self.prevent(Tick.Changed):
            for name in ("rules_accepted", "notice_read", "approved"):
                self.query_one(f"#{name}", Tick).value = getattr(session, name)
        averages = {each.item: each for each in session.evaluation}
        groups = {each.group: each.people for each in session.participant_groups}
        for row in self.query(CountRow):
            kind, _dash, key = row.key.partition("-")
            if kind == "group":
                row.fill(str(groups.get(key, "")))
            else:
                known = averages.get(key)
                row.fill(closing.average_text(known.average), str(known.answers)) if known else row.fill("", "")
        self.retranslate()

    def _fill_lists(self, session: Session) -> None:
        promises, disagreements = self.query_one("#promises"), self.query_one("#disagreements")
        for place in range(len(self.query(PromiseRow)) + 1, len(session.promises) + 2):
            promises.mount(PromiseRow(place))
        for place in range(len(self.query(DisagreementRow)) + 1, len(session.disagreements) + 2):
            disagreements.mount(DisagreementRow(place))
        self.call_after_refresh(self._fill_rows)

    def _fill_rows(self) -> None:
        session = self.seen
        assert session is not None
        for row in self.query(PromiseRow):
            known = row.place <= len(session.promises)
            wanted = closing.typed(session.promises[row.place - 1]) if known else closing.TypedPromise()
            if not any(part.has_focus for part in row.parts):
                for part, value in zip(row.parts, (wanted.text, wanted.who, wanted.by), strict=True):
                    fill(part, value)
        for other in self.query(DisagreementRow):
            known = other.place <= len(session.disagreements)
            fill(other.field, session.disagreements[other.place - 1] if known else "")
        self._stepping = False
        if not self._begun:
            self._begun = True
            self.set_focus(self.query_one(f"#promise-{len(session.promises) + 1}-text"))

    def retranslate(self) -> None:
        """Say what is missing in the current language."""
        session = self.seen
        if session is None:
            return
        found = tuple(recording.missing(session, methods().get(session.method)))
        words = self.query_one("#missing", Static)
        words.update(Content(closing.checklist(found, 4 if self.size.height < TALL else 12)))
        words.set_class(not found, "complete")
        n = len(found)
        left = ngettext("{n} thing missing", "{n} things missing", n).format(n=n) if n else _("complete")
        self.query_one(TopLine).say(f"{_('Closing')} · {one_line(session.place.name)} · {left}")
        mixed = [idea for idea in session.ideas if idea.agreement is Agreement.MIXED]
        lines = [f"{idea.id.rpartition('/')[2]}  {fit(one_line(idea.text), 64).rstrip()}" for idea in mixed[:6]]
        title = _("Ideas the room saw differently:") if lines else ""
        self.query_one("#mixed", Static).update(Content("\n".join([title, *lines]) if lines else ""))

    def _say(self, words: str) -> None:
        self.query_one("#said", Words).update(Content(words))

    # -- keeping fields ----------------------------------------------------------------------------------------------

    @on(Input.Blurred)
    def _left(self, event: Input.Blurred) -> None:
        if not self._stepping:  # what a step back took away must not be kept anew from the field that still shows it
            self.keep(str(event.input.id))

    @on(Tick.Changed)
    def _ticked(self, event: Tick.Changed) -> None:
        name = str(event.checkbox.id)
        self._write(lambda: recording.update_session(self.dialog.project, self.session_id, **{name: event.value}))

    def keep(self, name: str) -> None:
        """Keep what stands in a field, if it says something else than the record."""
        kind = name.partition("-")[0]
        keepers: dict[str, Callable[[str], None]] = {
            "promise": self._keep_promise,
            "disagreement": self._keep_disagreement,
            "evaluation": lambda _name: self._keep_evaluation(),
            "people": lambda _name: self._keep_people(),
            "group": lambda _name: self._keep_people(),
        }
        keepers.get(kind, self._keep_fact)(name)

    def _write(self, act: Callable[[], object]) -> None:
        try:
            act()
        except DialogError as fault:
            self._say("✗ " + f"{_(fault.message)} {_(fault.hint)}".format(**fault.facts))
            return
        self._say("⛁ " + _("saved {time}").format(time=f"{self.dialog.now():%H:%M:%S}"))
        self.reload()

    def _keep_fact(self, name: str) -> None:
        session, text = self.seen, self.query_one(f"#{name}", LineInput).value.strip()
        if session is None:
            return
        value: object = text
        if name == "chairs":
            value = int(text) if text.isdecimal() and 0 < int(text) < 100 else None
        if name == "facilitators":
            value = listed(text)
        if name == "signed_off":
            value = read_time(text)
            if text and not value:
                self._say(_("“{text}” is no time. Write it like 19:36.").format(text=text))
                return
        if value != getattr(session, name):
            self._write(lambda: recording.update_session(self.dialog.project, self.session_id, **{name: value}))

    def _keep_promise(self, name: str) -> None:
        session, place = self.seen, int(name.split("-")[1])
        row = next(row for row in self.query(PromiseRow) if row.place == place)
        if session is None or (self.focused and self.focused.parent is row):
            return  # still within the row
        project, id, known = self.dialog.project, self.session_id, place <= len(session.promises)
        if row.typed.is_empty:
            if known:
                self._write(lambda: recording.remove_promise(project, id, place))
            return
        read = closing.read_promise(row.typed, session.date)
        if isinstance(read, str):
            self._say("⚠ " + read)
        elif not known:
            self._write(lambda: recording.add_promise(project, id, read.text, who=read.who, by=read.by))
        elif read != session.promises[place - 1]:
            changed = {"text": read.text, "who": read.who, "by": read.by}
            self._write(lambda: recording.edit_promise(project, id, place, **changed))

    def _keep_disagreement(self, name: str) -> None:
        session, place = self.seen, int(name.split("-")[1])
        text = self.query_one(f"#{name}", LineInput).value.strip()
        if session is None:
            return
        project, id, known = self.dialog.project, self.session_id, place <= len(session.disagreements)
        if known and not text:
            self._write(lambda: recording.remove_disagreement(project, id, place))
        elif text and not known:
            self._write(lambda: recording.add_disagreement(project, id, text))
        elif text and text != session.disagreements[place - 1]:
            self._write(lambda: recording.edit_disagreement(project, id, place, text))

    def _keep_people(self) -> None:
        session = self.seen
        typed = [self.query_one(f"#people-{end}", LineInput).value for end in ("start", "end")]
        start, end = (closing.read_people(text) for text in typed)
        groups = {r.key.removeprefix("group-"): closing.read_people(r.typed[0]) for r in self._counts("group-")}
        wrong = next((value for value in (start, end, *groups.values()) if isinstance(value, str)), "")
        if session is None or wrong or isinstance(start, str) or isinstance(end, str):
            self._say("⚠ " + wrong)
            return
        counted = {group: people for group, people in groups.items() if isinstance(people, int) and people}
        before = {each.group: each.people for each in session.participant_groups}
        if (start, end, counted) != (session.participants_start, session.participants_end, before):
            self._write(lambda: recording.set_participants(self.dialog.project, self.session_id, start, end, counted))

    def _keep_evaluation(self) -> None:
        session = self.seen
        read = {r.key.removeprefix("evaluation-"): closing.read_average(*r.typed) for r in self._counts("evaluation-")}
        if session is None or any(isinstance(value, str) for value in read.values()):
            row = self.focused.parent if self.focused else None
            if not isinstance(row, CountRow) or not isinstance(read.get(row.key.removeprefix("evaluation-")), str):
                self._say("⚠ " + next((value for value in read.values() if isinstance(value, str)), ""))
            return
        answers = {item: value for item, value in read.items() if isinstance(value, tuple)}
        before = {each.item: (each.average, each.answers) for each in session.evaluation}
        own = {item: value for item, value in before.items() if item not in read}
        if answers | own != before:
            self._write(lambda: recording.set_evaluation(self.dialog.project, self.session_id, answers | own))

    def _counts(self, kind: str) -> list[CountRow]:
        return [row for row in self.query(CountRow) if row.key.startswith(kind)]

    def _keep_focused(self) -> None:
        if isinstance(self.focused, LineInput):
            name = str(self.focused.id)
            self.set_focus(None)
            self.keep(name)

    # -- acts --------------------------------------------------------------------------------------------------------

    def action_next_field(self) -> None:
        """Enter: to the next field."""
        self.focus_next()

    @on(Input.Submitted)
    def _submitted(self) -> None:
        self.focus_next()

    def action_undo(self) -> None:
        """ctrl+z: take back the last act."""
        self._step(recording.undo(self.dialog.project, self.session_id), _("There is nothing to take back."))

    def action_redo(self) -> None:
        """ctrl+y: do it again."""
        self._step(recording.redo(self.dialog.project, self.session_id), _("There is nothing to do again."))

    def _step(self, done: recording.Undone | None, nothing: str) -> None:
        self._stepping = True
        self.set_focus(None)
        self.reload()
        self._say(done.text if done else nothing)

    def action_readback(self) -> None:
        """ctrl+o: back to reading."""
        self._keep_focused()
        self.dismiss(None)
        self.app.call_later(self.dialog.open_screen, "readback", self.session_id)

    def action_close(self) -> None:
        """F8: sign off and end the recording."""
        self._keep_focused()
        session = self.seen
        if session is None:
            return
        project, now = self.dialog.project, self.dialog.now()
        time = read_time(self.query_one("#signed_off", LineInput).value) or f"{now:%H:%M}"

        def act() -> None:
            recording.sign_off(project, self.session_id, time)
            recording.close_session(project, self.session_id, now)

        self._write(act)
        if self.seen and self.seen.closed:
            self._say(_("Signed off at {time}. F6 hands the session over; F2 goes Home.").format(time=time))

    @work(exclusive=True, exit_on_error=False, group="hand-over")
    async def action_hand_over(self) -> None:
        """F6: write the session's file and read it back."""
        self._keep_focused()
        here = str(Path(self.dialog.project.path).parent / f"{self.session_id}.yaml")
        asked = AskModal(N_("Where to? A folder or a file, for example on a USB stick."), value=here)
        path = await self.app.push_screen_wait(asked)
        if not path:
            return
        try:
            done = handover.hand_over(self.dialog.project, self.session_id, Path(path))
        except DialogError as fault:
            self.dialog.tell(fault)
            return
        words = ngettext("Written and read back: {n} idea in {file}", "Written and read back: {n} ideas in {file}",
                         done.ideas)  # fmt: skip
        self._say("✓ " + words.format(n=done.ideas, file=done.path))

    @work(exclusive=True, exit_on_error=False, group="paper")
    async def action_minutes(self) -> None:
        """ctrl+r: the minutes as a paper."""
        self._keep_focused()
        self._say(await write_session_paper(self, "minutes", self.session_id))
