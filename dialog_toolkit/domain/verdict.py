"""What a check, or a person over it, says."""

from enum import StrEnum


class Verdict(StrEnum):
    """What a check says."""

    MET = "met"
    NOT_MET = "not_met"
    FOR_A_PERSON = "for_a_person"
