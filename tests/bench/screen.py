"""What a reader with a browser waits for, beside an empty page of the same server, in turns."""

import shutil
import statistics
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from browser.harness import CHART, FLAGS, IDLE, STILL_MS, Server, chromium, started
from playwright.sync_api import Browser, Page, sync_playwright

from tkkio_analytics.i18n import Translator
from tkkio_analytics.ui.navigation import every_page

EMPTY_PAGE = "entry"
"""The page that is emptied in the copy of the app that is measured."""
EMPTY = f"""import streamlit as st
from tkkio_analytics.ui import shell
page = shell.open_page("{EMPTY_PAGE}")
stops = [str(stop) for stop in range(-40, 41)]
value = st.select_slider("Slider", stops, value="0")
chosen = st.selectbox("List", stops, index=40, key="empty-list")
st.html(f'<p class="tk-figures">{{value}} {{chosen}}</p>')
"""
"""The frame of the app with one slider, one selection list and their values, and nothing else."""
SETTLE_MS = 700
LONGEST_MS = 120_000
ROUNDS, WARM_UP = 5, 2
SIZE = {"width": 1280, "height": 900}
FIRST_WORDS = {EMPTY_PAGE: ".tk-figures"}
ANSWERED = ".tk-headline"
WATCH = (
    """([selector, title]) => {
    const shown = () => document.querySelector(selector)?.innerText;
    const before = shown();
    window.begun = window.answered = window.since = window.ended = 0;
    const begin = () => { window.begun ||= performance.now(); };
    document.addEventListener('keydown', begin, {capture: true, once: true});
    document.addEventListener('pointerdown', begin, {capture: true, once: true});
    const idle = () => document.querySelector('"""
    + IDLE
    + """');
    const drawn = () => [...document.querySelectorAll('"""
    + CHART
    + """')].every(chart => !chart.checkVisibility() || 'drawn' in chart.dataset);
    const look = () => {
        const now = performance.now();
        const there = title ? document.querySelector('h1')?.innerText === title && shown() : shown() !== before;
        if (window.begun && !window.answered && there) { window.answered = now; }
        if (!(window.answered && idle() && drawn())) { window.since = 0; }
        else if (!window.since) { window.since = now; }
        else if (now - window.since > """
    + str(STILL_MS)
    + """) { window.ended = window.since; return; }
        requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
}"""
)
"""Notes the frame in which the answer stands, and the one since which the run has ended and every chart is drawn.

A chart that stands may still get new data in a later frame, so that the end counts only once it has lasted.
"""
BEGIN_AT_ENTER = """() => {
    window.begun = 0;
    const begin = event => { if (event.key === 'Enter') { window.begun = performance.now(); } };
    document.addEventListener('keydown', begin, {capture: true});
}"""
"""In a selection list, opening it and walking to an option are the reader's own time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Control:
    """A control that is moved by the keyboard: its page with the choices there, its kind, and where it answers."""

    page: str
    kind: str
    control: str
    answer: str
    choices: Mapping[str, str] = field(default_factory=dict)


SLIDER = "[data-testid=stMain] [data-testid=stSlider] input[type=range]"
LIST = "[class*=st-key-choice-{}] input"
CONTROLS = (
    Control(page=EMPTY_PAGE, kind="slider", control=SLIDER, answer=".tk-figures"),
    Control(page=EMPTY_PAGE, kind="list", control="[class*=st-key-empty-list] input", answer=".tk-figures"),
    Control(
        page="what_if",
        kind="slider",
        control=SLIDER,
        answer=".tk-figures",
        choices={"region": "13", "lever": "pace=%2B1"},
    ),
    Control(
        page="trends",
        kind="list",
        control=LIST.format("trends-region"),
        answer=ANSWERED,
        choices={"indicator": "emergency_visits"},
    ),
    Control(page="compare", kind="list", control=LIST.format("compare-indicator"), answer=ANSWERED),
    Control(page="risks", kind="list", control=LIST.format("risks-goal"), answer="[data-testid=stMain] table"),
)
"""Each is held beside the control of its own kind on the empty page, the first of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waits:
    """Milliseconds from a press until the answer stood, and until the run had ended and every chart was drawn."""

    name: str
    kind: str
    answered: tuple[float, ...]
    ended: tuple[float, ...]

    @property
    def medians(self) -> tuple[float, float]:
        return statistics.median(self.answered), statistics.median(self.ended)


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """Seconds of a fresh server and a fresh browser until the front page stood, and the bytes it took."""

    server: float
    page: float
    bytes: int


