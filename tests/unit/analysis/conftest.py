"""Panels of made-up areas."""

from collections.abc import Callable

import pytest
from unit.analysis.imagined import long_table, make_indicator, make_region

from tkkio_analytics.analysis.history import IndicatorPanel, indicator_panel
from tkkio_analytics.domain.indicator import Break, Indicator
from tkkio_analytics.domain.region import RegionCategory

PanelMaker = Callable[..., IndicatorPanel]


@pytest.fixture
def panel_of() -> PanelMaker:
    """Return a maker of panels from ``{region: {year: value}}``."""

    def make(
        series: dict[str, dict[int, float | None]],
        *,
        indicator: Indicator | None = None,
        breaks: tuple[Break, ...] = (),
        errors: float | None = None,
    ) -> IndicatorPanel:
        regions = [
            make_region(code, category=RegionCategory.NATION if code == "FI" else RegionCategory.COUNTY, order=order)
            for order, code in enumerate(series)
        ]
        panel = indicator_panel(
            long_table(series, errors=errors),
            indicator=indicator or make_indicator(),
            regions=regions,
            breaks=breaks,
        )
        assert panel is not None
        return panel

    return make
