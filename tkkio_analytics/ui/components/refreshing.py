"""Fetching new figures from a page: ordered in one click by a role that may, followed and cancelled by any session."""

from datetime import datetime
from typing import Final

import streamlit as st

from tkkio_analytics.config import moment
from tkkio_analytics.domain.indicator import Indicator
from tkkio_analytics.domain.refresh import SeriesResult
from tkkio_analytics.domain.refresh_run import RefreshRun, RunState
from tkkio_analytics.errors import TkkioError
from tkkio_analytics.services.refresh import Order
from tkkio_analytics.ui import cache, flow, state, words
from tkkio_analytics.ui.components import notices
from tkkio_analytics.ui.markup import Markup, element
from tkkio_analytics.ui.page import Page
from tkkio_analytics.ui.tables import Cell, Column, Table, html

LOOKED_EVERY_S: Final = 2.0
SHOWN_CHANGES: Final = 3
SHOWN_NAMES: Final = 6
COUNTS: Final = ("added", "revised", "vanished")
LONGEST_NUMBER: Final = 9
MINUTE_S: Final = 60
_SEEN: Final = "tkkio.refresh.seen"
_TOLD: Final = "tkkio.refresh.told"


@flow.alone
def refresh_panel(page: Page) -> None:
    """Show the latest refresh and, to a role that may, how a new one is ordered."""
    if page.practice:
        return
    flow.title(page.translator.text("refreshing.title"))
    _followed(page, with_orders=True)


@flow.alone
def missing_series(page: Page, *, wanted: Indicator | None = None) -> None:
    """Offer to fetch the series that have no figures by area although a source publishes them.

    Parameters
    ----------
    page
        The open page.
    wanted
        The one that is asked about; it is offered alone, or the ones of its subject where no source publishes it.
        None offers all, to a role that may fetch them; others are told where they ask for one.
    """
    loadable = () if page.practice else cache.loadable()
    if wanted is not None:
        same = tuple(item for item in loadable if item.id == wanted.id)
        loadable = same or tuple(item for item in loadable if item.topic == wanted.topic)
    may = cache.identity().may_refresh
    if not loadable or (wanted is None and not may):
        return
    named = ", ".join(_named(page, item) for item in loadable[:SHOWN_NAMES])
    more = len(loadable) - SHOWN_NAMES
    text = page.translator.text
    told = (
        text("refreshing.missing", indicators=named)
        if more <= 0
        else text("refreshing.missing_more", indicators=named, count=more)
    )
    flow.show(element("p", told, class_="tk-text"))
    if not may:
        flow.show(element("p", text("refreshing.who"), class_="tk-text tk-quiet"))
        return
    order = Order(indicator_ids=tuple(item.id for item in loadable)) if wanted is not None else Order(missing=True)
    _button(page, "fetch_missing", order, count=len(loadable))
    _followed(page, with_orders=False)


def _followed(page: Page, *, with_orders: bool) -> None:
    """Show the latest refresh, again and again while it runs."""
    run = cache.latest_refresh()
    going_on = run is not None and run.going_on
    if not (with_orders or going_on):
        return
    st.fragment(_panel, run_every=LOOKED_EVERY_S if going_on else None)(page, with_orders=with_orders)


def _panel(page: Page, *, with_orders: bool) -> None:
    run = cache.latest_refresh()
    if run is not None and run.going_on:
        st.session_state[_SEEN] = run.id
    elif run is not None and st.session_state.pop(_SEEN, None) == run.id:
        # Whoever has followed a refresh to its end wants to see what it brought.
        state.follow_in_force()
        st.rerun(scope="app")
    error: TkkioError | None = st.session_state.pop(_TOLD, None)
    if error is not None:
        notices.failed(page, "refreshing.not_begun", error)
    if run is None:
        flow.show(element("p", page.translator.text("refreshing.never"), class_="tk-text"))
    elif run.going_on:
        _going_on(page, run)
    else:
        _ended(page, run)
    if with_orders and not (run is not None and run.going_on):
        _orders(page)


def _orders(page: Page) -> None:
    """Show what can be ordered; to others, who may."""
    text = page.translator.text
    if not cache.identity().may_refresh:
        flow.show(element("p", text("refreshing.who"), class_="tk-text tk-quiet"))
        return
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        _button(page, "fetch_all", Order())
        if cache.loadable():
            _button(page, "fetch_missing", Order(missing=True), count=len(cache.loadable()))
        if cache.outside_count():
            _button(page, "fetch_outside", Order(again=True), count=cache.outside_count())
    with st.form("tkkio.refresh.number", border=False), st.container(horizontal=True, vertical_alignment="bottom"):
        number = st.text_input(
            text("refreshing.number"), max_chars=LONGEST_NUMBER, width=220, key="tkkio.refresh.typed"
        )
        if st.form_submit_button(text("refreshing.fetch_number")):
            _begin(Order(source_ids=("sotkanet",), indicator_ids=(number.strip(),)))
            st.rerun(scope="app")
    st.caption(text("refreshing.number_note"))


