"""Sotkanet on loopback with the shipped figures, and a refresh of them."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sotkanet_server import Sotkanet, region_id, regions_of, serving

from tkkio_analytics.data.http import Policy
from tkkio_analytics.data.refresh.in_force import InForce, in_force
from tkkio_analytics.data.refresh.refreshing import Request
from tkkio_analytics.data.refresh.refreshing import refresh as refresh_sources
from tkkio_analytics.data.refresh.sotkanet_series import sotkanet_series
from tkkio_analytics.domain import observation as obs
from tkkio_analytics.domain.indicator import SourceFigure
from tkkio_analytics.domain.refresh import RefreshReport

NOW = datetime(2026, 11, 25, 9, 30, tzinfo=UTC)
QUICK = Policy(pace=0.0, attempts=2, connect=1.0, silence=0.3, whole=0.5, longest_rest=1.0, largest=10**6)


@pytest.fixture(scope="session")
def shipped(root: Path, tmp_path_factory: pytest.TempPathFactory) -> InForce:
    return in_force(root / "data", tmp_path_factory.mktemp("empty"))


@pytest.fixture
def sotkanet(shipped: InForce) -> Sotkanet:
    """What the shipped snapshot has of Sotkanet, as Sotkanet would say it."""
    source = Sotkanet(regions=regions_of(shipped.catalog))
    figures = shipped.published[shipped.published[obs.VALUE].notna()]
    rows: dict[int, dict[tuple[int, int], dict[str, Any]]] = {}
    for series in sotkanet_series(shipped.catalog):
        if len(series.parts) > 1:
            continue
        absolute = series.indicator.source_figure is SourceFigure.ABSOLUTE
        told = rows.setdefault(int(series.parts[0]), {})
        for row in figures[figures[obs.INDICATOR] == series.indicator.id].itertuples(index=False):
            place, year = region_id(row.region_code), int(row.period)
            cell = told.setdefault((place, year), {"indicator": int(series.parts[0]), "region": place, "year": year})
            cell |= {"gender": "total", "absValue" if absolute else "value": row.value}
    for number, cells in rows.items():
        source.add(number, list(cells.values()))
    return source


@pytest.fixture
def address(sotkanet: Sotkanet) -> Iterator[str]:
    with serving(sotkanet) as found:
        yield found


@pytest.fixture
def refresh(root: Path, tmp_path: Path, address: str) -> Callable[..., RefreshReport]:
    def run(**changes: object) -> RefreshReport:
        asked: dict[str, Any] = {
            "data_dir": root / "data",
            "refreshed": tmp_path / "data",
            "user_agent": "tkkio-analytiikka/test",
            "now": lambda: NOW,
            "source_ids": ["sotkanet"],
            "base_urls": {"sotkanet": address},
            "policy": QUICK,
        }
        return refresh_sources(Request(**(asked | changes)))

    return run
