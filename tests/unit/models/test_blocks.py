"""Blocks of indicators change the speed and nothing else."""

import numpy as np
import pytest

from tkkio_analytics.models import blocks
from tkkio_analytics.models.panel import PanelFit, fit_panel


def fitted() -> PanelFit:
    changes = np.random.default_rng(3).normal(0.02, 0.05, (7, 8, 12))
    return fit_panel(
        40.0 * np.exp(changes.cumsum(axis=2)), lower=[0, np.nan] * 3 + [0], upper=[100, np.nan] * 3 + [100]
    )


def test_blocks_cover_every_indicator_once() -> None:
    found = blocks.indicator_blocks(1000, regions=22)
    assert [i for part in found for i in range(1000)[part]] == list(range(1000))


def test_a_block_has_at_least_one_indicator() -> None:
    assert blocks.indicator_blocks(2, regions=99_999) == [slice(0, 1), slice(1, 2)]


def test_the_same_panel_in_blocks_gives_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = fitted()
    monkeypatch.setattr(blocks, "BLOCK_SERIES", 24)
    parts = fitted()
    for name in ("location", "scale", "transform", "drift", "convergence", "n"):
        assert getattr(whole, name).tobytes() == getattr(parts, name).tobytes(), name
    for name in ("location", "scale", "observed", "history"):
        assert getattr(whole.origins, name).tobytes() == getattr(parts.origins, name).tobytes(), name
