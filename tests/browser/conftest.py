"""A server, a browser and a visit for each test that asks for them."""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from browser.harness import FLAGS, Server, Visit, chromium, started
from playwright.sync_api import Browser, BrowserContext, sync_playwright
from unit.store.conftest import INDICATOR, NOON, VALUE

from tkkio_analytics.domain.revision import Draft
from tkkio_analytics.store.database import engine_at
from tkkio_analytics.store.records import Store


@pytest.fixture
def start(root: Path, tmp_path: Path) -> Iterator[Callable[..., Server]]:
    """Start a fresh server, which is stopped at the end of the test."""
    with ExitStack() as stack:

        def begin(data_dir: Path | None = None) -> Server:
            server = started(root, tmp_path / "server.log", data_dir or root / "data")
            stack.callback(server.stop)
            return server

        yield begin


@pytest.fixture
def entered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    """Where an editor writes, with one indicator of the owner's own and a figure of it."""
    monkeypatch.setenv("TKKIO_STATE_DIR", str(tmp_path))
    monkeypatch.setenv("TKKIO_EDITOR", "Maija Meikäläinen")
    store = Store(engine=engine_at(f"sqlite:///{tmp_path / 'tkkio.sqlite3'}"))
    store.save([Draft(entry=entry, expected=None) for entry in (INDICATOR, VALUE)], author="Maija", at=NOON)
    return store


@pytest.fixture
def editing(entered: Store, start: Callable[..., Server]) -> Server:
    """Start a server on which that editor works."""
    assert entered.latest_revision() == 2
    return start()


@pytest.fixture(scope="session")
def server(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One server for the tests that do not need a fresh one."""
    running = started(root, tmp_path_factory.mktemp("server") / "server.log", root / "data")
    yield running
    running.stop()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A Chromium for one file of tests; while it runs, its event loop bars every other one from this process."""
    found = chromium()
    if found is None:
        reason = "no Chromium found: apt-get install chromium"
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(reason)
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=found, args=list(FLAGS))
        yield launched
        launched.close()


@pytest.fixture(scope="module")
def context(browser: Browser) -> Iterator[BrowserContext]:
    """One reader for a file of tests, who keeps what the server let be kept: scripts and fonts are read once."""
    opened = browser.new_context(viewport={"width": 1280, "height": 900}, locale="fi-FI")
    yield opened
    opened.close()


@pytest.fixture
def visit(context: BrowserContext) -> Iterator[Visit]:
    page = context.new_page()
    yield Visit(page=page).watch()
    page.close()
