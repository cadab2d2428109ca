"""A refresh against a source that behaves and one that does not: a whole new release, or the old one untouched."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
import sotkanet_server as server
from sotkanet_server import Sotkanet, region_id

from tkkio_analytics.data.repository import Repository
from tkkio_analytics.data.snapshot import release_ids
from tkkio_analytics.domain.refresh import RefreshReport, SeriesState
from tkkio_analytics.errors import RefreshError, SourceError

Refresh = Callable[..., RefreshReport]
SHIPPED = "2026-11-22-1"
LATER = datetime(2026, 11, 27, tzinfo=UTC)
VISITS, VISITS_ID = "emergency_visits", 5081


def opened(root: Path, tmp_path: Path, release: str | None = None) -> Repository:
    return Repository.from_folder(root / "data", release, refreshed=tmp_path / "data")


def value(repository: Repository, indicator: str, region: str, period: str) -> float:
    frame = repository.observations
    row = frame[(frame["indicator_id"] == indicator) & (frame["region_code"] == region) & (frame["period"] == period)]
    return float(row["value"].iloc[0])


def of(report: RefreshReport, indicator: str) -> SeriesState:
    return next(result.state for result in report.series if result.indicator_id == indicator)


def reason(report: RefreshReport, indicator: str) -> str:
    found = next(result.reason for result in report.series if result.indicator_id == indicator)
    return "" if found is None else found.key


def cell(sotkanet: Sotkanet, number: int, region: str, year: int) -> dict[str, object]:
    place = region_id(region)
    return next(row for row in sotkanet.rows[number] if row["region"] == place and row["year"] == year)


def test_the_same_figures_read_at_the_source_replace_those_of_a_copy(
    refresh: Refresh, root: Path, tmp_path: Path
) -> None:
    report = refresh(indicator_ids=[VISITS])
    assert report.published
    assert (report.before, report.after) == (SHIPPED, "2026-11-25-1")
    assert of(report, VISITS) is SeriesState.UNCHANGED
    repository = opened(root, tmp_path)
    assert repository.release.id == report.after
    rows = repository.observations[repository.observations["indicator_id"] == VISITS]
    assert set(rows["origin_id"]) == {f"sotkanet_{VISITS}"}
    origin = repository.catalog.origin_by_id()[f"sotkanet_{VISITS}"]
    assert (origin.date_accessed, origin.public_copy) == ("2026-11-25", None)
    shipped = opened(root, tmp_path, SHIPPED)
    assert value(repository, VISITS, "13", "2024") == value(shipped, VISITS, "13", "2024")
    others = [entry.observations[entry.observations["indicator_id"] != VISITS] for entry in (shipped, repository)]
    assert others[0].reset_index(drop=True).equals(others[1].reset_index(drop=True))


def test_a_second_refresh_without_news_publishes_nothing(refresh: Refresh) -> None:
    first = refresh(indicator_ids=[VISITS])
    second = refresh(indicator_ids=[VISITS])
    assert first.published
    assert not second.published
    assert second.after == first.after


def test_a_revised_figure_is_told_and_comes_into_force(
    refresh: Refresh, sotkanet: Sotkanet, root: Path, tmp_path: Path
) -> None:
    before = float(str(cell(sotkanet, VISITS_ID, "13", 2024)["value"]))
    cell(sotkanet, VISITS_ID, "13", 2024)["value"] = before + 10
    report = refresh(indicator_ids=[VISITS])
    difference = report.series[0].difference
    assert difference is not None
    assert (difference.added, difference.revised, difference.vanished) == (0, 1, 0)
    largest = difference.largest[0]
    assert (largest.region_code, largest.period, largest.before, largest.after) == ("13", "2024", before, before + 10)
    assert value(opened(root, tmp_path), VISITS, "13", "2024") == before + 10
    assert value(opened(root, tmp_path, SHIPPED), VISITS, "13", "2024") == before


def test_every_series_of_the_catalogue_is_asked_for_or_told_why_not(refresh: Refresh) -> None:
    report = refresh()
    assert report.count(SeriesState.UNCHANGED) >= 6
    failed = [result for result in report.series if result.state is SeriesState.FAILED]
    assert failed
    assert {result.reason.key for result in failed if result.reason} == {
        "errors.source_refused",
        "errors.source_title_differs",
    }


def test_a_dry_run_tells_the_same_and_publishes_nothing(refresh: Refresh, sotkanet: Sotkanet, tmp_path: Path) -> None:
    cell(sotkanet, VISITS_ID, "13", 2024)["value"] = 1.0
    report = refresh(indicator_ids=[VISITS], dry_run=True)
    assert report.series[0].difference is not None
    assert report.series[0].difference.revised == 1
    assert not report.published
    assert release_ids(tmp_path / "data") == ()


def test_a_county_code_is_not_a_province_code(refresh: Refresh, sotkanet: Sotkanet) -> None:
    province = next(row["id"] for row in sotkanet.regions if (row["category"], row["code"]) == ("MAAKUNTA", "07"))
    rows = [row | {"region": province, "value": 99.0} for row in sotkanet.rows[VISITS_ID][:5]]
    sotkanet.rows[VISITS_ID] += [row | {"year": 2020 + place} for place, row in enumerate(rows)]
    assert of(refresh(indicator_ids=[VISITS]), VISITS) is SeriesState.UNCHANGED


@pytest.mark.parametrize(
    ("action", "key"),
    [
        (server.status(403), "source_refused"),
        (server.status(400), "source_refused"),
        (server.status(404), "source_refused"),
        (server.status(429), "source_refused"),
        (server.status(429, Retry_After="3600"), "source_asks_for_rest"),
        (server.status(500), "source_refused"),
        (server.status(503), "source_refused"),
        (server.reset, "source_not_reached"),
        (server.cut_short, "source_cut_short"),
        (server.half_of_it, "answer_not_json"),
        (server.silent(1.0), "source_too_slow"),
        (server.dripping, "source_too_slow"),
        (server.instead(b"<!DOCTYPE html><title>Huoltokatko</title>"), "answer_is_a_page"),
        (server.instead(b"\xff\xfe\x00"), "answer_not_json"),
        (server.instead(b'{"error": 1}'), "answer_unexpected"),
        (server.instead(b'[{"indicator": 5081, "region": "46", "year": 2024}]'), "answer_unexpected"),
        (
            server.instead(b'[{"indicator": 1, "region": 46, "year": 2024, "gender": "total", "value": 1}]'),
            "answer_unexpected",
        ),
        (
            server.instead(b'[{"indicator": 5081, "region": 46, "year": 2024, "gender": "total", "value": "1"}]'),
            "answer_unexpected",
        ),
        (
            server.instead(
                b'[{"indicator": 5081, "region": 46, "year": 2024, "gender": "total", "value": 1},'
                b' {"indicator": 5081, "region": 46, "year": 2024, "gender": "total", "value": 2}]'
            ),
            "answer_contradicts",
        ),
        (server.instead(b"[" * 100_000), "answer_not_json"),
        (server.instead(b" " * 2_000_000), "source_too_large"),
        (server.instead(b"[]"), "refresh.held.vanished"),
    ],
)
def test_a_failing_series_stays_and_the_others_come(
    refresh: Refresh, sotkanet: Sotkanet, root: Path, tmp_path: Path, action: object, key: str
) -> None:
    sotkanet.fail(f"/json?indicator={VISITS_ID}&", action)  # type: ignore[arg-type]
    report = refresh(indicator_ids=[VISITS, "doctor_visits"])
    assert reason(report, VISITS).removeprefix("errors.") == key
    assert of(report, "doctor_visits") is SeriesState.UNCHANGED
    assert report.published
    repository = opened(root, tmp_path)
    origins = repository.observations.set_index("indicator_id")["origin_id"]
    assert set(origins[VISITS]) == {"sotkanet_primary_care"}
    assert set(origins["doctor_visits"]) == {"sotkanet_doctor_visits"}


@pytest.mark.parametrize("action", [server.status(503), server.status(429, Retry_After="0"), server.reset])
def test_what_passes_is_asked_again(refresh: Refresh, sotkanet: Sotkanet, action: object) -> None:
    sotkanet.fail("/json", action, times=1)  # type: ignore[arg-type]
    assert of(refresh(indicator_ids=[VISITS]), VISITS) is SeriesState.UNCHANGED
    assert len(sotkanet.questions("/json")) == 2


@pytest.mark.parametrize("code", [400, 403, 404])
def test_a_wrong_question_is_not_asked_again(refresh: Refresh, sotkanet: Sotkanet, code: int) -> None:
    sotkanet.fail("/json", server.status(code))
    refresh(indicator_ids=[VISITS])
    assert len(sotkanet.questions("/json")) == 1


def test_a_source_that_cannot_be_reached_is_given_up_and_nothing_changes(
    refresh: Refresh, sotkanet: Sotkanet, tmp_path: Path
) -> None:
    sotkanet.fail("/json", server.reset)
    with pytest.raises(SourceError) as error:
        refresh()
    assert error.value.params["source"] == "Sotkanet"
    assert len(sotkanet.questions("/json")) == 3 * 2
    assert release_ids(tmp_path / "data") == ()


def test_what_was_fetched_before_an_interruption_is_not_fetched_again(refresh: Refresh, sotkanet: Sotkanet) -> None:
    sotkanet.fail("/json?indicator=1080", server.reset)
    wanted = ["doctor_visits", VISITS]
    refresh(indicator_ids=[VISITS], dry_run=True)
    asked = len(sotkanet.asked)
    sotkanet.faults.clear()
    assert refresh(indicator_ids=wanted).published
    assert sotkanet.questions(f"/json?indicator={VISITS_ID}") == sotkanet.questions("/json")[:1]
    assert len(sotkanet.asked) == asked + 2


def test_a_source_that_loses_counties_is_refused(refresh: Refresh, sotkanet: Sotkanet) -> None:
    sotkanet.regions = [row for row in sotkanet.regions if row["category"] != "HYVINVOINTIALUE"]
    with pytest.raises(SourceError) as error:
        refresh(indicator_ids=[VISITS])
    assert error.value.key == "errors.region_missing"


@pytest.mark.parametrize(
    ("spoil", "key"),
    [
        (lambda rows: rows[: len(rows) // 2], "refresh.held.lost"),
        (lambda rows: [row | {"value": row["value"] * 1000} for row in rows], "refresh.held.size"),
        (lambda rows: [row | {"value": -1.0} for row in rows[:1]] + rows[1:], "refresh.held.bounds"),
    ],
)
def test_a_series_too_unlike_the_one_in_force_is_held_until_somebody_accepts_it(
    refresh: Refresh, sotkanet: Sotkanet, spoil: Callable[[server.Rows], server.Rows], key: str
) -> None:
    sotkanet.rows[VISITS_ID] = spoil(sotkanet.rows[VISITS_ID])
    held = refresh(indicator_ids=[VISITS])
    assert (of(held, VISITS), reason(held, VISITS)) == (SeriesState.HELD, key)
    assert not held.published
    if key != "refresh.held.bounds":
        assert refresh(indicator_ids=[VISITS], accepted=[VISITS]).published


def test_a_figure_out_of_bounds_is_never_published(refresh: Refresh, sotkanet: Sotkanet, tmp_path: Path) -> None:
    sotkanet.rows[VISITS_ID][0]["value"] = -1.0
    with pytest.raises(RefreshError) as error:
        refresh(indicator_ids=[VISITS], accepted=[VISITS])
    assert error.value.key == "errors.refresh_unsound"
    assert release_ids(tmp_path / "data") == ()


def test_the_source_is_told_who_asks(refresh: Refresh, sotkanet: Sotkanet) -> None:
    refresh(indicator_ids=[VISITS])
    assert {agent for _, _, agent in sotkanet.asked} == {"tkkio-analytiikka/test"}
    with pytest.raises(SourceError) as error:
        refresh(indicator_ids=[VISITS], user_agent="python-requests/2.34", now=lambda: LATER)
    assert error.value.params["status"] == 403


def test_an_indicator_of_another_source_is_refused(refresh: Refresh) -> None:
    with pytest.raises(RefreshError) as error:
        refresh(indicator_ids=["operating_budget"])
    assert error.value.params["indicator"] == "operating_budget"


def test_two_refreshes_at_once_are_one_and_a_refusal(refresh: Refresh, sotkanet: Sotkanet) -> None:
    refused = []

    def meanwhile(done: int, _whole: int, _label: str) -> None:
        if done == 0 and not refused:
            refused.append("asked")
            with pytest.raises(RefreshError) as error:
                refresh(indicator_ids=[VISITS])
            refused.append(error.value.key)

    assert refresh(indicator_ids=[VISITS], progress=meanwhile).published
    assert refused == ["asked", "errors.refresh_running"]
    assert len(sotkanet.questions("/json")) == 1


def test_rows_told_twice_alike_and_rows_of_unknown_regions_change_nothing(refresh: Refresh, sotkanet: Sotkanet) -> None:
    rows = sotkanet.rows[VISITS_ID]
    sotkanet.rows[VISITS_ID] = [*rows, *rows[:3], *(row | {"region": 99_999} for row in rows[:3])]
    report = refresh(indicator_ids=[VISITS])
    assert of(report, VISITS) is SeriesState.UNCHANGED
