"""The record of the survey model knows the truth that a sample hides."""

import numpy as np
import pandas as pd
import pytest

from tkkio_analytics.models.survey_record import survey_record
from tkkio_analytics.models.tidy import TidyPanel, tidy_panel


@pytest.fixture(scope="module")
def register() -> TidyPanel:
    rng = np.random.default_rng(3)
    common = np.cumsum(rng.normal(0.3, 0.5, 22))
    return tidy_panel(
        pd.DataFrame(
            {
                "series_id": f"{unit}-a{area}",
                "period": str(1990 + year),
                "value": 30.0 + area + common[year] + rng.normal(0, 0.3),
                "region": f"area {area}",
                "indicator": unit,
                "unit": unit,
                "freq": "yearly",
            }
            for unit in ("pct", "per")
            for area in range(8)
            for year in range(22)
        )
    )


@pytest.fixture(scope="module")
def rows(register: TidyPanel) -> list[dict[str, float]]:
    return survey_record(register, rounds=(3, 5), horizons=3, seed=1)


def test_there_is_a_row_a_count_of_rounds_and_horizon(rows: list[dict[str, float]]) -> None:
    assert [(row["n_points"], row["horizon"]) for row in rows] == [(n, h) for n in (3, 5) for h in (1, 2, 3)]


def test_cutoffs_are_those_with_enough_rounds_before_and_an_outcome_after(rows: list[dict[str, float]]) -> None:
    # 22 years: 3 rounds two years apart end in year 5 at the earliest, 5 rounds in year 9; the last has h years left.
    assert [row["origins"] for row in rows] == [17, 16, 15, 13, 12, 11]
    assert [row["region_origins"] for row in rows[3:]] == [13 * 8, 12 * 8, 11 * 8]


def test_intervals_of_the_true_level_hold(rows: list[dict[str, float]]) -> None:
    assert all(0.65 < row["c80"] < 0.97 for row in rows)


def test_the_same_seed_gives_the_same_record(register: TidyPanel, rows: list[dict[str, float]]) -> None:
    again = survey_record(register, rounds=(3, 5), horizons=3, seed=1)
    assert [row["skill"] for row in again] == [row["skill"] for row in rows]
    other = survey_record(register, rounds=(3,), horizons=1, seed=2)
    assert other[0]["skill"] != rows[0]["skill"]
