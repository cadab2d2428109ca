"""Streamlit's settings: every option exists, and what is written in its colours can be read."""

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from streamlit import config

from tkkio_analytics.charts.theme import contrast

TEXT_CONTRAST = 4.5


@pytest.fixture(scope="module")
def settings(root: Path) -> dict[str, Any]:
    return tomllib.loads((root / ".streamlit" / "config.toml").read_text(encoding="utf-8"))


def options(table: Mapping[str, Any], prefix: str = "") -> Iterator[str]:
    for name, value in table.items():
        if isinstance(value, Mapping):
            yield from options(value, f"{prefix}{name}.")
        else:
            yield prefix + name


def test_every_option_exists_in_this_streamlit(settings: dict[str, Any]) -> None:
    known = config._config_options_template
    assert [option for option in options(settings) if option not in known] == []


def test_a_collection_after_every_run_stays_off(settings: dict[str, Any]) -> None:
    assert settings["runner"]["postScriptGC"] is False


def test_nothing_is_sent_or_fetched(settings: dict[str, Any]) -> None:
    assert settings["browser"]["gatherUsageStats"] is False
    assert settings["client"]["showErrorLinks"] is False
    assert settings["client"]["showErrorDetails"] == "none"


def test_the_palette_has_ten_colours_and_no_second_theme(settings: dict[str, Any]) -> None:
    assert len(set(settings["theme"]["chartCategoricalColors"])) == 10
    assert not {"light", "dark"} & set(settings["theme"])


@pytest.mark.parametrize("part", ["page", "sidebar"])
def test_text_and_links_can_be_read(settings: dict[str, Any], part: str) -> None:
    theme = settings["theme"] if part == "page" else settings["theme"]["sidebar"]
    for ground in ("backgroundColor", "secondaryBackgroundColor"):
        for ink in ("textColor", "linkColor"):
            assert contrast(theme[ink], theme[ground]) >= TEXT_CONTRAST, (ground, ink)
