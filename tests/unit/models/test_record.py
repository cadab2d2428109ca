"""The record that a probability rests on."""

from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest

from tkkio_analytics.models.arrays import FloatArray
from tkkio_analytics.models.borrowing import borrowed_spread
from tkkio_analytics.models.panel import fit_panel
from tkkio_analytics.models.record import OwnPast, method_record, own_record, pooled_record
from tkkio_analytics.models.short import BorrowedSpread, fit_short
from tkkio_analytics.models.tidy import tidy_panel

Panels = Callable[..., pd.DataFrame]


def test_own_record_counts_regions_and_origins(simulated: Panels) -> None:
    panel = tidy_panel(simulated(regions=8, years=10, indicators=2))
    origins = fit_panel(panel.observations, horizons=3).origins
    record = own_record(origins, horizon=2, indicator=1)
    assert record.origins == 10 - 3 - 2
    assert record.region_origins == 8 * record.origins
    assert record.reliability.count.sum() == 8 * record.region_origins


def test_own_record_leaves_out_rows_that_are_not_members(simulated: Panels) -> None:
    panel = tidy_panel(simulated(regions=8, years=10))
    origins = fit_panel(panel.observations, horizons=1).origins
    member = np.array([True] * 7 + [False])
    assert own_record(origins, horizon=1, member=member).region_origins == 7 * 6


def test_own_record_without_an_outcome_says_so() -> None:
    origins = fit_panel(np.ones((1, 3, 4)), horizons=1).origins
    record = own_record(origins, horizon=1)
    assert record.origins == record.region_origins == 0
    assert np.isnan([record.skill, record.c80, record.c95, record.slope]).all()


def test_own_record_drops_outcomes_across_a_break(simulated: Panels) -> None:
    panel = tidy_panel(simulated(regions=8, years=10))
    masked = np.zeros((2, 8, 9), dtype=bool)
    masked[0, :, 6] = True
    origins = fit_panel(panel.observations, masked=masked, horizons=1).origins
    assert own_record(origins, horizon=1, indicator=0).origins == 5
    assert own_record(origins, horizon=1, indicator=1).origins == 6


def past(panel: FloatArray, *, first_year: int = 2000) -> OwnPast:
    origins = fit_panel(panel[None], horizons=1).origins
    years = range(first_year, first_year + panel.shape[1])
    return OwnPast(origins=origins, member=np.ones(len(panel), dtype=bool), periods=years)


def test_one_indicator_pooled_is_its_own_record(simulated: Panels) -> None:
    one = past(tidy_panel(simulated(regions=8, years=10, indicators=1)).observations[0])
    alone, pooled = own_record(one.origins, horizon=1), pooled_record([one], horizon=1)
    assert (pooled.origins, pooled.region_origins) == (alone.origins, alone.region_origins) == (6, 48)
    assert (pooled.skill, pooled.c80, pooled.c95, pooled.slope) == (alone.skill, alone.c80, alone.c95, alone.slope)
    assert pooled.reliability.count.tolist() == alone.reliability.count.tolist()


def test_indicators_that_share_a_year_share_its_origin(simulated: Panels) -> None:
    first, second = tidy_panel(simulated(regions=8, years=10, indicators=2)).observations
    together = pooled_record([past(first), past(second)], horizon=1)
    later = pooled_record([past(first), past(second, first_year=2004)], horizon=1)
    assert together.region_origins == later.region_origins == 96
    assert (together.origins, later.origins) == (6, 10)


def test_coverage_weighs_each_indicator_the_same(simulated: Panels) -> None:
    first, second = tidy_panel(simulated(regions=8, years=10, indicators=2)).observations
    pasts = [past(first), past(second[:4])]
    alone = [own_record(item.origins, horizon=1).c80 for item in pasts]
    assert pooled_record(pasts, horizon=1).c80 == pytest.approx(sum(alone) / 2)


def test_method_record_has_a_row_for_each_length_and_horizon(simulated: Panels) -> None:
    record = method_record(simulated(regions=6, years=9), points=(3, 4, 6), horizons=2)
    assert record[["n_points", "horizon"]].to_numpy().tolist() == [[3, 1], [3, 2], [4, 1], [4, 2], [6, 1], [6, 2]]
    assert record["origins"].tolist() == [6, 5, 5, 4, 3, 2]
    assert record["region_origins"].tolist() == [72, 60, 60, 48, 36, 24]
    assert record.filter(like="count_").sum(axis=1).gt(0).all()


def test_method_record_takes_only_histories_of_that_length(simulated: Panels) -> None:
    frame = simulated(regions=6, years=9, indicators=1)
    late = frame[(frame["region"] != "r0") | (frame["period"] >= 2003)]
    record = method_record(late, points=(6,), horizons=1)
    assert record["region_origins"].tolist() == [5 * 3]


def test_only_three_points_borrow(simulated: Panels) -> None:
    record = method_record(simulated(), points=(3, 4), horizons=1)
    assert np.isfinite(record["spread_multiple"]).tolist() == [True, False]
    assert np.isfinite(record["spread_growth"]).tolist() == [True, False]


def test_fewer_than_three_points_have_no_record(simulated: Panels) -> None:
    with pytest.raises(ValueError, match="2"):
        method_record(simulated(), points=(2,), horizons=1)


def test_method_record_reports_progress_by_length(simulated: Panels) -> None:
    seen: list[tuple[int, int]] = []
    method_record(
        simulated(years=6), points=(4, 5), horizons=1, on_progress=lambda done, total: seen.append((done, total))
    )
    assert seen == [(1, 2), (2, 2)]


def test_borrowed_spread_of_walks_grows_with_the_root_of_the_horizon() -> None:
    rng = np.random.default_rng(2)
    values = rng.normal(0.0, 1.0, (40, 30, 9)).cumsum(axis=2)
    unit = BorrowedSpread(multiple=1.0, growth=0.0)
    fit = fit_short(values[..., :3], years=[0, 1, 2], borrowed=unit, years_ahead=np.arange(1.0, 7.0))
    found = borrowed_spread([fit], [values[..., 3:]])
    assert found is not None
    np.testing.assert_allclose([found.multiple, found.growth], [1.0, 0.5], atol=0.1)


def test_without_errors_there_is_nothing_to_borrow() -> None:
    values = np.ones((1, 4, 3))
    unit = BorrowedSpread(multiple=1.0, growth=0.0)
    fit = fit_short(values, years=[0, 1, 2], borrowed=unit)
    assert borrowed_spread([fit], [np.ones((1, 4, 5))]) is None
