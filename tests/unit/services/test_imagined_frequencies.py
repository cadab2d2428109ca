"""The services answer for months, quarters and surveys as they do for years."""

from datetime import date
from pathlib import Path

import imagined_release
import pytest

from tkkio_analytics.data.repository import Repository
from tkkio_analytics.domain.joint import JointRefusal
from tkkio_analytics.domain.period import Period
from tkkio_analytics.services import catalog, comparison, joint, risk, track_record

TODAY = date(2026, 11, 24)


@pytest.fixture(scope="module")
def made_up(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Repository:
    return Repository.from_folder(imagined_release.write(tmp_path_factory.mktemp("imagined"), root=root))


def test_areas_are_compared_in_the_latest_month_that_they_share(made_up: Repository) -> None:
    assert catalog.periods(made_up, indicator_id="monthly")[-1] == Period.parse("2026-08")
    assert catalog.latest_common(made_up, indicator_id="monthly") == Period.parse("2026-07")
    assert catalog.latest_common(made_up, indicator_id="quarterly") == Period.parse("2026-Q2")
    assert comparison.compare_areas(made_up, indicator_id="monthly").period == Period.parse("2026-07")


def test_the_latest_year_of_yearly_figures_is_compared(made_up: Repository) -> None:
    assert catalog.latest_common(made_up, indicator_id="survey") == Period.of_year(2025)


def test_a_month_that_nobody_has_is_no_choice(made_up: Repository) -> None:
    assert Period.parse(imagined_release.ALL_MISSING) not in catalog.periods(made_up, indicator_id="monthly")


def test_a_suppressed_month_is_told_as_such(made_up: Repository) -> None:
    found = comparison.compare_areas(made_up, indicator_id="monthly", period=Period.parse("2025-01"))
    status = {area.region_code: area.status for area in found.areas}
    assert status[imagined_release.SUPPRESSED] == "suppressed"
    assert status[imagined_release.ENDED] == "missing"


def test_every_cell_of_the_grid_says_something(made_up: Repository) -> None:
    grid = risk.board(made_up, region_codes=("FI", *imagined_release.AREAS), today=TODAY)
    assert len(grid.cells) == 9 * 7
    assert all(cell.outlook.probability is not None or cell.outlook.reasons for cell in grid.cells)


def test_counts_of_areas_are_refused_where_they_have_no_record(made_up: Repository) -> None:
    view = joint.joint_counts(made_up, region_codes=imagined_release.AREAS, today=TODAY)
    reasons = {item.indicator_id: item.reasons[0].key for item in view.refusals if isinstance(item, JointRefusal)}
    assert reasons["monthly"] == reasons["survey"] == "routing.joint.unmeasured"


def test_the_track_record_takes_no_yearly_record_for_months(made_up: Repository) -> None:
    answer = track_record.track_record(made_up)
    signed = next(track for track in answer.tracks if track.indicator_id == "signed")
    assert answer.in_force(signed, horizon_years=3) is None
    monthly = next(track for track in answer.tracks if track.indicator_id == "monthly")
    assert answer.in_force(monthly, horizon_years=3).region_origins >= 30
