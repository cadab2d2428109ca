"""Need-adjusted comparisons of made-up areas."""

from dataclasses import replace

import numpy as np
import pytest
from unit.analysis.imagined import make_indicator, text

from tkkio_analytics.analysis.comparison import compare
from tkkio_analytics.analysis.need import adjusted, refused, without_coefficient
from tkkio_analytics.domain.comparison import Verdict
from tkkio_analytics.domain.indicator import NeedAdjustment, Polarity, Role
from tkkio_analytics.domain.period import Period

COST = {
    "FI": {2021: 100.0, 2022: 100.0, 2023: 100.0, 2024: 100.0},
    "A": {2021: 119.0, 2022: 121.0, 2023: 119.0, 2024: 120.0},
    "B": {2021: 89.0, 2022: 91.0, 2023: 89.0, 2024: 90.0},
}
NEED = {"FI": {2022: 1.0, 2023: 1.0}, "A": {2022: 2.0, 2023: 1.2}, "B": {2022: 1.0, 2023: 0.6}}
REASON = text("Cost grows with need.")


def rng():
    return np.random.default_rng(1)


@pytest.fixture
def cost(panel_of):
    declared = NeedAdjustment(coefficient_id="need", reason=REASON)
    plain = make_indicator(polarity=Polarity.NEUTRAL, bounds=(0.0, None))
    return panel_of(COST, indicator=replace(plain, need_adjustment=declared))


@pytest.fixture
def need(panel_of):
    return panel_of(NEED)


def test_levels_are_divided_by_the_coefficient_and_the_nation_stays(cost, need):
    found = adjusted(cost, coefficients=need, period=Period.of_year(2024), rng=rng())
    assert found is not None
    assert found.comparison is not None
    values = {area.region_code: area.value for area in found.comparison.areas}
    assert values == {"A": pytest.approx(100.0), "B": pytest.approx(150.0)}
    assert found.comparison.comparator_value == 100.0


def test_the_verdict_changes_where_need_explains_the_level(cost, need):
    raw = {area.region_code: area.verdict for area in compare(cost, period=Period.of_year(2024), rng=rng()).areas}
    found = adjusted(cost, coefficients=need, period=Period.of_year(2024), rng=rng())
    assert found is not None
    assert found.comparison is not None
    taken = {area.region_code: area.verdict for area in found.comparison.areas}
    assert raw == {"A": Verdict.HIGHER, "B": Verdict.LOWER}
    assert taken == {"A": Verdict.SIMILAR, "B": Verdict.HIGHER}


def test_the_interval_is_divided_as_the_level_is(cost, need):
    wide = next(area for area in compare(cost, period=Period.of_year(2024), rng=rng()).areas if area.region_code == "B")
    found = adjusted(cost, coefficients=need, period=Period.of_year(2024), rng=rng())
    assert found is not None
    assert found.comparison is not None
    divided = next(area for area in found.comparison.areas if area.region_code == "B")
    assert wide.lower_ci is not None
    assert divided.lower_ci is not None
    assert divided.lower_ci != pytest.approx(wide.lower_ci)
    assert divided.value == pytest.approx((divided.lower_ci + (divided.upper_ci or 0.0)) / 2)


def test_the_vintage_is_the_latest_one_up_to_the_year_and_is_said(cost, need):
    found = adjusted(cost, coefficients=need, period=Period.of_year(2024), rng=rng())
    assert found is not None
    assert found.coefficient_year == 2023
    assert "money.need.other_year" in [line.key for line in found.caveats]
    same = adjusted(cost, coefficients=need, period=Period.of_year(2022), rng=rng())
    assert same is not None
    assert (same.coefficient_year, same.coefficients["A"]) == (2022, 2.0)
    assert "money.need.same_year" in [line.key for line in same.caveats]


def test_a_year_before_every_coefficient_is_not_adjusted(cost, need):
    assert adjusted(cost, coefficients=need, period=Period.of_year(2021), rng=rng()) is None
    view = without_coefficient(cost.indicator, period=Period.of_year(2021))
    assert (view.comparison, view.reason.key) == (None, "money.need.no_coefficient")


def test_an_area_without_a_coefficient_has_no_adjusted_figure(cost, panel_of):
    partial = panel_of({"FI": {2023: 1.0}, "A": {2023: 1.2}})
    found = adjusted(cost, coefficients=partial, period=Period.of_year(2024), rng=rng())
    assert found is not None
    assert found.comparison is not None
    assert [(area.region_code, area.verdict) for area in found.comparison.areas][-1] == ("B", Verdict.NO_DATA)


def test_the_raw_panel_is_left_as_it_was(cost, need):
    before = cost.values.copy()
    adjusted(cost, coefficients=need, period=Period.of_year(2024), rng=rng())
    assert np.array_equal(cost.values, before)


@pytest.mark.parametrize("role", Role)
def test_an_indicator_is_refused_by_its_role_unless_it_says_why(role):
    plain = replace(make_indicator(), role=role)
    assert refused(plain, period=Period.of_year(2024)).reason.key == f"money.need.refused_{role}"
    declared = replace(plain, need_adjustment=NeedAdjustment(coefficient_id=None, reason=REASON))
    assert refused(declared, period=Period.of_year(2024)).reason is REASON
