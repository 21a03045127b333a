"""What a person may set about the grouping, and what was measured to be good."""

from dataclasses import dataclass

BASE_RESOLUTION = 3.0
"""Leiden resolution that ``resolution = 1`` stands for: 15–25 ideas a theme with 300–800 ideas
(tests/benchmarks/RESULTS.md, section Themes)."""


@dataclass(frozen=True)
class ThemeSettings:
    """Settings of one grouping.

    `seed` decides every chance; `resolution` below 1 gives coarser, above 1 finer themes than usual; `neighbours` is
    how many nearest ideas each is linked with; `characters` the share of the letters' likeness beside the concepts';
    `embedder` adds sentence vectors of that embedder (themes/embedders/registry.py says how one is named), "" none.
    `about` asks for about so many themes (0: as many as there are); `rounds` is how often the grouping is done again
    without some circles, to tell how steady it is (0: not at all); `english` asks for titles in English too.
    """

    seed: int = 0
    resolution: float = 1.0
    neighbours: int = 25
    characters: float = 0.1
    embedder: str = ""
    about: int = 0
    rounds: int = 8
    english: bool = False
