"""Peers of made-up areas whose distances can be worked out by hand."""

import math
from dataclasses import replace

import numpy as np
import pytest
from unit.analysis.imagined import make_indicator

from tkkio_analytics.analysis.beside import beside
from tkkio_analytics.analysis.peers import peer_sets
from tkkio_analytics.analysis.structure import structure_of
from tkkio_analytics.domain.comparison import Verdict
from tkkio_analytics.domain.indicator import DataKind, Polarity
from tkkio_analytics.domain.message import Quantity
from tkkio_analytics.domain.peers import Comparator, Feature, Group
from tkkio_analytics.domain.period import Period
from tkkio_analytics.models.neighbours import standardised

NEED = {"A": 1.0, "B": 1.1, "C": 1.0, "D": 1.3}
PEOPLE = {"A": 1000.0, "B": 1000.0, "C": 2000.0, "D": 8000.0}
SURFACES = {"A": 10.0, "B": 10.0, "C": 10.0, "D": 10.0}


@pytest.fixture
def structure(panel_of):
    flat = {code: {2023: 20.0} for code in NEED}
    panels = {
        Feature.NEED: panel_of({code: {2022: 9.0, 2023: value} for code, value in NEED.items()}),
        Feature.AGE: panel_of(flat),
        Feature.INCOME: panel_of(flat),
        Feature.SIZE: panel_of({code: {2024: value} for code, value in PEOPLE.items()}),
    }
    return structure_of(panels, surfaces=SURFACES)


def sets_of(structure, count=2):
    return peer_sets(structure, rng=np.random.default_rng(1), count=count)


def test_features_are_of_their_latest_year_and_density_is_people_over_surface(structure):
    columns = {column.feature: column for column in structure.columns}
    assert columns[Feature.NEED].values.tolist() == [1.0, 1.1, 1.0, 1.3]
    assert (columns[Feature.NEED].year, columns[Feature.SIZE].year) == (2023, 2024)
    assert columns[Feature.DENSITY].values.tolist() == [100.0, 100.0, 200.0, 800.0]
    assert columns[Feature.DENSITY].scaled == pytest.approx(np.log([100, 100, 200, 800]))


def test_distances_by_hand(structure):
    # Need: mean 1.1, deviation sqrt((.01 + 0 + .01 + .04) / 4) = .122474; A and B differ by .1, which is .816497.
    # Size and density alike: logs 0, 0, ln 2, ln 8 above the first; mean ln 2, deviation ln 2 * sqrt(6 / 4).
    found = sets_of(structure)["A"]
    apart = math.log(2) / (math.log(2) * math.sqrt(6 / 4))
    assert [peer.region_code for peer in found.peers] == ["B", "C"]
    assert found.peers[0].distance == pytest.approx(0.1 / 0.12247449)
    assert found.peers[1].distance == pytest.approx(math.sqrt(2) * apart)


def test_the_closest_features_are_named_first_in_original_units(structure):
    peer = sets_of(structure)["A"].peers[0]
    assert peer.gaps[-1].feature is Feature.NEED
    assert peer.gaps[-1].gap == pytest.approx(0.816497, abs=1e-6)
    own, other = peer.gaps[-1].own, peer.gaps[-1].other
    assert isinstance(own, Quantity)
    assert isinstance(other, Quantity)
    assert (own.value, other.value) == (1.0, 1.1)
    said = peer.explanation.params["farthest"][0]
    assert said.params["feature"].key == "peers.feature.need"


def test_an_area_without_a_surface_or_a_figure_is_left_out(panel_of):
    panels = {feature: panel_of({c: {2023: float(i)} for i, c in enumerate("ABCD", 1)}) for feature in Feature}
    del panels[Feature.DENSITY]
    panels[Feature.AGE] = panel_of({c: {2023: 5.0} for c in "ABC"} | {"D": {2022: 5.0, 2023: None}})
    found = structure_of(panels, surfaces={"A": 1.0, "B": 1.0, "D": 1.0})
    assert [region.code for region in found.regions] == ["A", "B"]
    assert sets_of(found) == {}


def test_an_area_far_from_all_is_said_to_be_so(panel_of):
    # Two close threes and one far off.
    values = {str(i): {2023: float(i)} for i in (100, 101, 102, 110, 111, 112)} | {"far": {2023: 1000.0}}
    panels = {feature: panel_of(values) for feature in Feature if feature is not Feature.DENSITY}
    found = sets_of(structure_of(panels, surfaces=dict.fromkeys(values, 1.0)))
    assert [code for code, of_area in found.items() if of_area.is_far] == ["far"]
    assert found["far"].explanation[0].key == "peers.explanation.far"


