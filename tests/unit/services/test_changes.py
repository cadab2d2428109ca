"""What is new since the previous release or a day, for the regions that the reader looks at."""

from dataclasses import replace
from datetime import date

import pytest

from tkkio_analytics.data.repository import Repository
from tkkio_analytics.domain.changes import Changes
from tkkio_analytics.domain.provenance import ReleaseSummary
from tkkio_analytics.services.changes import changes, earlier_release, read_since

DAY = date(2026, 11, 24)
RELEASES = tuple(
    ReleaseSummary(id=name, created=name[:10], sha256="", snapshot_ids=())
    for name in ("2026-11-25-1", "2026-11-22-1", "2026-03-01-1")
)
ACCESS = "doctor_visit_within_7_days"


@pytest.fixture(scope="module")
def found(repository: Repository) -> Changes:
    """Later: one figure of 01 is revised, and 2025 of access has come; as seen by 13."""
    figures = repository.observations
    revised = figures.copy()
    cell = (figures["indicator_id"] == "emergency_visits") & (figures["region_code"] == "01")
    revised.loc[cell & (figures["period"] == "2025"), "value"] = 300.0
    known = figures[~((figures["indicator_id"] == ACCESS) & (figures["period"] == "2025"))].reset_index(drop=True)
    before = replace(repository, observations=known)
    after = replace(repository, observations=revised, release=replace(repository.release, sha256="f" * 64))
    return changes(before, after, since=None, region_codes=("13",), today=DAY)


def test_only_figures_and_flags_of_the_asked_regions_are_told(found: Changes) -> None:
    assert found.difference is not None
    (series,) = found.difference.series
    assert (series.indicator_id, series.added, series.revised, series.vanished) == (ACCESS, 1, 0, 0)
    assert (series.latest_before, series.latest_after) == ("2024", "2025")
    assert {change.flag.signals.region_code for change in found.difference.flags} <= {"13"}


def test_what_came_to_the_list_is_named_for_its_rows(found: Changes) -> None:
    assert found.difference is not None
    came = {change.flag.signals.indicator_id for change in found.difference.flags if change.came}
    assert found.newly_flagged == {("13", indicator) for indicator in came}


def test_the_release_to_compare_with_is_older_than_the_open_one() -> None:
    assert earlier_release(RELEASES, current="2026-11-25-1", since=None) == "2026-11-22-1"
    assert earlier_release(RELEASES, current="2026-03-01-1", since=None) is None
    assert earlier_release(RELEASES, current="2026-11-25-1", since=date(2026, 6, 1)) == "2026-03-01-1"
    assert earlier_release(RELEASES, current="2026-11-22-1", since=DAY) == "2026-11-22-1"
    assert earlier_release(RELEASES, current="2026-11-25-1", since=date(2026, 1, 1)) is None


def test_the_same_release_is_said_to_be_the_same(repository: Repository) -> None:
    same = changes(repository, repository, since=DAY, region_codes=("13",), today=DAY)
    assert (same.same, same.difference, same.read) == (True, None, ())


def test_without_a_release_the_figures_read_since_are_told(repository: Repository) -> None:
    found = {
        entry.indicator_id: entry for entry in read_since(repository, since=date(2026, 8, 17), region_codes=("13",))
    }
    entry = found[ACCESS]
    # Five years of one area, read from the public copy on 18.8.2026.
    assert (entry.figures, entry.latest_period.code, entry.accessed) == (5, "2025", date(2026, 8, 18))
    later = read_since(repository, since=date(2026, 8, 18), region_codes=("13",))
    assert ACCESS not in {entry.indicator_id for entry in later}
