"""What the fields of a measure may refer to, and what was there before."""

from dataclasses import dataclass, field

from dialog_toolkit.domain.measure import Measure
from dialog_toolkit.domain.plan import PlanProfile
from dialog_toolkit.errors import BadInput, ProjectError
from dialog_toolkit.i18n import N_
from dialog_toolkit.ledger.fold import states
from dialog_toolkit.ledger.project import Project
from dialog_toolkit.services import themes
from dialog_toolkit.services.measure_records import Texts
from dialog_toolkit.services.measure_words import field_name
from dialog_toolkit.services.projects import profile_of


@dataclass(frozen=True)
class Known:
    """The plan, texts of ideas by id, ids of themes. `before`: the measure as it is."""

    profile: PlanProfile
    texts: Texts
    themes: frozenset[str]
    before: Measure = field(default_factory=lambda: Measure("", ""))


def known_to(project: Project, texts: Texts, before: Measure | None = None) -> Known:
    """What a measure of the project may refer to."""
    kept = {name.removeprefix("theme:") for name, state in states(project, "theme:").items() if not state.deleted}
    return Known(profile_of(project), texts, frozenset(kept | _grouped(project)), before or Measure("", ""))


def _grouped(project: Project) -> set[str]:
    try:
        return {theme.id for theme in themes.current(project).themes}
    except ProjectError:
        return set()


def expect(right: bool, name: str) -> None:
    """Raise BadInput if the value given for a field is not of its kind."""
    if not right:
        raise BadInput(N_("The value given for “{field}” is of the wrong kind."), field=field_name(name))
