"""A refresh in the background: others see how far it is and what came of it, and one at a time is running."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from time import monotonic, sleep

import pytest
import sotkanet_server as server
from sotkanet_server import Sotkanet

from tkkio_analytics.config import Settings, moment
from tkkio_analytics.data.refresh import run as runs
from tkkio_analytics.domain.identity import VIEWER, Identity, UserRole
from tkkio_analytics.domain.refresh import RefreshReport, SeriesState
from tkkio_analytics.domain.refresh_run import RefreshRun, RunState
from tkkio_analytics.errors import NotAllowedError, RefreshError, SourceError
from tkkio_analytics.services.refresh import Order
from tkkio_analytics.services.refresh_run import begin_refresh, cancel_refresh, is_cancelled, refresh_run

Refresh = Callable[..., RefreshReport]
EDITOR = Identity(name="Maija", role=UserRole.ADMIN)
COUNTY = Identity(name="Kalle", role=UserRole.COUNTY_EDITOR, region_codes=("13",))
VISITS = "emergency_visits"
LONGEST_S = 60.0


@pytest.fixture
def settings(address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.setenv("TKKIO_STATE_DIR", str(tmp_path))
    monkeypatch.setenv("TKKIO_SOURCE_URLS", f"sotkanet={address}")
    return Settings.from_env()


def ended(settings: Settings) -> RefreshRun:
    """Return the run once it has ended."""
    until = monotonic() + LONGEST_S
    while monotonic() < until:
        run = refresh_run(settings, now=moment())
        if run is not None and not run.going_on:
            return run
        sleep(0.1)
    pytest.fail("the refresh did not end")


def test_a_refresh_from_a_page_is_a_process_of_its_own(settings: Settings, sotkanet: Sotkanet) -> None:
    sotkanet.rows[5081][0]["value"] += 3.0
    order = Order(source_ids=("sotkanet",), indicator_ids=(VISITS,))
    run = begin_refresh(settings, order, identity=EDITOR)
    assert (run.state, run.by) == (RunState.STARTING, "Maija")
    with pytest.raises(RefreshError) as error:
        begin_refresh(settings, order, identity=EDITOR)
    assert error.value.key == "errors.refresh_running"
    found = ended(settings)
    assert (found.id, found.by, found.state) == (run.id, "Maija", RunState.FINISHED)
    assert found.published
    (series,) = found.series
    assert (series.indicator_id, series.state) == (VISITS, SeriesState.CHANGED)
    assert series.difference is not None
    assert series.difference.largest[0].after == sotkanet.rows[5081][0]["value"]
    assert found.counts == ((SeriesState.CHANGED, 1),)


def test_a_role_that_may_not_is_refused_and_nothing_is_asked(settings: Settings, sotkanet: Sotkanet) -> None:
    for identity in (VIEWER, COUNTY):
        with pytest.raises(NotAllowedError):
            begin_refresh(settings, Order(), identity=identity)
        with pytest.raises(NotAllowedError):
            cancel_refresh(settings, identity=identity)
    assert refresh_run(settings, now=moment()) is None
    assert sotkanet.asked == []


def test_a_cancelled_refresh_changes_nothing_and_keeps_its_answers(
    refresh: Refresh, settings: Settings, sotkanet: Sotkanet
) -> None:
    seen: list[RefreshRun | None] = []

    def cancelled(done: int, _whole: int, _label: str) -> None:
        if done == 1:
            seen.append(refresh_run(settings, now=moment()))
            cancel_refresh(settings, identity=EDITOR)
            run = seen[0]
            assert run is not None
            assert is_cancelled(settings, run)

    with pytest.raises(RefreshError) as error:
        refresh(indicator_ids=[VISITS, "doctor_visits"], progress=cancelled)
    assert error.value.key == "errors.refresh_cancelled"
    run = refresh_run(settings, now=moment())
    assert run is not None
    assert run.state is RunState.CANCELLED
    assert len(sotkanet.questions("/json")) == 2
    assert refresh(indicator_ids=[VISITS, "doctor_visits"]).published
    assert len(sotkanet.questions("/json")) == 2


def test_a_failed_refresh_says_why(refresh: Refresh, settings: Settings, sotkanet: Sotkanet) -> None:
    sotkanet.fail("/regions", server.status(503))
    with pytest.raises(SourceError):
        refresh(indicator_ids=[VISITS])
    run = refresh_run(settings, now=moment())
    assert run is not None
    assert run.state is RunState.FAILED
    assert run.reason is not None
    assert (run.reason.key, run.reason.params["status"]) == ("errors.source_refused", 503)


def test_a_record_whose_process_is_gone_has_been_interrupted(settings: Settings) -> None:
    begun = moment()
    run = runs.ordered(settings.refreshed_dir, by="Maija", now=begun)
    assert refresh_run(settings, now=begun) == run
    later = refresh_run(settings, now=begun + timedelta(minutes=5))
    assert later is not None
    assert later.state is RunState.INTERRUPTED
    assert runs.ordered(settings.refreshed_dir, by="Maija", now=begun + timedelta(minutes=5)).id != run.id


def test_held_reasons_come_back_from_the_record_as_they_were(
    refresh: Refresh, settings: Settings, sotkanet: Sotkanet
) -> None:
    sotkanet.rows[5081] = sotkanet.rows[5081][::2]
    report = refresh(indicator_ids=[VISITS])
    run = refresh_run(settings, now=moment())
    assert run is not None
    assert run.series[0].reason == report.series[0].reason
    assert run.series[0].state is SeriesState.HELD


def test_a_page_waits_for_the_command_line(settings: Settings) -> None:
    with runs.alone(settings.refreshed_dir), pytest.raises(RefreshError) as error:
        begin_refresh(settings, Order(), identity=EDITOR)
    assert error.value.key == "errors.refresh_running"


def test_what_a_reader_types_is_never_an_option_of_the_program(
    settings: Settings, sotkanet: Sotkanet, tmp_path: Path
) -> None:
    begin_refresh(settings, Order(source_ids=("sotkanet",), indicator_ids=("--data-dir=/elsewhere",)), identity=EDITOR)
    run = ended(settings)
    assert run.state is RunState.FAILED
    assert run.reason is not None
    assert run.reason.key == "errors.refresh_not_of_source"
    assert sotkanet.asked == []
    assert [path.name for path in tmp_path.iterdir()] == ["data"]
