"""Bodies that may lead, support or watch a measure, words that stand for several, and words that mislead."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dialog_toolkit.domain.text import Bilingual


class InstitutionKind(StrEnum):
    """What sort of body an institution is."""

    MINISTRY = "ministry"
    GOVERNMENT = "government"
    PARLIAMENT = "parliament"
    STATE_BODY = "state_body"
    INDEPENDENT = "independent"
    STATE_COMPANY = "state_company"
    MUNICIPAL = "municipal"
    CIVIL_SOCIETY = "civil_society"
    SOCIAL_PARTNER = "social_partner"
    COUNCIL = "council"
    INTERNATIONAL = "international"


@dataclass(frozen=True)
class Institution:
    """A body that may lead, support or watch a measure.

    `remit` are Latvian word stems that hint at its field. `formerly` is the name it had through `renamed_until`.
    """

    id: str
    name: Bilingual
    kind: InstitutionKind
    confirmed: bool
    abbreviation: str = ""
    source: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    remit: tuple[str, ...] = ()
    formerly: Bilingual | None = None
    renamed_until: date | None = None


@dataclass(frozen=True)
class InstitutionGroup:
    """Words that stand for several institutions at once and count for each of them."""

    id: str
    texts: tuple[str, ...]
    institutions: tuple[str, ...]
    confirmed: bool
    note: Bilingual


@dataclass(frozen=True)
class Trap:
    """Words that look like one institution and may mean another, several, or none.

    `institutions` is what they mean in this plan, `elsewhere` what they may mean in other papers.
    """

    texts: tuple[str, ...]
    institutions: tuple[str, ...]
    note: Bilingual
    confirmed: bool
    elsewhere: tuple[str, ...] = ()
