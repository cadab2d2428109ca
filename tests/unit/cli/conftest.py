"""The shipped releases, read once, and a small tidy panel: eight invented areas that move together, ten years."""

from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from tkkio_analytics.config import Settings
from tkkio_analytics.data.repository import Repository

AREAS = 8
YEARS = 10
_from_settings = Repository.from_settings
_read_once = cache(_from_settings)


@pytest.fixture(autouse=True)
def shipped_releases_are_read_once(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Hand every command the same reading of what ships, as the app hands its sessions; other folders are read anew."""

    def opened(settings: Settings) -> Repository:
        shipped = settings.data_dir.is_relative_to(root / "data") and not settings.refreshed_dir.exists()
        return _read_once(replace(settings, today=date.min)) if shipped else _from_settings(settings)

    monkeypatch.setattr(Repository, "from_settings", opened)


@pytest.fixture
def rows() -> pd.DataFrame:
    rng = np.random.default_rng(7)
    common = np.cumsum(rng.normal(0.5, 0.3, YEARS))
    return pd.DataFrame(
        [
            {
                "series_id": f"a{area}",
                "period": str(2010 + year),
                "value": 40.0 + area + common[year] + rng.normal(0, 0.4),
                "region": f"area {area}",
                "indicator": "share",
                "unit": "pct",
                "freq": "yearly",
                "extra": "left alone",
            }
            for area in range(AREAS)
            for year in range(YEARS)
        ]
    )


@pytest.fixture
def panel_file(rows: pd.DataFrame, tmp_path: Path) -> Path:
    file = tmp_path / "panel.csv"
    rows.to_csv(file, index=False)
    return file
