"""What is said of several areas at once."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from unit.analysis.imagined import text

from tkkio_analytics.analysis.forecasting import forecast_panel
from tkkio_analytics.analysis.goals import reference_goals
from tkkio_analytics.analysis.joint import JointRecords, joint_count
from tkkio_analytics.analysis.targets import without_data
from tkkio_analytics.domain.joint import JointCount, JointRefusal
from tkkio_analytics.domain.message import message
from tkkio_analytics.domain.period import Period
from tkkio_analytics.domain.target import OutlookState, ReferenceGoal
from tkkio_analytics.models.short import BorrowedSpread

TABLE = pd.DataFrame(
    {
        "n_points": [4, 6, 12],
        "horizon": [4, 4, 4],
        "origins": [10, 8, 2],
        "counts": [100, 80, 20],
        "coverage": [0.6, 0.7, 0.8],
        "coverage_independent": [0.3, 0.4, 0.5],
        "coverage_stated": [0.65, 0.75, 0.85],
    }
)
RECORDS = JointRecords(table=TABLE, panel=text("long panel"))


@pytest.fixture
def forecast(panel_of):
    rng = np.random.default_rng(4)
    years = range(2020, 2026)
    series = {
        f"{i:02d}": dict(zip(years, (50.0 + rng.normal(0, 1, 6).cumsum()).tolist(), strict=True)) for i in range(1, 7)
    }
    return forecast_panel(panel_of(series), horizons=8, borrowed=BorrowedSpread(multiple=1.0, growth=0.6))


@pytest.fixture
def outlooks(forecast):
    """Return a maker of outlooks with given probabilities; None for an area of which nothing is said."""

    def make(*chances, reached=0):
        goal = reference_goals(forecast.panel, region_code="01")[0]
        made = []
        for i, chance in enumerate(chances):
            base = without_data(forecast.panel.indicator, region_code=f"{i + 1:02d}", target=goal)
            base = replace(base, latest_period=Period.of_year(2025), n_observations=6, probability=chance)
            if chance is not None:
                state = OutlookState.REACHED if i < reached else OutlookState.OPEN
                base = replace(base, state=state, reasons=())
            made.append(base)
        return made

    return make


def counted(forecast, found, goal=ReferenceGoal.BEST_QUARTILE):
    return joint_count(forecast, found, goal=goal, records=RECORDS)


def test_areas_without_a_probability_are_left_out_and_counted(forecast, outlooks):
    found = counted(forecast, outlooks(0.9, 0.8, 0.7, 0.6, None, reached=2))
    assert isinstance(found, JointCount)
    assert (found.areas, found.left_out, found.reached) == (4, 1, 2)
    assert found.expected == pytest.approx(3.0)
    assert found.due_year == 2029


def test_three_areas_are_refused_with_the_commonest_reason(forecast, outlooks):
    found = counted(forecast, outlooks(0.9, 0.8, 0.7, None, None))
    assert isinstance(found, JointRefusal)
    assert [reason.key for reason in found.reasons] == ["joint.reason.too_few", "findings.reason.no_data_counted"]


def test_a_horizon_that_was_not_measured_is_refused(forecast, outlooks):
    late = [replace(outlook, latest_period=Period.of_year(2020)) for outlook in outlooks(0.9, 0.8, 0.7, 0.6)]
    assert counted(forecast, late) == JointRefusal(
        indicator_id="imagined", reasons=(message("joint.reason.no_record", horizon=9),)
    )


@pytest.mark.parametrize(
    ("chances", "key", "limits"),
    [
        ((1.0, 1.0, 1.0, 1.0), "all", (4, 4)),
        ((0.0, 0.0, 0.0, 0.0), "none", (0, 0)),
        ((1.0, 0.0, 0.0, 0.0), "exactly", (1, 1)),
        ((0.1, 0.1, 0.1, 0.5), "at_most", (0, 1)),
        ((1.0, 1.0, 0.5, 0.5), "range", (2, 4)),
    ],
)
def test_each_shape_of_interval_has_its_sentence(forecast, outlooks, chances, key, limits):
    found = counted(forecast, outlooks(*chances))
    assert (found.lower, found.upper) == limits
    assert found.statement.key == f"joint.statement.{key}"


def test_the_record_is_of_the_same_length_or_the_longest_shorter_one_with_three_origins():
    assert RECORDS.record(n_observations=5, horizon_years=4).n_observations == 4
    assert RECORDS.record(n_observations=20, horizon_years=4).n_observations == 6
    assert RECORDS.record(n_observations=3, horizon_years=4) is None
    assert RECORDS.record(n_observations=6, horizon_years=5) is None


def test_the_nation_does_not_count_in_the_correlation(panel_of):
    rng = np.random.default_rng(5)
    years = range(2012, 2026)
    paths = {f"{i:02d}": rng.normal(0, 1, 14).cumsum() + 50 for i in range(1, 7)}
    alone = {code: dict(zip(years, path.tolist(), strict=True)) for code, path in paths.items()}
    with_nation = {"FI": dict(zip(years, np.mean(list(paths.values()), axis=0).tolist(), strict=True)), **alone}
    spread = BorrowedSpread(multiple=1.0, growth=0.6)
    without, among = (forecast_panel(panel_of(series), horizons=8, borrowed=spread) for series in (alone, with_nation))
    template = without_data(without.panel.indicator, region_code="01", target=None)
    said = [
        replace(
            template,
            target=reference_goals(without.panel, region_code="01")[0],
            latest_period=Period.of_year(2025),
            n_observations=14,
            probability=0.5,
        )
    ] * 6
    assert counted(without, said).correlation == pytest.approx(counted(among, said).correlation)
    assert counted(without, said).correlation_origins == 10
