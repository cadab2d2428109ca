"""When the next period of a series would be here: by its own rhythm and one rule that is told."""

from datetime import date

import pytest

from tkkio_analytics.analysis.freshness import due_by
from tkkio_analytics.domain.period import Period


@pytest.mark.parametrize(
    ("codes", "day"),
    [
        (("2022", "2023"), date(2025, 12, 31)),
        (("2018", "2020", "2022", "2024"), date(2027, 12, 31)),
        (("2020", "2021", "2024"), date(2026, 12, 31)),
        (("2026-07", "2026-08"), date(2027, 3, 31)),
        (("2025-Q3", "2025-Q4"), date(2026, 9, 30)),
        (("2023", "2024", "2026-11", "2026-12"), date(2027, 7, 31)),
        (("2026",), None),
        ((), None),
    ],
)
def test_the_next_period_is_due_by_the_usual_step_and_the_time_that_sources_take(
    codes: tuple[str, ...], day: date | None
) -> None:
    assert due_by([Period.parse(code) for code in codes]) == day
