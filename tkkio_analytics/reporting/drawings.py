"""Chart specifications of a briefing's charts: the same ones that the pages draw."""

from dataclasses import replace
from functools import singledispatch

from tkkio_analytics.charts import budgets, dot_plot, fan, pace
from tkkio_analytics.domain.briefing_chart import BudgetsOf, ChartSubject, FanOf, LevelsOf, PaceOf
from tkkio_analytics.domain.chart import ChartSpec, Meaning
from tkkio_analytics.domain.message import message
from tkkio_analytics.errors import NoDataError


def spec(subject: ChartSubject) -> ChartSpec:
    """Return the chart specification of what a chart shows.

    Raises
    ------
    NoDataError
        If there is nothing to draw: a fan without a forecast, budgets of a single year.
    """
    drawn = _spec(subject)
    if drawn is None:
        raise NoDataError("no_chart", what=type(subject).__name__)
    return drawn


@singledispatch
def _spec(_subject: object) -> ChartSpec | None:
    return None


@_spec.register
def _(subject: FanOf) -> ChartSpec | None:
    outlook = subject.outlook
    if outlook.forecast is None:
        return None
    return fan.chart(
        outlook.forecast, outlook=outlook, indicator=subject.indicator, region=subject.region, breaks=subject.breaks
    )


@_spec.register
def _(subject: PaceOf) -> ChartSpec | None:
    drawn = pace.chart(subject.pace, indicator=subject.indicator)
    title = message("charts.fan.title", region=subject.region.short_name, indicator=subject.indicator.short_name)
    return replace(drawn, title=message("briefing.paper.pace", series=title, title=drawn.title))


@_spec.register
def _(subject: LevelsOf) -> ChartSpec | None:
    drawn = dot_plot.chart(
        subject.comparison, indicator=subject.indicator, regions=subject.regions, target=subject.target
    )
    names = {subject.regions[code].short_name for code in subject.own}
    rows = {y for y, label in drawn.y_axis.ticks if label in names}
    marks = (replace(mark, meaning=Meaning.AREA) if mark.y in rows else mark for mark in drawn.marks)
    return replace(drawn, marks=tuple(marks))


@_spec.register
def _(subject: BudgetsOf) -> ChartSpec | None:
    return budgets.chart(subject.amounts, doubtful=subject.doubtful, indicator=subject.indicator)
