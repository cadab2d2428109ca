"""Everything that a source lists: each series is on disk before the next is fetched, whatever their number."""

import tracemalloc
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from sotkanet_server import NATION_ID, WholeScope, region_id, regions_of, serving

from tkkio_analytics.data.http import Policy
from tkkio_analytics.data.refresh.in_force import InForce
from tkkio_analytics.data.repository import Repository
from tkkio_analytics.domain.refresh import RefreshReport, SeriesState
from tkkio_analytics.domain.region import RegionCategory

Refresh = Callable[..., RefreshReport]
FEW, MORE, WHOLE = 4, 20, 3_500
MEGABYTE = 1024 * 1024
MOST_MORE = 6 * MEGABYTE
"""One series is held at a time, so five times as many may cost only what is told of each."""
PACE_S = 0.01


@pytest.fixture
def scope(shipped: InForce) -> WholeScope:
    counties = [region for region in shipped.catalog.regions if region.category is RegionCategory.COUNTY]
    places = (NATION_ID, *(region_id(region.code) for region in counties))
    return WholeScope(regions=regions_of(shipped.catalog), indicators=FEW, places=places)


@pytest.fixture
def whole(refresh: Refresh, scope: WholeScope) -> Iterator[Refresh]:
    with serving(scope) as address:
        yield lambda **changes: refresh(**({"base_urls": {"sotkanet": address}, "whole": True} | changes))


def peak(run: Callable[[], object]) -> int:
    """Return the most memory that Python held during a run, above what it held before."""
    tracemalloc.start()
    try:
        before = tracemalloc.get_traced_memory()[0]
        run()
        return tracemalloc.get_traced_memory()[1] - before
    finally:
        tracemalloc.stop()


def test_memory_does_not_grow_with_the_number_of_series(
    whole: Refresh, scope: WholeScope, root: Path, tmp_path: Path
) -> None:
    few = peak(lambda: whole(refreshed=tmp_path / "few"))
    scope.indicators = MORE
    more = peak(lambda: whole(refreshed=tmp_path / "more"))
    repository = Repository.from_folder(root / "data", refreshed=tmp_path / "more")
    assert len(repository.outside.ids) == MORE
    assert len(repository.rows_of("sotkanet_900019")) == 25 * 3 * 23
    assert more < few + MOST_MORE


@pytest.mark.soak
def test_the_whole_scope_is_refreshed_at_the_pace_that_is_set(
    whole: Refresh, scope: WholeScope, root: Path, tmp_path: Path
) -> None:
    scope.indicators = WHOLE
    report = whole(policy=Policy(pace=PACE_S))
    assert report.count(SeriesState.ADDED) == WHOLE
    asked = [moment for moment, _, _ in scope.asked]
    assert len(asked) > 2 * WHOLE
    assert min(later - earlier for earlier, later in pairwise(asked)) > PACE_S / 2
    assert sum(later - earlier for earlier, later in pairwise(asked)) > PACE_S * len(asked)
    repository = Repository.from_folder(root / "data", refreshed=tmp_path / "data")
    assert len(repository.outside.ids) == WHOLE
