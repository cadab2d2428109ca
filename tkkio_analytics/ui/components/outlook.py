"""One area's way to one goal: key figures, fan, probability by year, pace, in pictures, words and tables."""

from functools import partial
from typing import Final

from tkkio_analytics.charts import fan, labels
from tkkio_analytics.charts import pace as pace_charts
from tkkio_analytics.domain.forecast import Forecast, ForecastPoint, HistoryPoint
from tkkio_analytics.domain.indicator import Break, Indicator
from tkkio_analytics.domain.message import message
from tkkio_analytics.domain.period import Frequency, Period
from tkkio_analytics.domain.region import Region
from tkkio_analytics.domain.target import OutlookState, Pace, Target, TargetOutlook
from tkkio_analytics.domain.uploaded_value import UploadedValue
from tkkio_analytics.ui import flow, words
from tkkio_analytics.ui.components import notices, pictures, tables, uploaded
from tkkio_analytics.ui.markup import Markup, element
from tkkio_analytics.ui.page import Page
from tkkio_analytics.ui.tables import Cell, Column, Table

PUBLISHED_INTERVAL: Final = 3
"""Place of the 95 % interval among the columns after the observed value."""


def goal(page: Page, target: Target | None) -> None:
    """Show whose the goal is and what kind of commitment, in the same breath as its number."""
    if target is None:
        return
    value = page.translator.value
    status = element("span", page.text(f"legal_status.{target.legal_status}"), class_="tk-tag")
    key = "targets.computed" if target.is_reference else "targets.owned"
    about = page.text(key, title=target.title, owner=target.owner, source=target.source)
    caveat = [element("p", value(target.note), class_="tk-small")] if target.note else []
    only = [element("span", only_for, class_="tk-tag"), " "] if (only_for := words.areas(page, target)) else []
    flow.show(element("div", element("p", status, " ", *only, about, class_="tk-text"), *caveat))


def figures(page: Page, outlook: TargetOutlook, *, indicator: Indicator) -> None:
    """Show the key figures of an outlook: level, goal, probability, expected year and paces."""
    if outlook.latest_value is None and outlook.target is None:
        return
    latest = words.level(page, indicator, outlook.latest_value).text
    seen = outlook.latest_period
    shown = [_figure(page, "latest", latest, note="" if seen is None else page.translator.value(seen))]
    if outlook.target is not None:
        shown += _goal_figures(page, outlook, target=outlook.target, indicator=indicator)
    if outlook.pace is not None:
        for name, pace in (("believed", outlook.pace.believed), ("observed", outlook.pace.observed)):
            shown += [] if pace is None else [_pace_figure(page, name, pace, indicator=indicator)]
    flow.show(element("dl", shown, class_="tk-figures"))
    if outlook.model_reason is not None:
        flow.show(element("p", page.translator.message(outlook.model_reason), class_="tk-small"))


def _goal_figures(page: Page, outlook: TargetOutlook, *, target: Target, indicator: Indicator) -> list[Markup]:
    required = None if outlook.pace is None else outlook.pace.required
    shown = [
        _goal_figure(page, target, indicator=indicator),
        _probability_figure(page, outlook),
        _expected_figure(page, outlook),
    ]
    if required is not None:
        shown.append(_pace_figure(page, "required", required, indicator=indicator))
    return shown


def _pace_figure(page: Page, name: str, pace: float, *, indicator: Indicator) -> Markup:
    cell = words.bare_pace(page, indicator, pace)
    return _figure(page, name, cell.text, note=cell.note or "")


def _figure(page: Page, name: str, text: str, *, note: str = "") -> Markup:
    small = [element("small", note)] if note else []
    return element("div", element("dt", page.text(f"figure.{name}")), element("dd", text, *small))


