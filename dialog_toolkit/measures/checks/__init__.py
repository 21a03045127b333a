"""The checks of one measure, by principle.

A check is a function of the measure, what was read in it, and the plan profile, yielding findings. Adding one is a
function in a file of this folder, a line in `CHECKS` and a test.
"""

from collections.abc import Callable, Iterator

from dialog_toolkit.domain.measure import Finding, Measure
from dialog_toolkit.domain.plan import PlanProfile
from dialog_toolkit.measures.checks import p1, p2, p3, p4
from dialog_toolkit.measures.reading import Reading

Check = Callable[[Measure, Reading, PlanProfile], Iterator[Finding]]

CHECKS: dict[str, Check] = {
    "values": p1.values,
    "ambition": p1.ambition,
    "deadline": p2.deadline,
    "indicator": p2.indicator,
    "concrete": p2.concrete,
    "parts": p2.parts,
    "result": p3.result,
    "evidence": p3.evidence,
    "lead": p4.lead,
    "institutions": p4.institutions,
    "resources": p4.resources,
}
