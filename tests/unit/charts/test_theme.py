"""Every meaning is told without colour, and every colour can be seen."""

import pytest

from tkkio_analytics.charts import theme
from tkkio_analytics.domain.chart import Meaning

TEXT_CONTRAST = 4.5
GRAPHIC_CONTRAST = 3.0
"""WCAG 2.1: 1.4.3 and 1.4.11."""


@pytest.mark.parametrize("meaning", Meaning)
def test_every_meaning_has_a_visible_style(meaning: Meaning) -> None:
    assert theme.contrast(theme.STYLES[meaning].colour, theme.PAPER) >= GRAPHIC_CONTRAST


@pytest.mark.parametrize("meaning", [Meaning.GOAL, Meaning.NATION, Meaning.MEASUREMENT_BREAK, Meaning.REGIME_BREAK])
@pytest.mark.parametrize("ground", [theme.PAPER, theme.FORECAST_GROUND])
def test_what_labels_are_written_in_can_be_read(meaning: Meaning, ground: str) -> None:
    assert theme.contrast(theme.STYLES[meaning].colour, ground) >= TEXT_CONTRAST


def test_muted_text_can_be_read() -> None:
    assert theme.contrast(theme.MUTED, theme.PAPER) >= TEXT_CONTRAST


def test_verdicts_differ_in_shape_and_not_in_colour_alone() -> None:
    verdicts = [Meaning.BETTER, Meaning.SIMILAR, Meaning.WORSE, Meaning.HIGHER, Meaning.LOWER, Meaning.CANNOT_BE_TESTED]
    assert len({theme.STYLES[meaning].symbol for meaning in verdicts}) == len(verdicts)


def test_goals_and_breaks_differ_in_line() -> None:
    goals = [Meaning.GOAL, Meaning.REFERENCE_GOAL, Meaning.OWN_GOAL]
    assert len({theme.STYLES[meaning].dash for meaning in goals}) == len(goals)
    assert len({theme.STYLES[meaning].symbol for meaning in goals}) == len(goals)
    assert theme.STYLES[Meaning.MEASUREMENT_BREAK].dash != theme.STYLES[Meaning.REGIME_BREAK].dash


def test_the_surest_part_of_a_fan_is_the_darkest() -> None:
    opacities = [opacity for _, opacity in theme.BAND_OPACITY]
    assert opacities == sorted(opacities, reverse=True)


def test_contrast_is_that_of_wcag() -> None:
    assert theme.contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.005)
