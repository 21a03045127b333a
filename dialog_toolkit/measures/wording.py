"""A wording to start from, for what a check found wanting. It leaves blanks (…) for what only a person can say."""

import re
from collections.abc import Callable, Mapping

from dialog_toolkit.domain.measure import Finding, Measure, Verdict
from dialog_toolkit.domain.plan import PlanProfile
from dialog_toolkit.i18n import _
from dialog_toolkit.measures.decided import decided

Wording = Callable[[Finding, Measure, PlanProfile], str]

_YEAR = re.compile(r"20\d\d")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?\s*%?")


def wording_for(finding: Finding, measure: Measure, profile: PlanProfile) -> str:
    """A suggested wording for the field of the finding, in the language of the screen; "" when there is none."""
    if finding.verdict is Verdict.MET or finding.check not in WORDINGS:
        return ""
    return WORDINGS[finding.check](finding, measure, profile)


def _deadline(finding: Finding, measure: Measure, profile: PlanProfile) -> str:
    """The end of the year that was named, if it lies in the plan; else the form of a deadline."""
    years = [int(year) for year in _YEAR.findall(" ".join((*finding.words, measure.deadline)))]
    inside = [year for year in years if profile.period.start.year <= year <= profile.period.end.year]
    if inside:
        return _("31.12.{year}.").format(year=max(inside))
    return _("… (day) … (month) {year}, or a quarter of {year}; at the latest {end}").format(
        year=profile.period.start.year + 1, end=profile.period.end.isoformat()
    )


def _indicator(finding: Finding, measure: Measure, profile: PlanProfile) -> str:
    """From where to where: the number that the text names, or blanks."""
    named = next((words for words in finding.words if _NUMBER.search(words)), "…")
    share = _NUMBER.match(named) if "%" in named else None
    target = share.group().strip() if share else named  # "30 dienās" means nothing as 30
    return _("{what}: from … ({year}) to {target}").format(
        what=measure.indicators[0].text if measure.indicators and measure.indicators[0].text else _("Share of …"),
        year=profile.period.start.year, target=target,
    )  # fmt: skip


def _concrete(finding: Finding, measure: Measure, profile: PlanProfile) -> str:
    """What is made, by whom, to what end: the vague verb becomes the end."""
    vague = finding.words[0] if finding.words else ""
    aim = _aim(vague, measure.solution or measure.title)
    return _("To publish / introduce / lay down … (what exactly){aim}").format(aim=aim)


def _aim(vague: str, text: str) -> str:
    """“, lai veicinātu …”: a Latvian infinitive in -t becomes the conditional by -u."""
    word = vague.strip().lower()
    if not re.fullmatch(r"[a-zāčēģīķļņšūž]+t", word):
        return ""
    rest = text[text.lower().find(word) + len(word) :].strip(" .") if word in text.lower() else "…"
    return f", lai {word}u {rest or '…'}"


def _result(finding: Finding, measure: Measure, profile: PlanProfile) -> str:
    """What there is afterwards that was not there before."""
    activity = finding.words[0] if finding.words else "…"
    return _("After it ({activity}): … is in force / published / used by … people").format(activity=activity)


def _evidence(finding: Finding, measure: Measure, profile: PlanProfile) -> str:
    names = {body.id: body.name.lv for body in profile.institutions}
    lead = next((names.get(body, body) for body in decided(measure, "lead")), "…")
    return _("Published on the website of {lead} (address: …)").format(lead=lead)


def _lead(finding: Finding, measure: Measure, profile: PlanProfile) -> str:
    """The best suggestion when nobody leads; the first of several when too many do."""
    names = {body.id: body.abbreviation or body.name.lv for body in profile.institutions}
    several = [part.strip() for part in re.split(r"[,;]| un ", measure.lead) if part.strip()]
    if len(several) > 1:
        return _("{lead}; taking part: {others}").format(lead=several[0], others=", ".join(several[1:]))
    best = decided(measure, "lead")
    return _("{lead} (suggested)").format(lead=names.get(best[0], best[0])) if best else ""


def _values(finding: Finding, measure: Measure, profile: PlanProfile) -> str:
    """How each suggested value would be served, as a sentence to be finished."""
    names = {value.id: value.name.lv for value in profile.values}
    chosen = [names[id] for id in decided(measure, "values") if id in names]
    return "; ".join(_("{value}: people will be able to …").format(value=name) for name in chosen)


def _parts(finding: Finding, measure: Measure, profile: PlanProfile) -> str:
    return _(
        "Split it: keep the {most} most important parts, make the rest measures of their own or leave it out"
    ).format(most=finding.facts.get("most", 3))


def _resources(finding: Finding, measure: Measure, profile: PlanProfile) -> str:
    return _("Within the budget granted / additional … EUR / EU funds: …")


WORDINGS: Mapping[str, Wording] = {
    "deadline": _deadline,
    "indicator": _indicator,
    "concrete": _concrete,
    "result": _result,
    "evidence": _evidence,
    "lead": _lead,
    "values": _values,
    "parts": _parts,
    "resources": _resources,
}
"""Wordings by the name of the check. A new one is a function and a line here."""
