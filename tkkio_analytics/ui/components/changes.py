"""What is new since the previous release or a day: figures, periods, and what came to be at risk."""

from collections.abc import Sequence

import streamlit as st

from tkkio_analytics.domain.changes import Changes, ReadSince
from tkkio_analytics.domain.difference import ReleaseDifference, SeriesDifference
from tkkio_analytics.domain.message import Decimal, Message, message
from tkkio_analytics.domain.period import Period
from tkkio_analytics.domain.risk import RiskFlag
from tkkio_analytics.ui import cache, navigation, state, words
from tkkio_analytics.ui.components import icons, releases, tables, text
from tkkio_analytics.ui.markup import Markup, element
from tkkio_analytics.ui.page import Page
from tkkio_analytics.ui.tables import Cell, Column, Table, html

NUMERIC = frozenset({"figures", "added", "revised", "vanished"})


def changes(page: Page, changes: Changes, *, goal_id: str, flags_only: bool = False) -> None:
    """Show what is new, in words and as tables; where there is nothing to hold it against, say so.

    Parameters
    ----------
    page
        The open page.
    changes
        What is new.
    goal_id
        Goal of the links.
    flags_only
        Whether the figures are left to the overview.
    """
    text.lines(page, findings(changes))
    if changes.difference is not None:
        _flags(page, changes.difference, goal_id=goal_id)
        if not flags_only and changes.difference.series:
            with st.expander(_words(page, "figures")):
                _series_table(page, changes.difference)
    if changes.read and not flags_only:
        with st.expander(_words(page, "read")):
            _read_table(page, changes.read)


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
    newer = sum(entry.latest_before != entry.latest_after for entry in series)
    return [
        message("changes.found.difference", indicators=_count(len(series)), **ids, **sums),
        message("changes.found.periods", count=_count(newer)),
        message(
            "changes.found.flags", flagged=_count(len(difference.flagged)), cleared=_count(len(difference.cleared))
        ),
    ]


def _count(number: int) -> Decimal:
    return Decimal(value=number, decimals=0)


def _flags(page: Page, difference: ReleaseDifference, *, goal_id: str) -> None:
    for name, flags in (("flagged", difference.flagged), ("cleared", difference.cleared)):
        if flags:
            title = element("strong", page.translator.text(f"releases.{name}"))
            items = [_flag(page, flag, goal_id=goal_id) for flag in flags]
            st.html(element("p", title, class_="tk-text") + element("ul", items, class_="tk-list"))


def _flag(page: Page, flag: RiskFlag, *, goal_id: str) -> Markup:
    cell = flag.signals
    region = page.translator.localized(cache.regions()[cell.region_code].short_name)
    indicator = page.translator.localized(cache.indicators()[cell.indicator_id].short_name)
    href = state.address(navigation.path("trends"), region=cell.region_code, indicator=cell.indicator_id, goal=goal_id)
    link = element("a", f"{region}, {indicator}", href=href, target="_self")
    said = page.translator.message(flag.reason)
    return element("li", icons.icon("trajectory", cell.trajectory), " ", link, ": ", said)


def _series_table(page: Page, difference: ReleaseDifference) -> None:
    names = ("indicator", "newest", "added", "revised", "vanished", "largest")
    rows = tuple(_series(page, entry) for entry in difference.series)
    caption = page.translator.text("releases.difference", before=difference.before.id, after=difference.after.id)
    table = Table(caption=caption, columns=_columns(page, names), rows=rows)
    tables.table(page, table, origin_ids=(), name="changes")


def _series(page: Page, entry: SeriesDifference) -> tuple[Cell, ...]:
    counts = ((number, words.count(page, number)) for number in (entry.added, entry.revised, entry.vanished))
    return (
        Cell(text=page.translator.localized(cache.indicators()[entry.indicator_id].short_name)),
        Cell(text=_newest(page, entry)),
        *(cell if number else Cell(text=words.MISSING, raw=0) for number, cell in counts),
        Cell(text="; ".join(releases.change(page, change) for change in entry.largest[:3]) or words.MISSING),
    )


def _newest(page: Page, entry: SeriesDifference) -> str:
    codes = (entry.latest_before, entry.latest_after)
    before, after = (words.MISSING if code is None else page.translator.value(Period.parse(code)) for code in codes)
    return after if before == after else f"{before} → {after}"


def _read_table(page: Page, read: Sequence[ReadSince]) -> None:
    rows = tuple(
        (
            Cell(text=page.translator.localized(cache.indicators()[entry.indicator_id].short_name)),
            Cell(text=page.translator.value(entry.latest_period)),
            words.count(page, entry.figures),
            Cell(text=page.translator.value(entry.accessed), raw=entry.accessed.isoformat()),
        )
        for entry in read
    )
    names = ("indicator", "newest", "figures", "accessed")
    table = Table(caption=_words(page, "read_caption"), columns=_columns(page, names), rows=rows)
    st.html(html(table))
    tables.save(page, table, origin_ids=(), name="read")


def _columns(page: Page, names: Sequence[str]) -> tuple[Column, ...]:
    words = page.translator.text
    return tuple(
        Column(header=words(f"changes.column.{name}"), numeric=name in NUMERIC, wide=name == "largest")
        for name in names
    )


def _words(page: Page, name: str) -> str:
    return page.translator.text(f"changes.screen.{name}")
