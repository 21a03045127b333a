"""``dialog-toolkit session record``: recording by plain lines, for screen readers, pipes and old terminals.

One line is one idea, and it is on the disk before the answer comes. A line that begins with a slash asks for
something. Answers go to standard output, notes and faults to standard error.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from dialog_toolkit.cli.commands import author_option, output_options, project_option
from dialog_toolkit.cli.output import Output
from dialog_toolkit.cli.record_acts import Recorder, answer
from dialog_toolkit.cli.record_words import Ask, read_line
from dialog_toolkit.cli.standard_input import piped_lines
from dialog_toolkit.errors import BadInput, DialogError
from dialog_toolkit.i18n import N_, _, ngettext
from dialog_toolkit.services import projects, recording


@click.command(
    "record", help=_("Record line by line: each line an idea, saved at once; /help lists what else a line can ask for.")
)
@click.argument("session_id", required=False)
@project_option
@author_option
@output_options
def record(session_id: str | None, project_file: Path, author: str, out: Output) -> int:
    with projects.opened(project_file, author) as project:
        project.require_writable()
        recorder = Recorder(project, session_id or _last(project), out)
        try:
            _greet(recorder)
            ended = _run(recorder)
        except KeyboardInterrupt:
            ended = 0
        n = len(recorder.recorded)
        text = ngettext("{n} idea recorded. Everything is saved.", "{n} ideas recorded. Everything is saved.", n)
        told = {"session": recorder.session_id, "recorded": recorder.recorded, "refused": recorder.refused}
        out.value(told, lambda: out.say(text.format(n=n)) if not recorder.refused else None)
        if recorder.refused:
            lines = ", ".join(map(str, recorder.refused))
            out.note(_("Not taken: lines {lines}. Everything else is saved.").format(lines=lines))
    return ended


def _last(project: projects.Project) -> str:
    open_ones = [row.id for row in recording.open_sessions(project)]
    last = recording.last_session(project)
    if not open_ones:
        raise BadInput(
            N_("No session is being recorded."),
            hint=N_("Begin one with: dialog-toolkit session new --place … --region …"),
        )
    return last if last in open_ones else open_ones[-1]


def _greet(recorder: Recorder) -> None:
    session = recording.session_now(recorder.project, recorder.session_id)
    if _by_hand():
        n = len(session.ideas)
        text = ngettext("{title}: {n} idea so far. /help for help.", "{title}: {n} ideas so far. /help for help.", n)
        recorder.out.say(text.format(title=session.title, n=n))
    typed = recording.typed_idea(recorder.project, recorder.session_id)
    if typed:
        recorder.out.note(
            _("Typed and not yet kept: “{text}”. /keep records it, /forget forgets it.").format(text=typed)
        )


def _run(recorder: Recorder) -> int:
    """Take lines until the end; returns the exit code of the last fault, 0 without one."""
    ended = 0
    for number, typed in enumerate(_lines(recorder), 1):
        line = read_line(typed)
        if not typed.strip():
            continue
        try:
            answer(recorder, line)
        except DialogError as fault:
            ended = int(fault.exit_code)
            recorder.refused.append(number)
            _tell(recorder.out, fault)
        if line.ask in (Ask.END, Ask.CLOSE):
            break
    return 0 if _by_hand() else ended


def _lines(recorder: Recorder) -> Iterator[str]:
    if not _by_hand():
        yield from piped_lines()
        return
    while True:
        try:
            yield input(recorder.prompt() + " ")
        except EOFError:
            return


def _by_hand() -> bool:
    return sys.stdin.isatty()


def _tell(out: Output, fault: DialogError) -> None:
    out.note(_("Not saved: {why}").format(why=_(fault.message).format(**fault.facts)))
    if fault.hint:
        out.note(_(fault.hint).format(**fault.facts))
