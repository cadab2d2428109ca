"""Two figures of one identity, such as two counts of one goal, are kept apart when a release is asked again."""

import pytest

from tkkio_analytics.domain.figure import FigureKind, Measure
from tkkio_analytics.domain.message import Decimal
from tkkio_analytics.domain.verification import ListedFigure
from tkkio_analytics.services.verification import _chosen

SIX, FIVE = Decimal(value=6.0, decimals=0), Decimal(value=5.0, decimals=0)


def listed(exact: str) -> ListedFigure:
    return ListedFigure(
        code="7K2QF",
        indicator_id="imagined",
        region_code="FI",
        period="2029",
        kind=FigureKind.DERIVED,
        measure=Measure.SHARE,
        goal_id=None,
        exact=exact,
        text=exact,
        snapshots=(),
    )


@pytest.mark.parametrize(
    ("exact", "rank", "value"),
    [("5.0", 0, FIVE), ("6.0", 1, SIX), ("7.0", 0, SIX), ("7.0", 1, FIVE), ("7.0", 2, None)],
)
def test_the_same_value_comes_first_then_the_same_place(exact: str, rank: int, value: Decimal | None) -> None:
    assert _chosen((SIX, FIVE), listed(exact), rank) == value
