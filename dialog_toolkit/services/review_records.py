"""Comments, opinions and overruled checks as the ledger holds them. Pure: knows no database."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace

from dialog_toolkit.domain.change import Change
from dialog_toolkit.domain.measure import Finding, MeasureReport
from dialog_toolkit.domain.review import Comment, Opinion, Overrule, Review, Stance
from dialog_toolkit.domain.verdict import Verdict
from dialog_toolkit.ledger.fold import Heads, fold_entity
from dialog_toolkit.ledger.identity import canonical
from dialog_toolkit.services.measure_records import COMMENT, DRAFT, MARK, OPINION, OVERRULE, from_text
from dialog_toolkit.services.measure_store import Everything, Stored, is_comment, measure_of_comment


def said_to_text(verdict: str, reason: str) -> str:
    """An opinion or an overruling as it is kept."""
    return canonical({"verdict": verdict, "reason": reason})


def opinions_of(stored: Stored) -> tuple[Opinion, ...]:
    """What people and institutions said of a measure, oldest first. Two versions by one author are both there."""
    found = [
        Opinion(stored.measure.id, by, Stance(verdict), reason, change.wall, change.author)
        for by, change, verdict, reason in _said(stored, OPINION)
        if verdict in set(Stance)
    ]
    return tuple(sorted(found, key=lambda one: (one.at, one.by)))


def overrules_of(stored: Stored) -> tuple[Overrule, ...]:
    """Where a person decided otherwise than a check; of two versions the one shown first counts."""
    found: dict[str, Overrule] = {}
    for check, change, verdict, reason in _said(stored, OVERRULE):
        if verdict in set(Verdict):
            one = Overrule(stored.measure.id, check, Verdict(verdict), reason, change.author, change.wall)
            found.setdefault(check, one)
    return tuple(sorted(found.values(), key=lambda one: (one.at, one.check)))


def comments_of(everything: Everything, id: str) -> tuple[Comment, ...]:
    """Remarks on a measure, oldest first."""
    found = [
        _comment(entity, changes)
        for entity, changes in everything.comments.items()
        if measure_of_comment(entity) == id and is_comment(entity, changes)
    ]
    return tuple(sorted(found, key=lambda one: (one.at, one.id)))


def review_from(everything: Everything, stored: Stored) -> Review:
    """Everything people said of one measure."""
    return Review(
        measure=stored.measure.id,
        state=stored.measure.state,
        reason=stored.measure.state_reason,
        comments=comments_of(everything, stored.measure.id),
        opinions=opinions_of(stored),
        overrules=overrules_of(stored),
        conflicts=conflicting(stored),
    )


def conflicting(stored: Stored) -> tuple[str, ...]:
    """Fields of which two versions wait for a person; "*" where one side withdrew what the other edited."""
    if stored.deleted:
        return ()
    fields = [
        name for name, field in stored.state.fields.items() if field.others and not name.startswith((DRAFT, MARK))
    ]
    return (*fields, *(("*",) if stored.state.deleted_vs_edited else ()))


def with_overrules(report: MeasureReport, overrules: Iterable[Overrule]) -> MeasureReport:
    """The report with people's verdicts beside the machine's."""
    by_check = {one.check: one for one in overrules}
    findings = tuple(_overruled(finding, by_check.get(finding.check)) for finding in report.findings)
    return MeasureReport(report.measure, findings)


def _overruled(finding: Finding, overrule: Overrule | None) -> Finding:
    return replace(finding, overruled=overrule) if overrule else finding


def _said(stored: Stored, prefix: str) -> list[tuple[str, Change, str, str]]:
    """Of each field with that beginning: the rest of its name, the change that stands, verdict and reason."""
    out = []
    heads = Heads(change for change in stored.changes if change.field.startswith(prefix))
    for field, found in heads.fields.items():
        for change in found:
            verdict, reason = verdict_and_reason(change.text or "")
            out.append((field.removeprefix(prefix), change, verdict, reason))
    return out


def verdict_and_reason(text: str) -> tuple[str, str]:
    """The verdict and the reason that an opinion or an overruling is kept as; "" for what cannot be read."""
    try:
        told = json.loads(text)
    except (ValueError, RecursionError):
        return "", ""
    if not isinstance(told, dict) or not isinstance(told.get("verdict"), str):
        return "", ""
    reason = told.get("reason")
    return told["verdict"], from_text("title", reason, {}) if isinstance(reason, str) else ""


def _comment(entity: str, changes: Sequence[Change]) -> Comment:
    state = fold_entity(entity, changes)
    fields = {name: field.value for name, field in state.fields.items()}
    first = next(change for change in changes if change.field == "text")
    return Comment(
        id=entity.removeprefix(COMMENT),
        measure=measure_of_comment(entity),
        text=from_text("title", fields["text"], {}),
        field=fields.get("field", ""),
        by=first.author,
        at=first.wall,
        resolved=fields.get("resolved") == "true",
    )