def _goal_figure(page: Page, target: Target, *, indicator: Indicator) -> Markup:
    if target.value is None:
        return _figure(page, "goal", page.text("targets.qualitative"))
    bound = page.text(
        "targets.at_least" if target.at_least else "targets.at_most", value=labels.goal(indicator, target.value)
    )
    dated = target.due or target.due_year
    due = words.due(page, target)
    return _figure(page, "goal", bound, note=page.text("figure.goal_note", due=due) if dated else due)


def _probability_figure(page: Page, outlook: TargetOutlook) -> Markup:
    if outlook.probability is None:
        return _figure(page, "probability", words.MISSING, note=page.text("probability.not_shown"))
    number, _, frequency = words.probability(page, outlook.probability).text.partition(" (")
    risk = page.text(f"trajectory.{outlook.risk_class}").lower() if outlook.risk_class else ""
    return _figure(page, "probability", number, note=", ".join(part for part in (frequency.rstrip(")"), risk) if part))


def _expected_figure(page: Page, outlook: TargetOutlook) -> Markup:
    if outlook.state is OutlookState.REACHED:
        return _figure(page, "expected_year", page.text("figure.reached"))
    return _figure(page, "expected_year", _expected(page, outlook), note=page.text("figure.expected_year_note"))


def _expected(page: Page, outlook: TargetOutlook) -> str:
    if outlook.forecast is None or not outlook.forecast.points:
        return words.MISSING
    if outlook.expected_year is not None:
        return str(outlook.expected_year)
    return page.text("figure.not_by", year=outlook.forecast.points[-1].period.year)


def fan_chart(
    page: Page, outlook: TargetOutlook, *, indicator: Indicator, region: Region, breaks: tuple[Break, ...]
) -> None:
    """Show history and fan, and the same as a table; without any history, say so."""
    forecast = outlook.forecast
    if forecast is None:
        notices.empty(page, message("ui.empty.no_history"))
        return
    values = uploaded.of_area(indicator, region)
    spec = fan.chart(forecast, outlook=outlook, indicator=indicator, region=region, breaks=breaks, uploaded=values)
    pictures.chart(page, spec, name="fan")
    table = partial(_fan_table, page, forecast, outlook=outlook, indicator=indicator, values=values)
    said = pictures.in_words(page, spec)
    goal = words.owned(page, outlook.target)
    tables.twin(page, table, origin_ids=outlook.origin_ids, name="fan", words=said, goal=goal)


def _fan_table(
    page: Page,
    forecast: Forecast,
    *,
    outlook: TargetOutlook,
    indicator: Indicator,
    values: tuple[UploadedValue, ...],
) -> Table:
    names = (
        _time(forecast),
        "observed_value",
        "middle",
        "interval_50",
        "interval_80",
        "interval_95",
        "probability_by_year",
    )
    numeric = {"observed_value", "middle", "interval_50", "interval_80", "interval_95"}
    history = [_history_row(page, point, indicator=indicator) for point in forecast.history]
    ahead = [_forecast_row(page, point, outlook=outlook, indicator=indicator) for point in forecast.points]
    return Table(
        caption=page.text("trends.table_caption", indicator=indicator.name),
        columns=tuple(Column(header=page.text(f"column.{name}"), numeric=name in numeric) for name in names),
        rows=(*history, *ahead, *(_uploaded_row(page, value, indicator=indicator) for value in values)),
    )


def _uploaded_row(page: Page, value: UploadedValue, *, indicator: Indicator) -> tuple[Cell, ...]:
    """Return an uploaded figure as a row whose name says what it is, in the file as well."""
    name = page.translator.text("uploads.overlay.row", year=value.year)
    return (Cell(text=name), words.level(page, indicator, value.value), *(Cell(text="", raw="") for _ in range(5)))


