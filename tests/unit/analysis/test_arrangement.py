"""The grid's order: as codes go, by collaborative area, by goals met, by what is at risk."""

from dataclasses import replace

import pytest
from unit.charts import imagined_views as views

from tkkio_analytics.analysis.arrangement import arranged
from tkkio_analytics.domain.message import Decimal
from tkkio_analytics.domain.region import Region, RegionCategory
from tkkio_analytics.domain.risk import Arranged, Arrangement, Board, GoalSignal, Signals
from tkkio_analytics.domain.target import RiskClass

CODES = ("FI", "71", "72", "73")
MET = {("71", "a"), ("71", "b"), ("73", "a")}
"""71 meets both goals, 73 one, 72 none; the first indicator is met in two areas, the second in one."""


def cell(code: str, item: str) -> Signals:
    met = (code, item) in MET
    signals = replace(views.signals(code), indicator_id=item, goal=GoalSignal.MET if met else GoalSignal.NOT_MET)
    return replace(
        signals, outlook=replace(signals.outlook, risk_class=RiskClass.LIKELY if met else RiskClass.UNLIKELY)
    )


@pytest.fixture
def board() -> Board:
    cells = tuple(cell(code, item) for code in CODES for item in ("a", "b"))
    return replace(views.board(CODES), indicator_ids=("a", "b"), cells=cells)


@pytest.fixture
def regions() -> dict[str, Region]:
    parents = {
        code: replace(views.region(code), category=RegionCategory.COLLABORATIVE_AREA) for code in ("YTA1", "YTA2")
    }
    belongs = {"71": "YTA2", "72": "YTA1", "73": "YTA2"}
    return {code: replace(views.REGIONS[code], parent=belongs.get(code)) for code in CODES} | parents


def rows(order: Arranged) -> list[tuple[str, ...]]:
    return [group.region_codes for group in order.groups]


def test_unasked_the_nation_comes_first_and_the_rest_as_they_are(board: Board, regions: dict[str, Region]) -> None:
    order = arranged(board, by=Arrangement.OFFICIAL, regions=regions)
    assert rows(order) == [("FI",), ("71", "72", "73")]
    assert [group.title for group in order.groups] == [None, None]
    assert order.indicator_ids == ("a", "b")


def test_collaborative_areas_are_groups_under_their_names(board: Board, regions: dict[str, Region]) -> None:
    order = arranged(board, by=Arrangement.COLLABORATIVE_AREA, regions=regions)
    assert rows(order) == [("FI",), ("72",), ("71", "73")]
    assert [group.title for group in order.groups[1:]] == [regions["YTA1"].name, regions["YTA2"].name]


def test_by_goal_the_fewest_met_come_first_in_rows_and_columns(board: Board, regions: dict[str, Region]) -> None:
    order = arranged(board, by=Arrangement.GOAL, regions=regions)
    assert rows(order) == [("FI",), ("72",), ("73",), ("71",)]
    assert order.indicator_ids == ("b", "a")
    assert [group.title.params["count"] for group in order.groups[1:]] == [
        Decimal(value=float(number), decimals=0) for number in (0, 1, 2)
    ]


def test_by_risk_the_most_flags_come_first(board: Board, regions: dict[str, Region]) -> None:
    order = arranged(board, by=Arrangement.RISK, regions=regions)
    assert rows(order) == [("FI",), ("72",), ("73",), ("71",)]
    assert order.indicator_ids == ("b", "a")
    assert order.groups[1].title.params["count"] == Decimal(value=2.0, decimals=0)
