"""All checks of one measure."""

from dialog_toolkit.domain.measure import Measure, MeasureReport
from dialog_toolkit.domain.plan import PlanProfile
from dialog_toolkit.measures.checks import CHECKS
from dialog_toolkit.measures.reading import read_measure


def check_measure(measure: Measure, profile: PlanProfile) -> MeasureReport:
    """Run every registered check; findings come in the order of the register."""
    reading = read_measure(measure, profile)
    findings = [finding for check in CHECKS.values() for finding in check(measure, reading, profile)]
    return MeasureReport(measure.id, tuple(findings))