@contextmanager
def browsing() -> Iterator[Browser]:
    """Open a Chromium for a while."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=list(FLAGS))
        yield browser
        browser.close()


def opened(browser: Browser) -> Page:
    """Return a page of a reader who has never been here."""
    page = browser.new_context(viewport=SIZE).new_page()
    page.set_default_timeout(LONGEST_MS)
    return page


def emptied(root: Path, folder: Path) -> Path:
    """Copy the app into a folder with one of its pages emptied."""
    for name in ("app.py", "pages", ".streamlit"):
        (shutil.copytree if (root / name).is_dir() else shutil.copy)(root / name, folder / name)
    (folder / "pages" / f"{EMPTY_PAGE}.py").write_text(EMPTY, encoding="utf-8")
    return folder


def page_changes(browser: Browser, server: Server) -> list[Waits]:
    """Measure a change to every page from the menu, the empty one among them, in turns."""
    page = opened(browser)
    page.goto(server.link("methods"))
    page.wait_for_selector(ANSWERED)
    found: dict[str, list[tuple[float, float]]] = {name: [] for name in every_page()}
    for turn in range(ROUNDS + WARM_UP):
        for name, waits in found.items():
            title = Translator("fi").text(f"ui.page.{name}.title")
            link = page.locator("[data-testid=stSidebarNav]").get_by_role("link", name=title, exact=True)
            took = timed(page, FIRST_WORDS.get(name, ANSWERED), title, link.click)
            waits.extend([took] if turn >= WARM_UP else [])
    return [summed(name, "page", waits) for name, waits in found.items()]


def control_changes(browser: Browser, server: Server) -> list[Waits]:
    """Measure a control moved by the keyboard on some pages, those of the empty one among them, in turns."""
    found: list[list[tuple[float, float]]] = [[] for _ in CONTROLS]
    pages = [opened(browser) for _ in CONTROLS]
    for page, of in zip(pages, CONTROLS, strict=True):
        page.goto(server.link(of.page, **of.choices))
        page.locator(of.control).first.wait_for(state="attached")
        page.wait_for_timeout(3 * SETTLE_MS)
    for turn in range(ROUNDS + WARM_UP):
        for page, of, waits in zip(pages, CONTROLS, found, strict=True):
            took = timed(page, of.answer, "", partial(moved, page, of.control, turn))
            waits.extend([took] if turn >= WARM_UP else [])
    return [summed(of.page, of.kind, waits) for of, waits in zip(CONTROLS, found, strict=True)]


def moved(page: Page, control: str, turn: int) -> None:
    """Move a slider by a step, or choose the next or the former option of a selection list."""
    there = "ArrowUp" if turn % 2 else "ArrowDown"
    field = page.locator(control).first
    if field.get_attribute("type") == "range":
        field.press("ArrowLeft" if turn % 2 else "ArrowRight")
        return
    field.click()
    page.wait_for_selector("[role=listbox]")
    page.evaluate(BEGIN_AT_ENTER)
    page.keyboard.press(there)
    page.keyboard.press("Enter")


def timed(page: Page, selector: str, title: str, act: Callable[[], None]) -> tuple[float, float]:
    """Return the milliseconds from an act to its answer and to the end of the run."""
    page.wait_for_timeout(SETTLE_MS)
    page.evaluate(WATCH, [selector, title])
    act()
    page.wait_for_function("() => window.ended")
    answered, ended = page.evaluate("[window.answered - window.begun, window.ended - window.begun]")
    return float(answered), float(ended)


def summed(name: str, kind: str, took: Sequence[tuple[float, float]]) -> Waits:
    """Return the times of one page together."""
    answered, ended = zip(*took, strict=True)
    return Waits(name=name, kind=kind, answered=answered, ended=ended)


def cold_start(browser: Browser, root: Path, log: Path) -> Start:
    """Measure a fresh server, and a fresh browser's first look at its front page."""
    begun = time.perf_counter()
    server = started(root, log, root / "data")
    ready = time.perf_counter()
    page = opened(browser)
    client = page.context.new_cdp_session(page)
    client.send("Network.enable")
    sizes: list[float] = []
    client.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    page.goto(server.link())
    page.wait_for_selector(ANSWERED)
    seen = time.perf_counter()
    page.wait_for_timeout(SETTLE_MS)
    server.stop()
    return Start(server=ready - begun, page=seen - ready, bytes=int(sum(sizes)))
