"""What changed between two releases: figure by figure, and which areas came to be at risk or ceased to be, and why."""

from typing import Final

from tkkio_analytics.domain.difference import FlagChange, ReleaseDifference, SeriesDifference
from tkkio_analytics.domain.indicator import Indicator
from tkkio_analytics.domain.message import Decimal
from tkkio_analytics.domain.risk import Signals
from tkkio_analytics.ui import cache, flow, navigation, state, words
from tkkio_analytics.ui.components import tables
from tkkio_analytics.ui.components.lineage import lineage_link
from tkkio_analytics.ui.markup import element
from tkkio_analytics.ui.page import Page
from tkkio_analytics.ui.tables import Cell, Column, Table

COUNTS: Final = ("added", "revised", "vanished", "unchanged")
FLAG_HEADERS: Final = ("region", "indicator", "latest", "goal", "probability", "why")


def release_difference(page: Page, difference: ReleaseDifference) -> None:
    """Show what was added, revised and taken away between two releases, and which flags changed and why."""
    text = page.translator.text
    if not difference.series:
        flow.show(element("p", text("releases.no_difference"), class_="tk-text"))
        return
    for name, came in (("flagged", True), ("cleared", False)):
        _flags(page, name, tuple(flag for flag in difference.flags if flag.came is came))
    if difference.flags:
        flow.show(element("p", text("releases.how_explained"), class_="tk-small"))
    headers = ("indicator", *COUNTS, "largest")
    table = Table(
        caption=text("releases.difference", before=difference.before.id, after=difference.after.id),
        columns=tuple(
            Column(header=text(f"releases.column.{name}"), numeric=name in COUNTS, wide=name == "largest")
            for name in headers
        ),
        rows=tuple(_series(page, series) for series in difference.series),
    )
    tables.table(page, table, origin_ids=(), name="difference")


def _flags(page: Page, name: str, changes: tuple[FlagChange, ...]) -> None:
    text = page.translator.text
    if not changes:
        flow.show(element("p", text(f"releases.none_{name}"), class_="tk-text"))
        return
    table = Table(
        caption=text(f"releases.{name}"),
        columns=tuple(Column(header=text(f"releases.column.{key}"), wide=key == "why") for key in FLAG_HEADERS),
        rows=tuple(_flag(page, change) for change in changes),
    )
    tables.table(page, table, origin_ids=(), name=name)


def _flag(page: Page, change: FlagChange) -> tuple[Cell, ...]:
    region, indicator_id = change.flag.signals.region_code, change.flag.signals.indicator_id
    indicator = cache.indicators()[indicator_id]
    trends = state.address(navigation.path("trends"), region=region, indicator=indicator_id)
    latest = [_latest(page, signals, indicator) for signals in (change.before, change.after)]
    goals = [_goal(page, signals, indicator) for signals in (change.before, change.after)]
    chances = [words.probability(page, signals.outlook.probability).text for signals in (change.before, change.after)]
    return (
        Cell(text=page.translator.localized(cache.regions()[region].short_name), href=trends),
        Cell(text=page.translator.localized(indicator.short_name)),
        Cell(text=_moved(page, latest), href=_origin(change)),
        Cell(text=_moved(page, goals)),
        Cell(text=_moved(page, chances)),
        Cell(text=_why(page, change)),
    )


def _why(page: Page, change: FlagChange) -> str:
    text = page.translator.text
    how = "alone" if change.alone else "together"
    found = change.alone or change.together
    causes = [text(f"releases.cause.{cause}") for cause in found]
    key = f"releases.{how}.{'one' if len(found) == 1 else 'several'}"
    return text(key, causes=tuple(causes))


def _moved(page: Page, both: list[str]) -> str:
    """Return a before and an after, once where they read the same."""
    before, after = both
    return after if before == after else page.translator.text("releases.moved", before=before, after=after)


def _latest(page: Page, signals: Signals, indicator: Indicator) -> str:
    if signals.latest_period is None:
        return words.MISSING
    level = words.level(page, indicator, signals.latest_value).text
    return f"{page.translator.value(signals.latest_period)}: {level}"


def _goal(page: Page, signals: Signals, indicator: Indicator) -> str:
    target = signals.outlook.target
    return words.level(page, indicator, None if target is None else target.value).text


def _origin(change: FlagChange) -> str | None:
    """Return the link to where the newer figure comes from."""
    period = change.after.latest_period
    if period is None:
        return None
    signals = change.flag.signals
    return lineage_link(indicator_id=signals.indicator_id, region_code=signals.region_code, period=period.code)


def _series(page: Page, series: SeriesDifference) -> tuple[Cell, ...]:
    indicator = cache.indicator_of(series.indicator_id)
    counts = (getattr(series, name) for name in COUNTS)
    largest = [words.cell_change(page, indicator, change) for change in series.largest[:3]]
    return (
        Cell(text=page.translator.localized(indicator.short_name)),
        *(Cell(text=page.translator.value(Decimal(value=count, decimals=0)), raw=count) for count in counts),
        Cell(text="; ".join(largest) or words.MISSING),
    )