def _button(page: Page, name: str, order: Order, **params: object) -> None:
    st.button(
        page.translator.text(f"refreshing.{name}", **params),
        key=f"tkkio.refresh.{page.id}.{name}",
        on_click=_begin,
        args=(order,),
        type="primary" if name == "fetch_missing" else "secondary",
        disabled=(run := cache.latest_refresh()) is not None and run.going_on,
    )


def _begin(order: Order) -> None:
    try:
        cache.begin_refresh(order)
    except TkkioError as error:
        st.session_state[_TOLD] = error


def _cancel() -> None:
    try:
        cache.cancel_refresh()
    except TkkioError as error:
        st.session_state[_TOLD] = error


def _going_on(page: Page, run: RefreshRun) -> None:
    text = page.translator.text
    known = cache.indicators().get(run.label)
    label = run.label if known is None else page.translator.localized(known.short_name)
    told = (
        text("refreshing.starting")
        if not run.whole
        else text("refreshing.running", done=run.done, whole=run.whole, label=label)
    )
    left = run.left(moment())
    if left is not None:
        minutes = round(left.total_seconds() / MINUTE_S)
        told = f"{told} {text('refreshing.left', count=minutes) if minutes else text('refreshing.left_soon')}"
    st.progress(run.share, text=told)
    flow.show(element("p", _begun(page, run), class_="tk-text tk-quiet"))
    if cache.is_cancelled(run):
        flow.show(element("p", text("refreshing.cancelling"), class_="tk-text"))
    elif cache.identity().may_refresh:
        st.button(text("refreshing.cancel"), key=f"tkkio.refresh.{page.id}.cancel", on_click=_cancel)


def _ended(page: Page, run: RefreshRun) -> None:
    text = page.translator.text
    lines: list[str | Markup] = [element("strong", text(f"refreshing.state.{run.state}")), " ", _begun(page, run)]
    if run.state is not RunState.FINISHED:
        told = run.reason is not None and run.state is not RunState.CANCELLED
        lines += [" ", page.translator.message(run.reason)] if told and run.reason is not None else []
        flow.show(element("p", lines, class_="tk-text"))
        return
    counts = [text(f"refresh.count.{of_state.value}", count=count) for of_state, count in run.counts]
    flow.show(element("p", [*lines, " ", " ".join(counts)], class_="tk-text"))
    if run.published:
        link = element(
            "a", text("refreshing.open", release=run.after), href=state.here(release=run.after), target="_self"
        )
        flow.show(element("p", text("refresh.published", release=run.after), " ", link, class_="tk-text"))
    if run.series:
        _series_table(page, run)


def _series_table(page: Page, run: RefreshRun) -> None:
    text = page.translator.text
    headers = ("indicator", "became", *COUNTS, "largest")
    table = Table(
        caption=text("refreshing.caption", day=run.begun.date()),
        columns=tuple(
            Column(
                header=text(f"refreshing.column.{name}" if name == "became" else f"releases.column.{name}"),
                numeric=name in COUNTS,
                wide=name == "largest",
            )
            for name in headers
        ),
        rows=tuple(_row(page, result) for result in run.series),
    )
    flow.show(html(table))


def _row(page: Page, result: SeriesResult) -> tuple[Cell, ...]:
    indicator = _indicator(result.indicator_id)
    name = result.indicator_id if indicator is None else page.translator.localized(indicator.short_name)
    difference = result.difference
    counts = [
        Cell(text=words.MISSING) if difference is None else Cell(text=str(getattr(difference, k))) for k in COUNTS
    ]
    told = words.MISSING
    if result.reason is not None:
        told = page.translator.message(result.reason)
    elif difference is not None and indicator is not None:
        changes = [words.cell_change(page, indicator, change) for change in difference.largest[:SHOWN_CHANGES]]
        told = "; ".join(changes) or words.MISSING
    became = Cell(text=page.translator.text(f"refreshing.became.{result.state}"))
    return (Cell(text=name, note=result.source_id), became, *counts, Cell(text=told))


def _indicator(indicator_id: str) -> Indicator | None:
    return cache.indicators().get(indicator_id) or cache.outside_indicator(indicator_id)


def _named(page: Page, indicator: Indicator) -> str:
    name, number = page.translator.localized(indicator.short_name), f"({indicator.source_id})"
    return name if name.endswith(number) else f"{name} {number}"


def _begun(page: Page, run: RefreshRun) -> str:
    time = _time(page, run.begun)
    if run.by:
        return page.translator.text("refreshing.begun_by", by=run.by, **time)
    return page.translator.text("refreshing.begun", **time)


def _time(page: Page, at: datetime) -> dict[str, str]:
    return {"day": page.translator.value(at.date()), "hour": f"{at:%H}", "minute": f"{at:%M}"}
