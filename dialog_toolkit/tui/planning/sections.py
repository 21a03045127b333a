"""The parts of the plan as rows of text, each row knowing what it is about."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from dialog_toolkit.domain.plan_view import Heard, PlanView, ShortPlan, WhatIf
from dialog_toolkit.i18n import N_, _, ngettext
from dialog_toolkit.services.plan_whole import Names, choice_in_words
from dialog_toolkit.services.process import Step

HOW = {
    "continues": N_("goes on"),
    "changes": N_("goes on, changed"),
    "dropped": N_("dropped"),
    "suggested": N_("suggested"),
    "open": N_("open"),
}


@dataclass(frozen=True)
class PlanRow:
    """A row: what it is about (`kind` and `id`), and its cells."""

    cells: tuple[str, str, str]
    kind: str = ""
    id: str = ""


@dataclass(frozen=True)
class Section:
    """A part of the plan: `mark` is ✓ or ! so that colour alone tells nothing; `sum_up` a sentence above the rows."""

    id: str
    title: str
    mark: str
    sum_up: str
    rows: tuple[PlanRow, ...]


def sections(view: PlanView, names: Names, steps: Sequence[Step]) -> tuple[Section, ...]:
    """Every part of the plan, in the language of the screen."""
    return (
        _load(view, names),
        _quarters(view, names),
        _counted("values", _("Values"), view.report.values, names.values),
        _counted("directions", _("Directions"), view.report.directions, names.directions),
        _heard("regions", _("Regions"), view.regions, names.regions, names),
        _heard("groups", _("Groups"), view.groups, {}, names),
        _overlaps(view, names),
        _earlier(view, names),
        _measures("source", _("Without a source"), view.without_source, names),
        _measures("deadline", _("No binding deadline"), view.weak_deadlines, names),
        _process(steps),
    )


def _section(id: str, title: str, good: bool, sum_up: str, rows: Sequence[PlanRow]) -> Section:
    return Section(id, title, "✓" if good else "!", sum_up, tuple(rows))


def _load(view: PlanView, names: Names) -> Section:
    over = {str(f.facts.get("body", "")) for f in view.report.findings if f.check == "plan_load"}
    rows = []
    for body, (leads, involved) in view.report.load.items():
        name = names.bodies.get(body, body)
        told = _("leads {leads}, involved in {involved}").format(leads=leads, involved=involved)
        rows.append(PlanRow((name, told, _("over the limit") if name in over else ""), "body", body))
    n = view.report.measures
    parts = [ngettext("{n} measure", "{n} measures", n).format(n=n)]
    if view.suggested_leads:
        n = view.suggested_leads
        parts.append(ngettext("{n} lead is only suggested.", "{n} leads are only suggested.", n).format(n=n))
    return _section("load", _("Load"), not any(row.cells[2] for row in rows), " · ".join(parts), rows)


def _quarters(view: PlanView, names: Names) -> Section:
    by_body: dict[str, list[tuple[str, int, int]]] = defaultdict(list)
    for each in view.quarters:
        by_body[each.body].append((each.quarter or _("no date"), len(each.leads), len(each.joins)))
    rows = [
        PlanRow((names.bodies.get(body, body), " ".join(f"{q}:{lead}+{joins}" for q, lead, joins in told), ""), "body",
                body)
        for body, told in by_body.items()
    ]  # fmt: skip
    undated = any(not each.quarter for each in view.quarters)
    return _section("quarters", _("Quarters"), not undated, _("quarter: leads + takes part"), rows)


def _counted(id: str, title: str, counts: dict[str, int], names: dict[str, str]) -> Section:
    rows = [PlanRow((names.get(key, key), str(n), "" if n else _("no measure")), id, key) for key, n in counts.items()]
    missing = sum(not n for n in counts.values())
    text = _("every one has a measure") if not missing else _("without a measure: {n}").format(n=missing)
    return _section(id, title, not missing, text, rows)


def _heard(id: str, title: str, heard: Sequence[Heard], called: dict[str, str], names: Names) -> Section:
    rows = []
    for each in heard:
        told = _("{answered} answered, {unanswered} not").format(
            answered=len(each.answered), unanswered=len(each.unanswered)
        )
        titles = "; ".join(names.themes.get(theme, theme) for theme in each.unanswered)
        rows.append(PlanRow((called.get(each.key, each.key) or "–", told, titles), "themes", " ".join(each.unanswered)))
    ideas = sum(len(each.ideas) for each in heard)
    text = ngettext("{n} idea is in themes without a measure.", "{n} ideas are in themes without a measure.", ideas)
    return _section(id, title, not ideas, text.format(n=ideas), rows)


def _overlaps(view: PlanView, names: Names) -> Section:
    rows = []
    for each in view.overlaps:
        both = f"{names.measures.get(each.one, each.one)} ~ {names.measures.get(each.other, each.other)}"
        shared = ngettext("{n} idea in both", "{n} ideas in both", len(each.shared)).format(n=len(each.shared))
        rows.append(PlanRow((f"{each.score:.0%} · {shared}", ", ".join(each.words), both), "measure", each.one))
    text = _("These may be one measure.") if rows else _("No two measures say the same.")
    return _section("overlaps", _("Overlaps"), not rows, text, rows)


def _earlier(view: PlanView, names: Names) -> Section:
    rows = []
    for each in view.continuity:
        more = each.reason or ", ".join(names.measures.get(id, id) for id in each.measures)
        rows.append(PlanRow((each.number, _(HOW[each.how]), each.name + (f" – {more}" if more else "")), "earlier",
                            each.number))  # fmt: skip
    left = sum(each.how in ("open", "suggested") for each in view.continuity)
    text = ngettext("{n} earlier measure waits for a decision.", "{n} earlier measures wait for a decision.", left)
    return _section("earlier", _("Earlier plan"), not left, text.format(n=left), rows)


def _measures(id: str, title: str, ids: Sequence[str], names: Names) -> Section:
    rows = [PlanRow((each, "", names.measures.get(each, each)), "measure", each) for each in ids]
    text = ngettext("{n} measure", "{n} measures", len(ids)).format(n=len(ids))
    return _section(id, title, not ids, text, rows)


def _process(steps: Sequence[Step]) -> Section:
    rows = []
    for step in steps:
        doubt = "" if step.confirmed else f" ({_('wording not confirmed')})"
        seen = f" – {step.evidence}" if step.evidence else ""
        state = "✓" if step.evidence else _("not ticked off")
        rows.append(PlanRow((step.standard, state, step.text + doubt + seen), "process", step.id))
    left = sum(not step.evidence for step in steps)
    text = _("{done} of {all} ticked off").format(done=len(steps) - left, all=len(steps))
    return _section("process", _("Process"), not left, text, rows)


def short_plan_text(short: ShortPlan, names: Names) -> str:
    """The short plan for reading."""
    lines = [f"{place}. {names.measures.get(id, id)}" for place, id in enumerate(short.chosen, 1)]
    open_ones = [names.themes.get(id, id) for id in short.unanswered]
    told = [*lines, "", *choice_in_words(short)]
    if open_ones:
        told += ["", _("Without an answer would be:"), *(f"– {title}" for title in open_ones)]
    return "\n".join(told)


def what_if_text(found: WhatIf, names: Names) -> str:
    """What would follow, for reading."""
    lines = [
        _("{body}: leads {before} → {after}, involved in {was} → {would}").format(
            body=names.bodies.get(each.body, each.body), before=each.before[0], after=each.after[0],
            was=each.before[1], would=each.after[1])
        + (f"  ! {_('over the limit')}" if each.over else "")
        for each in found.load
    ]  # fmt: skip
    lost = [f"– {names.themes.get(id, id)}" for id in found.no_longer_answered]
    told = lines or [_("The load would stay as it is.")]
    told += ["", _("Without an answer would be:"), *lost] if lost else []
    return "\n".join([*told, "", _("Nothing is changed by this.")])
