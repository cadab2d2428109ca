"""Which areas came to be at risk between two releases, and why: on the shipped figures with known changes in them."""

from dataclasses import replace
from datetime import date

import pytest

from tkkio_analytics.data.repository import Repository
from tkkio_analytics.domain.difference import ChangeCause, FlagChange
from tkkio_analytics.domain.provenance import ReleaseSummary
from tkkio_analytics.services.flag_changes import flag_changes
from tkkio_analytics.services.releases import known_on

DAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def changes(repository: Repository) -> dict[tuple[str, str], FlagChange]:
    """A later release: one figure of 01 is revised, the series of 13 is gone, and nobody knows of 2025 before it."""
    every = repository.observations
    figures = every[every["indicator_id"].isin(["emergency_visits", "doctor_visit_within_7_days"])].reset_index(
        drop=True
    )
    visits = figures["indicator_id"] == "emergency_visits"
    revised = figures.copy()
    revised.loc[visits & (figures["region_code"] == "01") & (figures["period"] == "2025"), "value"] = 300.0
    revised = revised[~(visits & (figures["region_code"] == "13"))].reset_index(drop=True)
    earlier = figures[
        ~((figures["indicator_id"] == "doctor_visit_within_7_days") & (figures["period"] == "2025"))
    ].reset_index(drop=True)
    before = replace(repository, observations=earlier)
    after = replace(repository, observations=revised)
    found = flag_changes(before, after, today=DAY)
    return {(change.flag.signals.region_code, change.flag.signals.indicator_id): change for change in found}


def test_a_revised_figure_of_the_area_is_the_reason(changes: dict[tuple[str, str], FlagChange]) -> None:
    change = changes["01", "emergency_visits"]
    assert (change.came, change.alone, change.together) == (False, (ChangeCause.REVISED_HERE,), ())
    assert (change.before.latest_value, change.after.latest_value) == (400.1, 300.0)


def test_a_series_that_is_gone_is_the_reason(changes: dict[tuple[str, str], FlagChange]) -> None:
    change = changes["13", "emergency_visits"]
    assert (change.came, change.alone) == (False, (ChangeCause.VANISHED,))
    assert change.after.latest_value is None


def test_a_new_year_is_the_only_reason_where_nothing_else_differs(
    changes: dict[tuple[str, str], FlagChange],
) -> None:
    of_access = [change for (_, indicator), change in changes.items() if indicator == "doctor_visit_within_7_days"]
    assert of_access
    assert {change.alone for change in of_access} == {(ChangeCause.NEW_PERIOD,)}


def test_the_release_known_on_a_day_is_the_last_one_made_by_then() -> None:
    releases = tuple(
        ReleaseSummary(id=name, created=name[:10], sha256="", snapshot_ids=())
        for name in ("2026-11-25-1", "2026-03-01-2", "2026-03-01-1")
    )
    assert known_on(releases, date(2026, 3, 1)) == "2026-03-01-2"
    assert known_on(releases, date(2026, 11, 24)) == "2026-03-01-2"
    assert known_on(releases, date(2026, 11, 25)) == "2026-11-25-1"
    assert known_on(releases, date(2026, 2, 28)) is None
