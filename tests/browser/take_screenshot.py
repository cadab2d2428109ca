"""Take the README's picture of the overview page from the running app.

Run by hand: ``PYTHONPATH=tests .venv/bin/python -m browser.take_screenshot docs/screenshots/overview.png``.
"""

import sys
import tempfile
from pathlib import Path

from browser.harness import FLAGS, Visit, chromium, started
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[2]
SCREEN = {"width": 1440, "height": 1000}


def take(picture: Path) -> None:
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        server = started(ROOT, Path(folder) / "server.log", ROOT / "data")
        browser = playwright.chromium.launch(executable_path=chromium(), args=list(FLAGS))
        visit = Visit(page=browser.new_page(viewport=SCREEN, locale="fi-FI")).watch()
        visit.open(server.link())
        picture.parent.mkdir(parents=True, exist_ok=True)
        visit.page.screenshot(path=picture)
        browser.close()
        server.stop()


if __name__ == "__main__":
    take(Path(sys.argv[1]))
