"""``dialog-toolkit measure state, comment, resolve, opinion, overrule, history, conflicts, settle``."""

from collections.abc import Sequence
from pathlib import Path

import click

from dialog_toolkit.cli.commands import author_option, output_options, project_option
from dialog_toolkit.cli.output import Output
from dialog_toolkit.domain.measure import Verdict
from dialog_toolkit.domain.review import Stance, State
from dialog_toolkit.i18n import _, ngettext
from dialog_toolkit.services import measure_history, projects, review
from dialog_toolkit.services.measure_history import Step
from dialog_toolkit.services.measure_words import STANCE_NAMES, VERDICT_NAMES, state_name


@click.command("state", help=_("Take a measure a step further, or back: draft, review, agreed, rejected."))
@click.argument("measure_id")
@click.argument("state", type=click.Choice([str(each) for each in State]))
@click.option("--reason", default="", help=_("Why; needed for rejecting and for every step back."))
@project_option
@author_option
@output_options
def state(measure_id: str, state: str, reason: str, project_file: Path, author: str, out: Output) -> None:
    with projects.opened(project_file, author) as project:
        review.to_state(project, measure_id, State(state), reason)
        now = review.review_of(project, measure_id)
    text = _("Measure {id}: {state}.").format(id=measure_id, state=state_name(now.state))
    out.value(now, lambda: out.say(measure_id if out.plain else text))


@click.command("comment", help=_("Remark on a measure, or with --field on one of its fields."))
@click.argument("measure_id")
@click.argument("text")
@click.option("--field", default="", help=_("The field the remark is on."))
@project_option
@author_option
@output_options
def comment(measure_id: str, text: str, field: str, project_file: Path, author: str, out: Output) -> None:
    with projects.opened(project_file, author) as project:
        id = review.comment(project, measure_id, text, field)
        now = next(one for one in review.review_of(project, measure_id).comments if one.id == id)
    out.value(now, lambda: out.say(id if out.plain else _("Comment {id} is kept.").format(id=id)))


@click.command("resolve", help=_("Mark a comment as dealt with, or with --open as open again."))
@click.argument("comment_id")
@click.option("--open", "open_again", is_flag=True, help=_("It is open again."))
@project_option
@author_option
@output_options
def resolve(comment_id: str, open_again: bool, project_file: Path, author: str, out: Output) -> None:
    with projects.opened(project_file, author) as project:
        review.resolve(project, comment_id, not open_again)
    text = _("Comment {id} is open again.") if open_again else _("Comment {id} is dealt with.")
    value = {"comment": comment_id, "resolved": not open_again}
    out.value(value, lambda: out.say(comment_id if out.plain else text.format(id=comment_id)))


@click.command("opinion", help=_("Say how you, or with --by an institution, stand to a measure."))
@click.argument("measure_id")
@click.argument("stance", type=click.Choice([str(each) for each in Stance]))
@click.option("--reason", default="", help=_("Why; needed unless it is agreement."))
@click.option("--by", default="", help=_("Whose opinion it is, if not yours."))
@project_option
@author_option
@output_options
def opinion(measure_id: str, stance: str, reason: str, by: str, project_file: Path, author: str, out: Output) -> None:
    with projects.opened(project_file, author) as project:
        review.opinion(project, measure_id, Stance(stance), reason, by)
        now = review.review_of(project, measure_id)
    text = _("Measure {id}: {by} {stance}.").format(
        id=measure_id, by=by or author or projects.NOBODY, stance=_(STANCE_NAMES[Stance(stance)])
    )
    out.value(now, lambda: out.say(measure_id if out.plain else text))


@click.command(
    "overrule", help=_("Decide otherwise than a check, with the reason; with --off let the check speak again.")
)
@click.argument("measure_id")
@click.argument("check")
@click.argument("verdict", type=click.Choice([str(each) for each in Verdict]), required=False)
@click.option("--reason", default="", help=_("Why; it stands beside the check's verdict."))
@click.option("--off", is_flag=True, help=_("Take the decision back."))
@project_option
@author_option
@output_options
def overrule(
    measure_id: str,
    check: str,
    verdict: str | None,
    reason: str,
    off: bool,
    project_file: Path,
    author: str,
    out: Output,
) -> None:
    if not off and verdict is None:
        raise click.UsageError(_("Give the verdict (met, not_met, for_a_person), or --off."))
    with projects.opened(project_file, author) as project:
        if off:
            review.unoverrule(project, measure_id, check)
        else:
            review.overrule(project, measure_id, check, Verdict(str(verdict)), reason)
        now = review.review_of(project, measure_id)
    text = (
        _("Check {check} of measure {id} speaks for itself again.")
        if off
        else _("Check {check} of measure {id}: {verdict}.")
    )
    named = "" if off else _(VERDICT_NAMES[Verdict(str(verdict))])
    said = text.format(check=check, id=measure_id, verdict=named)
    out.value(now, lambda: out.say(measure_id if out.plain else said))


@click.command("history", help=_("Who changed what in a measure and when, in words."))
@click.argument("measure_id")
@project_option
@output_options
def history(measure_id: str, project_file: Path, out: Output) -> None:
    with projects.opened(project_file, readonly=True) as project:
        steps = measure_history.history(project, measure_id)
    tell_steps(out, steps)


def tell_steps(out: Output, steps: Sequence[Step]) -> None:
    """Say who changed what in a measure."""
    out.table(
        steps,
        (_("When"), _("Who"), _("Field"), _("Was"), _("Became")),
        ((s.when[:19].replace("T", " "), s.who, s.name, s.before, s.after) for s in steps),
        _("Nobody changed this measure yet; it is a machine's draft."),
    )


@click.command("conflicts", help=_("Fields that two people changed unseen by each other; both versions are there."))
@project_option
@output_options
def conflicts(project_file: Path, out: Output) -> None:
    with projects.opened(project_file, readonly=True) as project:
        found = measure_history.conflicts(project)
    rows = [
        (c.measure, c.field, c.name, place, v.by, v.at[:19].replace("T", " "), v.text)
        for c in found
        for place, v in enumerate(c.versions, 1)
    ]
    out.table(
        found,
        (_("Measure"), _("Field"), _("Name"), _("Version"), _("Who"), _("When"), _("Text")),
        rows,
        _("Nothing waits for a decision."),
    )
    if found and not out.plain and not out.as_json:
        n = len(found)
        text = ngettext("{n} field waits: dialog-toolkit measure settle MEASURE FIELD VERSION",
                        "{n} fields wait: dialog-toolkit measure settle MEASURE FIELD VERSION", n)  # fmt: skip
        out.note(text.format(n=n))


@click.command("settle", help=_("Choose the VERSION of a FIELD that stands, as numbered in measure conflicts."))
@click.argument("measure_id")
@click.argument("field")
@click.argument("version", type=click.IntRange(1))
@project_option
@author_option
@output_options
def settle(measure_id: str, field: str, version: int, project_file: Path, author: str, out: Output) -> None:
    with projects.opened(project_file, author) as project:
        measure_history.settle(project, measure_id, field, version)
        left = measure_history.conflicts(project)
    text = _("Chosen. {n} more to decide.").format(n=len(left)) if left else _("Chosen. Nothing more waits.")
    out.value(left, lambda: out.say(measure_id if out.plain else text))
