"""Colours: every text on every ground it stands on has enough contrast."""

import pytest
from textual.color import Color

from dialog_toolkit.tui.themes import DEFAULT, THEMES

GROUNDS = ("background", "surface", "panel")
TEXTS = (
    "foreground", "text", "text-muted", "foreground-muted", "text-primary", "text-secondary", "text-warning",
    "text-error", "text-success", "text-accent", "footer-key-foreground", "footer-description-foreground",
)  # fmt: skip
PAIRS = (
    ("block-cursor-foreground", "block-cursor-background"),
    ("block-cursor-blurred-foreground", "block-cursor-blurred-background"),
    ("input-cursor-foreground", "input-cursor-background"),
    ("input-selection-foreground", "input-selection-background"),
    ("footer-foreground", "footer-background"),
    ("footer-key-foreground", "footer-background"),
    ("button-color-foreground", "primary"),
    ("button-color-foreground", "warning"),
    ("button-color-foreground", "error"),
    ("button-color-foreground", "success"),
    ("link-color-hover", "link-background-hover"),
)


def luminance(colour: Color) -> float:
    """Relative luminance by WCAG 2.1."""
    parts = [part / 255 for part in colour.rgb]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first: Color, second: Color) -> float:
    """Contrast by WCAG 2.1, 1 to 21."""
    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("name", THEMES)
def test_text_can_be_read(name: str) -> None:
    colours = THEMES[name][1].to_color_system().generate()
    pairs = [*((text, ground) for text in TEXTS for ground in GROUNDS), *PAIRS]
    low = {
        (text, ground): round(ratio, 2)
        for text, ground in pairs
        if (ratio := contrast(Color.parse(colours[text]), Color.parse(colours[ground]))) < 4.5
    }
    assert low == {}


@pytest.mark.parametrize("name", THEMES)
def test_disabled_text_can_be_seen(name: str) -> None:
    colours = THEMES[name][1].to_color_system().generate()
    for text in ("text-disabled", "foreground-disabled"):
        for ground in GROUNDS:
            assert contrast(Color.parse(colours[text]), Color.parse(colours[ground])) >= 3


def test_the_default_is_one_of_them() -> None:
    assert DEFAULT in THEMES
