"""What the browser is handed for the leadership's grid."""

import json
from datetime import date
from importlib.resources import files
from types import SimpleNamespace
from typing import Any

import pytest
from unit.charts import imagined_views as views

from tkkio_analytics.domain.provenance import Release
from tkkio_analytics.domain.region import Region
from tkkio_analytics.domain.risk import GoalSignal, PastSignal, TrajectorySignal
from tkkio_analytics.i18n import LANGUAGES, Translator
from tkkio_analytics.ui import state
from tkkio_analytics.ui.components.board import grid as grid_of
from tkkio_analytics.ui.components.board import twin as twin_of
from tkkio_analytics.ui.page import Page
from tkkio_analytics.ui.tables import html

SCRIPT = (files("tkkio_analytics.ui") / "assets" / "board.js").read_text(encoding="utf-8")


@pytest.fixture(autouse=True)
def session(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(state, "st", SimpleNamespace(query_params={}, session_state={}))


def page(language: str = "fi") -> Page:
    release = Release(id="r1", created="2026-01-01", sha256="ab" * 32, snapshots=())
    return Page(id="overview", translator=Translator(language), today=date(2026, 11, 22), release=release)


def grid(language: str = "fi", **regions: Region) -> dict[str, Any]:
    return grid_of(
        page(language),
        views.board(),
        goal_id="best_quartile",
        indicators={"imagined": views.indicator()},
        regions={**views.REGIONS, **regions},
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_grid_is_json_with_a_row_an_area_and_a_cell_an_indicator(language: str) -> None:
    data = json.loads(json.dumps(grid(language)))
    assert [row["name"] for row in data["rows"]] == ["Kuvitelma FI", "Kuvitelma 71", "Kuvitelma 72"]
    assert [len(row) for row in data["cells"]] == [1, 1, 1]
    assert data["language"] == language


def test_a_cell_says_its_three_signals_in_words_and_leads_to_its_trend() -> None:
    cell = json.loads(json.dumps(grid()))["cells"][1][0]
    assert cell["href"] == "trends?region=71&indicator=imagined&goal=best_quartile"
    for word in ("Kuvitelma 71", "54,0\xa0%", "Ei saavutettu", "Parantunut", "Riskissä", "38\xa0%"):
        assert word in cell["label"]
    assert (cell["goal"], cell["past"], cell["trajectory"]) == ("not_met", "improved", "at_risk")


def test_hostile_names_travel_as_text() -> None:
    data = json.loads(json.dumps(grid(**{"71": views.region("71", name=views.HOSTILE)})))
    assert data["rows"][1]["name"] == views.HOSTILE
    assert "innerHTML" not in SCRIPT
    assert "insertAdjacentHTML" not in SCRIPT


def test_every_signal_has_a_shape_or_is_a_dash() -> None:
    for states in (("met", "not_met"), ("improved", "worsened", "risen", "fallen", "level")):
        for signal in states:
            assert signal in SCRIPT
    for signal in TrajectorySignal:
        assert signal in SCRIPT or signal is TrajectorySignal.NOT_SAID


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_signal_has_words(language: str) -> None:
    translator = Translator(language)
    for group, signals in (("goal_signal", GoalSignal), ("past", PastSignal), ("trajectory", TrajectorySignal)):
        assert len({translator.text(f"ui.{group}.{signal}") for signal in signals}) == len(signals)


def test_the_table_beside_the_grid_says_the_same() -> None:
    twin = twin_of(page(), views.board(), indicators={"imagined": views.indicator()}, regions=views.REGIONS)
    assert len(twin.rows) == 3
    assert "Riskissä" in html(twin)
    assert "noin 4/10" in html(twin)
