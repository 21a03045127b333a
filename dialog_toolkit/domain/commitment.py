"""Commitments of the plan being made: what measures are gathered under."""

from dataclasses import dataclass


@dataclass(frozen=True)
class PlannedCommitment:
    """A commitment: its `objective` in words, a `direction` of the plan profile, and its place among the others."""

    id: str
    title: str
    objective: str = ""
    direction: str = ""
    order: int = 0
