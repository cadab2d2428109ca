"""The comparison with need taken into account: a view of its own, apart from the raw figures."""

from tkkio_analytics.charts import need_plot
from tkkio_analytics.domain.comparison import AreaComparison, IntervalKind, Verdict
from tkkio_analytics.domain.indicator import Indicator
from tkkio_analytics.domain.message import Decimal
from tkkio_analytics.domain.need import NeedView
from tkkio_analytics.ui import cache, flow, words
from tkkio_analytics.ui.cache.parts import kept_part
from tkkio_analytics.ui.components import pictures, sources, tables, text
from tkkio_analytics.ui.markup import element
from tkkio_analytics.ui.page import Page
from tkkio_analytics.ui.tables import Cell, Column, Table

TONES = {Verdict.BETTER: "tk-better", Verdict.WORSE: "tk-worse"}
COLUMNS = ("area", "coefficient", "adjusted", "adjusted_difference", "verdict")
WORDED = frozenset({"area", "verdict"})


def need_adjusted(page: Page, view: NeedView, *, indicator: Indicator, followed: str = "") -> None:
    """Show the adjusted comparison below a heading of its own, the followed area marked, or why there is none."""
    flow.title(page.translator.text("money.need.heading"))
    reason = element("p", page.translator.value(view.reason), class_="tk-text")
    if view.comparison is None:
        flow.show(element("div", element("p", page.translator.text("money.need.refused"), class_="tk-text"), reason))
        return
    flow.show(element("div", element("p", page.translator.message(view.comparison.headline), class_="tk-text"), reason))
    spec = need_plot.chart(view.comparison, indicator=indicator, regions=cache.regions(), chosen=followed)
    pictures.chart(page, spec, name="need")
    table = _table(page, view, indicator, followed=followed)
    tables.table(page, table, origin_ids=view.origin_ids, name="need")
    text.lines(page, view.caveats)
    flow.show(
        element("ul", sources.origin_items(page, origin_ids=_coefficient_origins(view)), class_="tk-list tk-small")
    )


@kept_part
def _table(page: Page, view: NeedView, indicator: Indicator, *, followed: str) -> Table:
    areas = view.comparison.areas if view.comparison else ()
    kind = view.comparison.interval_kind if view.comparison else IntervalKind.NONE
    caption = page.translator.text(
        "money.need.caption",
        indicator=indicator.short_name,
        year=view.period,
        coefficient_year=view.coefficient_year or view.period.year,
        kind=page.text(f"interval.{kind}"),
    )
    return Table(
        caption=caption,
        columns=tuple(
            Column(header=page.translator.text(f"money.column.{name}"), numeric=name not in WORDED) for name in COLUMNS
        ),
        rows=tuple(_row(page, area, view=view, indicator=indicator) for area in areas),
        chosen=next((place for place, area in enumerate(areas) if area.region_code == followed), None),
    )


def _row(page: Page, area: AreaComparison, *, view: NeedView, indicator: Indicator) -> tuple[Cell, ...]:
    coefficient = view.coefficients.get(area.region_code)
    shown = Cell(text=words.MISSING, raw="")
    if coefficient is not None:
        shown = Cell(text=page.translator.value(Decimal(value=coefficient, decimals=2)), raw=coefficient)
    return (
        Cell(text=page.translator.localized(cache.regions()[area.region_code].short_name)),
        shown,
        words.level(page, indicator, area.value),
        words.change(page, indicator, area.difference),
        Cell(text=page.text(f"verdict.{area.verdict}"), tone=TONES.get(area.verdict)),
    )


def _coefficient_origins(view: NeedView) -> tuple[str, ...]:
    of_levels = view.comparison.origin_ids if view.comparison else ()
    return tuple(origin for origin in view.origin_ids if origin not in of_levels)