def test_the_same_seed_gives_the_same_peers(structure):
    assert sets_of(structure) == sets_of(structure)


def test_a_small_change_of_one_figure_keeps_the_stable_peers(structure):
    before = sets_of(structure)
    column = structure.columns[0]
    nudged = replace(column, values=column.values + np.array([0.001, 0.0, 0.0, 0.0]))
    after = sets_of(replace(structure, columns=(nudged, *structure.columns[1:])))
    for code, found in before.items():
        stable = {peer.region_code for peer in found.peers if peer.is_stable}
        assert stable <= {peer.region_code for peer in after[code].peers}
    assert any(peer.is_stable for found in before.values() for peer in found.peers)


def test_every_feature_weighs_the_same(structure):
    assert standardised(structure.features)[:, 0].std() == pytest.approx(standardised(structure.features)[:, 3].std())


GROUP = Group(comparator=Comparator.PEERS, region_code="A", members=("B", "C"))
SERIES = {
    "A": {2020: 70.0, 2021: 71.0, 2022: 70.0, 2023: 71.0},
    "B": {2020: 50.0, 2021: 51.0, 2022: 50.0, 2023: 51.0},
    "C": {2020: 30.0, 2021: 29.0, 2022: 30.0, 2023: 29.0},
}


def test_the_mean_leaves_the_area_itself_out(panel_of):
    found = beside(panel_of(SERIES), group=GROUP)
    assert (found.period, found.value, found.member_values, found.mean) == (
        Period.of_year(2023),
        71.0,
        (51.0, 29.0),
        40.0,
    )
    assert found.difference == 31.0
    assert found.verdict is Verdict.BETTER


def test_the_verdict_turns_with_the_better_direction_and_a_neutral_one_is_only_higher(panel_of):
    lower = make_indicator(polarity=Polarity.LOWER_IS_BETTER)
    neutral = make_indicator(polarity=Polarity.NEUTRAL)
    assert beside(panel_of(SERIES, indicator=lower), group=GROUP).verdict is Verdict.WORSE
    assert beside(panel_of(SERIES, indicator=neutral), group=GROUP).verdict is Verdict.HIGHER


@pytest.mark.parametrize(("value", "expected"), [(50 + 4.9, Verdict.BETTER), (50 + 4.7, Verdict.SIMILAR)])
def test_the_variation_of_both_sides_counts(panel_of, value, expected):
    # Standard errors of 2: variance 4 of the area and (4 + 4) / 4 of the mean of two; 1.96 * sqrt(6) = 4.80.
    series = {"A": {2023: value}, "B": {2023: 49.0}, "C": {2023: 51.0}}
    panel = panel_of(series, indicator=make_indicator(data_kind=DataKind.SURVEY), errors=2.0)
    assert beside(panel, group=GROUP).verdict is expected


def test_a_survey_without_standard_errors_cannot_be_tested(panel_of):
    panel = panel_of(SERIES, indicator=make_indicator(data_kind=DataKind.SURVEY))
    assert beside(panel, group=GROUP).verdict is Verdict.CANNOT_BE_TESTED


def test_the_latest_year_is_the_one_that_area_and_members_share(panel_of):
    series = {**SERIES, "B": {2020: 50.0, 2021: 51.0, 2022: 50.0, 2023: None}}
    found = beside(panel_of(series), group=GROUP)
    assert (found.period, found.mean, found.counted) == (Period.of_year(2022), 40.0, 2)


def test_one_member_makes_no_mean(panel_of):
    series = {**SERIES, "B": {2020: 50.0, 2021: 51.0, 2022: 50.0, 2023: None}}
    found = beside(panel_of(series), group=GROUP, period=Period.of_year(2023))
    assert (found.mean, found.counted, found.verdict) == (None, 1, Verdict.NO_DATA)


def test_paces_are_mean_yearly_changes(panel_of):
    found = beside(panel_of(SERIES), group=GROUP)
    assert found.pace == pytest.approx(1 / 3)
    assert found.member_paces == pytest.approx((1 / 3, -1 / 3))
    assert found.mean_pace == pytest.approx(0.0)


def test_an_area_without_any_figure_has_no_year(panel_of):
    found = beside(panel_of({"B": {2023: 1.0}, "C": {2023: 2.0}}), group=GROUP)
    assert (found.period, found.verdict, found.headline.key) == (None, Verdict.NO_DATA, "peers.beside.no_data")
