"""A tidy panel is refused at the door with the line and the reason."""

from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest

from tkkio_analytics.errors import PanelError
from tkkio_analytics.models.tidy import tidy_panel

Panels = Callable[..., pd.DataFrame]


def refused(frame: pd.DataFrame) -> tuple[str, dict[str, object]]:
    with pytest.raises(PanelError) as caught:
        tidy_panel(frame)
    return caught.value.key, dict(caught.value.params)


def test_missing_columns_are_named(simulated: Panels) -> None:
    key, params = refused(simulated().drop(columns=["unit", "freq"]))
    assert key == "errors.panel_missing_columns"
    assert params == {"columns": "unit, freq"}


def test_a_value_that_is_no_number_is_refused_with_its_line(simulated: Panels) -> None:
    frame = simulated().astype({"value": object})
    frame.loc[3, "value"] = "12,5"
    assert refused(frame) == ("errors.panel_bad_value", {"row": 5, "column": "value", "value": "12,5"})


def test_an_infinite_value_is_refused(simulated: Panels) -> None:
    frame = simulated()
    frame.loc[0, "value"] = np.inf
    assert refused(frame)[1]["row"] == 2


def test_a_period_that_is_no_year_is_refused(simulated: Panels) -> None:
    frame = simulated().astype({"period": object})
    frame.loc[1, "period"] = "last year"
    assert refused(frame) == ("errors.panel_bad_value", {"row": 3, "column": "period", "value": "last year"})


def test_a_series_of_two_indicators_is_refused(simulated: Panels) -> None:
    frame = simulated()
    frame.loc[2, "indicator"] = "other"
    assert refused(frame)[1] == {"row": 4, "column": "indicator", "value": "other"}


def test_a_blank_series_id_is_refused(simulated: Panels) -> None:
    frame = simulated()
    frame.loc[2, "series_id"] = " "
    assert refused(frame)[1]["column"] == "series_id"


def test_a_repeated_period_is_refused(simulated: Panels) -> None:
    frame = simulated()
    frame.loc[1, "period"] = 2000
    assert refused(frame) == ("errors.panel_duplicate", {"series_id": "i0|r0", "period": "2000", "row": 3})


def test_an_empty_panel_is_refused(simulated: Panels) -> None:
    assert refused(simulated().iloc[:0])[0] == "errors.panel_empty"
    assert refused(simulated().assign(value=np.nan))[0] == "errors.panel_empty"


def test_another_frequency_is_refused(simulated: Panels) -> None:
    assert refused(simulated().assign(freq="weekly")) == ("errors.panel_unknown_freq", {"freq": "weekly"})


def test_only_percentages_have_bounds(simulated: Panels) -> None:
    panel = tidy_panel(simulated())
    np.testing.assert_array_equal(panel.lower, [0.0, np.nan])
    np.testing.assert_array_equal(panel.upper, [100.0, np.nan])


def test_a_shorter_indicator_is_padded_at_the_left(simulated: Panels) -> None:
    frame = simulated(indicators=2, years=6)
    panel = tidy_panel(frame[(frame["indicator"] == "i1") | (frame["period"] > 2002)])
    assert panel.periods[0].tolist() == [None, None, None, 2003, 2004, 2005]
    assert np.isnan(panel.observations[0, :, :3]).all()


def test_four_years_between_elections_are_one_period(simulated: Panels) -> None:
    frame = simulated(indicators=1)
    panel = tidy_panel(frame[frame["period"] % 4 == 0])
    assert panel.periods[0].tolist() == [2000, 2004, 2008, 2012]


def test_order_of_rows_does_not_matter(simulated: Panels) -> None:
    frame = simulated()
    shuffled = frame.sample(frac=1.0, random_state=1)
    np.testing.assert_array_equal(tidy_panel(frame).observations, tidy_panel(shuffled).observations)


def test_an_empty_value_is_missing(simulated: Panels) -> None:
    frame = simulated()
    frame.loc[4, "value"] = np.nan
    assert np.isnan(tidy_panel(frame).observations[0, 0, 4])


def test_a_month_that_nobody_has_keeps_its_place(monthly: Panels) -> None:
    frame = monthly(months=30)
    panel = tidy_panel(frame[frame["period"] != "2016-05-01"])
    assert panel.observations.shape == (1, 6, 30)
    assert panel.periods[0, 3:6].tolist() == ["2016-04-01", None, "2016-06-01"]
    assert np.isnan(panel.observations[0, :, 4]).all()
    assert (np.diff(panel.time[0]) == 1).all()


def test_the_same_month_written_in_two_ways_is_a_duplicate(monthly: Panels) -> None:
    frame = monthly()
    frame.loc[1, "period"] = "2016-01"
    assert refused(frame) == ("errors.panel_duplicate", {"series_id": "wait|r0", "period": "2016-01", "row": 3})


def test_a_year_is_no_month(monthly: Panels) -> None:
    frame = monthly()
    frame.loc[0, "period"] = "2016"
    assert refused(frame) == ("errors.panel_bad_value", {"row": 2, "column": "period", "value": "2016"})


def test_one_indicator_has_one_frequency(monthly: Panels) -> None:
    frame = monthly()
    frame.loc[3, "freq"] = "quarterly"
    assert refused(frame) == ("errors.panel_bad_value", {"row": 5, "column": "freq", "value": "quarterly"})


def test_errors_lie_beside_their_values(surveyed: Panels) -> None:
    frame = surveyed()
    frame.loc[2, "se"] = 7.0
    panel = tidy_panel(frame)
    assert panel.se[0, 0].tolist() == [1.5, 1.5, 7.0, 1.5, 1.5]
    assert np.isnan(panel.respondents).all()
    assert panel.time[0].tolist() == [2010, 2013, 2014, 2018, 2020]


def test_a_negative_standard_error_is_refused(surveyed: Panels) -> None:
    frame = surveyed()
    frame.loc[2, "se"] = -1.0
    assert refused(frame) == ("errors.panel_bad_value", {"row": 4, "column": "se", "value": "-1.0"})


def test_a_panel_without_errors_has_none(simulated: Panels) -> None:
    assert np.isnan(tidy_panel(simulated()).se).all()
