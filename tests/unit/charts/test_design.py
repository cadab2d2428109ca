"""Measures and colours are declared once, and what is written in them can be read."""

import re
import tomllib
from importlib.resources import files
from pathlib import Path

import pytest

from tkkio_analytics.charts import design, theme

ASSETS = files("tkkio_analytics.ui") / "assets"
SHEETS = ("app.css", "paper.css", "board.css")
TEXT_CONTRAST = 4.5


def sheet(name: str) -> str:
    return (ASSETS / name).read_text(encoding="utf-8")


def test_the_style_sheet_declares_exactly_the_properties_of_the_design() -> None:
    declared = re.search(r":root \{\n(.*?)\n\}", sheet("app.css"), flags=re.DOTALL)
    assert declared is not None
    lines = (line.strip().removesuffix(";").split(": ") for line in declared[1].splitlines())
    assert {name: value for name, value in lines} == design.properties()  # noqa: C416 - each line must be one pair


@pytest.mark.parametrize("name", SHEETS)
def test_a_sheet_has_no_colour_or_size_of_type_of_its_own(name: str) -> None:
    rules = sheet(name).partition(":root {")
    body = rules[0] if not rules[1] else rules[2].partition("}")[2]
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b(?![^{]*\{)", body) == []
    sizes = re.findall(r"font-size: ([^;}]+)", body)
    assert [
        size
        for size in sizes
        if not re.fullmatch(r"(calc\()?var\(--tk-type-[a-z]+\)( \* 0\.\d+\))?( !important)?|8pt( !important)?", size)
    ] == []


@pytest.mark.parametrize("name", SHEETS)
def test_every_property_that_a_sheet_uses_is_of_the_design(name: str) -> None:
    assert set(re.findall(r"var\((--tk-[a-z0-9-]+)\)", sheet(name))) <= set(design.properties())


@pytest.mark.parametrize("ground", design.GROUNDS)
@pytest.mark.parametrize("ink", design.TEXT_COLOURS)
def test_words_can_be_read_on_every_ground(ink: str, ground: str) -> None:
    assert theme.contrast(design.COLOURS[ink], design.COLOURS[ground]) >= TEXT_CONTRAST


def test_streamlits_own_parts_have_the_same_colours_and_sizes(root: Path) -> None:
    settings = tomllib.loads((root / ".streamlit" / "config.toml").read_text(encoding="utf-8"))["theme"]
    assert settings["base"] == "light"
    assert (settings["primaryColor"], settings["textColor"]) == (design.COLOURS["accent"], design.COLOURS["ink"])
    assert settings["sidebar"]["backgroundColor"] == design.COLOURS["menu"]
    named = (theme.BLUE, theme.TEAL, theme.RUST, theme.VIOLET, theme.SLATE, theme.INK)
    assert tuple(settings["chartCategoricalColors"][: len(named)]) == named
    headings = [float(size.removesuffix("rem")) for size in settings["headingFontSizes"]]
    assert set(headings) <= set(design.TYPE_REM.values())
    assert headings == sorted(headings, reverse=True)
