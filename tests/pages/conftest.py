"""The app itself, run without a browser on the shipped data."""

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from streamlit.components.v2 import manifest_scanner
from streamlit.runtime.state import session_state_proxy
from streamlit.testing.v1 import AppTest

Opener = Callable[..., AppTest]


@pytest.fixture(scope="session", autouse=True)
def packages_are_searched_once() -> Iterator[None]:
    """Keep what Streamlit finds in the installed packages: it searches all of them for components at every run."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manifest_scanner, "scan_component_manifests", cache(manifest_scanner.scan_component_manifests))
        yield


@pytest.fixture(autouse=True)
def nothing_is_left_of_another_test(monkeypatch: pytest.MonkeyPatch) -> None:
    """Forget what Streamlit keeps for calls outside any session, such as the names of options that a test asks for."""
    monkeypatch.setattr(session_state_proxy, "_mock_session_state", None)


@pytest.fixture(autouse=True)
def fixed_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TKKIO_TODAY", "2026-11-22")


@pytest.fixture
def open_page(root: Path) -> Opener:
    """Return a function that opens a page with choices in its address, as a link does."""

    def opened(page: str, **choices: str) -> AppTest:
        app = AppTest.from_file(str(root / "app.py"), default_timeout=60)
        if page != "overview":
            app.switch_page(f"pages/{page}.py")
        for name, code in choices.items():
            app.query_params[name] = code
        return app.run()

    return opened
