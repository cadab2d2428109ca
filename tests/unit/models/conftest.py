"""Tidy panels made up for tests."""

from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest


def _simulated(regions: int = 8, years: int = 14, indicators: int = 2, seed: int = 5) -> pd.DataFrame:
    rng = np.random.default_rng(seed)
    rows = []
    for i in range(indicators):
        common = rng.normal(0.1, 0.3, years)
        for r in range(regions):
            values = 40.0 + (common + rng.normal(0.0, 0.4, years)).cumsum()
            rows += [
                {
                    "series_id": f"i{i}|r{r}",
                    "period": 2000 + t,
                    "value": value,
                    "region": f"r{r}",
                    "indicator": f"i{i}",
                    "unit": "pct" if i == 0 else "rate_per_1000",
                    "freq": "yearly",
                }
                for t, value in enumerate(values)
            ]
    return pd.DataFrame(rows)


@pytest.fixture(scope="session")
def simulated() -> Callable[..., pd.DataFrame]:
    return _simulated
