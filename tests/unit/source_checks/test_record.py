"""The record of the latest check of the sources: kept by its moment, read back as it was."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tkkio_analytics.data.source_checks.record import last_record, write_record
from tkkio_analytics.domain.message import message
from tkkio_analytics.domain.source_check import CheckResult, CheckState, SourceCheck
from tkkio_analytics.errors import RefreshError

NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)
FOUND = SourceCheck(
    begun=NOON,
    ended=NOON + timedelta(seconds=7),
    results=(
        CheckResult(
            check_id="sotkanet_regions",
            source_id="sotkanet",
            source="Sotkanet",
            verified=True,
            url="https://sotkanet.fi/rest/1.1/regions",
            state=CheckState.OK,
            found=message("source_check.found.regions", count=23, first=956, last=978),
        ),
    ),
)


def test_nothing_was_ever_checked(tmp_path: Path) -> None:
    assert last_record(tmp_path / "source_checks") is None


def test_the_latest_record_is_read_back_as_it_was(tmp_path: Path) -> None:
    write_record(tmp_path, FOUND)
    later = replace(FOUND, begun=NOON + timedelta(days=1), ended=NOON + timedelta(days=1), results=())
    assert last_record(tmp_path) == FOUND
    assert write_record(tmp_path, later).name == "2026-11-26T120000Z.json"
    assert last_record(tmp_path) == later


def test_a_damaged_record_is_named(tmp_path: Path) -> None:
    path = write_record(tmp_path, FOUND)
    path.write_bytes(path.read_bytes()[:40])
    with pytest.raises(RefreshError) as refused:
        last_record(tmp_path)
    assert refused.value.params["file"] == str(path)
