"""What is worked out while the server starts is what the first visitors ask for, and bad data do not stop it."""

from pathlib import Path

import pytest
from pages.conftest import Opener
from pages.screen import html

from tkkio_analytics.services import joint, risk, targets, track_record
from tkkio_analytics.ui.cache import warm

UNSEEN_DAY = "2026-11-17"
"""No other test has asked for this day, so that nothing of it is at hand."""


def test_the_first_visitor_waits_for_no_answer(open_page: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TKKIO_TODAY", UNSEEN_DAY)
    warm.warm()
    with monkeypatch.context() as patch:
        for service, name in (
            (risk, "board"),
            (risk, "risk_list"),
            (joint, "joint_counts"),
            (targets, "decided_targets"),
            (track_record, "track_record"),
        ):
            patch.delattr(service, name)
        for page in ("overview", "risks", "methods"):
            app = open_page(page)
            assert not app.exception, page
            assert 'class="tk-headline"' in html(app), page


def test_without_data_nothing_is_prepared_and_nothing_breaks(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("TKKIO_DATA_DIR", str(tmp_path))
    warm.warm()
    monkeypatch.setenv("TKKIO_DATA_DIR", str(tmp_path / "nowhere"))
    warm.warm()
