"""Several sources in one refresh: all news in one release, and one that is down alone."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import sotkanet_server as server
from sotkanet_server import Sotkanet

from tkkio_analytics.data.catalog import Catalog
from tkkio_analytics.data.refresh.plug import Asking, Fetch, Fetched, Plug, SourceSeries, origin_of
from tkkio_analytics.data.refresh.sotkanet import SOTKANET
from tkkio_analytics.data.repository import Repository
from tkkio_analytics.domain import observation as obs
from tkkio_analytics.domain.refresh import RefreshReport, SeriesState
from tkkio_analytics.errors import RefreshError, SourceError

Refresh = Callable[..., RefreshReport]
VISITS, BUDGET = "emergency_visits", "operating_budget"
ENTRY = """
[[sources]]
id = "ledger"
name = "Kirjanpito"
url = "https://127.0.0.1:9"
page = "https://example.org/{number}"
verified = false
pace_seconds = 0.0
title = { fi = "Kirjanpito {number}", sv = "Bokföring {number}", en = "Ledger {number}" }
"""


def ledger(figures: Any) -> Plug:
    """Return a source of the budgets: as they are in force, with whatever is done to them."""

    def begin(asking: Asking) -> Fetch:
        def fetch(series: SourceSeries) -> Fetched:
            body = asking.bodies.answer("all", lambda: b"figures")
            origin = origin_of(series, source=asking.source, read=(body,))
            table = figures()
            return Fetched(table=table.assign(**{obs.ORIGIN: origin.id}), origins=(origin,))

        return fetch

    def series(catalog: Catalog) -> tuple[SourceSeries, ...]:
        return (SourceSeries(indicator=catalog.indicator(BUDGET), parts=("1",)),)

    return Plug(source_id="ledger", series=series, begin=begin)


@pytest.fixture
def data_dir(root: Path, tmp_path: Path) -> Path:
    """The shipped data with one source more."""
    copied = tmp_path / "shipped"
    for part in ("reference", "releases", "snapshots"):
        shutil.copytree(root / "data" / part, copied / part)
    with (copied / "reference" / "sources.toml").open("a", encoding="utf-8") as file:
        file.write(ENTRY)
    return copied


@pytest.fixture
def both(refresh: Refresh, data_dir: Path, address: str, shipped: Any) -> Refresh:
    """A refresh of Sotkanet and of the ledger, in which the budgets of Pirkanmaa have grown by a tenth."""
    table = shipped.published[shipped.published[obs.INDICATOR] == BUDGET].copy()
    table.loc[table[obs.REGION] == "06", obs.VALUE] *= 1.1
    plug = ledger(lambda: table)
    asked = {"data_dir": data_dir, "source_ids": (), "base_urls": {"sotkanet": address}, "plugs": (SOTKANET, plug)}
    return lambda **changes: refresh(**(asked | {"indicator_ids": [VISITS, BUDGET]} | changes))


def test_the_news_of_all_sources_are_one_release(both: Refresh, data_dir: Path, tmp_path: Path) -> None:
    report = both()
    assert report.sources == ("sotkanet", "ledger")
    assert [(entry.source, entry.state) for entry in report.series] == [
        ("sotkanet", SeriesState.UNCHANGED),
        ("ledger", SeriesState.CHANGED),
    ]
    repository = Repository.from_folder(data_dir, refreshed=tmp_path / "data")
    assert repository.release.id == report.after
    written = {name.split("/")[0] for name in (snapshot.id for snapshot in repository.release.snapshots)}
    assert {"sotkanet", "ledger"} < written
    origins = repository.observations.groupby(obs.INDICATOR)[obs.ORIGIN].unique()
    assert list(origins[VISITS]) == [f"sotkanet_{VISITS}"]
    assert list(origins[BUDGET]) == [f"ledger_{BUDGET}"]
    assert not both().published


def test_a_source_that_is_down_fails_alone_and_its_answers_are_kept(both: Refresh, sotkanet: Sotkanet) -> None:
    sotkanet.fail("/regions", server.status(503))
    report = both()
    assert [(entry.source, entry.state) for entry in report.series] == [
        ("sotkanet", SeriesState.FAILED),
        ("ledger", SeriesState.CHANGED),
    ]
    assert report.published


def test_when_every_source_is_down_nothing_is_published(both: Refresh, sotkanet: Sotkanet) -> None:
    sotkanet.fail("/regions", server.status(503))
    with pytest.raises(SourceError):
        both(indicator_ids=[VISITS])


def test_one_source_is_asked_alone(both: Refresh, sotkanet: Sotkanet) -> None:
    report = both(source_ids=["ledger"], indicator_ids=[])
    assert report.sources == ("ledger",)
    assert sotkanet.asked == []


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({"source_ids": ["oracle"]}, "refresh_unknown_source"),
        ({"base_urls": {"oracle": "http://127.0.0.1:9"}}, "refresh_unknown_source"),
        ({"source_ids": ["ledger"], "indicator_ids": [VISITS]}, "refresh_not_of_source"),
        (
            {"plugs": (replace(SOTKANET, source_id="unlisted"),), "base_urls": {}, "indicator_ids": [VISITS]},
            "refresh_unknown_source",
        ),
        ({"plugs": (replace(SOTKANET, series=lambda _: ()),), "indicator_ids": []}, "refresh_nothing_to_ask"),
    ],
)
def test_what_cannot_be_asked_is_refused_by_name(both: Refresh, changes: dict[str, Any], key: str) -> None:
    with pytest.raises(RefreshError) as error:
        both(**changes)
    assert error.value.key == f"errors.{key}"
