"""The services answer of a country whose nation is not called FI, as the practice data are."""

from datetime import date
from pathlib import Path

import pytest

from tkkio_analytics.data.repository import Repository
from tkkio_analytics.domain.period import Period
from tkkio_analytics.domain.target import OutlookState
from tkkio_analytics.services import catalog, comparison, risk, targets

TODAY = date(2026, 11, 24)
COST = "cost_per_inhabitant"
ACCESS = "access_in_seven_days"


@pytest.fixture(scope="module")
def practice(root: Path) -> Repository:
    return Repository.from_folder(root / "data" / "practice")


def test_areas_are_held_against_their_own_nation(practice: Repository) -> None:
    answer = comparison.compare_areas(practice, indicator_id=COST)
    assert (answer.comparator_code, answer.comparator_value) == ("H00", 4159.0)
    assert "H00" not in {area.region_code for area in answer.areas}


def test_the_nation_has_no_national_level_to_reach_and_an_area_has(practice: Repository) -> None:
    ids = {
        code: {goal.id for goal in targets.goals(practice, indicator_id=ACCESS, region_code=code)}
        for code in ("H00", "H01")
    }
    assert "national_level" not in ids["H00"]
    assert "national_level" in ids["H01"]
    assert "practice_access" in ids["H00"]


def test_decided_targets_are_answered_for_the_nation(practice: Repository) -> None:
    states = {
        outlook.target.id: (outlook.region_code, outlook.state)
        for outlook in targets.decided_targets(practice, today=TODAY)
        if outlook.target is not None
    }
    assert states["practice_access"] == ("H00", OutlookState.PASSED_MISSED)
    assert states["practice_mirror"] == ("H00", OutlookState.PASSED_REACHED)
    assert states["practice_stays"] == ("H00", OutlookState.REACHED)
    assert states["practice_turnover"] == ("H00", OutlookState.OPEN)
    assert states["practice_kindness"] == ("H00", OutlookState.NO_DATA)


def test_the_boards_count_leaves_the_nation_out(practice: Repository) -> None:
    without = risk.board(practice, region_codes=("H01", "H02"), today=TODAY)
    along = risk.board(practice, region_codes=("H00", "H01", "H02"), today=TODAY)
    assert along.headlines == without.headlines
    assert along.multiplicity == without.multiplicity


def test_an_area_that_a_merger_has_ended_is_compared_in_its_years_and_not_followed_on(practice: Repository) -> None:
    before, after = (
        {
            area.region_code
            for area in comparison.compare_areas(practice, indicator_id=COST, period=Period.of_year(year)).areas
        }
        for year in (2022, 2023)
    )
    assert before - after == {"H11", "H12"}
    assert after - before == {"H13"}
    followed = {region.code for region in catalog.regions(practice, scope="H00")}
    assert followed == after
    assert [region.code for region in catalog.regions(practice, scope="HY3")] == ["H09", "H10", "H13"]
