"""Refreshing from a page, and indicators outside the catalogue, without a browser."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace

import pytest
from pages.conftest import Opener
from pages.screen import words
from sotkanet_server import Sotkanet, region_id, regions_of, serving

from tkkio_analytics.config import moment
from tkkio_analytics.data.catalog import Catalog
from tkkio_analytics.data.http import Policy
from tkkio_analytics.data.refresh import run as runs
from tkkio_analytics.data.refresh.refreshing import Request, refresh
from tkkio_analytics.i18n import LANGUAGES, Translator

NUMBER, ID = 999_001, "sotkanet_999001"


@pytest.fixture
def address(root: Path) -> Iterator[str]:
    sotkanet = Sotkanet(regions=regions_of(Catalog.from_folder(root / "data" / "reference")))
    rows = [
        {"indicator": NUMBER, "region": region_id(f"{area:02d}"), "year": year, "gender": "total", "value": 10.0 + area}
        for area in (2, 4, 6)
        for year in range(2019, 2026)
    ]
    sotkanet.add(NUMBER, rows)
    with serving(sotkanet) as found:
        yield found


@pytest.fixture
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TKKIO_STATE_DIR", str(tmp_path))
    return tmp_path


@pytest.fixture
def loaded(root: Path, state: Path, address: str) -> str:
    """An indicator outside the catalogue in a release of its own."""
    request = Request(
        data_dir=root / "data",
        refreshed=state / "data",
        user_agent="tkkio-analytiikka/test",
        now=lambda: datetime(2026, 11, 25, tzinfo=UTC),
        source_ids=["sotkanet"],
        indicator_ids=[str(NUMBER)],
        base_urls={"sotkanet": address},
        policy=Policy(pace=0.0),
    )
    return refresh(request).after


@pytest.mark.usefixtures("loaded")
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", ["compare", "trends"])
def test_an_indicator_outside_the_catalogue_is_at_the_end_of_the_menu_and_marked(
    open_page: Opener, page: str, language: str
) -> None:
    app = open_page(page, indicator=ID, region="04", lang=language)
    menu = next(box for box in app.selectbox if box.key == f"choice.{page}.indicator")
    mark = {"fi": "luettelon ulkopuolinen", "sv": "utanför katalogen", "en": "outside the catalogue"}[language]
    assert menu.options[-1].endswith(f"({mark})")
    assert app.query_params["indicator"] == ID
    said = words(app)
    assert "14,0" in said or "14.0" in said
    note = {"fi": "ei kuulu tämän palvelun", "sv": "hör inte till", "en": "is not in this service"}[language]
    assert note in said


@pytest.mark.usefixtures("loaded")
def test_the_page_of_the_data_lists_them_and_tells_of_the_refresh(open_page: Opener) -> None:
    said = words(open_page("data"))
    text = Translator("fi").text
    assert text("outside.title") in said
    assert f"Sotkanet {NUMBER}" in said
    assert text("refreshing.state.finished") in said
    assert text("refreshing.became.added") in said
    assert text("refreshing.who") in said


@pytest.mark.usefixtures("state")
def test_one_click_of_a_role_that_may_orders_the_missing_series(
    open_page: Opener, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TKKIO_EDITOR", "Maija")
    monkeypatch.setenv("TKKIO_SOURCE_URLS", f"sotkanet={address}")
    app = open_page("compare", indicator="specialised_care_over_6_months_3332")
    orders: list[list[str]] = []

    def noted(command: list[str], **_: object) -> SimpleNamespace:
        orders.append(command)
        return SimpleNamespace(wait=lambda: 0)

    processes = SimpleNamespace(Popen=noted, DEVNULL=-3)
    monkeypatch.setattr("tkkio_analytics.services.refresh_run.subprocess", processes)
    button = next(item for item in app.button if item.key == "tkkio.refresh.compare.fetch_missing")
    button.click().run()
    assert orders[0][-1] == "--indicator=specialised_care_over_6_months_3332"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_refresh_that_is_running_is_told_with_its_progress_and_can_be_cancelled(
    open_page: Opener, state: Path, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TKKIO_EDITOR", "Maija")
    folder = state / "data"
    with runs.alone(folder):
        recorded = runs.Recorded(folder, run_id="", now=lambda: datetime(2026, 11, 25, tzinfo=UTC))
        monkeypatch.setattr(runs, "TOLD_EVERY", moment() - moment())
        recorded.progress(3, 12, "emergency_visits")
        app = open_page("data", lang=language)
        cancel = next(item for item in app.button if item.key == "tkkio.refresh.data.cancel")
        app = cancel.click().run()
        said = words(app)
    assert Translator(language).text("refreshing.cancelling") in said
    run = runs.latest_run(folder, now=moment())
    assert run is not None
    assert runs.is_cancelled(folder, run)
