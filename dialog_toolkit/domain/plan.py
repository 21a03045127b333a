"""What is particular to one action plan: its period, principles, values, directions, places and institutions.

A plan profile is data; the next plan or another country is another profile, not other code. `confirmed` is False
where a statement rests on general knowledge or inference only; `source` holds keys of the profile's own sources.
The parts have modules of their own (territory, institution, previous_plan, plan_rules) and are found here too.
"""

import difflib
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from dialog_toolkit.domain.institution import Institution, InstitutionGroup, InstitutionKind, Trap
from dialog_toolkit.domain.plan_rules import (
    CheckWords,
    Limit,
    Principle,
    ProcessRequirement,
    Stem,
    ValueRule,
    WordList,
    WordTier,
)
from dialog_toolkit.domain.previous_plan import (
    Commitment,
    EarlierDirection,
    EarlierMeasure,
    EarlierStatus,
    Fact,
    PreviousPlan,
    Stated,
    SubItem,
    Tally,
)
from dialog_toolkit.domain.territory import (
    Country,
    FormerName,
    Municipality,
    MunicipalityKind,
    PlaceTag,
    PlanningRegion,
    Region,
)
from dialog_toolkit.domain.text import Bilingual

__all__ = [
    "CheckWords",
    "Commitment",
    "Country",
    "Direction",
    "EarlierDirection",
    "EarlierMeasure",
    "EarlierStatus",
    "Fact",
    "FormerName",
    "Institution",
    "InstitutionFinding",
    "InstitutionGroup",
    "InstitutionKind",
    "Leaf",
    "Limit",
    "Meaning",
    "Municipality",
    "MunicipalityKind",
    "OgpValue",
    "Period",
    "PlaceTag",
    "PlanProfile",
    "PlanningRegion",
    "Precision",
    "PreviousPlan",
    "Principle",
    "ProcessRequirement",
    "Region",
    "RegionFinding",
    "ScheduleStep",
    "Source",
    "Stated",
    "Stem",
    "SubItem",
    "Tally",
    "Trap",
    "ValueRule",
    "WordList",
    "WordTier",
    "find_institution",
    "find_institutions",
    "find_municipality",
    "find_region",
    "folded",
    "leaf_actions",
    "nearest_names",
    "nearest_places",
]


class Precision(StrEnum):
    """How exactly the date of a step is known."""

    DAY = "day"
    MONTH = "month"


@dataclass(frozen=True)
class Source:
    """Where a statement of the profile comes from; `address` may name more than one page."""

    id: str
    title: Bilingual
    address: str = ""


@dataclass(frozen=True)
class Period:
    """First and last day of the plan, both within it."""

    start: date
    end: date
    note: Bilingual
    source: tuple[str, ...]

    def contains(self, day: date) -> bool:
        """Whether the day falls within the plan."""
        return self.start <= day <= self.end


@dataclass(frozen=True)
class OgpValue:
    """A value of open government. `question` tests a measure for it; `cues` are Latvian word stems that hint at it."""

    id: str
    name: Bilingual
    question: Bilingual
    cues: tuple[str, ...]
    source: tuple[str, ...]


@dataclass(frozen=True)
class Meaning:
    """One of the things open government as an approach means; `text` verbatim."""

    id: str
    name: Bilingual
    text: Bilingual


@dataclass(frozen=True)
class Direction:
    """A possible direction of the plan's content; `text` verbatim, `cues` Latvian word stems that hint at it."""

    id: str
    number: int
    name: Bilingual
    text: Bilingual
    cues: tuple[str, ...]


@dataclass(frozen=True)
class ScheduleStep:
    """A step of drafting the plan. `when` is how the schedule words it; `start` and `end` bound it by `precision`."""

    id: str
    when: Bilingual
    start: date
    end: date
    precision: Precision
    activity: Bilingual
    goal: Bilingual
    source: tuple[str, ...]
    note: Bilingual | None = None


