"""What the browser is handed for a chart."""

import json
from importlib.resources import files

import pytest
from unit.charts.test_renderers import every_spec

from tkkio_analytics.charts import plotly
from tkkio_analytics.i18n import LANGUAGES, Translator
from tkkio_analytics.ui.components import drawn_chart

SCRIPT = (files("tkkio_analytics.ui") / "assets" / "chart.js").read_text(encoding="utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", sorted(every_spec()))
def test_a_chart_is_handed_with_its_numbers_words_and_height(name: str, language: str) -> None:
    spec, translator = every_spec()[name], Translator(language)
    drawing = drawn_chart.drawing(spec, translator, "")
    handed = json.loads(drawing.content)
    figure = plotly.figure(spec, translator=translator)
    assert handed["data"] == json.loads(figure.to_json())["data"]
    assert handed["config"] == plotly.config(translator)
    assert handed["said"] == drawn_chart.in_words(spec, translator, "")
    assert handed["picks"] is bool(spec.patches)
    assert drawing.height == handed["layout"]["height"]


def test_the_stamp_of_practice_data_is_drawn_and_said() -> None:
    spec = next(iter(every_spec().values()))
    handed = json.loads(drawn_chart.drawing(spec, Translator("fi"), "Harjoitusaineisto").content)
    assert handed["said"].startswith("Harjoitusaineisto. ")
    assert "HARJOITUSAINEISTO" in [note["text"] for note in handed["layout"]["annotations"]]


def test_what_a_chart_says_stays_text() -> None:
    assert "innerHTML" not in SCRIPT
    assert "insertAdjacentHTML" not in SCRIPT
