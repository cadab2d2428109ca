"""A small tidy panel: eight invented areas that move together, ten years, one share in percent."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

AREAS = 8
YEARS = 10


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
