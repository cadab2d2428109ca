"""Indicators outside the catalogue: fetched by their number, told in the source's words, and read when asked for."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
import sotkanet_server as server
from sotkanet_server import Sotkanet, region_id
from unit.refresh.conftest import NOW

from tkkio_analytics.data.refresh.in_force import in_force
from tkkio_analytics.data.repository import Repository
from tkkio_analytics.data.validation import validate_all
from tkkio_analytics.domain.indicator import Polarity
from tkkio_analytics.domain.refresh import RefreshReport, SeriesState
from tkkio_analytics.errors import RefreshError, SnapshotDamagedError, UnknownIndicatorError
from tkkio_analytics.services.catalog import followed_indicators, listed_indicators, periods
from tkkio_analytics.services.comparison import compare_areas
from tkkio_analytics.services.provenance import observation_rows, origins, snapshots
from tkkio_analytics.services.targets import goals

Refresh = Callable[..., RefreshReport]
VISITS = "emergency_visits"
STRANGE, STRANGE_ID = 999_001, "sotkanet_999001"
TITLE = "Made-up visits of a made-up service per thousand made-up people"


def rows(number: int, *, sexes: tuple[str, ...] = ("total",)) -> server.Rows:
    """Return figures of five years: 10 for county 02 in 2020, and so on."""
    return [
        {"indicator": number, "region": region_id(f"{county:02d}"), "year": year, "gender": sex, "value": 5.0 * county}
        for county in (2, 4, 6)
        for year in range(2020, 2025)
        for sex in sexes
    ]


@pytest.fixture
def strange(sotkanet: Sotkanet) -> Sotkanet:
    title = {"fi": TITLE, "sv": TITLE, "en": TITLE}
    unit = {"code": "PER1000", "title": {"fi": "Tuhatta kohden", "sv": "Per tusen", "en": "Per 1 000"}}
    sotkanet.add(STRANGE, rows(STRANGE), title=title, primaryValueType=unit, decimals=2)
    return sotkanet


@pytest.fixture
def opened(root: Path, tmp_path: Path) -> Callable[[], Repository]:
    return lambda: Repository.from_folder(root / "data", refreshed=tmp_path / "data")


@pytest.mark.usefixtures("strange")
def test_a_number_outside_the_catalogue_is_loaded_in_the_words_of_the_source(
    refresh: Refresh, opened: Callable[[], Repository], root: Path, tmp_path: Path
) -> None:
    report = refresh(indicator_ids=[str(STRANGE)])
    assert [(entry.indicator_id, entry.state) for entry in report.series] == [(STRANGE_ID, SeriesState.ADDED)]
    assert report.published
    repository = opened()
    indicator = repository.catalog.indicator(STRANGE_ID)
    assert indicator.name.en == f"{TITLE} (outside the catalogue)"
    assert indicator.short_name.fi == "Made-up visits of a made-up service per… (luettelon ulkopuolinen)"
    assert (indicator.unit.symbol.en, indicator.decimals) == ("per 1 000", 2)
    assert (indicator.polarity, indicator.goal) == (Polarity.NEUTRAL, None)
    comparison = compare_areas(repository, indicator_id=STRANGE_ID)
    assert {entry.region_code: entry.value for entry in comparison.areas if entry.value is not None} == {
        "02": 10.0,
        "04": 20.0,
        "06": 30.0,
    }
    assert validate_all(root / "data", refreshed=tmp_path / "data") == []


@pytest.mark.usefixtures("strange")
def test_it_has_no_goal_no_flag_and_no_place_among_the_followed(
    refresh: Refresh, opened: Callable[[], Repository]
) -> None:
    refresh(indicator_ids=[str(STRANGE)])
    repository = opened()
    assert goals(repository, indicator_id=STRANGE_ID, region_code="02") == ()
    assert STRANGE_ID not in {indicator.id for indicator in followed_indicators(repository)}
    assert STRANGE_ID not in {indicator.id for indicator in listed_indicators(repository)}
    assert STRANGE_ID not in set(repository.observations["indicator_id"])


@pytest.mark.usefixtures("strange")
def test_its_rows_carry_source_snapshot_and_hash(refresh: Refresh, opened: Callable[[], Repository]) -> None:
    refresh(indicator_ids=[str(STRANGE)])
    repository = opened()
    found = observation_rows(repository, indicator_id=STRANGE_ID, region_codes=["04"])
    assert list(found["period"]) == ["2020", "2021", "2022", "2023", "2024"]
    (origin,) = origins(repository, origin_ids=tuple(found["origin_id"].unique()))
    (snapshot,) = snapshots(repository, origin_ids=(origin.id,))
    assert origin.url.endswith("/999001")
    assert origin.date_accessed == "2026-11-25"
    assert set(found["snapshot"]) == {snapshot.id}
    assert snapshot.id.startswith("sotkanet-outside/2026-11-25-")


def test_what_was_there_is_carried_over_and_fetched_again_when_asked(
    refresh: Refresh, strange: Sotkanet, opened: Callable[[], Repository]
) -> None:
    strange.add(STRANGE + 1, rows(STRANGE + 1))
    first = refresh(indicator_ids=[str(STRANGE)])
    second = refresh(indicator_ids=[str(STRANGE + 1)])
    assert second.after != first.after
    assert opened().outside.ids == (STRANGE_ID, "sotkanet_999002")
    assert not refresh(indicator_ids=[STRANGE_ID]).published
    strange.rows[STRANGE][0]["value"] = 11.0
    third = refresh(indicator_ids=["emergency_visits"], again=True)
    states = {entry.indicator_id: entry.state for entry in third.series}
    assert states[STRANGE_ID] is SeriesState.CHANGED
    assert states["sotkanet_999002"] is SeriesState.UNCHANGED
    values = opened().rows_of(STRANGE_ID).set_index(["region_code", "period"])["value"]
    assert (values["02", "2020"], values["02", "2021"]) == (11.0, 10.0)


def test_a_number_of_the_catalogue_is_the_catalogues_series(refresh: Refresh) -> None:
    assert [entry.indicator_id for entry in refresh(indicator_ids=["5081"]).series] == ["emergency_visits"]


def test_a_number_that_the_source_does_not_know_fails_by_name(refresh: Refresh) -> None:
    report = refresh(indicator_ids=["777777"])
    assert [(entry.indicator_id, entry.state) for entry in report.series] == [("sotkanet_777777", SeriesState.FAILED)]
    assert not report.published


def test_a_series_of_one_sex_is_compared_as_it_is(
    refresh: Refresh, sotkanet: Sotkanet, opened: Callable[[], Repository]
) -> None:
    sotkanet.add(STRANGE, rows(STRANGE, sexes=("female",)))
    refresh(indicator_ids=[str(STRANGE)])
    assert len(periods(opened(), indicator_id=STRANGE_ID)) == 5


@pytest.mark.usefixtures("strange")
def test_a_damaged_series_is_refused_when_it_is_read_and_by_validation(
    refresh: Refresh, opened: Callable[[], Repository], root: Path, tmp_path: Path
) -> None:
    refresh(indicator_ids=[str(STRANGE)])
    (part,) = (tmp_path / "data" / "snapshots").rglob("series/*.csv")
    part.write_bytes(part.read_bytes() + b"\n")
    repository = opened()
    with pytest.raises(SnapshotDamagedError):
        repository.rows_of(STRANGE_ID)
    assert [finding.message.key for finding in validate_all(root / "data", refreshed=tmp_path / "data")] == [
        "errors.hash_mismatch"
    ]


def test_an_unlike_series_is_held_and_a_dry_run_writes_nothing(
    refresh: Refresh, strange: Sotkanet, root: Path, tmp_path: Path
) -> None:
    assert not refresh(indicator_ids=[str(STRANGE)], dry_run=True).published
    assert in_force(root / "data", tmp_path / "data").outside.ids == ()
    refresh(indicator_ids=[str(STRANGE)])
    strange.rows[STRANGE] = [row | {"value": row["value"] * 100} for row in strange.rows[STRANGE]]
    assert [entry.state for entry in refresh(indicator_ids=[str(STRANGE)]).series] == [SeriesState.HELD]
    accepted = refresh(indicator_ids=[str(STRANGE)], accepted=[str(STRANGE)])
    assert [entry.state for entry in accepted.series] == [SeriesState.CHANGED]


def test_words_that_are_no_number_are_refused(refresh: Refresh, opened: Callable[[], Repository]) -> None:
    with pytest.raises(RefreshError):
        refresh(indicator_ids=["../../etc"])
    with pytest.raises(UnknownIndicatorError):
        opened().catalog.indicator(STRANGE_ID)


def test_a_series_that_is_called_something_else_at_the_source_is_not_taken(
    refresh: Refresh, sotkanet: Sotkanet, opened: Callable[[], Repository]
) -> None:
    digital, number = "digital_contact_20_64", 5549
    sotkanet.add(number, rows(number))
    refused = refresh(indicator_ids=[digital])
    assert refused.series[0].reason is not None
    assert refused.series[0].reason.key == "errors.source_title_differs"
    title = {"fi": "Asioinut digitaalisesti", "sv": "Digital kontakt", "en": "Digital contact"}
    sotkanet.about[number]["title"] = title
    assert refresh(indicator_ids=[digital], now=lambda: NOW + timedelta(days=2)).published
    assert opened().catalog.indicator(digital).no_data_note is None


def test_what_is_missing_is_the_catalogues_empty_series_and_the_candidates(
    refresh: Refresh, sotkanet: Sotkanet
) -> None:
    sotkanet.add(5534, rows(5534))
    told = {entry.indicator_id: entry.state for entry in refresh(missing=True).series}
    assert told["sotkanet_5534"] is SeriesState.ADDED
    assert told["digital_contact_20_64"] is SeriesState.FAILED
    assert VISITS not in told
