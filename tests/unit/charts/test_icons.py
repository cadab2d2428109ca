"""The pictures of the signals tell what they say without colour, in twelve pixels."""

from io import BytesIO
from itertools import combinations

import numpy as np
import pytest
import typst
from matplotlib.image import imread
from numpy.typing import NDArray

from tkkio_analytics.charts import icons, theme
from tkkio_analytics.domain.agreement import ProgressVerdict
from tkkio_analytics.domain.briefing import Tone
from tkkio_analytics.domain.claim import ClaimVerdict

PIXELS = 12
LEAST_DIFFERENCE = 8.0
"""Whole pixels of ink by which two pictures differ; a picture has 10 to 100 of them."""


def ink(family: str, state: str) -> NDArray[np.float64]:
    """Return how much ink, 0-1, each of the 12 x 12 pixels of a picture has when all are drawn in one black."""
    source = icons.svg(family, state, ink="#000000").replace('"', '\\"')
    page = f'#set page(width: {PIXELS}pt, height: {PIXELS}pt, margin: 0pt)\n#image(bytes("{source}"), width: 100%)'
    drawn = imread(BytesIO(typst.compile(page.encode(), format="png", ppi=72.0)))
    return 1.0 - np.asarray(drawn, dtype=float)[:, :, :3].mean(axis=2)


@pytest.mark.parametrize("family", icons.STATES)
def test_states_of_a_family_differ_in_twelve_grey_pixels(family: str) -> None:
    drawn = {state: ink(family, state) for state in icons.STATES[family]}
    assert all(picture.shape == (PIXELS, PIXELS) for picture in drawn.values())
    alike = [
        pair for pair in combinations(drawn, 2) if np.abs(drawn[pair[0]] - drawn[pair[1]]).sum() < LEAST_DIFFERENCE
    ]
    assert alike == []


def test_the_fuller_the_circle_the_likelier() -> None:
    classes = ["very_unlikely", "unlikely", "at_risk", "more_likely_than_not", "likely"]
    amounts = [ink("trajectory", state).sum() for state in classes]
    assert amounts == sorted(amounts)
    assert amounts[-1] > 2 * amounts[0]


def test_each_signal_has_an_outline_of_its_own() -> None:
    signals = {family: set(icons.STATES[family].values()) for family in ("goal", "past", "trajectory")}
    for first, second in combinations(signals.values(), 2):
        assert first & second <= {"dash", "dots"}


def test_families_of_other_pages_have_a_picture_for_each_state() -> None:
    assert set(icons.STATES["progress"]) == {verdict.value for verdict in ProgressVerdict}
    assert set(icons.STATES["claim"]) == {verdict.value for verdict in ClaimVerdict}
    assert set(icons.STATES["tone"]) == {tone.value for tone in Tone}


def test_colour_repeats_good_and_bad_and_nothing_else() -> None:
    assert {icons.colour(state) for state in ("met", "improved", "likely")} == {theme.TEAL}
    assert {icons.colour(state) for state in ("not_met", "worsened", "very_unlikely")} == {theme.RUST}
    assert {icons.colour(state) for state in ("risen", "level", "not_told", "no_data")} == {theme.MUTED}
