"""The strip from none to all."""

from tkkio_analytics.charts import count_strip, svg
from tkkio_analytics.domain.chart import Meaning
from tkkio_analytics.domain.joint import JointCount, JointRecord
from tkkio_analytics.domain.message import LocalizedText, message
from tkkio_analytics.i18n import Translator

NAME = LocalizedText(fi="Kuvitelma", sv="Fantasi", en="Fancy")


def count() -> JointCount:
    record = JointRecord(
        n_observations=5,
        horizon_years=4,
        origins=9,
        counts=90,
        coverage=0.7,
        coverage_independent=0.4,
        coverage_stated=0.8,
        panel=NAME,
    )
    said = message("joint.view.heading")
    return JointCount(
        indicator_id="imagined",
        due_year=2029,
        goal_value=None,
        areas=22,
        left_out=0,
        reached=6,
        expected=14.3,
        lower=12,
        upper=17,
        level=0.8,
        probability=0.83,
        correlation=0.3,
        correlation_origins=0,
        record=record,
        statement=said,
        standing=said,
        record_statement=said,
    )


def test_the_strip_runs_from_none_to_all_with_the_interval_in_between() -> None:
    spec = count_strip.chart(count(), name=NAME)
    assert (spec.x_axis.minimum, spec.x_axis.maximum) == (0, 22)
    assert [point.x for point in spec.series[0].points] == [12, 17]
    assert {mark.meaning: mark.x for mark in spec.marks} == {Meaning.NATION: 6, Meaning.AREA: 14.3}


def test_the_strip_is_said_in_words_and_drawn_without_text() -> None:
    spec = count_strip.chart(count(), name=NAME)
    words = [Translator("fi").message(line) for line in spec.description]
    assert words == ["Arvio 12–17 / 22 aluetta.", "Odotusarvo 14,3.", "Nyt 6."]
    drawn = svg.picture(spec, width=190, height=24)
    assert "<polyline" in drawn
    assert "<text" not in drawn
