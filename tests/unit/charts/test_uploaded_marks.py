"""Uploaded figures are hollow marks that say what they are: no line joins them, and no fan rests on them."""

import plotly.graph_objects as go
from unit.charts import imagined_views as views

from tkkio_analytics.charts import fan, picture, theme, uploaded_marks
from tkkio_analytics.charts.plotly import figure
from tkkio_analytics.domain.chart import ChartSpec, Meaning
from tkkio_analytics.domain.uploaded_value import UploadedValue
from tkkio_analytics.i18n import Translator

FINNISH = Translator("fi")


def value(region: str, year: int, value: float) -> UploadedValue:
    return UploadedValue(
        indicator_id="imagined", region_code=region, year=year, value=value, file="luvut.csv", sha256="ab" * 32
    )


def fan_of(*uploaded: UploadedValue) -> ChartSpec:
    return fan.chart(
        views.forecast(),
        outlook=views.outlook(),
        indicator=views.indicator(),
        region=views.REGIONS["71"],
        breaks=(),
        uploaded=uploaded,
    )


def test_beside_a_fan_they_are_marks_and_move_nothing_else() -> None:
    without, beside = fan_of(), fan_of(value("71", 2026, 71.25), value("71", 2025, 66.0))
    assert (beside.series, beside.bands, beside.lines) == (without.series, without.bands, without.lines)
    assert beside.forecast_from == without.forecast_from
    added = [mark for mark in beside.marks if mark not in without.marks]
    assert [(mark.x, mark.y, mark.meaning) for mark in added] == [
        (2025.0, 66.0, Meaning.UPLOADED),
        (2026.0, 71.25, Meaning.UPLOADED),
    ]
    assert [mark.text is not None for mark in added] == [False, True]
    assert theme.STYLES[Meaning.UPLOADED].symbol.endswith("-open")
    said = FINNISH.message(beside.description[-1]).replace("\N{NO-BREAK SPACE}", " ")
    assert said == "Tiedostosta tuodut luvut, joita ei ole julkaistu: 2025: 66,0 % ja 2026: 71,3 %"


def test_areas_keep_their_official_order_whatever_their_figures() -> None:
    values = [value("72", 2025, 90.0), value("71", 2025, 10.0), value("FI", 2025, 50.0)]
    regions = {code: views.REGIONS[code] for code in ("71", "72", "73", "FI")}
    spec = uploaded_marks.areas_chart(values, indicator=views.indicator(), regions=regions, year=2025)
    assert [(mark.x, mark.y) for mark in spec.marks] == [(10.0, 0), (90.0, -1), (50.0, -2)]
    assert {mark.meaning for mark in spec.marks} == {Meaning.UPLOADED}
    assert spec.lines == ()


def test_one_figure_alone_can_be_drawn_and_saved() -> None:
    region = views.REGIONS["71"]
    spec = uploaded_marks.area_chart([value("71", 2025, 66.0)], indicator=views.indicator(), region=region)
    assert go.Figure(figure(spec, translator=FINNISH).to_dict()).data[0].name == "Tuotu tiedostosta, ei julkaistu"
    dress = picture.Dress(source="", stamp="")
    assert b"Tuotu tiedostosta" in picture.svg(spec, translator=FINNISH, dress=dress)
