"""No two colours with a meaning fall together for a reader who does not see red, green or blue as others do."""

from itertools import combinations

import numpy as np
import pytest
from numpy.typing import NDArray

from tkkio_analytics.charts import theme

NAMED = {
    "blue": theme.BLUE,
    "teal": theme.TEAL,
    "rust": theme.RUST,
    "violet": theme.VIOLET,
    "slate": theme.SLATE,
    "ink": theme.INK,
}
LEAST_DISTANCE = 12.0
"""CIELAB; about five times what an eye just tells apart (2.3: Mahy, Van Eycken and Oosterlinck 1994)."""
# Full dichromacy, in linear sRGB: Machado, Oliveira and Fernandes 2009, table of severity 1.0.
VISIONS = {
    "usual": np.eye(3),
    "protanopia": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "deuteranopia": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
    "tritanopia": np.array(
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
    ),
}
# IEC 61966-2-1 and the white point D65.
TO_XYZ = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
WHITE = np.array([0.95047, 1.0, 1.08883])


def lab(colour: str, vision: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the CIELAB coordinates of a colour as this vision sees it."""
    channels = np.array(theme.rgb(colour)) / 255
    linear = np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)
    ratio = TO_XYZ @ np.clip(vision @ linear, 0.0, 1.0) / WHITE
    root = np.where(ratio > (6 / 29) ** 3, np.cbrt(ratio), ratio / (3 * (6 / 29) ** 2) + 4 / 29)
    return np.array([116 * root[1] - 16, 500 * (root[0] - root[1]), 200 * (root[1] - root[2])])


def distance(first: str, second: str, vision: str) -> float:
    return float(np.linalg.norm(lab(first, VISIONS[vision]) - lab(second, VISIONS[vision])))


@pytest.mark.parametrize("vision", VISIONS)
def test_every_two_colours_keep_apart(vision: str) -> None:
    near = {
        pair: distance(NAMED[pair[0]], NAMED[pair[1]], vision)
        for pair in combinations(NAMED, 2)
        if distance(NAMED[pair[0]], NAMED[pair[1]], vision) < LEAST_DISTANCE
    }
    assert near == {}


def test_the_measure_sees_what_it_should() -> None:
    assert lab("#FFFFFF", VISIONS["usual"]) == pytest.approx([100.0, 0.0, 0.0], abs=0.02)
    assert distance("#FF0000", "#00FF00", "usual") == pytest.approx(170.6, abs=0.2)
    # A blue and a violet that every other reader tells apart are one colour in deuteranopia.
    assert distance("#0B4F8A", "#6E2C91", "usual") > 40
    assert distance("#0B4F8A", "#6E2C91", "deuteranopia") < 3
