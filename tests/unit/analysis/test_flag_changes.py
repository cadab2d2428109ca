"""What differs between two states of the figures, and which of it makes a change."""

from itertools import chain

import pandas as pd
import pytest

from tkkio_analytics.analysis.flag_changes import cells_by_cause, explained, to_be_tried, with_causes
from tkkio_analytics.domain.difference import ChangeCause

NEW, HERE = ChangeCause.NEW_PERIOD, ChangeCause.REVISED_HERE
ELSEWHERE, VANISHED = ChangeCause.REVISED_ELSEWHERE, ChangeCause.VANISHED


def table(*cells: tuple[str, str, float]) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {
                "indicator_id": "visits",
                "region_category": "HYVINVOINTIALUE",
                "region_code": region,
                "period": period,
                "sex": "total",
                "value": value,
                "status": "observed",
            }
            for region, period, value in cells
        ]
    )


BEFORE = table(("01", "2023", 10.0), ("01", "2024", 11.0), ("02", "2023", 20.0), ("02", "2024", 21.0))
AFTER = table(("01", "2023", 10.0), ("01", "2024", 12.0), ("01", "2025", 13.0), ("02", "2024", 25.0))


def test_every_cell_that_differs_has_one_cause() -> None:
    found = cells_by_cause(BEFORE, AFTER, region_code="01")
    assert {cause: list(cells) for cause, cells in found.items()} == {
        NEW: [("01", "2025", "total")],
        HERE: [("01", "2024", "total")],
        ELSEWHERE: [("02", "2024", "total")],
        VANISHED: [("02", "2023", "total")],
    }


def test_applying_every_cause_makes_the_later_state_and_none_the_earlier() -> None:
    cells = cells_by_cause(BEFORE, AFTER, region_code="01")
    pd.testing.assert_frame_equal(with_causes(BEFORE, AFTER, cells=cells, causes=cells), AFTER)
    pd.testing.assert_frame_equal(with_causes(BEFORE, AFTER, cells=cells, causes=()), BEFORE)


@pytest.mark.parametrize(
    ("cause", "values"),
    [
        (NEW, [10.0, 11.0, 13.0, 20.0, 21.0]),
        (HERE, [10.0, 12.0, 20.0, 21.0]),
        (ELSEWHERE, [10.0, 11.0, 20.0, 25.0]),
        (VANISHED, [10.0, 11.0, 21.0]),
    ],
)
def test_one_cause_moves_its_own_cells_alone(cause: ChangeCause, values: list[float]) -> None:
    cells = cells_by_cause(BEFORE, AFTER, region_code="01")
    assert list(with_causes(BEFORE, AFTER, cells=cells, causes=(cause,))["value"]) == values


def test_causes_that_only_work_together_are_told_apart_from_those_that_do_nothing() -> None:
    causes = (NEW, HERE, ELSEWHERE)
    needed = {NEW, HERE}
    changes = {tried: needed <= tried for tried in to_be_tried(causes)}
    assert explained(causes, changes=changes) == ((), (NEW, HERE))


def test_a_cause_that_is_enough_alone_is_named_alone() -> None:
    causes = (NEW, HERE)
    changes = {tried: HERE in tried for tried in to_be_tried(causes)}
    assert explained(causes, changes=changes) == ((HERE,), ())


def test_a_single_cause_is_tried_once() -> None:
    assert to_be_tried((VANISHED,)) == (frozenset({VANISHED}),)
    assert set(chain.from_iterable(to_be_tried((NEW, HERE)))) == {NEW, HERE}