@dataclass(frozen=True)
class PlanProfile:
    """Everything particular to one plan. `title_pattern` has places {start} and {end} for the years of the period."""

    id: str
    title_pattern: Bilingual
    number: int
    country: str
    languages: tuple[str, ...]
    period: Period
    limits: tuple[Limit, ...]
    principles: tuple[Principle, ...]
    values: tuple[OgpValue, ...]
    meanings: tuple[Meaning, ...]
    directions: tuple[Direction, ...]
    schedule: tuple[ScheduleStep, ...]
    regions: tuple[Region, ...]
    diaspora_region: str
    planning_regions: tuple[PlanningRegion, ...]
    municipalities: tuple[Municipality, ...]
    places: tuple[PlaceTag, ...]
    countries: tuple[Country, ...]
    institutions: tuple[Institution, ...]
    groups: tuple[InstitutionGroup, ...]
    traps: tuple[Trap, ...]
    previous: PreviousPlan
    process: tuple[ProcessRequirement, ...]
    words: CheckWords
    value_rules: tuple[ValueRule, ...]
    sources: tuple[Source, ...]

    @property
    def title(self) -> Bilingual:
        """The plan's title with the years of its period."""
        years = {"start": self.period.start.year, "end": self.period.end.year}
        return Bilingual(lv=self.title_pattern.lv.format(**years), en=self.title_pattern.en.format(**years))

    def limit(self, id: str) -> Limit:
        """The limit of that id. Raises KeyError if the profile sets none."""
        return {each.id: each for each in self.limits}[id]

    def region(self, id: str) -> Region:
        """The region of that id. Raises KeyError for an unknown one."""
        return {each.id: each for each in self.regions}[id]

    def institution(self, id: str) -> Institution:
        """The institution of that id. Raises KeyError for an unknown one."""
        return {each.id: each for each in self.institutions}[id]

    def with_period(self, start: date, end: date) -> "PlanProfile":
        """The same plan for other days. Raises ValueError if it would end before it starts."""
        if end < start:
            raise ValueError("the plan would end before it starts")
        return replace(self, period=replace(self.period, start=start, end=end))


@dataclass(frozen=True)
class Leaf:
    """A smallest action of the previous plan: an undivided measure (`letter` is "") or a part of a divided one."""

    measure: str
    letter: str
    text: Bilingual


def leaf_actions(profile: PlanProfile) -> tuple[Leaf, ...]:
    """Every smallest action of the previous plan, in order: undivided measures and the parts of divided ones."""
    leaves: list[Leaf] = []
    for measure in profile.previous.measures:
        if measure.sub_items:
            leaves.extend(Leaf(measure.number, item.letter, item.text) for item in measure.sub_items)
        else:
            leaves.append(Leaf(measure.number, "", measure.name))
    return tuple(leaves)


def folded(text: str) -> str:
    """The text as names are compared: lower case, without diacritics, full stops and doubled spaces."""
    letters = unicodedata.normalize("NFKD", text.casefold().replace(".", " "))
    return " ".join("".join(c for c in letters if not unicodedata.combining(c)).split())


def nearest_names(text: str, names: Iterable[str], n: int = 3) -> tuple[str, ...]:
    """Up to `n` names that look most like the text, most alike first; none if none is at all alike."""
    by_key = {folded(name): name for name in names}
    return tuple(by_key[key] for key in difflib.get_close_matches(folded(text), by_key, n=n, cutoff=0.6))


@dataclass(frozen=True)
class RegionFinding:
    """The region of a place and what it was found `by`: country, place or municipality."""

    region: str
    by: str
    confirmed: bool


def find_municipality(profile: PlanProfile, text: str) -> Municipality | None:
    """The municipality of that name or former name; "nov." will do for "novads"."""
    key = re.sub(r" nov$", " novads", folded(text))
    for municipality in profile.municipalities:
        names = (municipality.name, *municipality.aliases, *(former.name for former in municipality.formerly))
        if key in {folded(name) for name in names}:
            return municipality
    return None


