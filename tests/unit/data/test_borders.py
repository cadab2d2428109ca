"""Borders are written into a snapshot and come back with the release that names it."""

from pathlib import Path

import pytest

from tkkio_analytics.data.borders import BORDERS, borders_geojson, release_borders
from tkkio_analytics.data.repository import Repository
from tkkio_analytics.data.snapshot import Package, read_package, read_release, write_package, write_release
from tkkio_analytics.domain.borders import Borders
from tkkio_analytics.domain.provenance import Snapshot
from tkkio_analytics.errors import SnapshotDamagedError

SQUARE = ((0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (0.0, 4.0), (0.0, 0.0))
HOLE = ((1.0, 1.0), (2.0, 1.0), (2.0, 2.0), (1.0, 1.0))
ISLAND = ((9.0, 9.0), (10.0, 9.0), (10.0, 12.0), (9.0, 9.0))
ORIGIN = {
    "id": "borders",
    "producer": "Keksitty laitos",
    "title": {"fi": "Rajat", "sv": "Gränser", "en": "Borders"},
    "url": "https://example.org",
    "licence": "CC0-1.0",
    "date_accessed": "2030-05-02",
}


def written(folder: Path, content: bytes) -> tuple[str, str]:
    return write_package(
        folder,
        source="borders",
        created="2030-05-02",
        notes="Keksityt rajat.",
        origins=[ORIGIN],
        resources=[(BORDERS, {}, content)],
    )


def package(content: bytes) -> Package:
    return Package(snapshot=Snapshot(id="borders/1", created="", sha256="", origins=()), files={BORDERS: content})


def test_a_release_brings_the_borders_of_its_areas_beside_its_figures(data_dir: Path, tmp_path: Path) -> None:
    assert Repository.from_folder(data_dir).borders is None
    refreshed = tmp_path / "refreshed"
    mine = written(refreshed, borders_geojson({"02": [[SQUARE, HOLE], [ISLAND]], "01": [[ISLAND]]}, year=2030))
    release, _ = read_release(data_dir)
    kept = [(entry.id, entry.sha256) for entry in release.snapshots]
    write_release(refreshed, release_id="2030-05-02-1", snapshots=[*kept, mine])
    found = Repository.from_folder(data_dir, refreshed=refreshed)
    expected = Borders(year=2030, rings={"01": (ISLAND,), "02": (SQUARE, HOLE, ISLAND)}, origin_id="borders")
    assert found.borders == expected
    assert expected.extent == (0.0, 0.0, 10.0, 12.0)
    assert found.catalog.origin_by_id()["borders"].title.sv == "Gränser"
    assert not found.observations.empty


def test_a_file_of_borders_describes_itself_as_what_it_is(tmp_path: Path) -> None:
    snapshot_id, digest = written(tmp_path, borders_geojson({"01": [[SQUARE]]}, year=2030))
    read_package(tmp_path, snapshot_id=snapshot_id, expected=digest)
    descriptor = (tmp_path / "snapshots" / snapshot_id / "datapackage.json").read_text(encoding="utf-8")
    assert '"mediatype": "application/geo+json"' in descriptor
    assert '"profile": "data-package"' in descriptor
    assert '"schema"' not in descriptor


@pytest.mark.parametrize("content", [b"{}", b"no", b'{"features": []}', b'{"features": [{"properties": {}}]}'])
def test_a_file_that_holds_no_borders_is_named(content: bytes) -> None:
    with pytest.raises(SnapshotDamagedError) as error:
        release_borders([package(content)])
    assert error.value.params["file"] == BORDERS
