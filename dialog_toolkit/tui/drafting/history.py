"""The history of a measure as lines to read, the newest first."""

from collections.abc import Sequence
from datetime import datetime

from dialog_toolkit.i18n import _
from dialog_toolkit.i18n.dates import short_date
from dialog_toolkit.services.measure_history import Step
from dialog_toolkit.tui.drafting.words import flat


def text_of(steps: Sequence[Step]) -> str:
    """Every step: when, who, what, from what to what."""
    if not steps:
        return _("Nobody has touched this measure yet: it is as the machine drafted it.")
    return "\n".join(line for step in reversed(steps) for line in _lines(step))


def _lines(step: Step) -> list[str]:
    lines = [f"{_moment(step.when)} · {flat(step.who)} · {step.name}"]
    if step.before:
        lines.append(f"  − {flat(step.before)}")
    return [*lines, f"  + {flat(step.after) or _('nothing')}"]


def _moment(when: str) -> str:
    """The local day and time of an ISO 8601 moment; what is none as it is."""
    try:
        at = datetime.fromisoformat(when).astimezone()
    except (ValueError, OverflowError):
        return flat(when)
    return f"{short_date(at.date())} {at:%H:%M}"
