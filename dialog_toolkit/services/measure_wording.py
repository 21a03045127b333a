"""A wording to start from where a check found something wanting."""

from dialog_toolkit.domain.measure import Finding, Measure
from dialog_toolkit.domain.plan import PlanProfile
from dialog_toolkit.measures.wording import wording_for

_TAKEN_INTO = {"values": "value_how", "parts": ""}
"""Checks whose wording is for another field than the one they read, "" for advice that is no text of a field."""


def wording(finding: Finding, measure: Measure, profile: PlanProfile) -> str:
    """The suggested wording in the language of the screen, with … where only a person can say; "" if there is none."""
    return wording_for(finding, measure, profile)


def field_of(finding: Finding) -> str:
    """The field that the wording of a finding belongs to; "" if it is advice only."""
    return _TAKEN_INTO.get(finding.check, finding.field)
