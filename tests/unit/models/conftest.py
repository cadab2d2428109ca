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


def _monthly(regions: int = 6, months: int = 30, seed: int = 6) -> pd.DataFrame:
    rng = np.random.default_rng(seed)
    labels = [f"{2016 + t // 12}-{t % 12 + 1:02d}-01" for t in range(months)]
    wave = 4.0 * np.cos(2 * np.pi * np.arange(months) / 12)
    return pd.concat(
        pd.DataFrame(
            {
                "series_id": f"wait|r{r}",
                "period": labels,
                "value": 70.0 + wave + rng.normal(0.0, 0.4, months).cumsum() + rng.normal(0.0, 0.5, months),
                "region": f"r{r}",
                "indicator": "wait",
                "unit": "pct",
                "freq": "monthly",
            }
        )
        for r in range(regions)
    ).reset_index(drop=True)


def _surveyed(regions: int = 6, seed: int = 7) -> pd.DataFrame:
    rng = np.random.default_rng(seed)
    years = [2010, 2013, 2014, 2018, 2020]
    parts = []
    for r in range(regions):
        truth = 20.0 + rng.normal(0.0, 2.0) + rng.normal(0.2, 0.3, len(years)).cumsum()
        parts.append(
            pd.DataFrame(
                {
                    "series_id": f"smoke|r{r}",
                    "period": [str(year) for year in years],
                    "value": truth + rng.normal(0.0, 1.5, len(years)),
                    "se": 1.5,
                    "region": f"r{r}",
                    "indicator": "smoke",
                    "unit": "pct",
                    "freq": "yearly",
                }
            )
        )
    return pd.concat(parts).reset_index(drop=True)


@pytest.fixture(scope="session")
def monthly() -> Callable[..., pd.DataFrame]:
    return _monthly


@pytest.fixture(scope="session")
def surveyed() -> Callable[..., pd.DataFrame]:
    return _surveyed
