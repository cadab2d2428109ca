"""The real app on a free port of this machine, and what a browser sees of it."""

import os
import shutil
import socket
import subprocess
import sys
import time
from contextlib import closing
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import urlopen

from playwright.sync_api import ConsoleMessage, Page, Request

HOST = "127.0.0.1"
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)
START_SECONDS = 60
WAIT_MS = 60_000
STILL_MS = 400
IDLE = "[data-testid=stApp][data-test-script-state=notRunning]"
CHART = ".tk-chart"
"""A chart on the page; it is marked as drawn once it shows the data that it was handed last."""
WATCH = """() => {
    if (!window.lastChange) {
        const noted = () => { window.lastChange = performance.now(); };
        new MutationObserver(noted).observe(document.body, {subtree: true, childList: true, characterData: true});
    }
    window.lastChange = performance.now();
}"""
AT_REST = f"""still => performance.now() - window.lastChange > still && document.querySelector('{IDLE}')
    && !document.querySelector('[data-testid=stSkeleton]')
    && [...document.querySelectorAll('{CHART}')].every(chart => !chart.checkVisibility() || 'drawn' in chart.dataset)"""
STREAMLIT_LOOKS_FOR = ("_stcore/health", "_stcore/host-config")
TODAY = "2026-11-20"
"""The day that the tests take for today, so that a deadline does not pass between two runs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """One running app."""

    address: str
    process: subprocess.Popen[bytes]

    def link(self, path: str = "", **parameters: str) -> str:
        query = "&".join(f"{name}={value}" for name, value in parameters.items())
        return f"{self.address}/{path}" + (f"?{query}" if query else "")

    def answers(self) -> bool:
        try:
            with urlopen(f"{self.address}/_stcore/health", timeout=2) as answer:  # noqa: S310  our own loopback address
                return bool(answer.status == HTTPStatus.OK)
        except (URLError, ConnectionError, TimeoutError):
            return False

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(timeout=10)


@dataclass(kw_only=True)
class Visit:
    """What a browser saw while it was here: pages, requests to elsewhere, errors of scripts."""

    page: Page
    outside: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def watch(self) -> "Visit":
        self.page.on("request", self._note_outside)
        self.page.on("console", self._note_error)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        return self

    def _note_outside(self, request: Request) -> None:
        if urlsplit(request.url).hostname not in {HOST, None}:
            self.outside.append(request.url)

    def _note_error(self, message: ConsoleMessage) -> None:
        # Below a page's address Streamlit first looks for its server beside the page, then at the root.
        looked_for = urlsplit(message.location["url"]).path.removeprefix("/").partition("/")[2]
        if message.type == "error" and looked_for not in STREAMLIT_LOOKS_FOR:
            self.errors.append(f"{message.text} {message.location['url']}")

    def open(self, link: str) -> None:
        self.page.goto(link)
        self.settle()

    def settle(self) -> None:
        """Wait until the app has said everything it has to say, each chart is drawn, and nothing changes any more."""
        self.page.wait_for_selector("h1", timeout=WAIT_MS)
        self.page.evaluate(WATCH)
        self.page.wait_for_function(AT_REST, arg=STILL_MS, timeout=WAIT_MS)

    def words(self) -> str:
        """Return everything that stands on the page."""
        return self.page.locator("[data-testid=stMain]").inner_text()


def chromium() -> str | None:
    """Return the path of this machine's Chromium, or None without one."""
    return next((path for name in CHROMIUM_NAMES if (path := shutil.which(name))), None)


def free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def started(root: Path, log: Path, data_dir: Path) -> Server:
    """Start the app as `make run` does, and wait until it answers."""
    port = free_port()
    settings = {"TKKIO_DATA_DIR": str(data_dir), "TKKIO_TODAY": TODAY}
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.headless=true"]
    command += [f"--server.port={port}", f"--server.address={HOST}"]
    with log.open("wb") as out:
        process = subprocess.Popen(command, cwd=root, env=os.environ | settings, stdout=out, stderr=subprocess.STDOUT)  # noqa: S603
    server = Server(address=f"http://{HOST}:{port}", process=process)
    deadline = time.monotonic() + START_SECONDS
    while not server.answers():
        assert process.poll() is None, log.read_text()
        assert time.monotonic() < deadline, log.read_text()
        time.sleep(0.1)
    return server
