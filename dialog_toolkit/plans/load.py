"""Loading a plan profile: one that comes with the toolkit, by id, or one's own, by folder."""

from datetime import date
from functools import cache
from pathlib import Path

from dialog_toolkit.domain.plan import PlanProfile
from dialog_toolkit.errors import BadInput
from dialog_toolkit.i18n import N_
from dialog_toolkit.plans.shape import build
from dialog_toolkit.plans.validate import FILES, examine
from dialog_toolkit.plans.yaml_file import read_yaml

PROFILES = Path(__file__).parent
"""Where the profiles that come with the toolkit are, one folder each."""


def profile_ids() -> tuple[str, ...]:
    """Ids of the profiles that come with the toolkit, sorted."""
    return tuple(sorted(folder.parent.name for folder in PROFILES.glob("*/plan.yaml")))


def load_profile(source: str | Path, period: tuple[date, date] | None = None) -> PlanProfile:
    """The profile of that id or in that folder, for its own period or for the days given.

    Raises BadInput if there is no such profile, if it has faults (the first is told), or if `period` is not in order.
    """
    folder = _folder(source)
    profile = _load_built_in(folder) if folder.parent == PROFILES else _load(folder)
    if period is None:
        return profile
    if period[1] < period[0]:
        message = N_("The plan cannot end on {end}, before it starts on {start}.")
        raise BadInput(message, start=period[0].isoformat(), end=period[1].isoformat())
    return profile.with_period(*period)


def _folder(source: str | Path) -> Path:
    if isinstance(source, str) and source in profile_ids():
        return PROFILES / source
    folder = Path(source)
    if not any((folder / name).is_file() for name in FILES):
        raise BadInput(
            N_("There is no plan profile “{source}”."),
            hint=N_("Give the id of a profile ({ids}) or a folder with plan.yaml in it."),
            source=str(source),
            ids=", ".join(profile_ids()),
        )
    return folder


def _load(folder: Path) -> PlanProfile:
    values, faults = examine(folder)
    if faults:
        raise BadInput(
            N_("The plan profile “{source}” cannot be used. Faults found: {count}. The first: {fault}"),
            hint=N_("Correct the files and try again; nothing was changed."),
            source=folder.name,
            count=len(faults),
            fault=str(faults[0]),
        )
    return build(values, PlanProfile)


@cache
def _load_built_in(folder: Path) -> PlanProfile:
    """Built without looking for faults, which takes longer than reading: the tests hold that it has none."""
    files = [read_yaml(folder / name).values for name in FILES]
    return build({key: values[key] for values in files for key in values}, PlanProfile)
