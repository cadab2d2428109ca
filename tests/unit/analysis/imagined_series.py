"""Panels of made-up areas in months, quarters and survey rounds."""

from collections.abc import Mapping
from datetime import date

import numpy as np
import pandas as pd
from unit.analysis.imagined import long_table, make_indicator, make_region, text

from tkkio_analytics.analysis.forecasting import PanelForecast, forecast_panel
from tkkio_analytics.analysis.goals import user_goal
from tkkio_analytics.analysis.history import IndicatorPanel, indicator_panel
from tkkio_analytics.analysis.records import MatchedRecords
from tkkio_analytics.analysis.targets import target_outlook
from tkkio_analytics.domain import observation as obs
from tkkio_analytics.domain.indicator import Break, Indicator
from tkkio_analytics.domain.period import Period, consecutive
from tkkio_analytics.domain.region import RegionCategory
from tkkio_analytics.domain.target import TargetOutlook
from tkkio_analytics.models.short import BorrowedSpread

Series = Mapping[str, Mapping[str, float | None]]
BORROWED = BorrowedSpread(multiple=1.0, growth=0.6)
TODAY = date(2026, 11, 24)
NOTHING = pd.DataFrame({"n_points": [0], "horizon": [0], "origins": [0], "skill": [np.nan]})
UNMEASURED = MatchedRecords(table=NOTHING, surveys=NOTHING, panel=text("a made-up panel"))


def panel(
    series: Series,
    *,
    indicator: Indicator | None = None,
    breaks: tuple[Break, ...] = (),
    errors: float | None = None,
    respondents: int | None = None,
) -> IndicatorPanel:
    table = long_table({code: dict.fromkeys(range(len(points)), 0.0) for code, points in series.items()})
    table[obs.PERIOD] = [code for points in series.values() for code in points]
    values = [value for points in series.values() for value in points.values()]
    table[obs.VALUE] = pd.Series(values, dtype=float)
    table[obs.STATUS] = ["observed" if value is not None else "missing" for value in values]
    table[obs.YEAR] = table[obs.PERIOD].str.slice(0, 4).astype(int)
    table[obs.STANDARD_ERROR], table[obs.SAMPLE_SIZE] = errors, respondents
    regions = [
        make_region(code, category=RegionCategory.NATION if code == "FI" else RegionCategory.COUNTY, order=order)
        for order, code in enumerate(series)
    ]
    made = indicator_panel(table, indicator=indicator or make_indicator(), regions=regions, breaks=breaks)
    assert made is not None
    return made


def months(
    first: str, last: str, *, areas: int = 6, slope: float = 0.0, noise: float = 0.8, swing: float = 5.0
) -> dict[str, dict[str, float | None]]:
    """Return areas that share a season, each with a level, a change per month and noise of its own."""
    rng = np.random.default_rng(7)
    periods = consecutive(Period.parse(first), Period.parse(last))
    season = swing * np.cos(2 * np.pi * np.arange(12) / 12)
    return {
        f"A{i}": {
            period.code: float(50 + i + slope * t + season[period.number - 1] + rng.normal(0, noise))
            for t, period in enumerate(periods)
        }
        for i in range(areas)
    }


def rounds(
    years: tuple[int, ...], *, areas: int = 6, slope: float = 0.4, error: float = 1.0
) -> dict[str, dict[str, float | None]]:
    """Return areas of a survey held in some years."""
    rng = np.random.default_rng(11)
    return {
        f"A{i}": {str(year): float(40 + i + slope * (year - years[0]) + rng.normal(0, error)) for year in years}
        for i in range(areas)
    }


def forecast(made: IndicatorPanel, *, years: int = 5) -> PanelForecast:
    return forecast_panel(made, horizons=years * made.season, borrowed=BORROWED)


def outlook(
    found: PanelForecast, region_code: str, *, value: float, due_year: int = 2029, matched: MatchedRecords = UNMEASURED
) -> TargetOutlook:
    goal = user_goal(found.panel, value=value, due_year=due_year)
    return target_outlook(found, region_code=region_code, target=goal, matched=matched, today=TODAY)
