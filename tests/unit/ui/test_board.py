"""What the browser is handed for the leadership's grid."""

import json
from datetime import date
from importlib.resources import files
from types import SimpleNamespace
from typing import Any

import pytest
from unit.charts import imagined_views as views

from tkkio_analytics.charts import icons
from tkkio_analytics.domain.provenance import Release
from tkkio_analytics.domain.region import Region
from tkkio_analytics.domain.risk import Arranged, GoalSignal, PastSignal, RowGroup, TrajectorySignal
from tkkio_analytics.i18n import LANGUAGES, Translator
from tkkio_analytics.ui import state
from tkkio_analytics.ui.components import board_words
from tkkio_analytics.ui.components.board import grid as grid_of
from tkkio_analytics.ui.page import Page
from tkkio_analytics.ui.tables import html

SCRIPT = (files("tkkio_analytics.ui") / "assets" / "board.js").read_text(encoding="utf-8")


@pytest.fixture(autouse=True)
def session(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(state, "st", SimpleNamespace(query_params={}, session_state={}))


def page(language: str = "fi") -> Page:
    release = Release(id="r1", created="2026-01-01", sha256="ab" * 32, snapshots=())
    return Page(id="overview", translator=Translator(language), today=date(2026, 11, 22), release=release)


def shown(**regions: Region) -> board_words.Grid:
    board = views.board()
    nation, *areas = board.region_codes
    return board_words.Grid(
        board=board,
        order=Arranged(
            groups=(
                RowGroup(title=None, region_codes=(nation,), nation=True),
                RowGroup(title=None, region_codes=tuple(areas)),
            ),
            indicator_ids=board.indicator_ids,
        ),
        indicators={"imagined": views.indicator()},
        regions={**views.REGIONS, **regions},
    )


def grid(language: str = "fi", **regions: Region) -> dict[str, Any]:
    return grid_of(page(language), shown(**regions), goal_id="best_quartile")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_grid_is_json_with_a_row_an_area_and_a_cell_an_indicator(language: str) -> None:
    data = json.loads(json.dumps(grid(language)))
    names = [[row["name"] for row in group["rows"]] for group in data["groups"]]
    assert names == [["Kuvitelma FI"], ["Kuvitelma 71", "Kuvitelma 72"]]
    assert [len(row["cells"]) for group in data["groups"] for row in group["rows"]] == [1, 1, 1]
    assert data["language"] == language


def test_a_cell_says_its_three_signals_in_words_and_leads_to_its_trend() -> None:
    cell = json.loads(json.dumps(grid()))["groups"][1]["rows"][0]["cells"][0]
    assert cell["href"] == "trends?region=71&indicator=imagined&goal=best_quartile"
    for word in ("Kuvitelma 71", "54,0\xa0%", "Ei saavutettu", "Parantunut", "Riskissä", "38\xa0%"):
        assert word in cell["label"]
    assert (cell["goal"], cell["past"], cell["trajectory"]) == ("not_met", "improved", "at_risk")


def test_hostile_names_travel_as_text() -> None:
    data = json.loads(json.dumps(grid(**{"71": views.region("71", name=views.HOSTILE)})))
    assert data["groups"][1]["rows"][0]["name"] == views.HOSTILE
    assert "innerHTML" not in SCRIPT
    assert "insertAdjacentHTML" not in SCRIPT


def test_every_signal_has_a_picture() -> None:
    for family, signals in (("goal", GoalSignal), ("past", PastSignal), ("trajectory", TrajectorySignal)):
        assert set(icons.STATES[family]) == {signal.value for signal in signals}
        assert set(grid()["icons"][family]) == set(icons.STATES[family])


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_signal_has_words(language: str) -> None:
    translator = Translator(language)
    for group, signals in (("goal_signal", GoalSignal), ("past", PastSignal), ("trajectory", TrajectorySignal)):
        assert len({translator.text(f"ui.{group}.{signal}") for signal in signals}) == len(signals)


def test_the_table_beside_the_grid_says_the_same() -> None:
    twin = board_words.table(page(), shown())
    assert len(twin.rows) == 3
    assert "Riskissä" in html(twin)
    assert "noin 4/10" in html(twin)


def test_the_list_beside_the_grid_says_each_cell_in_words() -> None:
    said = board_words.listed(page(), shown())
    assert said.count("<h4>") == 3
    assert "Kuvitelma 71" in said
    assert "Ei saavutettu" in said
    assert "Riskissä, 38\xa0% (noin 4/10)" in said
