"""Drawings can be read by eye, by ear and without colours."""

import xml.etree.ElementTree as ET
from itertools import pairwise

import pytest

from dialog_toolkit.papers import figures
from dialog_toolkit.papers.figures import LABEL, SHADES, HeatRow, bars, heatmap, shade
from dialog_toolkit.papers.quotes import short_label

SVG = "{http://www.w3.org/2000/svg}"


def luminance(colour: str) -> float:
    """Relative luminance of WCAG 2.2."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_numbers_can_be_read_on_every_shade() -> None:
    used = {shade(n, 60) for n in range(61)}
    assert {fill for fill, _ink in used} == set(SHADES)
    assert all(contrast(fill, ink) >= 4.5 for fill, ink in used)


def test_marks_and_lines_stand_out_from_the_ground() -> None:
    assert contrast(figures.MARK, figures.GROUND) >= 3
    assert contrast(figures.LINE, figures.GROUND) >= 3
    assert contrast(figures.INK, figures.GROUND) >= 4.5


def test_more_ideas_are_never_lighter_and_none_is_the_ground() -> None:
    assert shade(0, 9)[0] == figures.GROUND
    assert shade(1, 900)[0] != figures.GROUND
    assert all(luminance(shade(a, 40)[0]) >= luminance(shade(b, 40)[0]) for a, b in pairwise(range(41)))


ROWS = [HeatRow("T1 <b>&", (3, 0)), HeatRow(short_label("T2 " + "garš " * 30, LABEL), (1, 12))]


def test_a_heatmap_prints_every_number_and_names_itself() -> None:
    drawing = ET.fromstring(heatmap("h", "Virsraksts", "Apraksts", ["Rīga", "Latgale"], ROWS, "lv"))
    texts = [one.text for one in drawing.iter(f"{SVG}text")]
    assert texts == ["Rīga", "Latgale", "T1 <b>&", "3", "0", "T2 garš garš garš garš garš garš garš …", "1", "12"]
    assert drawing.attrib["role"] == "img"
    assert [one.attrib["id"] for one in drawing if one.tag in (f"{SVG}title", f"{SVG}desc")] == ["h-title", "h-desc"]
    assert len({one.attrib["id"] for one in drawing.iter() if "id" in one.attrib}) == 2


def test_bars_are_as_long_as_their_numbers() -> None:
    drawing = ET.fromstring(bars("b", "V", "A", [("Rīga", 10), ("Sēlija", 5), ("Vidzeme", 0)], "lv"))
    lengths = [int(bar.attrib["width"]) for bar in drawing.iter(f"{SVG}rect")][1:]
    assert lengths == [520, 260, 0]


def test_drawings_of_nothing_are_drawings() -> None:
    for drawn in (heatmap("h", "V", "A", [], [], "lv"), bars("b", "V", "A", [], "lv")):
        assert ET.fromstring(drawn).tag == f"{SVG}svg"


@pytest.mark.parametrize("name", ["a\x00b\ud800c", "]]>", '" onload="x', "x" * 20_000])
def test_any_name_makes_a_sound_drawing(name: str) -> None:
    drawing = ET.fromstring(heatmap("h", "V", "A", [name], [HeatRow(name, (1,))], "lv"))
    assert all(set(one.attrib) <= {"x", "y", "text-anchor", "font-size", "fill"} for one in drawing.iter(f"{SVG}text"))
