"""Surfaces, deadlines and need adjustments that ship."""

import importlib.util
import json
import math
from pathlib import Path
from types import ModuleType

import pytest
from jsonschema import Draft202012Validator

from tkkio_analytics.data.repository import Repository
from tkkio_analytics.domain.money import Standing
from tkkio_analytics.domain.peers import Comparator
from tkkio_analytics.domain.period import Period
from tkkio_analytics.domain.region import RegionCategory
from tkkio_analytics.services.money import money, need_adjusted
from tkkio_analytics.services.peers import group_of, peer_sets

COUNTIES = [f"{number:02d}" for number in range(1, 22)] + ["90"]


@pytest.fixture(scope="module")
def surfaces(root: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("measure_surfaces", root / "tools" / "measure_surfaces.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_an_eighth_of_the_globe_is_measured_to_a_square_kilometre(surfaces: ModuleType) -> None:
    octant = [[0, 0], [90, 0], [90, 90], [0, 90], [0, 0]]
    assert surfaces.ring_km2(octant) == pytest.approx(4 * math.pi * 6371.0072**2 / 8, abs=1)


def test_holes_are_taken_out_and_aland_left_out(surfaces: ModuleType) -> None:
    outer = [[20, 60], [22, 60], [22, 61], [20, 61], [20, 60]]
    hole = [[20.5, 60.2], [21, 60.2], [21, 60.4], [20.5, 60.4], [20.5, 60.2]]
    whole, part = surfaces.ring_km2(outer), surfaces.ring_km2(hole)
    assert surfaces.feature_km2({"type": "Polygon", "coordinates": [outer, hole]}) == pytest.approx(whole - part)
    shape = {"type": "Polygon", "coordinates": [outer]}
    features = [{"properties": {"hva_code": code}, "geometry": shape} for code in ("05", "91")]
    assert [row.splitlines()[1] for row in surfaces.rows({"features": features})] == ['region_code = "05"']


def test_every_county_has_a_surface_and_its_source_says_what_it_is_not(shipped: Repository) -> None:
    km2 = {surface.region_code: surface.km2 for surface in shipped.catalog.surfaces}
    assert sorted(km2) == sorted(COUNTIES)
    assert (min(km2, key=km2.__getitem__), max(km2, key=km2.__getitem__)) == ("90", "21")
    assert shipped.catalog.surface_source.year == 2023
    assert "eikä se ole virallinen maapinta-ala" in shipped.catalog.surface_source.note.fi


def test_every_county_has_a_deadline_field_and_no_general_rule_fills_it(shipped: Repository) -> None:
    deadlines = shipped.catalog.deficit_deadlines
    assert [deadline.region_code for deadline in deadlines] == COUNTIES
    assert {deadline.year for deadline in deadlines} == {None}
    rules = {rule.id: (rule.year, rule.standing) for rule in shipped.catalog.deficit_rules}
    assert rules == {
        "three_years": (2026, Standing.IN_FORCE),
        "targeted_extension": (2028, Standing.PROPOSAL),
        "further_extension": (2029, Standing.REPORTED),
    }


def test_a_deadline_needs_a_source(data_dir: Path) -> None:
    schema = json.loads((data_dir / "reference" / "schemas" / "deficits.schema.json").read_text(encoding="utf-8"))
    check = Draft202012Validator(schema)
    sourced = {"region_code": "07", "year": 2028, "source": "Decision"}
    assert check.is_valid({"deadlines": [sourced], "rules": []})
    assert not check.is_valid({"deadlines": [{"region_code": "07", "year": 2028}], "rules": []})


def test_need_is_taken_into_account_of_cost_staff_and_visits_alone(shipped: Repository) -> None:
    declared = {
        indicator.id: indicator.need_adjustment.coefficient_id
        for indicator in shipped.catalog.indicators
        if indicator.need_adjustment is not None
    }
    health = dict.fromkeys(
        ("doctor_visits", "emergency_visits", "health_staff", "primary_care_cost"), "need_coefficient_health"
    )
    refused = dict.fromkeys(("operating_budget", "state_funding", "state_funding_per_inhabitant"))
    assert declared == health | refused


def test_the_adjusted_cost_of_south_savo_by_hand(shipped: Repository) -> None:
    # 887.5 euros in 2024 over the coefficient of 2023, from the shipped rows.
    rows = shipped.observations.set_index(["indicator_id", "region_code", "period"])["value"]
    by_hand = rows["primary_care_cost", "12", "2024"] / rows["need_coefficient_health", "12", "2023"]
    found = need_adjusted(shipped, indicator_id="primary_care_cost", period=Period.of_year(2024))
    assert found.comparison is not None
    adjusted = next(area for area in found.comparison.areas if area.region_code == "12")
    assert (found.coefficient_year, adjusted.value) == (2023, pytest.approx(by_hand))
    assert by_hand == pytest.approx(758, abs=1)


def test_every_county_has_five_peers_and_aland_is_none_of_them(shipped: Repository) -> None:
    found = peer_sets(shipped)
    assert sorted(found) == sorted(COUNTIES)
    for code, of_area in found.items():
        named = [peer.region_code for peer in of_area.peers]
        assert len(set(named)) == 5
        assert code not in named
        assert set(named) <= set(COUNTIES)
    assert {code for code, of_area in found.items() if of_area.is_far} == {"01", "03", "04", "90"}


def test_the_nearest_peers_are_sure(shipped: Repository) -> None:
    nearest = [of_area.peers[0] for of_area in peer_sets(shipped).values()]
    assert all(peer.kept_share > 0.8 for peer in nearest)
    assert sum(peer.is_stable for peer in nearest) >= 20


def test_a_collaborative_area_is_its_other_counties(shipped: Repository) -> None:
    parents = {
        region.code: region.parent for region in shipped.catalog.regions if region.category is RegionCategory.COUNTY
    }
    group = group_of(shipped, comparator=Comparator.YTA, region_code="13")
    assert set(group.members) == {code for code, parent in parents.items() if parent == parents["13"]} - {"13"}


def test_budgets_are_published_figures_and_flags_stand_beside_them(shipped: Repository) -> None:
    flagged = {
        (area.region_code, figure.indicator_id, figure.year)
        for area in money(shipped, scope="FI").areas
        for figure in area.flagged
    }
    assert flagged == {
        ("03", "operating_budget", 2023),
        ("17", "operating_budget", 2024),
        ("17", "operating_budget", 2025),
        ("09", "state_funding", 2026),
        ("09", "state_funding_per_inhabitant", 2026),
    }


def test_the_budget_per_inhabitant_of_kainuu_by_hand(shipped: Repository) -> None:
    # 447.765 million euros and 69 639 residents in 2024.
    budgets = money(shipped, scope="20").areas[0].budgets
    counted = {budget.figure.year: budget.per_inhabitant for budget in budgets if budget.per_inhabitant is not None}
    assert counted == {2024: pytest.approx(447_765_000 / 69_639, rel=1e-4)}
