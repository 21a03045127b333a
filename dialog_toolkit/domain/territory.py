"""Where sessions are held: regions of the circles, planning regions, municipalities, places, countries.

The circles' regions (Pierīga, Sēlija …) are not administrative: they are tags of a place. `confirmed` is False where
the statement rests on general knowledge or inference only; `source` holds keys of the profile's sources.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dialog_toolkit.domain.text import Bilingual


class MunicipalityKind(StrEnum):
    """The two kinds of Latvian local government."""

    STATE_CITY = "valstspilseta"
    MUNICIPALITY = "novads"


@dataclass(frozen=True)
class Region:
    """A region of the dialogue circles. `locative` is its Latvian name as in "where?": "Zemgalē"."""

    id: str
    name: Bilingual
    locative: str


@dataclass(frozen=True)
class PlanningRegion:
    """A planning region, which is a statistical region too; `count` is how many municipalities it is said to have."""

    id: str
    name: Bilingual
    count: int


@dataclass(frozen=True)
class FormerName:
    """The name of a municipality that became part of another, and the last day it was one."""

    name: str
    until: date


@dataclass(frozen=True)
class Municipality:
    """A local government; `region` is the circles' region of its places unless a place tag says another."""

    id: str
    name: str
    kind: MunicipalityKind
    planning_region: str
    region: str
    confirmed: bool
    source: tuple[str, ...]
    aliases: tuple[str, ...] = ()
    formerly: tuple[FormerName, ...] = ()


@dataclass(frozen=True)
class PlaceTag:
    """A place within a municipality; `region` differs from the municipality's, or is "" for the same one."""

    name: str
    municipality: str
    confirmed: bool
    source: tuple[str, ...]
    region: str = ""
    aliases: tuple[str, ...] = ()
    note: Bilingual | None = None


@dataclass(frozen=True)
class Country:
    """A country where the diaspora lives, by ISO 3166 code."""

    id: str
    name: Bilingual
