"""``dialog-toolkit session promise, disagreement, participants, evaluation, missing, readback, sign-off, close``."""

import re
from datetime import datetime
from pathlib import Path

import click

from dialog_toolkit.cli.commands import author_option, output_options, project_option
from dialog_toolkit.cli.output import Output
from dialog_toolkit.cli.personal_note import note_personal
from dialog_toolkit.domain.session import idea_number
from dialog_toolkit.errors import ExitCode
from dialog_toolkit.i18n import _, ngettext
from dialog_toolkit.i18n.dates import short_date
from dialog_toolkit.services import projects, recording

_ANSWER = re.compile(r"(.{1,200})=(\d(?:[.,]\d+)?)/(\d+)", re.DOTALL)


@click.command("promise", help=_("Show what was promised to the room, or keep, change or remove a promise."))
@click.argument("session_id")
@click.argument("text", required=False)
@click.option("--who", help=_("Who promised: a role, not a name."))
@click.option("--by", type=click.DateTime(["%Y-%m-%d"]), help=_("Until when, such as 2025-03-26."))
@click.option("--change", type=int, metavar="N", help=_("Change number N."))
@click.option("--remove", type=int, metavar="N", help=_("Remove number N."))
@project_option
@author_option
@output_options
def promise(
    session_id: str,
    text: str | None,
    who: str | None,
    by: datetime | None,
    change: int | None,
    remove: int | None,
    project_file: Path,
    author: str,
    out: Output,
) -> None:
    day = by.date() if by else None
    given = {name: value for name, value in (("text", text), ("who", who), ("by", day)) if value is not None}
    if not change and not remove and given and text is None:
        raise click.UsageError(_("Give the text of the promise, or --change N."))
    with projects.opened(project_file, author, readonly=not (given or remove)) as project:
        if remove:
            recording.remove_promise(project, session_id, remove)
        elif change:
            recording.edit_promise(project, session_id, change, **given)
        elif text is not None:
            recording.add_promise(project, session_id, text, who=who or "", by=day)
        found = recording.session_now(project, session_id, with_ideas=False).promises
    note_personal(out, [text] if text else [])
    out.table(
        found,
        (_("No."), _("Until"), _("Who"), _("Promise")),
        ((n, short_date(p.by) if p.by else "", p.who, p.text) for n, p in enumerate(found, 1)),
        _("Nothing has been promised yet."),
    )


@click.command("disagreement", help=_("Show where the room differed, or keep, change or remove one."))
@click.argument("session_id")
@click.argument("text", required=False)
@click.option("--change", type=int, metavar="N", help=_("Change number N."))
@click.option("--remove", type=int, metavar="N", help=_("Remove number N."))
@project_option
@author_option
@output_options
def disagreement(
    session_id: str,
    text: str | None,
    change: int | None,
    remove: int | None,
    project_file: Path,
    author: str,
    out: Output,
) -> None:
    with projects.opened(project_file, author, readonly=text is None and not remove) as project:
        if remove:
            recording.remove_disagreement(project, session_id, remove)
        elif text is not None and change:
            recording.edit_disagreement(project, session_id, change, text)
        elif text is not None:
            recording.add_disagreement(project, session_id, text)
        found = recording.session_now(project, session_id, with_ideas=False).disagreements
    note_personal(out, [text] if text else [])
    out.table(found, (_("No."), _("Disagreement")), enumerate(found, 1), _("No disagreement is written down yet."))


@click.command("participants", help=_("Keep how many people were present, and how many of which group; never who."))
@click.argument("session_id")
@click.option("--start", type=click.IntRange(0, 100_000), help=_("People at the start."))
@click.option("--end", type=click.IntRange(0, 100_000), help=_("People at the end."))
@click.option("--group", "groups", multiple=True, metavar="GROUP=N", help=_("People of a group; may be given again."))
@project_option
@author_option
@output_options
def participants(
    session_id: str,
    start: int | None,
    end: int | None,
    groups: tuple[str, ...],
    project_file: Path,
    author: str,
    out: Output,
) -> None:
    counted = dict(_group(told) for told in groups)
    asked = start is None and end is None and not counted
    with projects.opened(project_file, author, readonly=asked) as project:
        now = recording.session_now(project, session_id, with_ideas=False)
        if not asked:
            first = now.participants_start if start is None else start
            last = now.participants_end if end is None else end
            known = {count.group: count.people for count in now.participant_groups}
            recording.set_participants(project, session_id, first, last, {**known, **counted})
            now = recording.session_now(project, session_id, with_ideas=False)
    rows: list[tuple[object, object]] = [
        (_("People at the start."), now.participants_start),
        (_("People at the end."), now.participants_end),
    ]
    names = recording.PARTICIPANT_GROUPS
    rows += [(_(names.get(c.group, c.group)), c.people) for c in now.participant_groups]
    told = {"start": now.participants_start, "end": now.participants_end, "groups": now.participant_groups}
    out.table(told, (_("Group"), _("People")), rows, "")


