"""Before a session: which method, what question, where, when, with whom; then straight into the recorder."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Select, Static

from dialog_toolkit.domain.method import Method
from dialog_toolkit.domain.plan import PlanProfile
from dialog_toolkit.domain.session import Language
from dialog_toolkit.i18n import N_, _, current_language, ngettext
from dialog_toolkit.i18n.dates import short_date
from dialog_toolkit.services import recording
from dialog_toolkit.services.projects import methods, profile_of
from dialog_toolkit.tui.actions import Action
from dialog_toolkit.tui.base import LocalizedScreen, Words
from dialog_toolkit.tui.recorder.new_session import (
    Form,
    Problem,
    completed,
    place_words,
    read_form,
    read_place,
    total_minutes,
    with_method,
    written_out,
)
from dialog_toolkit.tui.widgets.form_field import Completing, Labelled, LineInput
from dialog_toolkit.tui.widgets.key_line import KeyLine
from dialog_toolkit.tui.widgets.tick import Tick
from dialog_toolkit.tui.widgets.top_line import TopLine

_HERE = frozenset({"new_session"})
DEFAULT_METHOD = "dialoga-aplis"

ACTIONS = (
    Action("new_session.begin", N_("Begin"), ("f8",), _HERE,
           help=N_("Keep the session and go to the recorder."), group="session", in_footer=True),
    Action("new_session.next_field", N_("Next field"), ("enter",), _HERE,
           help=N_("To the next field; a place is written out."), group="edit", in_footer=True, in_palette=False),
)  # fmt: skip

LANGUAGES = {
    Language.LATVIAN: N_("Latvian"),
    Language.LATGALIAN: N_("Latgalian"),
    Language.RUSSIAN: N_("Russian"),
    Language.ENGLISH: N_("English"),
}


class NewSessionScreen(LocalizedScreen[None]):
    """A form that can be filled in half: only the method and the place are needed to begin."""

    CONTEXT = "new_session"
    HELP = N_(
        "Describe the session. Only method and place are needed to begin; the rest can be added at the end. "
        "F8 begins. Esc leaves without a new session."
    )
    AUTO_FOCUS = "#question"
    DEFAULT_CSS = """
    NewSessionScreen VerticalScroll { padding: 0 1; }
    NewSessionScreen Select { width: 1fr; height: auto; margin: 0 0 0 1; }
    NewSessionScreen #place-words { padding: 0 0 0 21; color: $text-primary; height: auto; }
    NewSessionScreen #problem { color: $text-warning; padding: 0 1; height: auto; display: none; }
    NewSessionScreen #problem.there { display: block; }
    NewSessionScreen #stages { height: auto; margin: 0 0 1 0; }
    NewSessionScreen .row { height: 1; }
    NewSessionScreen .stage-name { width: 1fr; padding: 0 1; }
    NewSessionScreen .heading { margin: 1 0 0 0; }
    """

    def compose(self) -> ComposeResult:
        language = current_language()
        every = [(Content(m.name.in_language(language)), m.id) for m in methods().values()]
        regions = [(Content(r.name.in_language(language)), r.id) for r in self._profile.regions]
        yield TopLine(N_("New session"))
        with VerticalScroll():
            yield Labelled(
                N_("Method"), Select(every, value=DEFAULT_METHOD, allow_blank=False, id="method", compact=True)
            )
            yield Labelled(N_("Question"), LineInput(id="question", hint=N_("One open question everyone can answer"),
                           about=N_("What the room talks about; it stays in sight all evening.")))  # fmt: skip
            yield Labelled(N_("Place"), LineInput(id="place", hint=N_("Krimūnas, or Krimūnas, Dobeles novads"),
                           about=N_("Town, village or municipality; diacritics are not needed; → takes the offer. "
                                   "A place abroad: Dublin, Ireland.")), Tick(N_("online"), id="online"))  # fmt: skip
            yield Static(id="place-words", markup=False)
            yield Labelled(N_("Region"), Select(regions, prompt="–", id="region", compact=True))
            yield Labelled(N_("Date"), LineInput(short_date(self.dialog.now().date()), id="day", width=14))
            yield Labelled(N_("Languages"), *(Tick(words, code is Language.LATVIAN, id=f"language-{code}")
                                              for code, words in LANGUAGES.items()))  # fmt: skip
            yield Labelled(N_("Organiser"), LineInput(id="organiser", hint=N_("An organisation, not a person")))
            yield Labelled(N_("Facilitators"), LineInput(_("facilitator, recorder"), id="facilitators",
                           about=N_("Roles with commas between, never names.")))  # fmt: skip
            yield Labelled(N_("How invited"), LineInput(id="invited_by", hint=N_("poster in the library, web page …")))
            yield Labelled(N_("Access measures"), LineInput(id="access", hint=N_("no steps, hearing loop …")))
            yield Labelled(N_("Chairs"), LineInput(id="chairs", width=6,
                           about=N_("How many people sit in the circle; F7 then follows who speaks.")))  # fmt: skip
            yield Labelled(N_("Data use"), Tick(N_("notice read aloud"), id="notice_read"))
            yield Words(N_("Stages"), id="stages-heading", classes="heading")
            yield Vertical(id="stages")
        yield Static(id="problem", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        """Fill in what the last session had in common, and the stages of the method."""
        project = self.dialog.project
        self.query_one("#place", LineInput).suggester = Completing(lambda typed: completed(self._profile, typed))
        self._lay_out(methods()[DEFAULT_METHOD])
        last = recording.last_session(project)
        if last:
            before = recording.session_now(project, last, with_ideas=False)
            for name in ("question", "organiser", "invited_by"):
                self.query_one(f"#{name}", LineInput).value = getattr(before, name)
            if before.facilitators:
                self.query_one("#facilitators", LineInput).value = ", ".join(before.facilitators)

    @property
    def _profile(self) -> PlanProfile:
        return profile_of(self.dialog.project)

    def retranslate(self) -> None:
        """Say what was found in the current language."""
        self._say_place()
        self._sum_up()

    # -- stages ------------------------------------------------------------------------------------------------------

    def _lay_out(self, method: Method) -> None:
        box = self.query_one("#stages", Vertical)
        box.remove_children()
        language = current_language()
        box.mount_all(
            Horizontal(
                LineInput(
                    minutes, id=f"stage-{stage.id}-{method.id}", width=7, about=N_("Minutes; 0 leaves the stage out.")
                ),
                Static(Content(stage.name.in_language(language)), markup=False, classes="stage-name"),
                classes="row",
            )
            for stage, minutes in zip(method.stages, with_method(Form(), method).minutes.values(), strict=True)
        )
        self.call_after_refresh(self._sum_up)

    @on(Select.Changed, "#method")
    def _method_changed(self, event: Select.Changed) -> None:
        if self.is_mounted and event.value in methods():
            self._lay_out(methods()[str(event.value)])

    def _sum_up(self) -> None:
        n = total_minutes(self.form())
        words = ngettext("Stages: {n} minute. 0 leaves a stage out.", "Stages: {n} minutes. 0 leaves a stage out.", n)
        heading = self.query_one("#stages-heading", Words)
        heading.update(Content(words.format(n=n)))

    # -- the form ----------------------------------------------------------------------------------------------------

    def form(self) -> Form:
        """The form as typed."""
        method_id = str(self.query_one("#method", Select).value)
        region = self.query_one("#region", Select).value
        suffix = f"-{method_id}"
        rows = self.query("#stages LineInput").results(LineInput)
        minutes = {
            str(row.id).removeprefix("stage-").removesuffix(suffix): row.value
            for row in rows
            if str(row.id).endswith(suffix)
        }

        def text(name: str) -> str:
            return self.query_one(f"#{name}", LineInput).value

        return Form(
            method=method_id,
            question=text("question"),
            place=text("place"),
            region=region if isinstance(region, str) else "",
            online=self.query_one("#online", Tick).value,
            day=text("day"),
            languages=tuple(code for code in LANGUAGES if self.query_one(f"#language-{code}", Tick).value),
            organiser=text("organiser"),
            facilitators=text("facilitators"),
            invited_by=text("invited_by"),
            access=text("access"),
            chairs=text("chairs"),
            notice_read=self.query_one("#notice_read", Tick).value,
            minutes=minutes,
        )

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        if event.input.id == "place":
            self._say_place()
        elif str(event.input.id).startswith("stage-"):
            self._sum_up()

    @on(Tick.Changed, "#online")
    @on(Select.Changed, "#region")
    def _place_changed(self) -> None:
        self._say_place()

    def _say_place(self) -> None:
        form = self.form()
        found = read_place(self._profile, form.place, region=form.region, online=form.online)
        self.query_one("#place-words", Static).update(Content(place_words(self._profile, found)))

    def action_next_field(self) -> None:
        """Enter: to the next field; a region that was found is not asked for."""
        self.focus_next()
        if isinstance(self.focused, Select) and "✓" in str(self.query_one("#place-words", Static).content):
            self.focus_next()

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        if event.input.id == "place":
            event.input.value = written_out(self._profile, event.value)
        self.call_after_refresh(self.action_next_field)

    # -- begin -------------------------------------------------------------------------------------------------------

    def action_begin(self) -> None:
        """F8: keep the session and record."""
        form = self.form()
        read = read_form(form, methods().get(form.method), self._profile, self.dialog.now().date())
        if isinstance(read, tuple):
            self._show_problems(read)
            return
        self.dialog.current_session = recording.start_session(self.dialog.project, read)
        self.dismiss(None)
        self.app.call_later(self.dialog.action_go, "recorder")

    def _show_problems(self, problems: tuple[Problem, ...]) -> None:
        words = self.query_one("#problem", Static)
        words.update(Content("\n".join("⚠ " + problem.words for problem in problems[:3])))
        words.add_class("there")
        name = problems[0].field
        found = self.query(f"#{name}") or self.query(f"#{name}-{self.form().method}")
        if found:
            found.first().focus()
