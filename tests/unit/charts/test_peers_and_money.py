"""What the charts of peers, need and money show."""

from dataclasses import replace

import plotly.graph_objects as go
import pytest
from unit.charts import imagined_views as views

from tkkio_analytics.charts import budgets, dot_plot, group_plot, need_plot, plotly
from tkkio_analytics.domain.chart import ChartSpec, Meaning
from tkkio_analytics.domain.comparison import Verdict
from tkkio_analytics.domain.message import message
from tkkio_analytics.domain.peers import Beside
from tkkio_analytics.domain.period import Period
from tkkio_analytics.i18n import LANGUAGES, Translator

DOUBTFUL = {2024: message("money.chart.doubtful", year=2024)}


def beside() -> Beside:
    return Beside(
        indicator_id="imagined", region_code="71", period=Period.of_year(2024), members=("72",),
        value=60.0, member_values=(50.0,),
        mean=50.0, counted=1, difference=10.0, verdict=Verdict.BETTER, pace=1.0, member_paces=(None,), mean_pace=None,
        headline=message("peers.verdict.better"), origin_ids=(),
    )  # fmt: skip


def grouped(*, members: tuple[str, ...] = ("72",)) -> ChartSpec:
    of_area = replace(beside(), members=members, member_values=(50.0,) * len(members))
    return group_plot.chart(views.comparison(), of_area, indicator=views.indicator(), regions=views.REGIONS)


def test_the_area_its_group_and_the_others_are_told_apart() -> None:
    plain = dot_plot.chart(views.comparison(), indicator=views.indicator(), regions=views.REGIONS)
    assert [mark.meaning for mark in grouped().marks] == [Meaning.AREA, Meaning.PEER]
    assert [mark.meaning for mark in grouped(members=("73",)).marks] == [Meaning.AREA, Meaning.OTHER_AREAS]
    assert [mark.x for mark in grouped().marks] == [mark.x for mark in plain.marks]


def test_the_areas_outside_the_group_have_no_interval() -> None:
    chosen, other = grouped(members=("73",)).marks
    assert chosen.lower is not None
    assert (other.lower, other.upper) == (None, None)
    assert grouped().marks[1].lower is not None


def test_the_mean_of_the_group_is_a_line_beside_the_nation() -> None:
    lines = {line.meaning: line.at for line in grouped().lines}
    assert lines[Meaning.GROUP_MEAN] == 50.0
    assert Meaning.NATION in lines
    without = replace(beside(), mean=None)
    spec = group_plot.chart(views.comparison(), without, indicator=views.indicator(), regions=views.REGIONS)
    assert Meaning.GROUP_MEAN not in {line.meaning for line in spec.lines}


def test_no_goal_is_drawn_among_adjusted_levels_and_title_and_axis_say_so() -> None:
    spec = need_plot.chart(views.comparison(), indicator=views.indicator(), regions=views.REGIONS)
    assert {line.meaning for line in spec.lines} == {Meaning.NATION}
    translator = Translator("fi")
    assert translator.value(spec.title).startswith("Tarvevakioituna: ")
    assert translator.value(spec.x_axis.title or "").endswith("tarvevakioituna")


def test_a_doubtful_budget_has_a_mark_and_a_word_of_its_own() -> None:
    spec = budgets.chart(((2023, 90.0), (2024, 100.0)), doubtful=DOUBTFUL, indicator=views.indicator())
    assert spec is not None
    assert [(mark.x, mark.meaning, mark.text is None) for mark in spec.marks] == [
        (2023, Meaning.AREA, True),
        (2024, Meaning.DOUBTFUL, False),
    ]


def test_amounts_are_read_from_zero() -> None:
    spec = budgets.chart(((2023, 90.0), (2024, 100.0)), doubtful={}, indicator=views.indicator())
    assert spec is not None
    assert (spec.y_axis.minimum, spec.y_axis.maximum) == (0.0, pytest.approx(115.0))


def test_one_budget_is_no_line() -> None:
    assert budgets.chart(((2023, 90.0),), doubtful={}, indicator=views.indicator()) is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_is_drawn_in_every_language(language: str) -> None:
    money = budgets.chart(((2023, 90.0), (2024, 100.0)), doubtful=DOUBTFUL, indicator=views.indicator())
    assert money is not None
    for spec in (grouped(), money):
        figure = go.Figure(plotly.figure(spec, translator=Translator(language)).to_dict())
        assert len(figure.data) == len({mark.meaning for mark in spec.marks}) + len(spec.series)
