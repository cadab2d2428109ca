"""All areas on one indicator, as a table and as small charts."""

from collections.abc import Mapping
from functools import partial

from tkkio_analytics.charts import small_multiples
from tkkio_analytics.domain.comparison import AreaComparison, Comparison, IntervalKind, Spread, Verdict
from tkkio_analytics.domain.indicator import Indicator
from tkkio_analytics.domain.period import Frequency, Period
from tkkio_analytics.ui import cache, flow, navigation, state, words
from tkkio_analytics.ui.cache.parts import kept_part
from tkkio_analytics.ui.components import pictures, tables
from tkkio_analytics.ui.components.folds import folded_words
from tkkio_analytics.ui.markup import Markup, element
from tkkio_analytics.ui.page import Page
from tkkio_analytics.ui.tables import Cell, Column, Table

TONES = {Verdict.BETTER: "tk-better", Verdict.WORSE: "tk-worse"}
QUANTILES = ("minimum", "lower_quartile", "median", "upper_quartile", "maximum")
NUMERIC = frozenset({"value", "interval", "difference", "rank", "rank_interval", "change"})


def comparison(page: Page, comparison: Comparison, *, indicator: Indicator, followed: str = "") -> None:
    """Show the areas as a table, best first, with intervals only where they can be given, the followed one marked."""
    table = _areas(page, comparison, indicator, followed=followed)
    tables.table(page, table, origin_ids=comparison.origin_ids, name="areas")


@kept_part
def _areas(page: Page, comparison: Comparison, indicator: Indicator, *, followed: str) -> Table:
    with_intervals = comparison.interval_kind is not IntervalKind.NONE
    dropped = frozenset() if with_intervals else frozenset({"interval", "rank_interval"})
    headers = ("area", "rank", "rank_interval", "value", "interval", "difference", "verdict", "change")
    shown = [name for name in headers if name not in dropped]
    rows = [_row(page, area, indicator=indicator) for area in comparison.areas]
    return Table(
        caption=page.text(
            "comparison.caption",
            indicator=indicator.name,
            year=comparison.period,
            kind=page.text(f"interval.{comparison.interval_kind}"),
        ),
        columns=tuple(
            Column(header=page.text(f"column.{_header(name, comparison)}"), numeric=name in NUMERIC) for name in shown
        ),
        rows=tuple(tuple(row[name] for name in shown) for row in rows),
        chosen=next((at for at, area in enumerate(comparison.areas) if area.region_code == followed), None),
    )


def tests_named(page: Page, comparison: Comparison) -> None:
    """Show, folded, which tests the verdicts, the ranks' intervals and the gap between the areas rest on."""
    lines = [element("p", page.translator.message(line), class_="tk-text") for line in comparison.tests]
    href = state.address(navigation.path("methods"))
    link = element("a", page.translator.text("comparing.test.link"), href=href, target="_self")
    folded_words(page.translator.text("comparing.test.heading"), *lines, element("p", link, class_="tk-text"))


def _header(name: str, comparison: Comparison) -> str:
    """Return the name of a column: in months and quarters a change is from the same one a year before."""
    seasonal = comparison.period.frequency is not Frequency.YEARLY
    return "change_in_year" if seasonal and name == "change" else name


def _row(page: Page, area: AreaComparison, *, indicator: Indicator) -> dict[str, Cell]:
    href = state.address(navigation.path("trends"), region=area.region_code, indicator=indicator.id)
    value = words.level(page, indicator, area.value)
    if area.value is None:
        value = Cell(text=page.text(f"status.{area.status}"), raw="", tone="tk-quiet")
    return {
        "area": Cell(text=page.translator.localized(cache.regions()[area.region_code].short_name), href=href),
        "rank": Cell(text=str(area.rank or words.MISSING), raw=area.rank or ""),
        "rank_interval": _range(area.rank_lower, area.rank_upper),
        "value": value,
        "interval": _limits(page, area.lower_ci, area.upper_ci, indicator=indicator),
        "difference": words.change(page, indicator, area.difference),
        "verdict": Cell(text=page.text(f"verdict.{area.verdict}"), tone=TONES.get(area.verdict)),
        "change": words.change(page, indicator, area.change),
    }


