"""The regions of the shipped catalogue, and a file read with them."""

from collections.abc import Callable
from pathlib import Path

import pytest
from unit.store.conftest import INDICATOR

from tkkio_analytics.data.repository import Repository
from tkkio_analytics.data.upload.reading import reading
from tkkio_analytics.domain.message import LocalizedText, Unit
from tkkio_analytics.domain.region import Region
from tkkio_analytics.domain.upload import UploadChoice, UploadReading, UploadSubject

PERCENT = LocalizedText(fi="%", sv="%", en="%")
OWN = UploadSubject(
    id=INDICATOR.id,
    name=INDICATOR.name,
    unit=Unit(id="pct", symbol=PERCENT, change_symbol=PERCENT),
    decimals=1,
    first_year=INDICATOR.first_year,
)
CATALOGUE = UploadSubject(
    id="some_share",
    name=INDICATOR.name,
    unit=Unit(id="share", symbol=PERCENT, change_symbol=PERCENT, factor=100.0),
    decimals=1,
    first_year=1990,
    lower_bound=0.0,
    upper_bound=1.0,
)
Reader = Callable[..., UploadReading]


@pytest.fixture(scope="session")
def regions(root: Path) -> tuple[Region, ...]:
    return Repository.from_folder(root / "data").catalog.regions


@pytest.fixture
def read(regions: tuple[Region, ...]) -> Reader:
    """Return a function that reads a text or the bytes of a file."""

    def found(content: str | bytes, name: str = "luvut.csv", **choice: str) -> UploadReading:
        data = content.encode() if isinstance(content, str) else content
        return reading(data, name=name, choice=UploadChoice(**choice), regions=regions)

    return found
