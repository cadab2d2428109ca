"""How long a moved slider of the what-if page takes, beside one on an empty page, in turns.

Run by hand: ``PYTHONPATH=$PWD:$PWD/tests .venv/bin/python -m browser.measure_what_if``.
"""

import shutil
import statistics
import sys
import tempfile
from pathlib import Path

from browser.harness import FLAGS, Server, chromium, started
from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
ROUNDS = 30
WARM_UP = 4
EMPTY = """import streamlit as st
from tkkio_analytics.ui import shell
page = shell.open_page("what_if")
value = st.select_slider("Empty", [str(stop) for stop in range(-40, 41)], value="0")
st.html(f'<p class="tk-figures">{value}</p>')
"""
"""The same app with nothing on the page but one slider and its value."""
WATCH = """() => {
    const shown = () => document.querySelector('.tk-figures')?.innerText;
    const before = shown();
    window.begun = 0;
    window.taken = null;
    document.addEventListener('keydown', () => { window.begun = performance.now(); }, {capture: true, once: true});
    const changed = new MutationObserver(() => {
        if (window.begun && shown() !== before) {
            changed.disconnect();
            window.taken = performance.now() - window.begun;
        }
    });
    changed.observe(document.body, {subtree: true, childList: true, characterData: true});
}"""
SLIDER = "[data-testid=stMain] [data-testid=stSlider] input[type=range]"
IDLE = "[data-testid=stApp][data-test-script-state=notRunning]"


def measured(page: Page, number: int) -> tuple[float, float]:
    """Return the milliseconds from a press to the changed figure, and to the end of the run."""
    page.locator(SLIDER).first.focus()
    page.evaluate(WATCH)
    page.keyboard.press("ArrowRight" if number % 2 else "ArrowLeft")
    taken = float(page.wait_for_function("() => window.taken").json_value())
    page.wait_for_function(f"() => window.begun && document.querySelector('{IDLE}')")
    whole = float(page.evaluate("performance.now() - window.begun"))
    page.wait_for_timeout(500)
    return taken, whole


def compare(app: Server, empty: Server) -> list[list[tuple[float, float]]]:
    """Return what was measured on the what-if page and on the empty one, in turns."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=list(FLAGS))
        size = {"width": 1280, "height": 900}
        pages = browser.new_page(viewport=size), browser.new_page(viewport=size)
        links = app.link("what_if", region="13", lever="pace=%2B1"), empty.link("what_if")
        for page, link in zip(pages, links, strict=True):
            page.goto(link)
            page.wait_for_selector(SLIDER, state="attached")
            page.wait_for_selector(IDLE)
            page.wait_for_timeout(2000)
        found = [[measured(page, number) for page in pages] for number in range(ROUNDS + WARM_UP)][WARM_UP:]
        browser.close()
    return found


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        bare = Path(folder)
        for name in ("app.py", "pages", ".streamlit"):
            (shutil.copytree if (ROOT / name).is_dir() else shutil.copy)(ROOT / name, bare / name)
        (bare / "pages" / "what_if.py").write_text(EMPTY, encoding="utf-8")
        servers = started(ROOT, bare / "app.log", ROOT / "data"), started(bare, bare / "empty.log", ROOT / "data")
        found = compare(*servers)
        for server in servers:
            server.stop()
    for place, name in enumerate(("figures changed", "run ended")):
        page, empty = (statistics.median(times[place] for times in column) for column in zip(*found, strict=True))
        sys.stdout.write(f"{name}: what_if {page:.0f} ms, empty page {empty:.0f} ms, ratio {page / empty:.2f}\n")


if __name__ == "__main__":
    main()
