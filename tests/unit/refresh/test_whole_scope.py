"""Everything that a source lists: each series is on disk before the next is fetched, whatever their number."""

import gc
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import pandas as pd
import pytest
from sotkanet_server import NATION_ID, WholeScope, region_id, regions_of, serving

from tkkio_analytics.data.http import Policy
from tkkio_analytics.data.refresh.in_force import InForce
from tkkio_analytics.data.repository import Repository
from tkkio_analytics.domain import observation as obs
from tkkio_analytics.domain.refresh import RefreshReport, SeriesState
from tkkio_analytics.domain.region import RegionCategory

Refresh = Callable[..., RefreshReport]
FEW, WHOLE = 12, 3_500
PACE_S = 0.01
PATIENT = Policy(pace=0.0, attempts=1)


@pytest.fixture
def scope(shipped: InForce) -> WholeScope:
    counties = [region for region in shipped.catalog.regions if region.category is RegionCategory.COUNTY]
    places = (NATION_ID, *(region_id(region.code) for region in counties))
    return WholeScope(regions=regions_of(shipped.catalog), indicators=FEW, places=places)


@pytest.fixture
def whole(refresh: Refresh, scope: WholeScope) -> Iterator[Refresh]:
    with serving(scope) as address:
        yield lambda **changes: refresh(**({"base_urls": {"sotkanet": address}, "whole": True} | changes))


def rows_held() -> int:
    """Return how many observations are in memory, in all tables together."""
    tables = (item for item in gc.get_objects() if type(item) is pd.DataFrame)
    return sum(len(table) for table in tables if obs.INDICATOR in table.columns)


def test_each_series_is_on_disk_and_out_of_memory_before_the_next_is_asked_for(
    whole: Refresh, scope: WholeScope, root: Path, tmp_path: Path
) -> None:
    held, on_disk = [], []
    answer = scope.answer

    def watched(path: str) -> bytes | None:
        if path.startswith(f"/json?indicator={scope.first_number // 1000}"):
            held.append(rows_held())
            on_disk.append(len(list((tmp_path / "data" / "snapshots").rglob("series/*.csv"))))
        return answer(path)

    scope.answer = watched  # type: ignore[method-assign]
    whole(policy=PATIENT)
    assert on_disk == list(range(FEW))
    assert max(held) - held[0] <= 2 * scope.rows_of_each
    repository = Repository.from_folder(root / "data", refreshed=tmp_path / "data")
    assert len(repository.outside.ids) == FEW
    assert len(repository.rows_of(f"sotkanet_{scope.first_number}")) == scope.rows_of_each


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
