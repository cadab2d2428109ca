"""Where one number comes from: the row in the snapshot, what was done with it, and what it is shown in."""

from pathlib import Path

import pytest

from tkkio_analytics.config import Settings
from tkkio_analytics.data.repository import Repository
from tkkio_analytics.errors import NoDataError
from tkkio_analytics.services.lineage import lineage, traced_periods


@pytest.fixture
def settings(root: Path, tmp_path: Path) -> Settings:
    return Settings.from_env({"TKKIO_DATA_DIR": str(root / "data"), "TKKIO_STATE_DIR": str(tmp_path)})


def test_a_published_number_is_traced_to_its_line_and_file(
    repository: Repository, settings: Settings, root: Path
) -> None:
    found = lineage(repository, settings, indicator_id="avoidable_hospital_episodes", region_code="01", period="2020")
    assert found.source is not None
    assert found.snapshot is not None
    assert (found.value, found.source.value, found.source.source_row) == (1708.0, 1708.0, 56)
    file = root / "data" / "snapshots" / found.snapshot.id / found.source.file
    assert found.source.line is not None
    line = file.read_text(encoding="utf-8").splitlines()[found.source.line - 1]
    assert line.startswith("avoidable_hospital_episodes,HYVINVOINTIALUE,01,2020,total,1708.0")
    assert [step.key for step in found.steps] == ["lineage.step.read.primary", "lineage.step.unchanged"]


def test_a_derived_number_names_its_series_and_the_sum(repository: Repository, settings: Settings) -> None:
    derived = next(entry for entry in repository.catalog.indicators if entry.derivation is not None)
    period = traced_periods(repository, indicator_id=derived.id, region_code="FI")[0]
    found = lineage(repository, settings, indicator_id=derived.id, region_code="FI", period=period)
    assert derived.derivation is not None
    assert found.source is not None
    assert found.source.value is not None
    assert found.value == pytest.approx(derived.derivation.complement_total - found.source.value)
    assert found.source.indicator_id == derived.derivation.source_indicator_id
    assert found.steps[-1].key == "lineage.step.derived"


def test_a_number_with_a_remark_says_why(repository: Repository, settings: Settings) -> None:
    found = lineage(repository, settings, indicator_id="operating_budget", region_code="17", period="2025")
    assert [step.key for step in found.steps] == ["lineage.step.read.primary", "lineage.step.flagged"]
    assert found.steps[1].params["id"] == "pohjanmaa_budget_2025"


def test_a_number_that_is_not_there_is_refused(repository: Repository, settings: Settings) -> None:
    with pytest.raises(NoDataError, match="no_such_figure"):
        lineage(repository, settings, indicator_id="operating_budget", region_code="17", period="1999")
