"""Which N measures answer most: a maximum coverage problem with limits, solved exactly as an integer program.

Each theme counts by its ideas. A theme is answered when at least one chosen measure answers it; no institution leads
more measures than the plan's limit. Nemhauser, Wolsey and Fisher's maximum coverage in its usual integer form
(Church and ReVelle, 1974), given to HiGHS through scipy.optimize.milp: a proven optimum for plans of this size.
"""

from collections.abc import Collection, Mapping, Sequence

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

from dialog_toolkit.domain.plan_view import ShortPlan

SECONDS = 10.0
"""The solver stops after so long and says that the best found is not proven."""


def choose(
    answers: Mapping[str, Collection[str]],
    weight: Mapping[str, int],
    leads: Mapping[str, Collection[str]],
    *,
    most: int,
    lead_max: int,
    keep: Sequence[str] = (),
) -> ShortPlan:
    """The best set of at most `most` measures.

    Parameters
    ----------
    answers: measure id → ids of the themes it answers.
    weight: theme id → ideas in it; themes no measure answers are counted as unanswered.
    leads: measure id → institutions that lead it; none counts against no limit.
    keep: measures that must be in it.

    Of equally good sets the one with fewer measures is taken, then the one first in order.
    """
    ids, themes = list(answers), sorted(weight)
    covered = [theme for theme in themes if any(theme in answers[id] for id in ids)]
    m, t = len(ids), len(covered)
    if not ids or most < 1:
        return _told(ids, [], themes, answers, weight, most, lead_max)
    cost = np.concatenate([np.full(m, 1e-3) + np.arange(m) * 1e-7, [-float(weight[theme]) for theme in covered]])
    rows, upper = [np.concatenate([np.ones(m), np.zeros(t)])], [float(most)]
    for place, theme in enumerate(covered):
        row = np.zeros(m + t)
        row[m + place] = 1
        row[:m] = [-float(theme in answers[id]) for id in ids]
        rows.append(row)
        upper.append(0.0)
    for body in sorted({body for id in ids for body in leads.get(id, ())}):
        rows.append(np.concatenate([[float(body in leads.get(id, ())) for id in ids], np.zeros(t)]))
        upper.append(float(lead_max))
    low = np.array([float(id in set(keep)) for id in ids] + [0.0] * t)
    found = milp(
        cost,
        constraints=LinearConstraint(np.array(rows), ub=np.array(upper)),
        integrality=np.concatenate([np.ones(m), np.zeros(t)]),
        bounds=Bounds(low, np.ones(m + t)),
        options={"time_limit": SECONDS, "mip_rel_gap": 0.0},
    )
    if found.x is None:
        return ShortPlan(most, (), tuple(ids), (), tuple(themes), 0, sum(weight.values()), lead_max, possible=False)
    chosen = [id for id, taken in zip(ids, found.x[:m], strict=True) if taken > 0.5]
    return _told(ids, chosen, themes, answers, weight, most, lead_max, exact=found.status == 0)


def _told(
    ids: Sequence[str],
    chosen: Sequence[str],
    themes: Sequence[str],
    answers: Mapping[str, Collection[str]],
    weight: Mapping[str, int],
    most: int,
    lead_max: int,
    exact: bool = True,
) -> ShortPlan:
    answered = {theme for id in chosen for theme in answers[id]}
    return ShortPlan(
        asked=most,
        chosen=tuple(chosen),
        left_out=tuple(id for id in ids if id not in chosen),
        themes=tuple(theme for theme in themes if theme in answered),
        unanswered=tuple(theme for theme in themes if theme not in answered),
        weight=sum(weight[theme] for theme in themes if theme in answered),
        weight_all=sum(weight.values()),
        lead_max=lead_max,
        exact=exact,
    )
