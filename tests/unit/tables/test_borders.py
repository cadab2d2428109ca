"""Borders come into force whole, or those before stay."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import sotkanet_server as server
import tables_server
from tables_server import Services, square

from tkkio_analytics.data.connectors.statfi.borders import county_polygons
from tkkio_analytics.data.repository import Repository
from tkkio_analytics.data.snapshot import release_ids
from tkkio_analytics.domain.refresh import RefreshReport, SeriesState
from tkkio_analytics.errors import SourceError

Refresh = Callable[..., RefreshReport]
Opened = Callable[[], Repository]


def test_borders_come_into_force_beside_the_figures(refreshed: Refresh, opened: Opened, services: Services) -> None:
    services.features.append(square(30, "91"))
    report = refreshed("borders")
    assert [(entry.file, entry.state) for entry in report.files] == [("borders.geojson", SeriesState.ADDED)]
    assert (report.series, report.after) == ((), "2026-11-25-1")
    repository = opened()
    assert repository.borders is not None
    assert repository.borders.year == 2026
    assert sorted(repository.borders.rings) == [*(f"{number:02d}" for number in range(1, 22)), "90"]
    left, low, right, high = 100_000.0, 6_700_000.0, 110_000.0, 6_710_000.0
    middle = (right, low + 5_000.0)
    corners = ((left, low), (right, low), middle, (right, high), (left, high), (left, low))
    assert repository.borders.rings["01"] == (corners,)
    origin = repository.catalog.origin_by_id()["borders"]
    assert (origin.title.fi, origin.licence) == (
        "Tilastokeskus, hyvinvointialueiden rajat 2026 (1:4 500 000; vahvistamaton rajapinta)",
        "CC BY 4.0",
    )
    assert len(repository.observations) > 1000
    question = services.questions("/wfs")[0]
    assert "srsName=EPSG%3A3067" in question
    assert "hyvinvointialue4500k" in question


def test_the_same_borders_are_no_news_and_others_are(refreshed: Refresh, services: Services, opened: Opened) -> None:
    first = refreshed("borders")
    assert not refreshed("borders").published
    services.features[0] = square(0, "01", east=90_000.0)
    second = refreshed("borders")
    assert [entry.state for entry in second.files] == [SeriesState.CHANGED]
    assert (first.after, second.before) == (second.before, "2026-11-25-1")
    borders = opened().borders
    assert borders is not None
    assert borders.extent[0] == 90_000.0


@pytest.mark.parametrize(
    "spoil",
    [
        lambda found: [*found, found[0]],
        lambda found: [square(0, "01", year=2025), *found[1:]],
        lambda found: [square(0, "01", east=-900_000.0), *found[1:]],
        lambda found: [found[0] | {"geometry": None}, *found[1:]],
        lambda found: [found[0] | {"geometry": {"type": "MultiPolygon", "coordinates": "OMITTED"}}],
        lambda found: [found[0] | {"geometry": {"type": "Point", "coordinates": [1, 2]}}],
        lambda found: [found[0] | {"properties": {"hyvinvointialue": 1}}],
        lambda _: [],
    ],
)
def test_borders_that_are_not_sound_are_refused(services: Services, spoil: Any) -> None:
    body = json.dumps(tables_server.borders(spoil(services.features))).encode()
    with pytest.raises(SourceError) as error:
        county_polygons(body)
    assert error.value.key == "errors.answer_unexpected"
    assert error.value.params["source"] == "Tilastokeskus"


def test_borders_without_a_county_change_nothing_and_the_answer_is_kept(
    refreshed: Refresh, services: Services, tmp_path: Path
) -> None:
    services.features = services.features[:-1]
    with pytest.raises(SourceError) as error:
        refreshed("borders")
    assert (error.value.key, error.value.params["code"]) == ("errors.region_missing", "90")
    assert release_ids(tmp_path / "data") == ()
    assert len(list((tmp_path / "data" / "fetched" / "borders" / "bodies").glob("*.gz"))) == 1


@pytest.mark.parametrize(
    ("action", "key"),
    [
        (server.status(503), "source_refused"),
        (server.cut_short, "source_cut_short"),
        (server.instead(b"<!DOCTYPE html><title>Huoltokatko</title>"), "answer_is_a_page"),
    ],
)
def test_a_failing_source_changes_nothing(
    refreshed: Refresh, services: Services, tmp_path: Path, action: Any, key: str
) -> None:
    services.fail("/wfs", action)
    with pytest.raises(SourceError) as error:
        refreshed("borders")
    assert error.value.key == f"errors.{key}"
    assert release_ids(tmp_path / "data") == ()


@pytest.mark.parametrize("crs", ["urn:ogc:def:crs:EPSG::4326", "urn:ogc:def:crs:EPSG::3857"])
def test_another_projection_is_refused(services: Services, crs: str) -> None:
    body = json.dumps(tables_server.borders(services.features, crs=crs)).encode()
    with pytest.raises(SourceError):
        county_polygons(body)


def test_a_common_border_stays_common_and_islands_below_the_grid_are_left_out(services: Services) -> None:
    islet = [[[300_000.0, 6_600_000.0], [300_100.0, 6_600_000.0], [300_100.0, 6_600_100.0], [300_000.0, 6_600_000.0]]]
    services.features[0]["geometry"]["coordinates"].append(islet)
    for feature in services.features[:2]:
        for ring in feature["geometry"]["coordinates"][0]:
            ring[:] = [[east + 123.4, north - 77.7] for east, north in ring]
    body = json.dumps(tables_server.borders(services.features)).encode()
    _, areas = county_polygons(body)
    assert len(areas["01"]) == 1
    right = {position for position in areas["01"][0][0] if position[0] == 110_000.0}
    left = {position for position in areas["02"][0][0] if position[0] == 110_000.0}
    assert left <= right
    assert len(left) == 2
