import numpy as np
from unit.analysis.imagined import make_break, make_indicator

from tkkio_analytics.analysis.history import history_points
from tkkio_analytics.domain.indicator import BreakKind


def test_a_measurement_break_masks_the_change_of_the_named_area_only(panel_of):
    points = {2021: 50.0, 2022: 51.0, 2023: 60.0, 2024: 61.0}
    panel = panel_of({"A": points, "B": points}, breaks=(make_break(first_period="2023", region_codes=("A",)),))
    assert panel.masked.tolist() == [[False, True, False], [False, False, False]]
    assert panel.n_observations(0) == 3
    assert panel.n_observations(1) == 4


def test_a_regime_change_masks_nothing(panel_of):
    points = {2022: 50.0, 2023: 40.0, 2024: 41.0}
    panel = panel_of({"A": points}, breaks=(make_break(first_period="2023", kind=BreakKind.REGIME),))
    assert not panel.masked.any()
    assert [item.kind for item in panel.breaks] == [BreakKind.REGIME]


def test_a_missing_year_is_a_hole_and_not_a_zero(panel_of):
    panel = panel_of({"A": {2020: 10.0, 2021: None, 2022: 12.0}, "B": {2020: 1.0, 2021: 2.0, 2022: 3.0}})
    assert np.isnan(panel.values[0, 1])
    assert [point.value for point in history_points(panel, 0)] == [10.0, None, 12.0]
    assert [point.status for point in history_points(panel, 0)] == ["observed", "missing", "observed"]


def test_a_break_in_another_indicator_is_left_out(panel_of):
    other = make_break(first_period="2021")
    panel = panel_of({"A": {2020: 1.0, 2021: 2.0}}, indicator=make_indicator(), breaks=(other,))
    assert panel.masked.tolist() == [[True]]
    elsewhere = panel_of({"A": {2020: 1.0, 2021: 2.0}}, breaks=())
    assert not elsewhere.masked.any()
