"""THL's database reports and Statistics Finland on loopback, and a refresh of them."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from tables_server import Services, services_of, serving

from tkkio_analytics.data.refresh.in_force import InForce, in_force
from tkkio_analytics.data.refresh.plug import Plug
from tkkio_analytics.data.refresh.plugs import PLUGS
from tkkio_analytics.data.refresh.refreshing import Request, refresh
from tkkio_analytics.data.repository import Repository
from tkkio_analytics.domain.refresh import RefreshReport

NOW = datetime(2026, 11, 25, 9, 30, tzinfo=UTC)
QUICK: dict[str, Any] = {"pace": 0.0, "attempts": 2, "connect": 1.0, "silence": 0.3, "whole": 0.5, "longest_rest": 1.0}
PLACES = {"thl_pivot": "pivot", "statfi": "px", "borders": "wfs"}


def quick(plug: Plug) -> Plug:
    """Return a source that is asked without pauses, and otherwise with its own manners."""
    return replace(plug, policy=lambda source: replace(plug.policy(source), **QUICK))


@pytest.fixture(scope="session")
def shipped(root: Path, tmp_path_factory: pytest.TempPathFactory) -> InForce:
    return in_force(root / "data", tmp_path_factory.mktemp("empty"))


@pytest.fixture
def services(shipped: InForce) -> Services:
    return services_of(shipped.catalog)


@pytest.fixture
def refreshed(root: Path, tmp_path: Path, services: Services) -> Iterator[Callable[..., RefreshReport]]:
    """Return a function that refreshes one source."""
    with serving(services) as address:

        def run(source_id: str, **changes: object) -> RefreshReport:
            asked: dict[str, Any] = {
                "data_dir": root / "data",
                "refreshed": tmp_path / "data",
                "user_agent": "tkkio-analytiikka/test",
                "now": lambda: NOW,
                "source_ids": (source_id,),
                "base_urls": {source_id: f"{address}/{PLACES[source_id]}"},
                "plugs": [quick(plug) for plug in PLUGS],
            }
            return refresh(Request(**(asked | changes)))

        yield run


@pytest.fixture
def opened(root: Path, tmp_path: Path) -> Callable[[], Repository]:
    """Return a function that opens the release in force."""
    return lambda: Repository.from_folder(root / "data", refreshed=tmp_path / "data")
