"""What is new since the previous release or a day: figures, periods, and what came to be at risk."""

from collections.abc import Sequence
from functools import partial

from tkkio_analytics.domain.changes import Changes, ReadSince
from tkkio_analytics.domain.difference import ReleaseDifference, SeriesDifference
from tkkio_analytics.domain.message import Decimal, Message, message
from tkkio_analytics.domain.period import Period
from tkkio_analytics.domain.risk import RiskFlag
from tkkio_analytics.ui import cache, flow, navigation, state, words
from tkkio_analytics.ui.components import icons, tables, text
from tkkio_analytics.ui.components.folds import fold
from tkkio_analytics.ui.components.release_difference import release_difference
from tkkio_analytics.ui.markup import Markup, element
from tkkio_analytics.ui.page import Page
from tkkio_analytics.ui.tables import Cell, Column, Table, html


def changes(page: Page, changes: Changes, *, goal_id: str) -> None:
    """Show what is new, in words and as tables; where there is nothing to hold it against, say so.

    Parameters
    ----------
    page
        The open page.
    changes
        What is new.
    goal_id
        Goal of the links.
    """
    text.lines(page, findings(changes))
    if changes.difference is not None and changes.difference.series:
        _flags(page, changes.difference, goal_id=goal_id)
        fold(page, _words(page, "figures"), partial(release_difference, page, changes.difference), name="figures")
    if changes.read:
        fold(page, _words(page, "read"), partial(_read_table, page, changes.read), name="read")


def findings(changes: Changes) -> list[Message]:
    """Return what is new in sentences."""
    since = changes.since
    if changes.difference is not None:
        return _compared(changes.difference)
    if changes.same and since is not None:
        return [message("changes.found.same", day=since)]
    if since is None:
        return [message("changes.found.only_one")]
    if not changes.read:
        return [message("changes.found.nothing_read", day=since)]
    figures = sum(entry.figures for entry in changes.read)
    newest = max(entry.latest_period for entry in changes.read)
    read = {"indicators": _count(len(changes.read)), "figures": _count(figures), "period": newest}
    return [message("changes.found.no_release", day=since), message("changes.found.read", day=since, **read)]


def _compared(difference: ReleaseDifference) -> list[Message]:
    series = difference.series
    ids = {"before": difference.before.id, "after": difference.after.id}
    if not series:
        return [message("changes.found.no_difference", **ids)]
    sums = {name: _count(sum(getattr(entry, name) for entry in series)) for name in ("added", "revised", "vanished")}
    came = sum(change.came for change in difference.flags)
    return [
        message("changes.found.difference", indicators=_count(len(series)), **ids, **sums),
        *_newer(series),
        message("changes.found.flags", flagged=_count(came), cleared=_count(len(difference.flags) - came)),
    ]


def _newer(series: Sequence[SeriesDifference]) -> list[Message]:
    """Return which indicators have a newer period, as a list of one sentence or none."""
    newer = [entry for entry in series if entry.latest_after is not None and entry.latest_before != entry.latest_after]
    named = tuple(
        message(
            "changes.found.period",
            indicator=cache.indicator_of(entry.indicator_id).short_name,
            period=Period.parse(entry.latest_after or ""),
        )
        for entry in newer
    )
    return [message("changes.found.periods", indicators=named)] if named else []


def _count(number: int) -> Decimal:
    return Decimal(value=number, decimals=0)


def _flags(page: Page, difference: ReleaseDifference, *, goal_id: str) -> None:
    for name, came in (("flagged", True), ("cleared", False)):
        items = [_flag(page, change.flag, goal_id=goal_id) for change in difference.flags if change.came is came]
        if items:
            title = element("p", element("strong", page.translator.text(f"releases.{name}")), class_="tk-text")
            flow.show(element("div", title, element("ul", items, class_="tk-list")))


def _flag(page: Page, flag: RiskFlag, *, goal_id: str) -> Markup:
    cell = flag.signals
    region = page.translator.localized(cache.regions()[cell.region_code].short_name)
    indicator = page.translator.localized(cache.indicator_of(cell.indicator_id).short_name)
    href = state.address(navigation.path("trends"), region=cell.region_code, indicator=cell.indicator_id, goal=goal_id)
    link = element("a", f"{region}, {indicator}", href=href, target="_self")
    said = page.translator.message(flag.reason)
    return element("li", icons.icon("trajectory", cell.trajectory), " ", link, ": ", said)


def _read_table(page: Page, read: Sequence[ReadSince]) -> None:
    rows = tuple(
        (
            Cell(text=page.translator.localized(cache.indicator_of(entry.indicator_id).short_name)),
            Cell(text=page.translator.value(entry.latest_period)),
            words.count(page, entry.figures),
            Cell(text=page.translator.value(entry.accessed), raw=entry.accessed.isoformat()),
        )
        for entry in read
    )
    columns = tuple(
        Column(header=page.translator.text(f"changes.column.{name}"), numeric=name == "figures")
        for name in ("indicator", "newest", "figures", "accessed")
    )
    table = Table(caption=_words(page, "read_caption"), columns=columns, rows=rows)
    flow.show(html(table))
    tables.save(page, table, origin_ids=(), name="read")


def _words(page: Page, name: str) -> str:
    return page.translator.text(f"changes.screen.{name}")
