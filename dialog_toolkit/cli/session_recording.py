"""``dialog-toolkit session new, edit, stage, undo, redo``: a session while it runs."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from dialog_toolkit.cli.commands import author_option, output_options, project_option
from dialog_toolkit.cli.output import Output
from dialog_toolkit.domain.session import Language, Place
from dialog_toolkit.i18n import N_, _, current_language
from dialog_toolkit.services import projects, recording
from dialog_toolkit.services.recording import NewSession, Undone

_LANGUAGES = [str(language) for language in Language]
_PLACE = ("place", "region", "municipality", "country", "online")


def _facts(function: Callable[..., Any]) -> Callable[..., Any]:
    """The options that `new` and `edit` share; what is not given is None or empty."""
    for option in reversed(
        (
            click.option("--title", help=_("Title; the method and the place if not given.")),
            click.option("--question", help=_("The question of the session.")),
            click.option("--date", type=click.DateTime(["%Y-%m-%d"]), help=_("The day, such as 2025-03-12.")),
            click.option("--municipality", help=_("The municipality.")),
            click.option("--country", help=_("Two letters, such as LV.")),
            click.option("--online/--in-person", default=None, help=_("Whether it is held online.")),
            click.option(
                "--language",
                "languages",
                multiple=True,
                type=click.Choice(_LANGUAGES),
                help=_("A language spoken; may be given again."),
            ),
            click.option("--organiser", help=_("Who holds it: an organisation, not a person.")),
            click.option(
                "--facilitator", "facilitators", multiple=True, help=_("A role, not a name; may be given again.")
            ),
            click.option("--invited-by", help=_("How people were invited.")),
            click.option("--access", multiple=True, help=_("What makes it accessible; may be given again.")),
            click.option("--chairs", type=click.IntRange(1, 1000), help=_("Chairs in the circle.")),
            click.option(
                "--notice-read/--notice-not-read", default=None, help=_("Whether the notice on data use was read out.")
            ),
            click.option(
                "--rules-accepted/--rules-not-accepted", default=None, help=_("Whether the room accepted the rules.")
            ),
        )
    ):
        function = option(function)
    return function


@click.command("new", help=_("Begin a session and say its id."))
@click.option("--place", required=True, help=_("The place, such as Krimūnas."))
@click.option("--region", required=True, help=_("Id of a region of the plan, such as zemgale."))
@click.option("--method", default="dialoga-aplis", show_default=True, help=_("Id of a method card."))
@_facts
@project_option
@author_option
@output_options
def new(project_file: Path, author: str, out: Output, **told: Any) -> None:
    given = _given(told)
    place = Place(told["place"], told["region"], **{k: given[k] for k in _PLACE[2:] if k in given})
    facts = {name: value for name, value in given.items() if name not in _PLACE}
    with projects.opened(project_file, author) as project:
        session_id = recording.start_session(project, NewSession(**facts, place=place))

    def people() -> None:
        out.say(session_id if out.plain else _("Begun: {id}").format(id=session_id))
        if not out.plain:
            out.say(_("Record with: dialog-toolkit session record {id}").format(id=session_id))

    out.value({"session": session_id}, people)


@click.command("edit", help=_("Change facts of a session."))
@click.argument("session_id")
@click.option("--place", help=_("The place, such as Krimūnas."))
@click.option("--region", help=_("Id of a region of the plan, such as zemgale."))
@click.option("--method", help=_("Id of a method card."))
@click.option("--start", help=_("When it began, such as 17:30."))
@click.option("--end", help=_("When it ended, such as 19:40."))
@_facts
@project_option
@author_option
@output_options
def edit(session_id: str, project_file: Path, author: str, out: Output, **told: Any) -> None:
    given = _given(told)
    facts = {name: value for name, value in given.items() if name not in _PLACE}
    with projects.opened(project_file, author) as project:
        before = recording.session_now(project, session_id).place
        if any(name in given for name in _PLACE):
            changed = {("name" if k == "place" else k): given[k] for k in _PLACE if k in given}
            facts["place"] = replace(before, **changed)
        recording.update_session(project, session_id, **facts)
        now = recording.session_now(project, session_id, with_ideas=False)
    out.value(now, lambda: out.say(_("Kept.")))


def _given(told: dict[str, Any]) -> dict[str, Any]:
    """What was given on the command line: a day as a date, nothing for what was left out."""
    given = {name: value for name, value in told.items() if value not in (None, ())}
    if isinstance(given.get("date"), datetime):
        given["date"] = given["date"].date()
    return given


@click.command(
    "stage", help=_("Show the stages; begin STAGE (an id, its number, or “next”); or end the one that runs.")
)
@click.argument("session_id")
@click.argument("stage", required=False)
@click.option("--leave", is_flag=True, help=_("End the stage that runs."))
@click.option("--minutes", type=click.IntRange(0, 1440), help=_("Correct how many minutes STAGE took."))
@project_option
@author_option
@output_options
def stage(
    session_id: str, stage: str | None, leave: bool, minutes: int | None, project_file: Path, author: str, out: Output
) -> None:
    if (stage is None and minutes is not None) or (stage and leave):
        raise click.UsageError(_("Give a stage to begin or to correct, or --leave, not both."))
    with projects.opened(project_file, author, readonly=not (stage or leave)) as project:
        before = recording.live(project, session_id)
        if leave:
            recording.leave_stage(project, session_id, datetime.now().astimezone())
        elif stage:
            wanted = recording.find_stage_id(recording.session_now(project, session_id), before.stage, stage)
            if minutes is not None:
                recording.set_stage_minutes(project, session_id, wanted, minutes)
            else:
                recording.enter_stage(project, session_id, wanted, datetime.now().astimezone())
        session, live = recording.session_now(project, session_id), recording.live(project, session_id)
    for moment in (before, live):
        if recording.jump_in_words(moment):
            out.note(recording.jump_in_words(moment))
    card = projects.methods().get(session.method)
    names = {s.id: s.name.in_language(current_language()) for s in card.stages} if card else {}
    out.table(
        {"stages": session.stages, "live": {"stage": live.stage, "elapsed": round(live.elapsed, 1)}},
        (_("Stage"), _("Name"), _("Planned"), _("Took"), _("Now")),
        (
            (log.stage, names.get(log.stage, ""), log.planned, log.actual, _("runs") if log.stage == live.stage else "")
            for log in session.stages
        ),
        _("The session has no stages."),
    )


def _turn(name: str, help: str, turn: Callable[..., Any], nothing: str) -> click.Command:
    @click.command(name, help=help)
    @click.argument("session_id")
    @click.option("--times", type=click.IntRange(1, 10_000), default=1, show_default=True, help=_("How many steps."))
    @project_option
    @author_option
    @output_options
    def command(session_id: str, times: int, project_file: Path, author: str, out: Output) -> None:
        done: list[Undone] = []
        with projects.opened(project_file, author) as project:
            while len(done) < times and (step := turn(project, session_id)) is not None:
                done.append(step)

        def people() -> None:
            for text in [step.text for step in done] or [_(nothing)]:
                out.say(text)

        out.value(done, people)

    return command


undo = _turn(
    "undo", _("Take back what you did last in a session."), recording.undo, N_("There is nothing of yours to undo.")
)
redo = _turn("redo", _("Do again what was undone last."), recording.redo, N_("There is nothing to do again."))

COMMANDS = (new, edit, stage, undo, redo)
