"""The shipped release, read once."""

from pathlib import Path

import pytest

from tkkio_analytics.data.repository import Repository


@pytest.fixture(scope="session")
def repository(root: Path) -> Repository:
    return Repository.from_folder(root / "data")
