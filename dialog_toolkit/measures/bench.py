"""How well the checks agree with people's labels: precision, recall and accuracy per label.

For yes–no labels the positive class is "yes". `ogp_values` is judged by overlap: precision and recall over the
single values of all rows; a row is right when the two sets share a value or are both empty.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from dialog_toolkit.domain.measure import Indicator, Measure
from dialog_toolkit.domain.plan import PlanProfile
from dialog_toolkit.language.cleaning import fold
from dialog_toolkit.measures.checks.p2 import is_concrete
from dialog_toolkit.measures.checks.p3 import is_result
from dialog_toolkit.measures.reading import Reading, read_measure

LABELS = ("ogp_relevant", "concrete", "measurable", "has_deadline", "deadline_in_plan_period", "result_oriented")


def labels_of(reading: Reading, profile: PlanProfile) -> dict[str, bool]:
    """The yes–no labels that the checks' reading of a measure gives."""
    return {
        "ogp_relevant": bool(reading.values),
        "concrete": is_concrete(reading),
        "measurable": bool(reading.quantities) or reading.change,
        "has_deadline": reading.final is not None,
        "deadline_in_plan_period": reading.final is not None and profile.period.contains(reading.final),
        "result_oriented": is_result(reading),
    }


def to_measure(row: Mapping[str, Any]) -> Measure:
    """A row of labelled data as a measure: the first responsible institution leads, the others support."""
    responsible = [str(each) for each in row.get("responsible") or []]
    return Measure(
        id=str(row["id"]),
        title=str(row.get("title") or ""),
        solution=str(row.get("description") or ""),
        lead=responsible[0] if responsible else "",
        supporting=tuple(responsible[1:]),
        deadline=str(row.get("deadline") or ""),
        indicators=(Indicator(str(row["indicator"])),) if row.get("indicator") else (),
    )


def score_checks(rows: Sequence[Mapping[str, Any]], profile: PlanProfile) -> dict[str, Any]:
    """Agreement of the checks with the gold labels of `rows`; labels absent from a row are not counted."""
    readings = [(str(row["id"]), read_measure(to_measure(row), profile), row["gold"]) for row in rows]
    scores = {}
    for label in LABELS:
        judged = [(id, labels_of(r, profile)[label], bool(gold[label])) for id, r, gold in readings if label in gold]
        if judged:
            scores[label] = _yes_no(judged)
    names = {fold(name): value.id for value in profile.values for name in (value.id, value.name.lv, value.name.en)}
    sets = [
        (id, set(reading.values), {names.get(fold(str(v)), fold(str(v))) for v in gold["ogp_values"]})
        for id, reading, gold in readings
        if "ogp_values" in gold
    ]
    if sets:
        scores["ogp_values"] = _overlap(sets)
    return {"labels": scores}


def _yes_no(judged: Sequence[tuple[str, bool, bool]]) -> dict[str, Any]:
    both = sum(said and gold for _, said, gold in judged)
    said_yes = sum(said for _, said, _ in judged)
    gold_yes = sum(gold for _, _, gold in judged)
    differs = [id for id, said, gold in judged if said != gold]
    return _figures(both, said_yes, gold_yes, 1 - len(differs) / len(judged), differs)


def _overlap(sets: Sequence[tuple[str, set[str], set[str]]]) -> dict[str, Any]:
    both = sum(len(said & gold) for _, said, gold in sets)
    differs = [id for id, said, gold in sets if not (said & gold or said == gold == set())]
    said_all, gold_all = sum(len(said) for _, said, _ in sets), sum(len(gold) for _, _, gold in sets)
    return _figures(both, said_all, gold_all, 1 - len(differs) / len(sets), differs)


def _figures(both: int, said: int, gold: int, accuracy: float, differs: list[str]) -> dict[str, Any]:
    return {
        "precision": round(both / said, 4) if said else None,
        "recall": round(both / gold, 4) if gold else None,
        "accuracy": round(accuracy, 4),
        "differs": differs,
    }
