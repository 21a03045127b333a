"""Settings: language, name, colours, keys. What is changed holds at once and is kept."""

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Input, RadioSet

from dialog_toolkit.config import settings_file
from dialog_toolkit.i18n import LANGUAGES, N_, _, current_language
from dialog_toolkit.tui.actions import Action
from dialog_toolkit.tui.base import LocalizedScreen, Words
from dialog_toolkit.tui.fields import TextField
from dialog_toolkit.tui.keymap import NOTE
from dialog_toolkit.tui.themes import THEMES
from dialog_toolkit.tui.widgets.choice import Choice
from dialog_toolkit.tui.widgets.key_line import KeyLine
from dialog_toolkit.tui.widgets.top_line import TopLine

ACTIONS: tuple[Action, ...] = ()

NAMES = {"lv": "Latviešu", "en": "English"}
"""Each language by its own name."""


class SettingsScreen(LocalizedScreen[None]):
    """A person's choices on this machine."""

    CONTEXT = "settings"
    HELP = N_("What you choose here holds at once and is kept for next time. Nothing here touches the project.")

    def compose(self) -> ComposeResult:
        settings = self.dialog.settings
        yield TopLine(N_("Settings"))
        with VerticalScroll(can_focus=False):
            yield Words(N_("Language"), classes="question")
            with RadioSet(id="language", compact=True):
                for code in LANGUAGES:
                    yield Choice(NAMES[code], value=code == current_language(), name=code)
            yield Words(N_("Name or role that signs what you write"), classes="question")
            yield TextField(settings.name, id="name")
            yield Words(N_("Colours"), classes="question")
            with RadioSet(id="theme", compact=True):
                for name, (title, _theme) in THEMES.items():
                    yield Choice(_(title), value=name == self.app.theme, name=name)
            yield Words(N_("Keys"), classes="question")
            yield Words(NOTE)
            for problem in self.dialog.keys.problems:
                yield Words(problem, classes="problem")
            yield Words(N_("Settings file: {file}"), {"file": settings_file()}, classes="quiet")
            yield Words("…", id="project", classes="quiet")
        yield KeyLine()

    def on_screen_resume(self) -> None:
        """Show which project is open."""
        self.query_one("#project", Words).say(N_("Project file: {file}"), file=self.dialog.project.path)

    def retranslate(self) -> None:
        """Name the colours, and mark the language when another key switched it."""
        for button in self.query("#theme Choice").results(Choice):
            button.label = _(THEMES[button.name or ""][0])
        for button in self.query("#language Choice").results(Choice):
            if button.name == current_language() and not button.value:
                button.value = True

    @on(RadioSet.Changed, "#language")
    def _choose_language(self, event: RadioSet.Changed) -> None:
        if event.pressed.name and event.pressed.name != current_language():
            self.dialog.speak(event.pressed.name)

    @on(RadioSet.Changed, "#theme")
    def _choose_colours(self, event: RadioSet.Changed) -> None:
        if event.pressed.name and event.pressed.name != self.app.theme:
            self.dialog.wear(event.pressed.name)

    @on(Input.Submitted, "#name")
    @on(Input.Blurred, "#name")
    def _sign(self, event: Input.Submitted | Input.Blurred) -> None:
        name = event.value.strip()
        if name and name != self.dialog.settings.name:
            self.dialog.sign_as(name)
            self.dialog.notify(_("From here on signed as: {name}").format(name=name))
