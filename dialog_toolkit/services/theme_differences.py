"""Where themes weigh more or less: regions or kinds of session compared, tested by dealing whole sessions out anew."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import asdict
from typing import Any

from pydantic import TypeAdapter

from dialog_toolkit.domain.difference import Difference, Verdict
from dialog_toolkit.domain.session import Session
from dialog_toolkit.errors import BadInput
from dialog_toolkit.i18n import N_, _
from dialog_toolkit.language.cleaning import clean
from dialog_toolkit.ledger import views
from dialog_toolkit.ledger.project import Project
from dialog_toolkit.services import themes
from dialog_toolkit.worker.client import Worker, run_task

Progress = Callable[[str, int, int], None]
_FOUND = TypeAdapter(tuple[Difference, ...])
SIDES: Mapping[str, Callable[[Session], str]] = {
    "region": lambda session: session.place.region,
    "method": lambda session: session.method,
    "online": lambda session: "online" if session.place.online else "in a room",
}
"""What sessions can be told apart by. A new one is a line here."""
VERDICTS = {
    Verdict.MORE: N_("more than elsewhere"),
    Verdict.LESS: N_("less than elsewhere"),
    Verdict.NOTHING: N_("no difference that chance does not make"),
    Verdict.TOO_FEW: N_("too few circles to say"),
}


def differences(
    project: Project, by: str = "region", *, progress: Progress | None = None, worker: Worker | None = None
) -> tuple[Difference, ...]:
    """One row for each theme and side, the surest first.

    Raises BadInput for another `by`, ProjectError if there are no themes yet.
    """
    if by not in SIDES:
        raise BadInput(N_("Sessions are not compared by “{by}”."), hint=N_("Known: {near}"), by=clean(by),
                       near=", ".join(SIDES))  # fmt: skip
    side_of = {session.id: SIDES[by](session) for session in views.sessions(project)}
    return _found(project, side_of, progress, worker)


def between(
    project: Project,
    left: Collection[str],
    right: Collection[str],
    *,
    progress: Progress | None = None,
    worker: Worker | None = None,
) -> dict[str, Difference]:
    """Each theme's difference of the sessions `left` against the sessions `right`, by theme id.

    Sessions on both sides count on neither. Raises ProjectError if there are no themes yet.
    """
    sides = dict.fromkeys(set(left) - set(right), "left")
    sides |= dict.fromkeys(set(right) - set(left), "right")
    return {each.theme: each for each in _found(project, sides, progress, worker) if each.side == "left"}


def _found(
    project: Project, side_of: Mapping[str, str], progress: Progress | None, worker: Worker | None
) -> tuple[Difference, ...]:
    payload: dict[str, Any] = {
        "themes": [asdict(theme) for theme in themes.current(project).themes],
        "ideas": [asdict(idea) for session in views.sessions(project) for idea in session.ideas],
        "side_of": dict(side_of),
    }
    ask = worker.run if worker else run_task
    return _FOUND.validate_python(ask("differences", payload, progress))


def verdict_text(difference: Difference) -> str:
    """What may be said, in words."""
    return _(VERDICTS[difference.verdict])
