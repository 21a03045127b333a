"""What counts for a field of a measure: what a person decided, else the best suggestion."""

from dialog_toolkit.domain.measure import Measure
from dialog_toolkit.domain.plan import PlanProfile, find_institutions


def decided(measure: Measure, field: str) -> tuple[str, ...]:
    """What a person decided for ``values``, ``lead`` or ``direction``, else the best suggestion (all for values)."""
    own = measure.values if field == "values" else tuple(filter(None, (getattr(measure, field),)))
    if own:
        return tuple(own)
    suggested = measure.suggested.get(field, ())
    return tuple(s.value for s in suggested) if field == "values" else tuple(s.value for s in suggested[:1])


def bodies_of(measure: Measure, profile: PlanProfile) -> tuple[frozenset[str], frozenset[str]]:
    """Institutions that lead the measure, and those that take part besides; "all ministries" is each of them."""
    lead = _bodies(decided(measure, "lead"), profile)
    return lead, _bodies(measure.supporting, profile) - lead


def _bodies(entries: tuple[str, ...], profile: PlanProfile) -> frozenset[str]:
    known = {body.id for body in profile.institutions}
    found = {body for entry in entries for each in find_institutions(profile, entry) for body in each.institutions}
    return frozenset(found | (set(entries) & known))
