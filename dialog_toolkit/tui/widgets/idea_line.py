"""The line at the foot of the recorder: number and kind, the text, what the room thinks, small fields of the stage."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from dialog_toolkit.i18n import N_, _
from dialog_toolkit.tui.fields import TextField
from dialog_toolkit.tui.recorder.line import (
    AGREEMENT_SHORT,
    Line,
    SmallField,
    field_text,
    with_field,
)
from dialog_toolkit.tui.recorder.log import Columns, columns, fit, kind_text
from dialog_toolkit.tui.widgets.idea_field import IdeaField


class SmallInput(TextField):
    """A small field beside the text, such as the table's number; it keeps its value from idea to idea."""

    HELP: ClassVar[str | None] = N_(
        "A small field of this stage. ↑ and ↓ go through the ideas, Tab to the next field, Esc back to the text."
    )
    BINDINGS: ClassVar = [
        # Before the field sees them: what is typed right after must land in the next field.
        Binding("tab", "go(1)", show=False, priority=True),
        Binding("shift+tab", "go(-1)", show=False, priority=True),
        Binding("escape", "go(0)", show=False, priority=True),
    ]
    DEFAULT_CSS = """
    SmallInput, SmallInput:focus { padding: 0; background: $surface; margin: 0 2 0 0; }
    SmallInput:focus { background: $panel; text-style: bold; }
    """

    def __init__(self, field: SmallField, value: str, line: "IdeaLine") -> None:
        super().__init__(value, id=f"small-{field.name}")
        self.field = field
        self.idea_line = line
        self.styles.width, self.styles.height, self.styles.border = field.width, 1, ("none", "black")
        self.restrict = r"[0-9]{0,6}" if field.digits else r".{0,60}"

    def action_go(self, step: int) -> None:
        """To the next field, the one before, or with 0 to the text."""
        self.screen.set_focus(self.idea_line.beside(self, step))


class IdeaLine(Vertical):
    """Where ideas are typed.

    `line` is what stands in it. Typing posts `Changed`; nothing here knows of the project.
    """

    DEFAULT_CSS = """
    IdeaLine { height: auto; background: $surface; padding: 0; }
    IdeaLine #row { height: auto; }
    IdeaLine #about { width: 17; height: auto; color: $text-primary; text-style: bold; }
    IdeaLine #tail { width: 9; height: auto; padding: 0 0 0 1; color: $text-primary; }
    IdeaLine #idea { width: 1fr; }
    IdeaLine #fields { height: 1; padding: 0 0 0 5; display: none; }
    IdeaLine.with-fields #fields { display: block; }
    IdeaLine #fields Static { width: auto; padding: 0 1 0 0; color: $text-muted; }
    """

    class Changed(Message):
        """The text or a small field was typed in."""

    def __init__(self, take_key: Callable[[str], Awaitable[bool]], *, id: str) -> None:
        super().__init__(id=id)
        self.take_key = take_key
        self._line = Line()
        self.number = ""
        self._inputs: list[SmallInput] = []

    def compose(self) -> ComposeResult:
        with Horizontal(id="row"):
            yield Static(id="about", markup=False)
            yield IdeaField(self.take_key, hint=N_("What was said, in people's own words"), id="idea")
            yield Static(id="tail", markup=False)
        yield Horizontal(id="fields")

    @property
    def field(self) -> IdeaField:
        """The field of the text."""
        return self.query_one("#idea", IdeaField)

    @property
    def line(self) -> Line:
        """What stands in the line now, as far as the keys have come."""
        line = replace(self._line, text=self.field.text)
        for small in self._inputs:
            line = with_field(line, small.field.name, small.value)
        return line

    def on_mount(self) -> None:
        """Draw what stands in it."""
        self._draw()

    def on_resize(self, _event: events.Resize) -> None:
        """Keep under the columns of the log."""
        self.query_one("#about", Static).styles.width = (
            Columns.NUMBER + columns(self.size.width - 1).time + Columns.KIND
        )
        self._draw()

    def retranslate(self) -> None:
        """Draw in the current language."""
        self.field.retranslate()
        for label, small in zip(self.query("#fields Static").results(Static), self._inputs, strict=False):
            label.update(Content(_(small.field.label)))
        self._draw()

    def put(self, line: Line, number: str, fields: Sequence[SmallField]) -> None:
        """Show another line: `number` is the idea's, `fields` the small fields it has."""
        self._line, self.number = line, number
        self.field.put(line.text)
        self._arrange(tuple(fields))
        self._draw()

    def set(self, **parts: object) -> None:
        """Change parts of the line that are not typed: its kind, agreement, marks."""
        self._line = replace(self.line, **parts)  # type: ignore[arg-type]
        self._draw()

    def put_text(self, text: str) -> None:
        """Another text in the same line."""
        self._line = replace(self._line, text=text)
        self.field.put(text)

    def first_field(self) -> SmallInput | None:
        """The first small field, if there is one."""
        return next(iter(self._inputs), None)

    def beside(self, small: SmallInput, step: int) -> Widget:
        """The small field `step` places on; the text where there is none, or for 0."""
        at = self._inputs.index(small) + step if step and small in self._inputs else -1
        return self._inputs[at] if 0 <= at < len(self._inputs) else self.field

    def _arrange(self, fields: tuple[SmallField, ...]) -> None:
        if fields == tuple(small.field for small in self._inputs):
            with self.prevent(Input.Changed):
                for small in self._inputs:
                    text = field_text(self._line, small.field.name)
                    if small.value != text:
                        small.value = text
                        small.cursor_position = len(text)
            return
        box = self.query_one("#fields", Horizontal)
        box.remove_children()
        self._inputs = [SmallInput(field, field_text(self._line, field.name), self) for field in fields]
        for small in self._inputs:
            box.mount(Static(Content(_(small.field.label)), markup=False), small)
        self.set_class(bool(fields), "with-fields")

    def _draw(self) -> None:
        if not self.is_mounted:
            return
        wide = columns(self.size.width - 1)
        sign = "›" if self.line.is_new else "✎"
        head = f"{sign}{self.number:>3} {'':<{wide.time}}" + fit(kind_text(self.line.kind), Columns.KIND)
        self.query_one("#about", Static).update(Content(head))
        marks = " ".join(sign for sign, on in (("„”", self.line.quotable), ("↩", self.line.marked)) if on)
        tail = _(AGREEMENT_SHORT[self.line.agreement]) + (f"\n{marks}" if marks else "")
        self.query_one("#tail", Static).update(Content(tail))

    @on(TextArea.Changed)
    @on(Input.Changed)
    def _typed(self, event: TextArea.Changed | Input.Changed) -> None:
        event.stop()
        if self.line != self._line:
            self._line = self.line
            self.post_message(self.Changed())
