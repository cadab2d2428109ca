"""Money of made-up areas, with figures that can be worked out by hand."""

from dataclasses import replace

import pytest
from unit.analysis.imagined import make_break, make_indicator, make_region, text

from tkkio_analytics.analysis.money import BUDGET, FUNDING, POPULATION, PRIMARY_CARE, MoneyData, money
from tkkio_analytics.domain.message import Quantity
from tkkio_analytics.domain.money import DeficitDeadline, DeficitRule, Standing

A, B = make_region("A", order=1), make_region("B", order=2)
DOUBT = text("Both years alike.")


@pytest.fixture
def data(panel_of):
    return MoneyData(
        panels={
            BUDGET: panel_of(
                {"A": {2023: 100.0, 2024: 110.0, 2025: 110.0}, "B": {2023: 50.0, 2024: 60.0}},
                indicator=make_indicator(bounds=(0.0, None)),
            ),
            POPULATION: panel_of({"A": {2024: 22_000.0}, "B": {2024: 0.0}}),
            PRIMARY_CARE: panel_of({"FI": {2024: 677.0}, "A": {2023: 700.0, 2024: 710.0}}),
        },
        flags={(BUDGET, "A", 2025): DOUBT},
        deadlines=(DeficitDeadline(region_code="A", year=None, source=None, note=None),),
        rules=(
            DeficitRule(id="late", year=2028, standing=Standing.PROPOSAL, text=text("Later"), source="b"),
            DeficitRule(id="early", year=2026, standing=Standing.IN_FORCE, text=text("Rule"), source="a"),
        ),
    )


def test_per_inhabitant_stands_only_where_the_population_of_that_year_is_known(data):
    budgets = {budget.figure.year: budget for budget in money(data, regions=(A,)).areas[0].budgets}
    assert budgets[2024].per_inhabitant == pytest.approx(5000.0)  # 110 million over 22 000
    assert budgets[2024].population == 22_000.0
    assert (budgets[2023].per_inhabitant, budgets[2025].per_inhabitant) == (None, None)


def test_nobody_at_home_gives_no_euros_per_inhabitant(data):
    assert [budget.per_inhabitant for budget in money(data, regions=(B,)).areas[0].budgets] == [None, None]


def test_changes_leave_doubtful_figures_out(data):
    changes = [budget.change_pct for budget in money(data, regions=(A,)).areas[0].budgets]
    assert changes == [None, pytest.approx(10.0), None]


def test_changes_leave_measurement_breaks_out(data, panel_of):
    broken = panel_of(
        {"A": {2023: 100.0, 2024: 110.0, 2025: 121.0}},
        indicator=make_indicator(bounds=(0.0, None)),
        breaks=(make_break(first_period="2024"),),
    )
    view = money(replace(data, panels={BUDGET: broken}, flags={}), regions=(A,))
    assert [budget.change_pct for budget in view.areas[0].budgets] == [None, None, pytest.approx(10.0)]


def test_a_doubtful_figure_stays_as_published_and_carries_its_reason(data):
    area = money(data, regions=(A,)).areas[0]
    assert [(figure.year, figure.value, figure.flag) for figure in area.flagged] == [(2025, 110.0, DOUBT)]


def test_totals_count_only_years_that_all_areas_have(data):
    assert money(data, regions=(A, B)).totals == ((2023, 150.0), (2024, 170.0))
    assert money(data, regions=(A,)).totals == ()


def test_the_headline_of_one_area_is_its_latest_budget(data):
    headline = money(data, regions=(A,)).headline
    value = headline.params["value"]
    assert isinstance(value, Quantity)
    assert (headline.key, headline.params["year"], value.value) == ("money.headline.one", 2025, 110.0)


def test_the_headline_of_several_is_their_total(data):
    headline = money(data, regions=(A, B)).headline
    total = headline.params["total"]
    assert isinstance(total, Quantity)
    assert (headline.key, headline.params["year"], total.value) == ("money.headline.several", 2024, 170.0)


def test_an_unknown_deadline_stays_unknown_whatever_the_general_rules_say(data):
    view = money(data, regions=(A, B))
    assert view.areas[0].deadline is not None
    assert view.areas[0].deadline.year is None
    assert view.areas[1].deadline is None
    assert [rule.year for rule in view.rules] == [2026, 2028]


def test_the_nations_costs_stand_beside(data):
    assert money(data, regions=(A,)).nation_primary_care == ((2024, 677.0),)


def test_nothing_is_said_of_funding_that_is_not_there(data):
    view = money(data, regions=(A,))
    assert view.areas[0].state_funding is None
    assert "money.caveat.proposal" not in [line.key for line in view.caveats]
    assert FUNDING not in data.panels


def test_an_area_without_a_budget_says_so(data):
    assert money(replace(data, panels={}), regions=(A,)).headline.key == "money.headline.none"
