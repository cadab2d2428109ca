"""What every test may ask for: the project's folder, and whether the long loops run whole."""

from collections.abc import Iterator
from pathlib import Path

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write what the golden tests compare with anew")
    parser.addoption("--soak", action="store_true", help="run the long loops whole (make soak)")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--soak"):
        return
    long_loops = [item for item in items if item.get_closest_marker("soak")]
    config.hook.pytest_deselected(items=long_loops)
    items[:] = [item for item in items if not item.get_closest_marker("soak")]


@pytest.fixture(scope="session")
def root() -> Path:
    return Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def soak(pytestconfig: pytest.Config) -> bool:
    return bool(pytestconfig.getoption("--soak"))


@pytest.fixture(scope="session", autouse=True)
def nobody_s_own_state(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Keep every test, and every server that it starts, away from what this machine's user has written."""
    folder = tmp_path_factory.mktemp("state")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TKKIO_STATE_DIR", str(folder))
        patch.delenv("TKKIO_DATABASE_URL", raising=False)
        patch.delenv("TKKIO_EDITOR", raising=False)
        yield folder