def _group(told: str) -> tuple[str, int]:
    name, _sign, number = told.rpartition("=")
    if not name or not (number.isascii() and number.isdigit() and len(number) < 7):
        known = ", ".join(recording.PARTICIPANT_GROUPS)
        raise click.UsageError(_("A group is given as GROUP=N. Known groups: {groups}").format(groups=known))
    return name, int(number)


@click.command(
    "evaluation", help=_("Keep what the room answered, as ITEM=AVERAGE/ANSWERS (respect=4.6/11); or show it.")
)
@click.argument("session_id")
@click.argument("answers", nargs=-1)
@project_option
@author_option
@output_options
def evaluation(session_id: str, answers: tuple[str, ...], project_file: Path, author: str, out: Output) -> None:
    given = dict(_answer(told) for told in answers)
    with projects.opened(project_file, author, readonly=not given) as project:
        known = recording.session_now(project, session_id, with_ideas=False).evaluation
        if given:
            before = {answer.item: (answer.average, answer.answers) for answer in known}
            recording.set_evaluation(project, session_id, {**before, **given})
            known = recording.session_now(project, session_id, with_ideas=False).evaluation
    items = recording.EVALUATION_ITEMS
    out.table(
        known,
        (_("Item"), _("Average"), _("Answers"), _("Statement")),
        ((a.item, a.average, a.answers, _(items.get(a.item, a.item))) for a in known),
        _("No answers yet. Items: {items}").format(items=", ".join(items)),
    )


def _answer(told: str) -> tuple[str, tuple[float, int]]:
    found = _ANSWER.fullmatch(told)
    if not found or len(found[3]) > 6:
        raise click.UsageError(_("An answer is given as ITEM=AVERAGE/ANSWERS, such as respect=4.6/11."))
    return found[1], (float(found[2].replace(",", ".")), int(found[3]))


@click.command("missing", help=_("Say what the record still lacks; ends with code 6 if anything does."))
@click.argument("session_id")
@project_option
@output_options
def missing(session_id: str, project_file: Path, out: Output) -> int:
    with projects.opened(project_file, readonly=True) as project:
        session = recording.session_now(project, session_id)
    found = recording.missing(session, projects.methods().get(session.method))
    rows = ((item.field, item.message) for item in found)
    out.table(found, (_("Field"), _("Still missing")), rows, _("Nothing is missing."))
    return int(ExitCode.FINDINGS) if found else 0


@click.command("readback", help=_("Read the ideas back one by one: those the room has not approved yet, or --all."))
@click.argument("session_id")
@click.option("--all", "everything", is_flag=True, help=_("Also those approved already."))
@click.option("--approve", is_flag=True, help=_("Mark all that is shown as approved by the room."))
@project_option
@author_option
@output_options
def readback(session_id: str, everything: bool, approve: bool, project_file: Path, author: str, out: Output) -> None:
    with projects.opened(project_file, author, readonly=not approve) as project:
        shown = [i for i in recording.session_now(project, session_id).ideas if everything or not i.approved]
        for idea in shown if approve else ():
            recording.approve_idea(project, idea.id)
    out.table(
        shown,
        (_("No."), _("Kind"), _("Agreement"), _("Text")),
        ((idea_number(i.id), _(f"kind {i.kind}"), _(f"agreement {i.agreement}"), i.text) for i in shown),
        _("Everything is read back and approved."),
    )
    if approve and shown and not out.plain:
        n = len(shown)
        out.say(ngettext("{n} idea approved.", "{n} ideas approved.", n).format(n=n))


@click.command("sign-off", help=_("Sign the record off; approved if every idea is, unless told otherwise."))
@click.argument("session_id")
@click.option("--time", default="", help=_("When, such as 19:36; now if not given."))
@click.option("--approved/--not-approved", default=None, help=_("Whether the room approved the record."))
@project_option
@author_option
@output_options
def sign_off(session_id: str, time: str, approved: bool | None, project_file: Path, author: str, out: Output) -> None:
    with projects.opened(project_file, author) as project:
        recording.sign_off(project, session_id, time, approved=approved)
        now = recording.session_now(project, session_id, with_ideas=False)
    told = {"session": now.id, "signed_off": now.signed_off, "approved": now.approved}
    state = _("approved by the room") if now.approved else _("not approved by the room")
    out.value(told, lambda: out.say(_("Signed off {time}, {state}.").format(time=now.signed_off, state=state)))


@click.command("close", help=_("End the recording of a session; `session undo` opens it again."))
@click.argument("session_id")
@project_option
@author_option
@output_options
def close(session_id: str, project_file: Path, author: str, out: Output) -> None:
    with projects.opened(project_file, author) as project:
        recording.close_session(project, session_id)
        now = recording.session_now(project, session_id)
    found = recording.missing(now, projects.methods().get(now.method))
    out.value(
        {"session": now.id, "closed": now.closed, "missing": found},
        lambda: out.say(_("Closed: {id}").format(id=now.id)),
    )
    if found:
        n = len(found)
        out.note(ngettext("{n} thing is missing:", "{n} things are missing:", n).format(n=n))
        for item in found:
            out.note("- " + item.message)


COMMANDS = (promise, disagreement, participants, evaluation, missing, readback, sign_off, close)