def _range(lower: int | None, upper: int | None) -> Cell:
    if lower is None or upper is None:
        return Cell(text=words.MISSING, raw="")
    return Cell(text=str(lower) if lower == upper else f"{lower}–{upper}")


def _limits(page: Page, lower: float | None, upper: float | None, *, indicator: Indicator) -> Cell:
    if lower is None or upper is None:
        return Cell(text=words.MISSING, raw="")
    low, high = (words.bare_level(page, indicator, limit) for limit in (lower, upper))
    return Cell(text=f"{low} – {high}")


def small_charts(page: Page, comparison: Comparison, *, indicator: Indicator, followed: str = "") -> None:
    """Show every area's own line on one scale, with the nation's behind it, the followed one marked."""
    flow.show(_small_charts(page, comparison, indicator, followed=followed))


@kept_part
def _small_charts(page: Page, comparison: Comparison, indicator: Indicator, *, followed: str) -> Markup:
    specs = small_multiples.charts(comparison, indicator=indicator, regions=cache.regions())
    drawn = [area for area in comparison.areas if comparison.series.get(area.region_code)]
    values = tuple(words.level(page, indicator, area.value).text for area in drawn)
    first, last = min(comparison.periods), max(comparison.periods)
    yearly = comparison.period.frequency is Frequency.YEARLY
    key = "ui.comparison.small_charts" if yearly else "routing.small_charts"
    said = element("p", page.translator.text(key, first=first, last=last), class_="tk-small")
    chosen = next((place for place, area in enumerate(drawn) if area.region_code == followed), None)
    return Markup(said + pictures.cards(page, specs, values=values, chosen=chosen))


def series_twin(page: Page, comparison: Comparison, *, indicator: Indicator) -> None:
    """Show, folded, the series of every area as a table."""
    table = partial(_series_table, page, comparison, indicator=indicator)
    tables.twin(page, table, origin_ids=comparison.origin_ids, name="series")


def _series_table(page: Page, comparison: Comparison, *, indicator: Indicator) -> Table:
    periods = comparison.periods
    rows = [
        (
            Cell(text=page.translator.localized(cache.regions()[code].short_name)),
            *_values(page, series, periods, indicator),
        )
        for code, series in comparison.series.items()
        if series
    ]
    columns = (
        Column(header=page.text("column.area")),
        *(Column(header=page.translator.text("charts.year", year=period), numeric=True) for period in periods),
    )
    caption = page.text("comparison.series_caption", indicator=indicator.name)
    return Table(caption=caption, columns=columns, rows=tuple(rows))


def _values(
    page: Page, series: Mapping[Period, float], periods: tuple[Period, ...], indicator: Indicator
) -> list[Cell]:
    return [words.level(page, indicator, series.get(period)) for period in periods]


def spread_twin(page: Page, comparison: Comparison, *, indicator: Indicator) -> None:
    """Show, folded, the spread between the areas as a table."""
    table = partial(_spread_table, page, comparison, indicator=indicator)
    tables.twin(page, table, origin_ids=comparison.origin_ids, name="spread")


def _spread_table(page: Page, comparison: Comparison, *, indicator: Indicator) -> Table:
    yearly = comparison.period.frequency is Frequency.YEARLY
    names = ("year" if yearly else "period", "areas", *QUANTILES)
    columns = (
        *(Column(header=page.text(f"column.{name}"), numeric=name not in {"year", "period"}) for name in names),
        *(
            Column(header=page.translator.text(f"comparing.column.{name}"), numeric=True)
            for name in ("width", "interval")
        ),
    )
    rows = tuple(_spread_row(page, of_year, indicator) for of_year in comparison.spread)
    return Table(caption=page.text("comparison.spread_caption", indicator=indicator.name), columns=columns, rows=rows)


def _spread_row(page: Page, of_year: Spread, indicator: Indicator) -> tuple[Cell, ...]:
    values = tuple(getattr(of_year, name) for name in QUANTILES)
    counted = Cell(text=str(of_year.areas), raw=of_year.areas)
    return (
        Cell(text=page.translator.value(of_year.period)),
        counted,
        *(words.level(page, indicator, value) for value in values),
        words.level(page, indicator, of_year.width),
        _limits(page, of_year.width_lower, of_year.width_upper, indicator=indicator),
    )