def _history_row(page: Page, point: HistoryPoint, *, indicator: Indicator) -> tuple[Cell, ...]:
    value = words.level(page, indicator, point.value)
    if point.value is None:
        value = Cell(text=page.text(f"status.{point.status}"), raw="", tone="tk-quiet")
    note = page.text("break.here") if point.after_measurement_break else None
    empty = [Cell(text="", raw="") for _ in range(5)]
    if point.lower is not None and point.upper is not None:
        empty[PUBLISHED_INTERVAL] = _between(page, (point.lower, point.upper), indicator=indicator)
    return (Cell(text=page.translator.value(point.period), note=note), value, *empty)


def _between(page: Page, limits: tuple[float, float], *, indicator: Indicator) -> Cell:
    return Cell(text=" – ".join(words.bare_level(page, indicator, limit) for limit in limits))


def _time(forecast: Forecast) -> str:
    yearly = all(point.period.frequency is Frequency.YEARLY for point in forecast.history)
    return "year" if yearly else "period"


def _forecast_row(
    page: Page, point: ForecastPoint, *, outlook: TargetOutlook, indicator: Indicator
) -> tuple[Cell, ...]:
    limits = ((0.25, 0.75), (0.1, 0.9), (0.025, 0.975))
    intervals = [
        _between(page, (point.quantiles[low], point.quantiles[high]), indicator=indicator) for low, high in limits
    ]
    stated = outlook.probability_by_year.get(point.period.year) if point.period.ends_year else None
    by_year = Cell(text="", raw="") if stated is None else words.probability(page, stated)
    middle = words.level(page, indicator, point.quantiles[0.5])
    return (Cell(text=page.translator.value(point.period)), Cell(text="", raw=""), middle, *intervals, by_year)


def by_year(page: Page, outlook: TargetOutlook) -> None:
    """Show the probability of standing at the goal in each year up to its own."""
    if not outlook.probability_by_year or outlook.latest_period is None:
        return
    frequency = outlook.latest_period.frequency
    time, caption = "year", page.text("trends.by_year_caption")
    if frequency is not Frequency.YEARLY:
        time, caption = "period", page.translator.text(f"routing.by_year_{frequency.value}")
    flow.title(page.text("heading.by_year"), level=3)
    table = Table(
        caption=caption,
        columns=tuple(Column(header=page.text(f"column.{name}")) for name in (time, "probability")),
        rows=tuple(
            (
                Cell(text=page.translator.value(Period.last_of_year(year, frequency))),
                words.probability(page, stated),
            )
            for year, stated in sorted(outlook.probability_by_year.items())
        ),
    )
    goal = words.owned(page, outlook.target)
    tables.table(page, table, origin_ids=outlook.origin_ids, name="by-year", goal=goal)


def pace_chart(page: Page, outlook: TargetOutlook, *, indicator: Indicator) -> None:
    """Show required, believed and observed pace beside each other, and how often such a pace has been seen."""
    if outlook.pace is None or (outlook.pace.observed is None and outlook.pace.required is None):
        return
    spec = pace_charts.chart(outlook.pace, indicator=indicator)
    pictures.chart(page, spec, name="pace")
    table = partial(_pace_table, page, outlook.pace, indicator=indicator)
    goal = words.owned(page, outlook.target)
    said = pictures.in_words(page, spec)
    tables.twin(page, table, origin_ids=outlook.origin_ids, name="pace", words=said, goal=goal)
    if outlook.realism is not None:
        flow.show(element("p", page.translator.message(outlook.realism), class_="tk-text"))


def _pace_table(page: Page, pace: Pace, *, indicator: Indicator) -> Table:
    paces = (("required", pace.required), ("believed", pace.believed), ("observed", pace.observed))
    return Table(
        caption=page.translator.text("charts.pace.title"),
        columns=(
            Column(header=page.text("column.pace")),
            Column(header=page.text("column.change_a_year"), numeric=True),
        ),
        rows=tuple(
            (Cell(text=page.text(f"figure.{name}")), words.bare_pace(page, indicator, value))
            for name, value in paces
            if value is not None
        ),
    )
