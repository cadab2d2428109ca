from dataclasses import replace

import numpy as np
import pytest
from unit.analysis.imagined import make_break, make_indicator, make_region

from tkkio_analytics.analysis.merging import merged, merged_region
from tkkio_analytics.domain.denominator import Denominator, Joining
from tkkio_analytics.domain.region import RegionCategory

MEMBERS = [make_region("A"), make_region("B", order=1)]
WHOLE = merged_region(MEMBERS, known=())
WEIGHTED = Denominator(indicator_ids=("imagined",), joining=Joining.WEIGHTED, denominator_id="people", is_exact=True)
SERIES = {
    "FI": {2024: 40.0, 2025: 50.0},
    "A": {2024: 10.0, 2025: 20.0},
    "B": {2024: 40.0, 2025: 60.0},
    "C": {2024: 70.0, 2025: 80.0},
}


def put_together(panel, weights, *, denominator=WEIGHTED, members=MEMBERS):
    return merged(panel, members=members, region=WHOLE, denominator=denominator, weights=weights)


def test_a_rate_is_weighted_by_its_denominator_of_the_nearest_year(panel_of):
    # 2024 weighs 1 : 1 (nearest known year 2023), 2025 weighs 1 : 3.
    weights = panel_of({"A": {2023: 100.0, 2025: 100.0}, "B": {2023: 100.0, 2025: 300.0}})
    made = put_together(panel_of(SERIES), replace(weights, indicator=make_indicator(bounds=(0.0, None)))).panel
    assert made is not None
    assert [region.code for region in made.regions] == ["FI", "A+B", "C"]
    assert made.values[1].tolist() == [25.0, 50.0]
    assert made.area_rows.tolist() == [False, True, True]


def test_counts_are_added_up(panel_of):
    denominator = Denominator(indicator_ids=("imagined",), joining=Joining.SUM)
    made = put_together(panel_of(SERIES), None, denominator=denominator)
    assert made.panel is not None
    assert made.panel.values[1].tolist() == [50.0, 80.0]
    assert made.merging.statement.key == "scenarios.merging.sum"


def test_a_year_without_one_member_has_no_figure_and_a_break_of_one_is_a_break(panel_of):
    series = {"A": {2023: 10.0, 2024: 10.0, 2025: 20.0}, "B": {2023: 30.0, 2024: None, 2025: 40.0}}
    panel = panel_of(series, breaks=(make_break(first_period="2025", region_codes=("B",)),))
    made = put_together(panel, panel_of({"A": {2025: 50.0}, "B": {2025: 50.0}})).panel
    assert made is not None
    assert np.isnan(made.values[0, 1])
    assert made.statuses[0].tolist() == ["observed", "missing", "observed"]
    assert made.masked[0].tolist() == [False, True]
    assert made.breaks[0].region_codes == ("B", "A+B")


def test_standard_errors_are_those_of_a_weighted_mean(panel_of):
    panel = panel_of(SERIES, errors=3.0)
    made = put_together(panel, panel_of({"A": {2025: 40.0}, "B": {2025: 60.0}})).panel
    assert made is not None
    assert made.standard_errors[1] == pytest.approx(3.0 * np.hypot(0.4, 0.6))


def test_the_same_weighing_of_all_areas_is_held_against_the_nation(panel_of):
    weights = panel_of({code: {2025: amount} for code, amount in (("A", 10.0), ("B", 20.0), ("C", 10.0))})
    check = put_together(panel_of(SERIES), weights).merging.check
    assert check is not None
    assert check.params["weighed"].value == 55.0
    assert check.params["published"].value == 50.0


@pytest.mark.parametrize(
    ("weights", "denominator", "why"),
    [
        (None, None, "no_denominator"),
        (None, WEIGHTED, "no_weights"),
        ({"A": {2025: 10.0}}, WEIGHTED, "no_weights"),
        ({"A": {2024: 10.0}, "B": {2025: 10.0}}, WEIGHTED, "no_weights"),
    ],
)
def test_areas_without_denominators_are_not_merged(panel_of, weights, denominator, why):
    found = put_together(panel_of(SERIES), weights and panel_of(weights), denominator=denominator)
    assert found.panel is None
    assert found.merging.statement.key == f"scenarios.merging.{why}"


def test_an_area_without_figures_is_named(panel_of):
    members = [MEMBERS[0], make_region("Z")]
    found = put_together(panel_of(SERIES), None, members=members)
    assert found.panel is None
    assert found.merging.statement.params["areas"] == (make_region("Z").short_name,)


def test_a_known_collaborative_area_gives_its_name():
    yta = make_region("Y", category=RegionCategory.COLLABORATIVE_AREA)
    members = [replace(member, parent="Y") for member in MEMBERS]
    assert merged_region(members, known=[yta, *members]).name == yta.name
    assert merged_region(members, known=[yta, *members]).category is RegionCategory.COUNTY
    other = make_region("C", parent="Y")
    assert merged_region(members, known=[yta, *members, other]).short_name.fi == "Kuvitelma A + Kuvitelma B"
