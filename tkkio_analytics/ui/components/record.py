"""The measured record behind a probability, one click away from it."""

from collections.abc import Iterable
from functools import partial
from typing import Final

from tkkio_analytics.charts import reliability
from tkkio_analytics.domain.forecast import Route
from tkkio_analytics.domain.message import Decimal, Message, Share
from tkkio_analytics.domain.method import MethodId
from tkkio_analytics.domain.risk import Signals
from tkkio_analytics.domain.target import Record, RecordKind, TargetOutlook
from tkkio_analytics.ui import cache, flow, navigation, state, words
from tkkio_analytics.ui.components import pictures, tables
from tkkio_analytics.ui.components.folds import fold
from tkkio_analytics.ui.markup import Markup, element
from tkkio_analytics.ui.page import Page
from tkkio_analytics.ui.tables import Cell, Column, Table

HEADERS: Final = ("record_kind", "horizon", "region_origins", "origins", "skill", "coverage", "coverage_95", "slope")
METHODS_OF: Final = {Route.ANNUAL_PANEL: MethodId.PANEL, Route.NONE: MethodId.PANEL, Route.SHORT: MethodId.SHORT}
"""Method that the page of methods opens for a route."""
BINS: Final = ("stated", "came_true", "forecasts")


def record(page: Page, outlook: TargetOutlook) -> None:
    """Show, folded, what a probability rests on: whose past forecasts, how many, and how they turned out."""
    if outlook.record is not None and outlook.record_statement is not None:
        in_full(page, outlook.record, statement=outlook.record_statement, href=address(outlook))


def in_full(page: Page, record: Record, *, statement: Message, href: str | None) -> None:
    """Show a record, folded, with its scores and bins, and the link to where it is explained.

    Parameters
    ----------
    page
        The open page.
    record, statement
        The record, and the same in words.
    href
        Where it is explained; None where nowhere.
    """
    fold(page, page.text("record.title"), partial(_scores, page, record, statement=statement), name="record")
    if href is not None:
        link = element("a", page.text("record.link"), href=href, target="_self")
        flow.show(element("p", link, class_="tk-small"))


def _scores(page: Page, record: Record, *, statement: Message) -> None:
    flow.show(element("p", page.translator.message(statement), class_="tk-text"))
    flow.show(element("p", page.text("record.reading"), class_="tk-small"))
    tables.table(page, _table(page, [((), record, None)], named=()), origin_ids=(), name="record")
    if record.reliability:
        pictures.chart(page, reliability.chart(record), name="reliability")
        tables.table(page, bins(page, record), origin_ids=(), name="reliability")


def records(page: Page, cells: Iterable[Signals]) -> None:
    """Show, folded, what the probabilities of a whole view rest on, one row a record."""
    rested = [cell for cell in cells if cell.outlook.record is not None and cell.outlook.probability is not None]
    if rested:
        fold(page, page.text("record.title_many"), partial(_many_scores, page, rested), name="records")


def _many_scores(page: Page, cells: Iterable[Signals]) -> None:
    found: dict[tuple[str, Record], str | None] = {}
    for cell in cells:
        if cell.outlook.record is not None:
            found[cell.indicator_id, cell.outlook.record] = address(cell.outlook)
    names = {item.id: page.translator.localized(item.short_name) for item in cache.followed_indicators().values()}
    flow.show(element("p", page.text("record.reading"), class_="tk-small"))
    rows = [((Cell(text=names[indicator_id]),), record, href) for (indicator_id, record), href in found.items()]
    tables.table(page, _table(page, rows, named=("indicator",)), origin_ids=(), name="records")


def summary(page: Page, outlook: TargetOutlook) -> Markup | None:
    """Return the record of one probability, folded behind a word, for a table cell."""
    if outlook.record_statement is None:
        return None
    statement = element("p", page.translator.message(outlook.record_statement))
    return element("details", element("summary", page.text("record.short")), statement)


def address(outlook: TargetOutlook) -> str | None:
    """Return the link to the record and the method behind an outlook's probability, None where there is none."""
    if outlook.record is None:
        return None
    route = None if outlook.forecast is None else outlook.forecast.route
    return address_of(outlook.record, indicator_id=outlook.indicator_id or "", route=route)


def address_of(record: Record, *, indicator_id: str, route: Route | None) -> str | None:
    """Return the link to a record and the method of a route, None where the page of methods does not have it.

    That page holds the long panel's record of yearly figures alone: that of surveys is told where it stands.
    """
    if record.of_surveys:
        return None
    method = None if route is None else METHODS_OF.get(route)
    opened = {} if method is None else {"method": method.value}
    return record_address(record, indicator_id=indicator_id, **opened)


def record_address(record: Record, *, indicator_id: str, **more: str) -> str:
    """Return the link to a record on the page of methods.

    Parameters
    ----------
    record
        Where to land.
    indicator_id
        Whose it is, for an own record.
    **more
        Further choices, such as the method to open.
    """
    choices = {"record": record.kind.value, "horizon": str(record.horizon_years)}
    if record.kind is RecordKind.MATCHED:
        choices["n"] = str(record.n_observations)
    if record.kind is RecordKind.OWN:
        choices["indicator"] = indicator_id
    return state.address(navigation.path("methods"), **choices, **more)


def whose(page: Page, record: Record) -> str:
    """Return whose past forecasts a record counts."""
    panel = page.translator.value(record.panel)
    return page.text(f"record.{record.kind}", panel=panel, n=str(record.n_observations or ""))


def scores(page: Page, record: Record) -> tuple[Cell, ...]:
    """Return skill, coverage of both intervals and slope of a record, as cells."""
    value = page.translator.value
    return (
        Cell(text=value(Decimal(value=record.brier_skill, decimals=2)), raw=record.brier_skill),
        Cell(text=value(Share(value=record.coverage_80)), raw=record.coverage_80),
        Cell(text=value(Share(value=record.coverage_95)), raw=record.coverage_95),
        words.slope(page, record.calibration_slope),
    )


def bins(page: Page, record: Record) -> Table:
    """Return the reliability bins of a record as a table."""
    value = page.translator.value
    return Table(
        caption=page.text("record.bins"),
        columns=tuple(Column(header=page.text(f"column.{name}"), numeric=True) for name in BINS),
        rows=tuple(
            (
                Cell(text=value(Share(value=of_bin.mean_probability)), raw=of_bin.mean_probability),
                Cell(text=value(Share(value=of_bin.observed_frequency)), raw=of_bin.observed_frequency),
                words.count(page, of_bin.count),
            )
            for of_bin in record.reliability
        ),
    )


def _table(page: Page, rows: Iterable[tuple[tuple[Cell, ...], Record, str | None]], *, named: tuple[str, ...]) -> Table:
    headers = (*named, *HEADERS)
    return Table(
        caption=page.text("record.caption"),
        columns=tuple(
            Column(header=page.text(f"column.{name}"), numeric=name not in {"record_kind", *named}) for name in headers
        ),
        rows=tuple((*first, *_figures(page, record, href=href)) for first, record, href in rows),
    )


def _figures(page: Page, record: Record, *, href: str | None) -> tuple[Cell, ...]:
    return (
        Cell(text=whose(page, record), href=href),
        Cell(text=page.translator.text(f"routing.distance.{record.step.value}", count=record.ahead), raw=record.ahead),
        words.count(page, record.region_origins),
        words.count(page, record.origins),
        *scores(page, record),
    )
