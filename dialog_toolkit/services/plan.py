"""The plan profile: what it holds, whether its data are sound."""

from pathlib import Path

from dialog_toolkit.domain.plan import PlanProfile, leaf_actions
from dialog_toolkit.i18n import _, current_language
from dialog_toolkit.i18n.dates import long_date
from dialog_toolkit.plans.load import load_profile
from dialog_toolkit.plans.validate import validate_profile
from dialog_toolkit.plans.yaml_file import Fault


def load(source: str) -> PlanProfile:
    """A plan profile by its id or folder. Raises BadInput."""
    return load_profile(source)


def validate(folder: Path) -> list[Fault]:
    """Every fault of a profile's data, by file and field."""
    return validate_profile(folder)


def described(profile: PlanProfile) -> list[tuple[str, str]]:
    """What a person wants to know of a plan, as (name, value) lines."""
    language = current_language()
    period = f"{long_date(profile.period.start, language)} – {long_date(profile.period.end, language)}"
    previous = profile.previous
    tally = previous.tally
    lines = [
        (_("Plan"), profile.title.in_language(language)),
        (_("Period"), period),
        (_("Note"), profile.period.note.in_language(language)),
    ]
    lines += [(principle.id, principle.text.in_language(language)) for principle in profile.principles]
    lines += [(_("Value"), value.name.in_language(language)) for value in profile.values]
    lines += [(_("Direction"), f"{d.number}. {d.name.in_language(language)}") for d in profile.directions]
    lines += [(_("Region"), region.name.in_language(language)) for region in profile.regions]
    lines += [
        (_("Schedule"), f"{step.when.in_language(language)}: {step.activity.in_language(language)}")
        for step in profile.schedule
    ]
    counts = _("{commitments} commitments, {measures} measures, {leaves} actions").format(
        commitments=len(previous.commitments), measures=len(previous.measures), leaves=len(leaf_actions(profile))
    )
    progress = _(
        "{done} completed or well advanced, {going} in progress, {none} not started (which ones is not stated)"
    )
    lines += [
        (_("Previous plan"), previous.title.in_language(language)),
        ("", counts),
        ("", progress.format(done=tally.completed_or_substantial, going=tally.in_progress, none=tally.not_started)),
    ]
    return lines