def find_region(profile: PlanProfile, place: str, municipality: str = "", country: str = "") -> RegionFinding | None:
    """The circles' region of a place, or None where it is unknown or two places of that name lie in different ones.

    A tag of the place goes before its municipality; a country other than the plan's is the diaspora.
    """
    if country and country != profile.country:
        return RegionFinding(profile.diaspora_region, "country", True)
    within = find_municipality(profile, municipality)
    default = {each.id: each.region for each in profile.municipalities}
    tags = [
        tag
        for tag in profile.places
        if folded(place) in {folded(name) for name in (tag.name, *tag.aliases)}
        and (within is None or tag.municipality == within.id)
    ]
    regions = {tag.region or default[tag.municipality] for tag in tags}
    if len(regions) == 1:
        return RegionFinding(regions.pop(), "place", all(tag.confirmed for tag in tags))
    found = within or (None if tags else find_municipality(profile, place))
    return RegionFinding(found.region, "municipality", found.confirmed) if found else None


def nearest_places(profile: PlanProfile, text: str, n: int = 3) -> tuple[str, ...]:
    """Names of places and municipalities that look most like the text."""
    return nearest_names(text, [*(m.name for m in profile.municipalities), *(p.name for p in profile.places)], n)


@dataclass(frozen=True)
class InstitutionFinding:
    """What an entry for an institution means.

    `institutions` are ids, found `by` abbreviation, alias, name, group or trap; none and "" if it is unknown, and
    then `nearest` holds names that look like it. `traps` are the misunderstandings to warn of.
    """

    text: str
    institutions: tuple[str, ...] = ()
    by: str = ""
    traps: tuple[Trap, ...] = ()
    nearest: tuple[str, ...] = ()


def find_institution(profile: PlanProfile, text: str) -> InstitutionFinding:
    """The institution, or the several, that one entry stands for.

    Letters with diacritics go before letters without: "ĀM" and "AM" are told apart, "arlietu ministrija" is found.
    """
    key = folded(text)
    typed = text.strip().casefold()  # a text typed with its diacritics is not mistaken for one without: "ĀM", "AM"
    traps = tuple(t for t in profile.traps if typed in {name for each in t.texts for name in _spellings(each)})
    for group in profile.groups:
        if key in {folded(each) for each in group.texts}:
            return InstitutionFinding(text, group.institutions, "group", traps)
    for same in (lambda name: name.casefold() == typed, lambda name: folded(name) == key):
        for institution in profile.institutions:
            for by, names in _names_of(institution):
                if any(same(name) for name in names):
                    return InstitutionFinding(text, (institution.id,), by, traps)
    if traps:
        return InstitutionFinding(text, traps[0].institutions, "trap", traps)
    every = [name for institution in profile.institutions for _by, names in _names_of(institution) for name in names]
    return InstitutionFinding(text, nearest=nearest_names(text, every))


def find_institutions(profile: PlanProfile, text: str) -> tuple[InstitutionFinding, ...]:
    """What every entry of a list means; roles in brackets are left out: "VARAM (atbalsts), TM un KM" is three."""
    findings: list[InstitutionFinding] = []
    for entry in re.split(r"[,;]", re.sub(r"\([^)]*\)", " ", text)):
        parts = re.split(r"\s+un\s+", entry.strip())
        while parts and parts != [""]:
            # "un" may join two entries or stand within one name, so the longest known beginning is taken
            beginnings = [" un ".join(parts[:n]) for n in range(len(parts), 0, -1)]
            tried = [find_institution(profile, beginning) for beginning in beginnings]
            known = next((each for each in tried if each.by), tried[-1])
            findings.append(known)
            parts = parts[len(parts) - tried.index(known) :]
    return tuple(findings)


def _spellings(text: str) -> tuple[str, str]:
    return text.casefold(), folded(text)


def _names_of(institution: Institution) -> tuple[tuple[str, tuple[str, ...]], ...]:
    names: tuple[str, ...] = (institution.name.lv, institution.name.en)
    if institution.formerly:
        names += (institution.formerly.lv, institution.formerly.en)
    abbreviation = (institution.abbreviation,) if institution.abbreviation else ()
    return (("abbreviation", abbreviation), ("alias", institution.aliases), ("name", names))
